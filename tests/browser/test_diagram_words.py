"""Every word that a diagram shows stands in the language's files: in another language nothing of this one is left."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from samples import MOUNT

from massage_lessons.build import payload

if TYPE_CHECKING:
    from playwright.sync_api import Page

TEXTS = {"name", "english", "latin", "say", "text", "label", "title", "short", "hint", "notice", "group", "also", "groups", "names"}
"""Where the payload has words; all else in it is ids and the drawing."""

TRANSLATED = """async () => {
  const mark = (text) => (typeof text === "string" ? `«${text}»` : Object.fromEntries(Object.entries(text).map(([n, t]) => [n, `«${t}»`])));
  const words = await (await fetch("words.json")).json();
  const marked = Object.fromEntries(Object.entries(words).map(([id, text]) => [id, mark(text)]));
  const { fetch: real } = window;
  window.fetch = (name) => (name === "words.json" ? Promise.resolve(Response.json(marked)) : real(name));
}"""
SEEN = """() => {
  const root = document.querySelector(".massage-diagram");
  const seen = [];
  for (const node of [root, ...root.querySelectorAll("*:not(svg.md-labels, svg.md-labels *)")]) {
    for (const name of ["aria-label", "title", "placeholder"]) if (node.hasAttribute(name)) seen.push(node.getAttribute(name));
    // A stretch of text may be told in several pieces.
    if ([...node.childNodes].some((child) => child.nodeType === Node.TEXT_NODE)) seen.push(node.textContent);
  }
  return seen;
}"""


def translated(value: Any, key: str = "") -> Any:
    """Return the payload with each of its words between marks."""
    if isinstance(value, dict):
        if key in {"bases", "checked"}:
            return {name: f"«{text}»" for name, text in value.items()}
        return {name: translated(one, name) for name, one in value.items()}
    if isinstance(value, list):
        return [translated(one, key) for one in value]
    return f"«{value}»" if isinstance(value, str) and key in TEXTS else value


def foreign(text: str) -> str:
    """Return what of a text is not between marks."""
    while (shorter := re.sub(r"«[^«»]*»", "", text)) != text:
        text = shorter
    return text


@pytest.mark.parametrize(
    "state",
    [
        {"selected": "flank-left"},
        {"ask": ["flank-left"], "selected": "flank-right"},
        {"covered": True},
        {"layer": "bones", "values": {"sacrum-bone": 1}, "scale": {"low": 0, "high": 2, "colours": [], "label": ""}},
    ],
    ids=["card", "find-it", "covered", "values"],
)
def test_in_another_language_no_word_of_this_one_is_left(page_beside_front: Page, state: dict[str, Any]) -> None:
    page = page_beside_front
    page.evaluate(TRANSLATED)
    page.evaluate(MOUNT, [translated(payload.load()), state])
    assert page.locator(".massage-diagram").get_attribute("aria-label") == "«Diagram of the back»"
    page.locator(".md-list input").fill("lat", force=True)
    seen = page.evaluate(SEEN)
    assert len(seen) > 20
    assert [text for text in seen if re.search(r"[A-Za-z]{2}", foreign(text))] == []
