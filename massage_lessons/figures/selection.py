"""What a figure shows: the ids that were asked for become shapes of the drawing, with their names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from massage_lessons.course import find
from massage_lessons.course.model import Layer
from massage_lessons.course.places import layer_of, meant, with_side
from massage_lessons.drawing import reader as drawing_file
from massage_lessons.errors import CourseError, UnknownName
from massage_lessons.values import colours, limits, numbers, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from massage_lessons.course.model import Drawing, Shape
    from massage_lessons.values import ColourMap, Values

SIDES = ("both", "left", "right")


@cache
def drawing() -> Drawing:
    """The course's drawing."""
    return drawing_file.load()


@dataclass(frozen=True, slots=True)
class Choice:
    """The layer, the shapes that it shows, those among all shapes that are marked, and the numbers by id with their scale.

    Without colours the scale has the course's own.
    """

    layer: str
    side: str
    tone: str
    shown: tuple[Shape, ...]
    marked: tuple[Shape, ...]
    values: Mapping[str, float]
    scale: tuple[float, float] = (0.0, 1.0)
    colours: tuple[str, ...] = ()

    @property
    def valued(self) -> tuple[Shape, ...]:
        """The shapes that have a number, in stacking order."""
        return tuple(shape for shape in drawing().shapes if shape.id in self.values)

    @property
    def named(self) -> tuple[Shape, ...]:
        """The shapes that labels name: what is marked or has a number; where nothing does, all that is shown."""
        special = {shape.id for shape in (*self.marked, *self.valued)}
        return tuple(shape for shape in drawing().shapes if shape.id in special) or self.shown


def choose(  # noqa: PLR0913 - what to show, each by its name
    highlight: Iterable[str],
    values: Values | None,
    layer: str | None,
    side: str,
    tone: str | int,
    *,
    cmap: ColourMap = None,
    vmin: float | None = None,
    vmax: float | None = None,
) -> Choice:
    """Return what a figure shows; without a layer, the one on which the numbers lie.

    Raises
    ------
    UnknownName
        For an id, layer, side or tone that nobody knows; it names those that come close.
    CourseError
        For a value that is not a finite number, or that lies on another layer than the one on show, and for a scale that cannot be.
    """
    found = numbers(values)
    layer = layer or (layer_of(next(iter(found))) if found else "skin")
    tone = str(tone)
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
        values=_on_layer(found, layer, side),
        scale=limits(found, vmin, vmax),
        colours=tuple(colours(cmap)),
    )


def name_of(base: str) -> str:
    """What a thing is called in plain words."""
    return find.entry(base).names.name


def layer_name(layer: str) -> str:
    """What a layer is called."""
    return find.one(Layer, layer).name


def listed(shapes: Iterable[Shape], values: Mapping[str, float] | None = None) -> str:
    """The names of shapes in one line, each with its side and its number; equal ones of both sides as one."""
    by_base: dict[tuple[str, str], list[str]] = {}
    order = [entry.id for entry in find.course().from_head_to_hip]
    for shape in sorted(shapes, key=lambda shape: order.index(shape.base)):
        number = f" {written(values[shape.id])}" if values else ""
        by_base.setdefault((shape.base, number), []).append(shape.side or "")
    return "; ".join(f"{with_side(name_of(base), 'both' if found[1:] else found[0])}{number}" for (base, number), found in by_base.items())


def _both(side: str) -> tuple[str, ...]:
    return ("left", "right") if side == "both" else ()


def _named(name: str, side: str) -> list[Shape]:
    """The shapes with an id; one without its side stands for both sides that are shown."""
    shapes = drawing().shapes
    name = meant(name, both_sides=True)
    return [shape for shape in shapes if name == shape.id or (name == shape.base and shape.side in {None, side, *_both(side)})]


def _on_layer(found: Mapping[str, float], layer: str, side: str) -> dict[str, float]:
    """Return the numbers of the sides that are shown, after a look that all lie on the layer that is shown."""
    others = [place for place in found if layer_of(place) != layer]
    if others:
        mend = f"Draw one figure for each layer: this one shows {layer!r}, and {others[0]!r} lies on {layer_of(others[0])!r}."
        raise CourseError(f"The values lie on more than one layer. {mend}")
    shapes = {shape.id for shape in drawing().shapes if shape.side in {None, side, *_both(side)}}
    return {place: value for place, value in found.items() if place in shapes}


def _known(what: str, value: str, known: Iterable[str]) -> None:
    names = tuple(known)
    if value not in names:
        raise UnknownName(what, value, names)
