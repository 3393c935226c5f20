"""What the bank of questions is made of besides the questions of the lessons: what is written for it, and how the rest is made."""

from dataclasses import dataclass
from typing import Annotated, Literal

from massage_lessons.course.model.anatomy import Kind
from massage_lessons.course.model.evidence import Verdict
from massage_lessons.course.model.lesson import Option
from massage_lessons.course.model.statement import Statement
from massage_lessons.course.model.written import ContraindicationId, EntryId, GoalId, Id, Key, Maybe, RedFlagId, StopSignId, StrokeId

Safe = Literal["safe", "change", "not-today", "emergency"]
"""What may become of a massage: as it is, with a change, not today, or the emergency number at once."""


@dataclass(frozen=True, slots=True)
class PlaceGoal:
    """The goal of the questions on these places, or on all of these kinds."""

    goal: GoalId
    places: Maybe[EntryId]
    kinds: Maybe[Kind]


@dataclass(frozen=True, slots=True)
class ThemeGoal:
    """The goal of the questions on the claims of these themes."""

    goal: GoalId
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Truths:
    """The answers to a claim, each with the verdicts for which it is the right one. Claims with other verdicts are not asked."""

    holds: tuple[Verdict, ...]
    partly: tuple[Verdict, ...]
    wrong: tuple[Verdict, ...]
    unproven: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class NotAsked:
    """Places that no question asks for, and why."""

    places: tuple[EntryId, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Told:
    """A place told in words that do not give its name away, where those of its card do."""

    place: EntryId
    text: str


@dataclass(frozen=True, slots=True)
class Made:
    """How questions are made from the rest of the content: which goal each is for, and what is left out.

    Of `places` the first that fits counts. What is `covered` on the drawing is named where it is marked, but not looked for.
    """

    places: tuple[PlaceGoal, ...]
    themes: tuple[ThemeGoal, ...]
    strokes: GoalId
    truths: Truths
    not_asked: Maybe[NotAsked]
    covered: Maybe[NotAsked]
    told: Maybe[Told]


@dataclass(frozen=True, slots=True)
class CaseFeedback:
    """What each answer to a case means: why it is right, or what the error is."""

    safe: str
    change: str
    not_today: Annotated[str, Key("not-today")]
    emergency: str


@dataclass(frozen=True, slots=True)
class Case:
    """A person and a situation: safe or not? It rests on entries of the safety tables or on zones, and takes its sources from there.

    `change` is the change that one may think of, whether or not it is the right answer.
    """

    id: Id
    goal: GoalId
    ask: str
    right: Safe
    change: str
    feedback: CaseFeedback
    contraindications: Maybe[ContraindicationId]
    red_flags: Maybe[RedFlagId]
    stop_signs: Maybe[StopSignId]
    zones: Maybe[EntryId]


@dataclass(frozen=True, slots=True)
class Stage:
    """One of the steps that are put in order."""

    id: Id
    text: str


@dataclass(frozen=True, slots=True)
class Order:
    """Steps to put in order; they are written in the right one. `feedback` says what a wrong order does."""

    id: Id
    goal: GoalId
    ask: str
    steps: tuple[Stage, ...]
    feedback: str
    answer: Statement


@dataclass(frozen=True, slots=True)
class Exercise:
    """A question to choose an answer to that stands in no lesson; `stroke` is shown moving beside it."""

    id: Id
    goal: GoalId
    kind: Literal["one", "several"]
    ask: str
    stroke: StrokeId | None
    options: tuple[Option, ...]
    answer: Statement
