"""Every word from A to Z."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from massage_lessons.course import find
from massage_lessons.pages import render
from massage_lessons.pages.request import asked_for

if TYPE_CHECKING:
    from massage_lessons.course.model import Word
    from massage_lessons.pages.page import Page


@asked_for
def glossary() -> Page:
    """Every word from A to Z, with the lessons that use it."""
    known = sorted(find.course().words, key=lambda word: word.word.casefold())
    groups = [(letter, list(words)) for letter, words in groupby(known, key=_letter)]
    shown = render.page("glossary", groups=groups, used={word.id: find.lessons_with(word.id, "words") for word in known})
    return render.sources_elsewhere(shown)


def _letter(word: Word) -> str:
    return word.word[0].upper()
