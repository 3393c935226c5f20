"""The log as lines of JSON in a folder, one file for each computer that writes into it, merged by id.

No computer writes into the file of another, so that neither a network home nor a program that copies folders can mix two writers.
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from threading import RLock
from typing import TYPE_CHECKING

from massage_lessons.course.words import say
from massage_lessons.progress import disk
from massage_lessons.progress.entry import Unsound, line_of, loads, parse
from massage_lessons.progress.store import digest_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from massage_lessons.progress.store import Row

HEADER = "massage-lessons"
"""The key of a header line, which a file may have."""


class Journal:
    """The log in a folder.

    Parameters
    ----------
    folder
        Of all computers.
    device
        The name of this one: its file is `<device>.jsonl`.
    lock
        The lock of this computer's file.
    """

    def __init__(self, folder: Path, device: str, lock: Path) -> None:
        self.path = folder / f"{device}.jsonl"
        self.notes: list[str] = []
        self._folder = folder
        self._lock = lock
        self._alone = RLock()
        self._begin_anew()

    def add(self, rows: Iterable[Row]) -> int:
        """Keep entries in this computer's file, unless some file has them, and return how many are new; the disk has them then.

        Raises
        ------
        ProgressError
            When they cannot be kept; the file is as it was.
        """
        with self._alone, disk.explained(self.path), disk.locked(self._lock):
            self._look()
            given = {digest_of(line): line for _, line in rows}
            new = [line for digest, line in given.items() if digest not in self._known]
            disk.make_folder(self._folder)
            self._append("".join(f"{line}\n" for line in new).encode())
            # It is known to be there because it is read there.
            self._look()
            return len(new)

    def after(self, cursor: str = "") -> tuple[list[str], str]:
        """Return the lines of the entries that came after a cursor, and the cursor for the next time.

        Raises
        ------
        ProgressError
            When the folder cannot be read.
        """
        with self._alone, disk.explained(self._folder):
            self._look()
            name, _, number = cursor.partition(":")
            since = int(number) if name == self._name and number.isdecimal() else 0
            return self._lines[since:], f"{self._name}:{len(self._lines)}"

    def lacks(self, line: str) -> bool:
        """Whether no file that was looked at has this entry."""
        return digest_of(line) not in self._known

    def forget(self) -> None:
        """Take the files of all computers away.

        Raises
        ------
        ProgressError
            When the disk refuses.
        """
        with self._alone, disk.explained(self.path), disk.locked(self._lock):
            for path in self._folder.glob("*.jsonl"):
                path.unlink(missing_ok=True)
            disk.settle(self._folder)

    def aside(self) -> list[Path]:
        """Return the files with torn lines that were set aside."""
        return sorted(self._folder.glob(f"{self.path.name}.damaged-*"))

    def _begin_anew(self) -> None:
        # Before that, and of another start of this program, a cursor says nothing.
        self._name = secrets.token_hex(4)
        self._lines: list[str] = []
        self._known: set[bytes] = set()
        self._read: dict[str, tuple[int, int, int]] = {}

    def _look(self) -> None:
        """Read what has come into any file since the last time, or all, where a file is not the one that was read."""
        there: dict[Path, os.stat_result] = {}
        for path in sorted(self._folder.glob("*.jsonl")):
            # What begins with a dot is of a system or of a program that copies, such as macOS's notes beside each file.
            if path.name.startswith("."):
                continue
            # A program that copies folders may take one away at any moment.
            with suppress(FileNotFoundError):
                there[path] = path.stat()
        sizes = {path.name: (found.st_ino, found.st_size) for path, found in there.items()}
        for name, (file, offset, _) in self._read.items():
            now, size = sizes.get(name, (0, 0))
            if now != file or size < offset:
                # What is known of it may be on no disk any more.
                self._begin_anew()
                break
        for path, found in there.items():
            with suppress(FileNotFoundError):
                self._look_at(path, found)

    def _look_at(self, path: Path, found: os.stat_result) -> None:
        _, offset, number = self._read.get(path.name, (0, 0, 0))
        if found.st_size == offset:
            return
        with path.open("rb") as opened:
            opened.seek(offset)
            data = opened.read()
        *whole, rest = data.split(b"\n")
        for at, line in enumerate(whole, number + 1):
            self._take(path, at, line)
        # The rest may be a line that is still being written, and is told only when it has ended.
        self._take(path, 0, rest)
        self._read[path.name] = found.st_ino, offset + len(data) - len(rest), number + len(whole)

    def _take(self, path: Path, number: int, data: bytes) -> None:
        if not data.strip():
            return
        try:
            line = line_of(parse(data.decode()))
        except ValueError:
            if number and not _is_header(data):
                self._note(say("log.notes.line", path=path, number=number))
            return
        digest = digest_of(line)
        if digest not in self._known:
            self._known.add(digest)
            self._lines.append(line)

    def _note(self, sentence: str) -> None:
        if sentence not in self.notes:
            self.notes.append(sentence)

    def _append(self, data: bytes) -> None:
        """Write to the end and stay until the disk has it; what an earlier writer may have left unsettled is settled with it."""
        is_new = not self.path.exists()
        if is_new and not data:
            return
        file = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600)
        try:
            size = self._end_of_lines(file)
            try:
                _write(file, data)
                os.fsync(file)
            except OSError:
                with suppress(OSError):
                    os.ftruncate(file, size)
                    os.fsync(file)
                raise
        finally:
            os.close(file)
        if is_new:
            disk.settle(self._folder)

    def _end_of_lines(self, file: int) -> int:
        """Return where the last whole line ends; a torn one behind it, of a writer that was killed, is set aside."""
        size = os.fstat(file).st_size
        os.lseek(file, max(size - 1, 0), os.SEEK_SET)
        if os.read(file, 1) in {b"", b"\n"}:
            return size
        data = self.path.read_bytes()
        start = data.rfind(b"\n") + 1
        torn = data[start:]
        try:
            parse(torn.decode())
        except ValueError:
            aside = disk.free_aside(self.path)
            disk.replace(aside, torn)
            os.ftruncate(file, start)
            self._note(say("log.notes.torn", path=aside))
            return start
        _write(file, b"\n")
        return size + 1


def _write(file: int, data: bytes) -> None:
    while data:
        data = data[os.write(file, data) :]


def _is_header(data: bytes) -> bool:
    try:
        found = loads(data.decode())
    except (UnicodeDecodeError, Unsound):
        return False
    return isinstance(found, dict) and HEADER in found
