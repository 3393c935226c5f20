"""The muscles, right side, read from their tables; within a table the deepest comes first."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fibres import laid, sheen
from parts import Shape

if TYPE_CHECKING:
    from spline import Knot

HERE = Path(__file__).parent


def _knots(text: str) -> list[Knot]:
    """Read "x,y x,y! …" in landmark units; a "!" marks a corner."""
    knots: list[Knot] = []
    for word in text.split():
        x, y = word.rstrip("!").split(",")
        knots.append((float(x), float(y), "corner") if word.endswith("!") else (float(x), float(y)))
    return knots


def _muscle(row: dict[str, Any]) -> Shape:
    sets = [(group, [_knots(line) for line in group["through"]]) for group in row.get("fibres", [])]
    outline, *more = [_knots(text) for text in row["outlines"]]
    return Shape(
        id=row["id"],
        kind=row.get("kind", "muscle"),
        outline=outline,
        more=more,
        extra_class=row.get("extra_class", ""),
        part_of=row.get("part_of", ""),
        tendons=[_knots(text) for text in row.get("tendons", [])],
        fibres=[line for group, lines in sets for line in laid(lines, group["count"], inset=group.get("inset", 0.06))],
        sheens=[sheen(lines) for group, lines in sets if group.get("sheen", True)],
    )


def _table(name: str) -> list[Shape]:
    rows = tomllib.loads((HERE / name).read_text(encoding="utf-8"))["muscle"]
    return [_muscle(row) for row in rows]


DEEP = _table("muscles_deep.toml")
SUPERFICIAL = _table("muscles_superficial.toml")
