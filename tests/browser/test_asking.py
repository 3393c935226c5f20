"""Lines that are said aloud one at a time, on an exported page: the health questions, and the script that asks for a yes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from export_samples import made
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output
from playwright.sync_api import expect
from test_export_in_browser import opened

from massage_lessons import show
from massage_lessons.course import find

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Locator, Page

ALL = len(find.course().contraindications)


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    shown = (show.health_questions(), show.contraindications(), show.form("consent-script"))
    cells = [new_code_cell("show", outputs=[new_output("execute_result", one._repr_mimebundle_(), execution_count=1)]) for one in shown]
    path = tmp_path_factory.mktemp("asking") / "asking.html"
    path.write_text(made(new_markdown_cell("# Ask"), *cells), encoding="utf-8")
    return path


@pytest.fixture
def page(context: BrowserContext, exported: Path) -> Iterator[Page]:
    with opened(context, exported) as reader:
        yield reader.page


def card(page: Page, name: str) -> Locator:
    return page.get_by_role("group", name=name, exact=True)


def health(page: Page, *yes: str) -> Locator:
    """Answer the health questions: yes to those that have one of these words, no to all others."""
    asked = card(page, "The health questions")
    asked.get_by_role("button", name="Ask them one by one").click()
    for _ in range(ALL):
        line = asked.locator(".mp-asking-line").inner_text()
        if any(word in line for word in yes):
            asked.get_by_role("button", name="Yes", exact=True).click()
            asked.get_by_role("button", name="Next question").click()
        else:
            asked.get_by_role("button", name="No", exact=True).click()
    return asked


def violations(page: Page) -> list[str]:
    found = Axe().run(page, context=".massage-page").response["violations"]
    return [f"{rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]]


def test_without_a_yes_nothing_speaks_against_it_and_doubt_still_does(page: Page) -> None:
    asked = health(page)
    expect(asked.locator(".mp-outcome")).to_have_text(
        "Nothing here speaks against a gentle massage. If you are unsure, no massage.",
    )
    expect(asked.locator(".mp-outcome")).to_be_focused()


@pytest.mark.parametrize(
    ("yes", "outcome"),
    [
        (("blood thinner",), "No massage until a health professional agrees."),
        (("blood thinner", "a fever"), "No massage today. Read what to do instead."),
        (("a lump or a mole",), "Leave these places out. The rest may be massaged gently."),
    ],
)
def test_the_strictest_answer_decides_and_each_yes_leads_to_what_to_do(page: Page, yes: tuple[str, ...], outcome: str) -> None:
    asked = health(page, *yes)
    expect(asked.locator(".mp-outcome")).to_have_text(outcome)
    found = asked.locator(".mp-asking-found li")
    expect(found).to_have_count(len(yes))
    found.first.get_by_role("link").click()
    expect(page.locator(".mp-condition.mp-here")).to_be_in_viewport()
    expect(page.locator(".mp-condition.mp-here")).to_be_focused()


def test_what_a_yes_means_is_told_at_once_and_an_answer_can_be_taken_back(page: Page) -> None:
    asked = card(page, "The health questions")
    asked.get_by_role("button", name="Ask them one by one").click()
    expect(asked.locator(".mp-asking-line")).to_be_focused()
    expect(asked.get_by_role("button", name="No", exact=True)).to_be_in_viewport(ratio=1)
    expect(asked).to_contain_text(f"1 of {ALL}")
    asked.get_by_role("button", name="Yes", exact=True).click()
    expect(asked.get_by_role("status")).to_contain_text("No massage")
    asked.get_by_role("button", name="Next question").click()
    expect(asked).to_contain_text(f"2 of {ALL}")
    asked.get_by_role("button", name="One back").click()
    asked.get_by_role("button", name="No", exact=True).click()
    for _ in range(ALL - 1):
        asked.get_by_role("button", name="No", exact=True).click()
    expect(asked.locator(".mp-asking-found")).to_have_count(0)


def test_no_answer_about_health_is_kept(page: Page) -> None:
    health(page, "fever")
    assert page.evaluate("Object.keys(localStorage)") == []
    page.reload()
    expect(card(page, "The health questions").get_by_role("button", name="Ask them one by one")).to_be_visible()


def test_the_script_ticks_its_sheet_and_writes_in_it(page: Page) -> None:
    asked = card(page, "The script")
    asked.get_by_role("button", name="Go through the script").click()
    sheet = page.locator("massage-sheet")
    for label in sheet.locator("label").all():
        box = label.locator("input")
        if box.get_attribute("type") == "text":
            asked.get_by_role("button", name="Write it down").click()
            expect(box).to_be_focused()
            page.keyboard.type("a word")
        asked.get_by_role("button", name="Said and heard" if box.get_attribute("data-field") != "oil" else "Not yet").click()
    lines = sheet.locator("label").count()
    expect(asked.locator(".mp-outcome")).to_have_text(
        f"You have said {lines - 1} of {lines} lines. Without a clear yes there is no massage.",
    )
    expect(sheet.locator('[data-field="offer"]')).to_be_checked()
    expect(sheet.locator('[data-field="oil"]')).not_to_be_checked()
    expect(sheet.locator('[data-field="stop-word"]')).to_have_value("a word")
    page.reload()
    expect(page.locator('[data-field="stop-word"]')).to_have_value("a word")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_it_passes_axe_in_each_state(page: Page, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    asked = card(page, "The health questions")
    assert violations(page) == []
    asked.get_by_role("button", name="Ask them one by one").click()
    assert violations(page) == []
    asked.get_by_role("button", name="Yes", exact=True).click()
    assert violations(page) == []
    page.reload()
    health(page, "fever")
    assert violations(page) == []
