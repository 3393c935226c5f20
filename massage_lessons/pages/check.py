"""The questions to check oneself with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from massage_lessons.pages.questions import standing
from massage_lessons.pages.request import asked_for

if TYPE_CHECKING:
    from massage_lessons.pages.page import Page


@asked_for
def check(lesson: str) -> Page:
    """The questions to check oneself with."""
    return standing(lesson, "check", numbered=True)
