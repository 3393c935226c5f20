"""The massage regions: a net of threads; a region is what lies between its junctions."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from parts import Shape
from spline import sampled
from table import knots, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frame import Point
    from spline import Knot

TABLE = read("regions.toml")
JUNCTIONS: dict[str, str] = TABLE["junctions"]
FINE = 4


def _borders(thread: str) -> Iterator[tuple[str, str, list[Point]]]:
    """Cut a thread at its junctions; give for each piece its two ends and the points between."""
    words = thread.split()
    fine = sampled(knots(" ".join(JUNCTIONS.get(word, word) for word in words)), loop=False, steps=FINE)
    ends = [i for i, word in enumerate(words) if word in JUNCTIONS]
    for a, b in pairwise(ends):
        # A junction is a corner in an outline; a point close to either end keeps the thread's direction through it.
        between = [fine[a * FINE + 1], *fine[(a + 1) * FINE : b * FINE : FINE], fine[b * FINE - 1]]
        yield words[a], words[b], between


BORDERS: dict[tuple[str, str], list[Point]] = {}
for thread in TABLE["net"]["threads"]:
    for start, end, between in _borders(thread):
        BORDERS[start, end] = between
        BORDERS[end, start] = between[::-1]


def _round(names: list[str]) -> list[Knot]:
    outline: list[Knot] = []
    for here, there in pairwise([*names, names[0]]):
        outline += knots(JUNCTIONS[here] + "!")
        outline += BORDERS[here, there]
    return outline


SHAPES = [Shape(name, "region", _round(junctions)) for name, junctions in TABLE["regions"].items()]
