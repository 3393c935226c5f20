"""The muscles, right side, read from their tables; within a table the deepest comes first."""

from __future__ import annotations

from typing import Any

from fibres import cap, laid, sheen
from parts import Shape
from table import knots, read


def _muscle(row: dict[str, Any]) -> Shape:
    sets = [(group, [knots(line) for line in group["through"]]) for group in row.get("fibres", [])]
    outline, *more = [knots(text) for text in row["outlines"]]
    return Shape(
        id=row["id"],
        kind=row.get("kind", "muscle"),
        outline=outline,
        more=more,
        extra_class=row.get("extra_class", ""),
        part_of=row.get("part_of", ""),
        tendons=[*(knots(text) for text in row.get("tendons", [])), *(cap(outline, knots(text)) for text in row.get("caps", []))],
        fibres=[line for group, lines in sets for line in laid(lines, group["count"], inset=group.get("inset", 0.06))],
        sheens=[sheen(lines) for group, lines in sets if group.get("sheen", True)],
    )


def _table(name: str) -> list[Shape]:
    return [_muscle(row) for row in read(name)["muscle"]]


DEEP = _table("muscles_deep.toml")
SUPERFICIAL = _table("muscles_superficial.toml")
