"""The diagram for everyone, in a real JupyterLab: on a phone, in the dark, with a screen reader."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from samples import notebook, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lab import Desk

THEMES = "@jupyterlab/apputils-extension:themes"
SHOWN_ON = {"skin": "flank-left", "superficial": "trapezius-left", "deep": "multifidus-right", "bones": "psis-left", "care": "coccyx"}


@pytest.fixture(params=["JupyterLab Light", "JupyterLab Dark"], ids=["light", "dark"])
def theme(request: pytest.FixtureRequest, desk: Desk) -> Iterator[str]:
    """JupyterLab this theme, and take it away again."""
    desk.ask("PUT", f"lab/api/settings/{THEMES}", data={"raw": json.dumps({"theme": request.param})})
    yield request.param
    desk.ask("PUT", f"lab/api/settings/{THEMES}", data={"raw": "{}"})


def violations(desk: Desk) -> list[str]:
    """What axe finds inside the diagram: the rule, the element, and what is wrong."""
    found = Axe().run(desk.page, context=".massage-diagram").response["violations"]
    return [f"{rule['id']}: {node['html'][:120]} {node['failureSummary']}" for rule in found for node in rule["nodes"]]


LIGHTNESS_OF_GROUND = """node => {
  const canvas = Object.assign(document.createElement("canvas"), {width: 1, height: 1}).getContext("2d");
  canvas.fillStyle = getComputedStyle(node).backgroundColor;
  canvas.fillRect(0, 0, 1, 1);
  return Math.max(...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3));
}"""


def test_every_layer_passes_axe_and_has_the_theme_of_the_page(desk: Desk, theme: str) -> None:
    diagram = desk.open(notebook(shown())).diagram()
    expect(desk.page.locator("body")).to_have_attribute("data-jp-theme-name", theme)
    ground = diagram.root.evaluate(LIGHTNESS_OF_GROUND)
    assert ground < 80 if theme.endswith("Dark") else ground > 200
    assert violations(desk) == []
    for layer, place in SHOWN_ON.items():
        diagram.choose_layer(layer)
        diagram.row(place).click()
        diagram.expect_selected(place)
        assert violations(desk) == [], layer


def test_the_still_picture_passes_axe(desk: Desk, theme: str) -> None:
    desk.open(notebook(shown(selected="flank-left")), trusted=False).diagram()
    expect(desk.page.locator("body")).to_have_attribute("data-jp-theme-name", theme)
    assert violations(desk) == []


def test_on_a_phone_the_card_is_a_sheet_from_below_that_leaves_the_place_in_sight_and_nothing_sticks_out(desk: Desk) -> None:
    desk.page.set_viewport_size({"width": 390, "height": 844})
    page = desk.open(notebook(shown()))
    # JupyterLab's list of files would take the whole width.
    desk.page.get_by_role("tab", name="File Browser").click()
    diagram = page.diagram()
    diagram.expect_alive("flank-left")
    wide = diagram.root.evaluate("node => [node.scrollWidth, node.clientWidth]")
    assert wide[0] <= wide[1]
    for place in ("shoulder-blade-left", "sacrum-right"):
        diagram.click(place)
        diagram.expect_selected(place)
        shape, card = diagram.shape(place).bounding_box(), diagram.card.bounding_box()
        assert shape is not None
        assert card is not None
        assert shape["y"] + shape["height"] <= card["y"] <= 844
        assert card["height"] <= 844 / 2
    diagram.row("sacrum-left").click()
    diagram.expect_selected("sacrum-left")
