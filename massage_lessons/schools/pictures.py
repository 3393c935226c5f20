"""The pictures of questions: the back with one place marked, or with the ways of a stroke, and no word that tells which one."""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from PIL import Image

from massage_lessons import figures
from massage_lessons.build import payload
from massage_lessons.course.words import say
from massage_lessons.figures import ways
from massage_lessons.schools.table import Mark, chance
from massage_lessons.still import layer_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from massage_lessons.schools.table import Row

DOTS_PER_INCH = 110
QUALITY = 70


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a question: its file, and what a reader who cannot see it needs to know, short of the answer."""

    name: str
    jpeg: bytes
    alt: str


def pictures(rows: Iterable[Row]) -> dict[str, Picture]:
    """Return the picture of each question that has one, by the question's id."""
    return {row.id: _picture(row.mark) for row in rows if row.mark}


@cache
def _picture(mark: Mark) -> Picture:
    # A file's name is seen by learners, so it must not name the place.
    name = f"back-{chance(f'{mark.place} {mark.layer} {mark.stroke}'.strip())[:10]}.jpg"
    seen: dict[str, Any] = {"layer": mark.layer}
    figure: figures.Picture = figures.back_map([mark.place] if mark.place else [], **seen)
    if mark.stroke:
        ways.paint_ways(figure.axes[0], mark.stroke, [longest(mark.stroke)], "1", mark.layer)
    drawn = figures.png(figure, DOTS_PER_INCH)
    target = io.BytesIO()
    # A JPEG has no room for the words of the figure, which name what it marks.
    Image.open(io.BytesIO(drawn)).convert("RGB").save(target, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    alt = say("schools.ways") if mark.stroke else say("schools.picture", layer=layer_name({"layer": mark.layer}))
    return Picture(name, target.getvalue(), alt)


def longest(stroke: str) -> str:
    """Return the region on which the way of a stroke is longest, as practice on the drawing chooses it."""
    on = payload.ways_built()[stroke]
    return max(on, key=lambda region: _length(on[region]["lanes"][0]))


def _length(lane: list[int]) -> float:
    """How long a lane is: its first point stands where it lies, each further one by its steps from the one before."""
    return sum(math.hypot(lane[i], lane[i + 1]) for i in range(3, len(lane), 3))
