"""The ribs: each a band that leaves the spine at a transverse process, turns down at its angle and runs to the side of the chest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bands import tapered
from frame import SIDE_POINTS
from parts import Detail, Shape
from spline import even

if TYPE_CHECKING:
    from frame import Point
    from spline import Knot

HALF = 0.0105
"""Half the height of a rib seen from behind."""

BACKS: list[list[Point]] = [
    [(0.052, -0.004), (0.076, -0.002), (0.102, 0.012), (0.114, 0.032), (0.113, 0.050)],
    [(0.048, 0.037), (0.078, 0.045), (0.116, 0.066), (0.144, 0.094), (0.157, 0.122)],
    [(0.047, 0.084), (0.080, 0.093), (0.128, 0.119), (0.174, 0.162), (0.196, 0.201)],
    [(0.047, 0.132), (0.082, 0.140), (0.136, 0.169), (0.192, 0.218), (0.222, 0.267)],
    [(0.047, 0.178), (0.084, 0.187), (0.142, 0.216), (0.207, 0.272), (0.243, 0.333)],
    [(0.047, 0.227), (0.086, 0.236), (0.147, 0.266), (0.219, 0.328), (0.257, 0.395)],
    [(0.047, 0.279), (0.086, 0.288), (0.152, 0.319), (0.228, 0.385), (0.267, 0.457)],
    [(0.047, 0.334), (0.086, 0.344), (0.154, 0.376), (0.232, 0.443), (0.272, 0.519)],
    [(0.047, 0.390), (0.084, 0.401), (0.154, 0.436), (0.230, 0.503), (0.271, 0.583)],
    [(0.046, 0.450), (0.080, 0.462), (0.150, 0.497), (0.224, 0.566), (0.263, 0.652)],
    [(0.044, 0.510), (0.070, 0.520), (0.124, 0.551), (0.174, 0.606), SIDE_POINTS["rib11-tip"]],
    [(0.044, 0.569), (0.064, 0.582), (0.102, 0.618), (0.138, 0.664), SIDE_POINTS["rib12-tip"]],
]
"""From the transverse process to the side of the chest, where the next rib covers it; the two lowest end free."""

FRONTS: list[list[Point]] = [
    [(0.113, 0.044), (0.094, 0.082), (0.030, 0.100)],
    [(0.156, 0.116), (0.144, 0.160), (0.096, 0.176), (0.030, 0.157)],
    [(0.195, 0.195), (0.180, 0.236), (0.118, 0.248), (0.030, 0.205)],
    [(0.221, 0.260), (0.206, 0.304), (0.136, 0.318), (0.030, 0.250)],
    [(0.242, 0.325), (0.230, 0.372), (0.156, 0.392), (0.030, 0.293)],
    [(0.256, 0.388), (0.246, 0.440), (0.180, 0.470), (0.030, 0.332)],
    [(0.266, 0.450), (0.258, 0.505), (0.200, 0.546), (0.030, 0.362)],
    [(0.271, 0.512), (0.263, 0.568), (0.216, 0.612), (0.110, 0.480)],
    [(0.270, 0.574), (0.262, 0.622), (0.226, 0.654), (0.150, 0.552)],
    [(0.262, 0.646), (0.253, 0.674), (0.2326, 0.689), (0.196, 0.628)],
]
"""The front halves that are seen through the gaps: round the side of the chest, to the cartilage, up to the breastbone."""

BREASTBONE: list[Knot] = [
    *[(0.0, 0.078), (0.020, 0.074), (0.046, 0.086), (0.038, 0.120), (0.026, 0.155)],
    *[(0.034, 0.260), (0.033, 0.330), (0.018, 0.372), (0.008, 0.420), (0.0, 0.430)],
]


def _rib(line: list[Point]) -> list[Knot]:
    """A rib: narrow at the neck, full behind, thinner where it turns away from the viewer."""
    return tapered(line, [HALF * share for share in (0.8, 1.0, 1.0, 0.9, 0.42)])


def _crease(line: list[Point]) -> list[Knot]:
    """The line of the lower edge, which is sharp and casts the shadow of the groove beneath it."""
    return [(x, y + HALF * 0.42) for x, y in even(line[1:], 3)]


_RIBS = [_rib(line) for line in BACKS]

RIB_CAGE = Shape(
    "rib-cage",
    "bone",
    _RIBS[0],
    more=_RIBS[1:],
    details=[Detail("bone-line", [_crease(line) for line in BACKS], loop=False)],
)
FRONT_OF_RIBS = Shape("front-of-ribs", "scenery", BREASTBONE, extra_class="bone-far", details=[Detail("bone-far-rib", FRONTS, loop=False)])
