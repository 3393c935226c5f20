"""The diagram on a page of its own, without JupyterLab: content stays text, names stay beside the body, the drawing keeps its size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from massage_lessons.build import payload

if TYPE_CHECKING:
    from collections.abc import Iterator

MOUNT = """async ([payload, state]) => {
  globalThis[Symbol.for("massage-lessons.words")] = await (await fetch("words.json")).json();
  const { mount, createHost } = await import("./diagram.js");
  document.body.replaceChildren(document.createElement("main"));
  if (!document.querySelector("link")) {
    for (const href of ["tokens.css", "diagram.css"]) {
      const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
      document.head.append(sheet);
      await new Promise((done) => { sheet.onload = done; });
    }
  }
  mount(document.querySelector("main"), { payload }, createHost(state));
}"""
LAYERS = [layer["id"] for layer in payload.load()["layers"]]


@pytest.fixture(scope="module")
def page(context: BrowserContext, front_end: str) -> Iterator[Page]:
    """A page beside the module."""
    page = context.new_page()
    page.goto(f"{front_end}/diagram.css")
    yield page
    page.close()


def boxes(root: Locator, selector: str) -> list[dict[str, float]]:
    return root.locator(selector).evaluate_all("nodes => nodes.map(node => node.getBoundingClientRect().toJSON())")


def apart(one: dict[str, float], other: dict[str, float]) -> bool:
    across = one["right"] <= other["left"] + 0.5 or other["right"] <= one["left"] + 0.5
    return across or one["bottom"] <= other["top"] + 0.5 or other["bottom"] <= one["top"] + 0.5


@pytest.mark.parametrize("layer", LAYERS)
def test_names_stand_beside_the_drawing_which_keeps_its_size(page: Page, layer: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.evaluate(MOUNT, [payload.load(), {"layer": layer}])
    root = page.locator(".massage-diagram")
    before = boxes(root, ".md-sheet")[0]
    root.get_by_label("Labels").check()
    expect(root.locator(".md-label").first).to_be_visible()
    after = boxes(root, ".md-sheet")[0]
    assert [after[side] for side in ("top", "width", "height")] == pytest.approx(
        [before[side] for side in ("top", "width", "height")], abs=0.2
    )
    expect(root.locator(".md-list")).to_be_visible()
    for _ in range(3):
        names, (canvas,) = boxes(root, ".md-label"), boxes(root, ".md-canvas")
        assert all(apart(name, canvas) for name in names)
        assert all(apart(one, other) for number, one in enumerate(names) for other in names[:number])
        assert len(names) <= 22
        root.get_by_role("button", name="Zoom in").click()
    root.get_by_label("Labels").uncheck()
    expect(root.locator(".md-label")).to_have_count(0)


@pytest.mark.parametrize("layer", LAYERS)
def test_where_there_is_no_room_beside_it_numbers_stand_on_it_and_names_below(page: Page, layer: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.evaluate(MOUNT, [payload.load(), {"layer": layer}])
    root = page.locator(".massage-diagram")
    before = boxes(root, ".md-sheet")[0]
    root.get_by_label("Labels").check()
    expect(root.locator(".md-legend li").first).to_be_visible()
    after = boxes(root, ".md-sheet")[0]
    assert [after[side] for side in ("top", "left", "width")] == pytest.approx([before[side] for side in ("top", "left", "width")], abs=0.2)
    numbers = boxes(root, ".md-numbered")
    assert len(numbers) == root.locator(".md-legend li").count() <= 12
    assert all(apart(one, other) for number, one in enumerate(numbers) for other in numbers[:number])


def test_the_chosen_place_always_has_its_name_and_hidden_names_are_hidden_here_too(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.evaluate(MOUNT, [payload.load(), {"layer": "bones", "labels": True}])
    root = page.locator(".massage-diagram")
    expect(root.locator(".md-legend")).not_to_contain_text("Sitting bone")
    root.locator(".md-list").get_by_role("button", name="Sitting bone, left").click()
    expect(root.locator(".md-legend")).to_contain_text("Sitting bone")
    root.locator(".md-map [data-region]").first.focus()
    page.keyboard.press("c")
    expect(root.locator(".md-legend")).to_be_hidden()


def test_a_search_says_what_is_known_and_by_which_name_a_place_was_found(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.evaluate(MOUNT, [payload.load(), {}])
    root = page.locator(".massage-diagram")
    root.get_by_role("searchbox").fill("lats")
    expect(root.locator(".md-list li").first).to_contain_text("also: lats")
    root.get_by_role("searchbox").fill("knot")
    expect(root.locator(".md-topic")).to_contain_text("disputed")
    expect(root.locator(".md-list li").first).to_contain_text("Upper back, beside the spine")


def test_markup_in_content_stays_text(page: Page) -> None:
    hostile = "<img src=x onerror=\"document.body.dataset.broken='yes'\">"
    data = payload.load()
    entries = {
        base: {**entry, "name": hostile, "summary": {**entry["summary"], "text": hostile}} for base, entry in data["entries"].items()
    }
    page.evaluate(
        """async payload => {
          globalThis[Symbol.for("massage-lessons.words")] = await (await fetch("words.json")).json();
          const { mount, createHost } = await import("./diagram.js");
          document.body.replaceChildren(document.createElement("div"));
          mount(document.body.firstChild, { payload }, createHost({ selected: "flank-left" }));
        }""",
        {**data, "entries": entries},
    )
    expect(page.locator(".massage-guidance")).to_contain_text(hostile)
    assert page.evaluate("document.body.dataset.broken") is None


def test_covered_names_are_out_of_sight_and_unheard_until_they_are_shown(page: Page) -> None:
    page.evaluate(
        """async () => {
          globalThis[Symbol.for("massage-lessons.words")] = await (await fetch("words.json")).json();
          const { mount, createHost } = await import("./diagram.js");
          const payload = await (await fetch("payload.json")).json();
          document.body.replaceChildren(document.createElement("main"));
          for (const href of ["tokens.css", "diagram.css"])
            document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
          mount(document.querySelector("main"), { payload }, createHost({ selected: "flank-left", labels: true }));
        }"""
    )
    root = page.locator(".massage-diagram")
    expect(root.locator(".md-card")).to_be_visible()
    place = root.locator(".md-map [data-region='flank-right']")
    place.focus()
    page.keyboard.press("c")
    for names in (".md-card", ".md-list", ".md-labels"):
        expect(root.locator(names)).to_be_hidden()
    expect(place).to_have_attribute("aria-label", "A covered place")
    page.keyboard.press("Enter")
    root.get_by_role("button", name="Show the names (C)").click()
    expect(root.locator(".massage-guidance")).to_have_attribute("data-region", "flank-right")
    expect(root.locator(".md-card")).to_be_visible()
    expect(place).to_have_attribute("aria-label", root.locator(".md-card").get_attribute("aria-label") or "")
