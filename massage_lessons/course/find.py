"""The course at hand: loaded once, and looked up by name."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar

from massage_lessons.build import payload as payload_file
from massage_lessons.course import stored
from massage_lessons.errors import UnknownName

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from massage_lessons.build.payload import SourceJson
    from massage_lessons.course.model import Course, Entry, Lesson


class _Named(Protocol):
    @property
    def id(self) -> str: ...


N = TypeVar("N", bound=_Named)


@cache
def course() -> Course:
    """Give the course."""
    return stored.load()


@cache
def references() -> dict[str, SourceJson]:
    """Give each source with its printed reference, by id."""
    return payload_file.load()["sources"]


def entry(base: str) -> Entry:
    """Give what has a place on the drawing, by its id without a side."""
    return find("place", base, course().entries)


def lesson(name: str) -> Lesson:
    """Give a lesson, or a page, by its id."""
    return find("lesson", name, course().lessons)


def lessons_with(name: str, key: Literal["words", "reading"]) -> list[Lesson]:
    """The lessons that use a word, or that rest on a source."""
    return [lesson for lesson in course().lessons if name in getattr(lesson, key)]


def find(what: str, name: str, among: Iterable[N]) -> N:
    """Give the one with this id.

    Raises
    ------
    UnknownName
        When none has it; the error names those that come close.
    """
    known = {one.id: one for one in among}
    if name not in known:
        raise UnknownName(what, name, known)
    return known[name]


def choose(what: str, names: Sequence[str], among: Sequence[N]) -> tuple[N, ...]:
    """Give those with these ids, in the order asked for; without a name, all of them."""
    return tuple(find(what, name, among) for name in names) if names else tuple(among)


def chosen_groups(what: str, names: Sequence[str], known: Iterable[str]) -> tuple[str, ...]:
    """Give the groups asked for, or without a name all known ones, after a look that each is known."""
    groups = tuple(known)
    for name in names:
        if name not in groups:
            raise UnknownName(what, name, groups)
    return tuple(names) or groups
