"""Every lesson keeps the frame that a learner relies on."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest
import textstat

from massage_lessons import payload

LESSONS = sorted((Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))
WORDS_OF_PROSE_PER_WORD_OF_CODE = 10
HIGHEST_GRADE = 8
WEBSITE = re.compile(r"^(https?:)?//")


@pytest.fixture(params=LESSONS, ids=lambda path: path.stem)
def lesson(request: pytest.FixtureRequest) -> tuple[Path, nbformat.NotebookNode]:
    """Give each lesson's path and content."""
    return request.param, nbformat.read(request.param, as_version=4)


def cells(notebook: nbformat.NotebookNode, kind: str) -> list[str]:
    return [cell.source for cell in notebook.cells if cell.cell_type == kind]


def prose(notebook: nbformat.NotebookNode) -> str:
    return "\n\n".join(cells(notebook, "markdown"))


def links(notebook: nbformat.NotebookNode) -> list[str]:
    return re.findall(r"\]\(([^)\s]+)\)", prose(notebook))


def places() -> set[str]:
    """Give every id that a link or a call may name: those of the drawing."""
    drawn = re.findall(r'\bid="([a-z0-9-]+)"', payload.load()["svg"])
    return {name for name in drawn if not name.startswith(("def-", "layer-"))}


def test_there_are_lessons() -> None:
    assert [path.stem for path in LESSONS] == ["00-start-here", "01-anatomy"]


def test_a_code_cell_is_one_short_line_with_its_input_hidden(lesson: tuple[Path, nbformat.NotebookNode]) -> None:
    _, notebook = lesson
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert "\n" not in cell.source.strip()
            assert cell.source.startswith("from massage_lessons import show; show.")
            assert cell.metadata["jupyter"]["source_hidden"] is True


def test_prose_outweighs_code_tenfold(lesson: tuple[Path, nbformat.NotebookNode]) -> None:
    _, notebook = lesson
    code = " ".join(cells(notebook, "code"))
    assert len(prose(notebook).split()) >= WORDS_OF_PROSE_PER_WORD_OF_CODE * len(code.split())


def test_every_place_that_a_lesson_names_is_in_the_drawing(lesson: tuple[Path, nbformat.NotebookNode]) -> None:
    _, notebook = lesson
    known = places()
    missing = [link for link in links(notebook) if link.startswith("#") and link[1:] not in known]
    assert missing == []


def test_every_link_to_a_file_of_the_course_resolves(lesson: tuple[Path, nbformat.NotebookNode]) -> None:
    path, notebook = lesson
    files = [link.split("#")[0] for link in links(notebook) if not link.startswith("#") and not WEBSITE.match(link)]
    assert [name for name in files if not (path.parent / name).is_file()] == []


def test_every_website_that_a_lesson_cites_is_a_source_of_the_course(lesson: tuple[Path, nbformat.NotebookNode]) -> None:
    _, notebook = lesson
    known = {source["url"] for source in payload.load()["sources"].values()}
    cited = {link for link in links(notebook) if WEBSITE.match(link)}
    assert cited - known == set()


def test_a_lesson_reads_at_grade_eight_or_below(lesson: tuple[Path, nbformat.NotebookNode]) -> None:
    _, notebook = lesson
    assert textstat.flesch_kincaid_grade(plain(prose(notebook))) <= HIGHEST_GRADE


def plain(markdown: str) -> str:
    """Give the words that a reader sees, a full stop after each heading and list item; names of anatomy count as one short word."""
    text = re.sub(r"\d+", "ten", re.sub(r"<[^>]+>", " ", markdown))
    text = re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", text)
    for entry in payload.load()["entries"].values():
        for name in filter(None, (entry["english"], entry["latin"])):
            text = re.sub(re.escape(name), "muscle", text, flags=re.IGNORECASE)
    lines = [re.sub(r"^[\s#>*|\-\d.]+", "", line).strip(" |*") for line in text.splitlines()]
    return " ".join(line if line.endswith((".", "!", "?", ":")) else line + "." for line in lines if line)


def test_a_lesson_opens_with_a_title_goals_or_welcome_and_its_minutes(lesson: tuple[Path, nbformat.NotebookNode]) -> None:
    _, notebook = lesson
    first = cells(notebook, "markdown")[0]
    assert first.startswith("# ")
    assert re.search(r"\*\*(Goals\.|Welcome\.)\*\*", first)
    assert re.search(r"\*\*Time:\*\* about \d+ minutes", first)


def test_the_anatomy_lesson_ends_with_three_questions_whose_answers_explain() -> None:
    notebook = nbformat.read(LESSONS[1], as_version=4)
    check = next(source for source in cells(notebook, "markdown") if source.startswith("## Check yourself"))
    assert len(re.findall(r"^\*\*\d\. ", check, flags=re.MULTILINE)) == 3
    answers = re.findall(r"</summary>(.+?)</details>", check, flags=re.DOTALL)
    assert len(answers) == 3
    assert min(len(answer.split()) for answer in answers) > 20


def test_the_start_page_maps_every_lesson() -> None:
    start = prose(nbformat.read(LESSONS[0], as_version=4))
    assert [path.name for path in LESSONS[1:] if f"]({path.name})" not in start] == []
