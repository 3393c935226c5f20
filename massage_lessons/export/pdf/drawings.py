"""The drawing of the back on paper: a still picture with names beside it, or with numbers for those who are to write the names."""

from __future__ import annotations

import base64
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any

from massage_lessons import figures
from massage_lessons.course import find
from massage_lessons.course.places import layer_of, name_of
from massage_lessons.course.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from massage_lessons.figures import Picture


def drawing(state: Mapping[str, Any], *, answered: bool) -> str:
    """A diagram as a figure: what it marks is named, or everything where it marks nothing; places to find only in the answer."""
    asked = state.get("ask") or []
    marked = [*dict.fromkeys([*state.get("highlight", ()), *filter(None, [state.get("selected")]), *asked])]
    named = not asked or answered
    look = (state.get("layer", "skin"), state.get("side", "both"), state.get("tone", "1"))
    shown = tuple(marked) if named else ()
    picture = _coloured(shown, state) if state.get("values") else _drawn(shown, *look, named)
    words = f'<p class="paper-task">{escape(say("paper.find", names=", ".join(map(name_of, asked))))}</p>' if asked else ""
    kind = "paper-drawing paper-named" if named else "paper-drawing"
    return f'<figure class="{kind}">{words}{image(picture)}</figure>'


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
def _drawn(marked: tuple[str, ...], layer: str, side: str, tone: str, labels: bool) -> Picture:  # noqa: FBT001 - a key of the cache
    seen: dict[str, Any] = {"layer": layer, "side": side, "tone": tone}
    picture: Picture = figures.back_map(marked, labels=labels, **seen)
    return picture


def _coloured(marked: Sequence[str], state: Mapping[str, Any]) -> Picture:
    """Return a diagram coloured by numbers, of which paper shows those that lie on its layer."""
    seen: dict[str, Any] = {"layer": state.get("layer", "skin"), "side": state.get("side", "both"), "tone": state.get("tone", "1")}
    values = {place: number for place, number in state["values"].items() if layer_of(place) == seen["layer"]}
    scale = state["scale"]
    kept = {"cmap": scale["colours"] or None, "vmin": scale["low"], "vmax": scale["high"], "label": scale["label"]}
    picture: Picture = figures.back_map(marked, values, labels=True, **seen, **kept)
    return picture
