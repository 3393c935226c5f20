"""Editions from one source: what is for the instructor is not in a learner's file at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from massage_lessons.export.notebook.context import Edition

TAG = "instructor"
"""Of a cell that the learner's edition leaves out."""

MARKED = '[data-edition="instructor"]'
"""How pages and writers of text say that something is for the instructor."""

WRITTEN = ".ml-note, .mp-plan, .mp-answer, .mp-answers"
"""Notes in the text of lessons, and what courses before this one stored without saying what had been asked for."""

ANYTHING = ("data-edition", "ml-note", "mp-plan", "mp-answer", "massage-question", "massage-practice")
QUESTION = "massage-question"
PRACTICE = "massage-practice"
"""With its answer gone it is a field to write in and nothing more."""


def of(html: str, edition: Edition) -> str:
    """HTML as an edition has it: the learner's is without notes, timing, answers, and which option is right.

    A school's has the answers to its questions, and nothing else that is for the instructor.
    """
    if edition == "instructor" or not any(mark in html for mark in ANYTHING):
        return html
    soup = BeautifulSoup(html, "html.parser")
    answering = edition == "school"
    for node in soup.select(f"{MARKED}, {WRITTEN}"):
        if not (answering and node.find_parent([QUESTION, PRACTICE])):
            node.decompose()
    for question in [] if answering else soup.select(f"{QUESTION}, {PRACTICE}"):
        question.name = "div"
        del question["data-items"]
    # A page of which nothing is left says nothing.
    return soup.decode(formatter="minimal") if soup.get_text(strip=True) or soup.find(["img", "input"]) else ""
