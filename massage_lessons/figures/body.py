"""The body and the structures of a layer, painted from the elements of the drawing's own file."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.patches import Rectangle

from massage_lessons.drawing.svg import elements
from massage_lessons.figures.blur import softened
from massage_lessons.figures.outline import outline
from massage_lessons.figures.sheet import PAPER, Paint

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from matplotlib.path import Path

    from massage_lessons.course.model import Drawing
    from massage_lessons.drawing.svg import Element
    from massage_lessons.figures.blur import Picture
    from massage_lessons.figures.sheet import Sheet

PAINTS: Mapping[str, Paint] = {
    "body": Paint("skin", "line", 2.0),
    "ear": Paint("skin", "line", 1.6),
    "light": Paint("skin-light"),
    "dark": Paint("skin-shade"),
    "deep": Paint("skin-deep"),
    "rim": Paint(None, "skin-shade"),
    "light-stroke": Paint(None, "skin-light"),
    "dark-stroke": Paint(None, "skin-shade"),
    "deep-stroke": Paint(None, "skin-deep"),
    "hair": Paint("hair"),
    "hair-light": Paint("hair-light"),
    "ink": Paint("line"),
    "flesh": Paint("flesh"),
    "wall": Paint("wall"),
    "weave": Paint("weave"),
    "muscle": Paint("muscle", "muscle-line", 1.5),
    "muscle fascia": Paint("fascia", "fascia-line", 1.5),
    "fibre": Paint(None, "fibre", 0.8, 0.5),
    "fibre lit": Paint(None, "fibre-lit", 0.8, 0.5),
    "grain": Paint(None, "fibre", 0.8, 0.5),
    "grain lit": Paint(None, "fibre-lit", 0.8, 0.5),
    "sheen": Paint("sheen", opacity=0.2),
    "tendon": Paint("tendon", opacity=0.92),
    "scenery": Paint("scenery", "muscle-line", 0.6, 0.75),
    "scenery pale": Paint("fascia", "fascia-line", 0.6, 0.75),
    "scenery bony": Paint("bone", "bone-line", 1.4),
    "scenery bone-far": Paint("bone-far", "bone-line", 0.9),
    "bone": Paint("bone", "bone-line", 1.6),
    "bone-piece": Paint("bone", "bone-line", 1.3),
    "bone-far-rib": Paint(None, "bone-far", 9.0),
    "bone-shade": Paint("bone-shade", opacity=0.5),
    "bone-light": Paint("bone-light", opacity=0.6),
    "bone-hole": Paint("bone-shade", "bone-line", 0.9),
    "bone-line": Paint(None, "bone-line", 1.0, 0.8),
}
ON_FASCIA = {"fibre": "fascia-line", "fibre lit": "bone-light"}
"""Lines that are redder on muscle than on fascia."""

SOFT: Mapping[str, float] = {"tendon": 5.0, "bone-shade": 14.0, "bone-light": 14.0}
"""Classes whose edges fade out, with the width over which they do, in units of the drawing."""

COATS = 5
DETAIL = frozenset({"fibre", "grain", "sheen", "tendon", "bone-line", "bone-shade", "bone-light", "bone-hole", "bone-far", "bone-far-rib"})
"""Classes that an underlay goes without: what is fine, and what lies on the far side of the body."""


def paint_body(sheet: Sheet, drawing: Drawing, *, hair: bool) -> None:
    """Paint the silhouette with its soft form; without hair it is the ground for what lies below the skin."""
    body = outline(drawing.body)
    for part in _parts(drawing, "layer-art"):
        if _in_form(part):
            continue
        sheet.patch(outline(part.attributes["d"]), _paint(part), name=part.classes[0])
        if "body" in part.classes:
            _paint_form(sheet, drawing, body, hair=hair)
            sheet.patch(body, Paint(None, "line", PAINTS["body"].width))


def paint_ground(sheet: Sheet, drawing: Drawing) -> None:
    """Paint what fills the body between and beside its muscles."""
    for part in _parts(drawing, "layer-ground"):
        sheet.patch(outline(part.attributes["d"]), _paint(part))


def paint_layer(sheet: Sheet, drawing: Drawing, layer: str, *, side: str = "both", underlay: bool = False) -> None:
    """Paint the muscles or bones of a layer from the deepest on; as an underlay without their inner detail."""
    owners = {shape.id: shape for shape in drawing.shapes}
    for part in _parts(drawing, f"layer-{layer}"):
        owner = owners.get(part.id or part.attributes.get("data-of", ""))
        kind = part.classes[0]
        other_side = owner is not None and owner.side is not None and side not in {"both", owner.side}
        if kind in {"region", "zone"} or other_side or (underlay and DETAIL & {*part.classes}):
            continue
        path, paint = outline(part.attributes["d"]), _paint(part)
        clip = outline(owner.d) if owner is not None and owner.d is not None else None
        for coat in _coats(paint, SOFT[kind]) if kind in SOFT else (paint,):
            sheet.patch(path, coat, clip=clip if kind in SOFT else None, name=part.id or None)


def paint_fade(sheet: Sheet, drawing: Drawing) -> None:
    """Let the arms and thighs fade into the paper, as the drawing's mask has it."""
    parts = elements(drawing.svg)
    gradients = {f"url(#{part.id})": part for part in parts if part.tag == "linearGradient"}
    for part in parts:
        gradient = gradients.get(part.attributes.get("fill", ""))
        if gradient is None or not any(parent.tag == "mask" for parent in part.parents):
            continue
        stops = [stop.attributes for stop in parts if gradient in stop.parents]
        top, bottom = float(gradient.attributes["y1"]), float(gradient.attributes["y2"])
        paper = np.ones((128, 1, 4))
        offsets, seen = ([float(stop[key]) for stop in stops] for key in ("offset", "stop-opacity"))
        paper[:, 0, 3] = 1 - np.interp(np.linspace(0, 1, len(paper)), offsets, seen)
        width, path = drawing.frame.width, outline(part.attributes["d"])
        image = sheet.axes.imshow(paper, extent=(0, width, bottom, top), aspect="auto", interpolation="bilinear", zorder=1)
        rest = sheet.axes.add_patch(Rectangle((0, bottom), width, drawing.frame.height - bottom, facecolor=PAPER, edgecolor=PAPER))
        for artist in (image, rest):
            artist.set_clip_path(path, sheet.axes.transData)


