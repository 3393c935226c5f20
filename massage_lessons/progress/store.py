"""The log in one SQLite file, for one computer.

It is open only as long as a lock is held, so that nobody else has it open when a damaged one is set aside. An entry is kept with its
digest right before its text: what a damaged file still has is known to be whole before it is taken over.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import secrets
import shutil
import sqlite3
import tempfile
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, TypeGuard

from massage_lessons.course.words import say
from massage_lessons.errors import ProgressError
from massage_lessons.progress import disk
from massage_lessons.progress.entry import Unsound, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

APPLICATION = 0x4D4C4F47
"""What says that an SQLite file is one of ours."""

VERSION = 1
"""Of the tables."""

TABLES = (
    "CREATE TABLE about (name TEXT NOT NULL)",
    """CREATE TABLE entry (
         seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, digest BLOB NOT NULL, text TEXT NOT NULL, UNIQUE (id, digest)
       )""",
)

DIGEST = 16
"""Bytes of an entry's SHA-256 that are kept: enough that no two entries share them."""

SECONDS_TO_WAIT = 30
PARTS = ("-wal", "-shm", "-journal")
"""What SQLite lays beside its file."""

START = re.compile(rb'\{"about":"')
"""How each entry begins, since its keys are sorted."""

LONGEST_ON_A_PAGE = 5000

Row = tuple[str, str]
"""The id of an entry and its line."""


Act: TypeAlias = "Callable[[sqlite3.Connection], Any]"


class _Damaged(Exception):  # noqa: N818 - said within this module only
    """The file is not what it was."""


def digest_of(line: str) -> bytes:
    """Return what tells one line from every other."""
    return hashlib.sha256(line.encode()).digest()[:DIGEST]


