"""What is painted on, and with what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.colors import to_rgba
from matplotlib.patches import PathPatch, Rectangle

if TYPE_CHECKING:
    from collections.abc import Mapping

    from matplotlib.axes import Axes
    from matplotlib.path import Path

PAPER = "white"


@dataclass(frozen=True, slots=True)
class Paint:
    """How a path is painted: colours by their names in the palette, the line's width in units of the drawing."""

    fill: str | None = None
    line: str | None = None
    width: float = 0.0
    opacity: float = 1.0
    dashes: tuple[float, ...] = ()
    hatch: str | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """Axes in units of the drawing, the points of print per unit, and the colours by name."""

    axes: Axes
    points: float
    colours: Mapping[str, str]

    def patch(self, path: Path, paint: Paint, *, clip: Path | None = None, name: str | None = None) -> None:
        """Paint one path over what is there; `name` is kept as the patch's gid."""
        line = to_rgba(self.colours[paint.line], paint.opacity) if paint.line else "none"
        patch = PathPatch(
            path,
            facecolor=to_rgba(self.colours[paint.fill], paint.opacity) if paint.fill else "none",
            edgecolor=line,
            linewidth=paint.width * self.points,
            linestyle=(0, paint.dashes) if paint.dashes else "solid",
            hatch=paint.hatch,
            joinstyle="round",
            capstyle="round",
            gid=name,
        )
        self.axes.add_artist(patch)  # not add_patch, which measures each curve for limits that are fixed here
        if clip is not None:
            patch.set_clip_path(clip, self.axes.transData)

    def veil(self, opacity: float) -> None:
        """Lay paper over what is there, so that it becomes a pale ground."""
        self.axes.add_patch(Rectangle((0, 0), 1, 1, transform=self.axes.transAxes, facecolor=PAPER, alpha=opacity, edgecolor="none"))
