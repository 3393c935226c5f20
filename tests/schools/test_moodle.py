"""Moodle XML. Somebody else's reader takes the questions to choose; the one here keeps to the rules by which Moodle reads them all."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from hypothesis import given, settings
from moodle_xml_parser import parser
from school_bank import HARD, TEXTS, shown, table, the_bank, with_texts

from massage_lessons.schools.moodle import moodle
from massage_lessons.schools.pictures import pictures
from massage_lessons.schools.table import by_topic

if TYPE_CHECKING:
    from massage_lessons.schools.table import Row

WORTH = {100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667, 14.28571, 12.5, 11.11111, 10, 5, 0}
"""What an answer may be worth in Moodle, in percent; the same may be taken off."""

OF_TYPE = {
    "multichoice": {"single", "answernumbering", "shuffleanswers", "correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"},
    "matching": {"shuffleanswers", "correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"},
    "essay": {
        "responseformat",
        "responserequired",
        "responsefieldlines",
        "attachments",
        "attachmentsrequired",
        "graderinfo",
        "responsetemplate",
    },
}
OF_ALL = {"name", "questiontext", "generalfeedback", "defaultgrade", "penalty", "hidden", "idnumber", "tags"}


def text(node: ET.Element | None) -> str:
    """The text of a field of HTML, as a browser would show it."""
    assert node is not None
    assert node.get("format") == "html"
    return shown((node.findtext("text") or "").strip())


def read(xml: bytes) -> list[ET.Element]:
    """The questions, each held against the rules of its type."""
    root = ET.fromstring(xml)  # noqa: S314 - our own
    assert root.tag == "quiz"
    found = [one for one in root if one.get("type") != "category"]
    assert [one.tag for one in root] == ["question"] * len(root)
    for one in found:
        own = OF_TYPE[one.get("type", "")]
        assert {part.tag for part in one} - {"answer", "subquestion"} == OF_ALL | own
        answers = [float(answer.get("fraction", "")) for answer in one.iter("answer") if answer.get("fraction")]
        assert {abs(worth) for worth in answers} <= WORTH
        if one.findtext("single") == "true":
            assert sorted(answers, reverse=True)[:2] == [100, 0]
        elif one.get("type") == "multichoice":
            assert abs(sum(worth for worth in answers if worth > 0) - 100) < 0.001
            assert min(answers) < 0
    assert len({one.findtext("idnumber") for one in found}) == len(found)
    return found


def says(one: ET.Element, row: Row) -> None:
    """A question as it was read says all that its row says."""
    assert text(one.find("questiontext")) == row.ask.strip()
    assert text(one.find("generalfeedback")) == row.explain.strip()
    options = one.findall("answer")
    assert [text(answer) for answer in options] == [option.text for option in row.options]
    assert [text(answer.find("feedback")) for answer in options] == [option.feedback for option in row.options]
    assert [float(answer.get("fraction", "0")) > 0 for answer in options] == [option.right for option in row.options]
    pairs = [(text(step), step.findtext("answer/text")) for step in one.findall("subquestion")]
    assert pairs == [(step.text, f"{n}") for n, step in enumerate(row.steps, 1)]


def test_every_question_is_read_back_with_all_that_it_says() -> None:
    rows = table()
    found = {one.findtext("idnumber"): one for one in read(moodle(rows, pictures(rows)))}
    assert list(found) != []
    assert set(found) == {row.id for row in rows}
    for row in rows:
        says(found[row.id], row)
    assert text(found["anatomy-hard"].find("questiontext")) == HARD


@settings(max_examples=150)
@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_any_text_survives(ask: str, first: str, second: str, explain: str) -> None:
    rows = with_texts(ask, first, second, explain)
    for one, row in zip(read(moodle(rows, {})), rows, strict=True):
        says(one, row)


def test_a_category_for_each_lesson_comes_before_its_questions() -> None:
    root = ET.fromstring(moodle(table(), {}))  # noqa: S314 - our own
    assert [one.findtext("category/text") for one in root if one.get("type") == "category"] == [
        "top/Back massage/Anatomy of the back",
        "top/Back massage/Safety and consent",
    ]


def test_a_picture_comes_with_its_question() -> None:
    rows = table()
    drawn = pictures(rows)
    one = next(one for one in read(moodle(rows, drawn)) if one.findtext("idnumber") == "name/flank")
    file = one.find("questiontext/file")
    assert file is not None
    assert file.get("name") == drawn["name/flank"].name
    assert base64.b64decode(file.text or "") == drawn["name/flank"].jpeg
    assert f'src="@@PLUGINFILE@@/{file.get("name")}"' in (one.findtext("questiontext/text") or "")


def test_free_words_show_the_explanation_to_who_marks_them() -> None:
    one = next(one for one in read(moodle(table(), {})) if one.get("type") == "essay")
    assert text(one.find("graderinfo")) == text(one.find("generalfeedback")) != ""


def test_the_bank_of_the_course_is_read_back_whole() -> None:
    for one, row in zip(read(moodle(the_bank(), {})), [row for rows in by_topic(the_bank()).values() for row in rows], strict=True):
        says(one, row)


def test_somebody_elses_reader_finds_each_question_to_choose_with_all_that_it_says() -> None:
    for rows in (table(in_words=True), the_bank(), with_texts(HARD, f"{HARD} a", f"{HARD} b", f"{HARD}\nc")):
        chosen = [row for part in by_topic(rows).values() for row in part if row.options]
        found = parser.parse_bytes(moodle(rows, {}))["multichoice"]
        for one, row in zip(found, chosen, strict=True):
            assert (one.name, one.text_pre_parse, one.general_feedback) == (row.id, line(row.ask), line(row.explain))
            assert (one.single, one.shuffle_answers) == (row.form == "one", row.mixed)
            assert [(option.answer, option.feedback) for option in one.options] == [
                (line(each.text), line(each.feedback)) for each in row.options
            ]
            assert [option.score_fraction > 0 for option in one.options] == [each.right for each in row.options]


def line(text: str) -> str:
    """A text as that reader gives it: signs are themselves again, lines are still those of HTML."""
    return text.strip().replace("\n", "<br>")
