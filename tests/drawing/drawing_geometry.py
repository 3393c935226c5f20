"""The drawing as a test sees it: shapes and points in landmark units, taken from the paths of the SVG file itself."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import shapely
from shapely import LineString, Point, Polygon
from svgpathtools import CubicBezier, Line, parse_path
from svgpathtools import Path as Curve

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shapely.geometry.base import BaseGeometry

Place = tuple[float, float]

BACK = Path(__file__).resolve().parent.parent.parent / "images" / "back.svg"
SVG = "{http://www.w3.org/2000/svg}"
STEPS = 12
"""Straight pieces per curve: finer than a tenth of a unit of the drawing."""


class Sketch:
    """One SVG file, measured in landmark units: C7 is (0, 0), S2 is (0, 1), x is positive on the receiver's right."""

    def __init__(self, path: Path = BACK) -> None:
        self.root = ET.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314 - our own file
        self._shapes: dict[str, BaseGeometry] = {}
        self._slices: dict[tuple[str, float], tuple[float, float]] = {}

    @cached_property
    def by_id(self) -> dict[str, ET.Element]:
        """Every element that has an id."""
        return {element.attrib["id"]: element for element in self.root.iter() if "id" in element.attrib}

    @cached_property
    def order(self) -> dict[str, int]:
        """Where each id stands in the file: later is painted on top."""
        return {name: i for i, name in enumerate(self.by_id)}

    @cached_property
    def frame(self) -> tuple[float, float, float]:
        """The midline, the height of C7 and the length of one unit, in SVG units, read from the two anchors."""
        c7, s2 = self.by_id["c7"], self.by_id["s2"]
        top = float(c7.attrib["cy"])
        return float(c7.attrib["cx"]), top, float(s2.attrib["cy"]) - top

    def ids(self, kind: str) -> list[str]:
        """The ids of all elements of a class, in painting order."""
        return [name for name, element in self.by_id.items() if kind in element.get("class", "").split()]

    def place(self, name: str) -> Place:
        """The place of a landmark."""
        circle = self.by_id[name]
        return self._unit(float(circle.attrib["cx"]), float(circle.attrib["cy"]))

    def shape(self, name: str) -> BaseGeometry:
        """The surface of a structure; a group is all that it holds. `body` is the silhouette."""
        if name not in self._shapes:
            self._shapes[name] = self.surface(self._paths(name))
        return self._shapes[name]

    def surface(self, paths: Iterable[ET.Element]) -> BaseGeometry:
        """The surface of some paths together."""
        rings = [ring for path in paths for ring in self._lines(path.attrib["d"])]
        return shapely.union_all([shapely.make_valid(Polygon(ring)) for ring in rings])

    def fibres(self, name: str) -> list[list[Place]]:
        """The fibres drawn on a muscle, each a line of points."""
        paths = (p for p in self.root.iter(f"{SVG}path") if p.get("data-of") == name)
        return [line for p in paths if "fibre" in p.get("class", "").split() for line in self._lines(p.attrib["d"])]

    def _paths(self, name: str) -> list[ET.Element]:
        if name == "body":
            return [p for p in self.root.iter(f"{SVG}path") if p.get("class") == "body"]
        element = self.by_id[name]
        return [element] if element.tag == f"{SVG}path" else [p for p in element.iter(f"{SVG}path") if "id" in p.attrib]

    def _lines(self, d: str) -> Iterator[list[Place]]:
        for part in parse_path(d).continuous_subpaths():
            yield [self._unit(place.real, place.imag) for place in _sampled(part)]

    def _unit(self, x: float, y: float) -> Place:
        middle, top, unit = self.frame
        return (x - middle) / unit, (y - top) / unit

    # What the constraints ask of a shape.

    def points(self, name: str) -> list[Place]:
        """The points of the outline."""
        return [(x, y) for x, y in shapely.get_coordinates(self.shape(name))]

    def top(self, name: str, *, beyond: float = -9, within: float = 9) -> Place:
        """The highest point of a shape, between two x."""
        return min((p for p in self._band(name, beyond, within)), key=lambda p: p[1])

    def bottom(self, name: str, *, beyond: float = -9, within: float = 9) -> Place:
        """The lowest point of a shape, between two x."""
        return max((p for p in self._band(name, beyond, within)), key=lambda p: p[1])

    def _band(self, name: str, low: float, high: float) -> list[Place]:
        part = shapely.intersection(self.shape(name), shapely.box(low, -9, high, 9))
        return [(x, y) for x, y in shapely.get_coordinates(part)]

    def inner(self, name: str) -> Place:
        """The point nearest to the left edge of the sheet; for a shape of the right side, its medial end."""
        return min(self.points(name))

    def outer(self, name: str) -> Place:
        """The point nearest to the right edge of the sheet."""
        return max(self.points(name))

    def across(self, name: str, y: float) -> tuple[float, float]:
        """The least and the greatest x of a shape at a level."""
        if (name, y) not in self._slices:
            cut = shapely.intersection(self.shape(name), LineString([(-9, y), (9, y)]))
            if cut.is_empty:
                message = f"{name} has nothing at y {y:.3f}"
                raise LookupError(message)
            self._slices[name, y] = (cut.bounds[0], cut.bounds[2])
        return self._slices[name, y]

    def edge(self, name: str, y: float) -> float:
        """The outer edge of a shape of the right side at a level."""
        return self.across(name, y)[1]

    def trunk(self, y: float) -> float:
        """Half the width of head or trunk at a level, without arms that hang free."""
        cut = shapely.intersection(self.shape("body"), LineString([(0, y), (9, y)]))
        parts = [part for part in getattr(cut, "geoms", [cut]) if part.distance(Point(0, y)) < 1e-3]
        return max(part.bounds[2] for part in parts) if parts else 0.0

    def gap(self, name: str, place: Place) -> float:
        """How far a place lies from a shape; 0 inside it."""
        return float(self.shape(name).distance(Point(place)))

    def outside(self, name: str) -> float:
        """The share of a shape that lies outside the body."""
        shape = self.shape(name)
        return float(shape.difference(self.shape("body")).area / shape.area)


def levels(low: float, high: float, step: float = 0.01) -> list[float]:
    """Levels from one y to another."""
    count = round((high - low) / step)
    return [low + (high - low) * i / count for i in range(count + 1)]


def _sampled(part: Curve) -> Iterator[complex]:
    yield part[0].start
    for segment in part:
        if not isinstance(segment, (CubicBezier, Line)):
            message = f"the drawing is made of straight lines and cubic curves; this is {segment!r}"
            raise TypeError(message)
        steps = STEPS if isinstance(segment, CubicBezier) else 1
        yield from (segment.point(i / steps) for i in range(1, steps + 1))


@cache
def back() -> Sketch:
    """The drawing of the project, read once."""
    return Sketch()
