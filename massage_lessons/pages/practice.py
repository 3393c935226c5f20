"""Questions of the bank to practise with, on the drawing where they are about a place or a stroke."""

from __future__ import annotations

import hashlib
from itertools import chain, zip_longest
from typing import TYPE_CHECKING, TypedDict

from massage_lessons.course import bank, find, signs
from massage_lessons.course.model import Source
from massage_lessons.errors import UnknownName
from massage_lessons.pages import render
from massage_lessons.pages.request import asked_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from massage_lessons.course.bank import Item, StepJson
    from massage_lessons.pages.page import Page

UNASKED = frozenset({"topic", "lesson", "goal"})
"""What an item knows that whoever asks it has no use for."""


class SourceJson(TypedDict):
    """A source as it is named beside an explanation."""

    short: str
    url: str | None


class PracticeJson(TypedDict):
    """What the page asks: its items, and what their sources and grounds are called."""

    items: list[dict[str, object]]
    sources: dict[str, SourceJson]
    bases: dict[str, str]


@asked_for
def practice(*ids: str, lesson: str | None = None, kinds: Sequence[str] = (), limit: int = 10) -> Page:
    """Questions to practise with: those with these ids, or else some of a lesson, of all kinds or of these.

    Raises
    ------
    UnknownName
        When the bank has no such question, or the course no such lesson.
    """
    items = chosen(ids, lesson, kinds, limit)
    # Under this name a browser remembers where somebody is; an id would name what is to be found.
    name = hashlib.sha256(" ".join(item["id"] for item in items).encode()).hexdigest()[:12]
    return render.page("practice", items=items, data=data_of(items), name=name, limit=limit, mixed=mixed)


def chosen(ids: Sequence[str], lesson: str | None, kinds: Sequence[str], limit: int) -> list[Item]:
    """Return the items to ask; of a lesson, one of each kind in turn until there are enough."""
    everything = {item["id"]: item for item in bank.known()}
    for name in ids:
        if name not in everything:
            raise UnknownName("question", name, everything)
    if lesson is not None:
        find.lesson(lesson)
    there: Iterable[Item] = (everything[name] for name in ids) if ids else everything.values()
    wanted = [item for item in there if lesson in {None, item["lesson"]} and (not kinds or item["kind"] in kinds)]
    if ids:
        return wanted
    by_kind: dict[str, list[Item]] = {}
    for item in wanted:
        by_kind.setdefault(item["kind"], []).append(item)
    return [item for item in chain.from_iterable(zip_longest(*by_kind.values())) if item is not None][:limit]


def mixed(item: Item) -> list[StepJson]:
    """Return the steps of an item in an order of chance that is the same each time."""
    return sorted(item["steps"], key=lambda step: hashlib.sha256(f"{item['id']} {step['id']}".encode()).digest())


def data_of(items: Sequence[Item]) -> PracticeJson:
    """Return what the page asks."""
    cited = dict.fromkeys(name for item in items for name in item["sources"])
    sources = {name: find.one(Source, name) for name in cited}
    bases: dict[str, str] = {basis: signs.BASES[basis] for item in items if (basis := item.get("basis")) is not None}
    return {
        "items": [{name: value for name, value in item.items() if name not in UNASKED} for item in items],
        "sources": {name: {"short": source.short, "url": source.url} for name, source in sources.items()},
        "bases": bases,
    }
