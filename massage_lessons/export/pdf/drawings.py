"""The drawing of the back on paper: a still picture with names beside it, or with numbers for those who are to write the names."""

from __future__ import annotations

import base64
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any

from massage_lessons import figures, still
from massage_lessons.course import find
from massage_lessons.course.places import layer_of, name_of
from massage_lessons.course.words import say
from massage_lessons.figures.back_map import LABEL_SIZE
from massage_lessons.figures.ways import paint_ways

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from massage_lessons.figures import Picture

FEW = 6
"""So many names have room in letters that are larger; then the drawing can be smaller."""

LARGER = 12.0
"""Points of these, in a drawing as it is drawn: printed 112 mm tall they have no fewer than 7."""


def drawing(state: Mapping[str, Any], *, answered: bool) -> str:
    """A diagram as a figure: what it marks is named, or everything where it marks nothing; places to find only in the answer."""
    asked = state.get("ask") or []
    marked = [*dict.fromkeys([*state.get("highlight", ()), *filter(None, [state.get("selected")]), *asked])]
    named = not asked or answered
    shown = tuple(marked) if named else ()
    few = 0 < len(shown) <= FEW
    size = LARGER if few else LABEL_SIZE
    look = still.Look(state.get("layer", "skin"), state.get("side", "both"), state.get("tone", "1"), shown, named, state.get("stroke", ""))
    picture = _coloured(look, state, size) if state.get("values") else _drawn(look, size)
    words = f'<p class="paper-task">{escape(say("paper.find", names=", ".join(map(name_of, asked))))}</p>' if asked else ""
    kinds = ["paper-drawing", *(["paper-named"] if named else []), *(["paper-few"] if few else [])]
    caption = "".join(f"<figcaption>{escape(line)}</figcaption>" for line in still.ways(state))
    return f'<figure class="{" ".join(kinds)}">{words}{image(picture)}{caption}</figure>'


def worksheet(bases: Sequence[str], *, answered: bool) -> str:
    """The back with a number for each of these places, or with their names."""
    picture = numbered(tuple(bases), answered=answered)
    return f'<figure class="paper-drawing">{image(picture)}</figure>'


@cache
def numbered(bases: tuple[str, ...], *, answered: bool) -> Picture:
    """The figure of the worksheet; unless it is the answer, its words tell no name either."""
    names = {base: f"{number}" for number, base in enumerate(bases, 1)}
    told = {base: f"{number}  {find.entry(base).names.name}" for base, number in names.items()}
    picture = figures.back_map(labels=True, names=told if answered else names)
    if not answered:
        picture.alt = picture.description = say("paper.worksheet.alt", n=len(bases))
    return picture


def image(picture: Picture) -> str:
    """The image of a figure with its words."""
    source = base64.b64encode(figures.jpeg(picture)).decode()
    return f'<img alt="{escape(picture.alt)}" src="data:image/jpeg;base64,{source}">'


@cache
def _drawn(look: still.Look, size: float) -> Picture:
    picture: Picture = figures.back_map(look.marked, labels=look.named, size=size, **_seen(look))
    if look.stroke:
        paint_ways(picture.axes[0], look.stroke, look.marked, look.tone, look.layer)
    return picture


def _coloured(look: still.Look, state: Mapping[str, Any], size: float) -> Picture:
    """Return a diagram coloured by numbers, of which paper shows those that lie on its layer."""
    values = {place: number for place, number in state["values"].items() if layer_of(place) == look.layer}
    scale = state["scale"]
    kept = {"cmap": scale["colours"] or None, "vmin": scale["low"], "vmax": scale["high"], "label": scale["label"]}
    picture: Picture = figures.back_map(look.marked, values, labels=True, size=size, **_seen(look), **kept)
    return picture


def _seen(look: still.Look) -> dict[str, Any]:
    return {"layer": look.layer, "side": look.side, "tone": look.tone}
