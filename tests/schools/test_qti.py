"""QTI 2.1. Its schema may not be kept here, so these are the rules of it that our packages rest on."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from school_bank import HARD, TEXTS, table, the_bank, with_texts

from massage_lessons.schools.pictures import pictures
from massage_lessons.schools.qti import item, qti

if TYPE_CHECKING:
    from massage_lessons.schools.table import Row

QTI = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"
CP = "{http://www.imsglobal.org/xsd/imscp_v1p1}"
NAME = re.compile(r"[A-Za-z_][\w.-]*")
PARTS = ["responseDeclaration", *["outcomeDeclaration"] * 4, "itemBody", "responseProcessing"]
"""In the order that the schema has them; after them only feedback."""


def read(xml: str) -> ET.Element:
    root = ET.fromstring(xml)  # noqa: S314 - our own
    for node in root.iter():
        node.tag = node.tag.removeprefix(QTI)
    return root


def text(node: ET.Element | None) -> str:
    """The text of an element, a line break for each `br`."""
    assert node is not None
    return (node.text or "") + "".join(("\n" if part.tag == "br" else text(part)) + (part.tail or "") for part in node)


def says(one: ET.Element, row: Row) -> None:
    """An item keeps to the rules and says all that its row says."""
    parts = [part.tag for part in one]
    assert parts[:7] == PARTS
    assert set(parts[7:]) == {"modalFeedback"}
    assert NAME.fullmatch(one.get("identifier", ""))
    assert text(one.find(".//prompt")) == row.ask.strip()
    choices = {choice.get("identifier"): text(choice) for choice in one.iter("simpleChoice")}
    assert all(NAME.fullmatch(name or "") for name in choices)
    wanted = [*row.options, *row.shuffled]
    assert list(choices.items()) == [(f"a-{each.id}", each.text) for each in wanted]
    correct = [value.text for value in one.findall("responseDeclaration/correctResponse/value")]
    assert correct == [f"a-{each.id}" for each in row.steps or row.options if row.steps or each.right]  # type: ignore[union-attr]
    told = {(part.get("outcomeIdentifier"), part.get("identifier")): text(part) for part in one.findall("modalFeedback")}
    of_options = {("FEEDBACK", f"a-{option.id}"): option.feedback for option in row.options}
    of_order = {("FEEDBACK", "order"): row.feedback.strip()} if row.feedback else {}
    assert told == {("EXPLAIN", "explain"): row.explain.strip(), **of_options, **of_order}


def outcomes(one: ET.Element, response: list[str]) -> dict[str, list[str]]:
    """What an answer is worth, by the item's own processing."""
    correct = [value.text or "" for value in one.findall("responseDeclaration/correctResponse/value")]
    ordered = one.find("responseDeclaration").get("cardinality") == "ordered"  # type: ignore[union-attr]
    good = response == correct if ordered else sorted(response) == sorted(correct)
    found: dict[str, list[str]] = {}

    def run(node: ET.Element) -> None:
        for part in node:
            if part.tag == "responseCondition":
                run(part[0] if good else part[1])
            elif part.tag == "setOutcomeValue":
                value = part[0]
                found[part.get("identifier", "")] = response if value.tag == "variable" else [value.text or ""]

    run(one.find("responseProcessing"))  # type: ignore[arg-type]
    return found


def package() -> zipfile.ZipFile:
    rows = table()
    return zipfile.ZipFile(io.BytesIO(qti(rows, pictures(rows))))


def test_every_item_says_all_that_its_question_says() -> None:
    found = package()
    for row in table():
        says(read(found.read(f"items/{row.key}.xml").decode()), row)
    hard = read(found.read("items/q-anatomy-hard.xml").decode())
    assert text(hard.find(".//prompt")) == HARD


@settings(max_examples=150)
@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_any_text_survives(ask: str, first: str, second: str, explain: str) -> None:
    for row in with_texts(ask, first, second, explain):
        says(read(item(row, None)), row)


@pytest.mark.parametrize("name", ["anatomy-first", "safety-consent", "order/turn", "case/saddle"])
def test_an_answer_is_worth_what_it_should_be(name: str) -> None:
    row = next(row for row in table() if row.id == name)
    one = read(item(row, None))
    right = [f"a-{each.id}" for each in row.steps or row.options if row.steps or each.right]  # type: ignore[union-attr]
    assert outcomes(one, right)["SCORE"] == ["1"]
    assert outcomes(one, right)["EXPLAIN"] == ["explain"]
    wrong = right[::-1] if row.steps else [f"a-{option.id}" for option in row.options if not option.right][:1]
    told = outcomes(one, wrong)
    assert (told["SCORE"], told["EXPLAIN"]) == (["0"], ["explain"])
    assert told["FEEDBACK"] == (["order"] if row.steps else wrong)


def test_the_manifest_lists_every_file_once_and_nothing_else() -> None:
    found = package()
    root = ET.fromstring(found.read("imsmanifest.xml"))  # noqa: S314 - our own
    assert [part.tag for part in root] == [f"{CP}metadata", f"{CP}organizations", f"{CP}resources"]
    files = [file.get("href") for file in root.iter(f"{CP}file")]
    assert sorted(files, key=str) == sorted(set(found.namelist()) - {"imsmanifest.xml"})
    named = {resource.get("identifier"): resource.get("type") for resource in root.iter(f"{CP}resource")}
    assert {part.get("identifierref") for part in root.iter(f"{CP}dependency")} == set(named) - {"test"}
    assert set(named.values()) == {"imsqti_test_xmlv2p1", "imsqti_item_xmlv2p1"}
    assert named["test"] == "imsqti_test_xmlv2p1"


def test_the_test_has_a_section_for_each_lesson_and_every_item() -> None:
    found = package()
    root = read(found.read("test.xml").decode())
    assert [section.get("title") for section in root.iter("assessmentSection")] == ["Anatomy of the back", "Safety and consent"]
    assert {part.get("href") for part in root.iter("assessmentItemRef")} == {name for name in found.namelist() if name.startswith("items/")}


def test_a_picture_stands_in_its_item() -> None:
    found = package()
    source = read(found.read("items/q-name.flank.xml").decode()).find(".//img")
    assert source is not None
    assert source.get("src", "").removeprefix("../") in found.namelist()
    assert "flank" not in f"{source.attrib}"


def test_the_same_questions_give_the_same_bytes() -> None:
    rows = table()
    assert qti(rows, pictures(rows)) == qti(rows, pictures(rows))


def test_the_bank_of_the_course_is_read_back_whole() -> None:
    for row in the_bank():
        says(read(item(row, None)), row)
