"""What lies beneath a layer of muscles is its ground: it fills the body between them, stands back, and is nothing to click."""

from __future__ import annotations

import re
from functools import cache

import pytest
import shapely
from drawing_geometry import SVG, back
from matplotlib.colors import to_rgba

from massage_lessons.drawing import reader
from massage_lessons.figures.back_map import back_map
from massage_lessons.figures.palette import colours
from massage_lessons.paths import FRONT_SOURCE

SKIN = 0.014
"""How thick the skin at the edge of the body is drawn, and a little more."""
QUIET = re.compile(r'\.layer\[data-layer="(?:bones|deep)"\] \{ (--[^}]*)\}')
"""The colours of a layer where it lies beneath another."""
LAYERS = ("superficial", "deep")


@cache
def ground() -> shapely.Geometry:
    """The surface of the flesh, as it is drawn under the muscles."""
    paths = [path for path in back().by_id["layer-ground"] if path.get("class") == "flesh"]
    return back().surface(paths)


def between(layer: str) -> shapely.Geometry:
    """What the muscles of a layer leave bare of neck, trunk, shoulders and hips, without the skin at the edge."""
    sketch = back()
    names = [name for name in sketch.ids("muscle") if name in {node.get("id") for node in sketch.by_id[f"layer-{layer}"].iter()}]
    trunk = sketch.shape("body").buffer(-SKIN).intersection(shapely.box(-0.5, -0.23, 0.5, 1.2))
    return trunk.difference(shapely.union_all([sketch.shape(name) for name in names]))


@pytest.mark.parametrize("layer", LAYERS)
def test_the_ground_fills_the_body_between_and_beside_the_muscles(layer: str) -> None:
    bare = between(layer)
    assert bare.area > 0.02
    assert bare.difference(ground()).area < 0.01 * bare.area


def test_the_ground_lies_under_all_layers_and_has_nothing_to_click() -> None:
    sketch = back()
    group = sketch.by_id["layer-ground"]
    order = [node.get("id") for node in sketch.root if node.tag == f"{SVG}g"]
    assert order[:3] == ["layer-art", "layer-ground", "layer-bones"]
    assert (group.get("pointer-events"), group.get("aria-hidden")) == ("none", "true")
    assert [node.attrib for node in group if {"id", "data-of"} & set(node.attrib)] == []
    assert {shape.layer for shape in reader.load().shapes} == {"bones", "deep", "superficial", "skin", "care"}


def test_light_on_a_muscle_needs_no_filter() -> None:
    sheens = [node for node in back().root.iter() if node.get("class") == "sheen"]
    assert len(sheens) > 50
    assert [node.get("data-of") for node in sheens if "filter" in node.attrib] == []
    rules = re.findall(r"[^{}]*\.sheen[^{}]*\{[^}]*\}", (FRONT_SOURCE / "styles" / "diagram.css").read_text(encoding="utf-8"))
    assert rules
    assert [rule for rule in rules if "filter" in rule] == []


def luminance(colour: tuple[float, ...]) -> float:
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def rgb(colour: str) -> tuple[float, ...]:
    return tuple(int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))


def over(above: str, below: str, opacity: float) -> tuple[float, ...]:
    return tuple(opacity * a + (1 - opacity) * b for a, b in zip(rgb(above), rgb(below), strict=True))


@pytest.mark.parametrize("layer", LAYERS)
def test_the_edge_of_a_muscle_stands_out_three_to_one_from_all_that_lies_beneath(layer: str) -> None:
    seen = colours("1", layer)
    sheet = " ".join((FRONT_SOURCE / "styles" / "diagram.css").read_text(encoding="utf-8").split())
    quiet = {name: colour for rule in QUIET.findall(sheet) for name, colour in re.findall(r"--md-([\w-]+): (#\w{6})", rule)}
    paled = re.search(r"\.flesh \{ fill: var\(--md-flesh-far\); opacity: ([\d.]+); \}", sheet)
    assert paled
    beneath = {
        # Whatever the skin tone and the page: at worst it is black behind it.
        "flesh": rgb(seen["flesh"]) if layer == "superficial" else over(seen["flesh-far"], "#000000", float(paled[1])),
        "wall": rgb(seen["wall"]),
        "bone": rgb(quiet["bone"]),
        "a deeper muscle": rgb(quiet["muscle"]),
    }
    line = luminance(rgb(seen["muscle-line"])) + 0.05
    assert {name: (luminance(colour) + 0.05) / line for name, colour in beneath.items() if (luminance(colour) + 0.05) / line < 3} == {}


@pytest.mark.parametrize(("layer", "count"), [("superficial", 1), ("deep", 1), ("skin", 0), ("bones", 0)])
def test_a_figure_of_the_muscles_has_the_same_ground(layer: str, count: int) -> None:
    flesh = to_rgba(colours("1", layer)["flesh"])
    assert [patch.get_facecolor() for patch in back_map(layer=layer).axes[0].patches].count(flesh) == count
