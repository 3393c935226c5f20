"""The ways of a stroke on the drawing as a still picture: a band as broad as its pressure, an arrow, and a number for each way."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from massage_lessons.build import payload
from massage_lessons.course.options import TRAIL
from massage_lessons.figures.back_map import POINTS_PER_UNIT
from massage_lessons.figures.palette import colours
from massage_lessons.figures.selection import drawing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from matplotlib.axes import Axes

    from massage_lessons.drawing.path import Point

HEAD = 24.0
"""How long the head of an arrow is, in units of the drawing."""

SPREAD = 0.5
"""How far its wings open, in radians."""

NUMBER = 40.0
"""How large the ground of a number is."""


def paint_ways(axes: Axes, stroke: str, places: Iterable[str], tone: str, layer: str) -> int:
    """Draw the ways of a stroke over places into axes in the units of the drawing, and return how many there are."""
    shades = colours(tone, layer)
    pick, halo = shades["pick"], shades["halo"]
    count = 0
    for place in places:
        base, _, side = place.rpartition("-") if place.endswith(("-left", "-right")) else (place, "", "right")
        on = payload.ways_built().get(stroke, {}).get(base)
        if on is None:
            continue
        breadth = (TRAIL["least"] + TRAIL["each"] * on["most"]) * POINTS_PER_UNIT
        for lane in on["lanes"]:
            count += 1
            points = list(_points(lane, left=side == "left"))
            xs, ys = zip(*points, strict=True)
            for colour, width in ((pick, breadth + 2), (halo, breadth), (pick, 0.7)):
                axes.plot(xs, ys, color=colour, linewidth=width, solid_capstyle="round", solid_joinstyle="round", gid="way")
            if len(points) > 1:
                axes.plot(*zip(*_head(points), strict=True), color=pick, linewidth=1.6, solid_capstyle="round", gid="way head")
            axes.plot(xs[:1], ys[:1], "o", color=pick, markeredgecolor=halo, markersize=NUMBER * POINTS_PER_UNIT, markeredgewidth=0.8)
            axes.text(xs[0], ys[0], str(count), size=7, weight="bold", color=halo, ha="center", va="center_baseline")
    return count


def _points(lane: list[int], *, left: bool) -> Iterator[Point]:
    """The places of a lane, on the side of the receiver that is meant."""
    x = y = 0
    for i in range(0, len(lane), 3):
        x, y = x + lane[i], y + lane[i + 1]
        yield (2 * drawing().frame.midline - x if left else float(x)), float(y)


def _head(points: list[Point]) -> list[Point]:
    (bx, by), (x, y) = points[-2:]
    angle = math.atan2(y - by, x - bx)
    wings = [(x - HEAD * math.cos(angle + turn), y - HEAD * math.sin(angle + turn)) for turn in (SPREAD, -SPREAD)]
    return [wings[0], (x, y), wings[1]]
