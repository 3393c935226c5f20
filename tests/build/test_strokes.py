"""Ways of hands: in their region, off the zones that they keep off, with the hand on the body, and the same each time they are built."""

from __future__ import annotations

import dataclasses
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from lesson_files import the_course
from shapely import LineString, Point, Polygon

from massage_lessons import files
from massage_lessons.build import strokes, ways
from massage_lessons.course import model, rules
from massage_lessons.drawing import reader
from massage_lessons.paths import STROKES

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

MOST_TURN = 12
MOST_TURN_ON_A_WAY = 60
MOST_BYTES = 32 * 1024
TOLD = 1.0
"""How far whole numbers may carry a point from where it was worked out."""

Lane = list[tuple[int, int, int]]


@cache
def drawing() -> model.Drawing:
    return reader.load()


@cache
def surface(name: str) -> BaseGeometry:
    if name == "body":
        return ways.surface([drawing().body])
    return ways.surface([shape.d for shape in drawing().shapes if shape.id == name and shape.d])


@cache
def made() -> strokes.StrokesJson:
    return strokes.make(the_course(), drawing())


def whole(lane: list[int]) -> Lane:
    """The points of a lane, each with all that was before it."""
    points: Lane = []
    for i in range(0, len(lane), 3):
        x, y, turn = points[-1] if points else (0, 0, 0)
        points.append((x + lane[i], y + lane[i + 1], turn + lane[i + 2]))
    return points


def contact(lane: Lane) -> BaseGeometry:
    places = [(x, y) for x, y, _ in lane]
    return LineString(places) if len(places) > 1 else Point(places[0])


LANES = [
    (stroke, region, i)
    for stroke in the_course().strokes
    for region in the_course().regions
    for i in range(len(made()["strokes"][stroke.id]["on"].get(region.id, {"lanes": []})["lanes"]))
]
"""Each lane by its stroke, its region and its place in the list."""


def lane_of(stroke: model.Stroke, region: model.Region, i: int) -> tuple[strokes.PathsJson, Lane]:
    on = made()["strokes"][stroke.id]["on"][region.id]
    return on, whole(on["lanes"][i])


def test_no_way_meets_a_zone_that_its_stroke_keeps_off() -> None:
    met = []
    for stroke, region, i in LANES:
        on, lane = lane_of(stroke, region, i)
        for zone in the_course().zones:
            if rules.keeps_off(stroke, on["most"], zone):
                met += [
                    (stroke.id, region.id, i, name)
                    for name in zone.shape_ids
                    if contact(lane).distance(surface(name)) < min(ways.CLEAR_OF_ZONES) - TOLD
                ]
    assert met == []


def test_no_way_at_all_meets_a_zone_that_is_never_touched() -> None:
    untouched = [name for zone in the_course().zones if zone.touch == "none" for name in zone.shape_ids]
    assert len(untouched) > 5
    assert [key[0].id for key in LANES for name in untouched if contact(lane_of(*key)[1]).distance(surface(name)) < TOLD] == []


def test_every_way_stays_in_its_region() -> None:
    out = [(s.id, r.id, i) for s, r, i in LANES if not surface(f"{r.id}-right").contains(contact(lane_of(s, r, i)[1]))]
    assert out == []


def test_the_hand_lies_on_the_body_all_along() -> None:
    body, off = surface("body"), []
    for stroke, region, i in LANES:
        on, lane = lane_of(stroke, region, i)
        for x, y, turn in lane:
            part = ways.on_the_body((x, y), turn, on["size"] / 10, body)  # type: ignore[arg-type]
            if part < ways.ON_THE_BODY - 0.01:
                off.append((stroke.id, region.id, i, round(part, 3)))
    assert off == []


def test_a_hand_turns_slowly_and_never_far() -> None:
    for stroke, region, i in LANES:
        turns = [turn for _, _, turn in lane_of(stroke, region, i)[1]]
        name = f"{stroke.id} on {region.id}"
        assert max((abs(a - b) for a, b in pairwise(turns)), default=0) <= MOST_TURN, name
        assert max(turns) - min(turns) <= MOST_TURN_ON_A_WAY, name


@pytest.mark.parametrize(("path", "sign"), [("towards-head", -1), ("towards-hip", 1)])
def test_a_way_goes_where_its_name_says(path: str, sign: int) -> None:
    found = [lane_of(*key)[1] for key in LANES if key[0].path == path]
    assert found
    assert [(lane[-1][1] - lane[0][1]) * sign > 0 for lane in found] == [True] * len(found)


def test_what_goes_outwards_ends_further_from_the_midline() -> None:
    found = [lane_of(*key)[1] for key in LANES if key[0].path == "outwards"]
    assert found
    assert all(lane[-1][0] > lane[0][0] for lane in found)


def test_a_stroke_has_a_way_wherever_its_rule_allows_it_or_another_stroke_has() -> None:
    without: dict[str, set[str]] = {}
    for stroke in the_course().strokes:
        on = made()["strokes"][stroke.id]["on"]
        allowed = {region.id for region in the_course().regions if rules.pressure(stroke, region) is not None}
        assert set(on) <= allowed
        assert on, stroke.id
        assert set(stroke.only) <= set(on), stroke.id
        for name in allowed - set(on):
            without.setdefault(name, set()).add(stroke.id)
    moving = {region for key in LANES if key[0].path != "still" for region in [key[1].id]}
    assert set(without) <= moving


def test_they_are_small_and_the_same_each_time() -> None:
    again = files.json_line(strokes.make(the_course(), drawing()))
    assert again == files.json_line(made())
    assert len(again) <= MOST_BYTES
    assert STROKES.read_bytes() == again


def test_a_place_with_no_room_has_no_way() -> None:
    body = Polygon([(0, 0), (900, 0), (900, 900), (0, 900)])
    region = Polygon([(100, 100), (200, 100), (200, 200), (100, 200)])
    assert ways.free(region, [region]).is_empty
    assert ways.ways("towards-head", ways.free(region, [region]), body, None) == ()


def test_fibres_that_run_up_and_down_are_one_axis() -> None:
    place = Polygon([(0, 0), (100, 0), (100, 100), (0, 100)])
    both: Any = [[(50, 90), (50, 10)], [(60, 10), (60, 90)]]
    assert abs(ways.bearing(both, place) or 0) == pytest.approx(90)
    assert ways.bearing([[(200, 0), (300, 0)]], place) is None


def test_skin_is_drawn_only_a_little_way() -> None:
    lengths = [contact(lane_of(*key)[1]).length for key in LANES if key[0].motion == "stretch"]
    assert lengths
    assert max(lengths) < strokes.STRETCH + 2 * TOLD < ways.HAND[0] / 2


def test_a_way_keeps_clear_of_a_zone_that_it_had_crossed() -> None:
    (gliding,) = [one for one in the_course().strokes if one.id == "stretching-the-skin"]
    harder = dataclasses.replace(gliding, pressure=dataclasses.replace(gliding.pressure, high=4.0))
    kidneys = surface("floating-ribs-and-kidneys-right")

    def crossed(stroke: model.Stroke) -> bool:
        found = strokes.on_the_back(dataclasses.replace(the_course(), strokes=(stroke,)), drawing())
        return any(LineString(way.points).intersects(kidneys) for way in found[stroke.id, "lower-back-beside-spine"])

    assert crossed(gliding)
    assert not crossed(harder)
