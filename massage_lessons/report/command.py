"""The command `massage-lessons report`: read a folder, write a page and tables, say where they are."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from massage_lessons.course.words import say
from massage_lessons.export import files as written
from massage_lessons.report import learners, page, questions, read, tables
from massage_lessons.report.count import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from massage_lessons.report.questions import Bank
    from massage_lessons.report.read import File, Note

PAGE = "report.html"


def run(folder: Path, to: Path, *, names: bool, tell: Callable[[str], None], bank: Bank | None = None) -> None:
    """Make the report of a folder, and tell of it.

    Parameters
    ----------
    folder
        Where the results files are.
    to
        Where the page and the tables are put.
    names
        Whether learners are called by the names that they gave; without, by numbers.
    tell
        Hears each line.
    bank
        The questions; without it, those of the course.

    Raises
    ------
    CourseError
        When there is nothing to read, or the report cannot be written; one that was there is kept.
    """
    bank = bank or questions.load()
    with _no_search_for_rings():
        found, notes = read.folder(folder)
        known, merging = learners.together(found)
        notes += merging
        if not names:
            known = learners.without_names(known)
            notes = _without_names(notes, found)
        result = counted(known, bank)
    made = {PAGE: page.html(result, bank, notes, len(found)).encode("utf-8", "replace"), **tables.tables(result, bank)}
    places = written.put(to, made)
    for note in notes:
        tell(f"{note.file}: {note.what} {note.mend}")
    tell(say("report.told", n=len(known), files=len(found), answers=sum(one.answers for one in result.learners), page=places[PAGE]))


@contextmanager
def _no_search_for_rings() -> Iterator[None]:
    """Let Python collect nothing meanwhile: to search half a million entries for rings takes a third of all time, and there are none."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _without_names(notes: Sequence[Note], files: Sequence[File]) -> list[Note]:
    """The notes with numbers in place of the files' names, which often tell whose they are."""
    order = {name: number for number, name in enumerate(dict.fromkeys([*(file.name for file in files), *(note.file for note in notes)]), 1)}

    def number(value: object) -> str:
        return say("report.files.number", n=order[value]) if value in order else say("report.files.hidden")

    hidden = {"other", "names", "name"}
    return [
        replace(
            note,
            file=number(note.file),
            values=tuple((key, number(value) if key in hidden else value) for key, value in note.values),
        )
        for note in notes
    ]
