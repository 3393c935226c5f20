"""What comes out of the printer: pages that fit, and the same bytes each time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from long_run import sampled

from massage_lessons.export.pdf import build, chromium
from massage_lessons.export.pdf.cards import cards
from massage_lessons.export.pdf.handout import HandoutExporter
from massage_lessons.paths import LESSONS_IN_CHECKOUT

if TYPE_CHECKING:
    from pathlib import Path

    from massage_lessons.export.pdf.cards import Card
    from massage_lessons.export.pdf.sheet import Size

LESSON = LESSONS_IN_CHECKOUT / "01-safety-and-consent.ipynb"


@pytest.fixture(scope="module")
def browser() -> Path:
    return chromium.find()


@pytest.mark.parametrize("size", sampled(["A4", "letter"], "A4"))
@pytest.mark.parametrize("card", list(cards("instructor")), ids=lambda card: card.name)
def test_every_card_fits_on_its_pages(browser: Path, card: Card, size: Size) -> None:
    content = build.fitted(card, size, browser)
    assert content.startswith(b"%PDF")
    assert chromium.pages(content) == card.pages


def test_a_handout_is_the_same_each_time_and_has_no_date(browser: Path) -> None:
    text, _ = HandoutExporter().from_filename(str(LESSON))
    first, second = (chromium.printed(text, browser) for _ in range(2))
    assert first == second
    assert set(re.findall(rb"Date \(D:(\d+)", first)) == {b"20000101000000"}
    assert chromium.pages(first) > 3


def test_a_handout_is_tagged_for_those_who_listen_and_has_its_contents(browser: Path) -> None:
    text, _ = HandoutExporter().from_filename(str(LESSON))
    content = chromium.printed(text, browser)
    assert b"/StructTreeRoot" in content
    assert b"/Lang (en)" in content
    assert b"/Outlines" in content
