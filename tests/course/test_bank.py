"""The bank of questions: complete, sound, and under ids that never change their meaning."""

from __future__ import annotations

import dataclasses
import json
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import textstat
from hypothesis import given, settings
from hypothesis import strategies as st
from lesson_files import places, the_course

from massage_lessons.build import bank as built
from massage_lessons.course import bank, find, neighbours
from massage_lessons.course.giveaway import gives_away
from massage_lessons.course.model import Landmark
from massage_lessons.paths import BANK

if TYPE_CHECKING:
    from massage_lessons.course.bank import Item, OptionJson
    from massage_lessons.course.model import Course

IDS = Path(__file__).with_name("bank_ids.txt")
FEWEST = {"find": 90, "name": 90, "stroke": 12, "choose": 120, "order": 24, "safe": 70, "true": 60, "words": 8}
FEWEST_FOR_A_GOAL = 3
PREFIX = {"find": "find/", "name": "name/", "stroke": "stroke/", "true": "claim/", "safe": "case/", "order": "order/"}
ON_THE_DRAWING = {"find", "name", "stroke"}
FAR_FROM_OTHERS = {"greater-trochanter-lateral", "deltoid-tuberosity"}
MOST_TOLD_BY_LENGTH = 1 / 2
HIGHEST_GRADE = 8
ITEMS = bank.items(the_course())
GOALS = bank.goals(the_course())


def choices(item: Item) -> list[list[OptionJson]]:
    """What there is to choose from: on the drawing, and in words."""
    found = [item.get("options"), item["in_words"]["options"] if "in_words" in item else None]
    return [options for options in found if options]


def assert_sound(item: Item, goals: dict[str, bank.GoalJson]) -> None:
    """One right answer, or several where it says so; nothing twice; each answer says what it means."""
    assert item["hash"] == bank.hashed(item)
    assert item["goal"] in goals
    assert item["lesson"] == item["topic"] == goals[item["goal"]]["lesson"]
    assert item["sources"] or item["basis"] in {"general-anatomy", "practice", "convention"}
    assert item["id"].startswith(PREFIX.get(item["kind"], ""))
    assert all(item[part].strip() for part in ("ask", "explain"))  # type: ignore[literal-required]  # both are keys
    for options in choices(item):
        right = [option for option in options if option["right"]]
        assert len(right) == 1 or (item.get("several") and right)
        assert len(options) >= (3 if item["kind"] != "safe" else 4)
        for part in ("id", "text", "feedback"):
            assert len({option[part] for option in options}) == len(options)  # type: ignore[literal-required]  # all are keys
    assert ("in_words" in item) == (item["kind"] in ON_THE_DRAWING)
    assert ("steps" in item) == ("feedback" in item) == (item["kind"] == "order")


@pytest.mark.parametrize("kind", FEWEST)
def test_there_are_enough_of_each_kind(kind: str) -> None:
    assert Counter(item["kind"] for item in ITEMS)[kind] >= FEWEST[kind]


def test_every_goal_is_asked_for_or_says_why_it_is_not() -> None:
    counts = Counter(item["goal"] for item in ITEMS)
    few = {name: counts[name] for name in GOALS if counts[name] < FEWEST_FOR_A_GOAL}
    assert few == {name: 0 for name, goal in GOALS.items() if "by_hand" in goal}
    assert len(few) <= 2


def test_the_bank_is_built_from_the_course() -> None:
    assert built.artifact().build(check=True), "The content has changed. Run: massage-lessons build"
    kept = json.loads(BANK.read_bytes())
    assert (kept["version"], kept["goals"], kept["items"]) == (1, GOALS, list(ITEMS))
    assert list(bank.items(find.course())) == list(ITEMS)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item["id"])
def test_an_item_is_sound(item: Item) -> None:
    assert_sound(item, GOALS)
    if "place" in item:
        assert item["place"] in places()
    if item["kind"] == "name":
        entry = find.entry(item["id"].partition("/")[2])
        assert item["place"] in entry.shape_ids


def test_an_id_never_changes_its_meaning_and_none_is_used_again() -> None:
    lines = [line.split() for line in IDS.read_text(encoding="utf-8").splitlines()]
    kept = {name: (kind, what) for name, kind, what, *_ in lines}
    retired = {line[0] for line in lines if line[3:] == ["retired"]}
    now = {item["id"]: (item["kind"], bank.meaning(item)) for item in ITEMS}
    assert len(kept) == len(lines)
    assert {name for name in now if name in retired or kept.get(name, now[name]) != now[name]} == set(), "Take another id."
    assert now.keys() - kept.keys() == set(), "Run: PYTHONPATH=tests python tests/review/bank.py --keep"
    assert kept.keys() - retired - now.keys() == set(), "Write 'retired' behind what is asked no more."


