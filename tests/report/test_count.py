"""What is counted, against a second way to count it."""

from __future__ import annotations

import math
import statistics as python_statistics
from itertools import count as numbers
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_bank import answer, bank, entry

from massage_lessons.report import count, statistics
from massage_lessons.report.count import Counted, counted
from massage_lessons.report.learners import Learner
from massage_lessons.report.sound import sound
from massage_lessons.report.statistics import Pairs, Share

if TYPE_CHECKING:
    from massage_lessons.report.questions import Bank

LETTERS = "abcdefghijklmnopqrstuvwxyz"


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Bank:
    return bank(tmp_path_factory.mktemp("bank"))


def learner(entries: list[dict[str, Any]], name: str = "Anna") -> Learner:
    made = [sound(each) for each in entries]
    assert all(made)
    return Learner(name, (name,), (), tuple(filter(None, made)))


def of(course: Bank, *learners: list[dict[str, Any]]) -> Counted:
    return counted([learner(entries, f"{number}") for number, entries in enumerate(learners)], course)


def asked(found: Counted, name: str) -> count.Asked:
    return next(one for one in found.questions if one.question.id == name)


def test_the_first_try_ever_decides_how_hard_a_question_is(course: Bank) -> None:
    found = of(
        course,
        [answer(1, "find/flank", "sacrum-left", good=False), answer(2, "find/flank", "flank-left"), answer(3, "find/flank", "flank-left")],
        [answer(1, "find/flank", "flank-left"), answer(2, "find/flank", "flank-left")],
        [answer(1, "find/flank", "flank-left", **{"try": 2})],
        [answer(1, "in-your-words", good=None, words="because")],
    )
    assert asked(found, "find/flank").share == Share(1, 2)
    assert [one.question.id for one in found.questions] == ["find/flank"]
    assert [one.answers for one in found.learners] == [3, 2, 1, 1]


def test_a_place_taken_for_another_is_counted_at_each_first_try(course: Bank) -> None:
    found = of(
        course,
        [
            answer(1, "find/flank", "sacrum-left", good=False),
            answer(2, "find/flank", "sacrum-right", good=False, **{"try": 2}),
            answer(3, "find/flank", "sacrum-right", good=False),
            answer(4, "find/flank", "flank-right", good=False),
            answer(5, "name/flank", "upper-hip", good=False),
            answer(6, "find/flank", "<script>", good=False),
            answer(7, "find/flank", "flank-left"),
            answer(8, "case/fever", "flank-left", good=False),
        ],
    )
    assert found.taken_for == {("flank", "sacrum"): 2, ("flank", "flank"): 1, ("flank", "upper-hip"): 1}
    assert found.sought == {"flank": Share(1, 6)}


def test_a_goal_is_reached_by_what_was_right_when_last_asked(course: Bank) -> None:
    def goals(*given: tuple[str, bool]) -> dict[str, bool]:
        (one,) = of(course, [answer(n, about, "x", good=good) for n, (about, good) in enumerate(given, 1)]).learners
        return dict(one.goals)

    assert goals(("find/flank", True), ("find/sacrum", True)) == {}
    assert goals(("find/flank", True), ("find/sacrum", True), ("find/deltoid", True)) == {"anatomy/find": True}
    assert goals(("find/flank", True), ("find/sacrum", True), ("find/deltoid", False)) == {"anatomy/find": False}
    four = [(f"find/{base}", True) for base in ("flank", "sacrum", "deltoid", "trapezius")]
    assert goals(*four, ("find/teres-major", False)) == {"anatomy/find": True}
    assert goals(("find/flank", False), *four, ("find/teres-major", False)) == {"anatomy/find": True}
    assert goals(*four, ("find/flank", False)) == {"anatomy/find": False}
    assert goals(("claim/cures", True)) == {"benefits/weigh": True}
    assert goals(("case/fever", True)) == {}
    assert goals(("case/fever", True), ("two-signs", True)) == {"safety/no": True}


def test_goals_that_no_question_asks_for_say_so(course: Bank) -> None:
    by_name = {one.goal: one for one in of(course, [answer(1, "find/flank", "x")]).goals}
    assert (by_name["practice/hands"].asking, by_name["anatomy/find"].asking) == (0, 11)


def test_answers_to_other_words_and_to_unknown_questions_are_told(course: Bank) -> None:
    found = of(course, [answer(1, "find/flank", "x", hash="12345678"), answer(2, "gone/away", "x"), answer(3, "gone/away", "x")])
    assert asked(found, "find/flank").others == 1
    assert found.unknown == {"gone/away": 2}


