"""The vertebral column from behind: bodies and transverse processes as one outline, the arches with their spinous processes upon it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from frame import MIDLINE_POINTS, mirrored
from parts import Detail, Shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frame import Point
    from spline import Knot


@dataclass(frozen=True, slots=True)
class Vertebra:
    """One vertebra: the level and reach of its transverse process, half the width of its body, and what kind it is."""

    name: str
    level: float
    reach: float
    body: float

    @property
    def tip(self) -> float:
        """The level of the spinous tip; the first vertebra has only a small bump."""
        return self.level + 0.006 if self.name == "c1" else MIDLINE_POINTS[f"spinous-{self.name}"][1]


VERTEBRAE = [
    Vertebra("c1", -0.1930, 0.0740, 0.034),
    Vertebra("c2", -0.1550, 0.0540, 0.030),
    Vertebra("c3", -0.1210, 0.0520, 0.029),
    Vertebra("c4", -0.0950, 0.0520, 0.029),
    Vertebra("c5", -0.0720, 0.0530, 0.030),
    Vertebra("c6", -0.0500, 0.0560, 0.031),
    Vertebra("c7", -0.0270, 0.0640, 0.033),
    Vertebra("t1", -0.0011, 0.0740, 0.034),
    Vertebra("t2", 0.0440, 0.0700, 0.031),
    Vertebra("t3", 0.0910, 0.0680, 0.030),
    Vertebra("t4", 0.1390, 0.0690, 0.030),
    Vertebra("t5", 0.1880, 0.0710, 0.030),
    Vertebra("t6", 0.2370, 0.0722, 0.031),
    Vertebra("t7", 0.2900, 0.0710, 0.032),
    Vertebra("t8", 0.3450, 0.0690, 0.033),
    Vertebra("t9", 0.4010, 0.0650, 0.034),
    Vertebra("t10", 0.4600, 0.0600, 0.035),
    Vertebra("t11", 0.5200, 0.0520, 0.037),
    Vertebra("t12", 0.5791, 0.0441, 0.039),
    Vertebra("l1", 0.6378, 0.0709, 0.041),
    Vertebra("l2", 0.6950, 0.0770, 0.042),
    Vertebra("l3", 0.7483, 0.0796, 0.044),
    Vertebra("l4", 0.8020, 0.0880, 0.046),
    Vertebra("l5", 0.8524, 0.1009, 0.049),
]


def _edge(here: Vertebra, space: float) -> list[Point]:
    """The right edge of one vertebra, from the root of the transverse process, round its tip, and back."""
    thick = min(0.0095, 0.24 * space)
    rise = {"c": -0.001, "t": 0.005, "l": 0.003}[here.name[0]]
    level, reach, body = here.level, here.reach, here.body
    return [
        (body, level - thick - 0.005),
        (reach - 0.003, level - 0.8 * thick - rise),
        (reach - 0.002, level + 0.7 * thick - rise),
        (body, level + thick + 0.004),
    ]


def _thoracic(here: Vertebra, space: float) -> list[Point]:
    """The right half of an arch whose long spinous process slopes down over the one below."""
    top, tip = here.level, here.tip
    return [
        (0.0, top - 0.16 * space),
        (0.025, top - 0.40 * space),
        (0.031, top - 0.10 * space),
        (0.025, top + 0.52 * space),
        (0.0115, top + 0.48 * space),
        (0.0058, tip - 0.004),
        (0.0, tip + 0.006),
    ]


def _lumbar(here: Vertebra, space: float) -> list[Point]:
    """The right half of an arch with strong joint processes and a spinous process like a blade."""
    top, tip = here.level, here.tip
    return [
        (0.0, top - 0.20 * space),
        (0.015, top - 0.24 * space),
        (0.029, top - 0.52 * space),
        (0.038, top - 0.22 * space),
        (0.030, top + 0.10 * space),
        (0.029, top + 0.54 * space),
        (0.014, top + 0.42 * space),
        (0.0088, tip - 0.002),
        (0.0, tip + 0.007),
    ]


def _cervical(here: Vertebra, space: float) -> list[Point]:
    """The right half of a low, broad arch with a forked spinous tip."""
    top, tip = here.level, here.tip
    fork = 0.0 if here.name == "c7" else 0.003
    return [
        (0.0, top - 0.12 * space),
        (0.016, top - 0.28 * space),
        (0.034, top - 0.40 * space),
        (0.039, top + 0.30 * space),
        (0.020, top + 0.34 * space),
        (0.0095, tip + fork),
        (0.0, tip + 0.004 - fork),
    ]


def _atlas(here: Vertebra, space: float) -> list[Point]:
    """The right half of the ring on which the skull rests."""
    top, half = here.level, 0.3 * space
    return [
        (0.0, top - 0.004),
        (0.020, top - 0.005),
        (0.036, top - half),
        (0.044, top),
        (0.036, top + half),
        (0.018, top + 0.010),
        (0.0, here.tip + 0.008),
    ]


def _arch(here: Vertebra, space: float) -> list[Knot]:
    make = _atlas if here.name == "c1" else {"c": _cervical, "t": _thoracic, "l": _lumbar}[here.name[0]]
    half = make(here, space)
    return [*half, *(mirrored(point) for point in reversed(half[1:-1]))]


def _spaces() -> list[float]:
    """The height that each vertebra may fill: the step to the next, or to the one above for the lowest."""
    levels = [vertebra.level for vertebra in VERTEBRAE]
    steps = [low - high for high, low in pairwise(levels)]
    return [*steps, steps[-1]]


def _column() -> Shape:
    pairs = list(zip(VERTEBRAE, _spaces(), strict=True))
    right: Sequence[Point] = [point for vertebra, space in pairs for point in _edge(vertebra, space)]
    outline: list[Knot] = [*right, *(mirrored(point) for point in reversed(right))]
    # Each arch lies over the one below it, so the lowest is painted first.
    arches = [Detail("bone-piece", [_arch(vertebra, space)]) for vertebra, space in reversed(pairs)]
    ridges = Detail("bone-line", [[(0.0, v.level), (0.0, v.tip - 0.004)] for v, _ in pairs[7:]], loop=False)
    return Shape("vertebral-column", "bone", outline, sides="midline", details=[*arches, ridges])


COLUMN = _column()