def test_no_two_items_are_the_same_question() -> None:
    asked = Counter((item["ask"], item.get("place"), item.get("stroke"), item.get("in_words", {}).get("ask")) for item in ITEMS)
    assert [question for question, times in asked.items() if times > 1] == []


def test_an_answer_says_more_than_right_or_wrong() -> None:
    words = {(item["id"], option["id"]): option["feedback"] for item in ITEMS for option in item.get("options", ())}
    assert {name: said for name, said in words.items() if len(said.split()) < 3} == {}


def test_what_is_shown_of_a_claim_says_no_yes_that_would_follow_a_wrong_answer() -> None:
    claims = [item for item in ITEMS if item["kind"] == "true"]
    assert [item["id"] for item in claims if re.match(r"(yes|no|true|false|right|wrong)[.,:]", item["explain"], re.IGNORECASE)] == []


def on_the_spine(base: str) -> bool:
    return find.entry(base).sides == "midline"


@pytest.mark.parametrize("item", [item for item in ITEMS if item["kind"] == "name"], ids=lambda item: item["id"])
def test_no_point_is_told_by_a_glance_at_the_spine(item: Item) -> None:
    base = item["id"].partition("/")[2]
    if isinstance(find.entry(base), Landmark):
        others = [on_the_spine(option["id"]) == on_the_spine(base) for option in item["options"] if not option["right"]]
        assert any(others)
        assert all(others) or base not in {"inferior-angle", "spinous-t7", "psis", "sacral-crest-s2"}


@pytest.mark.parametrize("item", [item for item in ITEMS if item["kind"] in {"find", "name"}], ids=lambda item: item["id"])
def test_no_question_in_words_gives_the_name_away(item: Item) -> None:
    entry = find.entry(item["id"].partition("/")[2])
    assert not gives_away(item["ask"], entry) or item["kind"] == "find"
    told = item["in_words"]["ask"] if item["kind"] == "name" else next(o["text"] for o in item["in_words"]["options"] if o["right"])
    assert not gives_away(told, entry)
    assert len(told.split()) >= 8


def test_no_question_on_a_stroke_gives_its_name_away() -> None:
    for item in ITEMS:
        if item["kind"] == "stroke":
            name = next(option["text"] for option in item["options"] if option["right"])
            assert name.casefold() not in item["in_words"]["ask"].casefold()


def test_no_place_is_offered_beside_one_that_it_is_a_part_of() -> None:
    parents = {muscle.id: muscle.part_of for muscle in the_course().muscles}
    within = {(base, one["place"]) for base, near in neighbours.all_of_them().items() for one in near if one["within"]}
    assert ("serratus-posterior-superior", "rhomboid-minor") in within
    for item in ITEMS:
        if item["kind"] in {"find", "name"}:
            base = item["id"].partition("/")[2]
            others = [option["id"] for option in item["in_words"]["options"] if option["id"] != base]
            assert [other for other in others if (base, other) in within or parents.get(base) == other or parents.get(other) == base] == []


def test_a_near_miss_is_told_apart() -> None:
    known = {entry.id: entry for entry in the_course().entries}
    for item in ITEMS:
        if item["kind"] == "find":
            base, near = item["place"], item["near"]
            assert base not in near
            assert near.keys() <= known.keys()
            assert bool(near) == (base not in FAR_FROM_OTHERS)
            for other, said in near.items():
                assert known[other].summary.text in said
                assert bank.called(known[base]) in said
    rhomboid = next(item for item in ITEMS if item["id"] == "find/rhomboid-major")
    assert "Look under it, a layer deeper" in rhomboid["near"]["trapezius"]
    rope = next(item for item in ITEMS if item["id"] == "find/longissimus")
    assert "One strand of it was asked for" in rope["near"]["erector-spinae"]


