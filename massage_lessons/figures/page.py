"""A page of a book to draw on: measured in points, y downwards, as wide as a phone can show without zooming in.

What is drawn is laid out from the top; the page becomes as high as it needs to be.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from matplotlib.font_manager import FontProperties
from matplotlib.patches import Circle, FancyBboxPatch, PathPatch, Polygon, Rectangle
from matplotlib.textpath import TextToPath

from massage_lessons.figures.palette import colours
from massage_lessons.figures.picture import Picture

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matplotlib.axes import Axes
    from matplotlib.patches import Patch
    from matplotlib.path import Path

    from massage_lessons.drawing.path import Point

WIDTH = 360.0
MARGIN = 12.0
POINTS_PER_INCH = 72
TEXT = 8.5
SMALL = 8.0
HEADING = 10.5
TITLE = 13.0
LEADING = 1.32
"""From one line of text to the next, in sizes of the letters."""

RISE = 0.36
"""From the baseline up to the middle of small letters with their rods, in sizes of the letters."""


@cache
def ink(name: str) -> str:
    """A colour of the style sheet by its name, as on a light page."""
    return "#ffffff" if name == "paper" else colours("1", "skin")[name]


@cache
def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a line in points."""
    font = FontProperties(family="DejaVu Sans", weight="bold" if bold else "normal", size=size)
    return float(TextToPath().get_text_width_height_descent(text, font, ismath=False)[0])


def lines_of(text: str, width: float, size: float = TEXT, *, bold: bool = False) -> list[str]:
    """Break a text into lines that are no wider than so many points."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


@dataclass(frozen=True, slots=True)
class Words:
    """What a picture says to those who do not look at it; see `Picture`."""

    alt: str
    caption: str
    description: str
    sources: Mapping[str, str]


class Page:
    """A page while it is drawn."""

    def __init__(self, width: float = WIDTH) -> None:
        self.width = width
        self.picture = Picture(alt="", caption="", figsize=(width / POINTS_PER_INCH, 1))
        self.axes: Axes = self.picture.add_axes((0, 0, 1, 1))
        self.axes.set_axis_off()

    def close(self, height: float, words: Words) -> Picture:
        """Cut the page to its height and give it its words."""
        self.picture.set_size_inches(self.width / POINTS_PER_INCH, height / POINTS_PER_INCH)
        self.axes.set_xlim(0, self.width)
        self.axes.set_ylim(height, 0)
        self.picture.alt, self.picture.caption = words.alt, words.caption
        self.picture.description, self.picture.sources = words.description, dict(words.sources)
        return self.picture

    def text(self, x: float, y: float, text: str, size: float = TEXT, **style: Any) -> None:  # noqa: ANN401 - matplotlib checks them
        """Write one line; y is its baseline."""
        self.axes.text(x, y, text, **{"size": size, "color": ink("ink"), "va": "baseline", "ha": "left", "clip_on": False, **style})

    def paragraph(self, x: float, y: float, text: str, width: float, size: float = TEXT, **style: Any) -> float:  # noqa: ANN401
        """Write as many lines as it takes; y is the top of the first. Give where the next one starts."""
        for line in lines_of(text, width, size, bold=style.get("weight") == "bold"):
            self.text(x, y + size, line, size, **style)
            y += LEADING * size
        return y

    def title(self, text: str, below: str = "") -> float:
        """Write the heading of the page, with a line or two below it. Give where the rest starts."""
        y = self.paragraph(MARGIN, MARGIN, text, self.width - 2 * MARGIN, TITLE, weight="bold")
        if below:
            y = self.paragraph(MARGIN, y + 3, below, self.width - 2 * MARGIN, TEXT, color=ink("soft"))
        return y + 8

    def rule(self, y: float, left: float = MARGIN, right: float | None = None, **style: Any) -> None:  # noqa: ANN401
        """Draw a thin line across."""
        self.line([(left, y), (self.width - MARGIN if right is None else right, y)], **{"color": ink("rule"), "linewidth": 0.8, **style})

    def line(self, points: Sequence[Point], **style: Any) -> None:  # noqa: ANN401
        """Draw straight lines from point to point."""
        xs, ys = zip(*points, strict=True)
        self.axes.plot(xs, ys, **{"color": ink("ink"), "linewidth": 1, "solid_capstyle": "butt", "clip_on": False, **style})

    def box(self, x: float, y: float, width: float, height: float, **style: Any) -> None:  # noqa: ANN401
        """Draw a rectangle; x and y are its upper left corner."""
        self._add(Rectangle((x, y), width, height, **_painted(style)))

    def card(self, x: float, y: float, width: float, height: float, radius: float = 6, **style: Any) -> None:  # noqa: ANN401
        """Draw a rectangle with round corners."""
        self._add(FancyBboxPatch((x, y), width, height, boxstyle=f"round,pad=0,rounding_size={radius}", **_painted(style)))

    def disc(self, x: float, y: float, radius: float, **style: Any) -> None:  # noqa: ANN401
        """Draw a circle."""
        self._add(Circle((x, y), radius, **_painted(style)))

    def dots(self, points: Sequence[Point], radius: float, **style: Any) -> None:  # noqa: ANN401
        """Draw many small full circles; the file holds their outline once."""
        look = {"marker": "o", "markersize": 2 * radius, "markeredgecolor": "none", "color": ink("ink"), "linestyle": "none"}
        self.line(points, **{**look, **style})

    def polygon(self, points: Sequence[Point], **style: Any) -> None:  # noqa: ANN401
        """Draw a closed shape with straight edges."""
        self._add(Polygon(points, closed=True, **_painted(style)))

    def path(self, path: Path, **style: Any) -> None:  # noqa: ANN401
        """Draw a path."""
        self._add(PathPatch(path, **_painted(style)))

    def number(self, x: float, y: float, number: int, radius: float = 7.5) -> None:
        """Draw a number in a full circle around the point."""
        self.dots([(x, y)], radius, color=ink("accent"), markeredgecolor="white", markeredgewidth=1.2)
        self.text(x, y + RISE * SMALL, str(number), SMALL, weight="bold", color="white", ha="center")

    def _add(self, patch: Patch) -> None:
        patch.set_clip_on(False)
        self.axes.add_artist(patch)  # not add_patch, which measures for limits that are fixed here


def _painted(style: dict[str, Any]) -> dict[str, Any]:
    """A patch's style: no edge but the one asked for."""
    return {"edgecolor": "none", "linewidth": 0.8, "joinstyle": "round", **style}
