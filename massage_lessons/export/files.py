"""Pages to the disk: a page is written aside and then takes the place of the old one, or nothing changes."""

from __future__ import annotations

import ctypes
import errno
import json
import os
import shutil
import tempfile
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from massage_lessons.export.errors import ExportError

try:
    import fcntl
except ImportError:  # Windows has no such lock
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

ASIDE = ".new-"
HERE, EXCHANGE = -100, 2
"""As Linux has them: a path as it is written, and that two paths change places."""

NAMES = "names.json"


@dataclass(frozen=True, slots=True)
class Written:
    """A page that was written: where, how large, and what the person who asked for it should know."""

    path: Path
    size: int
    notes: tuple[str, ...]


def write(folder: Path, name: str, content: bytes, notes: tuple[str, ...]) -> Written:
    """Write a file in place of the one before, as `put` does."""
    return Written(put(folder, {name: content})[name], len(content), notes)


def put(folder: Path, contents: Mapping[str, bytes]) -> dict[str, Path]:
    """Write files into a folder, all of them or none, and give where each is; other files of the folder are left alone.

    Raises
    ------
    ExportError
        When one of them cannot be written; those that were there before are there still.
    """
    places = {name: folder / name for name in contents}
    at = next(iter(places.values()), folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _alone(folder), tempfile.TemporaryDirectory(prefix=ASIDE, dir=folder) as made:
            aside = Path(made)
            # Numbers, as a name with something added may be too long for the disk.
            for number, (name, content) in enumerate(contents.items()):
                at = places[name]
                (aside / f"{number}.new").write_bytes(content)
                if at.exists():
                    shutil.copy2(at, aside / f"{number}.old")
            (aside / NAMES).write_text(json.dumps(list(contents)), encoding="utf-8")
            with ExitStack() as undo:
                for number, place in enumerate(places.values()):
                    at = place
                    _replace(aside / f"{number}.new", at, aside / f"{number}.old", undo)
                undo.pop_all()
    except OSError as error:
        raise ExportError(f"{at} cannot be written: {error.strerror}. {_kept(places.values())}") from error
    return places


def put_whole(folder: Path, contents: Mapping[str, bytes]) -> dict[str, Path]:
    """Write the files of a folder that holds nothing else, and give where each is.

    They are written aside, then the folders change places in one step: whoever looks, or ends us, at any time finds the old files or
    the new ones. Where the folder holds something else too, or the disk cannot do that, the files are replaced one by one, as `put` does.

    Raises
    ------
    ExportError
        When one of them cannot be written; those that were there before are there still.
    """
    whole = folder.resolve()
    try:
        if whole.exists() and {path.name for path in whole.iterdir()} - contents.keys():
            return put(folder, contents)
        whole.parent.mkdir(parents=True, exist_ok=True)
        with _alone(whole.parent), tempfile.TemporaryDirectory(prefix=ASIDE, dir=whole.parent) as made:
            aside = Path(made, "new")
            aside.mkdir()
            for name, content in contents.items():
                (aside / name).write_bytes(content)
            if whole.exists():
                _exchange(aside, whole)
            else:
                aside.rename(whole)
    except OSError:
        # Whatever it was, the other way says it of the file that it meets.
        return put(folder, contents)
    return {name: folder / name for name in contents}


def _exchange(one: Path, other: Path) -> None:
    """Let two folders change places in one step.

    Raises
    ------
    OSError
        Where the system or the disk cannot do that.
    """
    exchange = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if os.name == "posix" else None
    if exchange is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    if exchange(HERE, os.fsencode(one), HERE, os.fsencode(other), EXCHANGE):
        fault = ctypes.get_errno()
        raise OSError(fault, os.strerror(fault))


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Write into a folder while no other export does, after what one that was killed has left is as it was before."""
    if fcntl is None:
        yield
        return
    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        for left in folder.glob(f"{ASIDE}*"):
            _restore(left, folder)
            shutil.rmtree(left)
        yield
    finally:
        os.close(held)


def _restore(left: Path, folder: Path) -> None:
    """Put back the pages that a killed export had begun to replace."""
    names = left / NAMES
    try:
        listed = json.loads(names.read_text(encoding="utf-8")) if names.is_file() else []
    except ValueError:
        # It was killed while it wrote them: nothing had been replaced yet.
        return
    for number, name in enumerate(listed):
        at = folder / Path(str(name)).name
        if (left / f"{number}.old").exists():
            os.replace(left / f"{number}.old", at)  # noqa: PTH105 - the old page in place of the new one, never half
        elif not (left / f"{number}.new").exists():
            at.unlink(missing_ok=True)


def _replace(new: Path, at: Path, old: Path, undo: ExitStack) -> None:
    os.replace(new, at)  # noqa: PTH105 - named as what it is: the file is the old one or the new one, never half
    undo.callback(*((os.replace, old, at) if old.exists() else (at.unlink,)))


def _kept(places: Collection[Path]) -> str:
    try:
        if any(path.is_file() for path in places):
            return "The page that was there is kept." if len(places) == 1 else "What was there before is kept, all of it."
    except OSError:
        pass  # A folder that cannot be looked into is not the right one either.
    return "Choose another folder with --to." if len(places) == 1 else "Choose another folder with --site."
