"""Every source, by its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from massage_lessons.course import find
from massage_lessons.course.signs import KINDS_OF_SOURCE
from massage_lessons.pages import render
from massage_lessons.pages.request import asked_for

if TYPE_CHECKING:
    from massage_lessons.pages.page import Page


@asked_for
def sources() -> Page:
    """Every source by its kind, with the lessons that rest on it."""
    known = sorted(find.course().sources, key=lambda source: source.short.casefold())
    groups = [(word, kind, [source for source in known if source.kind == kind]) for kind, word in KINDS_OF_SOURCE.items()]
    return render.page("sources", groups=groups, used={source.id: find.lessons_with(source.id, "reading") for source in known})