@pytest.mark.parametrize("kind", ["choose", "name", "stroke", "safe", "in-words"])
@pytest.mark.parametrize("extreme", [max, min])
def test_the_right_option_is_not_told_by_its_length(kind: str, extreme: type) -> None:
    asked = {
        item["id"]: item["in_words"]["options"] if kind == "in-words" else item["options"]
        for item in ITEMS
        if item["kind"] == ("find" if kind == "in-words" else kind) and not item.get("several")
    }
    told = []
    for name, options in asked.items():
        lengths = [len(option["text"]) for option in options]
        right = next(len(option["text"]) for option in options if option["right"])
        if right == extreme(lengths) and lengths.count(right) == 1:
            told.append(name)
    assert len(told) <= MOST_TOLD_BY_LENGTH * len(asked), told


@pytest.mark.parametrize("kind", ["choose", "name", "stroke", "in-words"])
def test_the_right_option_is_not_told_by_its_place(kind: str) -> None:
    at: defaultdict[int, int] = defaultdict(int)
    for item in ITEMS:
        if item["kind"] == ("find" if kind == "in-words" else kind) and not item.get("several"):
            options = item["in_words"]["options"] if kind == "in-words" else item["options"]
            at[next(i for i, option in enumerate(options) if option["right"])] += 1
    assert max(at.values()) <= sum(at.values()) / 2


@pytest.mark.parametrize("kind", FEWEST)
def test_what_is_asked_and_answered_reads_at_grade_eight_or_below(kind: str) -> None:
    texts = []
    for item in ITEMS:
        if item["kind"] == kind:
            texts += [item["ask"], item.get("feedback", "")]
            texts += [option["feedback"] for option in item.get("options", ())]
            texts += [step["text"] for step in item.get("steps", ())]
    assert textstat.flesch_kincaid_grade(" ".join(text if re.search(r"[.!?]$", text) else f"{text}." for text in texts)) <= HIGHEST_GRADE


def test_a_case_is_no_safer_than_the_rules_that_it_rests_on() -> None:
    course = the_course()
    rules = {one.id: set(one.rules) for one in course.contraindications}
    for case in course.cases:
        for reason in case.contraindications:
            if rules[reason] <= {"whole", "giver"}:
                assert case.right in {"not-today", "emergency"}, case.id
            if rules[reason] <= {"whole", "ask-first"} and case.right in {"safe", "change"}:
                assert "agreed" in case.ask, case.id


def test_a_claim_has_the_answer_of_its_verdict() -> None:
    right = {item["id"]: bank.meaning(item) for item in ITEMS if item["kind"] == "true"}
    for claim in the_course().claims:
        wanted = {
            "supported": "true",
            "kept-as-a-rule": "true",
            "partly-supported": "partly",
            "unproven": "unproven",
            "contradicted": "false",
            "unsafe-as-written": "false",
        }.get(claim.verdict)
        assert right.get(f"claim/{claim.id}") == wanted


PARTS = ("regions", "muscles", "landmarks", "zones", "bones", "strokes", "claims", "cases", "orders", "exercises")


@st.composite
def smaller_courses(draw: st.DrawFn) -> Course:
    """The course with some of its content left out; of each kind of place there is enough left to choose from."""
    course = the_course()
    kept = {}
    for part in PARTS:
        whole = getattr(course, part)
        fewest = min(len(whole), 8)
        left = draw(st.lists(st.sampled_from(range(len(whole))), min_size=fewest, max_size=len(whole), unique=True))
        kept[part] = tuple(whole[i] for i in sorted(left))
    # A case needs what it rests on, and a region may be named by another part.
    kept["cases"] = tuple(case for case in kept["cases"] if not case.zones)
    return dataclasses.replace(course, **kept)


@given(smaller_courses())
@settings(max_examples=25)
def test_every_item_is_sound_whatever_else_there_is(course: Course) -> None:
    items = bank.items(course)
    assert len({item["id"] for item in items}) == len(items)
    for item in items:
        if all(len(options) >= 3 for options in choices(item)):
            assert_sound(item, GOALS)
    assert {item["id"] for item in items} <= {item["id"] for item in ITEMS}


@given(st.sampled_from(ITEMS), st.sampled_from(["ask", "explain", "goal", "kind"]), st.text(min_size=1))
def test_another_wording_has_another_hash(item: Item, key: str, more: str) -> None:
    other = {**item, key: f"{item[key]}{more}"}  # type: ignore[literal-required]  # all are keys of an item
    assert bank.hashed(other) != item["hash"]  # type: ignore[arg-type]  # an item, with one text changed
    assert bank.hashed(dict(reversed(item.items()))) == item["hash"]  # type: ignore[arg-type]  # an item in another order
