"""What frames a lesson: goals, questions, words, and how it fills a class."""

from dataclasses import dataclass
from typing import Annotated, Literal

from massage_lessons.course.model.statement import LONGEST_MINUTES, Statement
from massage_lessons.course.model.written import BY_ID, Derived, EntryId, Id, Maybe, SourceId, UpTo, With, WordId

QuestionPlace = Literal["warm-up", "check", "case"]
QuestionKind = Literal["one", "several", "words"]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the glossary; `entry` is the base id of what it names on the drawing, `places` are what a search for it leads to."""

    id: Id
    word: str
    term: str | None
    say: Annotated[str | None, Derived()]
    entry: EntryId | None
    meaning: Statement
    also: Maybe[str]
    places: Maybe[EntryId]


@dataclass(frozen=True, slots=True)
class Goal:
    """What somebody can do after a lesson. `by_hand` says why no question asks for it, where that is so."""

    id: Id
    text: str
    by_hand: str | None


@dataclass(frozen=True, slots=True)
class Option:
    """An answer to choose, and what it teaches whoever chooses it. A browser keeps the choice under its id."""

    id: Id
    text: str
    right: bool
    feedback: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question: choose one, choose several, or answer in one's own words; `answer` explains, `goal` is one of its lesson's."""

    id: Id
    place: QuestionPlace
    kind: QuestionKind
    goal: Id
    ask: str
    options: Maybe[Option]
    answer: Statement


@dataclass(frozen=True, slots=True)
class PlanStep:
    """A part of a class, in minutes."""

    id: Id
    minutes: Annotated[float, UpTo(LONGEST_MINUTES, zero=False)]
    do: str
    note: str | None


@dataclass(frozen=True, slots=True)
class Plan:
    """How a lesson fills a class."""

    room: str
    groups: str
    steps: tuple[PlanStep, ...]


@dataclass(frozen=True, slots=True)
class Lesson:
    """What frames a lesson. A page (a list to look things up in) has neither minutes nor goals."""

    id: Id
    number: int
    file: str
    title: str
    lead: str
    minutes: float | None
    goals: Annotated[tuple[Goal, ...], BY_ID, With("minutes")]
    need: Annotated[str | None, With("minutes")]
    words: Annotated[Maybe[WordId], With("minutes")]
    reading: Annotated[Maybe[SourceId], With("minutes")]
    questions: Annotated[Maybe[Question], BY_ID, With("minutes")]
    plan: Plan | None
