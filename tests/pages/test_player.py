"""What the drawing shows while a routine is followed: strokes where they may be, and in the way that the step says."""

from __future__ import annotations

import pytest

from massage_lessons.course import find, rules
from massage_lessons.course.model import Region, Routine, Stroke
from massage_lessons.pages.player import ways

STEPS = [(routine, step) for routine in find.course().routines for step in routine.steps]


def way(routine: str, step: str) -> str:
    found = find.one(Routine, routine)
    return next(ways(one, found) for one in found.steps if one.id == step)


@pytest.mark.parametrize(("routine", "step"), STEPS, ids=lambda one: one.id)
def test_every_stroke_may_be_where_it_is_shown_and_is_of_the_technique_of_its_step(routine: Routine, step: object) -> None:
    shown = [part.split(":") for part in ways(step, routine).split()[1:]]
    for stroke, region in shown:
        if stroke in {"", "ball", "roll"}:
            assert routine.who == "self"
            continue
        one = find.one(Stroke, stroke)
        assert rules.pressure(one, find.one(Region, region)) is not None
        assert one.technique == step.technique


def test_long_glides_go_up_both_sides_and_turn_outwards_over_the_shoulders() -> None:
    assert way("ten-minutes", "long-glides").split() == [
        "both",
        "gliding:lower-back-beside-spine",
        "gliding:middle-back-beside-spine",
        "gliding:upper-back-beside-spine",
        "gliding-out:top-of-shoulder",
    ]


def test_a_step_from_the_shoulders_down_goes_towards_the_hip() -> None:
    parts = way("four-steps", "beside-spine").split()
    assert [part.split(":")[0] for part in parts[1:]] == ["finishing"] * 4


def test_hands_take_turns_rest_at_both_ends_or_are_one() -> None:
    found = {step: way("ten-minutes", step).split()[0] for step in ("shoulders", "arrive", "sacrum")}
    assert found == {"shoulders": "turn", "arrive": "ends", "sacrum": "one"}


def test_for_oneself_balls_or_marks_are_shown_and_nothing_where_there_is_no_place() -> None:
    assert way("balls-wall", "lean") == "both ball:upper-back-beside-spine"
    assert way("balls-wall", "low-back") == "mark :lower-back-beside-spine"
    assert way("balls-wall", "step-away") == ""


def test_where_balls_are_got_ready_they_are_shown_where_they_will_be() -> None:
    assert way("balls-wall", "set-up") == way("balls-wall", "lean")
    assert way("balls-floor", "lie-down") == "both ball:upper-back-beside-spine"
