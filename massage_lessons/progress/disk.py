"""What a disk does to answers: a lock that ends with its program, a file that is the old or the new one, and refusals in one sentence."""

from __future__ import annotations

import errno
import os
import sys
import time
from contextlib import contextmanager, suppress
from datetime import datetime
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from massage_lessons.course.words import say
from massage_lessons.errors import ProgressError

if TYPE_CHECKING:
    from collections.abc import Iterator

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
READ_ONLY = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
HELD = frozenset({32, 33})
"""What Windows says of a file that another program has open."""

SECONDS_TO_WAIT = 30
SECONDS_TO_MOVE = 5
SECONDS_BETWEEN = 0.01


def refused(path: Path, error: OSError) -> ProgressError:
    """Return what a learner is told when a file cannot be written or read."""
    if error.errno in FULL:
        return ProgressError(say("log.disk.full", path=path))
    if getattr(error, "winerror", None) in HELD:
        return ProgressError(say("log.disk.busy", path=path))
    if error.errno in READ_ONLY:
        return ProgressError(say("log.disk.read-only", path=path))
    return ProgressError(say("log.disk.refused", path=path, why=error.strerror or error))


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Say in one sentence what the disk refuses.

    Raises
    ------
    ProgressError
        In place of the system's own error.
    """
    try:
        yield
    except OSError as error:
        raise refused(path, error) from error


def make_folder(folder: Path) -> None:
    """Make a folder that only its owner reads, unless it is there.

    Raises
    ------
    OSError
        Where it cannot be made.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep every other program and thread out that asks for the same lock; the system opens it when a program ends, however it ends.

    Raises
    ------
    ProgressError
        When another one keeps it for too long.
    OSError
        Where the file cannot be made.
    """
    make_folder(path.parent)
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        deadline = time.monotonic() + SECONDS_TO_WAIT
        while not _taken(file):
            if time.monotonic() > deadline:
                raise ProgressError(say("log.disk.busy", path=path))
            time.sleep(SECONDS_BETWEEN)
        yield
    finally:
        os.close(file)


if sys.platform == "win32":
    import msvcrt

    def _taken(file: int) -> bool:
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            # What a drive on the network says that has no locks is none of these two.
            return error.errno not in {errno.EACCES, errno.EDEADLK}
        return True

else:
    import fcntl

    def _taken(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as error:
            # Some network homes have no locks; then appends of one line group at a time are what there is.
            if error.errno in {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP}:
                return True
            raise
        return True


def settle(folder: Path) -> None:
    """Let the disk keep what a folder lists; not every system can be asked to."""
    with suppress(OSError):
        file = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(file)
        finally:
            os.close(file)


def move(source: Path, target: Path) -> None:
    """Put a file into the place of another. Windows refuses that for as long as a program, such as one that looks for viruses, reads one.

    Raises
    ------
    OSError
        Where the disk refuses.
    """
    deadline = time.monotonic() + (SECONDS_TO_MOVE if sys.platform == "win32" else 0)
    while True:
        try:
            os.replace(source, target)  # noqa: PTH105 - named as what it does
        except PermissionError:
            if time.monotonic() >= deadline:
                raise
            time.sleep(SECONDS_BETWEEN)
        else:
            return


def replace(target: Path, content: bytes) -> None:
    """Write a file that is the old one or the new one, never half, and stay until the disk has it.

    Raises
    ------
    ProgressError
        Where the disk refuses.
    """
    # A link stays one, and what it leads to is written.
    target = Path(os.path.realpath(target))
    aside = target.with_name(f"{target.name}.{os.getpid()}.new")
    with explained(target):
        make_folder(target.parent)
        try:
            with aside.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            move(aside, target)
        finally:
            aside.unlink(missing_ok=True)
    settle(target.parent)


def today() -> str:
    """Return the day as file names have it."""
    return datetime.now().astimezone().date().isoformat()


def free_name(path: Path) -> Path:
    """Return this path, or the first numbered one beside it that nothing has yet, whatever the clock says."""
    paths = chain([path], (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in count(2)))
    return next(one for one in paths if not one.exists())


def free_aside(path: Path) -> Path:
    """Return the name under which a damaged file is set aside."""
    name = f"{path.name}.damaged-{today()}"
    names = chain([name], (f"{name}-{number}" for number in count(2)))
    return next(path.with_name(one) for one in names if not path.with_name(one).exists())
