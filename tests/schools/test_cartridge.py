"""Common Cartridge. Its schemas may not be kept here, so these are the rules of its profile of QTI 1.2, and those for its manifest."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from hypothesis import given, settings
from school_bank import HARD, TEXTS, shown, table, the_bank, with_texts

from massage_lessons.schools.cartridge import assessment, bank, cartridge
from massage_lessons.schools.orders import as_choice
from massage_lessons.schools.pictures import pictures

if TYPE_CHECKING:
    from massage_lessons.schools.table import Row

QTI = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"
CP = "{http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1}"
LABELS = ["cc_profile", "cc_question_category", "cc_weighting", "qmd_scoringpermitted", "qmd_computerscored"]
FEWEST = {"cc.multiple_choice.v0p1": 3, "cc.multiple_response.v0p1": 2, "cc.true_false.v0p1": 2, "cc.essay.v0p1": 0}


def items(xml: str) -> list[ET.Element]:
    """The items of an assessment or of a bank, each held against the rules for its kind."""
    root = ET.fromstring(xml)  # noqa: S314 - our own
    for node in root.iter():
        node.tag = node.tag.removeprefix(QTI)
    found = root.findall("assessment/section/item") or root.findall("objectbank/item")
    assert len({one.get("ident") for one in found}) == len(found)
    for one in found:
        keeps_to_the_rules(one)
    return found


def keeps_to_the_rules(one: ET.Element) -> None:
    about = {field.findtext("fieldlabel"): field.findtext("fieldentry") for field in one.iter("qtimetadatafield")}
    assert list(about) == LABELS
    kind = about["cc_profile"] or ""
    essay = kind == "cc.essay.v0p1"
    assert (about["qmd_scoringpermitted"], about["qmd_computerscored"]) == ("Yes", "No" if essay else "Yes")
    labels = [label.get("ident") for label in one.iter("response_label")]
    asked = one.findall("presentation/response_str" if essay else "presentation/response_lid")
    assert [each.get("rcardinality") for each in asked] == ["Multiple" if "response." in kind else "Single"]
    assert len(labels) >= FEWEST[kind]
    assert kind != "cc.true_false.v0p1" or len(labels) == 2
    tested = {each.text for each in one.iter("varequal")}
    assert tested == (set() if essay else set(labels))
    shown = [each.get("linkrefid") for each in one.iter("displayfeedback")]
    assert shown == [each.get("ident") for each in one.iter("itemfeedback")]
    assert [part.tag for part in one][:3] == ["itemmetadata", "presentation", "resprocessing"]


def text_of(node: ET.Element, way: str) -> str:
    """The text that a piece of HTML in an item shows."""
    return shown(node.findtext(way) or "")


def says(one: ET.Element, row: Row) -> None:
    assert text_of(one, "presentation/material/mattext") == row.ask.strip()
    told = {each.get("ident"): text_of(each, "flow_mat/material/mattext") for each in one.iter("itemfeedback")}
    of_options = {f"a-{option.id}_fb": option.feedback.strip() for option in row.options}
    assert told == {"general_fb": row.explain.strip(), **of_options}
    labels = {each.get("ident"): text_of(each, "material/mattext") for each in one.iter("response_label")}
    assert row.form == "words" or labels == {f"a-{option.id}": option.text for option in row.options}


def right(one: ET.Element) -> tuple[set[str | None], set[str | None]]:
    """What must be chosen for the score, and what must not."""
    (scored,) = [each for each in one.iter("respcondition") if each.find("setvar") is not None]
    assert scored.findtext("setvar") == "100"
    without = {each.text for each in scored.iterfind(".//not/varequal")}
    return {each.text for each in scored.iter("varequal")} - without, without


def package() -> zipfile.ZipFile:
    rows = table()
    return zipfile.ZipFile(io.BytesIO(cartridge(rows, pictures(rows))))


def test_every_question_is_read_back_with_all_that_it_says() -> None:
    found = package()
    read = {one.get("ident"): one for topic in ("anatomy", "safety") for one in items(found.read(f"assessments/{topic}.xml").decode())}
    rows = [as_choice(row) for row in table()]
    assert set(read) == {row.key for row in rows}
    for row in rows:
        one = read[row.key]
        says(one, row)
        if row.form != "words":
            chosen, without = right(one)
            assert chosen == {f"a-{option.id}" for option in row.options if option.right}
            assert without == ({f"a-{option.id}" for option in row.options if not option.right} if row.form == "several" else set())
    assert text_of(read["q-anatomy-hard"], "presentation/material/mattext") == HARD


@settings(max_examples=150)
@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_any_text_survives(ask: str, first: str, second: str, explain: str) -> None:
    rows = [as_choice(row) for row in with_texts(ask, first, second, explain)]
    for one, row in zip(items(assessment("anatomy", rows, {})), rows, strict=True):
        says(one, row)


def test_the_manifest_lists_every_file_once_and_nothing_else() -> None:
    found = package()
    root = ET.fromstring(found.read("imsmanifest.xml"))  # noqa: S314 - our own
    resources = {each.get("identifier"): each for each in root.iter(f"{CP}resource")}
    files = [each.get("href", "") for each in root.iter(f"{CP}file")]
    assert sorted(files) == sorted(set(found.namelist()) - {"imsmanifest.xml"})
    kinds = [each.get("type", "") for each in resources.values()]
    # Rule 4a of the schema of a manifest: one bank at most.
    assert kinds.count("imsqti_xmlv1p2/imscc_xmlv1p1/question-bank") == 1
    for name, resource in resources.items():
        assessed = re.fullmatch("imsqti_xmlv1p2/imscc_xmlv1p1/(assessment|question-bank)", resource.get("type", "")) is not None
        assert assessed or resource.get("type") == "webcontent"
        assert (resource.get("href") is None) == assessed
        assert len(resource.findall(f"{CP}file")) == 1
        needed = {each.get("identifierref") for each in resource.findall(f"{CP}dependency")}
        assert {resources[each or ""].get("type") for each in needed} <= {"webcontent"}, name
    linked = [each.get("identifierref") for each in root.iter(f"{CP}item") if each.get("identifierref")]
    assert linked == ["assessment-anatomy", "assessment-safety"]


def test_the_bank_holds_the_questions_of_all_assessments_as_they_are_there() -> None:
    found = package()
    assessed = [one for topic in ("anatomy", "safety") for one in items(found.read(f"assessments/{topic}.xml").decode())]
    kept = items(found.read("banks/questions.xml").decode())
    assert sorted(map(as_text, kept)) == sorted(map(as_text, assessed))


def as_text(one: ET.Element) -> str:
    return ET.canonicalize(ET.tostring(one, encoding="unicode"), strip_text=True)


def test_a_picture_is_named_from_the_folder_of_the_assessments_and_of_the_bank() -> None:
    found = package()
    drawn = {picture.name for picture in pictures(table()).values()}
    for file in ("assessments/anatomy.xml", "banks/questions.xml"):
        names = re.findall(r"src=&#34;\$IMS-CC-FILEBASE\$\.\./pictures/([\w.-]+)&#34;", found.read(file).decode())
        assert set(names) == drawn
        assert {f"pictures/{name}" for name in names} <= set(found.namelist())


def test_the_same_questions_give_the_same_bytes() -> None:
    rows = table()
    assert cartridge(rows, pictures(rows)) == cartridge(rows, pictures(rows))


def test_the_bank_of_the_course_is_read_back_whole() -> None:
    rows = [as_choice(row) for row in the_bank()]
    for written in (assessment("safety", rows, {}), bank(rows, {})):
        for one, row in zip(items(written), rows, strict=True):
            says(one, row)
