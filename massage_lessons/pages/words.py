"""The words of a lesson, from the glossary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from massage_lessons.course import find
from massage_lessons.course.model import Word
from massage_lessons.pages import render
from massage_lessons.pages.request import asked_for

if TYPE_CHECKING:
    from massage_lessons.pages.page import Page


@asked_for
def words(lesson: str) -> Page:
    """The words of a lesson, from the glossary."""
    return render.page("words", words=find.some(Word, find.lesson(lesson).words))
