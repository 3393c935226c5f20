"""What has a place on the drawing, and the drawing's layers."""

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from massage_lessons.course.model.statement import HARDEST_PRESSURE, Item, Minutes, Pressure, Statement
from massage_lessons.course.model.written import Derived, Group, Id, Key, LayerId, Maybe, MuscleId, RegionId, Spread, UpTo

Kind = Literal["region", "muscle", "landmark", "zone", "bone"]
Side = Literal["left", "right"]
Sides = Literal["both", "midline"]
Contact = Literal["palm", "pressing-palm", "whole-hand", "ball", "towel"]
ZoneTouch = Literal["none", "light", "no-weight"]

MOST_SECONDS = 600
"""The longest that a region may be touched at a time."""


@dataclass(frozen=True, slots=True)
class Names:
    """What a thing is called: plain English, anatomical English, Latin (TA2), how to say it; `also` is for search."""

    name: str
    english: str
    latin: str | None
    say: Annotated[str | None, Derived()]
    also: Maybe[str]


@dataclass(frozen=True, slots=True)
class Touch:
    """What may touch a region, the most pressure on the talk scale, and the most seconds on each side where the region has such a rule."""

    contacts: Annotated[tuple[Contact, ...], Key("contact")]
    most: Annotated[float, UpTo(HARDEST_PRESSURE)]
    longest: Annotated[float | None, UpTo(MOST_SECONDS, zero=False)]


@dataclass(frozen=True, slots=True)
class Massage:
    """How a partner massages a region; `contacts` are all that may touch it."""

    contacts: Annotated[tuple[Contact, ...], Key("contact")]
    technique: Item
    direction: Item
    pressure: Pressure
    minutes: Minutes


@dataclass(frozen=True, slots=True)
class Entry:
    """What every entry of the course has, whatever its kind. The id has no side."""

    kind: ClassVar[Kind]

    id: Id
    names: Spread[Names]
    group: Group
    sides: Sides
    layer: Annotated[str, Derived()]
    summary: Statement

    @property
    def shape_ids(self) -> tuple[str, ...]:
        """The ids of its shapes in the drawing."""
        if self.sides == "midline":
            return (self.id,)
        return (f"{self.id}-left", f"{self.id}-right")


@dataclass(frozen=True, slots=True)
class Region(Entry):
    """A massage region. It has either `massage`, or `leave_out` with the reasons why it has none; `own_touch` is for one's own body."""

    kind = "region"

    lies: tuple[Item, ...]
    find: tuple[Item, ...]
    massage: Massage | None
    leave_out: Maybe[Item]
    careful: tuple[Item, ...]
    know: tuple[Item, ...]
    on_yourself: Annotated[Maybe[Item], Key("self")]
    own_touch: Annotated[Touch | None, Key("self_touch")]


@dataclass(frozen=True, slots=True)
class Muscle(Entry):
    """A muscle; `regions` are the massage regions that it lies under, `part_of` the muscle that it is a strand of."""

    kind = "muscle"

    layer: LayerId
    attaches: tuple[Item, ...]
    does: tuple[Item, ...]
    find: tuple[Item, ...]
    know: Maybe[Item]
    regions: Maybe[RegionId]
    part_of: MuscleId | None


@dataclass(frozen=True, slots=True)
class Landmark(Entry):
    """A point that a finger can find."""

    kind = "landmark"

    find: tuple[Item, ...]
    know: Maybe[Item]
    careful: Maybe[Item]


@dataclass(frozen=True, slots=True)
class Zone(Entry):
    """A take-care zone: hands stay away, or are light, or pass without weight."""

    kind = "zone"

    touch: ZoneTouch
    leave_out: tuple[Item, ...]
    find: tuple[Item, ...]
    careful: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Bone(Entry):
    """A bone as an outline."""

    kind = "bone"

    find: Maybe[Item]
    know: Maybe[Item]


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of the drawing, with the kinds of entries that it shows."""

    id: Id
    name: str
    short: str
    hint: str
    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class Tone:
    """A skin tone to choose."""

    id: str
    name: str
