"""Routines to choose from, each shut until it is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from massage_lessons.course import find
from massage_lessons.course.model import Routine
from massage_lessons.pages import render
from massage_lessons.pages.request import asked_for
from massage_lessons.pages.routine import routine

if TYPE_CHECKING:
    from massage_lessons.pages.page import Page


@asked_for
def routines(first: str, *more: str) -> Page:
    """Routines to choose from, each shut until it is opened."""
    return render.page("routines", routines=[(found, _steps(found.id)) for found in find.some(Routine, (first, *more))])


def _steps(name: str) -> Markup:
    """What a routine's own page has within its outermost element."""
    return Markup("\n".join(routine(name).html.splitlines()[1:-1]))  # noqa: S704 - made by our own template
