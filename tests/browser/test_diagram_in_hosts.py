"""The diagram in other places than a cell of JupyterLab: in a shadow root, and in a row of widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from samples import MOUNT, code, notebook, shown

from massage_lessons.build import payload
from massage_lessons.course import words

if TYPE_CHECKING:
    from lab import Desk
    from playwright.sync_api import Page

IN_SHADOW = """async ([payload, words]) => {
  const { default: adapter } = await import("./diagram.js");
  const texts = await Promise.all(["tokens.css", "diagram.css"].map(async (name) => (await fetch(name)).text()));
  document.body.innerHTML = `<p><a href="#top-of-shoulder-left">the shoulder</a></p><div id="host"></div>
    <p><a href="#flank-left">the flank</a></p>`;
  const root = document.querySelector("#host").attachShadow({ mode: "open" });
  const place = document.createElement("div");
  root.append(Object.assign(document.createElement("style"), { textContent: texts.join("") }), place);
  // As marimo does it: the style is in the shadow root, and the page has none.
  const state = { selected: null, layer: "skin", values: {}, scale: {}, highlight: [], labels: false, side: "both", viewpoint: "feet",
    tone: "1", ask: [], covered: false, _payload: "IPY_MODEL_atlas" };
  const atlas = { get: (key) => ({ payload, words })[key] };
  const model = {
    get: (key) => state[key], set: (key, value) => { state[key] = value; }, on() {}, off() {}, save_changes() {},
    widget_manager: { get_model: async () => atlas },
  };
  await adapter.render({ model, el: place });
}"""


@pytest.fixture
def shadowed(page_beside_front: Page) -> Page:
    """A page with a diagram in a shadow root."""
    page_beside_front.set_viewport_size({"width": 1280, "height": 900})
    page_beside_front.evaluate(IN_SHADOW, [payload.load(), words.of("diagram")])
    return page_beside_front


def test_in_a_shadow_root_the_drawing_appears_in_its_colours(shadowed: Page) -> None:
    art = shadowed.locator("img.md-art")
    shadowed.wait_for_function("document.querySelector('#host').shadowRoot.querySelector('img.md-art').src.startsWith('blob:')")
    drawing = art.evaluate("async (node) => (await fetch(node.src)).text()")
    assert "fill:rgb(239, 202, 176)" in drawing
    assert "display:none" not in drawing


def test_in_a_shadow_root_keys_work(shadowed: Page) -> None:
    first = shadowed.locator('.md-map [data-region][tabindex="0"]')
    first.focus()
    before = first.get_attribute("data-region")
    shadowed.keyboard.press("ArrowDown")
    assert shadowed.locator('.md-map [tabindex="0"]').get_attribute("data-region") != before
    shadowed.keyboard.press("Enter")
    expect(shadowed.locator(".md-card")).to_be_visible()
    shadowed.keyboard.press("Escape")
    expect(shadowed.locator(".md-welcome")).to_be_visible()
    shadowed.keyboard.press("c")
    expect(shadowed.locator(".md-cover")).to_be_visible()


def test_in_a_shadow_root_the_menu_stays_open_for_a_choice_and_closes_for_what_is_outside(shadowed: Page) -> None:
    menu = shadowed.locator(".md-more")
    menu.locator("summary").click()
    shadowed.get_by_label("head, looking down").click()
    expect(shadowed.locator(".massage-diagram")).to_have_attribute("data-viewpoint", "head")
    expect(menu).to_have_attribute("open", "")
    shadowed.locator(".md-name").click()
    expect(menu).not_to_have_attribute("open", "")


def test_a_link_of_the_page_opens_its_place_in_a_shadow_root(shadowed: Page) -> None:
    shadowed.get_by_role("link", name="the flank").click()
    expect(shadowed.locator(".md-card")).to_contain_text("Flank")
    shadowed.get_by_role("link", name="the shoulder").click()
    expect(shadowed.locator(".md-card")).to_contain_text("shoulder")


TAKES_THE_ROOM_LEFT = """([row, diagram]) => {
  const [outer, inner] = [row, diagram].map(node => node.getBoundingClientRect());
  return inner.width > 500 && inner.width < outer.width && inner.height < 1500 && Math.abs(inner.right - outer.right) < 20;
}"""


def test_in_a_row_of_widgets_a_diagram_takes_the_room_that_is_left(desk: Desk) -> None:
    row = 'from ipywidgets import HBox, Label; HBox([Label("A label"), BackDiagram()])'
    page = desk.open(notebook(code(f"from massage_lessons import BackDiagram; {row}")))
    page.run_all()
    # Both at once and until it is so: JupyterLab gives a cell its last width some time after its output is there.
    both = [page.panel.locator(".widget-hbox").element_handle(), page.diagram().root.element_handle()]
    page.page.wait_for_function(TAKES_THE_ROOM_LEFT, arg=both)


def test_the_number_of_a_cell_is_hidden_where_its_code_is_and_nowhere_else(desk: Desk) -> None:
    lesson, own = shown(), shown()
    lesson.metadata["jupyter"] = {"source_hidden": True}
    page = desk.open(notebook(lesson, own))
    page.diagram(1)
    numbers = page.panel.locator(".jp-OutputPrompt")
    expect(numbers.nth(0)).to_be_hidden()
    expect(numbers.nth(1)).to_be_visible()


SIZES = """() => [".md-card h3", ".md-bar button", ".md-list li", ".md-row"].map((one) => {
  const node = document.querySelector(`.massage-diagram ${one}`);
  return [getComputedStyle(node).fontSize, node.getBoundingClientRect().height];
})"""


def test_letters_and_room_are_the_same_whatever_size_the_page_has_for_its_own(page_beside_front: Page) -> None:
    page = page_beside_front
    page.set_viewport_size({"width": 1280, "height": 900})
    page.evaluate(MOUNT, [payload.load(), {"selected": "flank-left"}])
    usual = page.evaluate(SIZES)
    page.evaluate("document.documentElement.style.fontSize = '10px'")  # as in the classic notebook
    assert page.evaluate(SIZES) == usual


def test_in_a_language_from_right_to_left_the_page_turns_round_and_the_body_does_not(page_beside_front: Page) -> None:
    page = page_beside_front
    page.set_viewport_size({"width": 1280, "height": 900})
    page.evaluate("document.documentElement.dir = 'rtl'")
    page.evaluate(
        MOUNT, [payload.load(), {"labels": True, "values": {"flank-left": 1}, "scale": {"low": 0, "high": 2, "colours": [], "label": "x"}}]
    )
    expect(page.locator(".md-label").first).to_be_visible()
    box = {one: page.locator(one).bounding_box() for one in (".md-figure", ".massage-guidance", ".md-canvas")}
    assert box[".massage-guidance"]["x"] < box[".md-figure"]["x"]
    left, right = (page.locator(f'.md-map [data-region="flank-{side}"]').bounding_box() for side in ("left", "right"))
    assert left["x"] < right["x"]
    for label in page.locator(".md-label").all():
        name, canvas = label.bounding_box(), box[".md-canvas"]
        assert name["x"] + name["width"] <= canvas["x"] + 1 or name["x"] >= canvas["x"] + canvas["width"] - 1
    least, most = (page.locator(".md-ends span").nth(number).bounding_box() for number in (0, 2))
    assert least["x"] < most["x"]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_where_its_place_is_only_as_wide_as_what_stands_in_it_a_diagram_has_a_width_of_its_own(page_beside_front: Page) -> None:
    page = page_beside_front
    page.set_viewport_size({"width": 1280, "height": 900})
    page.evaluate(MOUNT, [payload.load(), {}])
    page.evaluate("Object.assign(document.body.style, { display: 'flex', margin: 0 })")
    assert page.locator(".massage-diagram").evaluate("(node) => node.getBoundingClientRect().width") == pytest.approx(642, abs=3)
