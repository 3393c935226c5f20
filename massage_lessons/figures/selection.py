"""What a figure shows: the ids that were asked for become shapes of the drawing, with their names."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from massage_lessons.course import find
from massage_lessons.course.model import Layer
from massage_lessons.drawing import reader as drawing_file
from massage_lessons.errors import CourseError, UnknownName

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from massage_lessons.course.model import Drawing, Shape

SIDES = ("both", "left", "right")


@cache
def drawing() -> Drawing:
    """Give the course's drawing."""
    return drawing_file.load()


@dataclass(frozen=True, slots=True)
class Choice:
    """The layer, the shapes that it shows, those among all shapes that are marked, and the numbers by id."""

    layer: str
    side: str
    tone: str
    shown: tuple[Shape, ...]
    marked: tuple[Shape, ...]
    values: Mapping[str, float]

    @property
    def valued(self) -> tuple[Shape, ...]:
        """The shapes that have a number, in stacking order."""
        return tuple(shape for shape in drawing().shapes if shape.id in self.values)

    @property
    def named(self) -> tuple[Shape, ...]:
        """The shapes that labels name: what is marked or has a number; where nothing does, all that is shown."""
        special = {shape.id for shape in (*self.marked, *self.valued)}
        return tuple(shape for shape in drawing().shapes if shape.id in special) or self.shown


def choose(highlight: Iterable[str], values: Mapping[str, float] | None, layer: str, side: str, tone: str) -> Choice:
    """Give what a figure shows.

    Raises
    ------
    UnknownName
        For an id, layer, side or tone that nobody knows; it names those that come close.
    CourseError
        For a value that is not a finite number.
    """
    _known("layer", layer, [each.id for each in find.course().layers])
    _known("side", side, SIDES)
    _known("tone", tone, [each.id for each in find.course().tones])
    marked = {shape.id for name in ([highlight] if isinstance(highlight, str) else highlight) for shape in _named(name, side)}
    return Choice(
        layer=layer,
        side=side,
        tone=tone,
        shown=tuple(shape for shape in drawing().shapes if shape.layer == layer and shape.side in {None, side, *_both(side)}),
        marked=tuple(shape for shape in drawing().shapes if shape.id in marked),
        values=_numbers(values or {}, side),
    )


def name_of(base: str) -> str:
    """Give what a thing is called in plain English."""
    return find.entry(base).names.name


def layer_name(layer: str) -> str:
    """Give what a layer is called."""
    return find.one(Layer, layer).name


def listed(shapes: Iterable[Shape], values: Mapping[str, float] | None = None) -> str:
    """Give the names of shapes in one line, each with its side and its number; equal ones of both sides as one."""
    by_base: dict[tuple[str, str], list[str]] = {}
    order = [entry.id for entry in find.course().from_head_to_hip]
    for shape in sorted(shapes, key=lambda shape: order.index(shape.base)):
        number = f" {values[shape.id]:.3g}" if values else ""
        by_base.setdefault((shape.base, number), []).append(shape.side or "")
    return "; ".join(f"{name_of(base)}{_sides(found)}{number}" for (base, number), found in by_base.items())


def _sides(found: list[str]) -> str:
    if len(found) > 1:
        return " (both sides)"
    return f" ({found[0]})" if found[0] else ""


def _both(side: str) -> tuple[str, ...]:
    return ("left", "right") if side == "both" else ()


def _named(name: str, side: str) -> list[Shape]:
    """Give the shapes with an id; one without its side stands for both sides that are shown."""
    shapes = drawing().shapes
    _known("place", name, dict.fromkeys(known for shape in shapes for known in (shape.id, shape.base)))
    return [shape for shape in shapes if name == shape.id or (name == shape.base and shape.side in {None, side, *_both(side)})]


def _numbers(values: Mapping[str, float], side: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for name, value in sorted(values.items(), key=lambda pair: pair[0].endswith(("-left", "-right"))):
        if not math.isfinite(value):
            message = f"The value of {name!r} is {value}. Give a finite number, or leave this id out."
            raise CourseError(message)
        found.update({shape.id: float(value) for shape in _named(name, side)})
    return found


def _known(what: str, value: str, known: Iterable[str]) -> None:
    names = tuple(known)
    if value not in names:
        raise UnknownName(what, value, names)
