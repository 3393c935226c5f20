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
    from massage_lessons.figures import Picture
    from massage_lessons.pages.render import Edition

FOR_INSTRUCTORS = frozenset({"plan"})
"""What no edition for learners has."""


def html(bundle: Any, edition: Edition) -> str | None:  # noqa: ANN401 - whatever a notebook holds
    """Return what was asked for as the course has it now, "" where this edition has none of it, or None to show it as it is stored.

    That is so when nothing of ours was asked for, and when the course no longer has it.
    """
    asked = request.stored(bundle)
    if asked is None:
        return None
    try:
        page, ids, options = named(str(asked["page"])), tuple(map(str, asked["ids"])), dict(asked.get("options", {}))
        signature(page).bind(*ids, **options)
    except (KeyError, TypeError, ValueError, UnknownName):
        return None
    if edition != "instructor" and asked["page"] in FOR_INSTRUCTORS:
        return ""
    try:
        with render.edition(edition):
            return page(*ids, **options).html
    except (TypeError, UnknownName):
        # Options are only what somebody wrote into a file.
        return None


def stored(bundle: Any) -> figure.StoredFigure | None:  # noqa: ANN401 - whatever a notebook holds
    """Return the figure that was asked for as the course has it now: the stored one where there is one, else drawn for this.

    None stands for a figure to show as it is in the notebook: nothing of ours was asked for, or the course no longer has it.
    """
    called = _called(bundle)
    found = figure.find(*called) if called else None
    if found is not None:
        return found
    made = drawn(bundle)
    return made.as_stored() if made else None


def drawn(bundle: Any) -> Picture | None:  # noqa: ANN401
    """Return the figure that was asked for, drawn for this, or None as for `stored`."""
    called = _called(bundle)
    if called is None:
        return None
    from massage_lessons import figures  # noqa: PLC0415 - only a figure that is not stored waits for matplotlib

    name, names, choice = called
    try:
        picture: Picture = getattr(figures, name)(*names, **choice)
    except (CourseError, TypeError, ValueError, LookupError, AttributeError):
        return None
    return picture


def _called(bundle: Any) -> tuple[str, tuple[Any, ...], dict[str, Any]] | None:  # noqa: ANN401
    """Return the call that a notebook stores, or None where it is none."""
    asked = bundle.get(figure.MIME) if isinstance(bundle, dict) else None
    if not isinstance(asked, dict) or asked.get("version") != figure.VERSION or asked.get("figure") not in figure.NAMES:
        return None
    name, names, choice = asked["figure"], asked.get("names"), asked.get("choice")
    return (name, tuple(names), choice) if isinstance(names, list) and isinstance(choice, dict) else None
