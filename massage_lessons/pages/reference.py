"""The pages to look things up in: words and sources."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from massage_lessons.course import find
from massage_lessons.pages import render
from massage_lessons.pages.request import asked_for
from massage_lessons.pages.wording import KINDS_OF_SOURCE

if TYPE_CHECKING:
    from massage_lessons.course.model import Lesson, Word
    from massage_lessons.pages.page import Page


@asked_for
def glossary() -> Page:
    """Give every word from A to Z, with the lessons that use it."""
    known = sorted(find.course().words, key=lambda word: word.word.casefold())
    groups = [(letter, list(words)) for letter, words in groupby(known, key=_letter)]
    shown = render.page("glossary", groups=groups, used={word.id: _lessons_with(word.id, "words") for word in known})
    return render.sources_elsewhere(shown)


@asked_for
def sources() -> Page:
    """Give every source by its kind, with the lessons that rest on it."""
    known = sorted(find.course().sources, key=lambda source: source.short.casefold())
    groups = [
        (word, kind, [(source.id, find.references()[source.id]) for source in known if source.kind == kind])
        for kind, word in KINDS_OF_SOURCE.items()
    ]
    return render.page("sources", groups=groups, used={source.id: _lessons_with(source.id, "reading") for source in known})


def _letter(word: Word) -> str:
    return word.word[0].upper()


def _lessons_with(name: str, key: str) -> list[Lesson]:
    return [lesson for lesson in find.course().lessons if name in getattr(lesson, key)]
