"""How a field is written in a content file, where its type alone does not say it; these marks stand in `Annotated`."""

from dataclasses import dataclass
from typing import Annotated, Literal, TypeVar

T = TypeVar("T")

Target = Literal[
    "entry",
    "region",
    "muscle",
    "source",
    "group",
    "layer",
    "claim",
    "technique",
    "word",
    "stroke",
    "position",
    "routine",
    "contraindication",
    "redflag",
    "stopsign",
    "goal",
    "skill",
]
"""What an id may point to. A goal is pointed to with its lesson: `safety/consent`; a skill is a stroke, or a step with its
routine: `ten-minutes/arrive`."""


@dataclass(frozen=True, slots=True)
class Key:
    """The key of the file, where it is not the field's own name; `within` is the table that holds it."""

    key: str | None = None
    within: str | None = None


@dataclass(frozen=True, slots=True)
class To:
    """An id that points to something."""

    what: Target


@dataclass(frozen=True, slots=True)
class UpTo:
    """A number from 0 to `most`; 0 itself only with `zero`."""

    most: float
    zero: bool = True


@dataclass(frozen=True, slots=True)
class With:
    """A field that is only there where the file has this key."""

    key: str


@dataclass(frozen=True, slots=True)
class File:
    """The content file of a field of the course; with a `key`, only what stands there. A star: one file for each."""

    path: str
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Derived:
    """A field that a rule of `course.checks` fills; `reads` are the keys that it does so from, with their types."""

    reads: tuple[tuple[str, object], ...] = ()


class Mark:
    """A mark that needs no more than its name."""


MAY_LACK, BY_ID, SPREAD, KEBAB, ASKS, YEAR = (Mark() for _ in range(6))
"""A list that may be absent; a table by id; fields in the table of what holds them; an id; a text that asks; a date with a year."""

Maybe = Annotated[tuple[T, ...], MAY_LACK]
Spread = Annotated[T, SPREAD]
Id = Annotated[str, KEBAB]
EntryId = Annotated[str, To("entry")]
RegionId = Annotated[str, To("region")]
MuscleId = Annotated[str, To("muscle")]
SourceId = Annotated[str, To("source")]
Group = Annotated[str, To("group")]
LayerId = Annotated[str, To("layer")]
ClaimId = Annotated[str, To("claim")]
TechniqueId = Annotated[str, To("technique")]
WordId = Annotated[str, To("word")]
StrokeId = Annotated[str, To("stroke")]
PositionId = Annotated[str, To("position")]
RoutineId = Annotated[str, To("routine")]
ContraindicationId = Annotated[str, To("contraindication")]
RedFlagId = Annotated[str, To("redflag")]
StopSignId = Annotated[str, To("stopsign")]
GoalId = Annotated[str, To("goal")]
SkillId = Annotated[str, To("skill")]
