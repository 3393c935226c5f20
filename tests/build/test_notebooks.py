"""What a stored lesson says of itself."""

from __future__ import annotations

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from massage_lessons.build import notebooks
from massage_lessons.lab import folder


def test_a_lesson_says_which_it_is_and_which_comes_next_and_its_cells_are_locked() -> None:
    made = notebooks.as_lesson(new_notebook(cells=[new_markdown_cell("# A"), new_code_cell("1")]), "02-anatomy.ipynb")
    following = {"file": "03-what-massage-does.ipynb", "title": "What massage does, and what it does not"}
    assert made.metadata["massage-lessons"] == {"lesson": "anatomy", "next": following}
    assert [(cell.metadata.editable, cell.metadata.deletable) for cell in made.cells] == [(False, False)] * 2


def test_nothing_comes_after_the_last_page_and_another_notebook_stays_as_it_is() -> None:
    assert notebooks.as_lesson(new_notebook(), "14-today.ipynb").metadata == {"massage-lessons": {"lesson": "today"}}
    mine = new_notebook(cells=[new_markdown_cell("# Mine")])
    assert notebooks.as_lesson(mine, "mine.ipynb") == mine


def test_every_stored_lesson_is_locked() -> None:
    for path in folder.shipped():
        stored = notebooks.read(path)
        assert stored == notebooks.as_lesson(stored, path.name), path.name
