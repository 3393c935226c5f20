"""The questions to ask before a massage."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from massage_lessons.course import find
from massage_lessons.course.model import ConditionGroup
from massage_lessons.pages import render
from massage_lessons.pages.request import asked_for

if TYPE_CHECKING:
    from massage_lessons.pages.page import Page


@asked_for
def health_questions() -> Page:
    """The questions to ask before a massage, and what a yes means."""
    known = find.course().contraindications
    groups = [(group, [one for one in known if one.group == group]) for group in get_args(ConditionGroup)]
    return render.page("health_questions", groups=groups, number=len(known))
