"""A routine as a strip of time: each step as long as it takes, and beside it what to do."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from matplotlib.path import Path

from massage_lessons.course import find
from massage_lessons.course.model import Routine
from massage_lessons.course.words import say
from massage_lessons.figures.page import LEADING, MARGIN, SMALL, TEXT, Page, Words, ink, lines_of, width_of
from massage_lessons.figures.picture import asked_for, house_style

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from massage_lessons.course.model import Step
    from massage_lessons.figures.picture import Picture

STRIP = (38.0, 62.0)
"""The left and right edge of the strip."""

WORDS = 88.0
"""Where the words begin."""

PAD = 7.0
GAUGE = 92.0
"""Width of the scale of pressure."""

HARDEST = 10
LEAST_GAP = 9.0
"""How far two times on the strip must be apart to be written both."""

LOOKS: Mapping[str | None, tuple[str, str]] = {
    None: ("paper", ""),
    "resting-hands": ("field", ""),
    "gliding": ("rule", "||||"),
    "kneading": ("accent-field", "xxxx"),
    "pressing": ("accent-field", "-----"),
    "friction": ("care-field", "/////"),
}
"""Ground and hatch of a technique."""

FRACTIONS = {0.25: "¼", 0.5: "½", 0.75: "¾"}


@dataclass(frozen=True, slots=True)
class _Block:
    """A step with its time on the strip and the height of its words."""

    number: int
    step: Step
    start: float
    end: float
    lines: tuple[str, ...]

    @property
    def gauged(self) -> bool:
        return self.step.low is not None

    @property
    def height(self) -> float:
        return 2 * PAD + LEADING * TEXT + len(self.lines) * LEADING * SMALL + (LEADING * SMALL if self.gauged else 0)


@asked_for
def timeline(routine: Routine | str = "ten-minutes") -> Picture:
    """A routine, or the one with this id, as a strip of time from the top down.

    Raises
    ------
    UnknownName
        For an id that no routine has.
    """
    (shown,) = find.some(Routine, [routine])
    with house_style():
        page = Page()
        top = page.title(shown.name, say("figures.timeline.below", n=len(shown.steps), time=minutes(shown.minutes)))
        blocks = list(_blocks(shown, page.width - MARGIN - WORDS))
        height = sum(block.height for block in blocks)
        y = top
        for block in blocks:
            _strip(page, block, top, height / shown.minutes, y)
            _write(page, block, y)
            y += block.height
        _clock(page, blocks, top, height / shown.minutes)
        page.rule(y, WORDS - 6, color=ink("frame"), linewidth=0.7)
        return page.close(y + MARGIN + SMALL, _words(shown))


def minutes(number: float) -> str:
    """A time as it is said: 1½ minutes."""
    return say("figures.timeline.minutes", n=max(1, math.ceil(number)), amount=amount(number))


def amount(number: float) -> str:
    """A number with its quarters as one sign: 1½."""
    whole, part = divmod(number, 1)
    said = f"{whole:.0f}" if whole or not part else ""
    return said + FRACTIONS.get(part, f"{part:.2g}".lstrip("0") if part else "")


def pressure(step: Step) -> str:
    """The pressure of a step on the talk scale."""
    if step.low is None or step.high is None:
        return ""
    if step.low == step.high:
        return say("figures.timeline.of-ten", amount=f"{step.low:g}")
    return say("figures.timeline.between", low=f"{step.low:g}", high=f"{step.high:g}")


def said(text: str) -> str:
    """What a step says of hands or direction, where it does not say that there is none."""
    nothing = say("figures.timeline.nothing")
    return "" if text == nothing else text.removeprefix(f"{nothing}.").lstrip()


def way(step: Step) -> list[str]:
    """From where to where a step goes: the names of one place, of two or of none."""
    return list(dict.fromkeys(find.place_name(place) for place in (step.start, step.end) if place))


def _blocks(routine: Routine, width: float) -> Iterator[_Block]:
    techniques = {technique.id: technique.name for technique in find.course().techniques}
    start = 0.0
    for number, step in enumerate(routine.steps, 1):
        done = ": ".join(part for part in (techniques.get(step.technique or "", step.technique or ""), said(step.hands)) if part)
        where = ". ".join(part for part in (" → ".join(way(step)), said(step.direction)) if part)
        lines = (*lines_of(done, width, SMALL), *lines_of(where, width, SMALL))
        yield _Block(number, step, start, start + step.minutes, lines)
        start += step.minutes


def _strip(page: Page, block: _Block, top: float, scale: float, y: float) -> None:
    """Draw a step's part of the strip, and the fan that leads from it to its words."""
    left, right = STRIP
    first, last = top + block.start * scale, top + block.end * scale
    ground, hatch = LOOKS.get(block.step.technique, LOOKS[None])
    page.box(
        left,
        first,
        right - left,
        last - first,
        facecolor=ink(ground),
        edgecolor=ink("soft"),
        hatch=hatch,
        gid=f"step {block.number}",
        linewidth=0,
    )
    page.box(left, first, right - left, last - first, facecolor="none", edgecolor=ink("ink"), linewidth=0.9)
    bend = (right + WORDS) / 2
    fan = [(right, first), (bend, first), (bend, y), (WORDS - 6, y)]
    page.path(Path(fan, [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4]), facecolor="none", edgecolor=ink("frame"), linewidth=0.7)
    page.rule(y, WORDS - 6, color=ink("frame"), linewidth=0.7)
    page.number((left + right) / 2, (first + last) / 2, block.number, min(7.5, max(5.5, (last - first) / 2 - 1)))


