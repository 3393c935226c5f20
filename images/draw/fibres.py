"""Muscle fibres, laid as curves from the line of origin to the line of insertion."""

from __future__ import annotations

from math import dist
from typing import TYPE_CHECKING

from frame import Point
from spline import even, sampled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spline import Knot

Lines = tuple[tuple[Point, ...], ...]

SEEN = 0.003
"""How far a fibre may stray before anyone sees it: two units of the sheet, half the space between two fibres."""


def laid(lines: Sequence[Sequence[Knot]], count: int, *, inset: float = 0.06) -> Lines:
    """`count` fibres that cross the given lines in order (origin, any lines between, insertion).

    The k-th fibre passes each line at the same share of its length, so a fan spreads and a strap stays parallel. `inset` is the
    share of a fibre that is left bare at either end, so that it fades out before the edge.
    """
    marks = [even(line, 2 * count + 1)[1::2] for line in lines]
    return tuple(_fewest(_trimmed([mark[k] for mark in marks], inset)) for k in range(count))


def sheen(lines: Sequence[Sequence[Knot]], *, low: float = 0.22, high: float = 0.62, inset: float = 0.16) -> tuple[Point, ...]:
    """The outline of the patch where the belly of a muscle catches the light: the middle of its fibres."""
    steps = 24
    marks = [even(line, steps + 1) for line in lines]
    first, last = round(low * steps), round(high * steps)
    one = _picked(_trimmed([mark[first] for mark in marks], inset), 5)
    other = _picked(_trimmed([mark[last] for mark in marks], inset), 5)
    return (*one, *reversed(other))


def cap(outline: Sequence[Knot], seam: Sequence[Knot]) -> list[Knot]:
    """The outline of the tendon in which a muscle ends: the shorter end that a seam, given from side to side, cuts off."""
    sharp = {knot[:2] for knot in outline if len(knot) > len("xy")}
    ring: list[Knot] = [(*place, "corner") if place in sharp else place for place in sampled(outline, loop=True, steps=2)[:-1]]
    start, stop = (min(range(len(ring)), key=lambda i: dist(ring[i][:2], place[:2])) for place in (seam[0], seam[-1]))
    first, *edge, last = min(_run(ring, stop, start), _run(ring, start, stop)[::-1], key=len)
    return [(*first[:2], "corner"), *edge, (*last[:2], "corner"), *seam[1:-1]]


def _run(ring: Sequence[Knot], start: int, stop: int) -> list[Knot]:
    """The points of a ring from one to another, on in its direction."""
    return [ring[i % len(ring)] for i in range(start, stop + (len(ring) if stop < start else 0) + 1)]


def _trimmed(through: Sequence[Point], inset: float) -> list[Point]:
    """Many points along the curve through the given ones, without its two ends."""
    first = round(40 * inset)
    return even(through, 41)[first : 41 - first]


def _picked(line: Sequence[Point], count: int) -> tuple[Point, ...]:
    """Some of the points of a line, at even steps."""
    return tuple(line[round((len(line) - 1) * k / (count - 1))] for k in range(count))


def _fewest(line: Sequence[Point]) -> tuple[Point, ...]:
    """As few points of a line as draw it again."""
    tries = (_picked(line, count) for count in range(2, len(line)))
    return next(some for some in tries if all(dist(a, b) < SEEN for a, b in zip(even(some, len(line)), line, strict=True)))
