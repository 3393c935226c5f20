"""The frame of a lesson: what it is for, its questions, its words, its sources, and how it fills a class."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from massage_lessons.course import find
from massage_lessons.pages import render
from massage_lessons.pages.request import asked_for

if TYPE_CHECKING:
    from massage_lessons.course.model import Lesson, QuestionPlace
    from massage_lessons.pages.page import Page


@asked_for
def opening(lesson: str) -> Page:
    """Give the goals of a lesson, its minutes and what one needs."""
    return render.page("opening", lesson=find.lesson(lesson))


@asked_for
def warm_up(lesson: str) -> Page:
    """Give the question to begin with."""
    return _questions(lesson, "warm-up", numbered=False)


@asked_for
def check(lesson: str) -> Page:
    """Give the questions to check oneself with."""
    return _questions(lesson, "check", numbered=True)


@asked_for
def questions(first: str, *more: str) -> Page:
    """Give single questions by their ids."""
    known = [question for lesson in find.course().lessons for question in lesson.questions]
    chosen = find.choose("question", (first, *more), known)
    return render.page("questions", questions=chosen, numbered=len(chosen) > 1)


@asked_for
def words(lesson: str) -> Page:
    """Give the words of a lesson, from the glossary."""
    known = {word.id: word for word in find.course().words}
    return render.page("words", words=[known[name] for name in find.lesson(lesson).words])


@asked_for
def further_reading(lesson: str) -> Page:
    """Give the sources of a lesson, each with how far it was checked."""
    return render.page("reading", sources=[(name, find.references()[name]) for name in find.lesson(lesson).reading])


@asked_for
def lessons() -> Page:
    """Give the map of the course: lessons with their minutes, and the pages to look things up in."""
    known = find.course().lessons
    taught = [lesson for lesson in known if lesson.minutes is not None]
    total = sum(lesson.minutes for lesson in taught if lesson.minutes is not None)
    return render.page("lessons", lessons=taught, pages=[lesson for lesson in known if lesson.minutes is None], total=total)


@asked_for
def plan(lesson: str) -> Page:
    """Give an instructor's plan of a lesson, with the answers to its questions."""
    found = find.lesson(lesson)
    return render.page("plan", lesson=found, starts=_starts(found))


def _questions(lesson: str, place: QuestionPlace, *, numbered: bool) -> Page:
    chosen = [question for question in find.lesson(lesson).questions if question.place == place]
    return render.page("questions", questions=chosen, numbered=numbered)


def _starts(lesson: Lesson) -> list[float]:
    """Give the minute at which each step of the plan begins."""
    steps = lesson.plan.steps if lesson.plan else ()
    return list(accumulate((step.minutes for step in steps), initial=0))[:-1]
