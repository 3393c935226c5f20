"""The sheet that holds the whole drawing: layers in order, shapes in stacking order, both sides written out."""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

import body
import bones
import muscles
import regions
import zones
from bands import gleam
from frame import HEIGHT, MIDLINE_POINTS, SIDE_POINTS, WIDTH, mirrored, to_svg
from spline import closed, opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from frame import Point
    from parts import Form, Shape
    from spline import Knot

LOOKS = [Path(__file__).with_name(name) for name in ("look.css", "look_bones.css")]
"""How the drawing looks when the file is opened by itself; a page that shows it brings its own."""

DESCRIPTION = (
    "An adult back from the top of the head to mid-thigh, with massage regions, muscles, bones, landmarks and take-care zones. "
    "Content licence: CC BY 4.0."
)

FADE = ' mask="url(#def-fade)"'
SOFT = "def-soft"
"""The blur of a detail, over no more of the sheet than it needs."""
GLEAMS = (1.0, 0.55)
"""Where a belly catches the light: how much of the patch, the fainter first."""
FRACTION = re.compile(r"\d+\.\d+")
"""In a blurred shape a tenth of a unit is seen by nobody and makes the file longer."""


def drawn() -> str:
    """The text of images/back.svg."""
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="def-title def-desc">',
        '<title id="def-title">The back of the body</title>',
        f'<desc id="def-desc">{DESCRIPTION}</desc>',
        "<style>" + "\n".join(look.read_text(encoding="utf-8").strip() for look in LOOKS) + "</style>",
        *_definitions(),
        '<g id="layer-art" class="art">',
        *_art(),
        "</g>",
        f'<g id="layer-ground" class="ground" aria-hidden="true" pointer-events="none"{FADE}>',
        *map(_form, body.GROUND),
        "</g>",
        *_layer("bones", [*_shapes(bones.SHAPES), *_marks()]),
        *_layer("deep", _shapes(muscles.DEEP)),
        *_layer("superficial", _shapes(muscles.SUPERFICIAL)),
        *_layer("skin", _shapes(regions.SHAPES)),
        *_layer("care", _shapes(zones.SHAPES)),
        _circle("c7", (0.0, 0.0), "anchor", 2),
        _circle("s2", (0.0, 1.0), "anchor", 2),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _layer(name: str, content: Iterable[str]) -> list[str]:
    return [f'<g id="layer-{name}" class="layer" data-layer="{name}">', *content, "</g>"]


def _definitions() -> list[str]:
    blurs = sorted({form.blur for form in body.FORMS if form.blur})
    whole = f'filterUnits="userSpaceOnUse" x="0" y="0" width="{WIDTH}" height="{HEIGHT}" color-interpolation-filters="sRGB"'
    return [
        "<defs>",
        f'<clipPath id="def-body"><path d="{_silhouette()}"/></clipPath>',
        *(f'<filter id="def-blur-{b}" {whole}><feGaussianBlur stdDeviation="{b}"/></filter>' for b in blurs),
        f'<filter id="{SOFT}" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur stdDeviation="4"/></filter>',
        *body.fade_definitions(),
        "</defs>",
    ]


def _silhouette() -> str:
    """The outline of the whole body: down the right side, then up the mirrored left."""
    return closed(body.silhouette())


def _art() -> Iterator[str]:
    yield f"<g{FADE}>"
    yield from map(_form, body.BEHIND)
    yield f'<path class="body" d="{_silhouette()}"/>'
    yield '<g class="form" clip-path="url(#def-body)">'
    for blur, forms in groupby(body.FORMS, key=lambda form: form.blur):
        yield f'<g filter="url(#def-blur-{blur})">' if blur else "<g>"
        yield from map(_form, forms)
        yield "</g>"
    yield "</g>"
    yield from map(_form, body.CONTOURS)
    yield "</g>"


