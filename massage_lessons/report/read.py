"""A folder of results files: what is in each, and what is wrong with it and how to mend that."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from massage_lessons.course.words import say
from massage_lessons.errors import CourseError
from massage_lessons.report import sound

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from massage_lessons.report.sound import Entry, Header

SUFFIXES = (".jsonl", ".json", ".txt")
"""What a mail or a learning system may have made of a name that ends in .jsonl; files with other endings are told of, and not read."""

OF_REPORTS = (".html", ".csv")
"""The endings of a report, which may have been put into the same folder."""

OF_SYSTEMS = frozenset({"desktop.ini", "thumbs.db", "icon\r"})
"""What systems put into a folder."""

LARGEST = 64 * 2**20
"""Bytes of a file: some 200,000 answers."""

MOST_FILES = 10_000
VERSION = 1
LINES_NAMED = 5


@dataclass(frozen=True, slots=True)
class Note:
    """Something to know of a file: what it is, and what to do about it, as `report.notes` says them. `taken` says whether it counts."""

    file: str
    kind: str
    values: tuple[tuple[str, object], ...] = ()
    taken: bool = True

    @property
    def what(self) -> str:
        """What is the matter."""
        return say(f"report.notes.{self.kind}.what", **dict(self.values))

    @property
    def mend(self) -> str:
        """What to do about it."""
        return say(f"report.notes.{self.kind}.mend", **dict(self.values))


@dataclass(slots=True)
class File:
    """A results file: its name within the folder, what its first line says, and its sound entries."""

    name: str
    header: Header | None = None
    entries: list[Entry] = field(default_factory=list)
    digest: str = ""

    @property
    def devices(self) -> set[str]:
        """The storages that its entries come from."""
        return {each.device for each in self.entries}


def folder(place: Path) -> tuple[list[File], list[Note]]:
    """The results files of a folder and of those in it, with a note for each that is damaged, foreign or there twice.

    Raises
    ------
    CourseError
        When there is no such folder, or it holds no file that could be one.
    """
    found: list[File] = []
    notes: list[Note] = []
    first: dict[str, str] = {}
    for path in _paths(place):
        name = sound.plain(path.relative_to(place).as_posix()) or "?"
        if path.suffix.lower() not in SUFFIXES:
            notes.append(Note(name, "other-ending", taken=False))
            continue
        file, told = _read(path, name)
        notes += told
        if file is None:
            continue
        if file.digest in first:
            notes.append(Note(name, "duplicate", (("other", first[file.digest]),), taken=False))
            continue
        first[file.digest] = name
        found.append(file)
    return found, notes


def _paths(place: Path) -> list[Path]:
    """The files of learners, by name; a link may lead anywhere, so none is followed."""
    if not place.is_dir():
        raise CourseError(f"{place} is no folder. Put the results files of the class into a folder and name that.")
    try:
        paths = sorted(
            path for path in place.rglob("*") if _handed_in(path.relative_to(place)) and path.is_file() and not path.is_symlink()
        )
    except OSError as error:
        raise CourseError(f"{place} cannot be read: {error.strerror}.") from error
    if not any(path.suffix.lower() in SUFFIXES for path in paths):
        raise CourseError(
            f"There is no results file in {place}. Names end in .jsonl; learners get one with “Save for a teacher” in “Start here”."
        )
    if len(paths) > MOST_FILES:
        raise CourseError(f"There are {len(paths)} files in {place}, more than {MOST_FILES}. Put the results of one class into a folder.")
    return paths


def _handed_in(path: Path) -> bool:
    """Tell whether it may come from a learner: not what a system keeps for itself, nor what an earlier report left."""
    kept = any(part.startswith((".", "__")) for part in path.parts) or path.name.casefold() in OF_SYSTEMS
    return not kept and path.suffix.lower() not in OF_REPORTS


def _read(path: Path, name: str) -> tuple[File | None, list[Note]]:
    try:
        if path.stat().st_size > LARGEST:
            return None, [Note(name, "too-large", (("most", LARGEST >> 20),), taken=False)]
        content = path.read_bytes()
    except OSError as error:
        return None, [Note(name, "unreadable", (("why", error.strerror or type(error).__name__),), taken=False)]
    if not content.strip():
        return None, [Note(name, "empty", taken=False)]
    text = content.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    # Not splitlines, which takes signs within a text for the end of a line.
    lines = text.replace("\r\n", "\n").split("\n")
    head = sound.header(lines[0])
    if head and head.version > VERSION:
        return None, [Note(name, "newer", (("version", head.version),), taken=False)]
    entries, bad = _entries(lines[1:] if head else lines, 2 if head else 1)
    if not entries and not head:
        return None, [Note(name, "foreign", taken=False)]
    file = File(name, head, entries, hashlib.sha256(content).hexdigest())
    return file, list(_doubts(file, lines, bad))


def _entries(lines: Sequence[str], start: int) -> tuple[list[Entry], list[int]]:
    """The sound entries, and the numbers of the lines that are none."""
    try:
        # All lines at once are read in half the time; a line with several values would shift the numbers of those after it.
        values = json.loads(f"[{','.join(line for line in lines if line)}]")
    except (ValueError, RecursionError):
        values = []
    if len(values) == sum(map(bool, lines)):
        made = [sound.sound(value) if type(value) is dict else None for value in values]
        numbers = [number for number, line in enumerate(lines, start) if line]
    else:
        made = [sound.entry(line) for line in lines if line.strip()]
        numbers = [number for number, line in enumerate(lines, start) if line.strip()]
    return [each for each in made if each], [number for number, each in zip(numbers, made, strict=True) if each is None]


def _doubts(file: File, lines: Sequence[str], bad: Sequence[int]) -> Iterator[Note]:
    if bad:
        named = ", ".join(map(str, bad[:LINES_NAMED])) + (" …" if len(bad) > LINES_NAMED else "")
        yield Note(file.name, "damaged", (("n", len(bad)), ("lines", named)))
    if file.header is None:
        yield Note(file.name, "no-header")
        return
    there = sum(map(bool, lines[1:]))
    if there < file.header.entries:
        yield Note(file.name, "cut", (("n", there), ("all", file.header.entries)))
    elif file.header.digest != hashlib.sha256("\n".join(filter(None, lines[1:])).encode("utf-8", "replace")).hexdigest():
        yield Note(file.name, "changed")
    if not file.entries:
        yield Note(file.name, "nothing-yet")
