"""Cells become slides by what their metadata says; what is too long for one slide is given in portions."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup
from lesson_files import lesson_files
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from massage_lessons import show
from massage_lessons.export import editions
from massage_lessons.export.portions import portions
from massage_lessons.export.slides import SlidesExporter

if TYPE_CHECKING:
    from nbformat import NotebookNode


def cell(text: str, kind: str | None = None, *tags: str) -> NotebookNode:
    metadata: dict[str, Any] = {"tags": list(tags)}
    if kind:
        metadata["slideshow"] = {"slide_type": kind}
    return new_markdown_cell(text, metadata=metadata)


def slides(*cells: NotebookNode, edition: str = "instructor") -> str:
    html, _ = SlidesExporter(edition=edition).from_notebook_node(new_notebook(cells=list(cells)), {"metadata": {"name": "talk"}})
    return str(re.search(r'<div class="slides">.*?</main>', html, flags=re.DOTALL)[0])


def test_cells_become_slides_below_and_beside_one_another() -> None:
    made = slides(cell("# One", "slide"), cell("more of one"), cell("two", "subslide"), cell("# Three", "slide"))
    assert re.findall(r"</?section>|(?<=>)(?:One|more of one|two|Three)", made) == [
        *("<section>", "<section>", "One", "more of one", "</section>", "<section>", "two", "</section>", "</section>"),
        *("<section>", "Three", "</section>"),
    ]


def test_what_is_skipped_is_not_in_the_file_and_notes_are_apart() -> None:
    made = slides(cell("# One", "slide"), cell("left out", "skip"), cell("also left out"), cell("for the teacher", "notes"))
    assert "left out" not in made
    assert re.search(r'<aside class="notes">.*for the teacher.*</aside>', made, flags=re.DOTALL)


def test_the_learners_slides_have_no_notes_of_the_instructor() -> None:
    made = slides(cell("# One", "slide"), cell("for the teacher", "notes", "instructor"), edition="learner")
    assert "for the teacher" not in made


def test_no_element_within_a_slide_means_a_slide_to_the_library() -> None:
    page = show.red_flags("emergency")
    output = new_output("execute_result", data={"text/html": page.html}, execution_count=1)
    made = slides(cell("# One", "slide"), new_code_cell("", outputs=[output], metadata={"slideshow": {"slide_type": "subslide"}}))
    assert made.count("<section>") == made.count("<section")
    assert "red-flag-" in made


@pytest.mark.parametrize("page", [show.red_flags(), show.check("safety"), show.claims("strokes"), show.routine("ten-minutes")])
def test_portions_hold_everything_once_and_each_only_a_part(page: Any) -> None:
    parts = portions(page.html)
    items = r'data-question="[^"]*"|data-claim="[^"]*"|id="red-flag-[^"]*"|<li class="mp-step"'
    assert len(parts) > 1
    assert [item for part in parts for item in re.findall(items, part)] == re.findall(items, page.html)
    assert all('class="massage-page' in part for part in parts)
    assert max(part.count("<massage-question") for part in parts) <= 1


def texts(html: str) -> Counter[str]:
    return Counter(text for text in BeautifulSoup(html, "html.parser").stripped_strings)


@pytest.mark.parametrize("edition", ["instructor", "learner"])
@pytest.mark.parametrize("lesson", lesson_files(), ids=lambda one: one.path.stem)
def test_the_portions_of_an_output_together_hold_every_text_of_it(lesson: Any, edition: Any) -> None:
    for html in (editions.of(html, edition) for html in lesson.outputs):
        parts = portions(html)
        assert sum(map(texts, parts), Counter()) >= texts(html)
        assert {text for part in parts for text in texts(part)} == set(texts(html))


def test_what_stands_around_the_parts_stands_in_one_portion_and_steps_keep_their_numbers() -> None:
    parts = portions(show.routine("ten-minutes").html)
    needs = [part for part in parts if "You need" in part]
    assert len(needs) == 1
    assert "A stop word." in needs[0]
    numbers = [
        (int((re.search(r'<ol start="(\d+)"', part) or [0, "1"])[1]), part.count('class="mp-step"')) for part in parts if "<ol" in part
    ]
    assert [first for first, _ in numbers] == [1 + sum(count for _, count in numbers[:place]) for place in range(len(numbers))]


def test_what_says_what_follows_is_never_last_in_a_portion() -> None:
    assert not [part for part in portions(show.lessons().html) if re.search(r"To look things up</p>\s*</div>", part)]


def test_a_group_is_named_again_wherever_some_of_it_is_and_nowhere_else() -> None:
    for part in portions(show.red_flags().html):
        assert part.count("<h3") == part.count("mp-urgency") == part.count('<p class="mp-lead"') == part.count("<ul") > 0


def test_a_short_output_is_left_as_it_is() -> None:
    assert portions("<p>Short.</p>") == ["<p>Short.</p>"]


@pytest.mark.parametrize("lesson", [one for one in lesson_files() if not one.is_page], ids=lambda one: one.path.stem)
def test_every_lesson_is_also_a_talk(lesson: Any) -> None:
    kinds = [one.metadata.get("slideshow", {}).get("slide_type") for one in lesson.notebook.cells]
    assert kinds[0] == "slide"
    assert kinds.count("slide") >= 5
    assert None not in kinds
