"""The bones: most are read from their table; ribs and vertebrae repeat themselves and are made by rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bones_ribs import FRONT_OF_RIBS, RIB_CAGE
from bones_spine import COLUMN
from frame import mirrored
from parts import Detail, Shape
from table import knots, read

if TYPE_CHECKING:
    from spline import Knot

DETAILS = {"shades": True, "lights": True, "holes": True, "pieces": True, "lines": False}
"""What a row may hold beside its outline, in painting order, and whether it is a closed outline."""
CLASSES = {"pieces": "bone-piece", "shades": "bone-shade", "lights": "bone-light", "holes": "bone-hole", "lines": "bone-line"}
SOFT = ("shades", "lights")


def _bone(row: dict[str, Any]) -> Shape:
    midline = row.get("sides") == "midline"
    outline, *more = [_whole(knots(text)) if midline else knots(text) for text in row["outlines"]]
    return Shape(
        id=row["id"],
        kind=row.get("kind", "bone"),
        outline=outline,
        more=more,
        sides=row.get("sides", "both"),
        extra_class=row.get("extra_class", ""),
        fades=row.get("fades", False),
        details=[
            Detail(CLASSES[key], _sided([knots(text) for text in row[key]], midline=midline, loop=loop), loop, soft=key in SOFT)
            for key, loop in DETAILS.items()
            if key in row
        ],
    )


def _whole(half: list[Knot]) -> list[Knot]:
    """The outline of a midline bone from its right half, which runs from the midline round to the midline."""
    return [*half, *(_turned(knot) for knot in reversed(half) if knot[0] != 0)]


def _turned(knot: Knot) -> Knot:
    x, y = mirrored((knot[0], knot[1]))
    return (x, y, "corner") if len(knot) > 2 else (x, y)  # noqa: PLR2004 - a third member marks a corner


def _sided(lines: list[list[Knot]], *, midline: bool, loop: bool) -> list[list[Knot]]:
    """The lines of a midline bone on both sides; one that begins or ends on the midline is drawn through."""
    if not midline:
        return lines
    found: list[list[Knot]] = []
    for line in lines:
        if line[0][0] == 0 and line[-1][0] == 0:
            found.append(_whole(line) if loop else line)
        elif line[0][0] == 0 and not loop:
            found.append([*(_turned(knot) for knot in reversed(line[1:])), *line])
        else:
            found += [line, [_turned(knot) for knot in line]]
    return found


_TABLE = {row["id"]: _bone(row) for row in read("bones.toml")["bone"]}

SHAPES = [
    _TABLE["pubis"],
    _TABLE["jaw"],
    FRONT_OF_RIBS,
    _TABLE["clavicle"],
    _TABLE["skull"],
    RIB_CAGE,
    _TABLE["humerus"],
    _TABLE["forearm-bones"],
    _TABLE["scapula"],
    _TABLE["femur"],
    _TABLE["sacrum-bone"],
    _TABLE["hip-bone"],
    COLUMN,
]
"""What lies farthest from the viewer comes first."""