def _paint_form(sheet: Sheet, drawing: Drawing, body: Path, *, hair: bool) -> None:
    """Paint light and shade into the silhouette, then the hairs that are not blurred."""
    picture = _light_and_shade(drawing, tuple(sheet.colours.items()), hair=hair)
    extent = (0, drawing.frame.width, drawing.frame.height, 0)
    image = sheet.axes.imshow(picture, extent=extent, aspect="auto", interpolation="bilinear", zorder=1)
    image.set_clip_path(body, sheet.axes.transData)
    for part in _form(drawing, hair=hair):
        if "filter" not in part.parents[-1].attributes:
            sheet.patch(outline(part.attributes["d"]), _paint(part), clip=body)


@cache
def _light_and_shade(drawing: Drawing, colours: tuple[tuple[str, str], ...], *, hair: bool) -> Picture:
    """What the drawing blurs, once for all figures of one colouring: this takes longer than all the rest."""
    blurs = (part for part in elements(drawing.svg) if part.tag == "feGaussianBlur")
    deviations = {f"url(#{part.parents[-1].id})": float(part.attributes["stdDeviation"]) for part in blurs}
    blurred = [part for part in _form(drawing, hair=hair) if "filter" in part.parents[-1].attributes]
    groups = [
        (deviations[name], [(outline(part.attributes["d"]), _paint(part)) for part in group])
        for (_, name), group in groupby(blurred, key=lambda part: (part.parents[-1].line, part.parents[-1].attributes["filter"]))
    ]
    return softened("skin", groups, dict(colours), (drawing.frame.width, drawing.frame.height))


def _form(drawing: Drawing, *, hair: bool) -> list[Element]:
    return [part for part in _parts(drawing, "layer-art") if _in_form(part) and (hair or not part.classes[0].startswith("hair"))]


def _in_form(part: Element) -> bool:
    return any("form" in parent.classes for parent in part.parents)


def _coats(paint: Paint, width: float) -> Iterator[Paint]:
    """A paint with soft edges as several thin coats, each a little wider."""
    opacity = 1 - (1 - paint.opacity) ** (1 / COATS)
    for coat in range(COATS):
        yield Paint(paint.fill, paint.fill, width * coat / COATS, opacity)


def _paint(part: Element) -> Paint:
    name = " ".join(part.classes)
    paint = PAINTS[name]
    line = ON_FASCIA.get(name, paint.line) if "fascia" in part.attributes.get("data-of", "") else paint.line
    width = float(part.attributes.get("stroke-width", paint.width))
    return Paint(paint.fill, line, width, paint.opacity * float(part.attributes.get("opacity", "1")))


@cache
def _parts(drawing: Drawing, group: str) -> tuple[Element, ...]:
    """The paths in a group of the drawing, deepest first."""
    parts = elements(drawing.svg)
    return tuple(part for part in parts if part.tag == "path" and any(parent.id == group for parent in part.parents))
