"""The still picture beside a diagram: found by what can be seen, named by what it marks, and there for readers without our extension."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup
from lesson_files import NOTEBOOKS
from nbconvert import HTMLExporter

from massage_lessons import BackDiagram, figure, paths, still
from massage_lessons.course.options import MIME
from massage_lessons.course.words import say

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("state", "seen"),
    [
        ({}, "skin both 1"),
        ({"ask": ["flank-left"]}, "skin both 1"),
        ({"viewpoint": "head"}, "skin both 1"),
        ({"highlight": ["flank"]}, "skin both 1 named flank"),
        ({"highlight": ["flank-left", "flank-right"]}, "skin both 1 named flank"),
        ({"highlight": ["flank"], "selected": "flank-left"}, "skin both 1 named flank"),
        ({"highlight": ["sacrum", "flank-right"], "tone": "3", "side": "right"}, "skin right 3 named flank-right sacrum"),
        ({"layer": "superficial", "labels": True}, "superficial both 1 named"),
        ({"highlight": ["flank"], "covered": True}, "skin both 1 flank"),
    ],
)
def test_what_looks_the_same_is_one_picture(state: dict[str, Any], seen: str) -> None:
    assert str(still.look(state)) == seen


@pytest.mark.parametrize("path", sorted(NOTEBOOKS.glob("*.ipynb")), ids=lambda path: path.stem)
def test_a_plain_page_of_a_lesson_has_a_described_picture_for_each_diagram(path: Path) -> None:
    page, _ = HTMLExporter().from_filename(str(path))
    pictures = BeautifulSoup(page, "html.parser").select('img[src^="data:image/jpeg"]')
    assert len(pictures) == path.read_text(encoding="utf-8").count(f'"{MIME}"')
    assert all(str(picture["alt"]).startswith("The back of the body: ") for picture in pictures)


def test_the_picture_of_a_lesson_marks_what_its_diagram_marks() -> None:
    shown = BackDiagram(highlight=["lower-back-beside-spine", "flank", "sacrum"])._repr_mimebundle_()[0]["text/html"]
    image = BeautifulSoup(shown, "html.parser").img
    assert image is not None
    assert "Marked: Lower back, beside the spine (both sides); Flank (both sides); Sacrum (both sides)." in image["alt"]


def test_a_diagram_of_ones_own_has_the_picture_of_its_layer_and_says_what_is_marked() -> None:
    own = BackDiagram(highlight=["psis-left"], layer="bones")._repr_mimebundle_()[0]["text/html"]
    bare = still.find(still.look({"layer": "bones"}))
    image = BeautifulSoup(own, "html.parser").img
    assert bare is not None
    assert image is not None
    assert image["src"] in bare.html()
    assert image["alt"] == f"{bare.alt} {say('still.marks')}"
    assert re.search(r"<b>[^<]* \(left\)\.</b> [^<]*dimple", own)


@pytest.mark.parametrize(
    ("state", "lacks"),
    [
        ({}, []),
        ({"highlight": ["flank", "lower-back-beside-spine", "sacrum"]}, []),
        ({"viewpoint": "head"}, ["viewpoint"]),
        ({"values": {"flank-left": 3.0}}, ["values"]),
        ({"viewpoint": "head", "highlight": ["flank", "lower-back-beside-spine", "sacrum"]}, ["viewpoint"]),
        ({"highlight": ["sacrum"], "tone": "3", "side": "left"}, ["marks", "side", "tone"]),
        ({"layer": "bones", "labels": True}, ["names"]),
    ],
)
def test_a_picture_says_what_it_does_not_show_as_the_diagram_does(state: dict[str, Any], lacks: list[str]) -> None:
    picture = still.nearest(state)
    assert picture is not None
    said = [name for name in ("viewpoint", "values", "marks", "names", "side", "tone") if say(f"still.{name}") in picture.alt]
    assert said == lacks


def test_without_stored_pictures_the_words_are_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert still.find(still.look({}), tmp_path) is None
    monkeypatch.setattr(figure, "index", lambda _folder: {"stills": {"skin both 1": {"file": "gone.jpg", "alt": ""}}})
    shown = BackDiagram()._repr_mimebundle_()[0]["text/html"]
    assert "<img" not in shown
    assert "A drawing of the back: Skin and massage regions." in shown


def test_the_picture_does_not_wait_for_matplotlib() -> None:
    program = (
        "import sys; from massage_lessons import BackDiagram; html = BackDiagram()._repr_mimebundle_()[0]['text/html'];"
        "print('<img' in html, [name for name in ('matplotlib', 'numpy', 'yaml') if name in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout == "True []\n"


def test_a_picture_is_small_enough_for_a_lesson_full_of_them() -> None:
    sizes = [path.stat().st_size for path in paths.STORED_FIGURES.glob("*.jpg")]
    assert sizes
    assert max(sizes) < 50_000
    assert sum(sizes) / len(sizes) < 25_000


def test_a_drawing_in_an_address_is_the_drawing_and_shorter_than_in_base_64() -> None:
    svg = next(path for path in paths.STORED_FIGURES.glob("timeline*.svg")).read_text(encoding="utf-8")
    found = figure.address(svg)
    assert not re.search(r"[<>\"#%](?![0-9A-F]{2})", found.partition(",")[2])
    assert len(found) < 1.2 * len(svg)
