"""Content files become one Course; every fault of every file is reported at once.

What an id points to is only noted while a file is read; `links` follows it when all files are read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, TypeVar, cast, get_args

from massage_lessons.course import entries, links, pronunciation, teaching
from massage_lessons.course.links import Notes, Reference
from massage_lessons.course.model import Course, Kind, Layer, Source, Tone, Verified
from massage_lessons.course.statements import statement
from massage_lessons.course.yaml import open_rows, open_table
from massage_lessons.errors import FaultyCourse
from massage_lessons.paths import CONTENT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from massage_lessons.course.model import Lesson, Statement
    from massage_lessons.course.yaml import Table
    from massage_lessons.errors import Fault

FILES = (
    "pronunciation",
    "regions",
    "muscles",
    "landmarks",
    "zones",
    "bones",
    "layers",
    "claims",
    "effects",
    "contraindications",
    "red-flags",
    "stop-signs",
    "techniques",
    "positions",
    "routines",
    "glossary",
    "forms",
)
CSL_KEYS = ("id", "type", "author", "container-title", "collection-title", "volume", "issue", "page", "publisher", "number", "DOI", "PMID")
"""Keys of CSL-JSON that the printer of references reads."""

FIXED_LAYERS = ("skin", "bones", "care")
"""Layers that entries are put on by their kind; only a muscle says itself which layer it is on."""

T = TypeVar("T")


def load(content: Path = CONTENT) -> Course:
    """Give the course in a content folder.

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
    """Give the course with its faults; where there are faults, stand-ins are in the course."""
    notes = Notes()
    tables = {file: open_table(content / f"{file}.yaml", notes.faults) for file in FILES}
    sources = open_rows(content / "sources.json", notes.faults)
    lessons = {path.stem: open_table(path, notes.faults) for path in sorted((content / "lessons").glob("*.yaml"))}

    pronunciation.read(tables["pronunciation"], notes)

    def rows(file: str, read_one: Callable[[str, Table, Notes], T]) -> tuple[T, ...]:
        return _rows(tables[file], notes, read_one)

    course = Course(
        regions=_entries(tables["regions"], notes, entries.region),
        muscles=_entries(tables["muscles"], notes, entries.muscle),
        landmarks=_entries(tables["landmarks"], notes, entries.landmark),
        zones=_entries(tables["zones"], notes, entries.zone),
        bones=_entries(tables["bones"], notes, entries.bone),
        sources=_rows(sources, notes, _source),
        **_settings(tables["layers"], notes),
        claims=rows("claims", teaching.claim),
        effects=rows("effects", teaching.effect),
        contraindications=rows("contraindications", teaching.contraindication),
        red_flags=rows("red-flags", teaching.red_flag),
        stop_signs=rows("stop-signs", teaching.stop_sign),
        techniques=rows("techniques", teaching.technique),
        positions=rows("positions", teaching.position),
        routines=rows("routines", teaching.routine),
        words=rows("glossary", teaching.word),
        forms=rows("forms", teaching.form),
        lessons=tuple(sorted((_lesson(name, table, notes) for name, table in lessons.items()), key=lambda lesson: lesson.number)),
    )
    if all(table.sound for table in (*tables.values(), *lessons.values(), sources)):
        links.check(course, notes)
    return course, tuple(notes.faults)


def _entries(table: Table, notes: Notes, read_one: Callable[[str, Table, Notes], T]) -> tuple[T, ...]:
    found = []
    for name, row in table.rows():
        notes.entries.append((name, row.place))
        found.append(read_one(name, row, notes))
        row.close()
    return tuple(found)


def _rows(table: Table, notes: Notes, read_one: Callable[[str, Table, Notes], T]) -> tuple[T, ...]:
    found = []
    for name, row in table.rows():
        found.append(read_one(name, row, notes))
        row.close()
    return tuple(found)


def _lesson(name: str, table: Table, notes: Notes) -> Lesson:
    lesson = teaching.lesson(name, table, notes)
    table.close()
    return lesson


def _source(name: str, table: Table, notes: Notes) -> Source:
    """Read an item of CSL-JSON, as far as the course itself looks at it; the rest is the business of the reference's printer."""
    notes.sources.append((name, table.place))
    own = table.table("custom")
    for key in CSL_KEYS:
        table.has(key)
    source = Source(
        id=name,
        short=own.text("short"),
        kind=own.text("kind"),
        title=table.text("title"),
        year=table.optional_year("issued"),
        url=table.optional_text("URL"),
        verified=cast("Verified", own.choice("verified", get_args(Verified))),
        note=own.optional_text("note"),
    )
    own.close()
    return source


class _Settings(TypedDict):
    """What stands in layers.yaml."""

    layers: tuple[Layer, ...]
    groups: tuple[str, ...]
    tones: tuple[Tone, ...]
    notice: Statement


def _settings(table: Table, notes: Notes) -> _Settings:
    settings: _Settings = {
        "layers": tuple(_layer(row) for row in table.tables("layers")),
        "groups": tuple(word for word, _ in table.words("groups")),
        "tones": tuple(_tone(row) for row in table.tables("tones")),
        "notice": statement(table.table("notice"), notes),
    }
    notes.references += [Reference(table.place_of("layers"), layer, "layer") for layer in FIXED_LAYERS]
    table.close()
    return settings


def _layer(table: Table) -> Layer:
    layer = Layer(
        id=table.name("id"),
        name=table.text("name"),
        short=table.text("short"),
        hint=table.text("hint"),
        kinds=tuple(cast("Kind", word) for word in table.choices("kinds", get_args(Kind))),
    )
    table.close()
    return layer


def _tone(table: Table) -> Tone:
    tone = Tone(id=table.text("id"), name=table.text("name"))
    table.close()
    return tone
