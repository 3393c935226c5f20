"""A notebook stores what its cells asked for; what is made of it has the course as it is now, for whom it is made."""

from __future__ import annotations

import json
from typing import Any

import pytest
from export_samples import made, result
from lesson_files import lesson_files

from massage_lessons import figure, show
from massage_lessons.pages import NAMES, afresh
from massage_lessons.pages.page import Page
from massage_lessons.pages.request import MIME

STORED = [
    pytest.param(output.data, id=f"{lesson.path.stem}: {cell.source}")
    for lesson in lesson_files()
    for cell in lesson.notebook.cells
    if cell.cell_type == "code"
    for output in cell.outputs
    if 'class="massage-page' in "".join(output.data.get("text/html", ""))
]


@pytest.mark.parametrize("data", STORED)
def test_a_stored_page_is_what_its_request_gives(data: dict[str, Any]) -> None:
    assert afresh.html(data, "instructor") == "".join(data["text/html"])


@pytest.mark.parametrize("data", STORED)
def test_the_learners_edition_is_made_without_answers_and_plans(data: dict[str, Any]) -> None:
    html = afresh.html(data, "learner")
    assert html is not None
    assert not [mark for mark in ("mp-answer", "mp-right", "mp-explanation", "<massage-question", "mp-plan") if mark in html]
    if data[MIME]["page"] == "plan":
        assert html == ""
    else:
        assert html.count("mp-question ") == "".join(data["text/html"]).count("mp-question ")


@pytest.mark.parametrize("name", NAMES)
def test_all_that_a_cell_can_show_as_a_page_says_what_was_asked_for(name: str) -> None:
    page = getattr(show, name)
    assert page.__module__ == f"massage_lessons.pages.{name}"
    assert page.__name__ == name


def test_an_export_has_the_course_as_it_is_now() -> None:
    data = {**show.red_flags("emergency")._repr_mimebundle_(), "text/html": "<p>What was known long ago.</p>"}
    page = made(result(data))
    assert "What was known long ago." not in page
    assert 'id="red-flag-' in page


@pytest.mark.parametrize(
    "stored",
    [
        None,
        "red_flags",
        {"version": 2, "page": "red_flags", "ids": []},
        {"version": 1, "page": "no_such_page", "ids": []},
        {"version": 1, "page": ["red_flags"], "ids": []},
        {"version": 1, "page": "red_flags"},
        {"version": 1, "page": "red_flags", "ids": 3},
        {"version": 1, "page": "red_flags", "ids": ["no-such-action"]},
        {"version": 1, "page": "routine", "ids": []},
        {"version": 1, "page": "glossary", "ids": ["too", "many"]},
    ],
)
def test_what_cannot_be_asked_for_is_shown_as_it_was_stored(stored: Any) -> None:
    assert "As it was stored." in made(result({MIME: stored, "text/html": "<p>As it was stored.</p>"}))


def test_a_request_survives_the_way_through_a_file() -> None:
    bundle = json.loads(json.dumps(show.claims("strokes")._repr_mimebundle_()))
    assert bundle[MIME] == {"version": 1, "page": "claims", "ids": ["strokes"]}


def test_a_part_that_nobody_can_ask_for_stores_only_what_it_shows() -> None:
    assert Page("<p>A part.</p>")._repr_mimebundle_().keys() == {"text/html", "text/plain"}


FIGURES = [
    pytest.param(output.data, id=f"{lesson.path.stem}: {cell.source}")
    for lesson in lesson_files()
    for cell in lesson.notebook.cells
    if cell.cell_type == "code"
    for output in cell.outputs
    if 'class="ml-figure' in "".join(output.data.get("text/html", ""))
]


@pytest.mark.parametrize("data", FIGURES)
def test_a_stored_figure_is_what_its_request_gives(data: dict[str, Any]) -> None:
    stored = afresh.stored(data)
    assert stored is not None
    assert stored.html() == "".join(data["text/html"])
    assert stored._repr_mimebundle_()[figure.MIME] == data[figure.MIME]


def test_an_export_has_a_figure_as_the_course_draws_it_now() -> None:
    page = made(result({**show.timeline("five-minutes")._repr_mimebundle_(), "text/html": "<p>What was drawn long ago.</p>"}))
    assert "What was drawn long ago." not in page
    assert 'alt="Timeline of Five minutes' in page


def test_a_figure_that_is_not_stored_is_drawn_and_says_what_was_asked_for() -> None:
    drawn = show.evidence_for_claims(["relieves-stress"])
    data = json.loads(json.dumps(drawn._repr_mimebundle_()))
    assert data[figure.MIME] == {"version": 1, "figure": "evidence_for_claims", "names": [["relieves-stress"]], "choice": {}}
    stored = afresh.stored(data)
    assert stored is not None
    assert stored.html() == data["text/html"]


@pytest.mark.parametrize(
    "stored",
    [
        None,
        "pressure",
        {"version": 2, "figure": "pressure", "names": [], "choice": {}},
        {"version": 1, "figure": "png", "names": [], "choice": {}},
        {"version": 1, "figure": ["pressure"], "names": [], "choice": {}},
        {"version": 1, "figure": "pressure", "names": 3, "choice": {}},
        {"version": 1, "figure": "pressure", "names": []},
        {"version": 1, "figure": "timeline", "names": ["no-such-routine"], "choice": {}},
        {"version": 1, "figure": "timeline", "names": [{"a": 1}], "choice": {}},
        {"version": 1, "figure": "pressure", "names": [], "choice": {"unheard": 1}},
    ],
)
def test_a_figure_that_cannot_be_asked_for_is_shown_as_it_was_stored(stored: Any) -> None:
    assert "As it was stored." in made(result({figure.MIME: stored, "text/html": "<p>As it was stored.</p>"}))


def test_what_no_file_can_hold_is_asked_for_by_nobody() -> None:
    assert figure.request("pressure", (object(),), {}) == {}
