"""Tests on paper: what is drawn, how versions differ, that the key is right, and that no page of a test gives an answer away."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from massage_lessons.course import bank, find
from massage_lessons.course.places import base_of
from massage_lessons.errors import CourseError, UnknownName
from massage_lessons.export.pdf import exam
from massage_lessons.export.pdf.questions import CHOICES, LETTERS, MOST_ON_A_DRAWING, Asked, Version, drawn, version

if TYPE_CHECKING:
    from pathlib import Path

    from massage_lessons.course.bank import Item

ITEMS = bank.items(find.course())
SEEDS = st.text(max_size=8)


def right(asked: Asked, one: Version) -> str:
    """The letters of the key, worked out from the bank once more."""
    item = asked.item
    by_text = {choice.text: choice.letter for choice in asked.choices}
    if item["kind"] == "order":
        return "".join(by_text[step["text"]] for step in item["steps"])
    if item["kind"] == "find":
        (figure,) = (each for each in one.figures if each.number == asked.figure)
        return by_text[f"{figure.numbers[item['place']]}"]
    options = item["in_words"]["options"] if item["kind"] == "stroke" else item["options"]
    return "".join(sorted(by_text[option["text"]] for option in options if option["right"]))


@settings(max_examples=40)
@given(SEEDS, st.integers(1, 40))
def test_every_version_asks_the_same_and_its_key_is_right(seed: str, count: int) -> None:
    items = drawn(ITEMS, count, seed)
    assert len({item["id"] for item in items}) == count
    for letter in LETTERS[:3]:
        one = version(items, letter, seed)
        assert [asked.number for asked in one.questions] == list(range(1, count + 1))
        assert {asked.item["id"] for asked in one.questions} == {item["id"] for item in items}
        for asked in one.questions:
            assert asked.answer == right(asked, one)
            assert asked.answer
            assert len({choice.text for choice in asked.choices}) == len(asked.choices) > 1
            assert asked.item["kind"] == "order" or len(asked.answer) == (sum(choice.right for choice in asked.choices))
        for figure in one.figures:
            assert sorted(figure.numbers.values()) == list(range(1, len(figure.numbers) + 1))
            assert len(figure.numbers) <= MOST_ON_A_DRAWING
            assert {find.entry(base).layer for base in figure.numbers} == {figure.layer}


@settings(max_examples=40)
@given(SEEDS)
def test_no_two_questions_are_about_one_place_and_every_lesson_has_its_turn(seed: str) -> None:
    items = drawn(ITEMS, 24, seed)
    places = [base_of(item["place"]) for item in items if item["kind"] in {"find", "name"}]
    assert len(set(places)) == len(places)
    assert {item["lesson"] for item in items} == {item["lesson"] for item in ITEMS if item["kind"] != "words"}
    assert all(item["kind"] != "words" for item in items)


def test_versions_have_another_order_of_questions_answers_and_numbers() -> None:
    items = drawn(ITEMS, 30, "1")
    one, two = (version(items, letter, "1") for letter in "AB")
    assert [asked.item["id"] for asked in one.questions] != [asked.item["id"] for asked in two.questions]
    assert [figure.numbers for figure in one.figures] != [figure.numbers for figure in two.figures]
    texts = [{asked.item["id"]: [choice.text for choice in asked.choices] for asked in each.questions} for each in (one, two)]
    assert texts[0] != texts[1]
    assert version(items, "A", "1") == one
    assert drawn(ITEMS, 30, "1") == items
    assert drawn(ITEMS, 30, "2") != items


@pytest.mark.parametrize("item", [each for each in ITEMS if each["kind"] == "find"], ids=lambda each: each["id"])
def test_a_place_to_find_is_one_of_four_numbers(item: Item) -> None:
    (asked,) = version([item], "A", "seed").questions
    assert len({choice.text for choice in asked.choices}) == CHOICES
    assert [choice.right for choice in asked.choices].count(True) == 1


def test_right_answers_have_no_favourite_letter() -> None:
    letters: list[str] = []
    for seed in range(40):
        one = version(drawn(ITEMS, 20, f"{seed}"), "A", f"{seed}")
        letters += [asked.answer for asked in one.questions if len(asked.choices) == CHOICES and len(asked.answer) == 1]
    assert all(0.17 < letters.count(letter) / len(letters) < 0.33 for letter in "ABCD")


def test_only_the_lessons_that_are_named_are_asked_about() -> None:
    assert {item["lesson"] for item in drawn(ITEMS, 8, "1", ["safety"])} == {"safety"}
    with pytest.raises(CourseError, match=r"There are \d+ questions for such a test, fewer than 100\."):
        drawn(ITEMS, 100, "1", ["setup"])
    with pytest.raises(UnknownName, match="safety"):
        list(exam.pages(5, "1", 1, ["safty"]))


def test_too_many_versions_are_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="1 to 6 versions, not 7"):
        list(exam.build(tmp_path, count=5, seed="1", versions=7, begin=lambda *_: None))


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return {name: html for name, _, html in exam.pages(30, "<b>&1", 2)}


def of_the_test() -> list[Item]:
    return drawn(ITEMS, 30, "<b>&1")


def test_no_page_of_a_test_gives_an_answer_away(made: dict[str, str]) -> None:
    items = of_the_test()
    for name in ("test-A", "test-B"):
        page = BeautifulSoup(made[name], "html.parser")
        texts = page.get_text(" ", strip=True)
        assert [item["id"] for item in items if item["explain"] in texts] == []
        assert [item["id"] for item in items for option in item.get("options", []) if option["feedback"] in texts] == []
        for picture in page.select("img"):
            assert re.fullmatch(r"The back of the body with \d+ places to name, numbered\.", str(picture["alt"]))
        shown = page.select_one("main")
        assert shown is not None
        attributes = {key for node in shown.select("*") for key in node.attrs}
        assert attributes <= {"class", "alt", "src", "value", "id"}
        assert "<b>&1" in texts


def test_the_sheet_has_a_place_for_each_answer(made: dict[str, str]) -> None:
    one = version(of_the_test(), "B", "<b>&1")
    rows = BeautifulSoup(made["test-B"], "html.parser").select(".exam-rows li")
    assert [len(row.select(".exam-bubble, .exam-box")) for row in rows] == [len(asked.choices) for asked in one.questions]
    assert [bool(row.select(".exam-box")) for row in rows] == [asked.item["kind"] == "order" for asked in one.questions]


def test_the_key_has_the_answers_of_every_version(made: dict[str, str]) -> None:
    page = BeautifulSoup(made["test-key"], "html.parser")
    for column, letter in enumerate("AB"):
        one = version(of_the_test(), letter, "<b>&1")
        cells = [row.select("td")[column].get_text() for row in page.select(".exam-strips tbody tr")]
        assert cells == [asked.answer for asked in one.questions]
    whys = page.select(".exam-why li")
    assert len(whys) == 30
    assert all(item["explain"] in page.get_text() for item in of_the_test())
    # A question for a number is answered by the number, and not by the name that it asks for.
    told = {row.select("p")[1].get_text(): row.select_one("b") for row in whys}
    numbers = [told_as.get_text() for ask, told_as in told.items() if told_as and "which number is this" in ask]
    assert numbers != []
    assert all(number.isdigit() for number in numbers)
