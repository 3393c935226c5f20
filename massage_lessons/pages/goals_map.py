"""The goals of the lessons beside what schools of massage teach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from massage_lessons.course import find
from massage_lessons.pages import render
from massage_lessons.pages.request import asked_for

if TYPE_CHECKING:
    from massage_lessons.pages.page import Page


@asked_for
def goals_map() -> Page:
    """Each topic of what schools teach, with the goals of this course that go there and what this course lacks of it."""
    course = find.course()
    goals = {f"{lesson.id}/{goal.id}": (lesson, goal.text) for lesson in course.lessons for goal in lesson.goals}
    return render.page("goals_map", outlines=course.outlines, goals=goals)
