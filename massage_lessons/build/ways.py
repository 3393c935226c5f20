"""The ways that hands take over a region: geometry in the units of the drawing, worked out when the course is built.

A way is drawn through the middle of the free place, smoothed, and only then cut back: smoothing could carry it over an edge.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import shapely
from shapely import LineString, MultiPolygon, Point, Polygon
from shapely.affinity import rotate, scale, translate
from shapely.ops import substring

from massage_lessons.drawing.path import pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from massage_lessons.course.model import StrokePath

Place = tuple[float, float]

CURVE_STEPS = 10
"""Straight steps for one curve of the drawing."""

CLEARANCE = 3.0
"""How far the line under the middle of the hand stays from the edge of its region."""

CLEAR_OF_ZONES = (28.0, 16.0, 8.0, 3.0)
"""How far it stays from a zone that it keeps off: the first that leaves enough room: the palm lies beside it where it can."""

ROOM = 0.3
"""The part of a region that is room enough."""

LANE = 62.0
"""One lane for each breadth of this size, in units of the drawing: a hand's breadth."""

MOST_LANES = 4
STATIONS = 24
POINTS = 9
RING_POINTS = 17
ASIDE = 24.0
"""How far a lane may give way to an edge before it ends."""

FROM_EDGE = 4.0
SHORTEST = 30.0
"""A way that is shorter is no movement."""

HAND = (152.0, 74.0)
"""Length and breadth of the sign for a hand."""

AHEAD = 16.0
"""How far the middle of the hand lies before the middle of its palm."""

SIZES = (1.0, 0.9, 0.8, 0.7)
"""The sizes of a hand beside its usual one: a smaller one looks like the hand of somebody else, so there is no way there."""
ON_THE_BODY = 0.95
"""The part of a hand's print that lies on the body."""

HIP, SIDE, HEAD, OTHER_SIDE = (580.0, 1750.0), (1300.0, 900.0), (600.0, -250.0), (-340.0, 900.0)
SHOULDERS: Mapping[StrokePath, tuple[Place, ...]] = {
    "along-fibres": (HIP, SIDE, HEAD, OTHER_SIDE),
    "across-fibres": (SIDE, HIP, OTHER_SIDE, HEAD),
    "towards-head": (HIP, SIDE, HEAD),
    "towards-hip": (HEAD, HIP, SIDE),
    "outwards": (SIDE, OTHER_SIDE, HIP, HEAD),
    "round": (SIDE, HIP, HEAD, OTHER_SIDE),
    "circle": (HIP, SIDE, HEAD, OTHER_SIDE),
    "still": (HIP, SIDE, HEAD, OTHER_SIDE),
}
"""Where the giver's shoulder may be, the best place first. Hands point away from it: a forearm always comes from the giver, and no wrist is
bent."""

ENOUGH = 0.6
"""The part of a line that is left where its ends are cut, because a hand there would hang over the edge of the body."""


@dataclass(frozen=True, slots=True)
class Way:
    """Where the middle of the palm goes, how the hand is turned there (degrees clockwise from pointing to the head), and its size."""

    points: tuple[Place, ...]
    angles: tuple[float, ...]
    size: float


def rings(d: str) -> Iterator[list[Place]]:
    """Yield the outlines of a path, with its curves as short straight steps."""
    ring: list[Place] = []
    for piece in pieces(d):
        if piece.command == "M" and ring:
            yield ring
            ring = []
        if piece.command == "C":
            ring += _curve(ring[-1], *piece.points)
        else:
            ring += piece.points
    yield ring


def _curve(start: Place, first: Place, second: Place, end: Place) -> Iterator[Place]:
    for step in range(1, CURVE_STEPS + 1):
        t = step / CURVE_STEPS
        u = 1 - t
        weights = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
        four = (start, first, second, end)
        yield (sum(w * p[0] for w, p in zip(weights, four, strict=True)), sum(w * p[1] for w, p in zip(weights, four, strict=True)))


