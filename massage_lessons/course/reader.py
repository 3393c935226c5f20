"""Content files become one Course; every fault of every file is reported at once.

What an id points to is only noted while a file is read; `links` follows it when all files are read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from massage_lessons.course import checks, fields, links, objects, pronunciation, words
from massage_lessons.course.links import Notes, Reference
from massage_lessons.course.model import Course, Lesson
from massage_lessons.course.model.course import PRONUNCIATION
from massage_lessons.course.yaml import open_rows, open_table
from massage_lessons.errors import Fault, FaultyCourse, Place, alternatives, close_names
from massage_lessons.paths import CONTENT

if TYPE_CHECKING:
    from pathlib import Path

    from massage_lessons.course.table import Table


def load(content: Path = CONTENT) -> Course:
    """Return the course in a content folder.

    Raises
    ------
    FaultyCourse
        With every fault of every file.
    """
    course, faults = read(content)
    if faults:
        raise FaultyCourse(faults)
    return course


def read(content: Path = CONTENT) -> tuple[Course, tuple[Fault, ...]]:
    """Return the course with its faults; where there are faults, stand-ins are in the course."""
    notes = Notes()
    tables = {name: _opened(content, name, notes) for name in fields.files(content)}
    _look_for_others(content, {*tables, words.FILE}, notes)
    pronunciation.read(tables[PRONUNCIATION], notes)
    course = Course(**{kind.name: _kind(kind, tables, notes) for kind in fields.kinds()})
    _close_shared(tables, notes)
    if all(table.sound for table in tables.values()):
        links.check(course, notes)
    return course, tuple(notes.faults)


def _look_for_others(content: Path, known: set[str], notes: Notes) -> None:
    """Note files that nobody reads: one in a wrong folder, or with a misspelt name, would be lost without a word."""
    for path in sorted(path for path in content.rglob("*") if path.suffix in {".yaml", ".yml", ".json"}):
        name = path.relative_to(content).as_posix()
        if name not in known:
            likely = [other for other in sorted(known) if other.endswith(f"/{path.stem}.yaml")] or close_names(name, sorted(known))[:1]
            mend = f"Did you mean {alternatives(likely)}?" if likely else "Remove it, or name its kind in course/model/course.py."
            notes.faults.append(Fault(Place(name, 1), "a file that the course reads", "one that it does not", mend))


def _opened(content: Path, name: str, notes: Notes) -> Table:
    opened = open_rows if name.endswith(".json") else open_table
    return opened(content / name, notes.faults)


def _kind(kind: fields.Kind, tables: dict[str, Table], notes: Notes) -> Any:  # noqa: ANN401 - each kind has a type of its own
    if "*" in kind.file:
        folder = kind.file.partition("*")[0]
        lessons = [_lesson(name, table, notes) for name, table in tables.items() if name.startswith(folder)]
        return tuple(sorted(lessons, key=lambda lesson: lesson.number))
    if kind.key is None:
        return objects.rows(kind.cls, tables[kind.file], notes)
    return objects.value(kind.value, tables[kind.file], kind.key, notes)


def _lesson(name: str, table: Table, notes: Notes) -> Lesson:
    return objects.read(Lesson, table, notes, id=name.rpartition("/")[2].removesuffix(".yaml"))


def _close_shared(tables: dict[str, Table], notes: Notes) -> None:
    """Close the files of several kinds, and ask for the layers that entries are put on by their kind."""
    for name in dict.fromkeys(kind.file for kind in fields.kinds() if kind.key):
        tables[name].close()
    layers = tables[fields.file_of("layers")]
    notes.references += [Reference(layers.place_of("layers"), layer, "layer") for layer in dict.fromkeys(checks.FIXED_LAYERS.values())]
