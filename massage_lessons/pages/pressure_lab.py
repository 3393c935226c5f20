"""Force and area to play with: what a weight on a kitchen scale comes to under a palm, a ball or a fingertip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from massage_lessons.course import find
from massage_lessons.course.areas import ACROSS, times
from massage_lessons.course.model import Effect
from massage_lessons.course.words import say
from massage_lessons.pages import render
from massage_lessons.pages.request import asked_for

if TYPE_CHECKING:
    from massage_lessons.pages.page import Page


@asked_for
def pressure_lab(*effects: str) -> Page:
    """The lab of pressure, with what a trial of more and less force found: the ids of its effects, by default both that we teach."""
    areas = [(area, say(f"figures.pressure.areas.{area}"), across, times(area)) for area, across in ACROSS.items()]
    return render.page("pressure_lab", areas=areas, effects=find.some(Effect, effects or ("more-force", "more-force-later")))