def surface(ds: Iterable[str]) -> Polygon | MultiPolygon:
    """The surface of some outlines together."""
    return shapely.union_all([shapely.make_valid(Polygon(ring)) for d in ds for ring in rings(d)])


def free(region: Polygon, closed: Iterable[Polygon]) -> Polygon:
    """The largest part of a region that is clear of its own edge and of the zones that the hand keeps off; it may be empty."""
    inside, zones = region.buffer(-CLEARANCE), shapely.union_all(list(closed))
    found = Polygon()
    for clearance in CLEAR_OF_ZONES:
        left = inside.difference(zones.buffer(clearance))
        parts = [part for part in getattr(left, "geoms", [left]) if not part.is_empty]
        found = max(parts, key=lambda part: float(part.area), default=found)
        if found.area >= ROOM * region.area:
            break
    return found


def bearing(lines: Iterable[list[Place]], place: Polygon) -> float | None:
    """Which way fibres run within a place, in degrees from 'outwards', up as positive: the mean of their axes, each by its length."""
    x = y = 0.0
    for line in lines:
        inside = LineString(line).intersection(place)
        for part in getattr(inside, "geoms", [inside]):
            there = shapely.get_coordinates(part)
            for (ax, ay), (bx, by) in pairwise(there):
                # An axis has no front: twice its angle is the same for both ends.
                angle, length = 2 * math.atan2(ay - by, bx - ax), math.hypot(bx - ax, by - ay)
                x, y = x + length * math.cos(angle), y + length * math.sin(angle)
    return math.degrees(math.atan2(y, x) / 2) if math.hypot(x, y) > 0 else None


def ways(path: StrokePath, place: Polygon, body: Polygon, fibres: float | None, longest: float = math.inf) -> tuple[Way, ...]:
    """All ways of one kind through a free place, from the spine outwards; those on which no hand fits are left out.

    Of a line that is longer than `longest`, only so much of its middle is a way.
    """
    if place.is_empty:
        return ()
    middle = shapely.maximum_inscribed_circle(place, tolerance=1)
    centre, radius = Point(middle.coords[0]), middle.length
    if path == "still":
        lines = [LineString([centre, centre])]
    elif path == "circle":
        lines = [LineString(centre.buffer(radius * 0.4, quad_segs=6).exterior.coords)]
    elif path == "round":
        # First narrower, then wider again by less: round at every corner, and inside all the same.
        lines = [LineString(place.buffer(-radius * 0.75).buffer(radius * 0.4).exterior.coords)]
    else:
        along = 90.0 if fibres is None else fibres
        turn = {"towards-head": 90.0, "towards-hip": -90.0, "outwards": 0.0, "along-fibres": along, "across-fibres": along + 90}[path]
        lines = list(_lanes(place, turn))
    found = (_way(_middle(line, longest), path, body) for line in lines)
    return tuple(way for way in found if way is not None)


def _lanes(place: Polygon, turn: float) -> Iterator[LineString]:
    """Yield lanes side by side in a direction, each smoothed and then cut back to the place."""
    origin = place.centroid
    flat = rotate(place, turn, origin=origin)  # y points down, so this turns the direction onto x
    _, top, _, bottom = flat.bounds
    lanes = max(1, min(MOST_LANES, round((bottom - top) / LANE)))
    for lane in range(lanes):
        middle = max(_runs(flat, None if lanes == 1 else top + (bottom - top) * (lane + 0.5) / lanes), key=len)
        if len(middle) < POINTS:
            continue
        cut = LineString(_smooth(middle)).intersection(flat)
        whole = max(getattr(cut, "geoms", [cut]), key=lambda part: float(part.length))
        if whole.length >= SHORTEST:
            yield rotate(whole, -turn, origin=origin)


def _middle(line: LineString, longest: float) -> LineString:
    aside = max(0.0, line.length - longest) / 2
    return substring(line, aside, line.length - aside) if aside else line


