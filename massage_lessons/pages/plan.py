"""An instructor's plan of a lesson."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from massage_lessons.course import find
from massage_lessons.pages import render
from massage_lessons.pages.request import asked_for

if TYPE_CHECKING:
    from massage_lessons.course.model import Lesson
    from massage_lessons.pages.page import Page


@asked_for
def plan(lesson: str) -> Page:
    """An instructor's plan of a lesson, with the answers to its questions."""
    found = find.lesson(lesson)
    return render.page("plan", lesson=found, starts=_starts(found))


def _starts(lesson: Lesson) -> list[float]:
    """The minute at which each step of the plan begins."""
    steps = lesson.plan.steps if lesson.plan else ()
    return list(accumulate((step.minutes for step in steps), initial=0))[:-1]
