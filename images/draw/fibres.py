"""Muscle fibres, laid as curves from the line of origin to the line of insertion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frame import Point
from spline import even

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spline import Knot

Lines = tuple[tuple[Point, ...], ...]


def laid(lines: Sequence[Sequence[Knot]], count: int, *, inset: float = 0.06) -> Lines:
    """Give `count` fibres that cross the given lines in order (origin, any lines between, insertion).

    The k-th fibre passes each line at the same share of its length, so a fan spreads and a strap stays parallel. `inset` is the
    share of a fibre that is left bare at either end, so that it fades out before the edge.
    """
    marks = [even(line, 2 * count + 1)[1::2] for line in lines]
    return tuple(_trimmed([mark[k] for mark in marks], inset) for k in range(count))


def sheen(lines: Sequence[Sequence[Knot]], *, low: float = 0.22, high: float = 0.62, inset: float = 0.16) -> tuple[Point, ...]:
    """Give the outline of the patch where the belly of a muscle catches the light: the middle of its fibres."""
    steps = 24
    marks = [even(line, steps + 1) for line in lines]
    first, last = round(low * steps), round(high * steps)
    one = _trimmed([mark[first] for mark in marks], inset, points=5)
    other = _trimmed([mark[last] for mark in marks], inset, points=5)
    return (*one, *reversed(other))


def _trimmed(through: Sequence[Point], inset: float, points: int = 3) -> tuple[Point, ...]:
    """Give a few points along the curve through the given ones, without its two ends."""
    whole = even(through, 41)
    first = round(40 * inset)
    span = 40 - 2 * first
    return tuple(whole[first + round(span * k / (points - 1))] for k in range(points))
