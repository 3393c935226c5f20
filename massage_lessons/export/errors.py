"""What goes wrong while pages are made, in a sentence that a person can act on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from massage_lessons.errors import CourseError

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST = 100
"""A shell has no larger numbers to spare: from 126 on they mean something else."""


class ExportError(CourseError):
    """A page that cannot be made, or cannot be put where it should go."""


class Failures(ExportError):  # noqa: N818 - reads as what it is
    """The notebooks that failed, a sentence each; the command ends with their number."""

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__("\n".join(sentences))
        self.status = min(len(sentences), MOST)
