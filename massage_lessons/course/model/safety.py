"""What speaks against a massage, before it and during it."""

from dataclasses import dataclass
from typing import Annotated, Literal

from massage_lessons.course.model.statement import Statement
from massage_lessons.course.model.written import ASKS, EntryId, Id, Key, Maybe

Rule = Literal["whole", "local", "without", "ask-first", "person-decides", "giver"]
Help = Literal["emergency", "same-day", "urgent-gp", "gp"]
Stop = Literal["stop", "same-day", "emergency"]
ConditionGroup = Literal["blood", "bones", "illness", "skin", "nerves", "pregnancy", "person", "giver"]


@dataclass(frozen=True, slots=True)
class Contraindication:
    """A reason to leave a massage out, to leave a place out, or to ask first; `ask` is the question that finds it."""

    id: Id
    name: str
    group: ConditionGroup
    rules: Annotated[tuple[Rule, ...], Key("rule")]
    ask: Annotated[str, ASKS]
    why: Statement
    instead: Statement
    places: Maybe[EntryId]


@dataclass(frozen=True, slots=True)
class RedFlag:
    """A sign that pain is not for massage, and which help to get."""

    id: Id
    sign: str
    meaning: Statement
    action: Help
    do: str


@dataclass(frozen=True, slots=True)
class StopSign:
    """A sign, during or after a massage, to stop."""

    id: Id
    sign: str
    action: Stop
    do: Statement
