"""The diagram in a real JupyterLab, before any cell is run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from samples import notebook, shown, stored_by

from massage_lessons.course import find
from massage_lessons.course.places import entry_of, name_of, place_ids

if TYPE_CHECKING:
    from lab import Desk, Diagram, OpenNotebook

GONE = "0123456789abcdef0123456789abcdef"
"""The id of a widget whose kernel is gone."""


@pytest.fixture(scope="module")
def regions() -> list[str]:
    """Every massage region, left and right."""
    return [place for place in place_ids() if entry_of(place).kind == "region"]


@pytest.fixture(scope="module")
def page(shared_desk: Desk) -> OpenNotebook:
    """Open a notebook with one diagram that nobody has run."""
    return shared_desk.open(notebook(shown()))


@pytest.fixture
def diagram(page: OpenNotebook) -> Diagram:
    """That diagram with nothing selected, on the first layer."""
    one = page.diagram()
    one.choose_layer("bones")
    one.choose_layer("skin")
    one.expect_nothing_selected()
    return one


def test_every_region_answers_a_click_and_list_and_drawing_are_in_step(diagram: Diagram, regions: list[str]) -> None:
    assert len(regions) == 2 * len(find.course().regions)
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


def test_hands_are_shown_from_the_card_and_escape_takes_them_away(diagram: Diagram) -> None:
    diagram.row("shoulder-blade-right").click()
    diagram.root.get_by_role("article").get_by_role("button", name="Gliding outwards").click()
    # This browser asks that nothing moves.
    expect(diagram.root.get_by_role("button", name="Play the next picture")).to_be_focused()
    expect(diagram.root.locator(".md-overlay .md-mover svg")).to_be_visible()
    diagram.root.page.keyboard.press("Escape")
    expect(diagram.root.locator(".md-overlay")).to_have_count(0)
    diagram.expect_selected("shoulder-blade-right")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_every_region_answers_the_keyboard(diagram: Diagram, regions: list[str], key: str) -> None:
    for region in regions:
        for place in (diagram.shape(region), diagram.row(region)):
            place.press(key)
            diagram.expect_selected(region)
            place.press("Escape")
            diagram.expect_nothing_selected()


def test_every_place_of_every_layer_answers_in_the_list(diagram: Diagram) -> None:
    for layer in find.course().layers:
        diagram.choose_layer(layer.id)
        for place in place_ids():
            if entry_of(place).layer == layer.id:
                diagram.row(place).press("Enter")
                diagram.expect_selected(place)


def test_keys_in_a_diagram_are_no_commands_for_the_cell(page: OpenNotebook, diagram: Diagram) -> None:
    page.cells.nth(1).locator(".jp-InputPrompt").first.click()
    for place in (diagram.shape("flank-left"), diagram.row("flank-left")):
        place.focus()
        for key in ("a", "b", "d", "d", "x", "m", "ArrowDown", "ArrowUp", "j", "Enter", "Escape"):
            page.page.keyboard.press(key)
    expect(page.cells).to_have_count(2)
    expect(page.panel.locator(".jp-Notebook.jp-mod-editMode")).to_have_count(0)
    expect(page.panel.locator(".jp-CodeCell.jp-mod-active")).to_have_count(1)
    # With Ctrl they are JupyterLab's: this one saves.
    diagram.row("flank-left").press("Control+s")
    expect(page.page.locator(".jp-mod-dirty")).to_have_count(0)


def test_two_displays_of_a_diagram_agree_without_its_kernel(desk: Desk) -> None:
    page = desk.open(notebook(shown(model=GONE), shown(model=GONE), shown()))
    first, second, other = (page.diagram(number) for number in range(3))
    first.expect_alive("flank-left")
    second.expect_selected("flank-left")
    second.expect_alive("sacrum-right")
    first.expect_selected("sacrum-right")
    other.expect_nothing_selected()


def test_a_diagram_is_alive_after_it_was_saved_closed_and_opened_again(desk: Desk) -> None:
    page = desk.open(notebook(shown(), shown(model=GONE)))
    page.wait_for_kernel()
    all_alive(page, "flank-left")
    page.save()
    page.close_and_open()
    all_alive(page, "sacrum-left")
    page.open()
    all_alive(page, "sacrum-right")


def all_alive(page: OpenNotebook, place: str) -> None:
    for number in range(2):
        page.diagram(number).expect_alive(place)


def test_a_notebook_without_trust_shows_a_still_picture_and_the_guidance_as_text(desk: Desk) -> None:
    page = desk.open(notebook(shown(selected="flank-left")), trusted=False)
    diagram = page.diagram()
    expect(diagram.root).to_contain_text("Trust Notebook")
    expect(diagram.root.locator("svg").first).to_be_visible()
    for name in (name_of("flank"), entry_of("sacrum").names.name):
        expect(diagram.card).to_contain_text(name)
    expect(diagram.root.locator("button, [role=button], [aria-pressed]")).to_have_count(0)
    expect(page.panel.get_by_text(re.compile("error", re.IGNORECASE))).to_have_count(0)


def test_a_notebook_that_is_trusted_later_comes_alive(desk: Desk) -> None:
    page = desk.open(notebook(shown()), trusted=False)
    expect(page.diagram().root).to_contain_text("not trusted")
    page.wait_for_kernel()
    desk.command("Trust Notebook")
    desk.page.get_by_role("dialog").get_by_role("button", name="Trust").click()
    expect(page.panel.locator(".massage-diagram", has_text="not trusted")).to_have_count(0)
    page.diagram().expect_alive()


def test_a_diagram_shows_the_state_that_is_stored_and_one_of_another_version_says_what_to_do(desk: Desk) -> None:
    page = desk.open(notebook(shown(selected="trapezius-left", labels=True, tone="3"), stored_by(version=99)))
    diagram = page.diagram()
    diagram.expect_selected("trapezius-left")
    for name, value in {"layer": "superficial", "tone": "3", "side": "both"}.items():
        expect(diagram.root).to_have_attribute(f"data-{name}", value)
    expect(diagram.root.locator("input[data-key=labels]")).to_be_checked()
    expect(page.cells.last).to_contain_text("stored by another version of the course. Run its cell to renew it.")
    expect(page.cells.last).to_contain_text("BackDiagram() shows Skin and massage regions")


def test_a_drawing_that_cannot_be_loaded_says_what_to_do(desk: Desk) -> None:
    desk.page.route("**/payload.json*", lambda route: route.abort())
    page = desk.open(notebook(shown()))
    expect(page.panel).to_contain_text("The drawing could not be loaded.")
    expect(page.panel).to_contain_text("BackDiagram() shows Skin and massage regions")
