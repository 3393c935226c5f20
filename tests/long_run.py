"""What runs each time of a test that is slow, goes through the whole course, and rarely breaks; the rest of it is the long run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable

LONG = pytest.mark.long_run
SAMPLE = ("00-start-here", "05-technique", "09-practise-on-someone", "14-today")
"""The lessons that stand for all: the first, one with strokes, one with a plan, and the page of questions."""


def sampled(values: Iterable[Any], *each_time: Any) -> list[Any]:
    """Parameters of which only some are for each run: those that are given or whose name is."""
    values = list(values)
    kept = [value for value in values if value in each_time or _name(value) in each_time]
    assert len(kept) == len(each_time), f"not all of {each_time} are there"
    return [value if value in kept else _long(value) for value in values]


def _long(value: Any) -> Any:
    """Mark one parameter, or several that go together."""
    return pytest.param(*(value if isinstance(value, tuple) else (value,)), marks=LONG)


def _name(value: Any) -> Any:
    path = getattr(value, "path", value)
    return getattr(path, "stem", getattr(path, "name", None))


LOOKS = sampled([("light", 1280), ("light", 390), ("dark", 1280), ("dark", 390)], ("light", 1280), ("dark", 390))
"""A colour scheme and a width in pixels, of a large screen and of a phone."""
