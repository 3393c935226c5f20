"""The ways of all strokes over the right side of the back as JSON; the front end mirrors them for the left.

They are the same in every language, and the payload has them beside the words.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, TypedDict

from massage_lessons import files
from massage_lessons.build import fit, ways
from massage_lessons.build.artifact import Artifact
from massage_lessons.course import rules
from massage_lessons.course.fields import file_of
from massage_lessons.drawing import reader as drawing_file
from massage_lessons.paths import CONTENT, STROKES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from massage_lessons.course.model import Course, Drawing, Region, Stroke

VERSION = 1
TURN = 180.0
BESIDE = 45.0
"""Fibres that run nearer to 'up' than to 'outwards' are followed upwards."""
STRETCH = 60.0
"""How far skin is drawn along at most, in units of the drawing: less than half of a hand; our own convention."""


class PathsJson(TypedDict):
    """How hard a stroke may be on a region, how large its hand is (in tenths), and its lanes.

    A lane is x, y and turn of the hand of its first point, then the steps to each next point.
    """

    most: float
    size: int
    lanes: list[list[int]]


class StrokeJson(TypedDict):
    """Where a stroke goes, by the base id of the region."""

    on: dict[str, PathsJson]


class StrokesJson(TypedDict):
    """All strokes, by id."""

    version: int
    strokes: dict[str, StrokeJson]


def artifact(content: Path = CONTENT, svg: Path | None = None) -> Artifact:
    """Return the strokes as something to build."""
    made_of = (*(content / file_of(kind) for kind in ("strokes", "regions", "zones", "techniques")), svg or drawing_file.path())
    return Artifact("strokes", made_of, lambda: {STROKES: files.json_line(make(*fit.load(content, svg)))})


def make(course: Course, drawing: Drawing) -> StrokesJson:
    """Return the strokes of a course on a drawing that fits it."""
    found = on_the_back(course, drawing)
    strokes: dict[str, StrokeJson] = {}
    for stroke in course.strokes:
        on: dict[str, PathsJson] = {}
        for region in course.regions:
            most, there = rules.pressure(stroke, region), found.get((stroke.id, region.id))
            if most is not None and there:
                size = min(way.size for way in there)
                on[region.id] = {"most": most, "size": round(10 * size), "lanes": [_lane(way) for way in there]}
        strokes[stroke.id] = {"on": on}
    return {"version": VERSION, "strokes": strokes}


def on_the_back(course: Course, drawing: Drawing) -> Mapping[tuple[str, str], tuple[ways.Way, ...]]:
    """Return the ways of each stroke over each region whose rule allows it."""
    surfaces = {shape.id: ways.surface([shape.d]) for shape in drawing.shapes if shape.kind in {"region", "zone"} and shape.d}
    body = ways.surface([drawing.body])
    found = {}
    for stroke in course.strokes:
        for region in course.regions:
            most = rules.pressure(stroke, region)
            if most is None:
                continue
            shape = next(surfaces[name] for name in region.shape_ids if name in surfaces and not name.endswith("-left"))
            closed = [
                surfaces[name]
                for zone in course.zones
                if rules.keeps_off(stroke, most, zone)
                for name in zone.shape_ids
                if name in surfaces
            ]
            place = ways.free(shape, closed)
            longest = STRETCH if stroke.motion == "stretch" else math.inf
            found[stroke.id, region.id] = ways.ways(stroke.path, place, body, _fibres(stroke, region, drawing, place), longest)
    return found


def _fibres(stroke: Stroke, region: Region, drawing: Drawing, place: object) -> float | None:
    """Return which way the fibres of the muscle under the skin run, up rather than down; None where the stroke does not ask."""
    if not stroke.path.endswith("-fibres"):
        return None
    named = [name for item in region.lies for name in item.links]
    for name in named:
        lines = [
            ring
            for texture in drawing.textures
            if "fibre" in texture.classes and texture.of in {name, f"{name}-right"}
            for ring in ways.rings(texture.d)
        ]
        bearing = ways.bearing(lines, place)
        if bearing is not None:
            return bearing + TURN if bearing < -BESIDE else bearing
    return None


def _lane(way: ways.Way) -> list[int]:
    whole = [(round(x), round(y), round(turn)) for (x, y), turn in zip(way.points, way.angles, strict=True)]
    steps = [tuple(b - a for a, b in zip(one, after, strict=True)) for one, after in pairwise(whole)]
    return [number for three in (whole[0], *steps) for number in three]
