"""QTI 1.2 for Canvas: text2qti checks what it is given; what it writes is read back as Canvas shows it."""

from __future__ import annotations

import html
import io
import re
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
import school_bank
from hypothesis import HealthCheck, given, settings
from school_bank import HARD, TEXTS, table, the_bank, with_texts

from massage_lessons.schools.canvas import canvas
from massage_lessons.schools.orders import as_choice
from massage_lessons.schools.pictures import pictures

if TYPE_CHECKING:
    from massage_lessons.schools.pictures import Picture
    from massage_lessons.schools.table import Row

QTI = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"
TYPES = {"one": "multiple_choice_question", "several": "multiple_answers_question", "words": "essay_question"}


def package(rows: tuple[Row, ...], drawn: dict[str, Picture]) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(canvas(rows, drawn)))


def items(rows: tuple[Row, ...], drawn: dict[str, Picture]) -> list[ET.Element]:
    found = package(rows, drawn)
    (name,) = [each for each in found.namelist() if re.search(r"text2qti_assessment_\w+\.xml$", each)]
    root = ET.fromstring(found.read(name))  # noqa: S314 - our own
    for node in root.iter():
        node.tag = node.tag.removeprefix(QTI)
    return list(root.iter("item"))


def shown(text: str | None) -> str:
    """What Canvas shows of a piece of HTML: lines and words, without what lays them out."""
    return school_bank.shown(re.sub(r"\s*<br ?/?>\s*", "<br>", text or "")).strip()


def lines(text: str) -> str:
    """Words without the room around their lines, which a browser does not show either."""
    return "\n".join(line.strip() for line in text.strip().splitlines())


def says(one: ET.Element, row: Row) -> None:
    assert shown(one.findtext("presentation/material/mattext")) == lines(row.ask)
    told = {each.get("ident"): shown(each.findtext("flow_mat/material/mattext")) for each in one.iter("itemfeedback")}
    assert told["general_fb"] == lines(row.explain)
    labels = [label for label in one.iter("response_label") if label.find("material") is not None]
    assert [shown(label.findtext("material/mattext")) for label in labels] == [lines(option.text) for option in row.options]
    assert [told[f"{label.get('ident')}_fb"] for label in labels] == [lines(option.feedback) for option in row.options]
    if row.options:
        (scored,) = [each for each in one.iter("respcondition") if each.find("setvar") is not None]
        without = {each.text for each in scored.iterfind(".//not/varequal")}
        chosen = {each.text for each in scored.iter("varequal")} - without
        assert [label.get("ident") in chosen for label in labels] == [option.right for option in row.options]


def kind(one: ET.Element) -> str | None:
    return next(each.findtext("fieldentry") for each in one.iter("qtimetadatafield") if each.findtext("fieldlabel") == "question_type")


def test_every_question_is_read_back_with_all_that_it_says() -> None:
    rows = table()
    found = items(rows, pictures(rows))
    for one, row in zip(found, map(as_choice, rows), strict=True):
        says(one, row)
        assert kind(one) == TYPES[row.form]
    hard = next(one for one, row in zip(found, rows, strict=True) if row.id == "anatomy-hard")
    assert shown(hard.findtext("presentation/material/mattext")) == HARD


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_any_text_survives(ask: str, first: str, second: str, explain: str) -> None:
    rows = with_texts(ask, first, second, explain)
    for one, row in zip(items(rows, {}), map(as_choice, rows), strict=True):
        says(one, row)


@pytest.mark.parametrize(
    "words", ["1. one", "... two", "![x](/etc/hostname)", "$x$ and \\SI{1}{m}", "```\ncode\n```", "<script>x</script>", "END_GROUP"]
)
def test_words_are_never_taken_for_orders(words: str) -> None:
    rows = with_texts(words, words, f"b {words}", words)
    for one, row in zip(items(rows, {}), map(as_choice, rows), strict=True):
        says(one, row)


def test_a_picture_comes_along_under_the_name_that_the_question_has_for_it() -> None:
    rows = table()
    found = package(rows, pictures(rows))
    by_file = {found.read(each): each for each in found.namelist() if each.startswith("images/back-")}
    assert set(by_file) == {picture.jpeg for picture in pictures(rows).values()}
    name = by_file[pictures(rows)["name/flank"].jpeg]
    one = next(one for one, row in zip(items(rows, pictures(rows)), rows, strict=True) if row.id == "name/flank")
    asked = html.unescape(one.findtext("presentation/material/mattext") or "")
    assert f'src="%24IMS-CC-FILEBASE%24/{name}"' in asked
    assert 'alt="The back of a person, seen from behind: Skin and massage regions. One place is marked."' in asked
    assert "flank" not in asked


def test_the_package_says_whose_it_is_and_no_day() -> None:
    rows = table()
    manifest = package(rows, {}).read("imsmanifest.xml").decode()
    assert "CC BY 4.0" in manifest
    assert "Copyrighted" not in manifest
    assert re.findall(r"\d{4}-\d\d-\d\d", manifest) == ["2026-01-01"]
    assert canvas(rows, {}) == canvas(rows, {})


def test_the_bank_of_the_course_is_read_back_whole() -> None:
    for one, row in zip(items(the_bank(), {}), map(as_choice, the_bank()), strict=True):
        says(one, row)
