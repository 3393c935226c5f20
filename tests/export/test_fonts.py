"""The fonts of the course: they come with it, hold every sign that it writes, and are the first that every style names."""

from __future__ import annotations

import base64
import json
import re
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from export_samples import made, text
from fontTools.ttLib import TTFont

from massage_lessons.export.page.dress import fonts
from massage_lessons.export.pdf.sheet import html_of, sheet
from massage_lessons.paths import CONTENT, FRONT_END, LESSONS_IN_CHECKOUT

if TYPE_CHECKING:
    from pathlib import Path

ROOT = LESSONS_IN_CHECKOUT.parent
PACKAGE = ROOT / "massage_lessons"
FONTS = sorted((FRONT_END / "fonts").glob("*.woff2"))
UPRIGHT = {"Literata": "literata.woff2", "Figtree": "figtree.woff2"}
# A deck of cards is shown by a program that has no fonts of ours.
FOREIGN = {"vendor", "static", "anki"}
STYLES = [path for path in sorted(PACKAGE.rglob("*.css")) if not FOREIGN & set(path.parts) and path.name != "fonts.css"]
LOST = "\ufffd"
"""What stands in a file for a sign that no file can hold."""
WRITTEN = [
    *CONTENT.rglob("*.yaml"),
    CONTENT / "evidence/sources.json",
    *PACKAGE.glob("**/*.html"),
    *PACKAGE.glob("**/*.j2"),
    *PACKAGE.glob("pages/*.py"),
    PACKAGE / "course" / "signs.py",
    *(path for path in PACKAGE.glob("**/*.js") if not {"vendor", "tests"} & set(path.parts)),
    *STYLES,
]


def signs(path: Path) -> set[str]:
    return set(map(chr, TTFont(path).getBestCmap()))


def prose(path: Path) -> str:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return "".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")


def test_every_sign_that_the_course_writes_is_in_its_fonts() -> None:
    wanted = {sign for path in WRITTEN for sign in path.read_text(encoding="utf-8")}
    wanted |= {sign for path in LESSONS_IN_CHECKOUT.glob("*.ipynb") for sign in prose(path)}
    shared = signs(FRONT_END / "fonts" / "signs.woff2") | signs(FRONT_END / "fonts" / "arrows.woff2")
    for name, file in UPRIGHT.items():
        assert sorted(wanted - signs(FRONT_END / "fonts" / file) - shared - {"\n", LOST}) == [], name


def test_the_style_says_which_signs_come_from_which_file() -> None:
    style = (FRONT_END / "fonts.css").read_text(encoding="utf-8")
    told_of = re.findall(r"url\(fonts/(signs|arrows)\.woff2\)[^}]*unicode-range:([^;}]+)", style)
    assert [file for file, _ in told_of] == ["signs", "arrows"]
    for file, ranges in told_of:
        told = {
            chr(code)
            for one in ranges.split(",")
            for first, _, last in [one.removeprefix("U+").partition("-")]
            for code in range(int(first, 16), int(last or first, 16) + 1)
        }
        assert told <= signs(FRONT_END / "fonts" / f"{file}.woff2")


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.name)
def test_a_font_keeps_its_copyright_and_has_its_licence_beside_it(path: Path) -> None:
    copyright_line = TTFont(path)["name"].getDebugName(0) or ""
    licence = (FRONT_END / "fonts" / "OFL.txt").read_text(encoding="utf-8")
    assert copyright_line.startswith("Copyright")
    assert copyright_line.split(" (")[0].split(". All")[0] in licence
    assert "Reserved Font Name" not in copyright_line
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_a_style_takes_its_fonts_from_one_place(path: Path) -> None:
    said = re.findall(r"(?<![\w-])(?:--[\w-]+|font|font-family): ([^;{}]*)[;}]", path.read_text(encoding="utf-8"))
    families = [value for value in said if re.search(r"\b(?:sans-)?serif\b|system-ui|Noto|Arial", value)]
    own = [value for value in families if "var(--" not in value and "monospace" not in value]
    assert [value for value in own if "Literata," not in value and "Figtree," not in value] == []


def test_a_page_brings_its_fonts_along_and_may_load_no_others() -> None:
    page = made(text("# A lesson"))
    assert page.count("@font-face") == len(FONTS)
    assert set(re.findall(r"url\(\"?([^,)]{0,40})", fonts())) == {"data:font/woff2;base64"}
    assert "font-src data:" in page


def test_what_is_printed_brings_its_fonts_along() -> None:
    card = BeautifulSoup(html_of(sheet("A card", [], kind="card", size="A4")), "html.parser")
    brought = json.loads(card.select_one("#paper-fonts").text)
    assert sorted(base64.b64decode(data) for _, data, _ in brought) == sorted(path.read_bytes() for path in FONTS)
