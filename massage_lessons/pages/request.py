"""What a cell asked for, by name: a notebook stores it beside the HTML."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec

from massage_lessons.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
MIME = "application/vnd.massage-lessons.page+json"
VERSION = 1


def asked_for(make: Callable[P, Page]) -> Callable[P, Page]:
    """Let a page say what was asked for: the function that makes it, the ids that it was given, and its options where there are any."""

    @wraps(make)
    def page(*ids: P.args, **options: P.kwargs) -> Page:
        asked = {"version": VERSION, "page": make.__name__, "ids": list(map(str, ids))}
        return Page(make(*ids, **options).html, {MIME: {**asked, **({"options": options} if options else {})}})

    return page


def stored(bundle: Any) -> dict[str, Any] | None:  # noqa: ANN401 - whatever a notebook holds
    """Return what an output asked for as it is stored, or None where it is nothing that this version knows to read."""
    found = bundle.get(MIME) if isinstance(bundle, dict) else None
    return found if isinstance(found, dict) and found.get("version") == VERSION else None
