"""One rule for each place: what may touch it and how hard. Every text keeps to it, and to the other rules that keep a person safe."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

import pytest
from lesson_files import lesson_files, the_course

from massage_lessons.course import model, rules

if TYPE_CHECKING:
    from collections.abc import Iterator

PARTNER = {
    "back-of-neck": ({"palm"}, 2),
    "top-of-shoulder": ({"palm", "whole-hand"}, 4),
    "shoulder-blade": ({"palm"}, 4),
    "back-of-shoulder": ({"palm", "whole-hand"}, 4),
    "upper-back-beside-spine": ({"palm", "pressing-palm"}, 5),
    "middle-back-beside-spine": ({"palm", "pressing-palm"}, 5),
    "below-shoulder-blade": ({"palm", "whole-hand"}, 4),
    "lower-back-beside-spine": ({"palm"}, 3),
    "flank": ({"palm"}, 3),
    "sacrum": ({"palm"}, 2),
    "upper-hip": None,
    "buttock": None,
    "back-of-arm": ({"palm", "whole-hand"}, 3),
    "front-edge-of-arm": ({"palm"}, 2),
}
BALLS = {"shoulder-blade": 3, "upper-back-beside-spine": 3, "upper-hip": 4}
ZONES = {
    "base-of-skull": "light",
    "front-and-side-of-neck": "none",
    "shoulder-point": "no-weight",
    "armpit": "none",
    "shoulder-blade-edge": "light",
    "inner-arm": "none",
    "spinous-processes": "no-weight",
    "floating-ribs-and-kidneys": "no-weight",
    "coccyx": "none",
    "sciatic-nerve": "none",
}
BELOW_THE_RIBS = frozenset({"lower-back-beside-spine", "flank", "sacrum", "floating-ribs-and-kidneys"})
FLAT_PALMS_ONLY = re.compile(
    r"low(er)? back|\bflanks?\b|\bwaist\b|kidney|below (the|their|your) (last )?ribs|floating rib|\bloin\b|sacrum", re.IGNORECASE
)
OTHER_TOUCH = re.compile(
    r"\b(fists?|knuckles?|knead\w*|petrissage|balls?|elbows?|forearms?|tap(s|ping)?|thump\w*|lean(s|ing|ed)?|press(es|ing)?)\b",
    re.IGNORECASE,
)
DENIED = re.compile(r"\b(no|not|never|nobody|none|without|nor|out|away|instead|wrong|unsafe)\b", re.IGNORECASE)
SENTENCES = re.compile(r"(?<=[.!?;])\s+")
QUOTED = ("said", "told", "ask", "also", "links", "sources")
"""Fields that hold what others say or ask, or no text."""

SPOKEN_OF_BALLS = (
    "blood clot",
    "blood thinners",
    "fragile bones",
    "stiff or unstable spine",
    "cancer in a bone",
    "surgery",
    "implant",
    "pregnancy",
    "numb skin",
    "down a leg",
)


def texts(value: object, *, below: bool = False) -> Iterator[tuple[str, bool]]:
    """Each text of content that teaches, and whether it speaks of a place below the ribs. Of a wrong answer it is the feedback."""
    if isinstance(value, model.Option) and not value.right:
        yield value.feedback, below
    elif dataclasses.is_dataclass(value):
        here = below or getattr(value, "id", None) in BELOW_THE_RIBS
        if isinstance(value, model.Step):
            here = here or value.start in BELOW_THE_RIBS or value.end in BELOW_THE_RIBS
        for field in dataclasses.fields(value):
            if field.name not in QUOTED:
                yield from texts(getattr(value, field.name), below=here)
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one, below=below)
    elif isinstance(value, str):
        yield value, below


def everything() -> Iterator[tuple[str, bool]]:
    """Every text of content and of the lessons' prose."""
    yield from texts(the_course())
    for lesson in lesson_files():
        yield from ((line, False) for cell in lesson.prose_cells for line in cell.splitlines())


def forbidden(text: str, *, below: bool) -> list[str]:
    """The sentences that put another touch than a flat palm on a place below the ribs."""
    return [
        sentence
        for sentence in SENTENCES.split(text)
        if OTHER_TOUCH.search(sentence) and (below or FLAT_PALMS_ONLY.search(sentence)) and not DENIED.search(sentence)
    ]


@pytest.mark.parametrize("name", PARTNER)
def test_a_partner_touches_a_region_with_these_and_no_harder(name: str) -> None:
    (region,) = [region for region in the_course().regions if region.id == name]
    rule = rules.touch(region, "partner")
    assert (rule and (set(rule.contacts), rule.most)) == PARTNER[name]


