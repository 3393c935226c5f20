"""GIFT: a text file that Moodle and others read. It has no room for files, so nothing in it is asked beside a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from massage_lessons.schools.html import escaped
from massage_lessons.schools.moodle import category, fraction
from massage_lessons.schools.package import filled
from massage_lessons.schools.table import by_topic

if TYPE_CHECKING:
    from collections.abc import Sequence

    from massage_lessons.schools.table import Row

SPECIAL = str.maketrans({sign: f"\\{sign}" for sign in "~=#{}:"} | {"\\": "&bsol;", "[": "&lbrack;"})
"""Signs with a meaning of their own, which a backslash takes away. Readers do not agree on a backslash itself, nor on a bracket."""

FORMAT = "[html]"
"""Before each text: so it can begin with a percent sign, and no arrow is taken for that of a pair."""


def gift(table: Sequence[Row]) -> bytes:
    """Return the questions as GIFT."""
    return filled("gift.txt", topics=by_topic(table), category=category, fraction=fraction, said=said, plain=plain).encode()


def said(text: str) -> str:
    """Return a text as GIFT has it."""
    return FORMAT + escaped(text).translate(SPECIAL)


def plain(name: str) -> str:
    """Return an id as GIFT has it."""
    return name.translate(SPECIAL)
