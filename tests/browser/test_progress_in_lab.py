"""An answer in JupyterLab is kept by its server on the learner's disk, and every browser has it from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lab import START, Desk
from playwright.sync_api import expect
from test_journal import FORGET, ONE, answered, cell, check, kept, notebook, panel, question

from massage_lessons import show
from massage_lessons.course.words import say
from massage_lessons.progress.kept import Kept
from massage_lessons.progress.place import Place

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page


def forget(desk: Desk) -> Page:
    """Another browser, which knows nothing."""
    desk.page.goto(f"{desk.lab.address}/static/favicons/favicon.ico")
    desk.page.evaluate(FORGET)
    return desk.page


def database(desk: Desk) -> Path:
    """The file of the learner's home."""
    (path,) = desk.lab.folder.parent.rglob("progress.sqlite")
    return path


def test_the_server_of_the_lessons_keeps_an_answer_and_gives_it_to_another_browser(desk: Desk) -> None:
    page = forget(desk)
    lesson = desk.open(notebook(cell(show.questions(ONE)), cell(show.keeping()), cell(show.form("observer-checklist"))))
    question(page, ONE).locator("input").first.wait_for(timeout=START)
    with page.expect_response(lambda answer: answer.request.method == "POST" and answer.url.endswith("/massage-lessons/log")) as told:
        check(page)
    assert told.value.ok
    expect(kept(page)).to_have_text("Saved.")
    expect(panel(page)).to_contain_text("Kept by JupyterLab, too", timeout=START)
    expect(page.locator("massage-sheet").get_by_role("status")).to_have_text(say("lesson.form.shared"))
    path = database(desk)
    expect(panel(page)).to_contain_text(str(path))
    assert ONE in {one["about"] for one in Kept(Place(path.parent, "local", None)).entries()}
    forget(desk)
    lesson.open()
    expect(answered(page)).not_to_be_empty(timeout=START)