def test_every_region_and_every_zone_has_its_rule() -> None:
    assert {region.id for region in the_course().regions} == set(PARTNER)
    assert {zone.id: zone.touch for zone in the_course().zones} == ZONES


def test_balls_go_to_three_regions_and_never_below_the_ribs() -> None:
    own = {region.id: region.own_touch for region in the_course().regions if region.own_touch}
    assert {name: touch.most for name, touch in own.items() if "ball" in touch.contacts} == BALLS
    assert {own[name].contacts for name in own.keys() & BELOW_THE_RIBS} == {("palm",)}
    assert own["lower-back-beside-spine"].most == PARTNER["lower-back-beside-spine"][1]  # type: ignore[index]


def test_a_card_and_each_step_say_how_long_a_side_may_have() -> None:
    course = the_course()
    longest = {region.id: region.own_touch.longest for region in course.regions if region.own_touch and region.own_touch.longest}
    assert longest == {"upper-hip": 45}
    for name, seconds in longest.items():
        told = [item.text for region in course.regions if region.id == name for item in region.on_yourself]
        steps = [step for routine in course.routines for step in routine.steps if name in {step.start, step.end}]
        assert steps
        for text in (" ".join(told), *(text for step in steps for text in (step.direction, step.how.text))):
            assert re.findall(r"(\d+) seconds", text) == [f"{seconds:g}"]


def test_no_text_puts_fists_kneading_balls_or_weight_below_the_ribs() -> None:
    assert [sentence for text, below in everything() for sentence in forbidden(text, below=below)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Loose fists glide over the low back.",
        "Knead the flank lightly.",
        "Lean in below the last ribs.",
        "Two balls under the lower back, up and down.",
        "No fist here. Knuckles on the flank, if you like.",
    ],
)
def test_the_search_finds_what_must_not_be_taught(text: str) -> None:
    assert len(forbidden(text, below=False)) == 1


def test_a_card_below_the_ribs_need_not_name_its_place_to_be_searched() -> None:
    found = texts(model.Item("Squeeze it. Knead it.", (), "practice"), below=True)
    assert [forbidden(text, below=below) for text, below in found if " " in text] == [["Knead it."]]


def test_fists_and_forearms_press_nowhere() -> None:
    taught = [sentence for text, _ in everything() for sentence in SENTENCES.split(text)]
    tools = [sentence for sentence in taught if re.search(r"\b(fists?|knuckles?)\b", sentence, re.IGNORECASE)]
    assert tools
    assert [sentence for sentence in tools if not DENIED.search(sentence)] == []


def test_pressing_follows_the_breath_of_the_person_and_weight_stays_on_the_feet() -> None:
    pressing = [step.how.text for routine in the_course().routines for step in routine.steps if step.contact == "pressing-palm"]
    assert len(pressing) == 3
    for text in pressing:
        assert "as the person breathes out" in text
        assert "as they breathe in" in text
        assert "weight stays on your feet" in text
        assert "if you are the heavier one" in text


def test_stop_signs_stand_from_the_emergency_down_and_breath_is_the_first() -> None:
    signs = the_course().stop_signs
    order = ["emergency", "same-day", "stop"]
    assert [sign.action for sign in signs] == sorted((sign.action for sign in signs), key=order.index)
    assert signs[0].id == "allergy-breath"
    assert {sign.id for sign in signs if sign.action == "emergency"} >= {"crack", "faint-that-stays", "chest-or-breath", "weak-legs-after"}


def test_an_allergy_rules_out_the_oil_and_the_test_of_it() -> None:
    (allergy,) = [row for row in the_course().contraindications if row.id == "allergy"]
    assert allergy.rules == ("without",)
    assert "no test" in allergy.instead.text
    assert "read the label" in allergy.instead.text


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("blood-thinners", ["warfarin", "apixaban", "rivaroxaban", "heparin", "another"]),
        ("fragile-bones", ["small fall", "shorter", "steroids"]),
        ("frail", ["75", "unsteady", "skin"]),
        ("breathless", ["newly", "known reason", "lie flat"]),
        ("new-strain", ["strained", "few days"]),
        ("allergy", ["nuts", "seeds", "oils", "scents", "asthma"]),
    ],
)
def test_the_question_asks_for_what_its_row_is_about(row: str, words: list[str]) -> None:
    (asked,) = [one.ask for one in the_course().contraindications if one.id == row]
    assert [word for word in words if word not in asked] == []


def test_pregnancy_has_its_whole_rule_in_its_row() -> None:
    (row,) = [row for row in the_course().contraindications if row.id == "pregnancy"]
    for words in (
        "Ask the midwife first, always",
        "gliding and still hands only",
        "No pressing",
        "no flanks",
        "no balls",
        "no legs",
        "no belly",
    ):
        assert words in row.instead.text


