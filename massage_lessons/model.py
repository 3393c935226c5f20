"""What the course is made of: frozen objects, each named by the field's own word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

Kind = Literal["region", "muscle", "landmark", "zone", "bone"]
Side = Literal["left", "right"]
Sides = Literal["both", "midline"]
Basis = Literal["source", "general-anatomy", "practice", "convention"]
Verified = Literal["page", "citation-only", "memory"]


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence or two with what it rests on: sources by id, or a basis that needs none."""

    text: str
    sources: tuple[str, ...]
    basis: Basis


@dataclass(frozen=True, slots=True)
class Item(Statement):
    """A statement in a list of a card; `links` are base ids of entries that it speaks of."""

    label: str | None = None
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Amount(Statement):
    """From how much to how much: pressure on the talk scale from 0 to 10, or a time in minutes."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Names:
    """What a thing is called: plain English, anatomical English, Latin (TA2), how to say it; `also` is for search."""

    name: str
    english: str
    latin: str | None
    say: str | None
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Massage:
    """How a region is massaged."""

    technique: Item
    direction: Item
    pressure: Amount
    minutes: Amount


@dataclass(frozen=True, slots=True)
class Entry:
    """What every entry of the course has, whatever its kind. The id has no side."""

    kind: ClassVar[Kind]

    id: str
    names: Names
    group: str
    sides: Sides
    layer: str
    summary: Statement

    @property
    def shape_ids(self) -> tuple[str, ...]:
        """The ids of its shapes in the drawing."""
        if self.sides == "midline":
            return (self.id,)
        return (f"{self.id}-left", f"{self.id}-right")


@dataclass(frozen=True, slots=True)
class Region(Entry):
    """A massage region. It has either `massage`, or `leave_out` with the reasons why it has none."""

    kind = "region"

    lies: tuple[Item, ...]
    find: tuple[Item, ...]
    massage: Massage | None
    leave_out: tuple[Item, ...]
    careful: tuple[Item, ...]
    know: tuple[Item, ...]
    on_yourself: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Muscle(Entry):
    """A muscle; `regions` are the massage regions that it lies under, `part_of` the muscle that it is a strand of."""

    kind = "muscle"

    attaches: tuple[Item, ...]
    does: tuple[Item, ...]
    find: tuple[Item, ...]
    know: tuple[Item, ...]
    regions: tuple[str, ...]
    part_of: str | None


@dataclass(frozen=True, slots=True)
class Landmark(Entry):
    """A point that a finger can find."""

    kind = "landmark"

    find: tuple[Item, ...]
    know: tuple[Item, ...]
    careful: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Zone(Entry):
    """A take-care zone."""

    kind = "zone"

    leave_out: tuple[Item, ...]
    find: tuple[Item, ...]
    careful: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Bone(Entry):
    """A bone as an outline."""

    kind = "bone"

    find: tuple[Item, ...]
    know: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from, and how far it was checked."""

    id: str
    short: str
    type: str
    authors: str
    year: int | None
    title: str
    journal: str | None
    doi: str | None
    pmid: str | None
    url: str | None
    verified: Verified
    note: str | None


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of the drawing, with the kinds of entries that it shows."""

    id: str
    name: str
    short: str
    hint: str
    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class Tone:
    """A skin tone to choose."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Course:
    """All content; each tuple is in reading order, from head to hip."""

    regions: tuple[Region, ...]
    muscles: tuple[Muscle, ...]
    landmarks: tuple[Landmark, ...]
    zones: tuple[Zone, ...]
    bones: tuple[Bone, ...]
    sources: tuple[Source, ...]
    layers: tuple[Layer, ...]
    groups: tuple[str, ...]
    tones: tuple[Tone, ...]
    notice: Statement

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry that has a place on the drawing."""
        return (*self.regions, *self.muscles, *self.landmarks, *self.zones, *self.bones)


@dataclass(frozen=True, slots=True)
class Frame:
    """The drawing's frame in its own units: size, the midline's x, and the anchors C7 and S2 as x and y."""

    width: float
    height: float
    midline: float
    c7: tuple[float, float]
    s2: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """One structure of the drawing. Outlines have `d`, points have `centre`, a group of outlines has neither.

    `part_of` is the id of the group that holds the shape; `line` is where it stands in the file.
    """

    id: str
    base: str
    side: Side | None
    kind: Kind
    classes: tuple[str, ...]
    layer: str
    line: int
    d: str | None = None
    centre: tuple[float, float] | None = None
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class Texture:
    """Fibres, tendon or sheen on the shape with the id `of`; the first of `classes` says which."""

    of: str
    classes: tuple[str, ...]
    d: str
    line: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """The drawing in stacking order, deepest first; `svg` is its text without the standalone style sheet."""

    file: str
    frame: Frame
    body: str
    shapes: tuple[Shape, ...]
    textures: tuple[Texture, ...]
    svg: str
