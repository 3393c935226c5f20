"""The drawing's own file in a browser: what lies beneath a layer shows, and answers nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from drawing_geometry import BACK

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

SEEN = """() => ["ground", "bones", "deep", "superficial", "skin", "care"].filter(name =>
  getComputedStyle(document.getElementById("layer-" + name)).display !== "none")"""
ANSWERS = """async () => {
  const found = new Set(), { width, height } = document.documentElement.getBoundingClientRect();
  for (let x = 0; x < width; x += 6) for (let y = 0; y < height; y += 6) {
    const group = document.elementFromPoint(x, y)?.closest("[id^=layer-]");
    if (group) found.add(group.id.slice("layer-".length));
  }
  return [...found].sort();
}"""
LAYERS = {
    "superficial": ["ground", "bones", "deep", "superficial"],
    "deep": ["ground", "bones", "deep"],
    "bones": ["bones"],
    "skin": ["skin"],
}


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_shows_what_lies_beneath_it_and_only_the_layer_answers(context: BrowserContext, layer: str) -> None:
    page = context.new_page()
    page.goto(f"{BACK.as_uri()}#layer-{layer}")
    seen, answers = page.evaluate(SEEN), page.evaluate(ANSWERS)
    page.close()
    assert seen == LAYERS[layer]
    assert set(answers) - {"art"} == {layer}
