"""Soft light and shade: what an SVG blurs by a filter, as a picture to lay into the silhouette."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure

from massage_lessons.figures.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from matplotlib.path import Path

    from massage_lessons.figures.sheet import Paint

    Picture = np.ndarray[tuple[int, ...], np.dtype[np.float64]]

UNITS_PER_PIXEL = 3.0
"""Coarse enough to be quick, fine enough for the narrowest blur."""

DOTS_PER_INCH = 100


def softened(
    ground: str,
    groups: Iterable[tuple[float, Iterable[tuple[Path, Paint]]]],
    colours: Mapping[str, str],
    size: tuple[float, float],
) -> Picture:
    """Groups of painted paths, each blurred by its own deviation, laid one over the other on a ground of one colour."""
    width, height = (round(length / UNITS_PER_PIXEL) for length in size)
    below = np.tile(to_rgba(colours[ground]), (height, width, 1))
    for deviation, strokes in groups:
        above = blur(_painted(strokes, colours, size), deviation / UNITS_PER_PIXEL)
        below = above + below * (1 - above[..., 3:])
    picture: Picture = np.clip(below[..., :3], 0, 1)
    return picture


def blur(picture: Picture, deviation: float) -> Picture:
    """A picture, its colours multiplied by their opacity, blurred by a Gaussian of so many pixels."""
    rows, columns = (_kernel(length, deviation) for length in picture.shape[:2])
    blurred: Picture = np.tensordot(rows, np.tensordot(columns, picture, axes=(1, 1)), axes=(1, 1))
    return blurred


def _kernel(length: int, deviation: float) -> Picture:
    away = np.subtract.outer(np.arange(length), np.arange(length))
    kernel: Picture = np.exp(-((away / deviation) ** 2) / 2) / (deviation * np.sqrt(2 * np.pi))
    return kernel


def _painted(strokes: Iterable[tuple[Path, Paint]], colours: Mapping[str, str], size: tuple[float, float]) -> Picture:
    width, height = (round(length / UNITS_PER_PIXEL) for length in size)
    figure = Figure(figsize=(width / DOTS_PER_INCH, height / DOTS_PER_INCH))
    axes = figure.add_axes((0, 0, 1, 1), xlim=(0, size[0]), ylim=(size[1], 0))
    axes.set_axis_off()
    sheet = Sheet(axes, 72 / DOTS_PER_INCH / UNITS_PER_PIXEL, colours)
    for path, paint in strokes:
        sheet.patch(path, paint)
    buffer = io.BytesIO()
    figure.savefig(buffer, format="rgba", dpi=DOTS_PER_INCH, facecolor="none")
    picture = np.frombuffer(buffer.getvalue(), np.uint8).reshape(height, width, 4) / 255
    picture[..., :3] *= picture[..., 3:]
    return picture
