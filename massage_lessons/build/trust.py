"""Which lessons are trusted: those that equal the shipped ones to the letter."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from massage_lessons.build.artifact import Artifact
from massage_lessons.lab.folder import digest
from massage_lessons.paths import LESSON_DIGESTS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def artifact(lessons: Sequence[Path]) -> Artifact:
    """Return the digests of the lessons as something to build."""
    return Artifact("trust", tuple(lessons), lambda: {LESSON_DIGESTS: _text(lessons)})


def _text(lessons: Sequence[Path]) -> bytes:
    return (json.dumps({path.name: digest(path) for path in lessons}, indent=1) + "\n").encode()
