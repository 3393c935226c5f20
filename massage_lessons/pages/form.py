"""A sheet to fill in, or a log that grows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from massage_lessons.course import find
from massage_lessons.course.model import Form
from massage_lessons.course.words import say
from massage_lessons.pages import render
from massage_lessons.pages.request import asked_for
from massage_lessons.pages.today import RATINGS, SKILL, skills

if TYPE_CHECKING:
    from massage_lessons.pages.page import Page


@asked_for
def form(name: str) -> Page:
    """A sheet to fill in, or a log."""
    rated = {skill["id"].removeprefix(SKILL): skill for skill in skills(find.course())}
    ratings = [say(f"progress.hands.ratings.{rating}") for rating in RATINGS]
    return render.page("form", form=find.one(Form, name), rated=rated, ratings=ratings)
