"""What every drawing keeps to: absolute geometry inside the frame, no colours, both sides, an id for each structure."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, get_args

from massage_lessons.course.model import Kind
from massage_lessons.drawing.path import pieces
from massage_lessons.errors import Fault, Place, alternatives, close_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from massage_lessons.course.model import Drawing, Shape
    from massage_lessons.drawing.svg import Element

ANCHORS = ("c7", "s2")
COLOURS = ("fill", "stroke", "color", "stop-color", "flood-color", "lighting-color", "style")
OTHER_SIDE = {"left": "right", "right": "left"}
RESERVED = ("def-", "layer-")


def faults(drawing: Drawing, parts: Sequence[Element]) -> Iterator[Fault]:
    """The faults of a drawing and of the elements that it was read from."""
    yield from _frame(drawing, parts)
    for part in parts:
        name = part.id or part.attributes.get("data-of", "")
        place = Place(drawing.file, part.line, (name,) if name else ())
        yield from _attributes(part, place)
        yield from _identity(part, place)
        if "fibre" in part.classes and "data-of" not in part.attributes:
            yield Fault(place, "data-of on every fibre", "none", "Write the id of its muscle, with its side, as data-of.")
        if part.tag == "path" and part.layer:
            yield from _path(part.attributes.get("d", ""), drawing, place)
    yield from _repeated(drawing, parts)
    yield from _twins(drawing)
    yield from _textures(drawing)


def number(text: str) -> float:
    """The number in an attribute, not-a-number where it is none: a point there lies in no frame."""
    try:
        return float(text)
    except ValueError:
        return math.nan


def _frame(drawing: Drawing, parts: Sequence[Element]) -> Iterator[Fault]:
    frame, ids = drawing.frame, {part.id for part in parts}
    if not (frame.width > 0 and frame.height > 0):
        yield Fault(Place(drawing.file, 1, ("viewBox",)), "a viewBox with a size", "none", 'Write viewBox="0 0 960 1500".')
    for anchor in ANCHORS:
        if anchor not in ids:
            mend = f'Add <circle id="{anchor}" class="anchor"> where this vertebra lies.'
            yield Fault(Place(drawing.file, 1, (anchor,)), f"the anchor {anchor!r}", "none", mend)
    if ids.issuperset(ANCHORS) and frame.c7[0] != frame.s2[0]:
        found = f"c7 at x = {frame.c7[0]:g} and s2 at x = {frame.s2[0]:g}"
        yield Fault(Place(drawing.file, 1, ANCHORS), "both anchors on one midline", found, "Give both the same cx.")


def _attributes(part: Element, place: Place) -> Iterator[Fault]:
    if "transform" in part.attributes:
        found = f"transform={part.attributes['transform']!r}"
        yield Fault(place, "absolute coordinates", found, "Write the moved coordinates into the shape itself.")
    for name in COLOURS:
        value = part.attributes.get(name, "none")
        if value != "none" and not value.startswith("url(#"):
            yield Fault(
                place,
                "no colours in attributes",
                f"{name}={value!r}",
                "Give it a class and colour that in the style sheet.",
            )


def _identity(part: Element, place: Place) -> Iterator[Fault]:
    """The faults of ids and classes: a structure has both, stands in a layer, and nothing else has an id."""
    kinds = get_args(Kind)
    kind = part.classes[0] if part.classes else ""
    if part.id in ANCHORS or part.id.startswith(RESERVED):
        return
    if part.id and not part.layer:
        yield Fault(
            place,
            "ids on structures of a layer only",
            repr(part.id),
            "Move it into a layer, or begin the id with 'def-'.",
        )
    elif part.id and kind not in kinds:
        close = close_names(kind, kinds)
        mend = f"Did you mean {alternatives(close)}?" if close else "Write the kind of the structure as its first class."
        yield Fault(place, f"one of the classes {', '.join(kinds)}", repr(kind) if kind else "no class", mend)
    elif not part.id and kind in kinds and part.layer:
        yield Fault(
            place,
            f"an id on every {kind}",
            "none",
            "Add the id of its entry, with '-left' or '-right' unless it is midline.",
        )


def _path(d: str, drawing: Drawing, place: Place) -> Iterator[Fault]:
    try:
        points = [point for piece in pieces(d) for point in piece.points]
    except ValueError as error:
        mend = "Write the path with the commands M, L, H, V, C and Z in capitals."
        yield Fault(place, "a path in absolute coordinates", str(error), mend)
        return
    outside = [point for point in points if not _inside(point, drawing)]
    if outside:
        x, y = outside[0]
        size = f"{drawing.frame.width:g} by {drawing.frame.height:g}"
        yield Fault(place, f"all points within {size}", f"{x:g},{y:g}", "Move the point into the frame.")


def _inside(point: tuple[float, float], drawing: Drawing) -> bool:
    """Tell whether a point is in the frame; without a size, a fault by itself, every point that is a number is."""
    width, height = drawing.frame.width or math.inf, drawing.frame.height or math.inf
    return 0 <= point[0] <= width and 0 <= point[1] <= height


def _repeated(drawing: Drawing, parts: Sequence[Element]) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for part in parts:
        if part.id in first:
            place = Place(drawing.file, part.line, (part.id,))
            found = f"{part.id!r} again (first on line {first[part.id]})"
            yield Fault(place, "each id once", found, "Give one of the two another id.")
        if part.id:
            first.setdefault(part.id, part.line)


def _twins(drawing: Drawing) -> Iterator[Fault]:
    known = {shape.id for shape in drawing.shapes}
    for shape in drawing.shapes:
        if shape.side is not None:
            twin = f"{shape.base}-{OTHER_SIDE[shape.side]}"
            if twin not in known:
                mend = "Draw the other side too, or leave the side out of the id."
                yield Fault(_place(shape, drawing), f"its twin {twin!r}", "none", mend)
        if shape.centre is not None and not _inside(shape.centre, drawing):
            x, y = shape.centre
            yield Fault(_place(shape, drawing), "a point within the frame", f"{x:g},{y:g}", "Mend cx and cy.")


def _textures(drawing: Drawing) -> Iterator[Fault]:
    known = [shape.id for shape in drawing.shapes]
    for texture in drawing.textures:
        if texture.of not in known:
            close = close_names(texture.of, known)
            mend = f"Did you mean {alternatives(close)}?" if close else "Draw the shape, or remove the texture."
            yield Fault(Place(drawing.file, texture.line), "data-of with the id of a shape", repr(texture.of), mend)


def _place(shape: Shape, drawing: Drawing) -> Place:
    return Place(drawing.file, shape.line, (shape.id,))