def _runs(flat: Polygon, height: float | None) -> Iterator[list[Place]]:
    """Yield the points from left to right through a place, at one height or in its middle; a new run where the height is outside it."""
    left, top, right, bottom = flat.bounds
    run: list[Place] = []
    for station in range(STATIONS + 1):
        x = left + (right - left) * (0.02 + 0.96 * station / STATIONS)
        across = flat.intersection(LineString([(x, top - 1), (x, bottom + 1)]))
        parts = [part.bounds[1::2] for part in getattr(across, "geoms", [across]) if part.length > 2 * FROM_EDGE]
        spans = [(low + FROM_EDGE, high - FROM_EDGE) for low, high in parts]
        if height is None:
            wanted = [(low + high) / 2 for low, high in sorted(spans, key=lambda span: span[0] - span[1])[:1]]
        else:
            nearest = [min(max(height, low), high) for low, high in spans]
            wanted = [y for y in sorted(nearest, key=lambda y: abs(y - height)) if abs(y - height) <= ASIDE][:1]
        if wanted:
            run.append((x, wanted[0]))
        else:
            yield run
            run = []
    yield run


def _smooth(points: list[Place]) -> list[Place]:
    """The points after some rounds of the mean of each with its neighbours; the ends stay."""
    for _ in range(12):
        between = (
            ((a[0] + 2 * b[0] + c[0]) / 4, (a[1] + 2 * b[1] + c[1]) / 4)
            for a, b, c in zip(points[:-2], points[1:-1], points[2:], strict=True)
        )
        points = [points[0], *between, points[-1]]
    return points


def _way(line: LineString, path: StrokePath, body: Polygon) -> Way | None:
    """The way along a line with the largest hand that lies on the body all along it, seen from the best place that allows it."""
    least = {"still": 0.0, "round": 1.0, "circle": 1.0}.get(path, ENOUGH)
    for size in SIZES:
        for shoulder in SHOULDERS[path]:
            fits = [on_the_body(_at(line, i), _turn(_at(line, i), shoulder), size, body) >= ON_THE_BODY for i in range(STATIONS + 1)]
            first, last = _longest_run(fits)
            if last < first or last - first < least * STATIONS:
                continue
            count = {"still": 1, "round": RING_POINTS, "circle": RING_POINTS}.get(path, POINTS)
            places = tuple(_at(line, first + (last - first) * i / max(1, count - 1)) for i in range(count))
            return Way(places, tuple(_unwound(_turn(place, shoulder) for place in places)), size)
    return None


def _at(line: LineString, station: float) -> Place:
    point = line.interpolate(station / STATIONS, normalized=True)
    return (round(point.x, 1), round(point.y, 1))


def _turn(place: Place, shoulder: Place) -> float:
    """How a hand is turned that points away from a shoulder, in degrees clockwise from pointing to the head."""
    return math.degrees(math.atan2(place[0] - shoulder[0], shoulder[1] - place[1]))


def _unwound(turns: Iterable[float]) -> Iterator[float]:
    """Yield the same turns without a leap where they pass a full circle."""
    before: float | None = None
    for turn in turns:
        before = turn if before is None else before + (turn - before + 180) % 360 - 180
        yield float(round(before))


def _longest_run(fits: list[bool]) -> tuple[int, int]:
    """The first and the last of the longest run that fits; the last is before the first where none does."""
    best, start = (0, -1), 0
    for i, fit in enumerate(fits):
        if not fit:
            start = i + 1
        elif i - start > best[1] - best[0]:
            best = (start, i)
    return best


def hand(place: Place, turn: float, size: float) -> Polygon:
    """The print of a hand: an ellipse from the heel of the hand to the tips of the fingers."""
    length, breadth = HAND
    whole = scale(Point(0, -AHEAD).buffer(1, quad_segs=8), breadth * size / 2, length * size / 2)
    return translate(rotate(whole, turn, origin=(0, 0)), *place)


def on_the_body(place: Place, turn: float, size: float, body: Polygon) -> float:
    """The part of a hand's print that lies on the body."""
    there = hand(place, turn, size)
    return float(there.intersection(body).area / there.area)
