"""Forest plots: measured effects with their confidence intervals, one scale to a panel."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import reduce
from itertools import groupby
from typing import TYPE_CHECKING

from massage_lessons.course import find
from massage_lessons.course.model import Effect
from massage_lessons.course.signs import CERTAINTIES
from massage_lessons.course.words import say
from massage_lessons.figures.effect_words import CERTAINTY_SIGNS, number, sides, sign, tested, told
from massage_lessons.figures.page import HEADING, LEADING, MARGIN, RISE, SMALL, TEXT, Page, Words, ink
from massage_lessons.figures.picture import asked_for, house_style

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from massage_lessons.figures.picture import Picture

NUMBERS = 116.0
"""Width of the column of numbers, right of the intervals."""

SIGNS = 34.0
"""Width that the dots of certainty take at the end of a row's words."""

BAR = 15.0
"""Height of the part of a row that holds the interval."""

ROW_GAP = 5.0
MARK = 3.4
"""Half a side of the square."""

STEPS = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0)
TICKS = 7
"""The most steps on an axis."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Where numbers stand on the page: the ends of the axis in points, and their numbers."""

    left: float
    right: float
    low: float
    high: float
    step: float

    def at(self, value: float) -> float:
        """The x of a number."""
        return self.left + (value - self.low) / (self.high - self.low) * (self.right - self.left)

    @property
    def ticks(self) -> list[float]:
        """The numbers on the axis."""
        return [self.low + self.step * at for at in range(round((self.high - self.low) / self.step) + 1)]


def scale_of(effects: Iterable[Effect], left: float, right: float) -> Scale:
    """A scale that holds all intervals and estimates, has zero inside, and begins and ends with a round number."""
    found = [end for effect in effects if effect.estimate is not None for end in effect.interval or (effect.estimate,)]
    low, high = min((0.0, *found)), max((0.0, *found))
    step = next(step for step in STEPS if math.ceil(high / step) - math.floor(low / step) < TICKS)
    first, last = math.floor(low / step), math.ceil(high / step)
    return Scale(left, right, min(first, -1) * step, max(last, 1) * step, step)


@asked_for
def forest_plot(effects: Iterable[Effect | str] | None = None, *, title: str | None = None) -> Picture:
    """Effects with their confidence intervals: a panel for each scale, in each a block for each outcome.

    Parameters
    ----------
    effects
        Effects or their ids; without any, all of the course.
    title
        The heading of the figure; without one, that of the course.

    Raises
    ------
    UnknownName
        For an id that no effect has.
    """
    shown = find.some(Effect, effects)
    short = find.shorts(name for effect in shown for name in effect.sources)
    title = say("figures.forest-plot.title") if title is None else title
    with house_style():
        page = Page()
        y = page.title(title, say("figures.forest-plot.below", none=say("figures.effects.no-interval")))
        for panel in panels(shown):
            y = draw_panel(page, y, panel, short)
        return page.close(_key(page, y, shown) + MARGIN, _words(shown, short, title))


def panels(effects: Sequence[Effect]) -> list[list[Effect]]:
    """The effects by scale: standard deviations together, points each by their own outcome; which way helps parts them too.

    What is told in words alone has no scale: it stands where its outcome does, or else with the first of its source.
    """

    def scale(effect: Effect) -> tuple[Hashable, ...]:
        return (effect.better, effect.outcome, tested(effect)) if effect.measure == "MD" else (effect.better,)

    measured = [effect for effect in effects if effect.estimate is not None]

    def home(effect: Effect) -> tuple[Hashable, ...]:
        near = [each for each in measured if each.sources == effect.sources and each.better == effect.better]
        same = [each for each in near if each.outcome == effect.outcome]
        return scale(effect) if effect in measured else scale((*same, *near, effect)[0])

    order = list(dict.fromkeys(home(effect) for effect in effects))
    return [[effect for effect in effects if home(effect) == key] for key in sorted(order, key=len)]


def draw_panel(page: Page, y: float, effects: Sequence[Effect], short: Mapping[str, str]) -> float:
    """Draw one panel from y on. Give where the next one starts."""
    page.rule(y, color=ink("ink"), linewidth=1.2)
    heading = say(f"figures.forest-plot.{effects[0].better}")
    unit = say("figures.effects.points") if effects[0].measure == "MD" else say("figures.effects.deviations")
    y += HEADING + 6
    page.text(MARGIN, y, heading, HEADING, weight="bold")
    page.text(page.width - MARGIN, y, unit, SMALL, color=ink("soft"), ha="right")
    y += 8
    scale = scale_of(effects, MARGIN + 10, page.width - MARGIN - NUMBERS - 14)
    rows: list[tuple[float, Effect]] = []
    for (outcome, cited), block in groupby(_ordered(effects), key=_heading):
        page.text(MARGIN, y + TEXT, outcome, TEXT, weight="bold")
        page.text(page.width - MARGIN, y + TEXT, ", ".join(short.get(name, name) for name in cited), SMALL, color=ink("soft"), ha="right")
        y += LEADING * TEXT + 1
        for effect in block:
            page.text(page.width - MARGIN, y + SMALL, sign(effect), SMALL, ha="right", gid=f"{effect.id} certainty")
            words = say("figures.forest-plot.row", condition=effect.condition, comparison=effect.comparison_text, when=effect.when)
            y = page.paragraph(MARGIN, y, words, page.width - 2 * MARGIN - (SIGNS if sign(effect) else 0), SMALL)
            if effect.estimate is None:
                y = page.paragraph(MARGIN + 10, y + 1, number(effect), page.width - 2 * MARGIN - 10, SMALL, weight="bold") + ROW_GAP
                continue
            rows.append((y + BAR / 2, effect))
            y += BAR + ROW_GAP
    for middle, effect in rows:
        draw_row(page, scale, middle, effect)
    return (_axis(page, y, scale, effects) if rows else y) + 16


