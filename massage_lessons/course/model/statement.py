"""Statements: what is said, and what it rests on."""

from dataclasses import dataclass
from typing import Annotated, Literal

from massage_lessons.course.model.written import Derived, EntryId, Id, Maybe, SourceId, UpTo

Basis = Literal["source", "general-anatomy", "practice", "convention"]
Unsourced = Literal["general-anatomy", "practice", "convention"]

HARDEST_PRESSURE = 10
LONGEST_MINUTES = 60


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence or two with what it rests on: sources by id, or a basis that needs none."""

    text: str
    sources: Annotated[tuple[str, ...], Derived((("sources", tuple[SourceId, ...]), ("basis", Unsourced)))]
    basis: Annotated[Basis, Derived()]


@dataclass(frozen=True, slots=True)
class Item(Statement):
    """A statement in a list of a card; `links` are base ids of entries that it speaks of."""

    label: str | None = None
    links: Maybe[EntryId] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Point(Item):
    """An item to do or to tick off, with an id of its own in its list."""

    id: Id


@dataclass(frozen=True, slots=True)
class Amount(Statement):
    """From how much to how much."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Pressure(Amount):
    """Pressure on the talk scale from 0 to 10."""

    low: Annotated[float, UpTo(HARDEST_PRESSURE)]
    high: Annotated[float, UpTo(HARDEST_PRESSURE)]


@dataclass(frozen=True, slots=True)
class Minutes(Amount):
    """A time in minutes."""

    low: Annotated[float, UpTo(LONGEST_MINUTES, zero=False)]
    high: Annotated[float, UpTo(LONGEST_MINUTES, zero=False)]
