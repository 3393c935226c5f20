"""Which text of a page stands beside a drawing."""

from __future__ import annotations

from pathlib import Path

import pytest
from markupsafe import Markup

from massage_lessons.export.page.beside import spreads
from massage_lessons.export.page.exporter import LessonExporter
from massage_lessons.export.page.page import Block
from massage_lessons.export.pdf.handout import HandoutExporter
from massage_lessons.export.slides.exporter import SlidesExporter

LESSONS = Path(__file__).parent.parent.parent / "notebooks"
LONG = f"<p>{'It runs from the spine to the arm. ' * 12}</p>"
BLOCKS = {
    "h": ("text", "<h2>Layers</h2><p>Skin first.</p>" + LONG),
    "t": ("text", "<p>A muscle lies here.</p>" + LONG),
    "s": ("text", f"<p>Too little.</p><details><p>{LONG}</p></details>"),
    "c": ("code", "<pre>show.back()</pre>"),
    "D": ("output", '<div class="lesson-diagram" id="lesson-diagram-1"></div>'),
    "q": ("output", "<massage-question></massage-question>"),
}


def laid(letters: str) -> str:
    """Blocks as they are laid out: those that stand together in brackets."""
    blocks = [Block(BLOCKS[letter][0], Markup(BLOCKS[letter][1])) for letter in letters]  # noqa: S704 - written above
    of = {html: letter for letter, (_, html) in BLOCKS.items()}
    found = ""
    for spread in spreads(blocks):
        inside = "".join(of[str(block.html)] for block in spread.blocks)
        assert spread.drawn == inside.find("D") or spread.drawn == -1
        found += f"[{inside}]" if spread.drawn >= 0 else inside
    return found


@pytest.mark.parametrize(
    "expected",
    [
        "t[hDtt]q",  # up to the next cell that shows something
        "q[hDt]h",  # up to the next section
        "[tDt]",
        "[hcDt]cq",  # what made the drawing goes with it
        "t[htDt][hDt]",
        "[Dt][Dt]",  # a text belongs to one drawing only
        "hDqt",  # nothing that follows: nothing beside it
        "hD",
        "sDs",  # too little to read beside it
        "htq",
        "",
    ],
)
def test_a_drawing_stands_beside_the_text_of_its_section(expected: str) -> None:
    assert laid(expected.translate({ord("["): None, ord("]"): None})) == expected


def test_a_page_has_columns_and_slides_and_handouts_have_none() -> None:
    path = str(LESSONS / "02-anatomy.ipynb")
    page = LessonExporter().from_filename(path)[0]
    assert page.count('class="lesson-beside"') == page.count(' lesson-drawn"') > 0
    for exporter in (SlidesExporter, HandoutExporter):
        assert "lesson-beside" not in exporter().from_filename(path)[0]
