"""Cells become slides by what their metadata says; what is too long for one slide is given in portions."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup
from lesson_files import lesson_files
from long_run import SAMPLE, sampled
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output, new_raw_cell

from massage_lessons import show
from massage_lessons.export.notebook import editions
from massage_lessons.export.slides.exporter import SlidesExporter
from massage_lessons.export.slides.split import portions, unfolded

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
    made = slides(cell("# One", "slide"), cell("kept back", "skip"), cell("for the teacher", "notes"))
    assert "kept back" not in made
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
@pytest.mark.parametrize("lesson", sampled(lesson_files(), *SAMPLE), ids=lambda one: one.path.stem)
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


def test_nothing_is_folded_in_a_talk_and_what_a_fold_is_called_leads_into_it() -> None:
    page = show.claims("never-on-spine").html
    open_ = unfolded(page)
    assert "<details" in page
    assert "<details" not in open_
    assert '<p data-index="out" data-part="lead">What people say about it: 1 claim, weighed</p>' in open_
    assert unfolded("<p>Whole.</p>") == "<p>Whole.</p>"


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


@pytest.mark.parametrize("before", ["notes", "skip", "fragment"])
def test_a_cell_that_says_nothing_belongs_to_the_slide_before_whatever_stands_between(before: str) -> None:
    made = slides(cell("# One", "slide"), cell("between", before), cell("goes with one"), cell("# Two", "slide"))
    first = made[made.index("One") : made.index("Two")]
    assert "goes with one" in first
    assert "goes with one" not in "".join(re.findall(r"<aside.*?</aside>", made, flags=re.DOTALL))


def test_a_slide_has_the_code_the_raw_text_and_all_outputs_of_a_cell_together() -> None:
    both = [new_output("stream", text="said\n"), new_output("display_data", {"text/html": "<b>shown</b>"})]
    made = slides(cell("# One", "slide"), new_code_cell("x = 1", outputs=both), new_raw_cell("as it was"), cell("# Two", "slide"))
    first = made[: made.index("Two")]
    assert first.count("<section>") == 2
    for part in ("said", "<b>shown</b>", "as it was", 'aria-label="Code of cell 2"'):
        assert part in first


def test_code_that_is_hidden_in_the_notebook_is_hidden_in_a_talk() -> None:
    hidden = [
        new_code_cell("secret = 1", metadata={"tags": ["hide-input"]}),
        new_code_cell("secret = 2", metadata={"jupyter": {"source_hidden": True}}),
    ]
    assert "secret" not in slides(cell("# One", "slide"), *hidden)


def test_headings_begin_the_slides_of_a_notebook_without_slide_types() -> None:
    made = slides(
        cell("# One\n\ntext\n\n```\n# no heading\n```\n\n## Two\n\n### Below"), new_code_cell("x = 1"), cell("more"), cell("## Three")
    )
    titles = [re.findall(r"<h[123][^>]*>(.*?)</h", slide) for slide in made.split("<section>") if "talk-slide" in slide]
    assert titles == [["One"], ["Two"], ["Below"], ["Three"]]
    assert made.index("more") < made.index("Three")


def test_a_widget_with_a_program_lives_in_a_talk_too() -> None:
    program = "export default { render({ el }) { el.textContent = 'alive'; } }"
    state = {"w": {"model_name": "AnyModel", "model_module": "anywidget", "state": {"_esm": program, "_css": ".w { color: red }"}}}
    output = new_output("display_data", {"application/vnd.jupyter.widget-view+json": {"model_id": "w"}, "text/plain": "w"})
    metadata = {"widgets": {"application/vnd.jupyter.widget-state+json": {"version_major": 2, "version_minor": 0, "state": state}}}
    notebook = new_notebook(cells=[cell("# One", "slide"), new_code_cell("", outputs=[output])], metadata=metadata)
    html, _ = SlidesExporter(run_widgets=True).from_notebook_node(notebook, {"metadata": {"name": "talk"}})
    assert "alive" in html
    assert '"widgets":[{"model":"w"}]' in html
    assert ".w { color: red }" in html


@pytest.mark.parametrize("kind", [["slide"], {"a": 1}, 3, "unheard of"])
def test_a_type_that_is_none_says_nothing(kind: Any) -> None:
    odd = new_markdown_cell("odd", metadata={"slideshow": {"slide_type": kind}})
    assert "odd" in slides(cell("# One", "slide"), odd)


@pytest.mark.parametrize("lesson", lesson_files(), ids=lambda one: one.path.stem)
def test_the_slides_of_a_lesson_begin_with_notes_for_its_teacher_and_those_for_learners_have_none(lesson: Any) -> None:
    talks = {
        edition: BeautifulSoup(SlidesExporter(edition=edition).from_filename(str(lesson.path))[0], "html.parser")
        for edition in ("instructor", "learner")
    }
    notes = talks["instructor"].select(".slides section:not(:has(section)) > .notes")
    assert notes
    said = " ".join(notes[0].get_text(" ").split())
    plan = lesson.content.plan
    for wanted in [plan.room, plan.groups, *(step.do for step in plan.steps)] if plan else [lesson.content.lead]:
        assert " ".join(wanted.split()) in said
    assert talks["learner"].select(".notes") == []


def notes_of(*cells: NotebookNode, edition: str = "instructor") -> list[str]:
    """What the teacher reads at each slide, its lines parted by a bar."""
    shown = BeautifulSoup(slides(*cells, edition=edition), "html.parser").select("section:not(:has(section))")
    return [notes.get_text("|", strip=True) if (notes := slide.select_one(".notes")) else "" for slide in shown]


def test_notes_of_any_notebook_say_what_each_slide_is_of_and_lacks() -> None:
    folded = new_code_cell("hidden = 1", metadata={"tags": ["hide-input"]})
    assert notes_of(
        cell("# Birds", "slide"),
        cell("secret", "skip"),
        cell("## Owls", "subslide"),
        folded,
        cell("They hunt at night.", "notes"),
        cell("### Eyes\n\n### Ears", "subslide"),
        cell("more", "subslide"),
        cell("# Fish & chips", "slide"),
        cell("secret", "skip"),
        cell("secret", "skip"),
    ) == [
        "This slide is of: Birds|One cell of the notebook is left out here.",
        "They hunt at night.|This slide is of: Birds / Owls|The code of cell 4 is not shown here.",
        "This slide is of: Birds / Owls / Eyes; Ears",
        "This slide is of: Birds / Owls / Ears",
        "This slide is of: Fish & chips|2 cells of the notebook are left out here.",
    ]


def test_notes_without_a_heading_name_the_notebook_and_learners_have_none() -> None:
    cells = [cell("secret", "skip"), cell("only text", "slide")]
    assert notes_of(*cells) == ["This slide is of: talk|One cell of the notebook is left out here."]
    assert notes_of(*cells, edition="learner") == [""]


def test_the_code_on_a_slide_has_the_number_of_its_cell() -> None:
    assert "Code of cell 2" in slides(cell("# One\n\n# Two"), new_code_cell("x = 1"))
