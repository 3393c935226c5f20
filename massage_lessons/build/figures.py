"""The figures of the lessons and the still pictures of their diagrams, drawn ahead into the folder that `massage_lessons.figure` reads."""

from __future__ import annotations

import ast
import hashlib
import io
from typing import TYPE_CHECKING, Any

import nbformat
from PIL import Image

from massage_lessons import figure, figures, show, still
from massage_lessons.build.artifact import Artifact
from massage_lessons.course import find
from massage_lessons.course.model import Stroke
from massage_lessons.course.words import say
from massage_lessons.figures import ways
from massage_lessons.paths import CONTENT, FIGURES, STORED_FIGURES, STROKES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from nbformat import NotebookNode

    Called = tuple[str, tuple[Any, ...], dict[str, Any]]

DIAGRAMS = ("back", "find_it")
"""What a lesson's cell calls to show a diagram."""

DOTS_PER_INCH = 77
"""Of a still picture: its names can be read, and a lesson full of them opens quickly."""

QUALITY = 45


def artifact(lessons: Sequence[Path], folder: Path = STORED_FIGURES) -> Artifact:
    """Return all that a lesson shows ready drawn as something to build."""

    def make() -> dict[Path, bytes]:
        notebooks = [nbformat.read(path, as_version=4) for path in lessons]
        drawn = {key: _drawn(key, *called) for key, called in sorted(_calls(notebooks).items())}
        stills = {str(look): _still(look) for look in sorted(_looks(notebooks), key=str)}
        return {folder / name: content for name, content in figure.files(drawn, stills).items()}

    return Artifact("figures", (CONTENT, FIGURES, STROKES, *lessons), make, folder)


def _looks(notebooks: Sequence[NotebookNode]) -> set[still.Look]:
    """Return what can be seen of each diagram in the lessons, and each of their layers without a mark, for the learner's own diagrams."""
    calls = [one for notebook in notebooks for one in _shown(notebook, DIAGRAMS)]
    looks = {still.look(getattr(show, name)(*names, **choice).changed()) for name, names, choice in calls}
    return looks | {still.Look(look.layer, "both", "1", (), named=False) for look in looks}


def _still(look: still.Look) -> tuple[str, bytes, str]:
    seen: dict[str, Any] = {"layer": look.layer, "side": look.side, "tone": look.tone}
    picture: figures.Picture = figures.back_map(look.marked, labels=look.named, **seen)
    alt = picture.alt
    if look.stroke and ways.paint_ways(picture.axes[0], look.stroke, look.marked, look.tone, look.layer):
        alt = f"{alt} {say('still.ways', stroke=find.one(Stroke, look.stroke).name)}"
    # Letters drawn this small would be as wide as their dots allow: twice as large, then halved, they keep their place.
    large = Image.open(io.BytesIO(figures.png(picture, 2 * DOTS_PER_INCH))).convert("RGB")
    target = io.BytesIO()
    large.reduce(2).save(target, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return f"back-{hashlib.sha256(str(look).encode()).hexdigest()[:8]}.jpg", target.getvalue(), alt


def _drawn(key: str, name: str, names: tuple[Any, ...], choice: dict[str, Any]) -> tuple[str, figure.StoredFigure]:
    picture: figures.Picture = getattr(figures, name)(*names, **choice)
    return f"{name}-{hashlib.sha256(key.encode()).hexdigest()[:8]}.svg", figures.as_stored(picture)


def _calls(notebooks: Sequence[NotebookNode]) -> dict[str, Called]:
    """Return each call of a figure in the lessons, by its text."""
    return {figure.call(*called): called for notebook in notebooks for called in _shown(notebook, figures.__all__)}


def _shown(notebook: NotebookNode, wanted: Collection[str]) -> Iterator[Called]:
    """Yield each call in a notebook of one of these names, with what it is given."""
    sources = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    for node in (node for source in sources for node in ast.walk(ast.parse(source))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in wanted:
            names = tuple(ast.literal_eval(one) for one in node.args)
            yield node.func.attr, names, {word.arg: ast.literal_eval(word.value) for word in node.keywords if word.arg}
