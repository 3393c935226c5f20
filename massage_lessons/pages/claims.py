"""What people say about massage, beside what is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from massage_lessons.course import find
from massage_lessons.errors import UnknownName
from massage_lessons.pages import render
from massage_lessons.pages.request import asked_for

if TYPE_CHECKING:
    from massage_lessons.course.model import Claim
    from massage_lessons.pages.page import Page


ALL_OF_THEM = "11-said-and-shown.ipynb"
"""The page that has every claim, for links to claims that stand on no nearer page."""


@asked_for
def claims(first: str, *more: str) -> Page:
    """The cards of claims, each by its own id or by its theme.

    Raises
    ------
    UnknownName
        For a name that is neither.
    """
    shown = tuple(dict.fromkeys(claim for name in (first, *more) for claim in _named(name)))
    return render.page("claims", claims=shown, here={claim.id for claim in shown}, **others())


def _named(name: str) -> tuple[Claim, ...]:
    known = find.course().claims
    found = tuple(claim for claim in known if claim.theme == name) or tuple(claim for claim in known if claim.id == name)
    if not found:
        raise UnknownName("claim or theme", name, dict.fromkeys(each for claim in known for each in (claim.theme, claim.id)))
    return found


def others() -> dict[str, object]:
    """What a card of a claim needs to name other claims."""
    return {"by_id": {claim.id: claim for claim in find.course().claims}, "elsewhere": ALL_OF_THEM}
