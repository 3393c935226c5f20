"""Muscles of the drawing laid over the edges that were measured on a body."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING

import shapely
import yaml
from drawing_measures import right
from shapely import Polygon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drawing_geometry import Sketch

TABLE = Path(__file__).with_name("drawing_edges.yaml")


@dataclass(frozen=True, slots=True)
class Edges:
    """One muscle's measured edges, from above down: y, inner x, outer x."""

    muscle: str
    rows: Sequence[tuple[float, float, float]]

    def overlap(self, sketch: Sketch) -> float:
        """The share of the drawn and the measured shape that both have in common, between the highest and the lowest row."""
        drawn, inner, outer = sketch.shape(right(self.muscle)), [(x, y) for y, x, _ in self.rows], [(x, y) for y, _, x in self.rows]
        measured = shapely.make_valid(Polygon([*inner, *reversed(outer)]))
        band = shapely.intersection(drawn, shapely.box(-9, self.rows[0][0], 9, self.rows[-1][0]))
        return float(band.intersection(measured).area / band.union(measured).area)

    def stray(self, sketch: Sketch) -> float:
        """The greatest distance, along a level, of a drawn edge from the measured one."""
        drawn = [sketch.across(right(self.muscle), y) for y, _, _ in self.rows]
        pairs = [pair for (_, *measured), edges in zip(self.rows, drawn, strict=True) for pair in zip(measured, edges, strict=True)]
        return max(abs(one - other) for one, other in pairs)


def measured_edges() -> list[Edges]:
    """The rows of the table."""
    rows: dict[str, list[tuple[float, float, float]]] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    return [Edges(name, edges) for name, edges in rows.items()]


def report(sketch: Sketch) -> str:
    """The overlaps of a drawing as a table."""
    overlaps = {edges.muscle: edges.overlap(sketch) for edges in measured_edges()}
    lines = [f"     {name:55} {overlap:8.2f}" for name, overlap in [*overlaps.items(), ("mean", fmean(overlaps.values()))]]
    return "\n".join(["Overlap with the measured edges", *lines, ""])