def _form(form: Form) -> str:
    make = closed if form.loop else opened
    strength = f' opacity="{form.strength:g}"' if form.strength < 1 else ""
    width = f' stroke-width="{form.width:g}"' if form.width else ""
    lines = form.fan or [form.outline]
    d = "".join(make(line, left=left) for left in _lefts(form.sides) for line in lines)
    if form.blur or form.fan:
        d = _coarse(d)
    return f'<path class="{form.tone}" d="{d}"{width}{strength}/>'


def _coarse(d: str) -> str:
    return FRACTION.sub(lambda number: f"{float(number[0]):.0f}", d)


def _lefts(sides: str) -> tuple[bool, ...]:
    return (False,) if sides == "midline" else (True, False)


def _shapes(shapes: Sequence[Shape]) -> Iterator[str]:
    groups: dict[str, list[Shape]] = {}
    for shape in shapes:
        groups.setdefault(shape.part_of or shape.id, []).append(shape)
    for fades, faded in groupby(groups.items(), key=lambda group: _fades(group[1][0])):
        lines = (line for name, members in faded for line in _structure(name, members))
        yield from (f"<g{FADE}>", *lines, "</g>") if fades else lines


def _fades(shape: Shape) -> bool:
    return shape.kind == "scenery" or shape.fades


def _structure(name: str, members: Sequence[Shape]) -> Iterator[str]:
    for left in _lefts(members[0].sides):
        grouped = members[0].part_of != ""
        if grouped:
            yield f'<g class="muscle" id={quoteattr(_sided(name, members[0], left=left))}>'
        for member in members:
            yield from _shape(member, left=left)
        if grouped:
            yield "</g>"


def _shape(shape: Shape, *, left: bool) -> Iterator[str]:
    name = _sided(shape.id, shape, left=left)
    classes = f"{shape.kind} {shape.extra_class}".strip()
    outlines: list[Sequence[Knot]] = [shape.outline, *shape.more]
    d = "".join(closed(outline, left=left) for outline in outlines)
    # Scenery (a neighbour that only gives context) is no structure of the course: it has no id and answers no click.
    scenery = shape.kind == "scenery"
    called = "" if scenery else f' id="{name}"'
    yield f'<path class="{classes}"{called} d="{d}"/>'
    for kind, lines, make, soft in _inner(shape):
        if lines:
            blur = f' filter="url(#{SOFT})"' if soft else ""
            of = "" if scenery else f' data-of="{name}"'
            d = "".join(make(line, left=left) for line in lines)
            yield f'<path class="{kind}"{of} d="{_coarse(d) if soft or kind == "sheen" else d}"{blur}/>'


def _inner(shape: Shape) -> Iterator[tuple[str, Sequence[Sequence[Knot]], Callable[..., str], bool]]:
    yield "tendon", shape.tendons, closed, False
    for share in GLEAMS:
        yield "sheen", [line for patch in shape.sheens for line in gleam(patch, share)], closed, False
    line = "grain" if shape.kind == "scenery" else "fibre"
    yield line, shape.fibres[::2], opened, False
    yield f"{line} lit", shape.fibres[1::2], opened, False
    for detail in shape.details:
        yield detail.kind, detail.lines, closed if detail.loop else opened, detail.soft


def _sided(name: str, shape: Shape, *, left: bool) -> str:
    if shape.sides == "midline":
        return name
    return f"{name}-left" if left else f"{name}-right"


def _marks() -> Iterator[str]:
    for name, place in MIDLINE_POINTS.items():
        yield _circle(name, place, "landmark", 5)
    for name, place in SIDE_POINTS.items():
        yield _circle(f"{name}-left", mirrored(place), "landmark", 5)
        yield _circle(f"{name}-right", place, "landmark", 5)


def _circle(name: str, place: Point, kind: str, radius: int) -> str:
    x, y = to_svg(place)
    return f'<circle class="{kind}" id="{name}" cx="{round(x, 1):g}" cy="{round(y, 1):g}" r="{radius}"/>'
