"""A figure that knows its alt text, and the files made of it: the same figure gives the same bytes."""

from __future__ import annotations

import base64
import html
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import matplotlib.style
from matplotlib.figure import Figure

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

STYLE = str(Path(__file__).with_name("house.mplstyle"))
PATH = re.compile(r' d="[^"]*"')
LONG = re.compile(r"-?\d+\.\d{3,}")
"""Numbers in a path that are finer than a hundredth of a point, which nobody sees."""

PIXELS_PER_INCH = 90
"""How fine the blurred light and shade is stored in an SVG: nothing in it is sharp."""

NO_METADATA = {"Creator": None, "Date": None, "Format": None, "Type": None}


def house_style() -> AbstractContextManager[None]:
    """Give the context in which figures are made and stored, whatever a user has set."""
    return matplotlib.style.context(["default", STYLE])


class Picture(Figure):
    """A matplotlib figure with a caption and an alt text; a notebook shows it as an SVG image that has both.

    Parameters
    ----------
    alt
        What a reader who cannot see the figure needs to know.
    caption
        What it is, in a few words.
    **settings
        As for any figure of matplotlib.
    """

    def __init__(self, *, alt: str, caption: str, **settings: Any) -> None:  # noqa: ANN401 - matplotlib checks them
        super().__init__(**settings)
        self.alt = alt
        self.caption = caption

    def __repr__(self) -> str:
        return f"Picture({self.alt!r})"

    def _repr_mimebundle_(self, **_asked: object) -> dict[str, str]:
        # JupyterLab gives an SVG output no alt text, and an image in HTML it shows even where a notebook is not trusted.
        source = base64.b64encode(svg(self).encode()).decode()
        image = f'<img alt="{html.escape(self.alt)}" style="max-width: 100%" src="data:image/svg+xml;base64,{source}">'
        return {"text/html": image, "text/plain": repr(self)}


def alt_text(picture: Picture) -> str:
    """Give what a reader who cannot see the figure needs to know."""
    return picture.alt


def svg(picture: Picture) -> str:
    """Give the figure as the text of an SVG, to store or to put into a page."""
    buffer = io.StringIO()
    with house_style():
        picture.savefig(buffer, format="svg", dpi=PIXELS_PER_INCH, metadata=NO_METADATA)
    drawn = PATH.sub(lambda path: LONG.sub(_short, path[0]), buffer.getvalue())
    start = drawn.index("<svg")
    end = drawn.index(">", start)
    named = f' role="img">\n <title>{html.escape(picture.caption)}</title>\n <desc>{html.escape(picture.alt)}</desc>'
    return drawn[start:end] + named + drawn[end + 1 :]


def _short(number: re.Match[str]) -> str:
    return f"{float(number[0]):.2f}".rstrip("0").rstrip(".")


def png(picture: Picture, dpi: float = 200) -> bytes:
    """Give the figure as a PNG file, with its alt text as the description."""
    buffer = io.BytesIO()
    with house_style():
        picture.savefig(buffer, format="png", dpi=dpi, metadata={"Software": None, "Title": picture.caption, "Description": picture.alt})
    return buffer.getvalue()
