"""The question that a lesson begins with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from massage_lessons.pages.questions import standing
from massage_lessons.pages.request import asked_for

if TYPE_CHECKING:
    from massage_lessons.pages.page import Page


@asked_for
def warm_up(lesson: str) -> Page:
    """The question to begin with."""
    return standing(lesson, "warm-up", numbered=False)
