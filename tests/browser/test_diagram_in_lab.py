"""The diagram in a real JupyterLab, before anything is run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from samples import notebook, shown

from massage_lessons.diagram import entry_of, place_ids

if TYPE_CHECKING:
    from collections.abc import Callable

    from lab import Lab, OpenNotebook

@pytest.fixture(scope="module")
def regions() -> list[str]:
    """Give every massage region, left and right."""
    return [place for place in place_ids() if entry_of(place)["kind"] == "region"]


def test_every_region_answers_a_click_and_list_and_drawing_are_in_step(lab: Lab, opened: Callable[[str], OpenNotebook], regions: list[str]) -> None:
    diagram = opened(lab.put("click.ipynb", notebook(shown()))).diagram()
    assert len(regions) == 28
    for region in regions:
        diagram.click(region)
        diagram.expect_selected(region)
    diagram.click(regions[-1])
    diagram.expect_nothing_selected()
    for region in regions:
        diagram.row(region).click()
        diagram.expect_selected(region)
    diagram.row(regions[-1]).click()
    diagram.expect_nothing_selected()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_every_region_answers_the_keyboard_and_lab_does_not(lab: Lab, opened: Callable[[str], OpenNotebook], regions: list[str], key: str) -> None:
    page = opened(lab.put("keys.ipynb", notebook(shown())))
    diagram = page.diagram()
    for region in regions:
        for place in (diagram.shape(region), diagram.row(region)):
            place.press(key)
            diagram.expect_selected(region)
            place.press("Escape")
            diagram.expect_nothing_selected()
            expect(place).to_be_focused()
    expect(page.page.locator(".jp-Notebook.jp-mod-editMode")).to_have_count(0)
