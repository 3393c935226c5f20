"""The places of the drawing: a table of them, and which one somebody means."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias, TypedDict, cast

from massage_lessons.course import find, model
from massage_lessons.course.words import say
from massage_lessons.errors import UnknownName

Layer: TypeAlias = Literal["skin", "superficial", "deep", "bones", "care"]
"""The layers of the drawing, from the skin inwards, and the zones to take care of."""

TABLE = "See massage_lessons.places() for all of them."

WITH_SIDE = re.compile(r"(?:(?P<before>left|right) +)?(?P<name>.+?)(?:[ ,(]+(?P<after>left|right)\)?)?", re.IGNORECASE)


class PlaceRow(TypedDict):
    """A row of the table of places; `side` is "left", "right", or empty in the midline."""

    id: str
    name: str
    side: str
    layer: str


def places(layer: Layer | None = None) -> list[PlaceRow]:
    """Return every place of the drawing, or of one layer, as a table: `pandas.DataFrame(places())`.

    Raises
    ------
    UnknownName
        For a layer that nobody knows.

    Examples
    --------
    >>> places("care")[0]
    {'id': 'base-of-skull', 'name': 'Base of the skull', 'side': '', 'layer': 'care'}
    """
    if layer is not None:
        find.one(model.Layer, layer)
    return [
        PlaceRow(id=name, name=entry.names.name, side=name[len(entry.id) + 1 :], layer=entry.layer)
        for entry in find.course().from_head_to_hip
        if layer in {None, entry.layer}
        for name in entry.shape_ids
    ]


def place_ids() -> tuple[str, ...]:
    """Return the id of every place, with its side where it has two."""
    return tuple(name for entry in find.course().from_head_to_hip for name in entry.shape_ids)


def ids_of(base: str) -> tuple[str, ...]:
    """Return the ids of a thing on its sides, the left one first."""
    return find.entry(base).shape_ids


def base_of(place: str) -> str:
    """Return the id of a place without its side."""
    return place if place in _bases() else place.rpartition("-")[0]


def _bases() -> tuple[str, ...]:
    return tuple(entry.id for entry in find.course().from_head_to_hip)


def entry_of(place: str) -> model.Entry:
    """Return the entry of a place, whose id may have a side."""
    return find.entry(base_of(place))


def layer_of(place: str) -> Layer:
    """Return the layer on which a place lies.

    Raises
    ------
    UnknownName
        When there is no such place.
    """
    return cast("Layer", entry_of(meant(place)).layer)


def name_of(place: str) -> str:
    """Return what a place is called, with its side."""
    entry = entry_of(place)
    return with_side(entry.names.name, "" if place == entry.id else place.rpartition("-")[2])


def with_side(name: str, side: str) -> str:
    """Return the name of a place with its side, "left", "right" or "both"; in the midline there is none."""
    return say(f"places.{side}", name=name) if side else name


def meant(name: str, *, both_sides: bool = False) -> str:
    """Return the id of the place that is meant by an id, or by what people call it: "left lats" and "lats, left" too.

    Parameters
    ----------
    name
        An id, or a name in any of the words that a card gives.
    both_sides
        Whether it may stand for both sides: then a name without a side gives an id without one.

    Raises
    ------
    UnknownName
        When nothing is called so, or several places are; it names those that come close.
    """
    known = (*place_ids(), *(_bases() if both_sides else ()))
    if name in known:
        return name
    bases, side = _called(name)
    if both_sides and not side:
        fitting = bases
    else:
        fitting = [each for base in bases for each in ids_of(base) if not side or each == f"{base}-{side}"]
    if len(fitting) == 1:
        return fitting[0]
    raise UnknownName("place", name, known, {each: names_of(each) for each in known}, close=fitting[:3], see=TABLE)


def names_of(place: str) -> list[str]:
    """Return every name that somebody may know a place by."""
    return _names(entry_of(place))


def _names(entry: model.Entry) -> list[str]:
    names = entry.names
    return [name for name in (names.name, names.english, names.latin, *names.also) if name]


def _called(name: str) -> tuple[list[str], str]:
    """Return the ids of the things that are called so, and the side that the name tells."""
    found = WITH_SIDE.fullmatch(name.strip())
    word = found["name"].lower() if found else ""
    side = (found["before"] or found["after"] or "").lower() if found else ""
    return [entry.id for entry in find.course().from_head_to_hip if word in map(str.lower, (entry.id, *_names(entry)))], side
