"""What hands do, step by step, and what is filled in beside it."""

from dataclasses import dataclass
from typing import Annotated, Literal

from massage_lessons.course.model.anatomy import Contact
from massage_lessons.course.model.statement import HARDEST_PRESSURE, LONGEST_MINUTES, Amount, Item, Point, Pressure, Statement
from massage_lessons.course.model.written import ClaimId, Derived, EntryId, Id, Key, Maybe, RegionId, SkillId, TechniqueId, UpTo

TechniqueUse = Literal["main", "beside", "not-here"]
Who = Literal["partner", "self"]
StrokeHand = Literal["palm", "two-palms", "open-hand", "two-open-hands"]
StrokeMotion = Literal["glide", "press", "knead", "rock", "rest", "stretch"]
StrokePath = Literal["along-fibres", "across-fibres", "towards-head", "towards-hip", "outwards", "round", "circle", "still"]
Speed = Literal["slow", "medium"]
LONGEST_BEAT = 30
MOST_PASSES = 20
FieldKind = Literal["tick", "line", "text", "scale", "date"]


@dataclass(frozen=True, slots=True)
class Technique:
    """A way to touch, and what touches. `term` is the word of the trade, `say` how it is said."""

    id: Id
    name: str
    term: str | None
    say: Annotated[str | None, Derived()]
    use: TechniqueUse
    contacts: Annotated[Maybe[Contact], Key("contact")]
    summary: Statement
    how: tuple[Item, ...]
    hands: tuple[Item, ...]
    careful: Maybe[Item]
    know: Maybe[Item]


@dataclass(frozen=True, slots=True)
class Pace(Statement):
    """How fast a stroke is; one pass takes `beat` seconds where it is shown."""

    speed: Speed
    beat: Annotated[float, UpTo(LONGEST_BEAT, zero=False)]


@dataclass(frozen=True, slots=True)
class Passes(Amount):
    """How often a stroke goes over a place before the hands move on."""

    low: Annotated[float, UpTo(MOST_PASSES, zero=False)]
    high: Annotated[float, UpTo(MOST_PASSES, zero=False)]


@dataclass(frozen=True, slots=True)
class Stroke:
    """One movement of the hands, and the path that it takes over a region.

    It is for the regions whose rule allows it, or for those in `only`; what `never` links to is left out whatever the rule says.
    """

    id: Id
    name: str
    technique: TechniqueId | None
    hand: StrokeHand
    contact: Contact
    motion: StrokeMotion
    path: StrokePath
    only: Maybe[RegionId]
    summary: Statement
    pace: Pace
    pressure: Pressure
    passes: Passes
    breath: Statement
    stance: tuple[Item, ...]
    faults: tuple[Item, ...]
    careful: tuple[Item, ...]
    never: tuple[Item, ...]

    @property
    def left_out(self) -> frozenset[str]:
        """The regions and zones that this stroke never meets, by base id."""
        return frozenset(name for item in self.never for name in item.links)


@dataclass(frozen=True, slots=True)
class Position:
    """How the person lies, sits or stands."""

    id: Id
    name: str
    use: Who
    summary: Statement
    good_for: tuple[Item, ...]
    steps: tuple[Point, ...]
    careful: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a routine: minutes, regions from `start` to `end`, what touches them, pressure from `low` to `high` on the talk scale."""

    id: Id
    name: str
    minutes: Annotated[float, UpTo(LONGEST_MINUTES, zero=False)]
    technique: TechniqueId | None
    hands: str
    contact: Contact | None
    start: EntryId | None
    end: EntryId | None
    direction: str
    low: Annotated[float | None, UpTo(HARDEST_PRESSURE)]
    high: Annotated[float | None, UpTo(HARDEST_PRESSURE)]
    how: Statement
    careful: Statement | None
    claims: Maybe[ClaimId]
    told: str | None


@dataclass(frozen=True, slots=True)
class Routine:
    """Steps in order."""

    id: Id
    name: str
    who: Who
    summary: Statement
    needs: Maybe[Point]
    steps: tuple[Step, ...]

    @property
    def minutes(self) -> float:
        """How long all steps take together, in minutes."""
        return sum(step.minutes for step in self.steps)


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to tick or to write in a form. What it `rates` is a skill of the hands: how well it went is asked with it."""

    id: Id
    label: str
    kind: FieldKind
    help: str | None
    rates: SkillId | None


@dataclass(frozen=True, slots=True)
class Form:
    """A sheet to fill in, or a log with as `many` entries as the learner likes; its lines may be there to be said `aloud`, one by one."""

    id: Id
    name: str
    summary: Statement
    fields: tuple[Field, ...]
    many: bool
    aloud: bool
