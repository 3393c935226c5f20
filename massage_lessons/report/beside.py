"""Where the numbers of a map stand, so that none lies on another: on their places, else in the margin with a line to them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from massage_lessons.drawing.path import Point

LETTER = 17.0
"""How wide a figure of a number is, in units of the drawing."""

HIGH = 32.0
"""How high a number is, with its halo."""

GAP = 6.0
MARGIN = 56.0
"""The middle of the column of numbers beside the body."""

BADGE = 17.0
TOUCHING = 24.0
"""How far beside its arrow a badge stands that does not fit on it."""

ALONG = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8)


@dataclass(frozen=True, slots=True)
class Number:
    """How many in 100 missed a place: where it stands, and the line from there to its place (empty: it stands on it)."""

    text: str
    at: Point
    line: str = ""


@dataclass(frozen=True, slots=True)
class Curve:
    """The three points of an arrow."""

    start: Point
    bow: Point
    end: Point

    def point(self, share: float) -> Point:
        """Return the point at a share of the way."""
        weights = ((1 - share) ** 2, 2 * share * (1 - share), share**2)
        points = (self.start, self.bow, self.end)
        x, y = (sum(weight * point[axis] for weight, point in zip(weights, points, strict=True)) for axis in (0, 1))
        return x, y


def numbers(spots: Sequence[tuple[str, Point]], height: float) -> list[Number]:
    """Place numbers at their spots, the first ones first; one that would lie on another goes into the margin."""
    standing: list[Number] = []
    pushed: list[tuple[str, Point]] = []
    for text, spot in spots:
        if any(_meet(text, spot, other.text, other.at) for other in standing):
            pushed.append((text, spot))
        else:
            standing.append(Number(text, spot))
    pushed.sort(key=lambda each: each[1][1])
    levels = _spread([y for _, (_, y) in pushed], height)
    return standing + [_aside(text, spot, level) for (text, spot), level in zip(pushed, levels, strict=True)]


def badges(curves: Sequence[Curve], taken: Sequence[Number]) -> list[Point]:
    """Where the badge of each arrow stands: on it near its middle, else beside it, clear of ends, other arrows and what stands already."""
    ends = [point for curve in curves for point in (curve.start, curve.end)]
    found: list[Point] = []
    for curve in curves:
        others = [other.point(share) for other in curves if other is not curve for share in ALONG]
        solid = [(point, BADGE + 10) for point in ends] + [(point, 2 * BADGE + GAP) for point in found]
        solid += [(number.at, BADGE + HIGH / 2) for number in taken] + [(point, BADGE + 5) for point in others]
        found.append(max(_around(curve), key=lambda spot: _free(spot, solid)))
    return found


def _free(spot: Point, solid: Sequence[tuple[Point, float]]) -> float:
    """Return how far a badge lies within the reach of anything, below nought; all that is clear counts the same."""
    return min(0.0, *(math.dist(spot, point) - reach for point, reach in solid))


def _around(curve: Curve) -> Iterator[Point]:
    """Spots for a badge, the best first: on the arrow, then beside it."""
    (x0, y0), (x1, y1) = curve.start, curve.end
    length = max(math.dist(curve.start, curve.end), 1.0)
    across = ((y1 - y0) / length, -(x1 - x0) / length)
    for beside in (0.0, TOUCHING, -TOUCHING, 2 * TOUCHING, -2 * TOUCHING):
        for share in ALONG:
            x, y = curve.point(share)
            yield x + beside * across[0], y + beside * across[1]


def _meet(text: str, spot: Point, other: str, at: Point) -> bool:
    wide = LETTER * (len(text) + len(other)) / 2 + GAP
    return abs(spot[0] - at[0]) < wide and abs(spot[1] - at[1]) < HIGH


def _spread(levels: Sequence[float], height: float) -> list[float]:
    """Heights in the margin, as near to those that are wished as they can be without touching; both go from the top down."""
    found: list[float] = []
    for level in levels:
        found.append(max(level, found[-1] + HIGH if found else HIGH))
    floor = height - HIGH
    for place in range(len(found) - 1, -1, -1):
        found[place] = min(found[place], floor)
        floor = found[place] - HIGH
    return found


def _aside(text: str, spot: Point, level: float) -> Number:
    return Number(text, (MARGIN, level), f"M{MARGIN + LETTER * len(text) / 2 + GAP:.1f},{level:.1f}L{spot[0]:.1f},{spot[1]:.1f}")
