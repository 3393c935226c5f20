"""Bands along a line: of even width with round ends, or swelling and tapering like a line of the pen; and the gleam made of these."""

from __future__ import annotations

from math import hypot, pi, sin
from typing import TYPE_CHECKING

from spline import blended, even

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frame import Point
    from spline import Knot


APART = 0.014
"""How far apart the lines of a gleam lie, in landmark units, unless that would make too many of them."""
MOST = 8


def band(line: Sequence[Knot], half: float) -> list[Knot]:
    """The outline of a band that reaches `half` to either side of a line."""
    middle = even(line, 13)
    right, left = _sides(middle, [half] * len(middle))
    return [_beyond(middle[1], middle[0], half), *right, _beyond(middle[-2], middle[-1], half), *reversed(left)]


def pen_line(line: Sequence[Knot], half: float, count: int = 6) -> list[Knot]:
    """The outline of a line that is thickest in its middle and ends in two points."""
    middle = even(line, count)
    halves = [half * sin(pi * i / (count - 1)) for i in range(count)]
    right, left = _sides(middle, halves)
    return [(*middle[0], "corner"), *right[1:-1], (*middle[-1], "corner"), *reversed(left[1:-1])]


def gleam(patch: Sequence[Knot], share: float = 1.0) -> list[list[Knot]]:
    """Lines of the pen that fill a patch along its fibres, longest and broadest in the middle, so that it fades without a blur.

    The patch goes along one fibre and comes back along another; `share` is how much of its length and width is filled.
    """
    middle = len(patch) // 2
    one, other = patch[:middle], patch[middle:][::-1]
    across = hypot(one[middle // 2][0] - other[middle // 2][0], one[middle // 2][1] - other[middle // 2][1]) * share
    count = min(max(round(across / APART), 2), MOST)
    return [_gleam_line(one, other, (2 * k + 1) / count - 1, share, across / count) for k in range(count)]


def _gleam_line(one: Sequence[Knot], other: Sequence[Knot], aside: float, share: float, apart: float) -> list[Knot]:
    """One line of a gleam, so far aside of its middle: from -1 to 1."""
    line = blended(one, other, 0.5 + aside * share / 2)
    bare = round((len(line) - 1) / 2 * (1 - share * (1 - 0.5 * aside * aside)))
    return pen_line(line[bare : len(line) - bare], apart * (0.8 - 0.35 * aside * aside), count=3)


def tapered(middle: Sequence[Point], halves: Sequence[float]) -> list[Knot]:
    """The outline of a band with its own half-width at each of the given points, round at both ends."""
    right, left = _sides(middle, halves)
    first, last = _beyond(middle[1], middle[0], halves[0] * 0.7), _beyond(middle[-2], middle[-1], halves[-1] * 0.7)
    return [first, *right, last, *reversed(left)]


def _sides(middle: Sequence[Point], halves: Sequence[float]) -> tuple[list[Point], list[Point]]:
    right, left = [], []
    last = len(middle) - 1
    for i, ((x, y), half) in enumerate(zip(middle, halves, strict=True)):
        (ax, ay), (bx, by) = middle[max(i - 1, 0)], middle[min(i + 1, last)]
        share = half / hypot(bx - ax, by - ay)
        right.append((x + (ay - by) * share, y + (bx - ax) * share))
        left.append((x - (ay - by) * share, y - (bx - ax) * share))
    return right, left


def _beyond(before: Point, end: Point, far: float) -> Point:
    """The tip of a round end, a little past the line's own."""
    x, y = end[0] - before[0], end[1] - before[1]
    return end[0] + x * far / hypot(x, y), end[1] + y * far / hypot(x, y)
