"""Names beside a figure: each gets a line to its place, and no two of these lines cross."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from massage_lessons.drawing.path import Point


@dataclass(frozen=True, slots=True)
class Name:
    """What to write, and the places that it may point to: one, or one on each side of the midline."""

    text: str
    places: tuple[Point, ...]
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Callout:
    """A name in a column: its line runs from `start`, beside the words, to `end`, the place."""

    text: str
    start: Point
    end: Point
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the names stand, y down: the x at which the lines of both columns start, and the heights to keep to."""

    left: float
    right: float
    top: float
    bottom: float
    pitch: float

    @property
    def middle(self) -> float:
        """The line that parts what the left column names from what the right one names."""
        return (self.left + self.right) / 2


def arrange(names: Iterable[Name], columns: Columns) -> tuple[Callout, ...]:
    """The names their heights: near their places, apart from each other, and with no two lines crossing."""
    sides = _sides(names, columns)
    return tuple(callout for x, side in zip((columns.left, columns.right), sides, strict=True) for callout in _column(x, side, columns))


def crossing(one: Callout, other: Callout) -> bool:
    """Tell whether the lines of two callouts cross."""
    apart = _turn(one.start, one.end, other.start) * _turn(one.start, one.end, other.end)
    across = _turn(other.start, other.end, one.start) * _turn(other.start, other.end, one.end)
    return apart < 0 and across < 0


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _sides(names: Iterable[Name], columns: Columns) -> tuple[list[tuple[Name, Point]], list[tuple[Name, Point]]]:
    """Share the names out: first those that have one side only, then the others from the top to the shorter column."""
    left: list[tuple[Name, Point]] = []
    right: list[tuple[Name, Point]] = []
    ordered = sorted(names, key=lambda name: name.places[0][1])
    free = [name for name in ordered if len(name.places) > 1 or name.places[0][0] == columns.middle]
    for name in ordered:
        if name not in free:
            (left if name.places[0][0] < columns.middle else right).append((name, name.places[0]))
    for name in free:
        if len(left) <= len(right):
            left.append((name, min(name.places)))
        else:
            right.append((name, max(name.places)))
    return left, right


def _column(x: float, side: Sequence[tuple[Name, Point]], columns: Columns) -> list[Callout]:
    ordered = sorted(side, key=lambda pair: pair[1][1])
    heights = spread([place[1] for _, place in ordered], columns)
    return uncross(
        [Callout(name.text, (x, y), place, name.strong) for (name, place), y in zip(ordered, heights, strict=True)],
    )


def spread(wanted: Sequence[float], columns: Columns) -> list[float]:
    """Heights in the given order, a pitch apart, as near to those wanted as they can all be."""
    room = columns.bottom - columns.top
    pitch = min(columns.pitch, room / max(1, len(wanted) - 1))
    blocks: list[tuple[float, int]] = []
    for index, y in enumerate(wanted):
        mean, count = y - index * pitch, 1
        while blocks and blocks[-1][0] > mean:
            before, others = blocks.pop()
            mean, count = (before * others + mean * count) / (others + count), others + count
        blocks.append((mean, count))
    lowest = columns.bottom - pitch * (len(wanted) - 1)
    offsets = [min(max(mean, columns.top), lowest) for mean, count in blocks for _ in range(count)]
    return [offset + index * pitch for index, offset in enumerate(offsets)]


def uncross(callouts: Sequence[Callout]) -> list[Callout]:
    """Swap the starts of lines that cross until none do; each swap makes the lines shorter, so this ends."""
    found = list(callouts)
    crossed = True
    while crossed:
        crossed = False
        for i, j in combinations(range(len(found)), 2):
            if crossing(found[i], found[j]):
                found[i], found[j] = replace(found[i], start=found[j].start), replace(found[j], start=found[i].start)
                crossed = True
    return found
