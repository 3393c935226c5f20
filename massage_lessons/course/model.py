"""What the course is made of: frozen objects, each named by the field's own word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

Kind = Literal["region", "muscle", "landmark", "zone", "bone"]
Side = Literal["left", "right"]
Sides = Literal["both", "midline"]
Basis = Literal["source", "general-anatomy", "practice", "convention"]
Verified = Literal["page", "citation-only", "memory"]

Verdict = Literal[
    "supported",
    "kept-as-a-rule",
    "partly-supported",
    "common-practice",
    "unproven",
    "internally-inconsistent",
    "contradicted",
    "unsafe-as-written",
    "left-out",
]
Sureness = Literal["low", "moderate", "high"]
ClaimKind = Literal["benefit", "anatomy", "technique", "setup", "safety", "step", "self-massage", "frequency", "remark"]
Topic = Literal["anatomy", "back-pain", "benefits", "routine", "safety", "self-massage", "setup", "technique"]
Comparison = Literal["nothing", "inactive", "usual-care", "sham", "active", "mixed"]
Measure = Literal["SMD", "MD", "g"]
Certainty = Literal["high", "moderate", "low", "very-low", "not-rated"]
Better = Literal["lower", "higher"]
Rule = Literal["whole", "local", "without", "ask-first", "person-decides", "giver"]
Help = Literal["emergency", "same-day", "urgent-gp", "gp"]
Stop = Literal["stop", "same-day", "emergency"]
ConditionGroup = Literal[
    "blood",
    "bones",
    "illness",
    "skin",
    "nerves",
    "pregnancy",
    "person",
    "giver",
]
TechniqueUse = Literal["main", "beside", "not-here"]
Who = Literal["partner", "self"]
Contact = Literal["palm", "pressing-palm", "whole-hand", "ball", "towel"]
ZoneTouch = Literal["none", "light", "no-weight"]
FieldKind = Literal["tick", "line", "text", "scale", "date"]
QuestionPlace = Literal["warm-up", "check", "case"]
QuestionKind = Literal["one", "several", "words"]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Point(Item):
    """An item to do or to tick off, with an id of its own in its list."""

    id: str


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
class Touch:
    """What may touch a region, and the most pressure on the talk scale."""

    contacts: tuple[Contact, ...]
    most: float


@dataclass(frozen=True, slots=True)
class Massage:
    """How a partner massages a region; `contacts` are all that may touch it."""

    contacts: tuple[Contact, ...]
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
    """A massage region. It has either `massage`, or `leave_out` with the reasons why it has none; `own_touch` is for one's own body."""

    kind = "region"

    lies: tuple[Item, ...]
    find: tuple[Item, ...]
    massage: Massage | None
    leave_out: tuple[Item, ...]
    careful: tuple[Item, ...]
    know: tuple[Item, ...]
    on_yourself: tuple[Item, ...]
    own_touch: Touch | None


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

    find: tuple[Item, ...]
    know: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from, and how far it was checked. `kind` is the kind of study or page."""

    id: str
    short: str
    kind: str
    title: str
    year: int | None
    url: str | None
    verified: Verified
    note: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """What people say about massage, and what is shown.

    `sure` is how sure the verdict is; `against` are claims that cannot be true beside this one. A `remark` is no claim that anybody
    makes: it is ours, on claims that clash or on what advice leaves out.
    """

    id: str
    kind: ClaimKind
    topic: Topic
    theme: str
    verdict: Verdict
    sure: Sureness
    said: str
    shown: Statement
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Effect(Statement):
    """A measured effect in the unit of its measure; `better` is the direction that helps.

    Where the source gives no 95 % confidence `interval`, or only says in words what was `found`, the rest is None.
    """

    id: str
    outcome: str
    condition: str
    comparison: Comparison
    comparison_text: str
    measure: Measure
    estimate: float | None
    interval: tuple[float, float] | None
    found: str | None
    people: int | None
    trials: int | None
    when: str
    certainty: Certainty
    better: Better


@dataclass(frozen=True, slots=True)
class Contraindication:
    """A reason to leave a massage out, to leave a place out, or to ask first; `ask` is the question that finds it."""

    id: str
    name: str
    group: ConditionGroup
    rules: tuple[Rule, ...]
    ask: str
    why: Statement
    instead: Statement
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RedFlag:
    """A sign that pain is not for massage, and which help to get."""

    id: str
    sign: str
    meaning: Statement
    action: Help
    do: str


@dataclass(frozen=True, slots=True)
class StopSign:
    """A sign, during or after a massage, to stop."""

    id: str
    sign: str
    action: Stop
    do: Statement


@dataclass(frozen=True, slots=True)
class Technique:
    """A way to touch, and what touches. `term` is the word of the trade, `say` how it is said."""

    id: str
    name: str
    term: str | None
    say: str | None
    use: TechniqueUse
    contacts: tuple[Contact, ...]
    summary: Statement
    how: tuple[Item, ...]
    hands: tuple[Item, ...]
    careful: tuple[Item, ...]
    know: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """How the person lies, sits or stands."""

    id: str
    name: str
    use: Who
    summary: Statement
    good_for: tuple[Item, ...]
    steps: tuple[Point, ...]
    careful: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a routine: minutes, regions from `start` to `end`, what touches them, pressure from `low` to `high` on the talk scale."""

    id: str
    name: str
    minutes: float
    technique: str | None
    hands: str
    contact: Contact | None
    start: str | None
    end: str | None
    direction: str
    low: float | None
    high: float | None
    how: Statement
    careful: Statement | None
    claims: tuple[str, ...]
    told: str | None


