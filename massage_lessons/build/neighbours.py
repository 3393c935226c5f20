"""What lies beside, over and under each place of the drawing: worked out ahead, since no kernel has geometry.

The right side stands for both: the drawing is mirrored. The same for every language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely
from shapely import Point

from massage_lessons import files
from massage_lessons.build import fit, ways
from massage_lessons.build.artifact import Artifact
from massage_lessons.drawing import reader as drawing_file
from massage_lessons.paths import CONTENT, NEIGHBOURS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

    from massage_lessons.course.model import Course, Drawing, Entry
    from massage_lessons.course.neighbours import Neighbour, Way

MOST = 12
"""So many neighbours of one layer are kept."""

LEVEL = 8.0
"""Units of the drawing: a smaller difference is none that an eye can use."""

IN_COMMON = 0.5
"""Two places lie beside each other along a line where they have at most this part of the shorter stretch in common."""

SHARED = 0.3
"""Two places lie one over the other where this part of the smaller one is shared."""

WITHIN = 0.8
"""A place lies within another where the other holds this part of it."""

Ends = tuple[float, float]
"""From where to where."""

MUSCLES = ("superficial", "deep")
"""The layers that are mistaken for each other, the outer one first."""


def artifact(content: Path = CONTENT, svg: Path | None = None) -> Artifact:
    """Return the neighbours as something to build."""
    return Artifact(
        "neighbours", (content, svg or drawing_file.path()), lambda: {NEIGHBOURS: files.json_line(make(*fit.load(content, svg)))}
    )


def make(course: Course, drawing: Drawing) -> dict[str, list[Neighbour]]:
    """Return the neighbours of each place, the nearest first: those of its layer, then those of the other layer of muscles."""
    grounds = _grounds(drawing)
    return {entry.id: [*_beside(entry, course, grounds, drawing), *_across(entry, course, grounds)] for entry in course.entries}


def _grounds(drawing: Drawing) -> dict[str, BaseGeometry]:
    """Return the ground of each base id on the right side or in the midline; that of a group is that of its parts."""
    outlines: dict[str, list[str]] = {}
    points: dict[str, BaseGeometry] = {}
    for shape in drawing.shapes:
        if shape.side == "left":
            continue
        if shape.centre:
            points[shape.base] = Point(shape.centre)
        for name in (shape.base, (shape.part_of or "").removesuffix("-right")):
            if shape.d and name:
                outlines.setdefault(name, []).append(shape.d)
    return {**{base: ways.surface(ds) for base, ds in outlines.items()}, **points}


def _beside(entry: Entry, course: Course, grounds: Mapping[str, BaseGeometry], drawing: Drawing) -> list[Neighbour]:
    here = grounds[entry.id]
    others = [other for other in course.entries if other.id != entry.id and (other.layer, other.kind) == (entry.layer, entry.kind)]
    others.sort(key=lambda other: (round(here.distance(grounds[other.id]), 1), round(_apart(here, grounds[other.id]), 1)))
    return [
        {
            "place": other.id,
            "way": _way(here, grounds[other.id], drawing.frame.midline),
            "within": _within(here, grounds[other.id]),
            "gap": round(here.distance(grounds[other.id])),
        }
        for other in others[:MOST]
    ]


def _across(entry: Entry, course: Course, grounds: Mapping[str, BaseGeometry]) -> list[Neighbour]:
    """Return the muscles of the other layer that share ground with this one."""
    if entry.layer not in MUSCLES:
        return []
    here = grounds[entry.id]
    way: Way = "over" if entry.layer == MUSCLES[1] else "under"
    others = [other for other in course.muscles if other.layer in MUSCLES and other.layer != entry.layer]
    shared = {other.id: _shared(here, grounds[other.id]) for other in others}
    found = sorted((name for name, part in shared.items() if part >= SHARED), key=lambda name: -shared[name])
    return [{"place": name, "way": way, "within": False, "gap": 0} for name in found]


def _apart(one: BaseGeometry, other: BaseGeometry) -> float:
    return float(shapely.distance(one.centroid, other.centroid))


def _shared(one: BaseGeometry, other: BaseGeometry) -> float:
    return float(one.intersection(other).area / min(one.area, other.area))


def _within(one: BaseGeometry, other: BaseGeometry) -> bool:
    """Whether one of the two holds nearly all of the other."""
    return bool(one.area and other.area and _shared(one, other) >= WITHIN)


def _way(here: BaseGeometry, there: BaseGeometry, midline: float) -> Way:
    """Return where the other place lies, seen from this one: along the line on which the two have less in common."""
    x, y = (
        (_common(own, other), -abs(sum(other) - sum(own)), sum(other) - sum(own))
        for own, other in ((_out(here, midline), _out(there, midline)), (_down(here), _down(there)))
    )
    common, _, further = min(x, y)
    if common > IN_COMMON or abs(further) < 2 * LEVEL:
        return "here"
    if y < x:
        return "below" if further > 0 else "above"
    return "outside" if further > 0 else "inside"


def _common(one: Ends, other: Ends) -> float:
    """Return which part of the shorter of two stretches lies in the other."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    shorter = min(one[1] - one[0], other[1] - other[0])
    return max(0.0, shared / shorter) if shorter else float(shared >= 0)


def _down(place: BaseGeometry) -> Ends:
    _, top, _, bottom = place.bounds
    return top, bottom


def _out(place: BaseGeometry, midline: float) -> Ends:
    """Return from where to where a place reaches, counted from the midline outwards."""
    left, _, right, _ = place.bounds
    return (0.0 if left <= midline <= right else min(abs(left - midline), abs(right - midline))), max(
        abs(left - midline), abs(right - midline)
    )
