"""When an item is asked again: the one scheduler, held against another hand's work, py-fsrs, on histories of whole days."""

from __future__ import annotations

import hashlib
import json
import random
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from fsrs import Card, Rating, Scheduler
from quickjs import Context

from massage_lessons.paths import REVIEW, VENDOR

HISTORIES = 400
DAY = 86_400_000
START = datetime(2026, 1, 5, 12, tzinfo=UTC)
CLOSE = 1e-6
"""Share by which stability may differ: ts-fsrs rounds each number to eight places, and later answers build on earlier ones."""

PUBLISHED = {
    "ts-fsrs.js": "ad4a4b3b7e259fcbf02764454c8f9db4ea3bf5aae2f473198129ecb7728f1a19",
    "ts-fsrs.d.ts": "86619bd94f12a259832e2d3e1e7cacdc392174410d674e5999729e13889a4f41",
    "LICENSE": "8b83a73dd2894ff553d6de6113064b3ad9dfad3f839837b61f3b183881131d01",
}
"""SHA-256 of the files of ts-fsrs 5.4.2."""

History = list[tuple[int, int]]
"""Days since the start, and ratings."""


def histories(count: int) -> list[History]:
    """Histories of chance, the same at each run; some answers fall on the same day."""
    chance = random.Random(6)  # noqa: S311 - the same at each run, which is what is wanted
    found = []
    for _ in range(count):
        day, one = 0, []
        for _ in range(chance.randint(1, 15)):
            one.append((day, chance.choice([1, 2, 3, 3, 3, 4])))
            day += chance.choice([0, 1, 1, 2, 3, 5, 8, 13, 21, 34, 89])
        found.append(one)
    return found


def ours(many: list[History]) -> list[dict[str, Any]]:
    """The cards that the file which pages run makes of the histories."""
    context = Context()
    context.eval(REVIEW.read_text(encoding="utf-8"))
    call = context.eval("(state, bank) => JSON.stringify(massageReview.cards(JSON.parse(state), JSON.parse(bank)))")
    begin = int(START.timestamp()) * 1000
    answers = [[{"at": begin + day * DAY, "zone": 0, "rating": rating, "good": rating > 1} for day, rating in one] for one in many]
    items = [{"id": str(number), "kind": "find", "lesson": "anatomy"} for number in range(len(many))]
    made = json.loads(
        call(json.dumps({"history": {str(i): one for i, one in enumerate(answers)}, "done": {}}), json.dumps({"items": items}))
    )
    return [made[item["id"]] for item in items]


def theirs(history: History, scheduler: Scheduler) -> Card:
    """The card that py-fsrs makes of a history."""
    card = Card(card_id=1)
    for day, rating in history:
        card, _ = scheduler.review_card(card, Rating(rating), START + timedelta(days=day))
    return card


def due_of(card: Card) -> int:
    return (card.due - START).days


@pytest.fixture(scope="module")
def many() -> list[History]:
    return histories(HISTORIES)


@pytest.fixture(scope="module")
def made(many: list[History]) -> list[dict[str, Any]]:
    return ours(many)


def test_the_scheduler_is_the_published_one() -> None:
    files = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in (VENDOR / "ts-fsrs").iterdir()}
    assert files == PUBLISHED


def test_without_steps_of_minutes_and_without_chance_every_day_is_the_same(many: list[History], made: list[dict[str, Any]]) -> None:
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    first = int(START.timestamp() * 1000) // DAY
    for history, card in zip(many, made, strict=True):
        other = theirs(history, scheduler)
        assert card["due"] - first == due_of(other), history
        assert card["stability"] == pytest.approx(other.stability, rel=CLOSE)
        assert card["difficulty"] == pytest.approx(other.difficulty, rel=CLOSE)


def test_to_the_last_digit_they_differ_wherever_a_number_had_to_be_rounded(many: list[History], made: list[dict[str, Any]]) -> None:
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    same = [card["stability"] == theirs(history, scheduler).stability for history, card in zip(many, made, strict=True)]
    # What is left the same has one answer: its stability is a parameter, which nobody rounds.
    assert all(len(history) == 1 for history, one in zip(many, same, strict=True) if one)
    assert sum(same) == sum(len(history) == 1 for history in many)


def test_with_the_steps_and_the_chance_that_each_has_by_itself_most_days_differ(many: list[History], made: list[dict[str, Any]]) -> None:
    first = int(START.timestamp() * 1000) // DAY
    due = [card["due"] - first for card in made]
    random.seed(6)
    by_itself = [due_of(theirs(history, Scheduler())) for history in many]
    without_chance = [due_of(theirs(history, Scheduler(enable_fuzzing=False))) for history in many]
    agreed = sum(one == other for one, other in zip(due, by_itself, strict=True))
    in_steps = sum(one == other for one, other in zip(due, without_chance, strict=True))
    assert agreed < in_steps < len(due)
