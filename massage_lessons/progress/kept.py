"""The log of this computer: kept in one place in the way that its disk wants, and exchanged with the folder for several computers."""

from __future__ import annotations

from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING, Protocol

from massage_lessons.course.words import say
from massage_lessons.errors import ProgressError
from massage_lessons.progress import disk
from massage_lessons.progress import place as places
from massage_lessons.progress.entry import checked, line_of, parse
from massage_lessons.progress.journal import Journal
from massage_lessons.progress.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from massage_lessons.progress.entry import Entry
    from massage_lessons.progress.place import Place
    from massage_lessons.progress.store import Row

STORE = "progress.sqlite"
JOURNALS = "journals"
BACKUPS = "backups"


class Keeper(Protocol):
    """What keeps a log on a disk."""

    path: Path
    notes: list[str]

    def add(self, rows: Iterable[Row]) -> int:
        """Keep entries and return how many are new."""

    def after(self, cursor: str = "") -> tuple[list[str], str]:
        """Return the lines that came after a cursor, and the next cursor."""

    def forget(self) -> None:
        """Take everything away."""

    def aside(self) -> list[Path]:
        """Return the damaged files that were set aside."""


class Kept:
    """The log of this computer, for several threads.

    Parameters
    ----------
    place
        Where; without it, the place of this computer.
    """

    def __init__(self, place: Place | None = None) -> None:
        self.place = place or places.here()
        # The learner may name another folder while this runs, or none any more.
        self._asks_for_folder = place is None
        self._own_notes: list[str] = []
        self._exchange_notes: list[str] = []
        self._exchanging = Lock()
        self._shared: Journal | None = None
        self._given = self._taken = ""
        with disk.explained(self.place.folder):
            self._open(self.place.folder)

    def _open(self, folder: Path) -> None:
        database = Store(folder / STORE, shares_memory=self.place.disk == "local")
        journals = folder / JOURNALS
        self._main: Keeper = database
        self._other: Keeper | None = None
        if self.place.disk == "network":
            self._main, self._other = _journal(journals, self.place), database
        elif journals.is_dir():
            self._other = _journal(journals, self.place)
        if self._other is not None:
            self._adopt(self._other)

    @property
    def path(self) -> Path:
        """The file."""
        return self._main.path

    @property
    def notes(self) -> list[str]:
        """What the learner has to know, as sentences."""
        shared = self._shared.notes if self._shared is not None else []
        return [*self._own_notes, *self._main.notes, *shared, *self._exchange_notes]

    def add(self, entries: Iterable[Entry]) -> int:
        """Keep sound entries, all or none, and return how many are new; when it returns, the disk has them.

        Raises
        ------
        ProgressError
            When they cannot be kept.
        """
        return self._main.add([(entry["id"], line_of(entry)) for entry in entries])

    def lines(self, cursor: str = "") -> tuple[list[str], str]:
        """Return the lines of the entries that came after a cursor, and the cursor for the next time.

        Raises
        ------
        ProgressError
            When they cannot be read.
        """
        return self._main.after(cursor)

    def entries(self) -> list[Entry]:
        """Return all entries.

        Raises
        ------
        ProgressError
            When they cannot be read.
        """
        return [parse(line) for line in self.lines()[0]]

    def exchange(self) -> None:
        """Take over what the folder for several computers has, and give it what it lacks. What goes wrong becomes a note."""
        with self._exchanging:
            self._exchange_notes = []
            try:
                shared = self._folder()
                if shared is not None:
                    with disk.explained(shared):
                        self._exchange_with(shared)
            except ProgressError as error:
                self._exchange_notes = [say("log.notes.not-exchanged", why=str(error).removesuffix("."))]

    def _exchange_with(self, folder: Path) -> None:
        # A folder that is not there may be a disk that is not plugged in: making it would hide that.
        if not folder.is_dir():
            raise ProgressError(say("log.notes.no-folder", path=folder))
        self._shared = self._shared or _journal(folder, self.place)
        theirs, taken = self._shared.after(self._taken)
        if theirs:
            self._main.add(_rows(theirs))
        if taken.partition(":")[0] != self._taken.partition(":")[0]:
            # Files have gone or were replaced: what they had may be lacking.
            self._given = ""
        self._taken = taken
        ours, given = self._main.after(self._given)
        self._shared.add(_rows(line for line in ours if self._shared.lacks(line)))
        self._given = given

    @property
    def forgotten(self) -> str | None:
        """What marks the last time that this log was forgotten: `places.forgotten`."""
        return places.forgotten(self.place.folder)

    def _folder(self) -> Path | None:
        """Return the folder for several computers as it is named now."""
        if self._asks_for_folder:
            now = replace(self.place, shared=places.shared(self.place.folder))
            if now != self.place:
                self.place, self._shared, self._taken, self._given = now, None, "", ""
        return self.place.shared

    def forget(self) -> None:
        """Take the log of this computer away; the folder for several computers stays as it is, and is not used any more.

        Raises
        ------
        ProgressError
            When the disk refuses.
        """
        if self.place.shared is not None:
            places.share(self.place.folder, None)
        places.forget(self.place.folder)
        for keeper in filter(None, (self._other, self._main)):
            keeper.forget()

    def aside(self) -> list[Path]:
        """Return the damaged files that were set aside."""
        return self._main.aside()

    def _adopt(self, other: Keeper) -> None:
        """Take over what was kept in the other way, when the disk was another; that file stays."""
        try:
            lines, _ = other.after()
            if lines:
                self._main.add(_rows(lines))
        except ProgressError as error:
            self._own_notes.append(str(error))


def _journal(folder: Path, place: Place) -> Journal:
    try:
        device = place.device
    except ProgressError:
        # A name of this moment is as good: what it writes is merged like any other's.
        device = places.new_device()
    return Journal(folder, device, place.folder / f"{device}.lock")


def _rows(lines: Iterable[str]) -> list[Row]:
    return [(parse(line)["id"], line) for line in lines]


def sorted_out(values: Iterable[object]) -> tuple[list[Entry], list[tuple[object, str]]]:
    """Return the sound entries among values, and of each other one its id, as far as it has one, and why it is none."""
    sound: list[Entry] = []
    faults: list[tuple[object, str]] = []
    for value in values:
        try:
            sound.append(checked(value))
        except ValueError as error:
            name = value.get("id") if isinstance(value, dict) else None
            faults.append((name if isinstance(name, str) else None, str(error)))
    return sound, faults
