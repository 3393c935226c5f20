"""The smaller SVG: the same letters and curves at the same places."""

from __future__ import annotations

import io
import re
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from svgpathtools import parse_path

from massage_lessons import figures
from massage_lessons.figures.picture import NO_METADATA, house_style
from massage_lessons.figures.svg_minify import LINK, SVG, lean

NUMBER = re.compile(r"-?[\d.]+")


@pytest.fixture(scope="module")
def drawn() -> str:
    """A figure as matplotlib writes it."""
    buffer = io.StringIO()
    with house_style():
        figures.forest_plot(["chronic-pain", "chronic-function"]).savefig(buffer, format="svg", metadata=NO_METADATA)
    return buffer.getvalue()


def placed(root: ET.Element) -> list[tuple[float, ...]]:
    """Each letter of each line of text: where its line stands, and how far along it the letter is."""
    named = {group.get("id"): group for group in root.iter(f"{SVG}g") if group.get("id", "").startswith("w")}

    def letters(group: ET.Element, start: float) -> list[float]:
        found = []
        for use in group.findall(f"{SVG}use"):
            moved = re.search(r"translate\(([-\d.]+)", use.get("transform", ""))
            x = start + float(moved[1] if moved else use.get("x", "0"))
            name = (use.get("href") or use.get(LINK) or "").removeprefix("#")
            found += letters(named[name], x) if name in named else [x] if not name.endswith("-20") else []
        return found

    lines = [group for group in root.iter(f"{SVG}g") if "scale(" in group.get("transform", "")]
    return [(*map(float, NUMBER.findall(line.get("transform", ""))[:2]), x) for line in lines for x in letters(line, 0)]


def test_every_letter_stays_where_it_was(drawn: str) -> None:
    before, after = ET.fromstring(drawn), ET.fromstring(lean(drawn))  # noqa: S314 - our own text
    blank = {path.get("id") for path in before.iter(f"{SVG}path") if path.get("id") and not path.get("d")}
    for group in list(before.iter(f"{SVG}g")):
        for use in group.findall(f"{SVG}use"):
            if use.get(LINK, "").removeprefix("#") in blank:
                group.remove(use)
    old, new = np.array(placed(before)), np.array(placed(after))
    assert len(old) == len(new) > 200
    assert np.abs(old - new).max() <= 1.01


def test_every_outline_stays_where_it_was(drawn: str) -> None:
    before, after = ET.fromstring(drawn), ET.fromstring(lean(drawn))  # noqa: S314 - our own text

    def outlines(root: ET.Element) -> list[str]:
        return [path.get("d", "") for path in root.iter(f"{SVG}path") if "style" in path.attrib]

    pairs = list(zip(outlines(before), outlines(after), strict=True))
    assert len(pairs) >= 10
    for old, new in pairs:
        assert parse_path(new).length() == pytest.approx(parse_path(old).length(), abs=0.5)
        assert np.allclose(parse_path(new).bbox(), parse_path(old).bbox(), atol=0.051)


def test_a_long_path_does_not_drift() -> None:
    steps = " ".join(f"L {0.04 * at:.4f} {0.04 * at:.4f}" for at in range(1, 1001))
    picture = lean(f'<svg xmlns="http://www.w3.org/2000/svg"><path d="M 0 0 {steps}" style="fill: none"/></svg>')
    assert parse_path(re.search(r' d="([^"]*)"', picture)[1]).end == pytest.approx(40 + 40j, abs=0.051)


def test_a_closed_part_ends_where_it_began() -> None:
    picture = lean('<svg xmlns="http://www.w3.org/2000/svg"><path d="M 1 1 L 5 1 L 5 5 z M 10 10 L 12 10 z" style="fill: none"/></svg>')
    second = parse_path(re.search(r' d="([^"]*)"', picture)[1]).continuous_subpaths()[1]
    assert second.start == 10 + 10j


def test_names_that_something_points_to_stay(drawn: str) -> None:
    root = ET.fromstring(lean(drawn))  # noqa: S314 - our own text
    known = {element.get("id") for element in root.iter()}
    asked = set(re.findall(r"url\(#([^)]+)\)|href=\"#([^\"]+)\"", lean(drawn)))
    assert {one or other for one, other in asked} <= known


def test_it_is_much_smaller(drawn: str) -> None:
    assert len(lean(drawn)) < 0.6 * len(drawn)
