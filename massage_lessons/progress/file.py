"""A results file: a log as one file, for a backup, for another computer, or to hand in. `front/core/log-file.js` writes the same."""

from __future__ import annotations

import codecs
import hashlib
import json
import time
from typing import TYPE_CHECKING, Any, TypeAlias

from massage_lessons import __version__
from massage_lessons.course.words import say
from massage_lessons.errors import Fault, Place, ProgressError
from massage_lessons.progress import disk
from massage_lessons.progress.entry import Unsound, checked, line_of, loads
from massage_lessons.progress.log import merged, name_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from massage_lessons.progress.entry import Entry

Header: TypeAlias = "dict[str, Any]"

KEY = "massage-lessons"
VERSION = 1


def name() -> str:
    """Return what a results file of today is called."""
    return f"massage-lessons-{disk.today()}.jsonl"


def text_of(entries: Iterable[Entry], *, made: int | None = None) -> str:
    """Return the content of a results file; `made` is in milliseconds since 1970, without it now."""
    log = merged(entries)
    lines = [line_of(entry) for entry in log]
    header = {
        KEY: "log",
        "version": VERSION,
        "course": __version__,
        "made": time.time_ns() // 1_000_000 if made is None else made,
        "name": name_of(log),
        "entries": len(lines),
        "digest": _digest(lines),
    }
    return "".join(f"{line}\n" for line in [json.dumps(header, ensure_ascii=False, separators=(",", ":")), *lines])


def write(path: Path, entries: Iterable[Entry]) -> int:
    """Write a results file, which is the old one or the new one, never half, and return how many entries it has.

    Raises
    ------
    ProgressError
        Where the disk refuses.
    """
    text = text_of(entries)
    disk.replace(path, text.encode())
    return text.count("\n") - 1


def read(path: Path) -> tuple[Header | None, list[Entry], list[Fault]]:
    """Return what a file's first line says, its sound entries, and its faults by line. One line without fault is enough to be taken.

    Raises
    ------
    ProgressError
        When it cannot be opened, or is no log at all.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise ProgressError(say("log.file.missing", path=path)) from error
    except OSError as error:
        raise ProgressError(say("log.file.unreadable", path=path, why=error.strerror or error)) from error
    # Only this sign ends a line: others that do so elsewhere may stand in a text.
    lines = [line.removesuffix(b"\r") for line in _in_utf8(data).split(b"\n")]
    header: Header | None = None
    entries: list[Entry] = []
    faults: list[Fault] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            value = loads(line.decode())
            if isinstance(value, dict) and KEY in value:
                header = header or value
            else:
                entries.append(checked(value, escapes=b"\\u" in line))
        except ValueError as error:
            why = str(error) if isinstance(error, Unsound) else say("log.entry.no-text")
            faults.append(_fault(path, number, "entry", why.removesuffix(".")))
    if header is None and not entries:
        raise ProgressError(say("log.file.foreign", path=path))
    there = [line for line in lines if line.strip()]
    # A file that was cut ends in half a line, as a rule.
    half = bool(faults) and faults[-1].place.line == len(lines)
    doubts = _doubts(path, header, there[:-1] if half else there)
    return header, entries, [*doubts, *(faults[:-1] if half and doubts else faults)]


def _in_utf8(data: bytes) -> bytes:
    """Return a text as the course writes it, whatever an editor or a shell has made of it."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace").encode()
    return data.removeprefix(codecs.BOM_UTF8)


def _doubts(path: Path, header: Header | None, lines: list[bytes]) -> list[Fault]:
    """Return what is odd about the file as a whole; its entries are taken all the same."""
    if header is None:
        return []
    version = header.get("version")
    if type(version) is int and version > VERSION:
        return [_fault(path, 1, "newer", version)]
    there = len(lines) - 1
    wanted = header.get("entries")
    if type(wanted) is int and there < wanted:
        return [_fault(path, 1, "cut", there, all=wanted)]
    if header.get("digest") != hashlib.sha256(b"\n".join(lines[1:])).hexdigest():
        return [_fault(path, 1, "changed", there)]
    return []


def _fault(path: Path, number: int, kind: str, found: object, **values: object) -> Fault:
    texts = {part: say(f"log.file.{kind}.{part}", found=found, **values) for part in ("expected", "found", "mend")}
    return Fault(Place(str(path), number), **texts)


def _digest(lines: list[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
