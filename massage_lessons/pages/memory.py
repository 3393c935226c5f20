"""The back coloured by what the learner remembers, and the same in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from massage_lessons.pages import render
from massage_lessons.pages.request import asked_for

if TYPE_CHECKING:
    from massage_lessons.pages.page import Page


@asked_for
def memory() -> Page:
    """What is remembered of each place, laid over the drawing that stands before it."""
    return render.page("memory")
