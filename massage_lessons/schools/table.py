"""The one table that every format is made from: a row for each question, with all its words ready to be shown.

A school's system shows no drawing that answers a click, and no hands that move. So a question that needs one is asked in words, or
beside a picture. A stroke is asked in words beside its picture: arrows show where hands go, and not what they do there.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from massage_lessons.course import find
from massage_lessons.course.signs import BASES
from massage_lessons.course.words import say
from massage_lessons.errors import UnknownName

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from massage_lessons.course.bank import GoalJson, Item, ItemKind

Form = Literal["one", "several", "order", "words"]
"""How a question is answered: one option, several, all steps in their order, or free words."""

IN_WORDS = frozenset({"find", "stroke"})
"""Kinds that need what no system has: a drawing that answers a click, and hands that move."""

TITLE = 60
"""Letters of a title: a list of questions shows so many in one line."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer to choose, and what it means to choose it."""

    id: str
    text: str
    right: bool
    feedback: str


@dataclass(frozen=True, slots=True)
class Step:
    """A step to put in its place."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What a picture shows: the place that it marks, by its id with its side, or the ways of a stroke, and on which layer."""

    place: str
    layer: str
    stroke: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A question with all that a format needs.

    Attributes
    ----------
    kind
        As the bank has it; `form` is how it is answered here.
    ask, explain, goal
        Texts. `explain` has its sources, or what it rests on.
    goal_id
        What else asks for the same goal has this, too.
    feedback
        What a wrong order means; empty where options have their own.
    steps
        In the right order.
    in_words
        Whether what the bank asks on the drawing is told in words here.
    mark
        What a picture has to show, or nothing.
    """

    id: str
    kind: ItemKind
    form: Form
    topic: str
    title: str
    ask: str
    explain: str
    goal: str
    goal_id: str
    options: tuple[Choice, ...] = ()
    steps: tuple[Step, ...] = ()
    feedback: str = ""
    in_words: bool = False
    mark: Mark | None = None

    @property
    def key(self) -> str:
        """The id as a name that XML allows."""
        return f"q-{self.id.replace('/', '.')}"

    @property
    def mixed(self) -> bool:
        """Whether options may stand in any order: those of cases and claims have one of their own."""
        return self.kind not in {"safe", "true"}

    @property
    def shuffled(self) -> tuple[Step, ...]:
        """The steps in an order that is always the same, and not the right one."""
        by_chance = tuple(sorted(self.steps, key=lambda step: chance(f"{self.id} {step.id}")))
        return by_chance if by_chance != self.steps else (*self.steps[1:], *self.steps[:1])


def chance(name: str) -> str:
    """Return 64 hex digits that a name always has, and that look like chance."""
    return hashlib.sha256(name.encode()).hexdigest()


def rows(items: Iterable[Item], goals: Mapping[str, GoalJson], topics: Sequence[str] = (), *, in_words: bool = False) -> tuple[Row, ...]:
    """Return the table of a bank.

    Parameters
    ----------
    items
        The questions.
    goals
        The goals by id, each with its `text`.
    topics
        The lessons whose questions are wanted; without any, all.
    in_words
        Whether nothing is asked beside a picture: for who cannot see one.

    Raises
    ------
    UnknownName
        For a topic that has no question.
    """
    made = [_row(item, goals, in_words=in_words) for item in items]
    known = tuple(dict.fromkeys(row.topic for row in made))
    for topic in topics:
        if topic not in known:
            raise UnknownName("lesson with questions", topic, known)
    return tuple(row for row in made if not topics or row.topic in topics)


def topic_title(topic: str) -> str:
    """Return what a topic is called: as its lesson is."""
    return find.lesson(topic).title


def by_topic(table: Iterable[Row]) -> dict[str, list[Row]]:
    """Return rows by their topic, in the order in which the topics come first."""
    found: dict[str, list[Row]] = {}
    for row in table:
        found.setdefault(row.topic, []).append(row)
    return found


def _row(item: Item, goals: Mapping[str, GoalJson], *, in_words: bool) -> Row:
    told = item.get("in_words") if in_words or item["kind"] in IN_WORDS else None
    options = tuple(Choice(**option) for option in (told or item).get("options", ()))
    steps = tuple(Step(**step) for step in item.get("steps", ()))
    ask = told["ask"] if told else item["ask"]
    return Row(
        id=item["id"],
        kind=item["kind"],
        form=_form(item, steps),
        topic=item["topic"],
        title=_short(ask),
        ask=ask,
        explain=f"{item['explain']} {_rests_on(item)}".strip(),
        goal=goals[item["goal"]]["text"],
        goal_id=item["goal"],
        options=options,
        steps=steps,
        feedback=item.get("feedback", ""),
        in_words=told is not None,
        mark=None if in_words else _mark(item),
    )


def _mark(item: Item) -> Mark | None:
    if item["kind"] == "name":
        return Mark(item["place"], item["layer"])
    return Mark("", "skin", item["stroke"]) if item["kind"] == "stroke" else None


def _form(item: Item, steps: tuple[Step, ...]) -> Form:
    if item["kind"] == "words":
        return "words"
    if steps:
        return "order"
    return "several" if item.get("several") else "one"


def _rests_on(item: Item) -> str:
    if item["sources"]:
        shorts = find.shorts(item["sources"])
        return say("schools.sources", names="; ".join(shorts[source] for source in item["sources"]))
    return say("schools.basis", basis=BASES[item["basis"]]) if "basis" in item else ""


def _short(text: str) -> str:
    """Return the beginning of a text, up to a whole word."""
    line = " ".join(text.split())
    return line if len(line) <= TITLE else f"{line[: TITLE - 1].rpartition(' ')[0] or line[: TITLE - 1]}…"
