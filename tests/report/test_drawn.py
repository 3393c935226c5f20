"""The map of confusions: each number can be read, whatever has been asked for."""

from __future__ import annotations

import math
from itertools import combinations

from massage_lessons.course import find
from massage_lessons.drawing import reader
from massage_lessons.report.beside import BADGE, HIGH, LETTER, Curve, Number, badges, numbers
from massage_lessons.report.drawn import maps
from massage_lessons.report.statistics import Share


def apart(one: Number, other: Number) -> bool:
    wide = LETTER * (len(one.text) + len(other.text)) / 2
    return abs(one.at[0] - other.at[0]) >= wide or abs(one.at[1] - other.at[1]) >= HIGH - 1e-6


def test_no_number_lies_on_another_when_every_place_was_asked_for() -> None:
    layers = {layer.id for layer in find.course().layers}
    every = {shape.base for shape in reader.load().shapes if shape.layer in layers and shape.part_of is None}
    for drawn in maps({base: Share(0, 7) for base in every}, []):
        assert len(drawn.numbers) == sum(tint.missed is not None for tint in drawn.tints) - len(pairs(drawn.layer))
        assert [pair for pair in combinations(drawn.numbers, 2) if not apart(*pair)] == []
        assert all(0 < number.at[1] < drawn.height for number in drawn.numbers)


def pairs(layer: str) -> list[str]:
    """The places of a layer that have two sides, and one number for both."""
    return [shape.base for shape in reader.load().shapes if shape.layer == layer and shape.part_of is None and shape.side == "right"]


def test_a_number_in_the_margin_has_a_line_to_its_place() -> None:
    first, second = numbers([("12", (500, 700)), ("34", (505, 710))], 1500)
    assert (first.at, first.line) == ((500, 700), "")
    assert second.at[0] < 100
    assert second.line.endswith("L505.0,710.0")


def test_badges_keep_off_each_other_and_off_numbers() -> None:
    there, back = (500.0, 500.0), (600.0, 500.0)
    spots = badges([Curve(there, (550, 490), back), Curve(back, (550, 510), there)], [Number("12", (550, 500))])
    assert math.dist(*spots) >= 2 * BADGE
    assert all(math.dist(spot, (550, 500)) >= BADGE + HIGH / 2 for spot in spots)
