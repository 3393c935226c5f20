"""Every claim, by what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from massage_lessons.course import find
from massage_lessons.course.signs import VERDICTS
from massage_lessons.pages import render
from massage_lessons.pages.claims import others
from massage_lessons.pages.request import asked_for

if TYPE_CHECKING:
    from massage_lessons.pages.page import Page


@asked_for
def said_and_shown() -> Page:
    """Every claim, grouped by verdict."""
    known = find.course().claims
    groups = [(verdict, [claim for claim in known if claim.verdict == verdict]) for verdict in VERDICTS]
    shown = render.page("said_and_shown", groups=groups, here={claim.id for claim in known}, **others())
    return render.sources_elsewhere(shown)
