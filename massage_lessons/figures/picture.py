"""A figure that knows its words, and the files made of it: the same figure gives the same bytes."""

from __future__ import annotations

import html
import io
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec

import matplotlib.style
from matplotlib.figure import Figure

from massage_lessons import figure
from massage_lessons.figure import StoredFigure
from massage_lessons.figures.svg_minify import lean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from contextlib import AbstractContextManager

P = ParamSpec("P")
STYLE = str(Path(__file__).with_name("house.mplstyle"))
PIXELS_PER_INCH = 90
"""How fine the blurred light and shade is stored in an SVG: nothing in it is sharp."""

NO_METADATA = {"Creator": None, "Date": None, "Format": None, "Type": None}


def house_style() -> AbstractContextManager[None]:
    """The context in which figures are made and stored, whatever a user has set."""
    return matplotlib.style.context(["default", STYLE])


class Picture(Figure):
    """A matplotlib figure with its words; a notebook shows it as an SVG image that has them all.

    Parameters
    ----------
    alt
        What a reader who cannot see the figure needs to know, in a sentence or three.
    caption
        What it is, in a few words.
    description
        All that the figure tells, one paragraph per line; without one, the alt text says it all.
    sources
        What the figure cites: the short form of each source by its id.
    **settings
        As for any figure of matplotlib.
    """

    def __init__(
        self,
        *,
        alt: str,
        caption: str,
        description: str = "",
        sources: Mapping[str, str] | None = None,
        **settings: Any,  # noqa: ANN401 - matplotlib checks them
    ) -> None:
        super().__init__(**settings)
        self.alt = alt
        self.caption = caption
        self.description = description or alt
        self.sources = dict(sources or {})
        self.request: Mapping[str, Any] = {}

    def __repr__(self) -> str:
        return f"Picture({self.alt!r})"

    def _repr_mimebundle_(self, **_asked: object) -> dict[str, Any]:
        return self.as_stored()._repr_mimebundle_()

    def as_stored(self) -> StoredFigure:
        """Return the figure as it is stored and shown."""
        return StoredFigure(svg(self), self.alt, self.caption, self.description, self.sources, self.request)


def asked_for(make: Callable[P, Picture]) -> Callable[P, Picture]:
    """Let a figure say what was asked for: the name of the function that draws it, and what that was given."""

    @wraps(make)
    def picture(*names: P.args, **choice: P.kwargs) -> Picture:
        drawn = make(*names, **choice)
        drawn.request = figure.request(make.__name__, names, choice)
        return drawn

    return picture


def alt_text(picture: Picture) -> str:
    """What a reader who cannot see the figure needs to know."""
    return picture.alt


def description(picture: Picture) -> str:
    """All that the figure tells, one paragraph per line."""
    return picture.description


def as_stored(picture: Picture) -> StoredFigure:
    """The figure as it is stored and shown."""
    return picture.as_stored()


def svg(picture: Picture) -> str:
    """The figure as the text of an SVG, to store or to put into a page."""
    buffer = io.StringIO()
    with house_style():
        picture.savefig(buffer, format="svg", dpi=PIXELS_PER_INCH, metadata=NO_METADATA)
    drawn = lean(buffer.getvalue())
    start = drawn.index("<svg")
    end = drawn.index(">", start)
    named = f' role="img">\n <title>{html.escape(picture.caption)}</title>\n <desc>{html.escape(picture.alt)}</desc>'
    return drawn[start:end] + named + drawn[end + 1 :]


def png(picture: Picture, dpi: float = 200) -> bytes:
    """The figure as a PNG file, with its alt text as the description."""
    buffer = io.BytesIO()
    with house_style():
        picture.savefig(buffer, format="png", dpi=dpi, metadata={"Software": None, "Title": picture.caption, "Description": picture.alt})
    return buffer.getvalue()


def jpeg(picture: Picture, dpi: float = 220) -> bytes:
    """The figure as a JPEG file, which printers take as it is: a PDF of the same SVG holds each hatch as a picture of its own."""
    buffer = io.BytesIO()
    with house_style():
        picture.savefig(buffer, format="jpeg", dpi=dpi, pil_kwargs={"quality": 88, "subsampling": 0})
    return buffer.getvalue()
