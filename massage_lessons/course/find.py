"""The course at hand: loaded once, and everything in it looked up in one way."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, TypeVar

from massage_lessons.course import fields, stored
from massage_lessons.course.model import Entry, Lesson
from massage_lessons.errors import UnknownName

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from massage_lessons.course.model import Course


N = TypeVar("N", bound=fields.Named)

NOUNS: Mapping[type, str] = {Entry: "place"}
"""What things are called in an error where the name of their class is not the word for them."""


@cache
def _stored() -> stored.Stored:
    return stored.Stored()


def course() -> Course:
    """Return the course."""
    return _stored().course


def references() -> Mapping[str, str]:
    """Return the printed reference of each source, by id."""
    return _stored().references


def one(cls: type[N], name: str) -> N:
    """Return the one of a class with this id.

    Raises
    ------
    UnknownName
        When none has it; the error names those that come close.
    """
    return _found(cls, name, fields.all_of(course(), cls))


def some(cls: type[N], asked: Iterable[N | str] | str | None = None, among: Sequence[N] | None = None) -> tuple[N, ...]:
    """Return those of a class that were asked for, each by itself or by its id, in this order; where nothing was, all.

    Raises
    ------
    UnknownName
        For an id that none has; the error names those that come close.
    """
    known = fields.all_of(course(), cls) if among is None else tuple(among)
    if asked is None:
        return known
    return tuple(_found(cls, each, known) if isinstance(each, str) else each for each in ([asked] if isinstance(asked, str) else asked))


def _found(cls: type[N], name: str, among: Iterable[N]) -> N:
    known = {each.id: each for each in among}
    if name not in known:
        raise UnknownName(NOUNS.get(cls, cls.__name__.lower()), name, known)
    return known[name]


def entry(base: str) -> Entry:
    """Return what has a place on the drawing, by its id without a side."""
    return one(Entry, base)


def lesson(name: str) -> Lesson:
    """Return a lesson, or a page, by its id."""
    return one(Lesson, name)


def lessons_with(name: str, key: Literal["words", "reading"]) -> list[Lesson]:
    """Return the lessons that use a word, or that rest on a source."""
    return [lesson for lesson in course().lessons if name in getattr(lesson, key)]


def shorts(sources: Iterable[str]) -> dict[str, str]:
    """Return the short form of each of these sources by its id, once each, in the order of the course's list of sources."""
    wanted = set(sources)
    return {source.id: source.short for source in course().sources if source.id in wanted}


def place_name(base: str) -> str:
    """Return what a place on the drawing is called; a step of somebody's own may name one that the course does not know."""
    return next((entry.names.name for entry in course().entries if entry.id == base), base)


def chosen_groups(what: str, names: Sequence[str], known: Iterable[str]) -> tuple[str, ...]:
    """Return the groups asked for, or without a name all known ones, after a look that each is known."""
    groups = tuple(known)
    for name in names:
        if name not in groups:
            raise UnknownName(what, name, groups)
    return tuple(names) or groups
