"""What pages on progress hold: which lessons count, which steps are gone over, and nothing that differs from learner to learner."""

from __future__ import annotations

import json
import re
from html import unescape

from massage_lessons import show
from massage_lessons.course import find
from massage_lessons.pages import render
from massage_lessons.pages.taught import page_of_today, taught
from massage_lessons.pages.today import ROUTINES, SKILL, skills


def test_the_lessons_that_count_are_those_with_questions_to_check_oneself() -> None:
    assert [lesson.number for lesson in taught()] == list(range(1, 10))


def test_steps_for_the_hands_have_ids_of_their_own_and_a_lesson() -> None:
    found = list(skills(find.course()))
    assert len({one["id"] for one in found}) == len(found) > 30
    lessons = {lesson.id for lesson in taught()}
    assert {one["lesson"] for one in found} <= lessons
    assert ROUTINES.keys() <= {routine.id for routine in find.course().routines}
    steps = {f"skill:{routine.id}/{step.id}" for routine in find.course().routines for step in routine.steps}
    strokes = {f"skill:{stroke.id}" for stroke in find.course().strokes}
    assert {one["id"] for one in found} <= steps | strokes


def test_a_step_that_is_told_otherwise_has_another_hash() -> None:
    assert len({one["hash"] for one in skills(find.course())}) == len(list(skills(find.course())))


def test_the_page_of_today_brings_the_steps_and_a_learners_edition_asks_nothing() -> None:
    html = show.today().html
    data = re.search(r"data-skills='([^']*)'", html)
    assert data
    assert json.loads(unescape(data[1])) == list(skills(find.course()))
    with render.edition("learner"):
        assert "<massage-today" not in show.today().html


def test_a_lesson_leads_to_the_next_and_the_last_one_to_what_is_remembered() -> None:
    first, *_, last = taught()
    assert f'href="{taught()[1].file}"' in show.finish(first.id).html
    page = page_of_today()
    assert page is not None
    assert f'href="{page.file}"' in show.finish(last.id).html


def test_each_question_of_a_lesson_counts_at_its_end() -> None:
    for lesson in taught():
        asked = re.search(r'data-questions="([^"]*)"', show.finish(lesson.id).html)
        assert asked
        assert asked[1].split() == [question.id for question in lesson.questions]


def test_each_step_for_the_hands_counts_at_the_end_of_its_lesson() -> None:
    for lesson in taught():
        asked = re.search(r'data-skills="([^"]*)"', show.finish(lesson.id).html)
        expected = [one["id"].removeprefix(SKILL) for one in skills(find.course()) if one["lesson"] == lesson.id]
        assert (asked[1].split() if asked else []) == expected


def test_what_an_observer_rates_is_gone_over_by_hands_and_has_its_wording() -> None:
    hashes = {one["id"].removeprefix(SKILL): one["hash"] for one in skills(find.course())}
    for form in find.course().forms:
        rated = dict(re.findall(r'data-rates="([^"]*)" data-hash="([^"]*)"', show.form(form.id).html))
        assert list(rated) == [field.rates for field in form.fields if field.rates]
        assert rated.items() <= hashes.items()
    assert any(field.rates for form in find.course().forms for field in form.fields)
