"""The bank of questions: complete, sound, and under ids that never change their meaning."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from lesson_files import places, the_course

from massage_lessons.build import bank as built
from massage_lessons.course import bank, find
from massage_lessons.paths import BANK

if TYPE_CHECKING:
    from massage_lessons.course.bank import Item

FEWEST = {"find": 80, "name": 80, "stroke": 12, "choose": 60, "true": 60, "words": 8}
MADE = {"find": "find/", "name": "name/", "stroke": "stroke/", "true": "claim/", "safe": "case/", "order": "order/"}
ITEMS = bank.items(the_course())


@pytest.mark.parametrize("kind", FEWEST)
def test_there_are_enough_of_each_kind(kind: str) -> None:
    assert Counter(item["kind"] for item in ITEMS)[kind] >= FEWEST[kind]


def test_there_are_at_least_300_questions_and_each_has_an_id_of_its_own() -> None:
    assert len({item["id"] for item in ITEMS}) == len(ITEMS) >= 300


def test_the_bank_is_built_from_the_course() -> None:
    assert built.artifact().build(check=True), "The content has changed. Run: massage-lessons build"
    kept = json.loads(BANK.read_bytes())
    assert (kept["version"], kept["goals"], kept["items"]) == (1, bank.goals(the_course()), list(ITEMS))
    assert list(bank.items(find.course())) == list(ITEMS)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item["id"])
def test_an_item_is_sound(item: Item) -> None:
    assert item["hash"] == bank.hashed(item)
    assert item["goal"] in bank.goals(the_course())
    assert item["goal"].startswith(f"{item['lesson']}/")
    assert item["sources"] or item["basis"] in {"general-anatomy", "practice", "convention"}
    assert item["id"].startswith(MADE.get(item["kind"], ""))
    for options in (item.get("options"), item.get("in_words", {}).get("options")):
        if options is not None:
            right = sum(option["right"] for option in options)
            assert right == 1 or (item.get("several") and right > 0)
            assert len({option["id"] for option in options}) == len({option["text"] for option in options}) == len(options) >= 3
            assert all(option["feedback"] for option in options)
    if place := item.get("place"):
        assert place in places()
