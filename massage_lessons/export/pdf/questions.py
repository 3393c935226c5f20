"""The questions of a test on paper: which are drawn from the bank, and how each version of the test has them, all by a seed.

Nothing depends on how some Python draws numbers: what comes first is decided by digests, so the same seed gives the same test everywhere.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import TYPE_CHECKING

from massage_lessons.course import find
from massage_lessons.course.places import base_of
from massage_lessons.course.words import say
from massage_lessons.errors import CourseError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from massage_lessons.course.bank import Item, OptionJson

LETTERS = "ABCDEFGHIJ"
CHOICES = 4
"""Numbers to choose from where a place is to be found."""

NOT_ON_PAPER = frozenset({"words"})
"""An answer in one's own words cannot be marked by a key."""

MOST_ON_A_DRAWING = 12
"""Numbered places on one drawing: with more, each number would be hard to find."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer with its letter."""

    letter: str
    text: str
    right: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as a version of the test has it.

    `answer` is what stands in the key: one letter, several, or for steps all letters in the right order. `figure` is the number of
    the drawing that it asks about, 0 for none.
    """

    item: Item
    number: int
    ask: str
    hint: str
    choices: tuple[Choice, ...]
    answer: str
    figure: int = 0


@dataclass(frozen=True, slots=True)
class Drawn:
    """A numbered drawing of a version: the layer, and the number of each place by its base id."""

    number: int
    layer: str
    numbers: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a test."""

    letter: str
    figures: tuple[Drawn, ...]
    questions: tuple[Asked, ...]


def drawn(items: Iterable[Item], count: int, seed: str, lessons: Sequence[str] = ()) -> list[Item]:
    """Draw so many questions, from each lesson in turn and never two about the same thing.

    Raises
    ------
    CourseError
        When the bank has fewer.
    """
    fitting = [item for item in items if item["kind"] not in NOT_ON_PAPER and (not lessons or item["lesson"] in lessons)]
    by_lesson: dict[str, list[Item]] = defaultdict(list)
    for item in sorted(fitting, key=lambda one: _chance(seed, "draw", one["id"])):
        by_lesson[item["lesson"]].append(item)
    turns = (item for turn in zip_longest(*(by_lesson[name] for name in sorted(by_lesson))) for item in turn if item is not None)
    found: dict[str, Item] = {}
    places: dict[str, int] = defaultdict(int)
    for item in turns:
        layer = item["layer"] if item["kind"] in {"find", "name"} else ""
        need = len(_shown(item, seed)) if layer else 0
        if len(found) < count and places[layer] + need <= MOST_ON_A_DRAWING:
            before = len(found)
            found.setdefault(_about(item), item)
            places[layer] += need * (len(found) - before)
    if len(found) < count:
        raise CourseError(f"There are {len(found)} questions for such a test, fewer than {count}. Ask for fewer, or name more lessons.")
    return list(found.values())


def version(items: Sequence[Item], letter: str, seed: str) -> Version:
    """One version of a test on these questions: another order of questions, answers and numbers."""
    layers: dict[str, set[str]] = defaultdict(set)
    for item in items:
        if item["kind"] in {"find", "name"}:
            layers[item["layer"]] |= set(_shown(item, seed))
    order = [layer.id for layer in find.course().layers if layer.id in layers]
    figures = tuple(
        Drawn(number, layer, {base: place for place, base in enumerate(_shuffled(sorted(layers[layer]), seed, letter, "number"), 1)})
        for number, layer in enumerate(order, 1)
    )
    by_layer = {figure.layer: figure for figure in figures}
    mixed = sorted(items, key=lambda item: _chance(seed, letter, item["id"]))
    # What asks about a drawing stands together, so that nobody has to turn the page for each.
    mixed.sort(key=lambda item: order.index(item["layer"]) + 1 if item["kind"] in {"find", "name"} else 0, reverse=True)
    asked = tuple(_asked(item, number, by_layer, letter, seed) for number, item in enumerate(mixed, 1))
    return Version(letter, figures, asked)


def _asked(item: Item, number: int, figures: Mapping[str, Drawn], letter: str, seed: str) -> Asked:
    if item["kind"] == "order":
        return _in_order(item, number, letter, seed)
    figure = figures.get(item["layer"]) if item["kind"] in {"find", "name"} else None
    if figure and item["kind"] == "find":
        wanted = item["place"]
        numbers = sorted(figure.numbers[base] for base in _shown(item, seed))
        choices = tuple(Choice(LETTERS[k], f"{one}", one == figure.numbers[wanted]) for k, one in enumerate(numbers))
        name = find.entry(wanted).names.name
        return Asked(item, number, say("exam.find", name=name, figure=figure.number), "", choices, _letters(choices), figure.number)
    options, ask = item.get("options", []), item["ask"]
    if item["kind"] == "stroke":
        options, ask = item["in_words"]["options"], item["in_words"]["ask"]
    if figure:
        ask = say("exam.name", number=figure.numbers[base_of(item["place"])], figure=figure.number)
    choices = _choices(options, item["id"], letter, seed)
    hint = say("exam.several") if item.get("several") else ""
    return Asked(item, number, ask, hint, choices, _letters(choices), figure.number if figure else 0)


def _choices(options: Sequence[OptionJson], name: str, letter: str, seed: str) -> tuple[Choice, ...]:
    mixed = sorted(options, key=lambda option: _chance(seed, letter, f"{name} {option['id']}"))
    return tuple(Choice(LETTERS[k], option["text"], option["right"]) for k, option in enumerate(mixed))


def _in_order(item: Item, number: int, letter: str, seed: str) -> Asked:
    mixed = sorted(item["steps"], key=lambda step: _chance(seed, letter, f"{item['id']} {step['id']}"))
    letters = {step["id"]: LETTERS[k] for k, step in enumerate(mixed)}
    choices = tuple(Choice(letters[step["id"]], step["text"], right=False) for step in mixed)
    return Asked(item, number, item["ask"], say("exam.order"), choices, "".join(letters[step["id"]] for step in item["steps"]))


def _letters(choices: Iterable[Choice]) -> str:
    return "".join(choice.letter for choice in choices if choice.right)


def _about(item: Item) -> str:
    """What a question is about: two about one place would answer each other."""
    return base_of(item["place"]) if item["kind"] in {"find", "name"} else item["id"]


def _shown(item: Item, seed: str) -> list[str]:
    """The places that a question needs numbers for: its own, and where it is to be found some near it on the same layer."""
    own = base_of(item["place"])
    if item["kind"] == "name":
        return [own]
    layer = item["layer"]
    near = [base for base in item["near"] if find.entry(base).layer == layer]
    # A place with few neighbours would be given away by a short row of numbers: others of its kind fill it up.
    like = [entry.id for entry in find.course().entries if entry.layer == layer and type(entry) is type(find.entry(own))]
    others = [base for base in like if base not in {own, *near}]
    rows = (_shuffled(sorted(some), seed, item["id"], "near") for some in (near, others))
    return [own, *chain.from_iterable(rows)][:CHOICES]


def _shuffled(names: Sequence[str], *chance: str) -> list[str]:
    return sorted(names, key=lambda name: _chance(*chance, name))


def _chance(*parts: str) -> bytes:
    return hashlib.sha256("\0".join(parts).encode()).digest()
