"""The course's content for the figures that are made from it, read once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Protocol, TypeVar

from massage_lessons.course import stored
from massage_lessons.errors import UnknownName

if TYPE_CHECKING:
    from collections.abc import Iterable

    from massage_lessons.course.model import Course


class Named(Protocol):
    """What has an id."""

    @property
    def id(self) -> str:
        """What the course calls it."""


T = TypeVar("T", bound=Named)


@cache
def taught() -> Course:
    """Give the whole course."""
    return stored.load()


def chosen(what: str, asked: Iterable[T | str] | None, known: tuple[T, ...]) -> tuple[T, ...]:
    """Give what was asked for, each by itself or by its id; where nothing was, all.

    Raises
    ------
    UnknownName
        For an id that nobody knows; it names those that come close.
    """
    if asked is None:
        return known
    by_id = {each.id: each for each in known}
    found = []
    for each in [asked] if isinstance(asked, str) else asked:
        if isinstance(each, str) and each not in by_id:
            raise UnknownName(what, each, by_id)
        found.append(by_id[each] if isinstance(each, str) else each)
    return tuple(found)


def shorts(ids: Iterable[str]) -> dict[str, str]:
    """Give the short form of each source by its id, once each, in the order of the course's list of sources."""
    wanted = set(ids)
    return {source.id: source.short for source in taught().sources if source.id in wanted}


def place_name(base: str) -> str:
    """Give what a place on the drawing is called."""
    return next((entry.names.name for entry in taught().entries if entry.id == base), base)
