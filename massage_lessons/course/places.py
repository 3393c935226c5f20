"""The places of the drawing: a table of them, and which one somebody means."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias, TypedDict, cast

from massage_lessons.build import payload
from massage_lessons.errors import UnknownName

if TYPE_CHECKING:
    from massage_lessons.build.payload import EntryJson, Payload

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


@cache
def course() -> Payload:
    """Return what the front end reads."""
    return payload.load()


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
    layers = [each["id"] for each in course()["layers"]]
    if layer is not None and layer not in layers:
        raise UnknownName("layer", layer, layers)
    return [
        PlaceRow(id=name, name=entry["name"], side=name[len(base) + 1 :], layer=entry["layer"])
        for base, entry in course()["entries"].items()
        if layer in {None, entry["layer"]}
        for name in ids_of(base)
    ]


@cache
def place_ids() -> tuple[str, ...]:
    """Return the id of every place, with its side where it has two."""
    return tuple(name for base in course()["entries"] for name in ids_of(base))


def ids_of(base: str) -> tuple[str, ...]:
    """Return the ids of a thing on its sides, the left one first."""
    return (base,) if course()["entries"][base]["sides"] == "midline" else (f"{base}-left", f"{base}-right")


def base_of(place: str) -> str:
    """Return the id of a place without its side."""
    return place if place in course()["entries"] else place.rpartition("-")[0]


def entry_of(place: str) -> EntryJson:
    """Return the entry of a place, whose id may have a side."""
    return course()["entries"][base_of(place)]


def layer_of(place: str) -> Layer:
    """Return the layer on which a place lies.

    Raises
    ------
    UnknownName
        When there is no such place.
    """
    return cast("Layer", entry_of(meant(place))["layer"])


def name_of(place: str) -> str:
    """Return what a place is called, with its side."""
    name = entry_of(place)["name"]
    return name if place in course()["entries"] else f"{name} ({place.rpartition('-')[2]})"


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
    entries = course()["entries"]
    known = (*place_ids(), *(entries if both_sides else ()))
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
    entry = entry_of(place)
    return [name for name in (entry["name"], entry["english"], entry["latin"], *entry["also"]) if name]


def _called(name: str) -> tuple[list[str], str]:
    """Return the ids of the things that are called so, and the side that the name tells."""
    found = WITH_SIDE.fullmatch(name.strip())
    word = found["name"].lower() if found else ""
    side = (found["before"] or found["after"] or "").lower() if found else ""
    return [base for base in course()["entries"] if word in map(str.lower, (base, *names_of(base)))], side
