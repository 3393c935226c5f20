"""The diagrams of a page: what each was stored with, checked, and the still picture that stands where it will be."""

from __future__ import annotations

import math
from functools import cache
from html import escape
from typing import TYPE_CHECKING

from massage_lessons import still
from massage_lessons.build import payload
from massage_lessons.course import find, places
from massage_lessons.course.words import say
from massage_lessons.export.notebook import outlined
from massage_lessons.values import HEX

if TYPE_CHECKING:
    from collections.abc import Callable

    from massage_lessons.export.notebook.context import Context

MIME = "application/vnd.massage-lessons.diagram+json"
VERSION = 1
"""As in `massage_lessons.widget`, which takes half a second to import; a test compares them."""


def diagram(stored: object, fallback: str, context: Context, share: str | None = None) -> str:
    """Give the place of a diagram, with its still picture in it until it is alive; `fallback` is what a notebook has beside its state."""
    if not isinstance(stored, dict) or stored.get("version") != VERSION:
        why = say("output.other-version")
        context.note(why)
        return f'<p class="lesson-why">{why}</p>{fallback}'
    return alive(stored.get("state"), context, share)


def alive(state: object, context: Context, share: str | None = None) -> str:
    """Give the place of a diagram with this state; picture and words are made of it, as the course has them now."""
    checked = {key: value for key, value in (state if isinstance(state, dict) else {}).items() if key in FITS and FITS[key](value)}
    if "scale" not in checked:
        checked.pop("values", None)
    context.diagrams.append({"state": checked, "share": share})
    if context.medium == "paper":
        from massage_lessons.export.pdf.drawings import drawing  # noqa: PLC0415 - only what is printed waits for matplotlib

        return drawing(checked, answered=context.edition == "instructor")
    number = len(context.diagrams)
    picture = outlined.picture(payload.at_hand(), checked, say("page.picture", n=number))
    told = f"<p>{escape(say('page.drawing', layer=still.layer_name(checked)))}</p>{''.join(still.words(checked))}"
    inner = f'<div class="lesson-fallback" data-index="out">{picture}<div>{told}</div></div>'
    return f'<div class="lesson-diagram" id="lesson-diagram-{number}">{inner}</div>'


def outlines(context: Context) -> str:
    """Give what the still pictures of the page share."""
    layers = dict.fromkeys(str(diagram["state"].get("layer", "skin")) for diagram in context.diagrams)
    return outlined.outlines(payload.at_hand(), layers) if layers else ""


@cache
def _places() -> frozenset[str]:
    return frozenset(places.place_ids())


def _one_of(*values: object) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and value in values


def _list_of(known: Callable[[], frozenset[str]]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, list) and all(isinstance(one, str) and one in known() for one in value)


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)


def _are_values(value: object) -> bool:
    return isinstance(value, dict) and all(place in _places() and _is_number(number) for place, number in value.items())


def _is_scale(value: object) -> bool:
    if not isinstance(value, dict) or value.keys() - {"low", "high", "colours", "label"}:
        return False
    colours = value.get("colours")
    lists_colours = isinstance(colours, list) and all(isinstance(colour, str) and HEX.fullmatch(colour) for colour in colours)
    return lists_colours and _is_number(value.get("low")) and _is_number(value.get("high")) and isinstance(value.get("label"), str)


FITS: dict[str, Callable[[object], bool]] = {
    "selected": lambda value: value is None or (isinstance(value, str) and value in _places()),
    "layer": lambda value: isinstance(value, str) and value in {layer.id for layer in find.course().layers},
    "values": _are_values,
    "scale": _is_scale,
    "highlight": _list_of(lambda: _places() | {entry.id for entry in find.course().entries}),
    "labels": lambda value: isinstance(value, bool),
    "side": _one_of("both", "left", "right"),
    "viewpoint": _one_of("feet", "head"),
    "tone": lambda value: isinstance(value, str) and value in {tone.id for tone in find.course().tones},
    "ask": _list_of(_places),
    "covered": lambda value: isinstance(value, bool),
}
"""Each part of a state, and what it may be: a notebook is only a file, and anybody may have written it."""
