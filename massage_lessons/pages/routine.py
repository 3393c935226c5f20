"""A routine, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from massage_lessons.course import find
from massage_lessons.course.model import Routine
from massage_lessons.pages import render
from massage_lessons.pages.claims import ALL_OF_THEM
from massage_lessons.pages.request import asked_for

if TYPE_CHECKING:
    from massage_lessons.pages.page import Page


@asked_for
def routine(name: str) -> Page:
    """A routine, step by step."""
    found = find.one(Routine, name)
    by_id = {technique.id: technique for technique in find.course().techniques}
    claims = {claim.id: claim for claim in find.course().claims}
    return render.page("routine", routine=found, techniques=by_id, claims=claims, elsewhere=ALL_OF_THEM)
