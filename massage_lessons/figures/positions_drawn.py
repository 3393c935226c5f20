"""Positions as line pictures: read from `positions_drawn.svg`, which is our own drawing and can be changed in any editor."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path as File
from typing import TYPE_CHECKING

from matplotlib.transforms import Affine2D, Bbox

from massage_lessons.course import find
from massage_lessons.course.model import Position
from massage_lessons.course.words import say
from massage_lessons.drawing.svg import elements
from massage_lessons.errors import UnknownName
from massage_lessons.figures.outline import outline
from massage_lessons.figures.page import HEADING, LEADING, MARGIN, SMALL, Page, Words, ink, width_of
from massage_lessons.figures.picture import asked_for, house_style

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from matplotlib.path import Path

    from massage_lessons.drawing.path import Point
    from massage_lessons.drawing.svg import Element
    from massage_lessons.figures.picture import Picture

FILE = File(__file__).with_name("positions_drawn.svg")
LARGEST = 0.81
"""Points on the page for a unit of the drawing, at most."""

HIGHEST = 205.0
"""Points that a picture is high, at most."""

GUTTER = 14.0
BADGE = 5.6
GAP = 14.0
WIDE = 300.0
"""From so many units on a picture has a row of its own."""

FILLS = {
    "skin": "#fbf6ef",
    "shirt": "#e6dccf",
    "trousers": "#cdbfb1",
    "hair": "#85756a",
    "mat": "#fffdf9",
    "wood": "#ffffff",
    "cushion": "#ffffff",
    "ball": "#ffffff",
}
LINES = {"line": 1.25, "thin": 0.7, "hem": 0.6, "ground": 1.8, "cushion": 1.1, "ball": 1.1, "wood": 1.1, "mat": 0.7}
"""Widths of lines in points, by class."""

HATCHES = {"cushion": "////", "ball": "xxxxxxx"}
SOFT = ("ground", "hem")
FAR = 0.8
"""Opacity of the leg that is farther away."""


@dataclass(frozen=True, slots=True)
class _Scene:
    """The picture of one position: outlines from the back to the front, and the names of what is in it with their places."""

    parts: tuple[tuple[Path, tuple[str, ...]], ...]
    labels: tuple[tuple[str, Point], ...]

    @property
    def box(self) -> Bbox:
        return Bbox.union([path.get_extents() for path, _ in self.parts])


@asked_for
def positions_drawn(positions: Iterable[Position | str] | None = None) -> Picture:
    """Pictures of positions: how the person lies, sits or stands, and what supports them.

    Parameters
    ----------
    positions
        Positions or their ids; without any, all of the course that are drawn.

    Raises
    ------
    UnknownName
        For a position that nobody knows, or that is not drawn.
    """
    known = scenes()
    asked = find.some(Position, positions, [position for position in find.course().positions if position.id in known])
    for position in asked:
        if position.id not in known:
            raise UnknownName("picture of a position", position.id, known)
    with house_style():
        page = Page()
        y = MARGIN
        for row in _rows(asked):
            y = _row(page, y, row) + GAP
        return page.close(y - GAP + MARGIN, _words(asked))


@cache
def scenes() -> Mapping[str, _Scene]:
    """The pictures by the id of the position."""
    found = elements(FILE.read_text(encoding="utf-8"))
    return {group.id: _scene(part for part in found if group in part.parents) for group in found if group.tag == "g"}


def _scene(inside: Iterable[Element]) -> _Scene:
    parts, labels = [], []
    for part in inside:
        if part.tag == "path":
            parts.append((outline(part.attributes["d"]), part.classes))
        elif part.tag == "circle":
            labels.append((part.attributes["data-name"], (float(part.attributes["cx"]), float(part.attributes["cy"]))))
    return _Scene(tuple(parts), tuple(labels))


def _rows(positions: Sequence[Position]) -> list[list[Position]]:
    """Share the pictures out: two narrow ones that follow each other stand side by side."""
    rows: list[list[Position]] = []
    for position in positions:
        narrow = scenes()[position.id].box.width < WIDE
        if narrow and rows and len(rows[-1]) == 1 and scenes()[rows[-1][0].id].box.width < WIDE:
            rows[-1].append(position)
        else:
            rows.append([position])
    return rows


def _row(page: Page, y: float, row: Sequence[Position]) -> float:
    """Draw pictures side by side, all on one ground. Give where the row ends."""
    width = (page.width - 2 * MARGIN - (len(row) - 1) * GUTTER) / len(row)
    drawn = [scenes()[position.id] for position in row]
    scale = min(LARGEST, *(min(width / scene.box.width, HIGHEST / scene.box.height) for scene in drawn))
    top = y + LEADING * (HEADING + SMALL) + 4
    ground = top + scale * max(-scene.box.y0 for scene in drawn)
    ends = []
    for at, (position, scene) in enumerate(zip(row, drawn, strict=True)):
        left = MARGIN + at * (width + GUTTER)
        page.text(left, y + HEADING, position.name, HEADING, weight="bold")
        page.text(left, y + LEADING * HEADING + SMALL, _use(position), SMALL, color=ink("soft"))
        place = Affine2D().translate(-scene.box.x0, 0).scale(scale).translate(left, ground)
        _paint(page, scene, place)
        spots = [(_label(position, name), (x, y)) for name, spot in scene.labels for x, y in [place.transform(spot)]]
        ends.append(_legend(page, (left, ground + scale * scene.box.y1 + 7), width, spots))
    return max(ends)


def _paint(page: Page, scene: _Scene, place: Affine2D) -> None:
    for path, classes in scene.parts:
        kind, line = classes[0], next((name for name in classes if name in LINES), None)
        edge = {"edgecolor": ink("soft" if line in SOFT else "ink"), "linewidth": LINES[line]} if line else {}
        hatch = {"hatch": HATCHES[kind], "hatchcolor": ink("frame")} if kind in HATCHES else {}
        style = {"facecolor": FILLS.get(kind, "none"), "capstyle": "round", **edge, **hatch}
        page.path(place.transform_path(path), alpha=FAR if "far" in classes else None, **style)


def _label(position: Position, name: str) -> str:
    return say(f"figures.positions-drawn.scenes.{position.id}.labels.{name}")


def _legend(page: Page, corner: Point, width: float, labels: Sequence[tuple[str, Point]]) -> float:
    """Write numbers into the picture and their names below it, as many to a line as fit. Give where they end."""
    left, y = corner
    x = left
    for number, (text, spot) in enumerate(labels, 1):
        page.number(*spot, number, BADGE)
        length = 2 * BADGE + 4 + width_of(text, SMALL)
        if x > left and x + length > left + width:
            x, y = left, y + LEADING * SMALL + 3
        page.number(x + BADGE, y + SMALL / 2 + 1, number, BADGE)
        page.text(x + 2 * BADGE + 4, y + SMALL, text, SMALL)
        x += length + 12
    return y + LEADING * SMALL


def _words(positions: Sequence[Position]) -> Words:
    names = ", ".join(position.name.lower() for position in positions)
    told = "\n".join(f"{position.name}, {_use(position)}. {_told(position)}" for position in positions)
    return Words(say("figures.positions-drawn.alt", names=names), say("figures.positions-drawn.title"), told, {})


def _use(position: Position) -> str:
    return say(f"figures.positions-drawn.use.{position.use}")


def _told(position: Position) -> str:
    return say(f"figures.positions-drawn.scenes.{position.id}.told")
