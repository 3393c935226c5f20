"""A fact of anatomy is told one way on every card, in every question and in every lesson."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from lesson_files import lesson_files, the_course

if TYPE_CHECKING:
    from collections.abc import Iterator

SENTENCE = re.compile(r"[^.!?:\n]+")
WHERE_A_KIDNEY_LIES = re.compile(r"\bkidneys? (lies?|behind|beneath|under|in front)\b")
LAYERS = {"Just under the skin": "superficial", "Deeper": "deep"}
FURTHER_IN = {("upper-hip", "piriformis")}
"""What a card names beside its region, to warn of it."""


def texts(value: object) -> Iterator[str]:
    """Every text that is in a value."""
    if dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from texts(getattr(value, field.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one)
    elif isinstance(value, str):
        yield value


def sentences() -> list[str]:
    """Every sentence of the course and of the lessons' prose."""
    prose = (*texts(the_course()), *(lesson.prose for lesson in lesson_files()))
    return [sentence.strip() for text in prose for sentence in SENTENCE.findall(text)]


def test_a_region_names_a_muscle_in_the_layer_that_the_switch_shows_it_in() -> None:
    course = the_course()
    layers = {muscle.id: muscle.layer for muscle in course.muscles}
    told = [(region.id, link, item.label) for region in course.regions for item in region.lies for link in item.links if link in layers]
    assert {label for _, _, label in told} == {*LAYERS, "Under the deltoid"}
    assert [one for one in told if layers[one[1]] != LAYERS.get(one[2] or "", layers[one[1]])] == []


def test_a_muscle_lies_under_every_region_that_names_it() -> None:
    course = the_course()
    regions = {muscle.id: muscle.regions for muscle in course.muscles}
    named = {(region.id, link) for region in course.regions for item in region.lies for link in item.links if link in regions}
    assert {(region, muscle) for region, muscle in named if region not in regions[muscle]} == FURTHER_IN


def test_the_kidneys_lie_in_front_of_the_muscle_wherever_it_is_told() -> None:
    told = [sentence for sentence in sentences() if WHERE_A_KIDNEY_LIES.search(sentence)]
    assert len(told) > 5
    assert [sentence for sentence in told if "in front of" not in sentence] == []


def test_a_muscle_is_not_told_to_stretch_what_it_straightens() -> None:
    does = [item.text for muscle in the_course().muscles for item in (*muscle.does, *muscle.find)]
    assert [text for text in does if re.search(r"\bstretch|\bturns? it (down|when)", text, re.IGNORECASE)] == []


def test_where_the_tip_of_the_blade_was_measured_people_were_upright() -> None:
    told = [sentence for sentence in sentences() if "measured" in sentence and re.search(r"\bT8\b", sentence)]
    assert len(told) > 2
    assert [sentence for sentence in told if "upright" not in sentence] == []


def test_the_dimples_belong_to_the_hip_bones() -> None:
    told = [sentence for sentence in sentences() if "dimple" in sentence]
    assert [sentence for sentence in told if "corner" in sentence] == []
