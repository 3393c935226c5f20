"""What `massage-lessons questions` and `massage-lessons export --scorm` do and say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from massage_lessons import files
from massage_lessons.course import bank, find
from massage_lessons.course.words import say
from massage_lessons.errors import CourseError, needs
from massage_lessons.schools import losses
from massage_lessons.schools.formats import FILES, made
from massage_lessons.schools.table import rows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from massage_lessons.schools.formats import Format
    from massage_lessons.schools.pictures import Picture
    from massage_lessons.schools.table import Row

KILO = 1024


def questions(name: Format, topics: Sequence[str], folder: Path, *, in_words: bool, tell: Callable[[str], None]) -> Path:
    """Write the questions of some lessons, or of all, in a format, and tell what it loses.

    Raises
    ------
    UnknownName
        For a lesson that has no questions.
    MissingPackages
        Where the format, or a picture, needs a package that is not there.
    CourseError
        When the file cannot be written; the one before is kept.
    """
    course = find.course()
    table = rows(bank.items(course), bank.goals(course), topics, in_words=in_words or name in losses.PICTURELESS)
    content = made(name, table, _pictures(table, tell))
    path = folder / FILES[name]
    write(path, content)
    called = say(f"schools.formats.{name}")
    tell(say("schools.told.written", n=len(table), format=called, size=f"{len(content) / KILO:,.0f}", file=path.resolve()))
    lost = losses.counted(name, table)
    tell(say("schools.told.lost", format=called) if lost else say("schools.told.nothing"))
    for loss in lost:
        tell("  " + say("schools.told.line", n=loss.count, what=loss.words))
    return path


def scorm(notebooks: Sequence[Path], folder: Path, tell: Callable[[str], None]) -> None:
    """Write a package of SCORM 1.2 of each notebook, and tell what it loses.

    Raises
    ------
    Failures
        At the end, with a sentence for each notebook of which no package could be made; the others are there.
    CourseError
        When a package cannot be written; the one before is kept.
    """
    with needs("export"):
        from massage_lessons.export import errors, from_notebooks  # noqa: PLC0415 - nbconvert is not needed for questions
        from massage_lessons.schools.scorm import package  # noqa: PLC0415

    failed = []
    for path in from_notebooks.found(notebooks):
        try:
            made = package(path)
        except errors.ExportError as error:
            failed.append(str(error))
            continue
        target = folder / f"{path.stem}-scorm.zip"
        write(target, made.content)
        for note in made.notes:
            tell(note)
        tell(say("schools.told.package", n=made.counting, file=target.resolve(), size=f"{len(made.content) / KILO:,.0f}"))
    tell(say("schools.told.scorm"))
    for loss in losses.SCORM:
        tell("  " + say(f"schools.losses.{loss}"))
    if failed:
        raise errors.Failures(failed)


def write(path: Path, content: bytes) -> None:
    """Put a file in the place of the one before.

    Raises
    ------
    CourseError
        When it cannot be written; the one before is kept.
    """
    try:
        files.replace(path, content)
    except OSError as error:
        raise CourseError(say("schools.told.cannot", file=path, why=error.strerror)) from error


def _pictures(table: Sequence[Row], tell: Callable[[str], None]) -> dict[str, Picture]:
    count = len({row.mark for row in table if row.mark})
    if not count:
        return {}
    with needs("figures"):
        from massage_lessons.schools import pictures  # noqa: PLC0415 - loads matplotlib, which a format without pictures does without
    tell(say("schools.told.drawing", n=count))
    return pictures.pictures(table)
