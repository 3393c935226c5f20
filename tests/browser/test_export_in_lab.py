"""The page from JupyterLab's own menu."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect
from samples import notebook, shown

if TYPE_CHECKING:
    from lab import Desk


def test_the_menu_saves_a_notebook_as_a_page_that_holds_all_it_needs(desk: Desk) -> None:
    page = desk.open(notebook(shown(selected="flank-left")))
    page.wait_for_kernel()
    desk.page.get_by_role("menubar").get_by_role("menuitem", name="File", exact=True).click()
    desk.page.locator(".lm-Menu-item", has_text="Save and Export Notebook As").hover()
    with desk.page.expect_download() as saved:
        desk.page.locator(".lm-Menu-itemLabel").get_by_text("Lesson", exact=True).click()
    assert saved.value.suggested_filename == "lesson.html"
    text = Path(saved.value.path()).read_text(encoding="utf-8")
    assert '"state":{"selected":"flank-left"' in text
    assert 'id="lesson-payload"' in text
    expect(page.cells.first).to_be_visible()
