"""Smooth curves through named points, as SVG path data.

A curve is a list of points in landmark units. A point with a third member, "corner", is a place where the outline turns sharply;
between corners the curve is a centripetal Catmull-Rom spline, which passes through every point and does not overshoot.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from frame import Point, mirrored, to_svg

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Corner = tuple[float, float, str]
Knot = Point | Corner

STEPS = 12
"""Straight pieces per span when a curve is sampled for geometry."""


def closed(knots: Sequence[Knot], *, left: bool = False) -> str:
    """The path data of a closed outline."""
    return _path(_spans(knots, loop=True), left=left) + "Z"


def opened(knots: Sequence[Knot], *, left: bool = False) -> str:
    """The path data of an open line."""
    return _path(_spans(knots, loop=False), left=left)


def sampled(knots: Sequence[Knot], *, loop: bool, steps: int = STEPS) -> list[Point]:
    """Points along the curve, in landmark units."""
    spans = _spans(knots, loop=loop)
    points = [spans[0][0]]
    for a, b, c, d in spans:
        points += [_bezier(a, b, c, d, i / steps) for i in range(1, steps + 1)]
    return points


def blended(start: Sequence[Knot], end: Sequence[Knot], share: float) -> list[Point]:
    """The line that lies between two lines of the same direction, at a share from 0 (start) to 1 (end).

    This is how muscle fibres are laid between the two borders of a muscle.
    """
    first, second = even(start), even(end)
    return [(ax + (bx - ax) * share, ay + (by - ay) * share) for (ax, ay), (bx, by) in zip(first, second, strict=True)]


def even(knots: Sequence[Knot], count: int = 9) -> list[Point]:
    """Points at even distances along an open line."""
    points = sampled(knots, loop=False)
    marks = [0.0]
    for (ax, ay), (bx, by) in pairwise(points):
        marks.append(marks[-1] + ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5)
    found, i = [], 0
    for k in range(count):
        want = marks[-1] * k / (count - 1)
        while i < len(marks) - 2 and marks[i + 1] < want:
            i += 1
        span = marks[i + 1] - marks[i]
        share = (want - marks[i]) / span if span else 0.0
        (ax, ay), (bx, by) = points[i], points[i + 1]
        found.append((ax + (bx - ax) * share, ay + (by - ay) * share))
    return found


Span = tuple[Point, Point, Point, Point]


def _spans(knots: Sequence[Knot], *, loop: bool) -> list[Span]:
    places: list[Point] = [(k[0], k[1]) for k in knots]
    sharp = [len(k) > 2 for k in knots]  # noqa: PLR2004 - a third member marks a corner
    count = len(places)
    spans: list[Span] = []
    for i in range(count if loop else count - 1):
        j = (i + 1) % count
        before = None if sharp[i] or (not loop and i == 0) else places[i - 1]
        after = None if sharp[j] or (not loop and j == count - 1) else places[(j + 1) % count]
        spans.append(_span(before, places[i], places[j], after))
    return spans


def _span(before: Point | None, start: Point, end: Point, after: Point | None) -> Span:
    """The cubic between two points; a missing neighbour means that the line starts or ends there."""
    out = _handle(before, start, end) if before else _third(start, end)
    back = _handle(after, end, start) if after else _third(end, start)
    return start, out, back, end


def _third(start: Point, end: Point) -> Point:
    return start[0] + (end[0] - start[0]) / 3, start[1] + (end[1] - start[1]) / 3


def _handle(before: Point, start: Point, end: Point) -> Point:
    """The control point beside `start`, centripetal, so that uneven spacing makes no loop."""
    d0 = max(_distance(before, start), 1e-9) ** 0.5
    d1 = max(_distance(start, end), 1e-9) ** 0.5
    weight = 3 * d0 * (d0 + d1)

    def one(axis: int) -> float:
        a, b, c = before[axis], start[axis], end[axis]
        return (d0 * d0 * c - d1 * d1 * a + (2 * d0 * d0 + 3 * d0 * d1 + d1 * d1) * b) / weight

    return one(0), one(1)


def _distance(a: Point, b: Point) -> float:
    return float(((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5)


def _bezier(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    s = 1 - t
    weights = (s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t)
    return (
        sum(w * p[0] for w, p in zip(weights, (a, b, c, d), strict=True)),
        sum(w * p[1] for w, p in zip(weights, (a, b, c, d), strict=True)),
    )


def _path(spans: Sequence[Span], *, left: bool) -> str:
    turn: Callable[[Point], Point] = mirrored if left else _same
    text = ["M" + _pair(turn(spans[0][0]))]
    text += ["C" + " ".join(_pair(turn(p)) for p in span[1:]) for span in spans]
    return "".join(text)


def _same(point: Point) -> Point:
    return point


def _pair(point: Point) -> str:
    x, y = to_svg(point)
    return f"{_short(x)},{_short(y)}"


def _short(number: float) -> str:
    text = f"{number:.1f}"
    return text.removesuffix(".0")