class Store:
    """The log in a file of SQLite.

    Parameters
    ----------
    path
        The file; it is made when the first entry comes.
    shares_memory
        Whether the disk is one of this computer, where SQLite's write-ahead log works.
    """

    def __init__(self, path: Path, *, shares_memory: bool) -> None:
        # SQLite lays what belongs to a file beside the file itself, not beside a link to it.
        self.path = path = Path(os.path.realpath(path)) if path.is_symlink() else path
        self.notes: list[str] = []
        self._mode = "WAL" if shares_memory else "DELETE"
        self._lock = path.with_name(f"{path.name}.lock")
        self._mended = path.with_name(f"{path.name}.mended")
        self._checked = False

    def add(self, rows: Iterable[Row]) -> int:
        """Keep entries, all of them or none, and return how many are new; when it returns, the disk has them.

        Raises
        ------
        ProgressError
            When they cannot be kept.
        """
        given = [(name, digest_of(line), line) for name, line in rows]

        def insert(db: sqlite3.Connection) -> int:
            before = db.total_changes
            db.execute("BEGIN IMMEDIATE")
            db.executemany("INSERT OR IGNORE INTO entry (id, digest, text) VALUES (?, ?, ?)", given)
            new = db.total_changes - before
            db.execute("COMMIT")
            return new

        return int(self._do(insert))

    def after(self, cursor: str = "") -> tuple[list[str], str]:
        """Return the lines of the entries that came after a cursor, and the cursor for the next time.

        Raises
        ------
        ProgressError
            When they cannot be read.
        """
        with self._explained():
            if not self.path.exists() and not self._mended.exists():
                return [], ""
        try:
            found: tuple[list[str], str] = self._do(lambda db: _selected(db, cursor))
        except ProgressError as refusal:
            # SQLite writes even where it only reads, and a newer course's tables are not ours to touch.
            with suppress(OSError, sqlite3.Error, _Damaged):
                found = self._of_copy(cursor)
                self._note(str(refusal))
                return found
            raise
        return found

    def forget(self) -> None:
        """Take the file away, with all that is in it.

        Raises
        ------
        ProgressError
            When the disk refuses.
        """
        with self._explained(), disk.locked(self._lock):
            for path in (self._mended, self.path, *self._parts(self.path)):
                path.unlink(missing_ok=True)
        disk.settle(self.path.parent)

    def aside(self) -> list[Path]:
        """Return the damaged files that were set aside."""
        return sorted(one for one in self.path.parent.glob(f"{self.path.name}.damaged-*") if not one.name.endswith(PARTS))

    def _note(self, sentence: str) -> None:
        if sentence not in self.notes:
            self.notes.append(sentence)

    @staticmethod
    def _parts(path: Path) -> list[Path]:
        return [path.with_name(path.name + part) for part in PARTS]

    def _do(self, act: Act) -> Any:  # noqa: ANN401 - whatever the act gives
        """Do something with the file while nobody else has it open."""
        with self._explained(), disk.locked(self._lock):
            try:
                return self._with_file(act)
            except _Damaged:
                self._set_aside()
            try:
                return self._with_file(act)
            except _Damaged as error:
                # The disk gives back other than was written just now.
                raise ProgressError(say("log.disk.refused", path=self.path, why=say("log.disk.changes"))) from error

    def _with_file(self, act: Act) -> Any:  # noqa: ANN401 - whatever the act gives
        self._finish_mending()
        with closing(self._connect(self.path)) as db, _noticed():
            self._prepare(db)
            return act(db)

    @staticmethod
    def _connect(path: Path) -> sqlite3.Connection:
        db = sqlite3.connect(path, timeout=SECONDS_TO_WAIT, isolation_level=None)
        # What is damaged may be no text any more.
        db.text_factory = bytes
        return db

    def _prepare(self, db: sqlite3.Connection) -> None:
        db.execute("PRAGMA synchronous = FULL")
        db.execute("PRAGMA fullfsync = ON")
        application, version = _number(db, "PRAGMA application_id"), _number(db, "PRAGMA user_version")
        if application == APPLICATION and version > VERSION:
            raise ProgressError(say("log.disk.newer", path=self.path))
        is_new = application == version == _number(db, "SELECT count(*) FROM sqlite_master") == 0
        if not is_new and (application, version) != (APPLICATION, VERSION):
            raise _Damaged
        if not is_new and not self._checked:
            if db.execute("PRAGMA integrity_check(1)").fetchone() != (b"ok",):
                raise _Damaged
            _selected(db, "")
        self._checked = True
        # A damaged file is left as it was found, so this comes after the look at it.
        db.execute(f"PRAGMA journal_mode = {self._mode}")
        if is_new:
            _make_tables(db)
            disk.settle(self.path.parent)

    def _of_copy(self, cursor: str) -> tuple[list[str], str]:
        with tempfile.TemporaryDirectory() as folder, closing(self._copied(Path(folder))) as db, _noticed():
            return _selected(db, cursor)

    def _copied(self, folder: Path) -> sqlite3.Connection:
        """Return a copy to read; reading alone may change a file or lay others beside it."""
        copy = folder / self.path.name
        for path in (self.path, *self._parts(self.path)):
            if path.exists():
                shutil.copyfile(path, folder / path.name)
        return self._connect(copy)

    def _set_aside(self) -> None:
        """Put a sound file with all that can be read into the place of a damaged one, which stays beside it."""
        lines = self._salvaged()
        mending = self.path.with_name(f"{self.path.name}.mending")
        for path in (mending, *self._parts(mending)):
            path.unlink(missing_ok=True)
        with closing(self._connect(mending)) as db:
            db.execute("PRAGMA synchronous = FULL")
            _make_tables(db)
            db.execute("BEGIN IMMEDIATE")
            rows = ((name, digest_of(line), line) for name, line in lines)
            db.executemany("INSERT OR IGNORE INTO entry (id, digest, text) VALUES (?, ?, ?)", rows)
            db.execute("COMMIT")
        # From here on whoever opens the file next ends what may be cut short.
        disk.move(mending, self._mended)
        disk.settle(self.path.parent)
        aside = self._finish_mending()
        self._note(say("log.notes.damaged", path=aside, n=len(lines)))

    def _finish_mending(self) -> Path | None:
        """Move a damaged file aside and the mended one into its place, if there is one; return where the damaged one is."""
        if not self._mended.exists():
            return None
        aside = disk.free_aside(self.path)
        # What SQLite has laid beside the damaged file must never be taken for the mended one's.
        for path, part in zip((*self._parts(self.path), self.path), (*PARTS, ""), strict=True):
            if path.exists():
                disk.move(path, aside.with_name(aside.name + part))
        disk.settle(self.path.parent)
        disk.move(self._mended, self.path)
        disk.settle(self.path.parent)
        return aside

    def _salvaged(self) -> list[Row]:
        """Return each entry that the damaged file still has as a whole, as its digest says."""
        found: dict[bytes, Row] = {}

        def take(digest: object, text: object) -> None:
            if _is_whole(text, digest):
                with suppress(UnicodeDecodeError, Unsound):
                    line = text.decode()
                    found[digest_of(line)] = parse(line)["id"], line

        with tempfile.TemporaryDirectory() as folder, suppress(sqlite3.Error), closing(self._copied(Path(folder))) as db:
            for order in ("ASC", "DESC"):  # from both ends up to what cannot be read
                with suppress(sqlite3.Error):
                    for digest, text in db.execute(f"SELECT digest, text FROM entry NOT INDEXED ORDER BY seq {order}"):  # noqa: S608 - the two words above
                        take(digest, text)
        for path in (self.path, *self._parts(self.path)):
            data = path.read_bytes() if path.exists() else b""
            for start in (match.start() for match in START.finditer(data)):
                text = data[start : start + LONGEST_ON_A_PAGE].decode(errors="replace")
                with suppress(ValueError, RecursionError):
                    _, end = json.JSONDecoder().raw_decode(text)
                    take(data[start - DIGEST : start], text[:end].encode())
        return list(found.values())

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Say in one sentence what SQLite or the disk refuses."""
        try:
            yield
        except OSError as error:
            raise disk.refused(self.path, error) from error
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            raise ProgressError(say(f"log.disk.{_SAID.get(code, 'refused')}", path=self.path, why=error)) from error


_SAID = {
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_READONLY: "read-only",
    sqlite3.SQLITE_PERM: "read-only",
    sqlite3.SQLITE_BUSY: "busy",
}


@contextmanager
def _noticed() -> Iterator[None]:
    """Tell damage from every other refusal."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
            raise _Damaged from error
        raise


