"""Where the lessons are on this machine: in a checkout the ones of the checkout, otherwise a folder of the learner's own.

A lesson that the learner has changed is never overwritten: a newer one is put beside it.
"""

from __future__ import annotations

import errno
import hashlib
import json
from contextlib import contextmanager
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from massage_lessons import files
from massage_lessons.errors import LessonError
from massage_lessons.paths import LESSONS_IN_CHECKOUT, LESSONS_IN_PACKAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

RECORD = ".massage-lessons.json"
"""In the learner's folder: name of each lesson that was put there, and its digest."""

START = "00-start-here.ipynb"


def shipped() -> list[Path]:
    """The lessons as they come with the course, in order."""
    folder = LESSONS_IN_CHECKOUT if in_checkout() else LESSONS_IN_PACKAGE
    return sorted(path for path in folder.glob("*.ipynb") if path.name[:2].isdigit())


def in_checkout() -> bool:
    """Whether the package runs from a checkout of the course, where the lessons are edited in place."""
    return (LESSONS_IN_CHECKOUT / START).is_file() and (LESSONS_IN_CHECKOUT.parent / "pyproject.toml").is_file()


def digest(path: Path) -> str:
    """The SHA-256 of a lesson file, whatever line ends a checkout gave it."""
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def prepare(folder: Path) -> list[str]:
    """Put the lessons into a folder and give a line for each that needs the learner's eye.

    Raises
    ------
    LessonError
        When the folder is a file, cannot be written, or the disk is full.
    """
    notes = []
    with _explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
        record = _read_record(folder / RECORD)
        placed = dict(record)
        for lesson in shipped():
            target = _target(lesson, folder, record)
            placed[lesson.name] = digest(lesson)
            if target is None:
                continue
            files.replace(target, lesson.read_bytes())
            placed[target.name] = digest(lesson)
            if target.name != lesson.name:
                notes.append(f"You have changed {lesson.name}, so it stays as it is. The new version is beside it: {target.name}")
        if placed != record:
            files.replace(folder / RECORD, (json.dumps(placed, indent=1) + "\n").encode())
    return notes


def restored(name: str, folder: Path | None = None) -> str | None:
    """Put a lesson back as it comes with the course, and give the name under which the learner's own version is kept, if it was another.

    Raises
    ------
    LessonError
        When the course has no such lesson, it is one of a checkout's own, or the folder cannot be written.
    """
    place = folder or Path.cwd()
    lesson = next((one for one in shipped() if one.name == name), None)
    if lesson is None:
        raise LessonError(f"{name} is not a lesson of the course. Open the lesson under its own name.")
    own = place / name
    if own.exists() and own.samefile(lesson):
        raise LessonError(f"{name} is the lesson itself. Take it from the course again.")
    with _explained(place):
        if not own.exists() or digest(own) == digest(lesson):
            files.replace(own, lesson.read_bytes())
            return None
        names = chain([f"{own.stem} (my version)"], (f"{own.stem} (my version {number})" for number in count(2)))
        kept = next(path for path in (place / f"{one}.ipynb" for one in names) if not path.exists())
        files.replace(kept, own.read_bytes())
        files.replace(own, lesson.read_bytes())
        return kept.name


def check_writable(folder: Path) -> None:
    """Make sure that a learner's work can be saved here.

    Raises
    ------
    LessonError
        When it cannot.
    """
    with _explained(folder):
        files.replace(folder / f"{RECORD}.try", b"")
        (folder / f"{RECORD}.try").unlink()


def _target(lesson: Path, folder: Path, record: dict[str, str]) -> Path | None:
    """Where a lesson is to be written: in its place, beside one that the learner has changed, or nowhere."""
    own, new = folder / lesson.name, digest(lesson)

    def is_free(path: Path) -> bool:
        return not path.exists() or digest(path) in {record.get(path.name), new}

    if is_free(own):
        return None if own.exists() and digest(own) == new else own
    if record.get(lesson.name) == new:
        return None
    # A learner may have worked in an earlier new version too.
    names = chain([f"{own.stem} (new version)"], (f"{own.stem} (new version {number})" for number in count(2)))
    return next(path for path in (folder / f"{name}.ipynb" for name in names) if is_free(path))


def _read_record(path: Path) -> dict[str, str]:
    # A record that cannot be read counts as none: then every lesson that differs is taken for the learner's own.
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


@contextmanager
def _explained(folder: Path) -> Iterator[None]:
    try:
        yield
    except (FileExistsError, NotADirectoryError) as error:
        raise LessonError(f"{folder} is a file. Choose a folder for the lessons: --folder NAME") from error
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise LessonError(f"The disk is full: the lessons do not fit into {folder}. Free some space and start again.") from error
        if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
            raise LessonError(f"{folder} cannot be written. Choose another folder: --folder NAME") from error
        raise LessonError(f"The lessons cannot be put into {folder}: {error.strerror}. Choose another folder: --folder NAME") from error
