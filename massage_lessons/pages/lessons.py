"""The map of the course."""

from __future__ import annotations

from typing import TYPE_CHECKING

from massage_lessons.course import find
from massage_lessons.pages import render
from massage_lessons.pages.request import asked_for

if TYPE_CHECKING:
    from massage_lessons.pages.page import Page


@asked_for
def lessons() -> Page:
    """The map of the course: lessons with their minutes, and the pages to look things up in."""
    known = find.course().lessons
    taught = [lesson for lesson in known if lesson.minutes is not None]
    total = sum(lesson.minutes for lesson in taught if lesson.minutes is not None)
    return render.page("lessons", lessons=taught, pages=[lesson for lesson in known if lesson.minutes is None], total=total)
