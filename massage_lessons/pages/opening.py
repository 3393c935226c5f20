"""How a lesson begins: its goals, its minutes, and what one needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from massage_lessons.course import find
from massage_lessons.pages import render
from massage_lessons.pages.request import asked_for

if TYPE_CHECKING:
    from massage_lessons.pages.page import Page


@asked_for
def opening(lesson: str) -> Page:
    """The goals of a lesson, its minutes and what one needs."""
    return render.page("opening", lesson=find.lesson(lesson))