def _number(db: sqlite3.Connection, query: str) -> int:
    return int(db.execute(query).fetchone()[0])


def _make_tables(db: sqlite3.Connection) -> None:
    db.execute("BEGIN IMMEDIATE")
    for table in TABLES:
        db.execute(table)
    # Of another file the cursor of this one says nothing.
    db.execute("INSERT INTO about (name) VALUES (?)", (secrets.token_hex(4),))
    db.execute(f"PRAGMA application_id = {APPLICATION}")
    db.execute(f"PRAGMA user_version = {VERSION}")
    db.execute("COMMIT")


def _is_whole(text: object, digest: object) -> TypeGuard[bytes]:
    """Whether a text is the one that was kept; in a damaged file it may not even be a text."""
    return isinstance(text, bytes) and hashlib.sha256(text).digest()[:DIGEST] == digest


def _selected(db: sqlite3.Connection, cursor: str) -> tuple[list[str], str]:
    (written,) = db.execute("SELECT name FROM about").fetchone() or (b"",)
    name = str(written, errors="replace") if isinstance(written, bytes) else str(written)
    store, _, number = cursor.partition(":")
    since = int(number) if store == name and number.isdecimal() else 0
    lines = []
    for seq, digest, text in db.execute("SELECT seq, digest, text FROM entry WHERE seq > ? ORDER BY seq", (since,)):
        if not _is_whole(text, digest):
            raise _Damaged
        since = seq
        lines.append(text.decode())
    return lines, f"{name}:{since}"
