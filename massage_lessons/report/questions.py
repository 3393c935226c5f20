"""The bank as a report reads it: what each question asks, where it belongs, and which place it is about."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from massage_lessons.course import find
from massage_lessons.paths import BANK

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Choice:
    """An option of a question: what it says, and what it teaches whoever chooses it."""

    text: str
    right: bool
    feedback: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the bank; `place` is the base id of the place that it asks for, where it asks for one."""

    id: str
    kind: str
    ask: str
    lesson: str
    goal: str
    hash: str
    place: str
    options: Mapping[str, Choice]
    stroke: str = ""

    @property
    def title(self) -> str:
        """What it asks, with what it is about where its words alone do not say that: "What is marked? (Flank)"."""
        about = find.place_name(self.place) if self.place else _stroke_name(self.stroke)
        return self.ask if not about or about.casefold() in self.ask.casefold() else f"{self.ask} ({about})"


@dataclass(frozen=True, slots=True)
class Goal:
    """What a learner can do after a lesson; `by_hand` says why no question asks for it, where that is so."""

    id: str
    lesson: str
    text: str
    by_hand: str


@dataclass(frozen=True)
class Bank:
    """All questions and all goals by id."""

    version: str
    questions: Mapping[str, Question]
    goals: Mapping[str, Goal]

    @cached_property
    def asking(self) -> dict[str, list[str]]:
        """The questions that ask for each goal; those in a learner's own words nobody can mark."""
        found: dict[str, list[str]] = {name: [] for name in self.goals}
        for question in self.questions.values():
            if question.kind != "words" and question.goal in found:
                found[question.goal].append(question.id)
        return found


def load(path: Path = BANK) -> Bank:
    """Return the bank as it was built."""
    data = json.loads(path.read_bytes())
    return Bank(
        version=str(data["course"]),
        questions={item["id"]: _question(item) for item in data["items"]},
        goals={name: Goal(name, goal["lesson"], goal["text"], goal.get("by_hand") or "") for name, goal in data["goals"].items()},
    )


def _question(item: Mapping[str, Any]) -> Question:
    options = {one["id"]: Choice(one["text"], bool(one["right"]), one.get("feedback", "")) for one in item.get("options", ())}
    place = item.get("place") or ""
    return Question(
        id=item["id"],
        kind=item["kind"],
        ask=item["ask"],
        lesson=item["lesson"],
        goal=item.get("goal", ""),
        hash=item["hash"],
        place=base_of(place),
        options=options,
        stroke=item.get("stroke") or "",
    )


def _stroke_name(name: str) -> str:
    return next((stroke.name for stroke in find.course().strokes if stroke.id == name), "")


def base_of(place: str) -> str:
    """Return the id of a place without its side, "" for what is no place of the drawing."""
    known = _bases()
    if place in known:
        return place
    base, _, side = place.rpartition("-")
    return base if side in {"left", "right"} and base in known else ""


@cache
def _bases() -> frozenset[str]:
    return frozenset(entry.id for entry in find.course().entries)
