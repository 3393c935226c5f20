"""The map of confusions: a layer of the drawing, tinted by how often each place was missed, with arrows to what was taken for it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from massage_lessons.course import find
from massage_lessons.drawing import reader
from massage_lessons.drawing.path import pieces
from massage_lessons.report import beside
from massage_lessons.report.beside import Curve

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from massage_lessons.course.model import Drawing, Layer, Shape
    from massage_lessons.drawing.path import Point
    from massage_lessons.report.beside import Number
    from massage_lessons.report.statistics import Share

MOST_ARROWS = 6
"""On one layer: more could not be told apart."""

RADIUS = 9.0
BEND = 0.18
"""How far an arrow bows out, as a share of its length, so that two that lead back and forth lie apart."""

WIDEST, NARROWEST = 9.0, 3.0
FEWEST = 2
"""A confusion that happened once is in the table, but has no arrow."""

GRID = 16
"""Points a side that are tried for the spot inside an outline."""

STEPS = 4
"""Straight pieces that stand for a curve where a spot is looked for."""


@dataclass(frozen=True, slots=True)
class Tint:
    """A place on the map: its outline, and how many in 100 first tries missed it (None: never asked)."""

    d: str
    missed: int | None


@dataclass(frozen=True, slots=True)
class Arrow:
    """From the place that was asked for to the one that was given; `number` is its row in the table."""

    number: int
    d: str
    head: str
    width: float
    badge: Point


@dataclass(frozen=True, slots=True)
class Map:
    """A layer with its places from the deepest up, their numbers and its arrows."""

    layer: str
    name: str
    width: float
    height: float
    body: str
    tints: tuple[Tint, ...]
    numbers: tuple[Number, ...]
    arrows: tuple[Arrow, ...]


def maps(sought: Mapping[str, Share], taken_for: Sequence[tuple[str, str, int]]) -> list[Map]:
    """A map of each layer on which places were looked for; the arrows are numbered as `taken_for` is, from 1."""
    drawing = _drawing()
    layers = {base: find.entry(base).layer for base in sought}
    most = max((count for _, _, count in taken_for), default=1)
    found = []
    for layer in (each for each in find.course().layers if each.id in layers.values()):
        rows = [
            (number, wanted, given, count)
            for number, (wanted, given, count) in enumerate(taken_for, 1)
            if wanted != given and layers.get(wanted) == layer.id and count >= FEWEST
        ]
        found.append(
            _map(layer, drawing, sought, [(number, wanted, given, count / most) for number, wanted, given, count in rows[:MOST_ARROWS]])
        )
    return found


def _map(layer: Layer, drawing: Drawing, sought: Mapping[str, Share], rows: Sequence[tuple[int, str, str, float]]) -> Map:
    shapes = [shape for shape in drawing.shapes if shape.layer == layer.id and shape.part_of is None]
    tints = [Tint(_outline(shape), _missed(sought[shape.base]) if shape.base in sought else None) for shape in shapes]
    # A pair has its number on the left only, and its arrows on the right: so they keep out of each other's way.
    told = sorted((shape for shape in shapes if shape.side != "right" and shape.base in sought), key=_room, reverse=True)
    numbers = beside.numbers([(str(_missed(sought[shape.base])), _middle(shape)) for shape in told], drawing.frame.height)
    curves = [_curve(_spot(wanted), _spot(given)) for _, wanted, given, _ in rows]
    spots = beside.badges(curves, numbers)
    arrows = [_arrow(number, curve, share, badge) for (number, _, _, share), curve, badge in zip(rows, curves, spots, strict=True)]
    return Map(layer.id, layer.name, drawing.frame.width, drawing.frame.height, drawing.body, tuple(tints), tuple(numbers), tuple(arrows))


def _missed(share: Share) -> int:
    return round(100 * (1 - share.value))


@cache
def _drawing() -> Drawing:
    return reader.load()


@cache
def _outline(shape: Shape) -> str:
    if shape.centre is not None:
        x, y = shape.centre
        return f"M{x - RADIUS:g},{y:g}a{RADIUS:g},{RADIUS:g} 0 1 0 {2 * RADIUS:g},0a{RADIUS:g},{RADIUS:g} 0 1 0 {-2 * RADIUS:g},0Z"
    if shape.d is not None:
        return shape.d
    return "".join(_outline(part) for part in _drawing().shapes if part.part_of == shape.id)


@cache
def _middle(shape: Shape) -> Point:
    """The point that lies deepest inside a shape, of a group inside its largest part."""
    if shape.centre is not None:
        return shape.centre
    polygon = max(_polygons(_outline(shape)), key=_extent)
    (left, top), (right, bottom) = _box(polygon)
    steps = [(step + 0.5) / GRID for step in range(GRID)]
    deepest, found = 0.0, polygon[0]
    for x in steps:
        crossed = _crossings(left + x * (right - left), polygon)
        for y in steps:
            point = (left + x * (right - left), top + y * (bottom - top))
            if sum(place < point[1] for place in crossed) % 2:
                depth = _depth(point, polygon, deepest)
                if depth > deepest:
                    deepest, found = depth, point
    return found


def _crossings(x: float, polygon: Sequence[Point]) -> list[float]:
    """How far down an upright line crosses an outline: a point on it is inside where it has an odd number of these above."""
    edges = zip(polygon, (*polygon[1:], polygon[0]), strict=True)
    return [y0 + (x - x0) / (x1 - x0) * (y1 - y0) for (x0, y0), (x1, y1) in edges if (x0 > x) != (x1 > x)]


def _depth(point: Point, polygon: Sequence[Point], at_least: float) -> float:
    """How far it is to the nearest corner; once it is no more than `at_least`, nobody needs to know how much less."""
    least = math.inf
    for corner in polygon:
        least = min(least, math.dist(point, corner))
        if least <= at_least:
            break
    return least


@cache
def _room(shape: Shape) -> float:
    """The box around a shape, in square units of the drawing: nothing around a point."""
    return 0.0 if shape.centre is not None else max(map(_extent, _polygons(_outline(shape))))


def _polygons(d: str) -> list[list[Point]]:
    """The outlines of a path in straight pieces, several for each piece of it: a spot keeps away from corners."""
    found: list[list[Point]] = []
    for piece in pieces(d):
        if piece.command == "M":
            found.append([piece.points[0]])
            continue
        here = found[-1][-1]
        shares = [step / STEPS for step in range(1, STEPS + 1)]
        if piece.command == "C":
            found[-1] += [_on_curve((here, *piece.points), share) for share in shares]
        else:
            (x, y), (to_x, to_y) = here, piece.points[-1]
            found[-1] += [(x + share * (to_x - x), y + share * (to_y - y)) for share in shares]
    return found


def _on_curve(points: Sequence[Point], share: float) -> Point:
    weights = ((1 - share) ** 3, 3 * share * (1 - share) ** 2, 3 * share**2 * (1 - share), share**3)
    x, y = (sum(weight * point[axis] for weight, point in zip(weights, points, strict=True)) for axis in (0, 1))
    return x, y


def _box(polygon: Sequence[Point]) -> tuple[Point, Point]:
    xs, ys = zip(*polygon, strict=True)
    return (min(xs), min(ys)), (max(xs), max(ys))


def _extent(polygon: Sequence[Point]) -> float:
    (left, top), (right, bottom) = _box(polygon)
    return (right - left) * (bottom - top)


def _spot(base: str) -> Point:
    """Where an arrow starts or ends: on the right of two sides."""
    name = find.entry(base).shape_ids[-1]
    return _middle(next(shape for shape in _drawing().shapes if shape.id == name))


def _curve(start: Point, end: Point) -> Curve:
    """A way that bows to its left."""
    (x0, y0), (x1, y1) = start, end
    return Curve(start, ((x0 + x1) / 2 + BEND * (y1 - y0), (y0 + y1) / 2 - BEND * (x1 - x0)), end)


def _arrow(number: int, curve: Curve, share: float, badge: Point) -> Arrow:
    bow, (x1, y1) = curve.bow, curve.end
    width = NARROWEST + share * (WIDEST - NARROWEST)
    head = 8 + 2 * width
    back = math.dist(bow, curve.end) or 1.0
    along = ((x1 - bow[0]) / back, (y1 - bow[1]) / back)
    neck = (x1 - head * along[0], y1 - head * along[1])
    side = (-along[1] * head * 0.55, along[0] * head * 0.55)
    corners = (curve.end, (neck[0] + side[0], neck[1] + side[1]), (neck[0] - side[0], neck[1] - side[1]))
    return Arrow(
        number=number,
        d=f"M{_at(curve.start)}Q{_at(bow)} {_at(neck)}",
        head=f"M{' L'.join(map(_at, corners))}Z",
        width=round(width, 1),
        badge=(round(badge[0], 1), round(badge[1], 1)),
    )


def _at(point: Point) -> str:
    return f"{point[0]:.1f},{point[1]:.1f}"
