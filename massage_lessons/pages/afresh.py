"""Pages and figures made afresh from what a notebook says was asked for.

So an export has the content as it is now, in the edition that it is made for, and nothing has to be read back out of HTML.
"""

from __future__ import annotations

from inspect import signature
from typing import TYPE_CHECKING, Any

from massage_lessons import figure
from massage_lessons.errors import CourseError, UnknownName
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


def plate(bundle: Any) -> figure.Plate | None:  # noqa: ANN401 - whatever a notebook holds
    """Return the figure that was asked for as the course has it now: the stored one where there is one, else drawn for this.

    None stands for a figure to show as it is in the notebook: nothing of ours was asked for, or the course no longer has it.
    """
    asked = bundle.get(figure.MIME) if isinstance(bundle, dict) else None
    if not isinstance(asked, dict) or asked.get("version") != figure.VERSION or asked.get("figure") not in figure.NAMES:
        return None
    name, names, choice = asked["figure"], asked.get("names"), asked.get("choice")
    if not isinstance(names, list) or not isinstance(choice, dict):
        return None
    found = figure.find(name, tuple(names), choice)
    if found is not None:
        return found
    from massage_lessons import figures  # noqa: PLC0415 - only a figure that is not stored waits for matplotlib

    try:
        return figures.plate(getattr(figures, name)(*names, **choice))
    except (CourseError, TypeError, ValueError, LookupError, AttributeError):
        return None
