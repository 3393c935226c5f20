"""Ways to touch, as cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from massage_lessons.course import find
from massage_lessons.course.model import Technique
from massage_lessons.pages import render
from massage_lessons.pages.request import asked_for

if TYPE_CHECKING:
    from massage_lessons.pages.page import Page


@asked_for
def techniques(*names: str) -> Page:
    """The cards of techniques, or of all."""
    return render.page("techniques", techniques=find.some(Technique, names or None))
