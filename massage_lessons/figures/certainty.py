"""Certainty at a glance: each outcome, which way its effect goes, and how sure those who weighed the trials are."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from massage_lessons.course import find
from massage_lessons.course.model import Effect
from massage_lessons.course.signs import CERTAINTIES
from massage_lessons.course.words import say
from massage_lessons.figures.effect_words import against, clear, finding, helps, tested
from massage_lessons.figures.page import LEADING, MARGIN, SMALL, TEXT, Page, Words, ink, lines_of
from massage_lessons.figures.picture import asked_for, house_style

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from massage_lessons.course.model import Certainty
    from massage_lessons.figures.picture import Picture

COLUMN = 41.0
DOT = 4.2
PAD = 4.0
KINDS = ("full", "half", "empty", "open")
"""The signs of an effect, by what they say."""


@asked_for
def certainty(effects: Iterable[Effect | str] | None = None) -> Picture:
    """A matrix: a row for each outcome and comparison, a column for each certainty, a dot for each effect.

    Parameters
    ----------
    effects
        Effects or their ids; without any, all of the course.

    Raises
    ------
    UnknownName
        For an id that no effect has.
    """
    shown = find.some(Effect, effects)
    rows = _rows(shown)
    with house_style():
        page = Page()
        y = page.title(say("figures.certainty.title"), say("figures.certainty.below"))
        left = page.width - MARGIN - len(CERTAINTIES) * COLUMN
        middles = {name: left + (at + 0.5) * COLUMN for at, name in enumerate(CERTAINTIES)}
        top = y
        for name, x in middles.items():
            lines = CERTAINTIES[name].split()
            for at, line in enumerate(lines):
                page.text(x, y + SMALL + (at + 2 - len(lines)) * LEADING * SMALL, line, SMALL, ha="center")
        y += 2 * LEADING * SMALL + 5
        for outcome, block in groupby(rows, key=lambda row: row[0].outcome):
            page.rule(y)
            page.text(MARGIN, y + TEXT + PAD, outcome.partition(" (")[0], TEXT, weight="bold")
            y += LEADING * TEXT + PAD
            for row in block:
                y = _row(page, y, row, left - MARGIN - 6, middles)
        for at, name in enumerate(CERTAINTIES):
            if at:
                x = left + at * COLUMN
                solid = name == "very-low"
                page.line([(x, top), (x, y)], color=ink("soft" if solid else "rule"), linewidth=0.9 if solid else 0.6, zorder=0)
        y = _key(page, y + 2, _empty(shown))
        return page.close(y + MARGIN, _words(rows))


def _rows(effects: Sequence[Effect]) -> list[list[Effect]]:
    """The effects by outcome, condition and comparison, in the order of their outcomes."""
    outcomes = list(dict.fromkeys(effect.outcome for effect in effects))
    found: dict[tuple[str, str, str], list[Effect]] = {}
    for effect in sorted(effects, key=lambda effect: outcomes.index(effect.outcome)):
        found.setdefault((effect.outcome, effect.condition, effect.comparison_text), []).append(effect)
    return list(found.values())


def _row(page: Page, y: float, row: Sequence[Effect], width: float, middles: Mapping[Certainty, float]) -> float:
    """Write what was compared and draw a dot for each effect. Give where the next row starts."""
    lines = lines_of(against(row[0]), width, SMALL)
    for at, line in enumerate(lines):
        page.text(MARGIN, y + SMALL + at * LEADING * SMALL, line, SMALL)
    middle = y + len(lines) * LEADING * SMALL / 2
    for name, x in middles.items():
        here = [effect for effect in row if effect.certainty == name]
        step = min(2 * DOT + 1.5, (COLUMN - 2 * DOT - 1) / max(1, len(here) - 1))
        for at, effect in enumerate(here):
            _dot(page, x + (at - (len(here) - 1) / 2) * step, middle, effect)
    return y + len(lines) * LEADING * SMALL + PAD


def _dot(page: Page, x: float, y: float, effect: Effect) -> None:
    """Draw the sign that says which way the effect goes."""
    _sign(page, x, y, f"{effect.id} {kind_of(effect)}")


def kind_of(effect: Effect) -> str:
    """Which sign an effect has: without an interval, none that tells a side."""
    if effect.interval is None:
        return "open"
    return "half" if not clear(effect) else "full" if helps(effect) else "empty"


def _sign(page: Page, x: float, y: float, name: str) -> None:
    kind = name.rpartition(" ")[2]
    ring = {"edgecolor": ink("ink"), "linewidth": 1.0}
    if kind == "open":
        page.path(
            Path([(x - DOT, y), (x, y - DOT), (x + DOT, y), (x, y + DOT), (x - DOT, y)], closed=True), gid=name, facecolor="white", **ring
        )
        return
    page.disc(x, y, DOT, facecolor=ink("accent") if kind == "full" else "white", gid=name, **ring)
    if kind == "half":
        wedge = Path.wedge(90, 270).transformed(Affine2D().scale(DOT).translate(x, y))
        page.path(wedge, facecolor=ink("accent"), **ring)


def _empty(effects: Sequence[Effect]) -> str:
    """Say which ratings no effect has."""
    free = [text for name, text in CERTAINTIES.items() if name != "not-rated" and not any(effect.certainty == name for effect in effects)]
    if not free:
        return ""
    ratings = say("figures.or", first=", ".join(free[:-1]), last=free[-1]) if free[1:] else free[0]
    return say("figures.certainty.none", ratings=ratings)


def _key(page: Page, y: float, note: str) -> float:
    page.rule(y)
    y = page.paragraph(MARGIN, y + 6, note, page.width - 2 * MARGIN, TEXT, weight="bold") + 2
    for kind in KINDS:
        _sign(page, MARGIN + DOT, y + SMALL / 2 + 1, kind)
        page.text(MARGIN + 2 * DOT + 6, y + SMALL, say(f"figures.certainty.kinds.{kind}"), SMALL)
        y += LEADING * SMALL + 2
    return y


def _words(rows: Sequence[Sequence[Effect]]) -> Words:
    effects = [effect for row in rows for effect in row]
    counts = {name: sum(effect.certainty == name for effect in effects) for name in CERTAINTIES}
    summed = ", ".join(f"{CERTAINTIES[name]} {count}" for name, count in counts.items())
    alt = say("figures.certainty.alt", n=len(effects), counts=summed)
    told = "\n".join((alt, _empty(effects), *map(_told, rows)))
    return Words(alt, say("figures.certainty.title"), told, find.shorts(name for effect in effects for name in effect.sources))


def _told(row: Sequence[Effect]) -> str:
    """What a row shows, as a sentence and one for each dot."""
    results = [
        say("figures.certainty.result", when=effect.when, finding=finding(effect), certainty=CERTAINTIES[effect.certainty])
        for effect in row
    ]
    return say(
        "figures.certainty.told",
        outcome=row[0].outcome,
        condition=row[0].condition,
        tested=tested(row[0]),
        comparison=row[0].comparison_text,
        results="; ".join(results),
    )
