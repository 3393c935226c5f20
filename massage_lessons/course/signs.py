"""What verdicts, rules, grounds and checks are called, for pages, figures and the drawing alike: a sign in code, its words by id.

Signs differ in shape, so none is told by colour alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from massage_lessons.course.words import say

if TYPE_CHECKING:
    from massage_lessons.course.model import (
        Basis,
        Certainty,
        ConditionGroup,
        Help,
        QuestionKind,
        Rule,
        Stop,
        Sureness,
        TechniqueUse,
        Topic,
        Verdict,
        Verified,
        Who,
        ZoneTouch,
    )

K = TypeVar("K", bound=str)


@dataclass(frozen=True, slots=True)
class Sign:
    """A word with its sign, and what it means in a sentence."""

    mark: str
    word: str
    meaning: str


class Signs(Mapping[K, Sign]):
    """Signs by id, in their order; their words are those of the course's language."""

    def __init__(self, name: str, marks: Mapping[K, str]) -> None:
        self.name, self.marks = name, marks

    def __getitem__(self, key: K) -> Sign:
        mark = self.marks[key]
        return Sign(mark, say(f"signs.{self.name}.{key}.word"), say(f"signs.{self.name}.{key}.meaning"))

    def __iter__(self) -> Iterator[K]:
        return iter(self.marks)

    def __len__(self) -> int:
        return len(self.marks)


class Names(Mapping[K, str]):
    """What ids are called, in their order, in the course's language."""

    def __init__(self, name: str, *ids: K) -> None:
        self.name, self.ids = name, ids

    def __getitem__(self, key: K) -> str:
        if key not in self.ids:
            raise KeyError(key)
        return say(f"signs.{self.name}.{key}")

    def __iter__(self) -> Iterator[K]:
        return iter(self.ids)

    def __len__(self) -> int:
        return len(self.ids)


VERDICTS: Signs[Verdict] = Signs(
    "verdicts",
    {
        "supported": "✓",
        "kept-as-a-rule": "▲",
        "partly-supported": "½",
        "common-practice": "≈",
        "unproven": "?",
        "internally-inconsistent": "⇄",
        "contradicted": "✕",
        "unsafe-as-written": "!",
        "left-out": "+",
    },
)
"""What becomes of a claim, and what advice leaves out."""

WEIGHED: Mapping[str, tuple[Verdict, ...]] = {
    "holds": ("supported", "kept-as-a-rule", "partly-supported"),
    "not-known": ("common-practice", "unproven"),
    "falls": ("internally-inconsistent", "contradicted", "unsafe-as-written"),
}
"""What becomes of a claim, by verdict. What advice leaves out is no claim, so nothing becomes of it."""

FATES: Names[str] = Names("fates", *WEIGHED)
"""What the groups of `WEIGHED` are called."""

RULES: Signs[Rule] = Signs("rules", {"whole": "✕", "local": "○", "without": "⊘", "ask-first": "?", "person-decides": "♥", "giver": "↺"})
"""What a reason against massage means for today."""

HELP: Signs[Help] = Signs("help", {"emergency": "!!", "same-day": "!", "urgent-gp": "»", "gp": "+"})
"""How soon help is needed, the most urgent first."""

STOPS: Signs[Stop] = Signs("stops", {"emergency": "!!", "same-day": "!", "stop": "■"})
"""What ends a massage, the most urgent first."""

ZONES: Signs[ZoneTouch] = Signs("zones", {"none": "✕", "no-weight": "○", "light": "◐"})
"""How a zone may be touched."""

USES: Signs[TechniqueUse] = Signs("uses", {"main": "●", "beside": "◐", "not-here": "○"})
"""How much this course makes of a technique."""

BASES: Names[Basis] = Names("bases", "general-anatomy", "practice", "convention")
"""What a statement without a source rests on."""

CHECKED: Names[Verified] = Names("checked", "page", "citation-only", "memory")
"""How far a source was checked."""

WHO: Names[Who] = Names("who", "partner", "self")
"""Who does a routine, or lies so."""

HINTS: Names[QuestionKind] = Names("hints", "one", "several", "words")
"""How a question is answered."""

KINDS_OF_SOURCE: Names[str] = Names(
    "kinds-of-source",
    "cochrane-review",
    "systematic-review",
    "rct",
    "guideline",
    "observational",
    "government-page",
    "textbook",
    "curriculum",
)
"""Kinds of sources, the strongest for questions of effect first."""

CONDITION_GROUPS: Names[ConditionGroup] = Names(
    "condition-groups", "blood", "bones", "illness", "skin", "nerves", "pregnancy", "person", "giver"
)
"""What the reasons against massage have to do with."""

SURENESS: Names[Sureness] = Names("sureness", "low", "moderate", "high")
"""How sure we are of a verdict."""

DOTS: Mapping[Sureness, str] = {"low": "●○○", "moderate": "●●○", "high": "●●●"}
"""The same as dots, to see at a glance."""

CERTAINTIES: Names[Certainty] = Names("certainties", "not-rated", "very-low", "low", "moderate", "high")
"""How sure a source is of its result, from the least on; a result that nobody rated stands apart."""

TOPICS: Names[Topic] = Names("topics", "benefits", "back-pain", "anatomy", "technique", "routine", "setup", "self-massage", "safety")
"""What claims are about, in the order in which figures show them."""
