"""Single questions, and those that stand in one place of a lesson."""

from __future__ import annotations

from typing import TYPE_CHECKING

from massage_lessons.course import find
from massage_lessons.course.model import Question
from massage_lessons.pages import render
from massage_lessons.pages.request import asked_for

if TYPE_CHECKING:
    from massage_lessons.course.model import QuestionPlace
    from massage_lessons.pages.page import Page


@asked_for
def questions(first: str, *more: str) -> Page:
    """Single questions by their ids."""
    chosen = find.some(Question, (first, *more))
    return render.page("questions", questions=chosen, numbered=len(chosen) > 1, one_by_one=True)


def standing(lesson: str, place: QuestionPlace, *, numbered: bool) -> Page:
    """The questions that stand in this place of a lesson."""
    chosen = [question for question in find.lesson(lesson).questions if question.place == place]
    return render.page("questions", questions=chosen, numbered=numbered, one_by_one=False)
