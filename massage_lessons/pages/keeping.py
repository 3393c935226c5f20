"""Where a learner's answers are kept, and a file of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from massage_lessons.pages import render
from massage_lessons.pages.request import asked_for

if TYPE_CHECKING:
    from massage_lessons.pages.page import Page


@asked_for
def keeping() -> Page:
    """Where a learner's answers are kept, how many there are, and how to take them along, take them in or forget them."""
    return render.page("keeping")
