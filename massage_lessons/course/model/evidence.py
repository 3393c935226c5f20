"""What is claimed, what was measured, and where it stands."""

from dataclasses import dataclass
from typing import Annotated, Literal

from massage_lessons.course.model.statement import Statement
from massage_lessons.course.model.written import YEAR, ClaimId, Derived, GoalId, Id, Key, Maybe, SourceId

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
Given = Literal["estimate", "words"]
"""What a source may give of an effect besides a number with its interval: the number alone, or words alone."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from, and how far it was checked. `kind` is the kind of study or page."""

    id: Id
    short: Annotated[str, Key(within="custom")]
    kind: Annotated[str, Key(within="custom")]
    title: str
    year: Annotated[int | None, Key("issued"), YEAR]
    url: Annotated[str | None, Key("URL")]
    verified: Annotated[Verified, Key(within="custom")]
    note: Annotated[str | None, Key(within="custom")]


@dataclass(frozen=True, slots=True)
class Claim:
    """What people say about massage, and what is shown.

    `sure` is how sure the verdict is; `against` are claims that cannot be true beside this one. A `remark` is no claim that anybody
    makes: it is ours, on claims that clash or on what advice leaves out.
    """

    id: Id
    kind: ClaimKind
    topic: Topic
    theme: str
    verdict: Verdict
    sure: Annotated[Sureness, Key("confidence")]
    said: str
    shown: Statement
    against: Maybe[ClaimId]


@dataclass(frozen=True, slots=True)
class Effect(Statement):
    """A measured effect in the unit of its measure; `better` is the direction that helps.

    Where the source gives no 95 % confidence `interval`, or only says in words what was `found`, the rest is None.
    """

    sources: tuple[SourceId, ...]
    id: Id
    outcome: str
    condition: str
    comparison: Comparison
    comparison_text: str
    measure: Measure
    estimate: Annotated[float | None, Derived((("given", Given), ("estimate", float)))]
    interval: Annotated[tuple[float, float] | None, Derived((("low", float), ("high", float)))]
    found: Annotated[str | None, Derived((("found", str),))]
    people: int | None
    trials: int | None
    when: str
    certainty: Certainty
    better: Better


@dataclass(frozen=True, slots=True)
class Subject:
    """What schools teach under one heading, in so many `hours` where the outline says that.

    Our goals that go there, and what of it this course `lacks`.
    """

    id: Id
    name: str
    hours: float | None
    goals: Maybe[GoalId]
    lacks: str


@dataclass(frozen=True, slots=True)
class Outline:
    """What schools of massage teach, or what their examination asks about; `left_out` says what of it we could not read."""

    id: Id
    name: str
    about: Statement
    left_out: str
    topics: tuple[Subject, ...]