@dataclass(frozen=True, slots=True)
class Routine:
    """Steps in order."""

    id: str
    name: str
    who: Who
    summary: Statement
    needs: tuple[Point, ...]
    steps: tuple[Step, ...]

    @property
    def minutes(self) -> float:
        """How long all steps take together, in minutes."""
        return sum(step.minutes for step in self.steps)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the glossary; `entry` is the base id of what it names on the drawing, `places` are what a search for it leads to."""

    id: str
    word: str
    term: str | None
    say: str | None
    entry: str | None
    meaning: Statement
    also: tuple[str, ...]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to tick or to write in a form."""

    id: str
    label: str
    kind: FieldKind
    help: str | None


@dataclass(frozen=True, slots=True)
class Form:
    """A sheet to fill in, or a log with as `many` entries as the learner likes."""

    id: str
    name: str
    summary: Statement
    fields: tuple[Field, ...]
    many: bool


@dataclass(frozen=True, slots=True)
class Option:
    """An answer to choose, and what it teaches whoever chooses it. A browser keeps the choice under its id."""

    id: str
    text: str
    right: bool
    feedback: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question: choose one, choose several, or answer in one's own words; `answer` explains."""

    id: str
    place: QuestionPlace
    kind: QuestionKind
    ask: str
    options: tuple[Option, ...]
    answer: Statement


@dataclass(frozen=True, slots=True)
class PlanStep:
    """A part of a class, in minutes."""

    id: str
    minutes: float
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

    id: str
    number: int
    file: str
    title: str
    lead: str
    minutes: float | None
    goals: tuple[str, ...]
    need: str | None
    words: tuple[str, ...]
    reading: tuple[str, ...]
    questions: tuple[Question, ...]
    plan: Plan | None


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
    """All content, in reading order: what the drawing shows from head to hip, the rest as its file has it, lessons by number."""

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
    claims: tuple[Claim, ...]
    effects: tuple[Effect, ...]
    contraindications: tuple[Contraindication, ...]
    red_flags: tuple[RedFlag, ...]
    stop_signs: tuple[StopSign, ...]
    techniques: tuple[Technique, ...]
    positions: tuple[Position, ...]
    routines: tuple[Routine, ...]
    words: tuple[Word, ...]
    forms: tuple[Form, ...]
    lessons: tuple[Lesson, ...]

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
