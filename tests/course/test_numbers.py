"""Every figure of a result that a text shows has its interval beside it, or the words that none is given; and words agree everywhere."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

import pytest
from lesson_files import LessonFile, lesson_files, the_course

from massage_lessons.build import payload
from massage_lessons.course import model, signs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

RESULT = re.compile(
    "[-\N{MINUS SIGN}]\\d+\\.\\d|\\bSMD [-\N{MINUS SIGN}]?\\d|\\b\\d[\\d.]* ?%|\\b\\d+ in 100\\b|\\bin ten\\b(?! minutes| people)"
    r"|\b0\.\d|\b\d\.\d+ (?:points|of|against|times)|\bhalf had\b|\btimes (?:that|as)\b"
)
"""A difference, a share or a ratio that a study found."""

SURENESS = re.compile(
    "from [-\N{MINUS SIGN}]?\\d[\\d.]*%? to [-\N{MINUS SIGN}]?\\d|\\(\\d[\\d.]*%? to \\d|may be \\d+ to \\d|no interval given"
)
PROOF = re.compile(
    r"\bdoes not (?:rise|build|strengthen)\b|\bit does not:|\bno better than waiting"
    r"|\bmade none at all\b|\bthere was no difference\b|\bdoing nothing\b|\bpain fell by\b|\bgain in pain\b",
    re.IGNORECASE,
)
"""How a result that was not clear is told as if it were clear, and other words that say more than the source."""

ALL = pytest.mark.parametrize("lesson", lesson_files(), ids=lambda lesson: lesson.path.stem)


def paragraphs(lesson: LessonFile) -> Iterator[str]:
    for cell in lesson.notebook.cells:
        if cell.cell_type == "markdown" and "evidence-in-general" not in cell.metadata.get("tags", []):
            yield from re.split(r"\n\s*\n(?!\|)|\n(?=[-*] )", re.sub(r"\]\([^)]*\)", "]", cell.source))


def told() -> Mapping[str, str]:
    """Every text of the content that tells of results, by where it stands; a question with its options and its answer is one."""
    course = the_course()
    found = {f"{kind} {each.id}": _joined(each) for kind in ("claims", "contraindications", "red_flags") for each in getattr(course, kind)}
    found |= {f"source {each.id}": each.note or "" for each in course.sources}
    found |= {f"word {each.id}": each.meaning.text for each in course.words}
    found |= {f"question {each.id}": _joined(each) for lesson in course.lessons for each in lesson.questions}
    for entry in course.entries:
        found[f"entry {entry.id}"] = _joined(entry)
    return found


def _joined(value: object) -> str:
    """All sentences inside."""
    if dataclasses.is_dataclass(value):
        return " ".join(_joined(getattr(value, field.name)) for field in dataclasses.fields(value))
    if isinstance(value, tuple):
        return " ".join(_joined(one) for one in value)
    return value if isinstance(value, str) and " " in value else ""


@ALL
def test_a_result_in_prose_says_how_sure_its_number_is(lesson: LessonFile) -> None:
    assert [text for text in paragraphs(lesson) if RESULT.search(text) and not SURENESS.search(text)] == []


def test_a_result_in_the_content_says_how_sure_its_number_is() -> None:
    assert {where: text for where, text in told().items() if RESULT.search(text) and not SURENESS.search(text)} == {}


@ALL
def test_what_was_not_shown_is_not_told_as_shown_not_to_be_in_prose(lesson: LessonFile) -> None:
    assert PROOF.findall(lesson.prose) == []


def test_what_was_not_shown_is_not_told_as_shown_not_to_be_in_content() -> None:
    texts = {**told(), **{f"effect {each.id}": each.text for each in the_course().effects}}
    assert {where: PROOF.findall(text) for where, text in texts.items() if PROOF.search(text)} == {}


def test_people_are_those_of_the_comparison_and_not_of_all_arms() -> None:
    """Arms as they were drawn: 136, 132 and 133 in the one trial, 78, 90 and 94 in the other."""
    people = {each.people for each in the_course().effects if set(each.sources) & {"cherkin-2011", "cherkin-2001"} and each.people}
    assert people == {136 + 133, 132 + 133, 78 + 90, 78 + 94}
    everything = " ".join([*told().values(), *(lesson.prose for lesson in lesson_files())])
    assert re.findall(r"\b(?:401|262) people|\b(?:401|262)\b", everything) == []


def test_the_chances_of_red_flags_stand_with_their_ranges() -> None:
    flags = {flag.id: flag.meaning.text for flag in the_course().red_flags}
    assert "33 in 100 with long steroid use had a fracture (the true number may be 10 to 67)" in flags["fragile-bone"]
    assert "62 in 100 with a bruise or graze (49 to 74)" in flags["fragile-bone"]
    assert "33 in 100 of the people who were studied (the true number may be 22 to 46)" in flags["past-cancer"]


def test_the_neck_comes_last_in_the_four_steps_or_not_at_all() -> None:
    steps = next(routine for routine in the_course().routines if routine.id == "four-steps").steps
    assert [step.start == "back-of-neck" for step in steps] == [False, False, False, True]
    assert steps[-1].name == "Step 4: the neck, or skip it"
    assert sum(step.minutes for step in steps) == 10


def test_the_drawing_calls_checks_and_grounds_as_the_pages_do() -> None:
    assert payload.load()["words"] == {"bases": dict(signs.BASES), "checked": dict(signs.CHECKED)}


def test_only_a_remark_of_ours_says_what_is_left_out() -> None:
    claims = the_course().claims
    assert {claim.kind for claim in claims if claim.verdict == "left-out"} == {"remark"}
    assert len(claims) == 110
    assert {claim.verdict for claim in claims} == set(model.Verdict.__args__)
