"""The table of places, and which place a name means."""

from __future__ import annotations

import doctest

import pytest

from massage_lessons.course import places as module
from massage_lessons.course.places import meant, place_ids, places
from massage_lessons.errors import UnknownName


def test_the_table_has_every_place_with_name_side_and_layer() -> None:
    assert [row["id"] for row in places()] == list(place_ids())
    assert {tuple(row) for row in places()} == {("id", "name", "side", "layer")}
    assert {"id": "flank-left", "name": "Flank", "side": "left", "layer": "skin"} in places()


def test_the_table_of_one_layer_has_only_its_places() -> None:
    assert {row["layer"] for row in places("care")} == {"care"}
    with pytest.raises(UnknownName, match="Did you mean 'bones'"):
        places("bone")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("flank-left", "flank-left"),
        ("left flank", "flank-left"),
        ("Flank (right)", "flank-right"),
        ("lower back, left", "lower-back-beside-spine-left"),
        ("Musculus trapezius right", "trapezius-right"),
    ],
)
def test_a_name_with_its_side_means_one_place(name: str, place: str) -> None:
    assert meant(name) == place


def test_a_name_without_its_side_means_both_where_both_may_be_meant() -> None:
    assert meant("lower back", both_sides=True) == "lower-back-beside-spine"
    with pytest.raises(UnknownName) as refusal:
        meant("lower back")
    assert refusal.value.close == ("lower-back-beside-spine-left", "lower-back-beside-spine-right")


def test_a_name_of_several_places_is_asked_back() -> None:
    with pytest.raises(UnknownName, match="'below-shoulder-blade' or 'latissimus-dorsi'"):
        meant("lats", both_sides=True)


def test_where_nothing_comes_close_the_error_sends_to_the_table() -> None:
    with pytest.raises(UnknownName, match=r"Unknown place 'zzqx'\. See massage_lessons\.places\(\) for all of them\.$"):
        meant("zzqx")


def test_the_example_in_the_docstring_holds() -> None:
    assert doctest.testmod(module).failed == 0
