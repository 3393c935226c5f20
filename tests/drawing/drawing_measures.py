"""The register of what each constraint measures, and the constraints on the drawing as a whole and its outline."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from drawing_geometry import Sketch, levels

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Readings = dict[str, float]

MEASURES: dict[str, Callable[[Sketch], Readings]] = {}

SUPERFICIAL = ("trapezius", "latissimus-dorsi", "deltoid")
INTERMEDIATE = (
    "rhomboid-minor",
    "rhomboid-major",
    "levator-scapulae",
    "supraspinatus",
    "serratus-anterior",
    "serratus-posterior-superior",
    "serratus-posterior-inferior",
)
DEEP = ("splenius-capitis", "splenius-cervicis", "erector-spinae")
DEEPEST = ("semispinalis-capitis", "multifidus", "quadratus-lumborum")
SPINES = ("c3", "c4", "c5", "c6", "c7", *(f"t{i}" for i in range(1, 13)), *(f"l{i}" for i in range(1, 6)))


def measures(name: str) -> Callable[[Callable[[Sketch], Readings]], Callable[[Sketch], Readings]]:
    """Enter a function in the register under the id of its constraint."""

    def enter(function: Callable[[Sketch], Readings]) -> Callable[[Sketch], Readings]:
        MEASURES[name] = function
        return function

    return enter


def right(name: str) -> str:
    """The id of the receiver's right side."""
    return f"{name}-right"


@measures("C01")
def _symmetry(sketch: Sketch) -> Readings:
    names = [name for name in sketch.by_id if name.endswith("-right") and sketch.by_id[name].tag.endswith(("path", "}g"))]
    ratios = [sketch.shape(name).area / sketch.shape(name.removesuffix("-right") + "-left").area for name in names]
    return {"least area ratio, right to left": min(ratios), "greatest area ratio, right to left": max(ratios)}


@measures("C31")
def _ridge_is_covered(sketch: Sketch) -> Readings:
    cover = min(sketch.order[right(name)] for name in ("trapezius", "latissimus-dorsi"))
    return {"places between it and the next of the two": cover - sketch.order[right("erector-spinae")]}


def _narrowest(sketch: Sketch, low: float, high: float) -> tuple[float, float]:
    return min((sketch.trunk(y), y) for y in levels(low, high, 0.005))


@measures("C44")
def _neck(sketch: Sketch) -> Readings:
    width, y = _narrowest(sketch, -0.2, -0.03)
    return {"least half-width": width, "y of the least half-width": y}


@measures("C45")
def _waist(sketch: Sketch) -> Readings:
    width, y = _narrowest(sketch, 0.65, 0.9)
    return {"least half-width": width, "y of the least half-width": y}


@measures("C46")
def _hip(sketch: Sketch) -> Readings:
    widths = [sketch.trunk(y) for y in levels(1.0, 1.26)]
    return {"least half-width": min(widths), "greatest half-width": max(widths)}


@measures("C47")
def _order_of_widths(sketch: Sketch) -> Readings:
    neck, waist = _narrowest(sketch, -0.2, -0.03)[0], _narrowest(sketch, 0.65, 0.9)[0]
    hip, shoulder = max(sketch.trunk(y) for y in levels(1.0, 1.26)), sketch.edge("body", 0.23)
    return {"waist beyond neck": waist - neck, "hip beyond waist": hip - waist, "shoulder beyond hip": shoulder - hip}


@measures("C48")
def _spinous_tips(sketch: Sketch) -> Readings:
    places = [sketch.place(f"spinous-{name}") for name in SPINES]
    steps = [low[1] - high[1] for high, low in pairwise(places)]
    neck, below = steps[: SPINES.index("t1")], steps[SPINES.index("t1") :]
    return {
        "greatest distance from the midline": max(abs(x) for x, _ in places),
        "least step from C3 to T1": min(neck),
        "greatest step from C3 to T1": max(neck),
        "least step from T1 to L5": min(below),
        "greatest step from T1 to L5": max(below),
    }


@measures("C49")
def _inside(sketch: Sketch) -> Readings:
    return {"greatest share outside": max(sketch.outside(name) for name in sketch.ids("muscle"))}


@measures("C50")
def _stacking(sketch: Sketch) -> Readings:
    def over(upper: Sequence[str], lower: Sequence[str]) -> float:
        return min(sketch.order[right(name)] for name in upper) - max(sketch.order[right(name)] for name in lower)

    return {
        "superficial over intermediate": over(SUPERFICIAL, INTERMEDIATE),
        "intermediate over deep": over(INTERMEDIATE, DEEP),
        "deep over deepest": over(DEEP, DEEPEST),
    }
