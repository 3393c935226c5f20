"""Numbers on the places of the back, as a person hands them over, and the scale of colours that shows them.

Diagrams and figures share the rules: what counts as a number, where the scale begins and ends, and which colours it has.
"""

from __future__ import annotations

import math
import re
from numbers import Real
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from massage_lessons.course.places import base_of, ids_of, meant
from massage_lessons.errors import CourseError, UnknownName, needs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

STEPS = 17
"""Colours that are taken from a colour map of matplotlib."""

HEX = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}")


class Series(Protocol):
    """What a pandas Series shares with a mapping."""

    def items(self) -> Iterable[tuple[Any, Any]]:
        """Return pairs of an id and a number."""


Values: TypeAlias = "Mapping[str, float] | Series | Iterable[tuple[str, float]]"
"""Numbers by the id or the name of a place: a mapping, a pandas Series, or pairs."""

ColourMap: TypeAlias = "str | Sequence[str] | Any | None"
"""The name of a colour map of matplotlib, such a map itself, or at least two colours as "#rrggbb" from the least to the greatest."""


def numbers(values: Values | None) -> dict[str, float]:
    """Return the number of each place by its full id; the number of one side goes before that of both.

    Raises
    ------
    UnknownName
        For an id or a name that nobody knows.
    CourseError
        For what is no list of numbers by place, or for a value that is not a finite number.
    """
    found: dict[str, float] = {}
    for name, value in _pairs(values):
        place = meant(name, both_sides=True)
        for one in ids_of(place) if base_of(place) == place else (place,):
            if one == place or one not in found:
                found[one] = _number(name, value)
    return found


def limits(found: Mapping[str, float], vmin: float | None = None, vmax: float | None = None) -> tuple[float, float]:
    """Return where the scale begins and ends: from 0 to 1 where all numbers are shares, else from the least to the greatest.

    Raises
    ------
    CourseError
        When it would end before it begins.
    """
    least, greatest = min(found.values(), default=0.0), max(found.values(), default=1.0)
    shares = 0 <= least <= greatest <= 1
    low = (0.0 if shares else least) if vmin is None else _number("vmin", vmin)
    high = (1.0 if shares else greatest) if vmax is None else _number("vmax", vmax)
    if low > high:
        raise CourseError(f"The scale would go from {low:g} down to {high:g}. Give a vmin that is less than vmax.")
    return low, high


def colours(cmap: ColourMap) -> list[str]:
    """Return the colours of a scale from the least to the greatest as "#rrggbb"; none at all stands for the course's own.

    Raises
    ------
    UnknownName
        For a colour map that matplotlib does not know.
    CourseError
        For what is no colour map.
    """
    if cmap is None:
        return []
    if isinstance(cmap, str):
        cmap = _of_matplotlib(cmap)
    if callable(cmap):
        return [_hex(cmap(step / (STEPS - 1))) for step in range(STEPS)]
    found = list(cmap) if hasattr(cmap, "__iter__") else []
    if len(found) < 2 or not all(isinstance(one, str) and HEX.fullmatch(one) for one in found):  # noqa: PLR2004 - from one to another
        raise CourseError(f'{cmap!r} is no scale of colours. Give a name such as "viridis", or a list such as ["#ffffff", "#8a1c1c"].')
    return found


def written(value: float) -> str:
    """Return a number as it is shown, with three digits that count."""
    three = f"{value:.3g}"
    return f"{float(three):g}"


def _pairs(values: Values | None) -> list[tuple[str, object]]:
    """Return what was handed over as pairs, those of both sides first."""
    if values is None:
        return []
    if hasattr(values, "columns"):
        raise CourseError('The values are a table. Give one column of it, with the ids as its index: values=table["column"]')
    try:
        pairs = list(values.items()) if hasattr(values, "items") else [(name, value) for name, value in values]
    except (TypeError, ValueError):
        pairs = [(None, None)]
    if isinstance(values, str) or not all(isinstance(name, str) for name, _ in pairs):
        raise CourseError('The values are not numbers by place. Give a mapping such as {"flank": 0.4}, a pandas Series, or pairs.')
    return sorted(pairs, key=lambda pair: pair[0].lower().endswith(("left", "right")))


def _number(name: str, value: object) -> float:
    # A number of numpy or pandas counts as one; so would True, which somebody has put there by mistake.
    if not isinstance(value, Real) or isinstance(value, bool):
        raise CourseError(f"The value of {name!r} is {value!r}, which is no number. Give a number, or leave this id out.")
    if not math.isfinite(value):
        raise CourseError(f"The value of {name!r} is {value}. Give a finite number, or leave this id out: a Series has dropna() for that.")
    return float(value)


def _of_matplotlib(name: str) -> Any:  # noqa: ANN401 - it has no types of its own
    with needs("figures"):
        from matplotlib import colormaps  # noqa: PLC0415 - the course's own colours need no matplotlib
    if name not in colormaps:
        raise UnknownName("colour map", name, list(colormaps))
    return colormaps[name]


def _hex(colour: Sequence[float]) -> str:
    return "#" + "".join(f"{round(255 * part):02x}" for part in colour[:3])
