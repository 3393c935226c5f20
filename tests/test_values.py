"""Numbers on places: what is taken, what is refused in which words, and where the scale begins and ends."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from matplotlib import colormaps

from massage_lessons.errors import CourseError, UnknownName
from massage_lessons.values import colours, limits, numbers


class Series:
    """What a pandas Series is here: it has pairs, and does not say whether it is true."""

    def __init__(self, pairs: dict[str, Any]) -> None:
        self.pairs = pairs

    def items(self) -> Any:
        return self.pairs.items()

    def __bool__(self) -> bool:
        raise ValueError("The truth value of a Series is ambiguous.")


class Table(Series):
    """What a pandas DataFrame is here."""

    columns = ("a", "b")


@pytest.mark.parametrize(
    "given",
    [{"flank": 0.4}, Series({"flank": np.float64(0.4)}), [("flank", 0.4)], iter([("flank-left", 0.4), ("right flank", 0.4)])],
)
def test_numbers_come_as_mapping_series_or_pairs(given: Any) -> None:
    assert numbers(given) == {"flank-left": 0.4, "flank-right": 0.4}


def test_the_number_of_one_side_goes_before_that_of_both() -> None:
    assert numbers({"flank-left": 1, "flank": 3, "sacrum": np.int64(2)}) == {
        "flank-left": 1,
        "flank-right": 3,
        "sacrum-left": 2,
        "sacrum-right": 2,
    }


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (Table({"a": 1}), 'are a table. Give one column of it, with the ids as its index: values=table["column"]'),
        ("flank", "are not numbers by place"),
        (7, "are not numbers by place"),
        ([1, 2], "are not numbers by place"),
        ({3: 0.4}, "are not numbers by place"),
        ({"flank": "0.4"}, "The value of 'flank' is '0.4', which is no number"),
        ({"flank": None}, "The value of 'flank' is None, which is no number"),
        ({"flank": True}, "The value of 'flank' is True, which is no number"),
        ({"flank": math.nan}, "The value of 'flank' is nan. Give a finite number, or leave this id out"),
        ({"flank": math.inf}, "The value of 'flank' is inf. Give a finite number"),
        ({"flnk": 1}, "Unknown place 'flnk'. Did you mean 'flank'"),
    ],
)
def test_what_is_no_number_by_place_is_refused_with_what_to_give(given: Any, words: str) -> None:
    with pytest.raises(CourseError) as refusal:
        numbers(given)
    assert words in str(refusal.value)


@pytest.mark.parametrize(
    ("found", "given", "scale"),
    [
        ([0.2, 0.9], {}, (0, 1)),
        ([2, 9], {}, (2, 9)),
        ([-0.5, 0.5], {}, (-0.5, 0.5)),
        ([2, 9], {"vmin": 0, "vmax": 10}, (0, 10)),
        ([], {}, (0, 1)),
        ([4], {}, (4, 4)),
    ],
)
def test_the_scale_goes_from_0_to_1_for_shares_and_else_from_least_to_greatest(
    found: list[float], given: dict[str, float], scale: tuple[float, float]
) -> None:
    assert limits({str(at): value for at, value in enumerate(found)}, **given) == scale


def test_a_scale_that_goes_down_is_refused() -> None:
    with pytest.raises(CourseError, match="from 10 down to 0"):
        limits({"flank": 3}, vmin=10, vmax=0)


def test_colours_are_those_of_a_list_or_of_a_map_of_matplotlib() -> None:
    assert colours(None) == []
    assert colours(["#fff", "#8a1c1c"]) == ["#fff", "#8a1c1c"]
    assert colours("viridis") == colours(colormaps["viridis"])
    assert (colours("viridis")[0], colours("viridis")[-1]) == ("#440154", "#fde725")


@pytest.mark.parametrize("given", [["#fff"], ["red", "blue"], 3, ["#fff", "url(#x)"]])
def test_what_is_no_scale_of_colours_is_refused(given: Any) -> None:
    with pytest.raises(CourseError, match="is no scale of colours"):
        colours(given)


def test_a_colour_map_that_nobody_knows_is_refused_with_what_comes_close() -> None:
    with pytest.raises(UnknownName, match="Did you mean 'viridis'"):
        colours("virdis")
