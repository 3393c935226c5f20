"""Ways to lie and to sit, as cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from massage_lessons.course import find
from massage_lessons.course.model import Position
from massage_lessons.pages import render
from massage_lessons.pages.request import asked_for

if TYPE_CHECKING:
    from massage_lessons.pages.page import Page


@asked_for
def positions(*names: str) -> Page:
    """The cards of positions, or of all."""
    return render.page("positions", positions=find.some(Position, names or None))
