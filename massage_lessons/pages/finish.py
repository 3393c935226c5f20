"""How a lesson ends: what was done, what is still open, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from massage_lessons.course import find
from massage_lessons.pages import render
from massage_lessons.pages.request import asked_for
from massage_lessons.pages.taught import page_of_today, taught
from massage_lessons.pages.today import SKILL, skills

if TYPE_CHECKING:
    from massage_lessons.pages.page import Page


@asked_for
def finish(lesson: str) -> Page:
    """What was done of a lesson, and the next one."""
    found = find.lesson(lesson)
    after = next((one for one in taught() if one.number > found.number), None)
    hands = [skill["id"].removeprefix(SKILL) for skill in skills(find.course()) if skill["lesson"] == lesson]
    return render.page("finish", lesson=found, hands=hands, after=after, today=page_of_today())
