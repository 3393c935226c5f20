"""The drawing as a still picture, for a reader whose browser runs no script or is too old to unpack the drawing."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from massage_lessons.export.packed import mirror

if TYPE_CHECKING:
    from collections.abc import Iterable

    from massage_lessons.payload import Payload

KINDS = frozenset({"region", "muscle", "bone", "landmark", "zone"})
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
PIECE = re.compile(r"([MLCZ])([^A-Za-z]*)")
RADIUS = 7
SIDE = re.compile("-(left|right)$")


def picture(data: Payload, state: dict[str, Any], label: str) -> str:
    """Give a drawing of a layer with its marked places."""
    layer = state.get("layer", "skin")
    marked = {*state.get("highlight", ()), state.get("selected")}
    marks = "".join(_steps(d) for name, d in _shapes(data["svg"]).get(layer, ()) if {name, SIDE.sub("", name)} & marked)
    size = f"0 0 {data['frame']['width']} {data['frame']['height']}"
    marking = f'<path class="lesson-mark" d="{marks}"/>' if marks else ""
    return (
        f'<svg class="lesson-still" viewBox="{size}" role="img" aria-label="{escape(label)}">'
        f'<use href="#lesson-body"/><use href="#lesson-layer-{escape(layer)}"/>{marking}</svg>'
    )


def outlines(data: Payload, layers: Iterable[str]) -> str:
    """Give the outlines that the still pictures of a page share, each once, and of two sides that mirror each other only one."""
    width = 2 * data["frame"]["midline"]
    drawn = _shapes(data["svg"])
    parts = [f'<path id="lesson-body" d="{"".join(_steps(d) for _, d in drawn["body"])}"/>']
    for layer in layers:
        shapes = dict(drawn.get(layer, ()))
        lefts = {name for name, d in shapes.items() if name.endswith("-left") and shapes.get(f"{name[:-5]}-right") == mirror(d, width)}
        rights = {f"{name[:-5]}-right" for name in lefts}
        one, both = (
            "".join(_steps(d) for name, d in shapes.items() if (name in lefts) is sided and name not in rights) for sided in (True, False)
        )
        name = escape(layer)
        parts.append(f'<path id="lesson-left-{name}" d="{one}"/><g id="lesson-layer-{name}"><path d="{both}"/>')
        parts.append(f'<use href="#lesson-left-{name}"/><use href="#lesson-left-{name}" transform="matrix(-1 0 0 1 {width:g} 0)"/></g>')
    return f'<svg class="lesson-outlines" aria-hidden="true" width="0" height="0"><defs>{"".join(parts)}</defs></svg>'


@lru_cache(maxsize=2)
def _shapes(svg: str) -> dict[str, list[tuple[str, str]]]:
    """Give the id and the outline of each place by its layer, and the body's."""
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
    """Give a path in whole units, of which the drawing is 960 wide, each point counted from where its piece begins: half as long."""
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
