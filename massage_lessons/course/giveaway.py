"""Whether words give the name of a place away that somebody is to name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from massage_lessons.course.model import Entry


def gives_away(text: str, entry: Entry) -> bool:
    """Whether a text has the name of a place in it, also in the plural, or its name in books."""
    names = (entry.names.name, entry.names.name.partition(",")[0], entry.names.english.partition(" (")[0], entry.names.latin or "")
    return any(name and re.search(rf"\b{re.escape(name)}s?\b", text, re.IGNORECASE) for name in names)