def test_parts_and_hand_skills_are_as_they_were_marked_last(course: Bank) -> None:
    marks = [("anatomy", True), ("anatomy/do", True), ("safety", True), ("safety", False)]
    done = [entry(n, act="done", about=about, value=value) for n, (about, value) in enumerate(marks, 1)]
    skills = [entry(n, act="skill", about="gliding", rating=rating, by=by) for n, rating, by in ((8, 2, "self"), (9, 4, "partner"))]
    (one,) = of(course, [*done, *skills]).learners
    assert (one.lessons, one.parts, one.skills) == ({"anatomy"}, {"anatomy/do"}, {"gliding": (4, "partner")})


@given(st.integers(1, 400), st.data())
def test_the_interval_of_a_share_holds_exactly_what_a_score_test_does_not_reject(of: int, data: st.DataObject) -> None:
    share = Share(data.draw(st.integers(0, of)), of)
    low, high = share.interval
    assert 0 <= low <= share.value <= high <= 1
    for edge in (low, high):
        spread = math.sqrt(edge * (1 - edge) / of)
        assert edge in {0, 1} or abs(abs(share.value - edge) - statistics.Z * spread) < 1e-9


def test_a_share_that_is_printed_elsewhere() -> None:
    assert [round(edge, 4) for edge in Share(81, 263).interval] == [0.2553, 0.3662]


NAMES = ["find/flank", "find/sacrum", "find/deltoid", "name/flank", "name/sacrum", "name/deltoid", "claim/cures", "case/fever", "two-signs"]
NAMES += ["find/trapezius", "name/trapezius", "find/upper-hip", "name/upper-hip", "stroke/gliding"]
MATRIX = st.lists(st.dictionaries(st.sampled_from(NAMES), st.booleans()), min_size=1, max_size=60)


@given(MATRIX)
def test_discrimination_is_what_a_second_way_to_work_it_out_gives(answers: list[dict[str, bool]]) -> None:
    course = questions_of(NAMES)
    number = numbers(1)
    logs = [[answer(next(number), name, "x", good=good) for name, good in one.items()] for one in answers]
    for one in of(course, *logs).questions:
        name = one.question.id
        rows = [each for each in answers if name in each and len(each) > count.FEWEST_OTHERS]
        x = [float(each[name]) for each in rows]
        y = [python_statistics.fmean(good for other, good in each.items() if other != name) for each in rows]
        assert one.pairs.n == len(rows)
        alike = len(set(x)) < 2 or (bool(y) and max(y) - min(y) < 1e-9)
        if len(rows) < statistics.FEWEST_LEARNERS or alike:
            assert one.pairs.correlation is None
        else:
            assert one.pairs.correlation == pytest.approx(python_statistics.correlation(x, y), abs=1e-6)


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 20)), min_size=30, max_size=90))
def test_the_interval_of_a_correlation_is_fishers(rows: list[tuple[bool, int]]) -> None:
    pairs = Pairs()
    for right, others in rows:
        pairs.add(right=right, others=others / 20)
    found, interval = pairs.correlation, pairs.interval
    x, y = [float(right) for right, _ in rows], [others / 20 for _, others in rows]
    if len(set(x)) < 2 or len(set(y)) < 2:
        assert (found, interval) == (None, None)
        return
    assert found == pytest.approx(python_statistics.correlation(x, y), abs=1e-9)
    assert found is not None
    assert interval is not None
    low, high = interval
    assert -1 <= low <= found <= high <= 1
    if abs(found) < 0.999:
        middle = math.log((1 + found) / (1 - found)) / 2
        for edge, sign in ((low, -1), (high, 1)):
            assert math.log((1 + edge) / (1 - edge)) / 2 == pytest.approx(middle + sign * 1.959964 / math.sqrt(len(rows) - 3), abs=1e-6)


def test_with_too_few_learners_there_is_no_discrimination() -> None:
    pairs = Pairs()
    for number in range(statistics.FEWEST_LEARNERS - 1):
        pairs.add(right=number % 2 == 0, others=number / 40)
    assert pairs.correlation is None
    pairs.add(right=True, others=0.5)
    assert pairs.correlation is not None


def questions_of(names: list[str]) -> Bank:
    from massage_lessons.report.questions import Bank, Question  # noqa: PLC0415 - only here

    return Bank("1", {name: Question(name, "choose", name, "safety", "", "00000000", "", {}) for name in names}, {})
