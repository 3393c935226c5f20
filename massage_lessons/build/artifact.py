"""What is made ahead of time: one shape for all of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from massage_lessons import files

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Artifact:
    """Files that are made of others, stored with the project, and compared with what the others give now.

    Attributes
    ----------
    name
        What it is called in a list.
    inputs
        The files and folders that it is made of.
    make
        Makes it: the bytes of each of its files, by path.
    folder
        A folder that holds nothing else, if it has one: what is not made any more is removed from there.
    """

    name: str
    inputs: tuple[Path, ...]
    make: Callable[[], Mapping[Path, bytes]]
    folder: Path | None = None

    def build(self, *, check: bool = False) -> bool:
        """Store it, or with `check` only compare; return whether all was as it should be before, whatever line ends a checkout gave it."""
        wanted = self.make()
        there = set(self.folder.iterdir()) if self.folder and self.folder.is_dir() else set()
        left_over = there - wanted.keys()
        same = [files.store(path, content, check=check) for path, content in wanted.items()]
        if not check:
            for path in left_over:
                path.unlink()
        return all(same) and not left_over
