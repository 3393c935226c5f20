"""Outlines of the drawing as matplotlib paths, and the place inside one where a word or a leader line may stand."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.path import Path
from matplotlib.transforms import Bbox

from massage_lessons.drawing.path import pieces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from massage_lessons.course.model import Drawing, Shape

    Points = np.ndarray[tuple[int, ...], np.dtype[np.float64]]

CODES = {"M": Path.MOVETO, "L": Path.LINETO, "C": Path.CURVE4, "Z": Path.CLOSEPOLY}
GRID = 28
"""Points a side that are tried for the place inside an outline."""


@cache
def outline(d: str) -> Path:
    """The path with the very points of an SVG path."""
    found = list(pieces(d))
    vertices = [point for piece in found for point in piece.points]
    return Path(vertices, [CODES[piece.command] for piece in found for _ in piece.points])


def outlines(shape: Shape, drawing: Drawing) -> tuple[Path, ...]:
    """The outlines of a shape: its own, or those of its parts."""
    if shape.d is not None:
        return (outline(shape.d),)
    return tuple(path for part in drawing.shapes if part.part_of == shape.id for path in outlines(part, drawing))


def roomiest(paths: Sequence[Path], covers: Sequence[Path] = ()) -> tuple[tuple[float, float], float]:
    """The point that lies deepest inside the paths and under no cover, with its distance to the nearest edge."""
    box = Bbox.union([_box(path) for path in paths])
    near = [cover for cover in covers if _box(cover).overlaps(box)]
    xs, ys = np.linspace(box.x0, box.x1, GRID), np.linspace(box.y0, box.y1, GRID)
    points = np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2)
    inside = np.any([path.contains_points(points) for path in paths], axis=0)
    seen = inside.copy()
    for cover in near:
        seen &= ~cover.contains_points(points)
    if not inside.any():
        return ((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2), 0.0
    candidates = points[seen] if seen.any() else points[inside]
    room = np.min([_distances(candidates, path) for path in (*paths, *(near if seen.any() else ()))], axis=0)
    best = int(np.argmax(room))
    return (float(candidates[best][0]), float(candidates[best][1])), float(room[best])


@cache
def _box(path: Path) -> Bbox:
    return path.get_extents()


def _distances(points: Points, path: Path) -> Points:
    """Each point's distance to the nearest edge of a path."""
    nearest = np.full(len(points), np.inf)
    for corners in path.to_polygons(closed_only=False):
        polygon: Points = np.asarray(corners, dtype=np.float64)
        start, step = polygon[:-1], np.diff(polygon, axis=0)
        length = np.maximum((step**2).sum(axis=1), 1e-9)
        away = points[:, None] - start
        along = np.clip((away * step).sum(axis=2) / length, 0, 1)
        nearest = np.minimum(nearest, np.linalg.norm(away - along[..., None] * step, axis=2).min(axis=1))
    return nearest
