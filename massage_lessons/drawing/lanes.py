"""The ways of a stroke as the course stores them: each lane x, y and angle of a point, then steps from each point to the next."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from massage_lessons.drawing.path import Point

HEAD = 24.0
"""How long the head of an arrow is, in units of the drawing."""

SPREAD = 0.5
"""How far its wings open, in radians."""


def lanes(on: Mapping[str, Any], place: str, midline: float) -> Iterator[tuple[list[Point], int]]:
    """Yield the points of each lane over a place, in units of the drawing, and the most pressure out of 10 that it may have.

    A place without a side in its id has the lanes of its right one.

    Parameters
    ----------
    on
        The ways of the stroke by the id of a region without its side: `lanes`, and `most`.
    place
        The id of a region; where the stroke has no way over it, there is nothing to yield.
    midline
        Where the drawing is mirrored.
    """
    base, _, side = place.rpartition("-") if place.endswith(("-left", "-right")) else (place, "", "right")
    if base in on:
        for lane in on[base]["lanes"]:
            yield list(_points(lane, midline if side == "left" else None)), on[base]["most"]


def _points(lane: Sequence[int], mirror: float | None) -> Iterator[Point]:
    x = y = 0
    for i in range(0, len(lane), 3):
        x, y = x + lane[i], y + lane[i + 1]
        yield (float(x) if mirror is None else 2 * mirror - x), float(y)


def head(points: Sequence[Point]) -> list[Point]:
    """Return the head of the arrow at the end of a way of two points or more: one wing, its tip, the other wing."""
    (bx, by), (x, y) = points[-2:]
    angle = math.atan2(y - by, x - bx)
    wings = [(x - HEAD * math.cos(angle + turn), y - HEAD * math.sin(angle + turn)) for turn in (SPREAD, -SPREAD)]
    return [wings[0], (x, y), wings[1]]
