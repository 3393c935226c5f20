"""The outline of the body, the soft light and shade that gives it form, and the lines within it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bands import pen_line
from fibres import laid
from frame import HEIGHT, UNIT, WIDTH, mirrored, to_svg
from parts import Form
from spline import closed
from table import knots, read

if TYPE_CHECKING:
    from spline import Knot

TABLE = read("body.toml")


def silhouette() -> list[Knot]:
    """The outline of the whole body: down the right side, then up the mirrored left."""
    return _whole(TABLE["outline"])


def _whole(half: str) -> list[Knot]:
    right = knots(half)
    left: list[Knot] = [(*mirrored((k[0], k[1])), *k[2:]) for k in reversed(right[1:])]
    return [*right, *left]


def _form(row: dict[str, Any]) -> Form:
    whole = row.get("outline") == "silhouette"
    return Form(
        tone=row["tone"],
        outline=silhouette() if whole else knots(row.get("outline") or row.get("line", "")),
        blur=row.get("blur", 0),
        sides="midline" if whole else row.get("sides", "both"),
        loop="outline" in row or "fan" in row,
        strength=row.get("strength", 1.0),
        width=0.0 if "fan" in row else row.get("width", 0.0),
        fan=_fan(row) if "fan" in row else (),
    )


def _fan(row: dict[str, Any]) -> list[list[Knot]]:
    """Lay lines of the pen across the given ones, side by side."""
    lines = laid([knots(line) for line in row["fan"]], row["count"], inset=row["inset"])
    return [pen_line(line, row["width"] / 2 / UNIT, count=3) for line in lines]


def _contour(row: dict[str, Any]) -> Form:
    """Read a line of the pen, which is a thin closed shape, so that it can swell and taper."""
    form = _form(row)
    if form.loop:
        return form
    return replace(form, outline=pen_line(form.outline, form.width / 2 / UNIT), loop=True, width=0.0)


GROUND = [_form(row) if "fan" in row else Form(row["tone"], _whole(row["outline"]), sides="midline") for row in TABLE["ground"]]
BEHIND = [_form(row) for row in TABLE["behind"]]
FORMS = [_form(row) for row in TABLE["form"]]
CONTOURS = [_contour(row) for row in TABLE["contour"]]


def fade_definitions() -> list[str]:
    """The mask in which forearms and thighs run out; it works by opacity alone, so no theme can change it."""
    arm, thigh = knots(TABLE["fade"]["arm"]), knots(TABLE["fade"]["thigh"])
    return [
        *_run_out("def-fade-arm", 0.57, 0.84),
        *_run_out("def-fade-thigh", 1.32, 1.5),
        f'<mask id="def-fade" mask-type="alpha" maskUnits="userSpaceOnUse" x="0" y="0" width="{WIDTH}" height="{HEIGHT}">',
        f'<path d="{closed(thigh)}" fill="url(#def-fade-thigh)"/>',
        f'<path d="{closed(arm, left=True)}{closed(arm)}" fill="url(#def-fade-arm)"/>',
        "</mask>",
    ]


def _run_out(name: str, start: float, end: float) -> list[str]:
    """A gradient from there to not there, between two heights in landmark units; slow at either end, so no edge is seen."""
    y1, y2 = (round(to_svg((0.0, y))[1]) for y in (start, end))
    stops = ((0, 1), (0.25, 0.84), (0.5, 0.5), (0.75, 0.16), (1, 0))
    return [
        f'<linearGradient id="{name}" gradientUnits="userSpaceOnUse" x1="0" x2="0" y1="{y1}" y2="{y2}">',
        "".join(f'<stop offset="{offset}" stop-opacity="{opacity}"/>' for offset, opacity in stops),
        "</linearGradient>",
    ]
