"""GIFT, read back by gift-pegjs."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import school_bank
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from school_bank import HARD, TEXTS, table, the_bank, with_texts

from massage_lessons.schools.gift import gift
from massage_lessons.schools.table import by_topic

if TYPE_CHECKING:
    from massage_lessons.schools.table import Row

READER = Path(__file__).with_name("gift_reader.mjs")
TYPES = {"one": "MC", "several": "MC", "order": "Matching", "words": "Essay"}


def read(*texts: bytes) -> list[list[dict[str, Any]]]:
    given_to_it = json.dumps([text.decode() for text in texts])
    done = subprocess.run(["node", READER], input=given_to_it, capture_output=True, text=True, check=False)  # noqa: S607
    assert done.stderr == ""
    return [[one for one in found if one["type"] != "Category"] for found in json.loads(done.stdout)]


def shown(found: dict[str, str]) -> str:
    """A text as a browser would show it."""
    assert found["format"] == "html"
    return school_bank.shown(found["text"])


def says(one: dict[str, Any], row: Row) -> None:
    assert (one["id"], one["title"], one["type"]) == (row.id, row.id, TYPES[row.form])
    assert one["tags"] == [row.kind, row.goal_id]
    assert shown(one["stem"]) == row.ask.strip()
    feedback = f"{row.feedback}\n{row.explain}" if row.feedback else row.explain
    assert shown(one["globalFeedback"]) == feedback.strip()
    choices = one.get("choices", [])
    assert [shown(choice["text"]) for choice in choices] == [option.text for option in row.options]
    assert [shown(choice["feedback"]) for choice in choices] == [option.feedback for option in row.options]
    good = [choice["isCorrect"] or (choice["weight"] or 0) > 0 for choice in choices]
    assert good == [option.right for option in row.options]
    pairs = [(shown(pair["subquestion"]), pair["subanswer"]) for pair in one.get("matchPairs", [])]
    assert pairs == [(step.text, f"{n}") for n, step in enumerate(row.steps, 1)]


def test_every_question_is_read_back_with_all_that_it_says() -> None:
    rows = table(in_words=True)
    (found,) = read(gift(rows))
    by_id = {one["id"]: one for one in found}
    assert len(found) == len(rows)
    for row in rows:
        says(by_id[row.id], row)
    assert shown(by_id["anatomy-hard"]["stem"]) == HARD


@settings(max_examples=4, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS, TEXTS), min_size=30, max_size=60))
def test_any_text_survives(texts: list[tuple[str, str, str, str]]) -> None:
    tables = [with_texts(*each) for each in texts]
    for found, rows in zip(read(*map(gift, tables)), tables, strict=True):
        for one, row in zip(found, rows, strict=True):
            says(one, row)


def test_no_line_of_a_text_is_empty_or_a_comment() -> None:
    rows = with_texts("one\n\n// two", "three\n\n$CATEGORY: x", "[plain]four", "%100%five")
    text = gift(rows).decode()
    assert "// two" not in text.splitlines()
    assert text.count("\n\n") == 1 + len(rows)


def test_the_bank_of_the_course_is_read_back_whole() -> None:
    (found,) = read(gift(the_bank()))
    for one, row in zip(found, [row for rows in by_topic(the_bank()).values() for row in rows], strict=True):
        says(one, row)
