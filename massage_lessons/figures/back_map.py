"""The back as a figure for print, for slides, and for wherever nothing can be clicked."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING, Literal, overload

import numpy as np
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextPath

from massage_lessons.course.words import say
from massage_lessons.figures import body as body_paint
from massage_lessons.figures import marks
from massage_lessons.figures.callouts import Columns, Name, arrange
from massage_lessons.figures.outline import outline
from massage_lessons.figures.palette import colours
from massage_lessons.figures.picture import Picture, house_style
from massage_lessons.figures.selection import choose, drawing, layer_name, listed, name_of
from massage_lessons.figures.sheet import Sheet
from massage_lessons.values import written

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from matplotlib.axes import Axes

    from massage_lessons.course.model import Shape
    from massage_lessons.course.places import Layer
    from massage_lessons.figures.callouts import Callout
    from massage_lessons.figures.selection import Choice
    from massage_lessons.values import ColourMap, Values

INCHES_PER_UNIT = 0.005
POINTS_PER_UNIT = 72 * INCHES_PER_UNIT
LABEL_SIZE = 8.0
LINE_HEIGHT = 1.18 * LABEL_SIZE / POINTS_PER_UNIT
LETTERS_A_LINE = 24
LETTERS_AMONG_MANY = 40
MANY = 30
"""From so many names on each gets one line if it can, so that it can stand near its place."""

MARGIN = 26.0
GAP = 8.0
TITLE_HEIGHT = 62.0
LEGEND_HEIGHT = 92.0
UNDERLAYS = {"superficial": ("bones", "deep"), "deep": ("bones",), "bones": ()}
"""What lies under the layers below the skin."""


@overload
def back_map(
    highlight: str | Iterable[str] = ...,
    values: Values | None = ...,
    layer: Layer | None = ...,
    *,
    cmap: ColourMap = ...,
    vmin: float | None = ...,
    vmax: float | None = ...,
    label: str = ...,
    labels: bool = ...,
    names: Mapping[str, str] | None = ...,
    size: float = ...,
    side: Literal["both", "left", "right"] = ...,
    title: str | None = ...,
    tone: Literal["1", "2", "3", "4"] | int = ...,
    ax: None = ...,
) -> Picture: ...


@overload
def back_map(
    highlight: str | Iterable[str] = ...,
    values: Values | None = ...,
    layer: Layer | None = ...,
    *,
    cmap: ColourMap = ...,
    vmin: float | None = ...,
    vmax: float | None = ...,
    label: str = ...,
    labels: bool = ...,
    names: Mapping[str, str] | None = ...,
    size: float = ...,
    side: Literal["both", "left", "right"] = ...,
    title: str | None = ...,
    tone: Literal["1", "2", "3", "4"] | int = ...,
    ax: Axes,
) -> Axes: ...


def back_map(  # noqa: PLR0913 - what to show, each by its name
    highlight: str | Iterable[str] = (),
    values: Values | None = None,
    layer: Layer | None = None,
    *,
    cmap: ColourMap = None,
    vmin: float | None = None,
    vmax: float | None = None,
    label: str = "",
    labels: bool = False,
    names: Mapping[str, str] | None = None,
    size: float = LABEL_SIZE,
    side: Literal["both", "left", "right"] = "both",
    title: str | None = None,
    tone: Literal["1", "2", "3", "4"] | int = "1",
    ax: Axes | None = None,
) -> Picture | Axes:
    """Draw the back with one of its layers, from the same file as the one to click.

    Parameters
    ----------
    highlight
        Places to mark, of any layer, by outline and hatch; an id or a name without its side marks both sides.
    values
        Numbers by place, shown as tints with the numbers printed: a mapping, a pandas Series, or pairs.
    layer
        "skin", "superficial", "deep", "bones" or "care"; without it, the one on which the values lie, or else the skin.
    cmap
        The colours from the least number to the greatest: a list of "#rrggbb", or a colour map of matplotlib or its name.
    vmin
        Where the scale begins; without it, at 0 where all numbers lie between 0 and 1, else at the least.
    vmax
        Where the scale ends; without it, at 1 where all numbers lie between 0 and 1, else at the greatest.
    label
        What the numbers are, with their unit: the title of the scale.
    labels
        Whether to name what is marked or has a number; where nothing does, all that the layer shows.
    names
        What to write in place of a name, by its id without the side.
    size
        How large names are written, in points of a figure that is printed as it is.
    side
        "both", "left" or "right": which side of the receiver to show.
    title
        A heading above the figure.
    tone
        The skin tone, "1" to "4".
    ax
        Axes of matplotlib to draw into, as large as fits; then these are returned in place of a figure of its own.

    Raises
    ------
    UnknownName
        For a place, a layer, a side, a tone or a colour map that nobody knows; it names those that come close.
    CourseError
        For a value that is not a finite number, values on more than one layer, or a scale that cannot be.

    Examples
    --------
    >>> back_map(["flank"]).alt
    'The back of the body: Skin and massage regions. Left and right are those of the person drawn. Marked: Flank (both sides).'
    """
    choice = choose(highlight, values, layer, side, tone, cmap=cmap, vmin=vmin, vmax=vmax)
    with house_style():
        page = _page(choice, names or {}, labels=labels, title=title, size=size)
        words = _Words(title or "", label)
        if ax is not None:
            _draw(ax, page, choice, words, _fit(ax, page))
            ax.set_aspect("equal", adjustable="box")
            return ax
        # The title stands in the figure: in the caption it would be said twice.
        alt = _alt(choice, words, labels=labels)
        picture = Picture(alt=alt, caption=say("figures.back-map.caption", layer=layer_name(choice.layer)), figsize=page.inches)
        _draw(picture.add_axes((0, 0, 1, 1)), page, choice, words, 1.0)
    return picture


@dataclass(frozen=True, slots=True)
class _Words:
    """The heading of the figure and the title of its scale; either may be empty."""

    title: str
    label: str


def _fit(axes: Axes, page: _Page) -> float:
    """Return how large a page may be drawn so that it fits into axes."""
    figure = axes.get_figure(root=True)
    dots = figure.dpi if figure else 100.0
    return min(pixels / dots / inches for pixels, inches in zip(axes.get_window_extent().size, page.inches, strict=True))


def _draw(axes: Axes, page: _Page, choice: Choice, words: _Words, scale: float) -> None:
    """Draw a page into axes, at a scale: lines and letters grow and shrink with the drawing."""
    axes.set(xlim=(page.left, page.right), ylim=(page.bottom, page.top))
    axes.set_axis_off()
    sheet = Sheet(axes, POINTS_PER_UNIT * scale, colours(choice.tone, choice.layer))
    _paint(sheet, choice)
    _write(sheet, page, choice, words, scale)


@dataclass(frozen=True, slots=True)
class _Page:
    """The edges of the figure in units of the drawing, y down, and the callouts."""

    left: float
    right: float
    top: float
    bottom: float
    callouts: tuple[Callout, ...]
    size: float

    @property
    def inches(self) -> tuple[float, float]:
        return (self.right - self.left) * INCHES_PER_UNIT, (self.bottom - self.top) * INCHES_PER_UNIT


def _page(choice: Choice, other_names: Mapping[str, str], *, labels: bool, title: str | None, size: float) -> _Page:
    """Lay the page out: the body, a column of names on both sides where there are any, a heading, a legend."""
    body = outline(drawing().body).get_extents()
    top, bottom = body.y0 - MARGIN, body.y1
    names = _names(choice, other_names, labels=labels)
    lines = max((name.text.count("\n") + 1 for name in names), default=0)
    line = LINE_HEIGHT * size / LABEL_SIZE
    half = lines * line / 2 + GAP
    columns = Columns(body.x0 - MARGIN, body.x1 + MARGIN, top + LINE_HEIGHT + half, bottom - half, 2 * half - GAP)
    column = max(_width(name, size) for name in names) + 2 * GAP if names else 0
    return _Page(
        left=columns.left - column,
        right=columns.right + column,
        top=top - (TITLE_HEIGHT if title else 0),
        bottom=bottom + (LEGEND_HEIGHT if choice.values else 0),
        callouts=arrange(names, columns),
        size=size,
    )


def _names(choice: Choice, other_names: Mapping[str, str], *, labels: bool) -> list[Name]:
    """What stands in the columns: names with their numbers, or the numbers alone that have no room in their shapes."""
    if not labels:
        spots = [(shape, *marks.spot_for(shape, choice)) for shape in choice.valued]
        return [Name(written(choice.values[shape.id]), (spot,), strong=True) for shape, spot, roomy in spots if not roomy]
    alike: dict[tuple[str, str], list[Shape]] = {}
    for shape in choice.named:
        number = f" {written(choice.values[shape.id])}" if shape.id in choice.values else ""
        if shape.d is not None or shape.centre is not None or shape in choice.marked or number:
            alike.setdefault((shape.base, number), []).append(shape)
    letters = LETTERS_A_LINE if len(alike) < MANY else LETTERS_AMONG_MANY
    return [
        Name(_wrapped(other_names.get(base, name_of(base)) + number, letters), tuple(marks.spot_for(shape, choice)[0] for shape in shapes))
        for (base, number), shapes in alike.items()
    ]


def _wrapped(text: str, letters: int) -> str:
    """Break a name into as few lines as fit, and these into lines as even as can be."""
    lines = len(wrap(text, letters))
    even = next(width for width in range(letters // 2, letters + 1) if len(wrap(text, width)) <= lines)
    return "\n".join(wrap(text, even))


def _width(name: Name, size: float) -> float:
    font = FontProperties(family="DejaVu Sans", weight="bold" if name.strong else "normal")
    lines = name.text.split("\n")
    return max(TextPath((0, 0), line, size=size, prop=font).get_extents().width for line in lines) / POINTS_PER_UNIT + 4


def _paint(sheet: Sheet, choice: Choice) -> None:
    """Paint from the deepest to what lies on top."""
    beneath = choice.layer in UNDERLAYS
    body_paint.paint_body(sheet, drawing(), hair=not beneath)
    if beneath:
        sheet.veil(0.5)
        if UNDERLAYS[choice.layer]:
            body_paint.paint_ground(sheet, drawing())
        for layer in UNDERLAYS[choice.layer]:
            body_paint.paint_layer(sheet, drawing(), layer, side=choice.side, underlay=True)
            sheet.veil(0.35)
        body_paint.paint_layer(sheet, drawing(), choice.layer, side=choice.side)
    body_paint.paint_fade(sheet, drawing())
    marks.paint_edges(sheet, choice)
    marks.paint_tints(sheet, choice)
    marks.paint_marks(sheet, choice)
    marks.paint_rings(sheet, choice)


def _write(sheet: Sheet, page: _Page, choice: Choice, words: _Words, scale: float) -> None:
    """Write heading, sides, numbers, names and legend."""
    middle = drawing().frame.midline
    soft = sheet.colours["soft"]
    if words.title:
        sheet.axes.text(middle, page.top + 16, words.title, size=12 * scale, weight="bold", ha="center", va="top")
    top = outline(drawing().body).get_extents().y0 - MARGIN / 2
    for side, x in (("left", page.left + 2 * GAP), ("right", page.right - 2 * GAP)):
        sheet.axes.text(x, top, say(f"diagram.sides.{side}"), size=8 * scale, style="italic", color=soft, ha=side, va="top")
    if choice.values:
        _legend(sheet, page, choice, words.label, scale)
    named = any("\n" in callout.text or not callout.strong for callout in page.callouts)
    if not named:
        marks.print_numbers(sheet, choice, scale)
    for callout in page.callouts:
        (x0, y0), (x1, y1) = callout.start, callout.end
        sheet.axes.plot([x0, x1], [y0, y1], color="white", linewidth=1.8 * scale, alpha=0.6, solid_capstyle="butt")
        sheet.axes.plot([x0, x1], [y0, y1], color=soft, linewidth=0.6 * scale, solid_capstyle="butt", gid="leader")
        (dot,) = sheet.axes.plot([x1], [y1], "o", color=sheet.colours["ink"], markeredgecolor="white")
        dot.set(markersize=2.6 * scale, markeredgewidth=0.5 * scale)
        outward, align = (-GAP / 2, "right") if x0 < middle else (GAP / 2, "left")
        weight = "bold" if callout.strong else "normal"
        place = (x0 + outward, y0)
        sheet.axes.text(*place, callout.text, size=page.size * scale, weight=weight, ha=align, va="center", linespacing=1.05)


def _legend(sheet: Sheet, page: _Page, choice: Choice, label: str, scale: float) -> None:
    """Draw the scale of the tints with its title, and its least, middle and greatest number."""
    low, high = choice.scale
    middle = drawing().frame.midline
    half, top, bottom = 170.0, page.bottom - 66, page.bottom - 46
    steps = np.linspace(0, 1, 128)[None, :] if low != high else np.full((1, 1), 0.5)
    box = (middle - half, middle + half, bottom, top)
    sheet.axes.imshow(steps, extent=box, cmap=marks.tints(choice), vmin=0, vmax=1, aspect="auto", interpolation="nearest", zorder=1)
    outlined = ([box[0], box[1], box[1], box[0], box[0]], [top, top, bottom, bottom, top])
    sheet.axes.plot(*outlined, color=sheet.colours["soft"], linewidth=0.6 * scale)
    if label:
        sheet.axes.text(middle, top - 6, label, size=7.5 * scale, ha="center", va="bottom")
    for share in (0, 0.5, 1) if low != high else (0.5,):
        x = box[0] + share * 2 * half
        sheet.axes.text(x, bottom + 8, written(low + share * (high - low)), size=7.5 * scale, ha="center", va="top")


def _alt(choice: Choice, words: _Words, *, labels: bool) -> str:
    heading = f"{words.title}. " if words.title else ""
    whole, layer = choice.side == "both", layer_name(choice.layer)
    shown = say("figures.back-map.alt", layer=layer) if whole else say(f"figures.back-map.one-side.{choice.side}", layer=layer)
    told = [f"{heading}{shown}"]
    if choice.marked:
        told.append(say("figures.back-map.marked", places=listed(choice.marked)))
    if choice.values:
        told.append(f"{words.label or say('diagram.values.title')}: {listed(choice.valued, choice.values)}.")
    if labels and not (choice.marked or choice.values):
        told.append(say("figures.back-map.named", places=listed(choice.shown)))
    return " ".join(told)