def test_whoever_must_not_use_balls_is_named_wherever_balls_begin() -> None:
    (lesson,) = [lesson for lesson in lesson_files() if lesson.content.id == "self-massage"]
    (prose,) = [cell for cell in lesson.prose_cells if "**No balls at all**" in cell]
    needs = [routine.needs[0].text for routine in the_course().routines if routine.id.startswith("balls-")]
    assert len(needs) == 2
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", prose)
    assert [(words, text) for text in (*needs, plain) for words in SPOKEN_OF_BALLS if words not in text] == []


def test_balls_are_never_only_for_a_part_of_pregnancy_left_out() -> None:
    (floor,) = [position for position in the_course().positions if position.id == "on-your-back"]
    assert "Not in pregnancy, early or late." in [item.text for item in floor.careful]


def test_nobody_is_told_to_put_the_telephone_away() -> None:
    found = [text for text, _ in everything() if re.search(r"\bphones?\b|telephone", text, re.IGNORECASE)]
    assert [text for text in found if re.search(r"without a (tele)?phone|phones? off", text, re.IGNORECASE)] == []
    assert [text for text in found if "within reach" in text]


def test_the_lesson_on_back_pain_says_the_same_number_for_the_low_back() -> None:
    (lesson,) = [lesson for lesson in lesson_files() if lesson.content.id == "back-pain"]
    (most,) = [region.massage.pressure.high for region in the_course().regions if region.id == "lower-back-beside-spine" and region.massage]
    assert f"at {most:g} or below in the low back" in lesson.prose
    assert f"{most:g} is the most" in lesson.prose


@pytest.mark.parametrize("lesson", ["safety", "back-pain"])
def test_no_red_flag_clears_nobody(lesson: str) -> None:
    (file,) = [file for file in lesson_files() if file.content.id == lesson]
    assert re.search(r"rule illness out|ruled out|rules nothing out", file.prose)
    assert re.search(r"unsure,? (?:then )?no massage", file.prose)


def test_a_strain_of_two_days_is_left_out_in_the_case_too() -> None:
    (lesson,) = [lesson for lesson in the_course().lessons if lesson.id == "back-pain"]
    (case,) = [question for question in lesson.questions if question.id == "back-pain-case-new-strain"]
    (right,) = [option.text for option in case.options if option.right]
    assert "Leave the low back out" in right


def stroke(name: str) -> model.Stroke:
    (found,) = [one for one in the_course().strokes if one.id == name]
    return found


def zone(name: str) -> model.Zone:
    (found,) = [one for one in the_course().zones if one.id == name]
    return found


def test_a_stroke_is_never_harder_than_the_place_and_never_where_it_says() -> None:
    for one in the_course().strokes:
        for region in the_course().regions:
            most = rules.pressure(one, region)
            if most is None:
                continue
            allowed = PARTNER[region.id]
            assert allowed, f"{one.id} on {region.id}"
            assert one.contact in allowed[0]
            assert one.pressure.low <= most <= min(one.pressure.high, allowed[1])
            assert region.id not in one.left_out


def test_below_the_ribs_strokes_are_of_flat_palms() -> None:
    found = {
        one.contact
        for one in the_course().strokes
        for region in the_course().regions
        if region.id in BELOW_THE_RIBS and rules.pressure(one, region) is not None
    }
    assert found == {"palm"}


@pytest.mark.parametrize(
    ("name", "most", "where", "off"),
    [
        ("gliding-along", 1, "armpit", True),
        ("gliding-out", 1, "sciatic-nerve", True),
        ("gliding-out", 3, "shoulder-blade-edge", True),
        ("gliding-along", 4, "shoulder-blade-edge", True),
        ("gliding-out", 2, "spinous-processes", False),
        ("gliding-out", 3, "spinous-processes", True),
        ("pressing", 1, "shoulder-blade-edge", True),
        ("gliding", 1, "base-of-skull", True),
    ],
)
def test_only_a_light_flat_palm_passes_over_a_zone_that_lets_it(name: str, most: float, where: str, *, off: bool) -> None:
    assert rules.keeps_off(stroke(name), most, zone(where)) is off


def test_a_stroke_of_a_technique_that_the_course_leaves_out_is_a_breach() -> None:
    (tapping,) = [one for one in the_course().techniques if one.id == "tapping"]
    found = [breach.expected for breach in rules.unfit_stroke(stroke("gliding"), the_course().regions, tapping)]
    assert found[0] == "a technique that the course teaches"