def _ordered(effects: Sequence[Effect]) -> list[Effect]:
    order = list(dict.fromkeys(_heading(effect) for effect in effects))
    return sorted(effects, key=lambda effect: order.index(_heading(effect)))


def _heading(effect: Effect) -> tuple[str, tuple[str, ...]]:
    return effect.outcome, effect.sources


def draw_row(page: Page, scale: Scale, y: float, effect: Effect) -> None:
    """Draw the interval, where there is one, with the square of the estimate, and write the numbers beside it."""
    x, zero = scale.at(effect.estimate or 0), scale.at(0)
    page.line([(zero, y - BAR / 2 - 1), (zero, y + BAR / 2 + ROW_GAP)], color=ink("soft"), linewidth=0.9, gid=f"{effect.id} zero", zorder=1)
    if effect.interval is not None:
        low, high = (scale.at(end) for end in effect.interval)
        ends = [(low, y - 3), (low, y + 3), (low, y), (high, y), (high, y + 3), (high, y - 3)]
        page.line(ends, linewidth=1.5, gid=f"{effect.id} interval", zorder=3)
    page.box(
        x - MARK,
        y - MARK,
        2 * MARK,
        2 * MARK,
        facecolor=ink("accent") if effect.certainty in CERTAINTY_SIGNS else "white",
        edgecolor=ink("ink"),
        linewidth=1.0,
        zorder=4,
        gid=f"{effect.id} estimate",
    )
    page.text(page.width - MARGIN, y + RISE * SMALL, number(effect), SMALL, ha="right")


def _axis(page: Page, y: float, scale: Scale, effects: Sequence[Effect]) -> float:
    """Draw the axis with its numbers, and say what each side of zero favours. Give where it ends."""
    places = [scale.at(tick) for tick in scale.ticks]
    page.line([point for x in places for point in ((x, y), (x, y + 3), (x, y))])
    for tick, x in zip(scale.ticks, places, strict=True):
        page.text(x, y + 4 + SMALL, tick_text(tick, scale.step), SMALL, ha="center")
    y += 8 + LEADING * SMALL
    names = dict.fromkeys(tested(effect) for effect in effects)
    first, second = sides(effects[0], reduce(lambda one, other: say("figures.or", first=one, last=other), names))
    page.text(MARGIN, y + SMALL, f"◀ {first}", SMALL, weight="bold")
    page.text(page.width - MARGIN, y + SMALL, f"{second} ▶", SMALL, weight="bold", ha="right")
    return y + LEADING * SMALL


def tick_text(value: float, step: float) -> str:
    """A number as it stands at an axis with so long a step."""
    text = f"{value:.1f}" if step < 1 else f"{value:.0f}"
    return text.replace("-", "−") if float(text) else "0"  # noqa: RUF001 - the true sign


def _key(page: Page, y: float, effects: Sequence[Effect]) -> float:
    """Explain the signs."""
    page.rule(y)
    width = page.width - 2 * MARGIN
    y = page.paragraph(MARGIN, y + 6, say("figures.forest-plot.sure"), width, TEXT, weight="bold")
    for at, (name, dots) in enumerate(CERTAINTY_SIGNS.items()):
        page.text(MARGIN + at * width / len(CERTAINTY_SIGNS), y + SMALL, f"{dots} {CERTAINTIES[name]}", SMALL)
    y += LEADING * SMALL + 2
    notes = [say("figures.forest-plot.unrated"), say("figures.forest-plot.crosses")]
    if any(effect.measure != "MD" for effect in effects):
        notes.append(say("figures.forest-plot.deviation", what=say("figures.effects.deviation")))
    for note in notes:
        y = page.paragraph(MARGIN, y, note, width, SMALL)
    return y


def _words(effects: Sequence[Effect], short: Mapping[str, str], title: str) -> Words:
    outcomes = ", ".join(dict.fromkeys(effect.outcome.partition(" (")[0].lower() for effect in effects))
    alt = say("figures.forest-plot.alt", title=title, n=len(effects), outcomes=outcomes)
    return Words(alt, title, "\n".join((alt, *(told(effect, short) for effect in effects))), short)
