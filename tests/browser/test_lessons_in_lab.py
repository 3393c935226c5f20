"""The lessons as our command opens them: from the start page to an answer, with nothing run."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from lab import START, Diagram
from playwright.sync_api import BrowserContext, Page, expect

from massage_lessons import launch, lessons_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[launch.Server]:
    """Give JupyterLab as the command starts it, for a learner who has just come."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("DATA", "CONFIG", "RUNTIME"):
            patch.setenv(f"JUPYTER_{name}_DIR", str(home / name.lower()))
        patch.setenv("HOME", str(home))
        patch.setenv("IPYTHONDIR", str(home / "ipython"))
        one = launch.start(home / "my lessons", None, say=print)
        yield one
        one.stop()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """Give a page that meets no error and asks nobody else for anything."""
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on(
        "request", lambda request: errors.append(request.url) if request.url.startswith("http") and "127.0.0.1" not in request.url else None
    )
    yield page
    page.close(run_before_unload=False)
    assert errors == []


def opened(page: Page, server: launch.Server, lesson: str) -> Page:
    page.goto(server.url.replace(lessons_folder.START, lesson))
    expect(page.locator(".massage-diagram").first).to_be_visible(timeout=START)
    return page


def test_the_start_page_is_open_and_its_diagram_answers_before_anything_is_run(page: Page, server: launch.Server) -> None:
    opened(page, server, lessons_folder.START)
    expect(page.get_by_role("heading", name="Start here")).to_be_visible()
    diagram = Diagram(page.locator(".massage-diagram"))
    diagram.click("shoulder-blade-right")
    diagram.expect_selected("shoulder-blade-right")
    expect(diagram.card).to_contain_text("How to massage")


def test_no_question_and_no_code_stand_in_the_way(page: Page, server: launch.Server) -> None:
    opened(page, server, lessons_folder.START)
    expect(page.get_by_text("official Jupyter news")).to_have_count(0)
    expect(page.get_by_text("from massage_lessons import show")).to_be_hidden()


def test_one_click_leads_to_the_anatomy_lesson(page: Page, server: launch.Server) -> None:
    opened(page, server, lessons_folder.START)
    page.get_by_role("link", name="go to lesson 01, Anatomy of the back").click()
    expect(page.get_by_role("heading", name="Anatomy of the back")).to_be_visible(timeout=START)


def test_a_link_in_the_text_opens_that_place_in_the_drawing_above(page: Page, server: launch.Server) -> None:
    opened(page, server, "01-anatomy.ipynb")
    page.get_by_role("link", name="Flank", exact=True).click()
    Diagram(page.locator(".massage-diagram").nth(0)).expect_selected("flank-right")
    page.get_by_role("link", name="The tip of the shoulder").click()
    Diagram(page.locator(".massage-diagram").nth(1)).expect_selected("acromion-lateral-right")


def test_find_it_judges_each_click_and_counts_the_first_tries(page: Page, server: launch.Server) -> None:
    opened(page, server, "01-anatomy.ipynb")
    root = page.locator(".massage-diagram").filter(has=page.locator(".md-quest"))
    diagram, quest = Diagram(root), root.locator(".md-quest")
    expect(quest).to_contain_text("1 of 6. Find: Lower back, beside the spine, left.")
    diagram.click("lower-back-beside-spine-right")
    expect(quest).to_contain_text("Right place, other side.")
    diagram.click("flank-left")
    expect(quest).to_contain_text("You chose: Flank, left.")
    diagram.click("lower-back-beside-spine-left")
    expect(quest).to_contain_text("Yes, this is it")
    for place in ("shoulder-blade-right", "flank-right", "top-of-shoulder-left", "sacrum-left", "below-shoulder-blade-left"):
        quest.get_by_role("button", name="Next").click()
        diagram.click(place)
        expect(quest).to_contain_text("Yes, this is it")
    quest.get_by_role("button", name="See how you did").click()
    expect(quest).to_contain_text("You found 5 of 6 at the first try.")


def test_the_lessons_of_the_learner_are_left_as_they_are(server: launch.Server, tmp_path: Path) -> None:
    lesson = server.folder / "01-anatomy.ipynb"
    kept = shutil.copy(lesson, tmp_path)
    lesson.write_text(lesson.read_text(encoding="utf-8").replace("Anatomy of the back", "My notes", 1), encoding="utf-8")
    lessons_folder.prepare(server.folder)
    assert "My notes" in lesson.read_text(encoding="utf-8")
    shutil.copy(kept, lesson)
