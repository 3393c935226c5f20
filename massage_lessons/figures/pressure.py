"""How force becomes pressure: the same force on three areas, as a model of our own."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from massage_lessons.course import find
from massage_lessons.course.areas import ACROSS, times
from massage_lessons.course.model import Effect
from massage_lessons.course.words import say
from massage_lessons.figures.page import LEADING, MARGIN, SMALL, TEXT, Page, Words, ink
from massage_lessons.figures.picture import asked_for, house_style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from massage_lessons.drawing.path import Point
    from massage_lessons.figures.picture import Picture

SHARES = 36
"""Dots that the force is drawn as."""

SHARE = 1.5
"""Radius of a dot."""

GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))
"""The turn from dot to dot that spreads them evenly."""

SCALE = 24.0
"""Points to the centimetre."""

COLUMNS = (86.0, 214.0, 304.0)
"""The middles of the circles."""

ARROW = 26.0


@asked_for
def pressure(effect: Effect | str = "more-force") -> Picture:
    """The same force on three areas, and what a trial of more and less force found.

    Parameters
    ----------
    effect
        The effect of pressing with more force, or its id.

    Raises
    ------
    UnknownName
        For an id that no effect has.
    """
    (trial,) = find.some(Effect, [effect])
    with house_style():
        page = Page()
        width = page.width - 2 * MARGIN
        y = page.title(say("figures.pressure.title"), _rule())
        y = _areas(page, y)
        y = page.paragraph(MARGIN, y + 4, say("figures.pressure.model"), width, SMALL, color=ink("soft")) + 6
        page.rule(y)
        y = page.paragraph(MARGIN, y + 7, say("figures.pressure.trial"), width, TEXT, weight="bold") + 1
        for text in _trial(trial):
            y = page.paragraph(MARGIN, y, text, width, TEXT)
        return page.close(y + MARGIN, _words(trial))


def _name(area: str) -> str:
    return say(f"figures.pressure.areas.{area}")


def _rule() -> str:
    return say("figures.pressure.rule", n=SHARES)


def _areas(page: Page, y: float) -> float:
    """Draw the circles, each with an arrow for the force and the same number of dots in it. Give where they end."""
    largest = SCALE * ACROSS["palm"] / 2
    middle = y + LEADING * SMALL + ARROW + 8 + largest
    bottom = middle + largest + 8
    for (area, diameter), x in zip(ACROSS.items(), COLUMNS, strict=True):
        name, radius = _name(area), SCALE * diameter / 2
        page.disc(x, middle, radius, facecolor=ink("field"), edgecolor=ink("ink"), linewidth=1.2, gid=name)
        page.dots(list(_shares(x, middle, radius - 2 * SHARE)), SHARE, color=ink("accent"), gid=f"{name} shares")
        _arrow(page, x, middle - radius - 5)
        page.text(x, middle - radius - 5 - ARROW - 5, say("figures.pressure.force"), SMALL, ha="center")
        page.text(x, bottom + TEXT, name, TEXT, weight="bold", ha="center")
        page.text(x, bottom + TEXT + LEADING * SMALL, say("figures.pressure.across", amount=f"{diameter:g}"), SMALL, ha="center")
        more = say("figures.pressure.times", amount=f"{times(area):g}")
        page.text(x, bottom + TEXT + 2 * LEADING * SMALL + 1, more, TEXT, weight="bold", ha="center")
    return bottom + TEXT + 3 * LEADING * SMALL


def _shares(x: float, y: float, radius: float) -> Iterator[Point]:
    """Places that are spread evenly over a circle."""
    for at in range(SHARES):
        away, turn = radius * math.sqrt((at + 0.5) / SHARES), at * GOLDEN_ANGLE
        yield x + away * math.cos(turn), y + away * math.sin(turn)


def _arrow(page: Page, x: float, y: float) -> None:
    """Draw the force, with its point at y."""
    half, head = 4.5, 9.0
    left = [(x - half, y - ARROW), (x - half, y - head), (x - 2 * half, y - head)]
    page.polygon([*left, (x, y), *((2 * x - there, height) for there, height in reversed(left))], facecolor=ink("ink"))


def _trial(effect: Effect) -> list[str]:
    condition = f"{effect.condition[:1].upper()}{effect.condition[1:]}"
    return [
        say("figures.pressure.compared", condition=condition, comparison=effect.comparison_text),
        effect.text,
        say("figures.pressure.newtons"),
    ]


def _words(effect: Effect) -> Words:
    areas = [
        say("figures.pressure.area", name=_name(area).lower(), across=f"{diameter:g}", amount=f"{times(area):g}")
        for area, diameter in ACROSS.items()
    ]
    alt = say("figures.pressure.alt", areas="; ".join(areas))
    told = "\n".join((alt, say("figures.pressure.told"), _rule(), say("figures.pressure.model"), *_trial(effect)))
    return Words(alt, say("figures.pressure.title"), told, find.shorts(effect.sources))
