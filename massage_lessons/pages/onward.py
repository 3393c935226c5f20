"""Where the learner was, and what there is to go over today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from massage_lessons.course import find
from massage_lessons.pages import render
from massage_lessons.pages.request import asked_for
from massage_lessons.pages.taught import page_of_today, taught

if TYPE_CHECKING:
    from massage_lessons.pages.page import Page


@asked_for
def onward() -> Page:
    """The way back to where the learner was."""
    return render.page("onward", lessons=taught(), forms=find.course().forms, today=page_of_today())
