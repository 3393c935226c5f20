"""How to read a forest plot: one real effect, taken apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from massage_lessons.course import find
from massage_lessons.course.model import Effect
from massage_lessons.course.signs import CERTAINTIES
from massage_lessons.course.words import say
from massage_lessons.errors import UnknownName
from massage_lessons.figures.effect_words import CERTAINTY_SIGNS, clear, helps, interval, sides, sign, signed, size, tested, told
from massage_lessons.figures.forest_plot import MARK, Scale, scale_of, tick_text
from massage_lessons.figures.page import LEADING, MARGIN, SMALL, TEXT, Page, Words, ink, width_of
from massage_lessons.figures.picture import asked_for, house_style

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from massage_lessons.figures.picture import Picture

LARGER = 1.7
"""How much larger than in a forest plot the square is."""

BADGE = 7.0


@asked_for
def reading_a_forest_plot(effect: Effect | str = "chronic-pain") -> Picture:
    """One effect as a forest plot shows it, with each of its parts numbered and explained.

    Parameters
    ----------
    effect
        An effect or its id.

    Raises
    ------
    UnknownName
        For an id that no effect has, and for an effect without an interval.
    """
    (shown,) = find.some(Effect, [effect])
    if shown.estimate is None or shown.interval is None:
        raise UnknownName("effect with an interval", shown.id, [each.id for each in find.course().effects if each.interval])
    numbers = (*shown.interval, shown.estimate, 0)
    notes = _notes(shown)
    with house_style():
        page = Page()
        y = _plot(page, page.title(_said("title"), _said("below")), shown, numbers)
        width = page.width - 2 * MARGIN - 2 * BADGE - 7
        for number, (name, text) in enumerate(notes, 1):
            page.number(MARGIN + BADGE, y + TEXT / 2 + 2, number, BADGE)
            left = MARGIN + 2 * BADGE + 7
            y = page.paragraph(left, y, name, width, TEXT, weight="bold")
            y = page.paragraph(left, y, text, width, TEXT) + 6
        return page.close(y - 6 + MARGIN, _words(shown, notes, find.shorts(shown.sources)))


def _plot(page: Page, y: float, effect: Effect, numbers: Sequence[float]) -> float:
    """Draw the effect; `numbers` are its interval, its estimate and zero. Give where the notes start."""
    left, right = MARGIN + 24, page.width - MARGIN - 24
    page.card(MARGIN, y, page.width - 2 * MARGIN, 148, facecolor=ink("page"), edgecolor=ink("rule"))
    words = f"{effect.outcome}: {effect.condition}"
    page.text(left, y + 20, words, TEXT, weight="bold")
    row = _said("row", tested=tested(effect), comparison=effect.comparison_text, when=effect.when)
    page.text(left, y + 20 + LEADING * TEXT, row, TEXT)
    page.number(left - 12, y + 17, 1, BADGE)
    scale = scale_of([effect], left, right)
    scale = Scale(left, right, scale.low - scale.step, max(scale.high, 2 * scale.step), scale.step)
    middle, bottom = y + 74, y + 104
    low, high, best, zero = (scale.at(value) for value in numbers)
    page.line([(zero, y + 44), (zero, bottom)], color=ink("soft"), gid="zero")
    ends = [(low, middle - 5), (low, middle + 5), (low, middle), (high, middle), (high, middle + 5), (high, middle - 5)]
    page.line(ends, linewidth=2.2, gid="interval")
    half = LARGER * MARK
    page.box(best - half, middle - half, 2 * half, 2 * half, facecolor=ink("accent"), edgecolor=ink("ink"), gid="estimate")
    _point(page, (best, middle - half), (best, middle - 22), 2)
    _point(page, (high - 2, middle + 2), (high + 12, middle + 16), 3)
    _point(page, (zero + 1, middle - 22), (zero + 20, middle - 22), 4)
    places = [scale.at(tick) for tick in scale.ticks]
    page.line([point for x in places for point in ((x, bottom), (x, bottom + 3), (x, bottom))])
    for tick, x in zip(scale.ticks, places, strict=True):
        page.text(x, bottom + 4 + SMALL, tick_text(tick, scale.step), SMALL, ha="center")
    below, above = sides(effect)
    page.text(left - 12, y + 138, f"◀ {below}", SMALL, weight="bold")
    page.text(right + 12, y + 138, f"{above} ▶", SMALL, weight="bold", ha="right")
    page.number(left + 2 * BADGE + width_of(f"◀ {below}", SMALL, bold=True) - 10, y + 135, 5, BADGE)
    page.text(right + 12, y + 20, sign(effect) or CERTAINTIES[effect.certainty], SMALL, ha="right", gid="certainty")
    page.number(right + 2 - width_of(sign(effect) or CERTAINTIES[effect.certainty], SMALL), y + 17, 6, BADGE)
    return y + 148 + 12


def _point(page: Page, spot: tuple[float, float], badge: tuple[float, float], number: int) -> None:
    page.line([spot, badge], linewidth=0.8, color=ink("accent"))
    page.number(*badge, number, BADGE)


def _notes(effect: Effect) -> list[tuple[str, str]]:
    """The name of each numbered part, and what it says of this effect."""
    of = tested(effect)
    compared = _said("compared.text", outcome=effect.outcome, condition=effect.condition, tested=of, comparison=effect.comparison_text)
    people = f" {size(effect)[0].upper()}{size(effect)[1:]}." if size(effect) else ""
    result = _said(f"estimate.{effect.better}", tested=of) if helps(effect) else _said("estimate.no-gain")
    deviations = _said("estimate.deviations", what=say("figures.effects.deviation"))
    unit = _said("estimate.points") if effect.measure == "MD" else deviations
    rated = effect.certainty in CERTAINTY_SIGNS
    rating = _said("sure.rated", certainty=CERTAINTIES[effect.certainty]) if rated else _said("sure.unrated")
    texts = {
        "compared": f"{compared}{people}",
        "estimate": _said("estimate.text", number=signed(effect.estimate or 0), result=result, unit=unit),
        "interval": _said("interval.text", interval=interval(effect)),
        "zero": _said("zero.clear") if clear(effect) else _said("zero.unclear"),
        "sides": _said(f"sides.{effect.better}", tested=of),
        "sure": _said("sure.text", rating=rating),
    }
    return [(_said(f"{part}.name"), text) for part, text in texts.items()]


def _said(name: str, /, **values: object) -> str:
    return say(f"figures.reading-a-forest-plot.{name}", **values)


def _words(effect: Effect, notes: list[tuple[str, str]], short: Mapping[str, str]) -> Words:
    alt = _said("alt", told=told(effect, short))
    listed = (f"{number}. {name}. {text}" for number, (name, text) in enumerate(notes, 1))
    return Words(alt, _said("title"), "\n".join((alt, *listed)), short)
