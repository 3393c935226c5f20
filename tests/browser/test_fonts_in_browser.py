"""Nothing that a page or a card writes depends on the fonts of the machine that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from massage_lessons.export.page.exporter import LessonExporter
from massage_lessons.export.pdf.cards import cards
from massage_lessons.export.pdf.sheet import html_of, sheet
from massage_lessons.export.slides.exporter import SlidesExporter
from massage_lessons.paths import LESSONS_IN_CHECKOUT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext

LESSON = LESSONS_IN_CHECKOUT / "06-ten-minute-routine.ipynb"
SHOWN: dict[str, Callable[[], str]] = {
    "page": lambda: LessonExporter().from_filename(str(LESSON))[0],
    "slides": lambda: SlidesExporter().from_filename(str(LESSON))[0],
    "card": lambda: next(html_of(sheet(one.title, [one.make()], kind="card", size="A4")) for one in cards("instructor")),
}


def fonts_of_the_machine(session: Any) -> Iterator[tuple[str, str]]:
    """Each font that is not the page's own, with the start of the text that is set in it."""
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    for node in session.send("DOM.querySelectorAll", {"nodeId": root, "selector": "body *:not(script, style)"})["nodeIds"]:
        for font in session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]:
            if not font["isCustomFont"]:
                yield font["familyName"], session.send("DOM.getOuterHTML", {"nodeId": node})["outerHTML"][:120]


@pytest.mark.parametrize("name", SHOWN)
def test_all_that_is_written_is_set_in_the_fonts_that_come_with_it(context: BrowserContext, tmp_path: Path, name: str) -> None:
    file = tmp_path / "shown.html"
    file.write_text(SHOWN[name](), encoding="utf-8")
    page = context.new_page()
    page.goto(file.as_uri())
    page.evaluate("document.fonts.ready")
    assert list(fonts_of_the_machine(context.new_cdp_session(page))) == []
    page.close()
