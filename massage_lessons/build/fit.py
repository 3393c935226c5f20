"""Content and drawing side by side: each entry is drawn on its sides and its layer, each shape has an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from massage_lessons.course import reader as course_files
from massage_lessons.course import words
from massage_lessons.drawing import reader as drawing_file
from massage_lessons.errors import Fault, FaultyCourse, Place, alternatives, close_names
from massage_lessons.paths import CONTENT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from massage_lessons.course.model import Course, Drawing, Entry, Shape


def load(content: Path = CONTENT, svg: Path | None = None) -> tuple[Course, Drawing]:
    """Return course and drawing, which fit each other.

    Raises
    ------
    FaultyCourse
        With every fault of the content, of the drawing, and between the two.
    """
    course, drawing, found = _read(content, svg)
    if found:
        raise FaultyCourse(found)
    return course, drawing


def faults(content: Path = CONTENT, svg: Path | None = None) -> tuple[Fault, ...]:
    """Return every fault of the content, of the drawing, and between the two, sorted by file and line."""
    return _read(content, svg)[2]


def _read(content: Path, svg: Path | None) -> tuple[Course, Drawing, tuple[Fault, ...]]:
    course, in_content = course_files.read(content)
    _, in_words = words.read(content)
    drawing, in_drawing = drawing_file.read(svg)
    both_read = drawing.shapes and all((course.regions, course.muscles, course.landmarks, course.zones, course.bones))
    between = between_the_two(course, drawing) if both_read else ()
    return course, drawing, tuple(sorted([*in_content, *in_words, *in_drawing, *between]))


def between_the_two(course: Course, drawing: Drawing) -> Iterator[Fault]:
    """Return the faults that neither has by itself."""
    entries = {entry.id: entry for entry in course.entries}
    parents = {muscle.id: muscle.part_of for muscle in course.muscles}
    drawn = {shape.id for shape in drawing.shapes}
    for shape in drawing.shapes:
        place = Place(drawing.file, shape.line, (shape.id,))
        if shape.base in entries:
            yield from _misfits(shape, entries[shape.base], parents.get(shape.base), place)
        else:
            close = close_names(shape.base, entries)
            mend = f"Did you mean {alternatives(close)}?" if close else f"Add the entry {shape.base!r}, or remove the shape."
            yield Fault(place, "a shape that the content knows", repr(shape.id), mend)
    for entry in entries.values():
        if drawn.isdisjoint((entry.id, f"{entry.id}-left", f"{entry.id}-right")):
            mend = f"Draw it, or take the {entry.kind} {entry.id!r} out of the content."
            yield Fault(Place(drawing.file, 1, entry.shape_ids), f"a shape for the {entry.kind} {entry.id!r}", "none", mend)


def _misfits(shape: Shape, entry: Entry, part_of: str | None, place: Place) -> Iterator[Fault]:
    if shape.id not in entry.shape_ids:
        mend = "Mend the id, or 'sides' in the content."
        yield Fault(place, alternatives(entry.shape_ids), f"{shape.id!r} for an entry with 'sides: {entry.sides}'", mend)
    if shape.kind != entry.kind:
        yield Fault(
            place,
            f"the class {entry.kind!r}",
            repr(shape.kind),
            "Mend the class, or move the entry to the file of its kind.",
        )
    if shape.layer != entry.layer:
        mend = "Move the shape, or mend 'layer' in the content."
        yield Fault(place, f"a place on the layer {entry.layer!r}", f"one on {shape.layer!r}", mend)
    group = shape.part_of and shape.part_of.removesuffix(f"-{shape.side}")
    if group != part_of:
        wanted, found = (f"a part of {name!r}" if name else "no part of a group" for name in (part_of, group))
        yield Fault(place, wanted, found, "Move it into the group of that muscle, or mend 'part_of' in the content.")
