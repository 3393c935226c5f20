"""Two editions from one source: what is for the instructor is not in the learner's file at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from massage_lessons.export.notebook.context import Edition

TAG = "instructor"
KEPT_BACK = '[data-edition="instructor"], .ml-note, .mp-plan, .mp-answer, .mp-answers'
"""What is for the instructor in the markup of the lessons: marked parts, notes, plans with their timing, and answers."""

ANYTHING = ("data-edition", "ml-note", "mp-plan", "mp-answer", "massage-question")
QUESTION = "massage-question"
"""With its answer gone it is a field to write in and nothing more."""


def without_instructor_cells(notebook: NotebookNode) -> None:
    """Take the cells for the instructor out of a notebook."""
    notebook.cells = [cell for cell in notebook.cells if TAG not in (cell.metadata.get("tags") or ())]


def of(html: str, edition: Edition) -> str:
    """Give HTML as an edition has it: the learner's is without notes, timing, answers, and which option is right."""
    if edition == "instructor" or not any(mark in html for mark in ANYTHING):
        return html
    soup = BeautifulSoup(html, "html.parser")
    for node in soup.select(KEPT_BACK):
        node.decompose()
    for question in soup.select(QUESTION):
        question.name = "div"
    # A page of which nothing is left says nothing.
    return soup.decode(formatter="minimal") if soup.get_text(strip=True) or soup.find(["img", "input"]) else ""
