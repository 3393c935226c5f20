"""What a figure says about the structures: edges, tints with their numbers, and marks that hold in black and white."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from matplotlib.colors import LinearSegmentedColormap, Normalize, to_hex, to_rgb
from matplotlib.path import Path
from matplotlib.patheffects import withStroke

from massage_lessons.figures.outline import outlines, roomiest
from massage_lessons.figures.palette import colours
from massage_lessons.figures.selection import drawing
from massage_lessons.figures.sheet import PAPER, Paint, Sheet
from massage_lessons.values import written

if TYPE_CHECKING:
    from matplotlib.colors import Colormap

    from massage_lessons.course.model import Shape
    from massage_lessons.figures.selection import Choice

RING = 6.5
WIDE_RING = 12.0
DOT = 5.0
"""Radii of a landmark, in units of the drawing."""

EDGES = {
    "region": (Paint(None, "edge", 1.9),),
    "zone": (Paint("zone", opacity=0.12), Paint(None, "zone", 2.6, dashes=(4, 2), hatch="\\\\\\")),
}
OUTLINE = (Paint(None, "halo", 11.0), Paint(None, "pick", 5.0))
HATCH = "//////"
NUMBER_SIZE = 7.5
DARK = 0.5


def paint_edges(sheet: Sheet, choice: Choice) -> None:
    """Paint the edges of regions and zones."""
    for shape in choice.shown:
        for paint in EDGES.get(shape.kind, ()):
            for path in paths_of(shape):
                sheet.patch(path, paint, name=shape.id)


def paint_rings(sheet: Sheet, choice: Choice) -> None:
    """Paint the landmarks: rings, and full dots for those that are marked."""
    for shape in choice.shown:
        if shape.centre is not None and shape not in (*choice.marked, *choice.valued):
            sheet.patch(Path.circle(shape.centre, RING), Paint("halo", "landmark", 3.4), name=shape.id)
    for shape in choice.marked:
        if shape.centre is not None and shape not in choice.valued:
            sheet.patch(Path.circle(shape.centre, DOT), Paint("pick"))


def paint_tints(sheet: Sheet, choice: Choice) -> None:
    """Tint what has a number, the darker the more."""
    for shape in choice.valued:
        tint = tint_of(choice.values[shape.id], choice)
        tinted = Sheet(sheet.axes, sheet.points, {**sheet.colours, "tint": tint})
        for path in paths_of(shape, WIDE_RING):
            tinted.patch(path, Paint("tint", opacity=0.88), name=f"{shape.id} value")
            tinted.patch(path, Paint(None, "line", 2.2))


def paint_marks(sheet: Sheet, choice: Choice) -> None:
    """Mark by outline and hatch, never by colour alone."""
    for shape in choice.marked:
        tinted = shape.id in choice.values
        ground = () if tinted else (Paint("halo", opacity=0.6),)
        line = "halo" if tinted and _is_dark(tint_of(choice.values[shape.id], choice)) else "pick"
        for path in paths_of(shape, WIDE_RING):
            for paint in (*ground, *OUTLINE):
                sheet.patch(path, paint)
            sheet.patch(path, Paint(None, line, hatch=HATCH), name=f"{shape.id} mark")


def print_numbers(sheet: Sheet, choice: Choice, scale: float) -> None:
    """Print the numbers that have room in their shapes."""
    for shape in choice.valued:
        spot, roomy = spot_for(shape, choice)
        if not roomy:
            continue
        value = choice.values[shape.id]
        tint = tint_of(value, choice)
        ink = PAPER if _is_dark(tint) else sheet.colours["ink"]
        text = sheet.axes.text(*spot, written(value), size=NUMBER_SIZE * scale, weight="bold", color=ink, ha="center", va="center_baseline")
        text.set_path_effects([withStroke(linewidth=3 * scale, foreground=tint)])


def paths_of(shape: Shape, radius: float = RING) -> tuple[Path, ...]:
    """The outlines of a shape, for a landmark a circle."""
    return (Path.circle(shape.centre, radius),) if shape.centre is not None else outlines(shape, drawing())


@cache
def _room(shape: Shape, rivals: tuple[Shape, ...]) -> tuple[tuple[float, float], float]:
    return roomiest(paths_of(shape), [path for rival in rivals for path in paths_of(rival)])


def spot_for(shape: Shape, choice: Choice) -> tuple[tuple[float, float], bool]:
    """Where a word about a shape belongs, and whether its number fits in there."""
    if shape.centre is not None:
        return shape.centre, False
    own = {part.id for part in drawing().shapes if shape.id in {part.id, part.part_of}}
    alone = shape in choice.valued or shape in choice.marked
    group = choice.valued if alone else choice.shown
    above = group[group.index(shape) + 1 :] if shape in group else ()
    spot, room = _room(shape, tuple(each for each in above if each.id not in own and each.d is not None))
    return spot, room > 4 + 7.4 * len(written(choice.values.get(shape.id, 0)))


def tints(choice: Choice) -> Colormap:
    """Return the tints from the least to the greatest; the course's own grow darker."""
    plain = colours("1", "skin")
    return LinearSegmentedColormap.from_list("tints", choice.colours or [plain["halo"], plain["pick"]])


def tint_of(value: float, choice: Choice) -> str:
    """Return the colour that stands for a number."""
    low, high = choice.scale
    return to_hex(tints(choice)(float(Normalize(low, high, clip=True)(value)) if low != high else 0.5))


def _is_dark(colour: str) -> bool:
    """Tell whether white reads better on a colour than black does."""
    red, green, blue = to_rgb(colour)
    return 0.3 * red + 0.59 * green + 0.11 * blue < DARK
