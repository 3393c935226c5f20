"""Anki: a deck for each lesson, whose cards keep their ids, so that a newer deck leaves the learner's history as it is."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import genanki

from massage_lessons import __version__
from massage_lessons.course.words import say
from massage_lessons.schools.html import asked, escaped
from massage_lessons.schools.package import TEMPLATES, filled, zipped
from massage_lessons.schools.table import by_topic, chance, topic_title

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from massage_lessons.schools.pictures import Picture
    from massage_lessons.schools.table import Row

FIELDS = ("Id", "Ask", "Options", "Answer", "Explain", "Goal")
"""Of a note. Anki takes a note for the same when its id and its fields are: they are never renamed."""

MODEL = "Massage lessons: question"
FIRST_DAY = 1_767_225_600
"""The first second of 2026: Anki wants to know when a note was last changed."""

LARGEST = 2**31


def anki(table: Sequence[Row], pictures: Mapping[str, Picture]) -> bytes:
    """Return the questions as a package of Anki."""
    decks = []
    model = _model()
    for topic, rows in by_topic(table).items():
        deck = genanki.Deck(number_of(f"deck {topic}"), say("schools.deck", bank=say("schools.bank"), topic=topic_title(topic)))
        for row in rows:
            deck.add_note(_note(row, model, pictures.get(row.id)))
        decks.append(deck)
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for picture in sorted(set(pictures.values()), key=lambda one: one.name):
            (path := Path(folder) / picture.name).write_bytes(picture.jpeg)
            files.append(str(path))
        packed = io.BytesIO()
        genanki.Package(decks, files).write_to_file(packed, timestamp=changed(__version__))
    with zipfile.ZipFile(packed) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist()})


def number_of(name: str) -> int:
    """Return the number that Anki knows a deck or a kind of note by: always the same for a name."""
    return int(chance(f"massage-lessons {name}")[:12], 16) % LARGEST + 1


def changed(version: str) -> int:
    """Return when a version of the course counts as made, in seconds: later for a later one, as Anki takes only what is newer."""
    major, minor, patch = (int(part) for part in version.split(".")[:3])
    return FIRST_DAY + (major * 1000 + minor) * 1000 + patch


def _note(row: Row, model: genanki.Model, picture: Picture | None) -> genanki.Note:
    answer = filled("anki/answer.html", row=row, html=escaped)
    options = filled("anki/options.html", row=row, html=escaped)
    fields = [row.id, asked(row.ask, picture), _line(options), _line(answer), escaped(row.explain), escaped(row.goal)]
    tags = [f"massage-lessons::{row.kind}", f"massage-lessons::{row.goal_id}"]
    return genanki.Note(model=model, fields=fields, tags=tags, guid=genanki.guid_for("massage-lessons", row.id))


def _line(html: str) -> str:
    return "".join(line.strip() for line in html.splitlines())


def _model() -> genanki.Model:
    front = filled("anki/front.html")
    return genanki.Model(
        number_of("question"),
        MODEL,
        fields=[{"name": name} for name in FIELDS],
        templates=[{"name": "1", "qfmt": front, "afmt": filled("anki/back.html", front=front)}],
        css=(TEMPLATES / "anki" / "card.css").read_text(encoding="utf-8"),
    )
