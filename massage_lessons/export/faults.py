"""What goes wrong while pages are made, in a sentence that a person can act on."""

from __future__ import annotations

from massage_lessons.errors import CourseError


class ExportError(CourseError):
    """A page that cannot be made, or cannot be put where it should go."""
