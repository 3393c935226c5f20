"""The ways of hands on a still picture: all of them, on the side that is meant, as broad as the pressure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from massage_lessons import figures
from massage_lessons.figures.ways import paint_ways

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def painted(stroke: str, *places: str) -> tuple[int, Figure]:
    picture = figures.back_map(places)
    return paint_ways(picture.axes[0], stroke, places, "1", "skin"), picture


def places_of(figure: Figure, gid: str) -> list[list[float]]:
    return [list(line.get_xdata()) for line in figure.axes[0].lines if line.get_gid() == gid]


def test_each_way_has_its_arrow_and_its_number() -> None:
    count, figure = painted("gliding-out", "shoulder-blade-right")
    assert count == len(places_of(figure, "way head")) == 3
    assert [text.get_text() for text in figure.axes[0].texts][-3:] == ["1", "2", "3"]


def test_the_left_is_the_mirror_of_the_right() -> None:
    _, right = painted("gliding-out", "shoulder-blade-right")
    _, left = painted("gliding-out", "shoulder-blade-left")
    assert places_of(left, "way")[0] == pytest.approx([960 - x for x in places_of(right, "way")[0]])


def test_a_place_that_a_stroke_is_not_for_has_no_way() -> None:
    assert painted("gliding-out", "buttock-right")[0] == 0


def test_more_pressure_is_a_broader_band() -> None:
    def widest(stroke: str, place: str) -> float:
        return max(line.get_linewidth() for line in painted(stroke, place)[1].axes[0].lines if line.get_gid() == "way")

    assert widest("pressing", "middle-back-beside-spine-right") > widest("gliding", "lower-back-beside-spine-right")
