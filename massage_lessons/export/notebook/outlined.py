"""The drawing as a still picture, for a reader whose browser runs no script or is too old to unpack the drawing."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from massage_lessons.drawing.lanes import head, lanes
from massage_lessons.export.page.pack import mirror

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from massage_lessons.build.payload import Payload
    from massage_lessons.drawing.path import Point

KINDS = frozenset({"region", "muscle", "bone", "landmark", "zone"})
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
PIECE = re.compile(r"([MLCZ])([^A-Za-z]*)")
RADIUS = 7
GROUND = 20
"""How large the ground of a number is."""
SIDE = re.compile("-(left|right)$")


def picture(data: Payload, state: dict[str, Any], label: str) -> str:
    """A drawing of a layer with its marked places, and the numbered ways of a stroke over them."""
    layer = state.get("layer", "skin")
    chosen = {*state.get("highlight", ()), state.get("selected")}
    names = [name for name, _ in _shapes(data["svg"]).get(layer, ()) if {name, SIDE.sub("", name)} & chosen]
    marks = "".join(f'<use href="#lesson-at-{escape(name)}"/>' for name in names)
    size = f"0 0 {data['frame']['width']} {data['frame']['height']}"
    return (
        f'<svg class="lesson-still" viewBox="{size}" role="img" aria-label="{escape(label)}"><use href="#lesson-body"/>'
        f'<use href="#lesson-layer-{escape(layer)}"/>{f"""<g class="lesson-mark">{marks}</g>""" if marks else ""}{_ways(data, state)}</svg>'
    )


def _ways(data: Payload, state: dict[str, Any]) -> str:
    """The ways of a diagram's stroke as arrows, a number at the beginning of each."""
    if not state.get("stroke"):
        return ""
    on = data["strokes"][state["stroke"]]["on"]
    places = dict.fromkeys([*state.get("highlight", ()), *filter(None, [state.get("selected")])])
    lines, numbers = [], []
    for count, (points, _) in enumerate((one for place in places for one in lanes(on, place, data["frame"]["midline"])), 1):
        lines += [_line(points), *([_line(head(points))] if len(points) > 1 else [])]
        (x, y), *_ = points
        numbers.append(f'<circle cx="{x:g}" cy="{y:g}" r="{GROUND}"/><text x="{x:g}" y="{y:g}">{count}</text>')
    return f'<g class="lesson-ways"><path d="{"".join(lines)}"/>{"".join(numbers)}</g>' if lines else ""


def _line(points: Sequence[Point]) -> str:
    return _steps("M" + "L".join(f"{x:g},{y:g}" for x, y in points))


def outlines(data: Payload, layers: Iterable[str]) -> str:
    """The outlines that the still pictures of a page share, each once; a place that mirrors its other side is that side turned."""
    width = 2 * data["frame"]["midline"]
    drawn = _shapes(data["svg"])
    body = "".join(_steps(d) for _, d in drawn["body"])
    groups = "".join(f'<g id="lesson-layer-{escape(layer)}">{"".join(_places(drawn.get(layer, []), width))}</g>' for layer in layers)
    shared = f'<defs><path id="lesson-body" d="{body}"/>{groups}</defs>'
    return f'<svg class="lesson-outlines" aria-hidden="true" width="0" height="0">{shared}</svg>'


def _places(shapes: list[tuple[str, str]], width: float) -> Iterator[str]:
    known = dict(shapes)
    for name, d in shapes:
        other = f"{name.removesuffix('-right')}-left"
        if name.endswith("-right") and other in known and mirror(known[other], width) == d:
            yield f'<use id="lesson-at-{escape(name)}" href="#lesson-at-{escape(other)}" transform="matrix(-1 0 0 1 {width:g} 0)"/>'
        else:
            yield f'<path id="lesson-at-{escape(name)}" d="{_steps(d)}"/>'


@lru_cache(maxsize=2)
def _shapes(svg: str) -> dict[str, list[tuple[str, str]]]:
    """The id and the outline of each place by its layer, and the body's."""
    root = ET.fromstring(svg)  # noqa: S314 - our own drawing
    found: dict[str, list[tuple[str, str]]] = {"body": [("", _d(node)) for node in root.iter() if node.get("class") == "body"]}
    for layer in root:
        if "data-layer" in layer.keys():  # noqa: SIM118 - an element is no dictionary
            shapes = [node for node in layer.iter() if node.get("id") and KINDS & set((node.get("class") or "").split())]
            found[layer.get("data-layer", "")] = [(node.get("id", ""), "".join(map(_d, node.iter()))) for node in shapes]
    return found


def _d(node: ET.Element) -> str:
    if node.tag.endswith("circle"):
        x, y = (float(node.get(name, "0")) for name in ("cx", "cy"))
        return f"M{x - RADIUS:g},{y:g}L{x:g},{y - RADIUS:g}L{x + RADIUS:g},{y:g}L{x:g},{y + RADIUS:g}Z"
    if "scenery" in (node.get("class") or "") or node.get("data-of"):
        return ""
    return node.get("d", "")


def _steps(path: str) -> str:
    """A path in whole units, of which the drawing is 960 wide, each point counted from where its piece begins: half as long."""
    at = (0, 0)
    found = []
    for letter, numbers in PIECE.findall(path):
        values = [round(float(number)) for number in NUMBER.findall(numbers)]
        points = list(zip(values[::2], values[1::2], strict=True))
        size = 3 if letter == "C" else 1
        found.append(letter.lower() if points and letter != "M" else letter)
        for k in range(0, len(points), size):
            start = (0, 0) if letter == "M" else at
            found.append(" ".join(f"{x - start[0]},{y - start[1]}" for x, y in points[k : k + size]) + " ")
            at = points[min(k + size, len(points)) - 1]
    return "".join(found).replace(" z", "z").replace(" Z", "Z").replace(" -", "-").replace(",-", "-").replace(" c", "c").replace(" M", "M")
