"""What lies beside, over and under each place of the drawing, as it was worked out when the course was built."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Literal, TypedDict

from massage_lessons.paths import NEIGHBOURS

if TYPE_CHECKING:
    from collections.abc import Mapping

Way = Literal["above", "below", "inside", "outside", "here", "over", "under"]
"""Where a neighbour lies, seen from the place: over is nearer to the skin."""


class Neighbour(TypedDict):
    """A place near another, by base id.

    Attributes
    ----------
    within
        Whether one of the two holds nearly all of the other.
    gap
        How far apart their edges are, in units of the drawing.
    """

    place: str
    way: Way
    within: bool
    gap: int


@cache
def all_of_them() -> Mapping[str, list[Neighbour]]:
    """Return the neighbours of each place, the nearest first."""
    found: Mapping[str, list[Neighbour]] = json.loads(NEIGHBOURS.read_bytes())
    return found


def of(base: str) -> list[Neighbour]:
    """Return the neighbours of a place; a place that this drawing does not have has none."""
    return all_of_them().get(base, [])
