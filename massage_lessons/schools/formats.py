"""The formats by name: what makes each, and what its file is called."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Literal

from massage_lessons.errors import needs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from massage_lessons.schools.pictures import Picture
    from massage_lessons.schools.table import Row

Format = Literal["qti", "moodle", "gift", "cartridge", "canvas", "anki"]

FILES: dict[Format, str] = {
    "qti": "massage-lessons-qti.zip",
    "moodle": "massage-lessons-moodle.xml",
    "gift": "massage-lessons-gift.txt",
    "cartridge": "massage-lessons.imscc",
    "canvas": "massage-lessons-canvas.zip",
    "anki": "massage-lessons.apkg",
}


def made(name: Format, table: Sequence[Row], pictures: Mapping[str, Picture]) -> bytes:
    """Return the questions in a format.

    Raises
    ------
    MissingPackages
        Where the format needs a package that is not there.
    """
    with needs("schools"):
        module = import_module(f"massage_lessons.schools.{name}")
    content: bytes = module.gift(table) if name == "gift" else getattr(module, name)(table, pictures)
    return content
