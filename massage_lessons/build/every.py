"""Everything that is made ahead of time, in the order in which one is made of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from massage_lessons.build import bank, figures, labextension, neighbours, notebooks, payload, schema, strokes, trust
from massage_lessons.course import stored, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from massage_lessons.build.artifact import Artifact


def artifacts(lessons: Sequence[Path]) -> Iterator[Artifact]:
    """Yield all artifacts; each of them finds those before it built."""
    yield schema.artifact()
    yield stored.artifact()
    yield words.artifact()
    yield strokes.artifact()
    yield neighbours.artifact()
    yield bank.artifact()
    yield payload.artifact()
    yield labextension.artifact()
    yield figures.artifact(lessons)
    yield from notebooks.artifacts(lessons)
    yield trust.artifact(lessons)
