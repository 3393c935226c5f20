"""Ten muscles of the drawing agree with the edges that were measured on a body."""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING

import pytest
from drawing_constraints import main
from drawing_edges import Edges, measured_edges
from drawing_geometry import Sketch, back
from shapely.affinity import translate

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

LEAST, MEAN = 0.8, 0.88
"""What is asked of one overlap, and of all."""

STRAY = 0.012
"""How far a drawn edge may lie from the measured one: about 7 mm on a body."""

TABLE = {edges.muscle: edges for edges in measured_edges()}


class Moved(Sketch):
    """The drawing with all its shapes moved to the side."""

    def shape(self, name: str) -> BaseGeometry:
        return translate(super().shape(name), 0.02)


@pytest.mark.parametrize("edges", TABLE.values(), ids=list(TABLE))
def test_a_muscle_covers_what_it_covers_on_a_body(edges: Edges) -> None:
    assert edges.overlap(back()) >= LEAST
    assert edges.stray(back()) <= STRAY


def test_the_muscles_cover_on_average_what_they_cover_on_a_body() -> None:
    assert fmean(edges.overlap(back()) for edges in TABLE.values()) >= MEAN


@pytest.mark.parametrize("edges", TABLE.values(), ids=list(TABLE))
def test_a_muscle_drawn_a_centimetre_too_far_out_is_noticed(edges: Edges) -> None:
    moved = Moved()
    assert edges.overlap(moved) < LEAST
    assert edges.stray(moved) > STRAY


def test_a_muscle_drawn_far_too_large_is_noticed() -> None:
    edges = TABLE["external-oblique"]
    wide = Edges("latissimus-dorsi", [row for row in edges.rows if row[0] < 0.8])
    assert wide.overlap(back()) < 0.5


def test_ten_muscles_have_seven_rows_each_from_above_down() -> None:
    assert len(TABLE) == 10
    for name, edges in TABLE.items():
        heights = [y for y, _, _ in edges.rows]
        assert (len(heights), heights) == (7, sorted(heights)), name
        assert all(inner < outer for _, inner, outer in edges.rows), name


def test_the_overlaps_are_printed_below_the_constraints(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    said = capsys.readouterr().out
    assert [name for name in (*TABLE, "mean") if f"     {name} " not in said] == []
    assert said.index("C50") < said.index("Overlap with the measured edges")
