"""The lab of pressure on an exported page: a weight and what carries it, and what that comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from playwright.sync_api import BrowserContext, Page, expect

from massage_lessons import show
from massage_lessons.export.page.exporter import LessonExporter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def page(context: BrowserContext, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    shown = new_output("execute_result", show.pressure_lab()._repr_mimebundle_(), execution_count=1)
    notebook = new_notebook(cells=[new_markdown_cell("# Lab"), new_code_cell(outputs=[shown], execution_count=1)])
    path: Path = tmp_path_factory.mktemp("lab") / "lab.html"
    path.write_text(LessonExporter().from_notebook_node(notebook)[0], encoding="utf-8")
    page = context.new_page()
    page.goto(path.as_uri())
    yield page
    page.close()


def test_the_same_weight_on_less_breadth_presses_harder(page: Page) -> None:
    result = page.locator(".mp-lab-result")
    expect(result).to_have_text("1 kg on a palm: this is what the others are compared with.")
    page.get_by_label("Fingertip").check()
    expect(result).to_have_text("1 kg on a fingertip: 16 times the pressure of 1 kg on a palm.")
    slider = page.get_by_role("slider")
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(result).to_have_text("1.5 kg on a fingertip: 24 times the pressure of 1 kg on a palm.")
    expect(slider).to_have_attribute("aria-valuetext", "1.5 kg")
    expect(page.locator(".mp-area.mp-chosen")).to_have_count(1)
    assert page.locator(".mp-dot").count() == 3 * 18


def test_it_passes_axe(page: Page) -> None:
    expect(page.locator(".mp-lab-play")).to_be_visible()
    found = Axe().run(page, context=".massage-page").response["violations"]
    assert [f"{rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]] == []