def _write(page: Page, block: _Block, y: float) -> None:
    """Write what to do in a step."""
    step, right = block.step, page.width - MARGIN
    y += PAD
    page.text(WORDS, y + TEXT, step.name, TEXT, weight="bold")
    page.text(right, y + TEXT, say("figures.timeline.short", amount=amount(step.minutes)), SMALL, ha="right")
    y += LEADING * TEXT
    for line in block.lines:
        page.text(WORDS, y + SMALL, line, SMALL)
        y += LEADING * SMALL
    if block.gauged:
        _gauge(page, y + SMALL / 2 + 2, step)


def _gauge(page: Page, y: float, step: Step) -> None:
    """Draw the scale of pressure with the part that is meant."""
    unit = GAUGE / HARDEST
    label = f"{say('figures.timeline.pressure')} "
    left = WORDS + width_of(label, SMALL) + 2
    page.text(WORDS, y + 3, label, SMALL, color=ink("soft"))
    page.line([point for at in range(HARDEST + 1) for x in [left + at * unit] for point in ((x, y), (x, y + 2.5), (x, y))], linewidth=0.7)
    low, high = float(step.low or 0), float(step.high or 0)
    page.line([(left + low * unit - 1, y), (left + high * unit + 1, y)], linewidth=4.5, color=ink("accent"), gid="pressure")
    page.text(left + GAUGE + 6, y + 3, pressure(step), SMALL)


def _clock(page: Page, blocks: Sequence[_Block], top: float, scale: float) -> None:
    """Write the times at which steps end, where there is room."""
    times = [0.0, *(block.end for block in blocks)]
    gaps = [after - before for before, after in pairwise(times)]
    written = top - LEAST_GAP
    for time, gap in zip(times, [*gaps, 1.0], strict=True):
        y = top + time * scale
        if y - written >= LEAST_GAP and gap:
            page.text(STRIP[0] - 4, y + 3, f"{time:g}", SMALL, color=ink("soft"), ha="right")
            written = y
    page.text(STRIP[0] - 4, written + 3 + SMALL, say("figures.timeline.clock"), SMALL, color=ink("soft"), ha="right")


def _from_to(step: Step) -> str:
    places = way(step)
    return say("figures.timeline.from-to", start=places[0], end=places[1]) if places[1:] else "".join(places)


def _words(routine: Routine) -> Words:
    techniques = {technique.id: technique.name for technique in find.course().techniques}
    steps = "; ".join(f"{step.name}, {minutes(step.minutes)}" for step in routine.steps)
    alt = say("figures.timeline.alt", name=routine.name, n=len(routine.steps), time=minutes(routine.minutes), steps=steps)
    told = []
    for number, step in enumerate(routine.steps, 1):
        parts = [
            say("figures.timeline.step", number=number, time=minutes(step.minutes), name=step.name),
            ": ".join(part for part in (techniques.get(step.technique or "", ""), said(step.hands)) if part),
            _from_to(step),
            said(step.direction),
            say("figures.timeline.told-pressure", pressure=pressure(step)) if pressure(step) else "",
            step.careful.text if step.careful else "",
        ]
        told.append(". ".join(part.rstrip(".") for part in parts if part) + ".")
    statements = [statement for step in routine.steps for statement in (step.how, step.careful) if statement]
    cited = find.shorts(name for statement in statements for name in statement.sources)
    return Words(alt, routine.name, "\n".join((routine.summary.text, *told)), cited)
