"""The bank of questions as JSON, beside the front end."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from massage_lessons import files
from massage_lessons.build.artifact import Artifact
from massage_lessons.course import bank, stored
from massage_lessons.paths import BANK, CONTENT, NEIGHBOURS

if TYPE_CHECKING:
    from pathlib import Path

    from massage_lessons.course.model import Course


def artifact(content: Path = CONTENT) -> Artifact:
    """Return the bank as something to build."""
    return Artifact("bank", (content, NEIGHBOURS), lambda: {BANK: files.json_line(make(stored.fresh(content)))})


def make(course: Course) -> bank.Bank:
    """Return the bank of a course."""
    # Nothing here may import the package as a whole, which imports all of it.
    version = import_module("massage_lessons").__version__
    return {"version": 1, "course": version, "goals": bank.goals(course), "items": list(bank.items(course))}
