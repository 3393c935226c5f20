"""Progress in JupyterLab, without a kernel: today, the way back to where somebody was, and how a lesson ends."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from lab import SERVER, START, OpenNotebook
from playwright.sync_api import expect
from progress import JOURNAL, NOON, answered, finished, log, take

from massage_lessons.course.words import say
from massage_lessons.lab import folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lab import Desk

FORGET = f"async () => {{ await {JOURNAL}.ready; await {JOURNAL}.forget(); }}"
TODAY, FIRST, ROUTINE = "14-today.ipynb", "00-start-here.ipynb", "06-ten-minute-routine.ipynb"


@pytest.fixture
def lesson(desk: Desk) -> Iterator[Callable[[str], OpenNotebook]]:
    """Open lessons as they are shipped, at noon of a day of ours, in a browser that remembers nothing; and let it forget afterwards."""
    desk.page.clock.set_fixed_time(NOON)
    desk.without_log()

    def opened(name: str) -> OpenNotebook:
        shutil.copy(next(path for path in folder.shipped() if path.name == name), desk.lab.folder / name)
        one = OpenNotebook(desk, name)
        expect(one.panel.locator(".massage-bar")).to_be_visible(timeout=START)
        desk.page.evaluate(FORGET)
        return one

    yield opened
    desk.page.evaluate(FORGET)
    desk.page.unroute(SERVER)


def violations(desk: Desk, context: str) -> list[str]:
    found = Axe().run(desk.page, context=context).response["violations"]
    return [f"{rule['id']}: {node['html'][:120]} {node['failureSummary']}" for rule in found for node in rule["nodes"]]


def test_today_is_asked_and_kept_without_a_kernel(desk: Desk, lesson: Callable[[str], OpenNotebook]) -> None:
    panel = lesson(TODAY).panel
    today = panel.locator("massage-today")
    expect(today).to_contain_text("Begin a lesson first.")
    take(desk.page, answered("name/flank", 1, rating=1), answered("find/sacrum", 9))
    expect(today).to_contain_text("1 that you missed last time")
    expect(panel.locator("massage-memory")).to_contain_text("In words: 2 places")
    expect(panel.locator(".massage-diagram button[data-region='flank-left'] .md-number")).to_have_text("0")
    assert violations(desk, "massage-today") == []
    today.get_by_role("button", name="Begin").click()
    expect(panel.locator(".mp-asker .mp-nth")).to_contain_text("1 of")
    panel.get_by_role("button", name=say("practice.unknown")).click()
    expect(panel.locator(".mp-asker .mp-explanation")).to_be_visible()
    desk.page.reload()
    expect(today).to_contain_text("You have answered 1 today.", timeout=START)
    [entry] = log(desk.page)
    assert (entry["about"], entry["rating"], entry["where"]) == ("name/flank", 1, "today")
    assert desk.ask("GET", "api/sessions") == []


def test_the_start_page_opens_the_lesson_where_somebody_was(desk: Desk, lesson: Callable[[str], OpenNotebook]) -> None:
    panel = lesson(FIRST).panel
    take(desk.page, finished("routine/Follow-it"))
    onward = panel.locator("massage-onward")
    expect(onward).to_contain_text("after the part Follow it")
    assert violations(desk, "massage-onward") == []
    shutil.copy(next(path for path in folder.shipped() if path.name == ROUTINE), desk.lab.folder / ROUTINE)
    onward.get_by_role("link", name="The ten-minute routine").click()
    expect(desk.page.get_by_role("heading", name="The ten-minute routine").first).to_be_visible(timeout=START)
    finish = desk.page.locator("massage-finish[data-about=routine]")
    expect(finish).to_contain_text("Parts done: 1 of 9.")
    expect(finish.get_by_role("button", name="Follow it").filter(visible=True)).to_have_count(0)
    the_bar_says_what_is_done(desk)
    finish.get_by_role("button", name="Finish this lesson").click()
    expect(finish).to_contain_text("You finished this lesson on March 10, 2026.")
    assert violations(desk, "massage-finish") == []
    assert [entry["about"] for entry in log(desk.page) if entry["act"] == "done" and entry["value"]][-1] == "routine"


def the_bar_says_what_is_done(desk: Desk) -> None:
    bar = desk.page.locator(".massage-bar").filter(has_text="The ten-minute routine")
    now = bar.locator("summary")
    expect(now).to_contain_text("· done: Follow it")
    now.click()
    parts = bar.get_by_role("list", name=say("reading.contents")).get_by_role("button")
    expect(parts.filter(has_text=say("progress.part.done"))).to_have_text("Follow it ✓ done")
    assert violations(desk, ".massage-bar") == []
    bar.get_by_role("button", name="Open it again: Follow it").click()
    turn = bar.get_by_role("button", name="Mark as done: Follow it")
    expect(turn).to_be_focused()
    expect(now).to_contain_text(": Follow it")
    expect(now).not_to_contain_text("done")
    expect(parts.filter(has_text=say("progress.part.done"))).to_have_count(0)
    turn.click()
    expect(now).to_contain_text("· done: Follow it")
    desk.page.keyboard.press("Escape")
    assert [entry["value"] for entry in log(desk.page) if entry["about"] == "routine/Follow-it"] == [False, True]
