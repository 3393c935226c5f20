"""The ways of a stroke on the drawing as a still picture: a band as broad as its pressure, an arrow, and a number for each way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from massage_lessons.build import payload
from massage_lessons.course.options import TRAIL
from massage_lessons.drawing.lanes import head, lanes
from massage_lessons.figures.back_map import POINTS_PER_UNIT
from massage_lessons.figures.palette import colours
from massage_lessons.figures.selection import drawing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matplotlib.axes import Axes

NUMBER = 40.0
"""How large the ground of a number is."""


def paint_ways(axes: Axes, stroke: str, places: Iterable[str], tone: str, layer: str) -> int:
    """Draw the ways of a stroke over places into axes in the units of the drawing, and return how many there are."""
    shades = colours(tone, layer)
    pick, halo = shades["pick"], shades["halo"]
    on = payload.ways_built().get(stroke, {})
    count = 0
    for place in places:
        for points, most in lanes(on, place, drawing().frame.midline):
            count += 1
            breadth = (TRAIL["least"] + TRAIL["each"] * most) * POINTS_PER_UNIT
            xs, ys = zip(*points, strict=True)
            for colour, width in ((pick, breadth + 2), (halo, breadth), (pick, 0.7)):
                axes.plot(xs, ys, color=colour, linewidth=width, solid_capstyle="round", solid_joinstyle="round", gid="way")
            if len(points) > 1:
                axes.plot(*zip(*head(points), strict=True), color=pick, linewidth=1.6, solid_capstyle="round", gid="way head")
            axes.plot(xs[:1], ys[:1], "o", color=pick, markeredgecolor=halo, markersize=NUMBER * POINTS_PER_UNIT, markeredgewidth=0.8)
            axes.text(xs[0], ys[0], str(count), size=7, weight="bold", color=halo, ha="center", va="center_baseline")
    return count
