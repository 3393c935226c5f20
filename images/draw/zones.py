"""The take-care zones: what a giver leaves out or treats with care."""

from __future__ import annotations

from typing import Any

from bands import band
from parts import Shape
from table import knots, read


def _zone(row: dict[str, Any]) -> Shape:
    outline = knots(row["outline"]) if "outline" in row else band(knots(row["along"]), row["half"])
    return Shape(row["id"], "zone", outline, sides=row.get("sides", "both"))


SHAPES = [_zone(row) for row in read("zones.toml")["zone"]]
