"""What a plan is made by, held against the drawing, the ways of the strokes and the reasons against massage."""

from __future__ import annotations

import json

import pytest
from lesson_files import the_course

from massage_lessons.build import fit, ways
from massage_lessons.course import planning
from massage_lessons.paths import PAYLOAD

COURSE = the_course()
RULES = planning.rules_of(COURSE)
NOBODY_IS_ASKED = {"whole", "giver"}


def test_strokes_may_be_where_they_have_ways_and_as_hard() -> None:
    built = json.loads(PAYLOAD.read_bytes())["strokes"]
    assert set(built) == set(RULES["strokes"])
    for name, stroke in RULES["strokes"].items():
        assert stroke["on"] == {region: there["most"] for region, there in built[name]["on"].items()}
        assert stroke["low"] == built[name]["pressure"][0]
        assert stroke["least"] == built[name]["passes"][0] * built[name]["beat"]


def test_the_sizes_of_places_are_those_of_the_drawing() -> None:
    _, drawing = fit.load()
    # A region in the midline has one shape, any other the same on both sides.
    areas = {
        shape.id.removesuffix("-right"): ways.surface([shape.d]).area for shape in drawing.shapes if shape.kind == "region" and shape.d
    }
    areas = {name: area for name, area in areas.items() if not name.endswith("-left")}
    whole = sum(areas.values())
    for place in COURSE.plan_places:
        assert place.size == pytest.approx(100 * areas[place.id] / whole, abs=0.1), place.id


def test_every_region_that_a_partner_massages_can_be_part_of_a_plan() -> None:
    assert {place["id"] for place in RULES["places"]} == {region.id for region in COURSE.regions if region.massage}
    assert {free["id"] for position in RULES["positions"].values() for free in position["places"]} == {
        place["id"] for place in RULES["places"]
    }
    assert all(place["most"] > 0 for place in RULES["places"])


def test_a_reason_that_means_no_massage_leaves_no_plan() -> None:
    for reason in COURSE.contraindications:
        if set(reason.rules) <= NOBODY_IS_ASKED:
            assert RULES["screening"][reason.id]["agreed"] is None, reason.id
        if RULES["screening"][reason.id]["agreed"] is False:
            assert set(reason.rules) <= {"local", "without", "person-decides"}, reason.id


def test_the_places_of_a_local_reason_are_left_out() -> None:
    assert RULES["screening"]["kidney"]["places"] == ["flank"]
    assert "flank" in RULES["screening"]["pregnancy"]["places"]


def test_nobody_who_may_have_no_balls_has_them() -> None:
    (needs,) = {item.text for routine in COURSE.routines if routine.id == "balls-wall" for item in routine.needs if item.id == "health"}
    spoken = {
        *("blood-thinners", "fragile-bones", "stiff-spine", "recent-surgery", "device", "pregnancy", "numbness", "sciatica"),
    }
    assert needs.startswith("The health questions, asked of yourself. No balls with a blood clot, blood thinners, fragile bones")
    assert not any(RULES["screening"][name]["balls"] for name in spoken)
