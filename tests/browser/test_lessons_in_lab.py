"""The lessons as the command opens them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import nbformat
import pytest
from lab import START, OpenNotebook
from long_run import SAMPLE, sampled
from playwright.sync_api import expect

from massage_lessons.course.options import MIME
from massage_lessons.lab import folder

if TYPE_CHECKING:
    from pathlib import Path

    from lab import Desk


def test_the_address_that_is_printed_opens_the_start_page_without_a_question(desk: Desk) -> None:
    desk.page.goto(desk.lab.start_page)
    expect(desk.page.get_by_role("heading", name="Start here")).to_be_visible(timeout=START)
    expect(desk.page.locator(".massage-diagram").first).to_be_visible(timeout=START)
    expect(desk.page.locator(".jp-Dialog, .Toastify__toast")).to_have_count(0)


@pytest.mark.parametrize("path", sampled(folder.shipped(), *SAMPLE), ids=lambda path: path.stem)
def test_every_diagram_of_a_lesson_is_alive_before_anything_is_run(desk: Desk, path: Path) -> None:
    page = OpenNotebook(desk, path.name)
    cells = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    diagrams = [output for cell in cells for output in cell.outputs if MIME in output.get("data", {})]
    # The still pictures beside their state are for other readers.
    expect(page.panel.locator('img[src^="data:image/jpeg"]')).to_have_count(0)
    for number in range(len(diagrams)):
        diagram = page.diagram(number)
        place = diagram.root.locator("button[data-region]").first.get_attribute("data-region")
        assert place is not None
        diagram.row(place).click()
        diagram.expect_selected(place)


@pytest.mark.parametrize("name", ["04-setting-up.ipynb", "02-anatomy.ipynb"])
def test_no_code_is_in_sight_beside_a_page_a_figure_or_a_diagram(desk: Desk, name: str) -> None:
    page = OpenNotebook(desk, name)
    codes = page.panel.locator(".jp-InputPlaceholder")
    shown = page.panel.locator(".massage-page, .ml-figure, .massage-diagram")
    expect(shown.last).to_be_attached(timeout=START)
    cells = [cell for cell in desk.lab.stored(name).cells if cell.cell_type == "code"]
    assert codes.count() == len(cells)
    expect(codes.filter(visible=True)).to_have_count(0)
    expect(page.panel.locator(".jp-CodeCell .jp-CodeMirrorEditor").filter(visible=True)).to_have_count(0)
