"""Pages rendered afresh from what a notebook says was asked for.

So an export has the content as it is now, in the edition that it is made for, and nothing has to be read back out of HTML.
"""

from __future__ import annotations

from inspect import signature
from typing import TYPE_CHECKING, Any

from massage_lessons.errors import UnknownName
from massage_lessons.pages import named, render, request

if TYPE_CHECKING:
    from massage_lessons.pages.render import Edition

FOR_INSTRUCTORS = frozenset({"plan"})
"""What the learner's edition does without."""


def html(bundle: Any, edition: Edition) -> str | None:  # noqa: ANN401 - whatever a notebook holds
    """Return what was asked for as the course has it now, "" where this edition has none of it, or None to show it as it is stored.

    That is so when nothing of ours was asked for, and when the course no longer has it.
    """
    asked = request.stored(bundle)
    if asked is None:
        return None
    try:
        page, ids = named(str(asked["page"])), tuple(map(str, asked["ids"]))
        signature(page).bind(*ids)
    except (KeyError, TypeError, UnknownName):
        return None
    if edition == "learner" and asked["page"] in FOR_INSTRUCTORS:
        return ""
    try:
        with render.edition(edition):
            return page(*ids).html
    except UnknownName:
        return None
