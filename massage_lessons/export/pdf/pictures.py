"""Figures on paper: at the size for which they were drawn, so that their letters can be read; one too tall for a page is parted."""

from __future__ import annotations

import base64
import io
from html import escape
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from massage_lessons import figures
from massage_lessons.course.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from massage_lessons.figures import Picture

DOTS_PER_INCH = 220
QUIET = 1.15
"""A part ends at the lowest place that is nearly as quiet as the quietest."""

TALLEST = 9.2
"""Inches of a figure that stand on one page, A4 or letter."""

GAP = 22
"""Dots of the space between two things in a figure: more than between two lines of a text."""

QUALITY = 88


def figure(picture: Picture, cited: str) -> str:
    """Return a figure for paper: its image, or the parts of it from top to bottom, and a caption."""
    width = round(96 * picture.get_figwidth())
    parts = list(_parts(picture))
    shown = "".join(
        f'<img alt="{escape(_alt(picture.alt, number, len(parts)))}" width="{width}" src="data:image/jpeg;base64,{_jpeg(part)}">'
        for number, part in enumerate(parts, 1)
    )
    caption = f"{picture.caption} ({cited})" if cited else picture.caption
    return f'<figure class="ml-figure">{shown}<figcaption>{escape(caption)}</figcaption></figure>'


def _alt(alt: str, number: int, count: int) -> str:
    """Return the words of a part: the first one says all, the others say that they belong to it."""
    return alt if number == 1 else say("paper.part-of-figure", n=number, all=count)


def _parts(picture: Picture) -> Iterator[Image.Image]:
    """Yield an image in parts that fit on a page, cut where least is drawn: between two texts, however long the lines beside them are."""
    image = Image.open(io.BytesIO(figures.png(picture, DOTS_PER_INCH))).convert("RGB")
    changes = np.abs(np.diff(np.asarray(image.convert("L")).astype(int), axis=1)).sum(axis=1)
    most, top = round(TALLEST * DOTS_PER_INCH), 0
    while image.height - top > most:
        busiest = np.lib.stride_tricks.sliding_window_view(changes[top + most // 2 : top + most], GAP).max(axis=1)
        cut = top + most // 2 + int(np.flatnonzero(busiest <= QUIET * busiest.min())[-1]) + GAP // 2
        yield image.crop((0, top, image.width, cut))
        top = cut
    yield image.crop((0, top, image.width, image.height))


def _jpeg(image: Image.Image) -> str:
    target = io.BytesIO()
    image.save(target, "JPEG", quality=QUALITY, subsampling=0, optimize=True)
    return base64.b64encode(target.getvalue()).decode()
