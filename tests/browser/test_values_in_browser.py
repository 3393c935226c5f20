"""Numbers on the drawing: coloured by a scale, and told wherever a place is named, so that nothing is told by colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from massage_lessons import BackDiagram

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

VALUES = {"shoulder-blade": 2, "lower-back-beside-spine-left": 9, "flank-left": 12}


@pytest.fixture(scope="module")
def root(context: BrowserContext, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Locator]:
    """A diagram with numbers, on a page that was stored from Python."""
    folder: Path = tmp_path_factory.mktemp("values")
    diagram = BackDiagram(values=VALUES, label="Pain, 0 to 10", vmin=0, vmax=10, cmap=["#ffffff", "#8a1c1c"])
    page = context.new_page()
    page.goto(diagram.to_html(folder / "page.html").as_uri())
    yield page.locator(".massage-diagram")
    page.close()


def fill(root: Locator, place: str) -> list[int]:
    """The colour of a place as red, green and blue; a mixed colour is told in parts of one."""
    found = root.locator(f"svg [data-region='{place}']").evaluate(
        """node => {
          const brush = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d");
          brush.fillStyle = getComputedStyle(node).fill;
          brush.fillRect(0, 0, 1, 1);
          return [...brush.getImageData(0, 0, 1, 1).data].slice(0, 3);
        }"""
    )
    return [int(part) for part in found]


def test_the_more_the_nearer_to_the_last_colour_and_beyond_the_scale_its_end(root: Locator) -> None:
    assert fill(root, "shoulder-blade-left") == fill(root, "shoulder-blade-right") == [232, 210, 210]
    assert fill(root, "lower-back-beside-spine-left") == [150, 51, 51]
    assert fill(root, "flank-left") == [138, 28, 28]
    expect(root.locator("svg [data-region='flank-right']")).not_to_have_class("md-valued")


def test_the_scale_has_its_title_its_ends_and_its_middle(root: Locator) -> None:
    expect(root.locator(".md-scale")).to_have_text("Pain, 0 to 100510")


def test_list_and_drawing_tell_the_number_to_those_who_see_no_colour(root: Locator) -> None:
    expect(root.get_by_role("button", name="Lower back, beside the spine, left, 9")).to_have_count(2)
    row = root.locator("button[data-region='lower-back-beside-spine-left']")
    expect(row.locator(".md-number")).to_be_visible()
    expect(root.locator("button[data-region='flank-right'] .md-number")).to_have_count(0)


def test_a_search_keeps_the_numbers(root: Locator) -> None:
    root.get_by_role("searchbox").fill("flank")
    expect(root.locator("button[data-region='flank-left']")).to_have_text("left 12")
    root.get_by_role("searchbox").fill("")


def test_the_card_begins_with_the_number_of_its_place(root: Locator) -> None:
    root.locator("button[data-region='flank-left']").click()
    expect(root.locator(".massage-guidance .md-value")).to_have_text("Pain, 0 to 10: 12")
    root.locator("button[data-region='flank-right']").click()
    expect(root.locator(".massage-guidance .md-value")).to_have_count(0)
