"""The parts of the front end that need no JupyterLab: search, and labels whose lines never cross."""

from __future__ import annotations

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from massage_lessons import payload
from massage_lessons.places import FRONT_END

if TYPE_CHECKING:
    from collections.abc import Iterator

CALL = "async ([name, arguments]) => (await import('./diagram.js'))[name](...arguments)"
CROSSINGS = """async rounds => {
  const { placeLabels, crossing } = await import("./diagram.js");
  let seed = 7, crossed = 0, overlapping = 0;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  for (let round = 0; round < rounds; round++) {
    const anchor = () => ({ x: 150 + random() * 300, y: random() * 700, height: 14 + 14 * Math.floor(random() * 2) });
    const anchors = Array.from({ length: 2 + Math.floor(random() * 20) }, anchor);
    const middles = placeLabels(anchors, 140, 700);
    for (let a = 0; a < anchors.length; a++) for (let b = 0; b < a; b++) {
      if (crossing({ x: 140, y: middles[a] }, anchors[a], { x: 140, y: middles[b] }, anchors[b])) crossed++;
      if (Math.abs(middles[a] - middles[b]) < (anchors[a].height + anchors[b].height) / 2 - 0.01) overlapping++;
    }
  }
  return [crossed, overlapping];
}"""


@pytest.fixture(scope="module")
def page(context: BrowserContext) -> Iterator[Page]:
    """Give a page beside the module."""
    quiet = type("Quiet", (SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(quiet, directory=str(FRONT_END))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/diagram.css")
        yield page
        page.close()
        server.shutdown()


def call(page: Page, name: str, *arguments: Any) -> Any:
    return page.evaluate(CALL, [name, list(arguments)])


def test_lines_that_cross_are_told_from_lines_that_do_not(page: Page) -> None:
    across = [{"x": 0, "y": 0}, {"x": 2, "y": 2}, {"x": 0, "y": 2}, {"x": 2, "y": 0}]
    beside = [{"x": 0, "y": 0}, {"x": 2, "y": 0}, {"x": 0, "y": 1}, {"x": 2, "y": 1}]
    assert [call(page, "crossing", *across), call(page, "crossing", *beside)] == [True, False]


def test_leader_lines_never_cross_and_labels_never_overlap(page: Page) -> None:
    assert page.evaluate(CROSSINGS, 300) == [0, 0]


def test_markup_in_content_stays_text(page: Page) -> None:
    hostile = "<img src=x onerror=\"document.body.dataset.broken='yes'\">"
    data = payload.load()
    entries = {
        base: {**entry, "name": hostile, "summary": {**entry["summary"], "text": hostile}} for base, entry in data["entries"].items()
    }
    page.evaluate(
        """async payload => {
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
          const { mount, createHost } = await import("./diagram.js");
          const payload = await (await fetch("payload.json")).json();
          document.body.replaceChildren(document.createElement("main"));
          document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: "diagram.css" }));
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
