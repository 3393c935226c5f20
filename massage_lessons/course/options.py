"""The options of a diagram, as `front/core/options.json` declares them for Python and for browsers: defaults, and what may stand there.

A notebook stores those that differ from the defaults, under a type of our own.
"""

from __future__ import annotations

import json
import math
from functools import cache
from typing import TYPE_CHECKING, Any

from massage_lessons.course import find, places
from massage_lessons.paths import OPTIONS
from massage_lessons.values import HEX

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_DECLARED = json.loads(OPTIONS.read_bytes())

MIME: str = _DECLARED["mime"]
"""What a notebook stores of a diagram: its state, and nothing that changes from run to run."""

VERSION: int = _DECLARED["version"]
"""Of what is stored under `MIME`."""

TRAIL: Mapping[str, float] = _DECLARED["trail"]
"""How broad the way of a hand is, in units of the drawing: at least, and more for each number of the talk scale."""

NAMES: tuple[str, ...] = tuple(_DECLARED["options"])
CHOICES: Mapping[str, tuple[str, ...]] = {name: tuple(option.get("choices", ())) for name, option in _DECLARED["options"].items()}
"""The values of each option that has only a few, the same in every course."""


def fitting(state: object) -> dict[str, Any]:
    """Return the options of a stored state that a diagram may have: a notebook is only a file, and anybody may have written it."""
    stored = state if isinstance(state, dict) else {}
    kept = {name: stored[name] for name in stored if name in NAMES and _fits(name, stored[name])}
    if "scale" not in kept:
        kept.pop("values", None)
    return kept


def _fits(name: str, value: object) -> bool:
    kind = _DECLARED["options"][name]["kind"]
    return value in CHOICES[name] if kind == "choice" and isinstance(value, str) else kind != "choice" and KINDS[kind](value)


@cache
def _places() -> frozenset[str]:
    return frozenset(places.place_ids())


def _is_place(value: object) -> bool:
    return isinstance(value, str) and value in _places()


def _is_list_of(fits: Callable[[object], bool], value: object) -> bool:
    return isinstance(value, list) and all(map(fits, value))


def _is_mark(value: object) -> bool:
    return _is_place(value) or (isinstance(value, str) and value in {entry.id for entry in find.course().entries})


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)


def _are_numbers(value: object) -> bool:
    return isinstance(value, dict) and all(_is_place(place) and _is_number(number) for place, number in value.items())


def _is_scale(value: object) -> bool:
    if not isinstance(value, dict) or value.keys() - {"low", "high", "colours", "label"}:
        return False
    colours = value.get("colours")
    lists_colours = isinstance(colours, list) and all(isinstance(colour, str) and HEX.fullmatch(colour) for colour in colours)
    return lists_colours and _is_number(value.get("low")) and _is_number(value.get("high")) and isinstance(value.get("label"), str)


KINDS: Mapping[str, Callable[[object], bool]] = {
    "flag": lambda value: isinstance(value, bool),
    "layer": lambda value: isinstance(value, str) and value in {layer.id for layer in find.course().layers},
    "marks": lambda value: _is_list_of(_is_mark, value),
    "numbers": _are_numbers,
    "place": lambda value: value is None or _is_place(value),
    "places": lambda value: _is_list_of(_is_place, value),
    "scale": _is_scale,
    "stroke": lambda value: isinstance(value, str) and value in {"", *(stroke.id for stroke in find.course().strokes)},
    "tone": lambda value: isinstance(value, str) and value in {tone.id for tone in find.course().tones},
}
"""What an option of each kind may be."""
