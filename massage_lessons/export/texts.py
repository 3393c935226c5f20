"""The course's own text files as a page carries them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@cache
def text_of(path: Path) -> str:
    """The text of a file, the same on every machine: a checkout may have given it other line ends."""
    return path.read_text(encoding="utf-8").replace("\r\n", "\n")
