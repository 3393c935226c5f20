"""What lies beside, over and under a place is told as the drawing has it."""

from __future__ import annotations

from functools import cache

import pytest
import shapely
from lesson_files import the_course

from massage_lessons.build import fit, neighbours, ways
from massage_lessons.course import neighbours as stored

HARDLY_SEEN = 0.1
"""The part of a muscle that is seen, below which nobody can point to it."""


@cache
def seen() -> dict[str, float]:
    """By base id of a muscle, the part of it that no other muscle of its layer lies over."""
    _, drawing = fit.load()
    shapes = [(shape, ways.surface([shape.d])) for shape in drawing.shapes if shape.kind == "muscle" and shape.d and shape.side != "left"]
    found = {}
    for i, (shape, ground) in enumerate(shapes):
        later = [(one, other) for one, other in shapes[i + 1 :] if one.layer == shape.layer]
        over = [other for one, other in later if not shape.part_of or one.part_of != shape.part_of]
        found[shape.base] = 1 - ground.intersection(shapely.union_all(over)).area / ground.area
    return found


def way(base: str, other: str) -> str:
    return next(one["way"] for one in stored.of(base) if one["place"] == other)


def test_the_neighbours_are_built_from_the_drawing() -> None:
    assert neighbours.artifact().build(check=True), "The drawing has changed. Run: massage-lessons build"
    assert stored.all_of_them().keys() == {entry.id for entry in the_course().entries}
    assert stored.of("nowhere") == []


@pytest.mark.parametrize(
    ("base", "other", "where"),
    [
        ("spinous-c7", "spinous-t1", "below"),
        ("spinous-t1", "spinous-c7", "above"),
        ("flank", "lower-back-beside-spine", "inside"),
        ("shoulder-blade", "back-of-shoulder", "outside"),
        ("rhomboid-major", "trapezius", "over"),
        ("trapezius", "rhomboid-major", "under"),
        ("sternocleidomastoid", "trapezius", "here"),
        ("hip-bone", "sacrum-bone", "inside"),
    ],
)
def test_a_neighbour_lies_where_anatomy_has_it(base: str, other: str, where: str) -> None:
    assert way(base, other) == where


@pytest.mark.parametrize("base", [entry.id for entry in the_course().entries])
def test_two_places_see_each_other_the_other_way_round(base: str) -> None:
    opposite = {"above": "below", "inside": "outside", "over": "under", "here": "here"}
    opposite |= {there: here for here, there in opposite.items()}
    for one in stored.of(base):
        back = [other["way"] for other in stored.of(one["place"]) if other["place"] == base]
        assert back in ([], [opposite[one["way"]]]), one


def test_what_hardly_shows_is_not_looked_for_and_all_else_is() -> None:
    assert {base for base, part in seen().items() if part < HARDLY_SEEN} == {
        name for one in the_course().made.covered for name in one.places
    }
