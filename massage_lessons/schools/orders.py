"""Steps to put in order, for systems that only let choose: a few whole orders, of which one is right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from massage_lessons.course.words import say
from massage_lessons.schools.table import Choice, chance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from massage_lessons.schools.table import Row, Step

ORDERS = 4
"""So many orders there are to choose from, where there are so many."""


def as_choice(row: Row) -> Row:
    """Return a question on an order as one to choose, and any other as it is."""
    if row.form != "order":
        return row
    right = Choice("right", _told(row.steps), right=True, feedback=say("schools.order.right"))
    wrong = [Choice(f"wrong-{n}", _told(steps), right=False, feedback=row.feedback) for n, steps in enumerate(_others(row), 1)]
    options = sorted([right, *wrong], key=lambda option: chance(f"{row.id} {option.text}"))
    return replace(row, form="one", options=tuple(options), steps=())


def _told(steps: tuple[Step, ...]) -> str:
    return " ".join(say("schools.order.step", n=number, text=step.text) for number, step in enumerate(steps, 1))


def _others(row: Row) -> Iterator[tuple[Step, ...]]:
    """Yield wrong orders: two neighbours changed over, as people mix them up, each time others."""
    places = sorted(range(len(row.steps) - 1), key=lambda place: chance(f"{row.id} at {place}"))
    for place in places[: ORDERS - 1]:
        steps = list(row.steps)
        steps[place], steps[place + 1] = steps[place + 1], steps[place]
        yield tuple(steps)
