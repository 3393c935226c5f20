"""The figures of the lessons, drawn ahead into the folder that `massage_lessons.figure` reads."""

from __future__ import annotations

import ast
import hashlib
from typing import TYPE_CHECKING, Any

import nbformat

from massage_lessons import figure, figures
from massage_lessons.build.artifact import Artifact
from massage_lessons.paths import CONTENT, FIGURES, PLATES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


def artifact(lessons: Sequence[Path], folder: Path = PLATES) -> Artifact:
    """Return every figure that a lesson shows as something to build."""

    def make() -> dict[Path, bytes]:
        drawn = {key: _drawn(key, *called) for key, called in sorted(_calls(lessons).items())}
        return {folder / name: text.encode() for name, text in figure.files(drawn).items()}

    return Artifact("figures", (CONTENT, FIGURES, *lessons), make, folder)


def _drawn(key: str, name: str, names: tuple[Any, ...], choice: dict[str, Any]) -> tuple[str, figure.Plate]:
    picture: figures.Picture = getattr(figures, name)(*names, **choice)
    return f"{name}-{hashlib.sha256(key.encode()).hexdigest()[:8]}.svg", figures.plate(picture)


def _calls(lessons: Sequence[Path]) -> dict[str, tuple[str, tuple[Any, ...], dict[str, Any]]]:
    """Give each call of a figure in the lessons, by its text."""
    found = {}
    for path in lessons:
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.cell_type == "code":
                for name, names, choice in _shown(cell.source):
                    found[figure.call(name, names, choice)] = (name, names, choice)
    return found


def _shown(source: str) -> Iterator[tuple[str, tuple[Any, ...], dict[str, Any]]]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in figures.__all__:
            names = tuple(ast.literal_eval(one) for one in node.args)
            yield node.func.attr, names, {word.arg: ast.literal_eval(word.value) for word in node.keywords if word.arg}
