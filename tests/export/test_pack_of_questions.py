"""The bank of questions in a page: what is said twice is there once, and comes back as it was."""

from __future__ import annotations

import json
from typing import Any

from export_samples import in_page

from massage_lessons.course import bank, find
from massage_lessons.export.page import pack


def spelt(packed: object) -> Any:
    """What the page makes of it."""
    return json.loads(in_page("(text) => JSON.stringify(spelt(JSON.parse(text)))")(json.dumps(packed)))


def test_every_question_comes_back_as_it_was() -> None:
    items = bank.items(find.course())
    packed = pack.bank(outline=False)
    assert spelt(packed)["items"] == [{name: item[name] for name in item if name not in {"goal", "topic"}} for item in items]
    assert len(json.dumps(packed, ensure_ascii=False)) < 0.7 * len(json.dumps(items, ensure_ascii=False))


def test_what_a_question_rests_on_comes_along() -> None:
    found = spelt(pack.bank(outline=False))
    cited = {source for item in found["items"] for source in item["sources"]}
    assert found["sources"].keys() == cited
    assert {item["basis"] for item in found["items"] if "basis" in item} == found["bases"].keys()


def test_an_outline_has_no_more_than_what_counting_needs() -> None:
    found = spelt(pack.bank(outline=True))
    assert {tuple(item) for item in found["items"]} == {("id", "kind", "lesson", "hash")}


def test_no_text_of_a_question_looks_like_a_number_of_a_sentence() -> None:
    assert pack.SAID not in json.dumps(bank.items(find.course()), ensure_ascii=False)
