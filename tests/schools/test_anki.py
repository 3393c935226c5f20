"""Anki, read back by Anki itself: what it imports, what it shows, and that a newer deck keeps a learner's history."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from school_bank import HARD, TEXTS, shown, table, the_bank, with_texts

from massage_lessons.schools import anki as ours
from massage_lessons.schools.pictures import pictures

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from anki.notes import Note

    from massage_lessons.schools.table import Row


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    found = Collection(str(tmp_path / "collection.anki2"))
    yield found
    found.close()


def take(collection: Collection, folder: Path, rows: tuple[Row, ...]) -> None:
    (path := folder / "questions.apkg").write_bytes(ours.anki(rows, pictures(rows)))
    collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(path), options=ImportAnkiPackageOptions()))


def notes(collection: Collection) -> dict[str, Note]:
    found = [collection.get_note(each) for each in collection.find_notes("")]
    return {note["Id"]: note for note in found}


def composed(text: str) -> str:
    """A text as Anki keeps it: an accent and its letter as one sign where there is one."""
    return unicodedata.normalize("NFC", text.strip())


def says(note: Note, row: Row) -> None:
    assert shown(note["Ask"]) == composed(row.ask)
    assert shown(note["Explain"]) == composed(row.explain)
    assert shown(note["Goal"]) == row.goal
    for option in row.options:
        assert composed(option.text) in shown(note["Options"])
        sign = "✓ Right:" if option.right else "✕ Not right:"
        assert f"{sign} {composed(option.text)} {composed(option.feedback)}" in shown(note["Answer"])
    steps = [shown(step) for step in re.findall(r"<li>(.*?)</li>", note["Answer"])]
    assert steps == [composed(step.text) for step in row.steps]


def test_anki_shows_all_that_a_question_says(collection: Collection, tmp_path: Path) -> None:
    rows = table()
    take(collection, tmp_path, rows)
    found = notes(collection)
    assert set(found) == {row.id for row in rows}
    for row in rows:
        says(found[row.id], row)
        (card,) = found[row.id].cards()
        assert row.explain.split(".", maxsplit=1)[0] not in html.unescape(card.question())
        assert html.unescape(card.answer()).count("{{") == HARD.count("{{")
    assert shown(found["anatomy-hard"]["Ask"]) == HARD
    assert {deck.name for deck in collection.decks.all_names_and_ids()} >= {
        "Back massage::Anatomy of the back",
        "Back massage::Safety and consent",
    }


def test_a_picture_is_there_and_tells_no_name(collection: Collection, tmp_path: Path) -> None:
    take(collection, tmp_path, table())
    (name,) = re.findall(r'src="([^"]+)"', notes(collection)["name/flank"]["Ask"])
    assert collection.media.have(name)
    (card,) = notes(collection)["name/flank"].cards()
    assert "<img" in card.question()


def test_a_newer_deck_changes_the_text_and_keeps_the_history(
    collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = table()
    take(collection, tmp_path, rows)
    (card,) = notes(collection)["anatomy-first"].cards()
    card.start_timer()
    collection.sched.answerCard(card, 3)
    before = collection.get_card(card.id)
    assert before.reps == 1
    monkeypatch.setattr(ours, "__version__", "99.0.0")
    newer = tuple(replace(row, ask="Which muscle lies outermost?") if row.id == "anatomy-first" else row for row in rows)
    take(collection, tmp_path, newer)
    note = notes(collection)["anatomy-first"]
    assert note["Ask"] == "Which muscle lies outermost?"
    (after,) = note.cards()
    assert (after.id, after.reps, after.due, after.ivl, after.queue) == (before.id, 1, before.due, before.ivl, before.queue)
    assert len(collection.find_notes("")) == len(rows)
    assert len(collection.find_cards("")) == len(rows)


def test_the_same_deck_twice_adds_nothing(collection: Collection, tmp_path: Path) -> None:
    rows = table()
    take(collection, tmp_path, rows)
    take(collection, tmp_path, rows)
    assert len(collection.find_cards("")) == len(rows)


def test_a_later_version_counts_as_newer() -> None:
    versions = ["0.2.0", "0.2.1", "0.3.0", "0.11.2", "1.0.0", "1.2.10", "2.0.0"]
    assert [ours.changed(one) for one in versions] == sorted({ours.changed(one) for one in versions})


def test_the_same_questions_give_the_same_bytes() -> None:
    rows = table()
    assert ours.anki(rows, pictures(rows)) == ours.anki(rows, pictures(rows))


@settings(max_examples=3, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS, TEXTS), min_size=20, max_size=40))
def test_any_text_survives(tmp_path_factory: pytest.TempPathFactory, texts: list[tuple[str, str, str, str]]) -> None:
    folder = tmp_path_factory.mktemp("anki")
    rows = tuple(replace(row, id=f"{row.id}-{n}") for n, each in enumerate(texts) for row in with_texts(*each))
    collection = Collection(str(folder / "collection.anki2"))
    take(collection, folder, rows)
    found = notes(collection)
    for row in rows:
        says(found[row.id], row)
    collection.close()


def test_the_bank_of_the_course_is_read_back_whole(collection: Collection, tmp_path: Path) -> None:
    take(collection, tmp_path, the_bank())
    found = notes(collection)
    assert len(found) == len(the_bank())
    for row in the_bank():
        says(found[row.id], row)
