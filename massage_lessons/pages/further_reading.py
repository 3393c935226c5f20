"""The sources of a lesson, each with how far it was checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from massage_lessons.course import find
from massage_lessons.course.model import Source
from massage_lessons.pages import render
from massage_lessons.pages.request import asked_for

if TYPE_CHECKING:
    from massage_lessons.pages.page import Page


@asked_for
def further_reading(lesson: str) -> Page:
    """The sources of a lesson, each with how far it was checked."""
    return render.page("further_reading", sources=find.some(Source, find.lesson(lesson).reading))
