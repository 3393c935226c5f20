"""Which lessons are for learners: those that somebody finishes, and whose questions come back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from massage_lessons.course import find

if TYPE_CHECKING:
    from massage_lessons.course.model import Lesson

TODAY = "today"
"""The page that asks what is due, and shows what is remembered."""


def page_of_today() -> Lesson | None:
    """Return the page that asks what is due, where the course has one."""
    return next((lesson for lesson in find.course().lessons if lesson.id == TODAY), None)


def taught() -> list[Lesson]:
    """Return the lessons that have questions to check oneself with, in their order."""
    known = sorted(find.course().lessons, key=lambda lesson: lesson.number)
    return [lesson for lesson in known if any(question.place == "check" for question in lesson.questions)]
