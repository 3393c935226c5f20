"""How a plan is put together: our own conventions, beside the rules of the places and of the strokes."""

from dataclasses import dataclass
from typing import Annotated, Literal

from massage_lessons.course.model.statement import HARDEST_PRESSURE, LONGEST_MINUTES, Minutes, Statement
from massage_lessons.course.model.written import ContraindicationId, Id, Key, Maybe, PositionId, RegionId, RoutineId, StrokeId, UpTo

MOST_SECONDS = 600
HUNDRED = 100
PlanPhase = Literal["open", "cover", "deepen", "close"]
StepSides = Literal["both", "each"]


@dataclass(frozen=True, slots=True)
class PlanEnd:
    """What a plan begins or ends with: a stroke, its share of the whole time in hundredths, and its seconds at least and at most."""

    stroke: StrokeId
    share: Annotated[float, UpTo(HUNDRED)]
    least: Annotated[float, UpTo(MOST_SECONDS, zero=False)]
    most: Annotated[float, UpTo(MOST_SECONDS, zero=False)]


@dataclass(frozen=True, slots=True)
class PlanRules(Statement):
    """What holds for every plan.

    `light` is the pressure of what covers, `usual` the hardest unless another is asked for, `first` the hardest where nothing lighter
    went before. `together` are strokes that are done on both sides at once, `heavy` those that tired hands leave out, `gentle` those that
    remain where only gliding and still hands are allowed.
    """

    minutes: Minutes
    light: Annotated[float, UpTo(HARDEST_PRESSURE)]
    usual: Annotated[float, UpTo(HARDEST_PRESSURE)]
    first: Annotated[float, UpTo(HARDEST_PRESSURE)]
    open: PlanEnd
    finish: PlanEnd
    close: PlanEnd
    together: tuple[StrokeId, ...]
    heavy: tuple[StrokeId, ...]
    gentle: tuple[StrokeId, ...]


@dataclass(frozen=True, slots=True)
class PlanPlace:
    """A region in a plan: its size in the drawing, in hundredths of all regions; when its first stroke comes; its strokes, best first.

    At a place `beside` the midline hands may work on both
    sides at once. `ask` says that it needs a yes of its own.
    """

    id: RegionId
    size: Annotated[float, UpTo(HUNDRED, zero=False)]
    phase: PlanPhase
    beside: bool
    ask: bool
    light: tuple[StrokeId, ...]
    deep: Maybe[StrokeId]


@dataclass(frozen=True, slots=True)
class PlannedPlace:
    """A place that a position leaves free; it is part of a plan of so many minutes by itself, or without them only where asked for."""

    id: RegionId
    since: Annotated[float | None, Key("from"), UpTo(LONGEST_MINUTES)]


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A step of a routine for oneself, done on both sides at once or on one after the other."""

    routine: RoutineId
    step: Id
    sides: StepSides
    phase: PlanPhase


@dataclass(frozen=True, slots=True)
class PlanPosition:
    """What can be done in a position: for a partner places, the most important first; for oneself steps of routines.

    `most` is the hardest pressure, `without` are strokes that the position does not allow. Where `halves` is so, one side is free at
    a time.
    """

    id: PositionId
    most: Annotated[float, UpTo(HARDEST_PRESSURE)]
    halves: bool
    without: Maybe[StrokeId]
    places: Maybe[PlannedPlace]
    steps: Maybe[PlannedStep]


@dataclass(frozen=True, slots=True)
class PlanScreening:
    """What a yes leaves of a plan, where it leaves one: a local yes, or one to which a health professional has agreed.

    Without `agreed` a professional's yes does not help. `most` is the hardest pressure, `minutes` the longest plan, `gentle` leaves only
    gliding and still hands, `positions` are those that remain, `places` are left out.
    """

    id: ContraindicationId
    agreed: bool
    most: Annotated[float | None, UpTo(HARDEST_PRESSURE)]
    minutes: Annotated[float | None, UpTo(LONGEST_MINUTES, zero=False)]
    gentle: bool
    balls: bool
    positions: Maybe[PositionId]
    places: Maybe[RegionId]
