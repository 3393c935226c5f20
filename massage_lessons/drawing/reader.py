"""The drawing back.svg becomes a frozen Drawing; every fault of the file is reported at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast, get_args

from massage_lessons.course.model import Drawing, Frame, Kind, Shape, Side, Texture
from massage_lessons.drawing import rules
from massage_lessons.drawing.svg import NoSvg, elements, without_style
from massage_lessons.errors import Fault, FaultyCourse, Place
from massage_lessons.paths import DRAWING_IN_CHECKOUT, DRAWING_IN_PACKAGE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from massage_lessons.drawing.svg import Element

KINDS = get_args(Kind)


def path() -> Path:
    """Where the drawing is: in a checkout under images, in an installed package beside this module."""
    return DRAWING_IN_CHECKOUT if DRAWING_IN_CHECKOUT.is_file() else DRAWING_IN_PACKAGE


def load(svg: Path | None = None) -> Drawing:
    """The drawing in an SVG file, by default the one of this course.

    Raises
    ------
    FaultyCourse
        With every fault of the file.
    """
    drawing, faults = read(svg)
    if faults:
        raise FaultyCourse(faults)
    return drawing


def read(svg: Path | None = None) -> tuple[Drawing, tuple[Fault, ...]]:
    """The drawing with its faults; from a file that cannot be read it is empty."""
    svg = svg or path()
    file = f"{svg.parent.name}/{svg.name}"
    try:
        text = svg.read_text(encoding="utf-8")
        parts = elements(text)
    except FileNotFoundError:
        return _drawing(file, "", ()), (Fault(Place(file, 1), "this file", "none", "Put the file back."),)
    except UnicodeDecodeError:
        return _drawing(file, "", ()), (Fault(Place(file, 1), "a text file in UTF-8", "other bytes", "Save the file as UTF-8."),)
    except NoSvg as error:
        fault = Fault(Place(file, error.line), "SVG", f"something else ({error})", "Mend the markup near this line.")
        return _drawing(file, "", ()), (fault,)
    drawing = _drawing(file, text, parts)
    return drawing, tuple(rules.faults(drawing, parts))


def _drawing(file: str, text: str, parts: Iterable[Element]) -> Drawing:
    parts = tuple(parts)
    return Drawing(
        file=file,
        frame=_frame(parts),
        body=next((part.attributes.get("d", "") for part in parts if "body" in part.classes), ""),
        shapes=tuple(_shape(part) for part in parts if _is_shape(part)),
        textures=tuple(_texture(part) for part in parts if "data-of" in part.attributes),
        svg=without_style(text),
    )


def _is_shape(part: Element) -> bool:
    return bool(part.id and part.classes and part.classes[0] in KINDS)


def _frame(parts: Iterable[Element]) -> Frame:
    """The frame; what is missing is 0 here and a fault in `drawing.rules`."""
    by_id = {part.id: part for part in reversed(tuple(parts))}
    sizes = [part.attributes.get("viewBox", "").split() for part in parts if part.tag == "svg"]
    width, height = map(rules.number, sizes[0][2:]) if sizes and len(sizes[0]) == len("xywh") else (0.0, 0.0)
    c7, s2 = (_centre(by_id[name]) if name in by_id else (0.0, 0.0) for name in rules.ANCHORS)
    return Frame(width, height, c7[0], c7, s2)


def _centre(part: Element) -> tuple[float, float]:
    return rules.number(part.attributes.get("cx", "")), rules.number(part.attributes.get("cy", ""))


def _shape(part: Element) -> Shape:
    base, _, side = part.id.rpartition("-")
    sided = side in get_args(Side)
    return Shape(
        id=part.id,
        base=base if sided else part.id,
        side=cast("Side", side) if sided else None,
        kind=cast("Kind", part.classes[0]),
        classes=part.classes,
        layer=part.layer or "",
        line=part.line,
        d=part.attributes.get("d"),
        centre=_centre(part) if part.tag == "circle" else None,
        part_of=next((parent.id for parent in reversed(part.parents) if _is_shape(parent)), None),
    )


def _texture(part: Element) -> Texture:
    return Texture(of=part.attributes["data-of"], classes=part.classes, d=part.attributes.get("d", ""), line=part.line)
