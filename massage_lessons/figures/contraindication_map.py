"""Reasons not to massage, on the body: where each holds, from the whole back down to one place."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from massage_lessons.course import find
from massage_lessons.course.model import Contraindication
from massage_lessons.course.signs import RULES
from massage_lessons.course.words import say
from massage_lessons.figures import marks
from massage_lessons.figures.outline import outline
from massage_lessons.figures.page import HEADING, MARGIN, SMALL, TEXT, Page, Words, ink
from massage_lessons.figures.picture import asked_for, house_style
from massage_lessons.figures.selection import choose, drawing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from massage_lessons.course.model import Rule
    from massage_lessons.drawing.path import Point
    from massage_lessons.figures.picture import Picture
    from massage_lessons.figures.selection import Choice

BODY = 186.0
"""Width of the large body in points."""

ICON = 24.0
"""Width of the small body beside a list."""

BADGE = 6.2
SHARES = (0.25, 0.4, 0.5, 0.6, 0.75)
"""Where in the box of a place a number may stand, besides its roomiest spot."""

SKIN = "#fbf6ef"
HATCHED = {"hatch": "//////", "hatchcolor": ink("zone")}
CUT = 0.03
"""Share of the body's width that a level edge is longer than only where the drawing ends."""

WIPE = 0.02

ALSO: Mapping[tuple[Rule, ...], Rule] = {
    ("local", "whole"): "whole",
    ("ask-first", "local"): "local",
    ("ask-first", "whole"): "whole",
}
"""What the second rule adds to the first, where the first is not the strictest by itself."""

SIGNED = ("whole", "local", "ask-first")
"""Rules that have a small body with a sign."""


@asked_for
def contraindication_map(contraindications: Iterable[Contraindication | str] | None = None) -> Picture:
    """The places to leave out on the body, and below it what holds for the whole back or must be asked first.

    Parameters
    ----------
    contraindications
        Contraindications or their ids; without any, all of the course.

    Raises
    ------
    UnknownName
        For an id that no contraindication has.
    """
    shown = find.some(Contraindication, contraindications)
    placed = [each for each in shown if each.places]
    with house_style():
        page = Page()
        y = page.title(say("figures.contraindication-map.title"), say("figures.contraindication-map.below"))
        if placed:
            y = _map(page, y, placed) + 10
        for rule, said in RULES.items():
            names = [_named(each) for each in shown if each.rules[0] == rule and not each.places]
            if names:
                y = _list(page, y, rule, said.word, names)
        return page.close(y + MARGIN - 8, _words(shown))


def _map(page: Page, y: float, placed: Sequence[Contraindication]) -> float:
    """Draw the body with hatched places and the numbers of what they stand for, and the list of these beside it. Give where they end."""
    put, bottom = _body(page, MARGIN, y, BODY)
    choice = choose({place for each in placed for place in each.places}, None, "skin", "both", "1")
    for shape in choice.marked:
        for path in marks.paths_of(shape):
            page.path(put.transform_path(path), facecolor="white", edgecolor=ink("zone"), linewidth=1.1, gid=shape.id, **HATCHED)
    left = MARGIN + BODY + 14
    inner = left + 2 * BADGE + 5
    width = page.width - MARGIN - inner
    at = y + 30
    taken: list[Point] = []
    for number, each in enumerate(placed, 1):
        for place in each.places:
            taken.append(_free(choice, place, taken))
            x, spot = put.transform(taken[-1])
            page.number(x, spot, number, BADGE)
        page.number(left + BADGE, at + TEXT / 2 + 2, number, BADGE)
        at = page.paragraph(inner, at, each.name, width, TEXT, weight="bold")
        at = page.paragraph(inner, at, RULES[each.rules[0]].word, width, SMALL) + 8
    return max(bottom, at)


def _named(each: Contraindication) -> str:
    also = ALSO.get(each.rules)
    return say(f"figures.contraindication-map.also.{also}", name=each.name) if also else each.name


def _where(each: Contraindication) -> str:
    places = ", ".join(find.place_name(place).lower() for place in each.places)
    return f"{RULES[each.rules[0]].word}: {places}"


def _free(choice: Choice, place: str, taken: Sequence[Point]) -> Point:
    """A spot in a place for one more number, as far as can be from the others."""
    shapes = [shape for shape in choice.marked if shape.base == place]
    spots = [marks.spot_for(shape, choice)[0] for shape in shapes]
    for path in (path for shape in shapes for path in marks.paths_of(shape)):
        box = path.get_extents()
        grid = ((box.x0 + across * box.width, box.y0 + down * box.height) for across in SHARES for down in SHARES)
        spots += [spot for spot in grid if path.contains_point(spot)]
    return max(spots, key=lambda spot: min((math.dist(spot, other) for other in taken), default=0.0))


def _body(page: Page, x: float, y: float, width: float, **style: Any) -> tuple[Affine2D, float]:  # noqa: ANN401 - matplotlib checks them
    """Draw the outline of the body, open where the drawing ends. Give how to place more on it, and where it ends."""
    body = drawn = outline(drawing().body)
    if width < BODY:  # so small that straight pieces look round
        drawn = Path([points[-2:] for points, _ in body.iter_segments(simplify=False)])
    box = body.get_extents()
    put = Affine2D().translate(-box.x0, -box.y0).scale(width / box.width).translate(x, y)
    page.path(put.transform_path(drawn), **{"facecolor": SKIN, "edgecolor": ink("ink"), "linewidth": 1.3, **style})
    for (x0, y0), (x1, y1) in pairwise(put.transform(body.vertices)):
        if abs(y1 - y0) < CUT * width < abs(x1 - x0):
            page.line([(x0, y0), (x1, y1)], color="white", linewidth=WIPE * width, solid_capstyle="projecting")
    return put, y + width / box.width * box.height


def _list(page: Page, y: float, rule: Rule, heading: str, names: Sequence[str]) -> float:
    """Write one rule with its sign and the names that it holds for. Give where the next one starts."""
    page.rule(y)
    y += 7
    bottom = y
    if rule in SIGNED:
        _, bottom = _body(page, MARGIN, y, ICON, linewidth=0.9, **(HATCHED if rule == "whole" else {}))
    x, middle = MARGIN + ICON / 2, y + 0.55 * (bottom - y)
    if rule == "local":
        page.disc(x + 4, middle - 2, 4, facecolor="white", edgecolor=ink("zone"), **HATCHED)
    elif rule == "ask-first":
        page.text(x, middle + 5, "?", 13, weight="bold", ha="center")
    left = MARGIN + ICON + 12
    y = page.paragraph(left, y, heading, page.width - MARGIN - left, HEADING, weight="bold") + 1
    y = page.paragraph(left, y, " · ".join(names), page.width - MARGIN - left, SMALL)
    return max(y, bottom) + 8


def _words(shown: Sequence[Contraindication]) -> Words:
    alt = say("figures.contraindication-map.alt", n=len(shown))
    placed = [each for each in shown if each.places]
    if placed:
        hatched = dict.fromkeys(find.place_name(place).lower() for each in placed for place in each.places)
        alt += f" {say('figures.contraindication-map.hatched', places=', '.join(hatched))}"
    told = [f"{number}. {each.name}. {_where(each)}." for number, each in enumerate(placed, 1)]
    for rule, said in RULES.items():
        names = [_named(each) for each in shown if each.rules[0] == rule]
        if names:
            told.append(f"{said.word}: {'; '.join(names)}.")
    cited = find.shorts(name for each in shown for statement in (each.why, each.instead) for name in statement.sources)
    return Words(alt, say("figures.contraindication-map.title"), "\n".join((alt, *told)), cited)
