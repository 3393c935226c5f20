"""The style of what stands beside the drawing: the same whatever root size its host has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from massage_lessons import show

if TYPE_CHECKING:
    from playwright.sync_api import Page

DRESS = """async html => {
  const sheets = ["tokens.css", "lesson.css"].map(href => Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
  await Promise.all(sheets.map(sheet => new Promise(done => { sheet.onload = done; document.head.append(sheet); })));
  document.body.innerHTML = html;
}"""
BOXES = """size => {
  document.documentElement.style.fontSize = size;
  return [...document.querySelectorAll(".massage-page, .massage-page *")].map(node => {
    const { x, y, width, height } = node.getBoundingClientRect();
    return [node.className, x, y, width, height].join(" ");
  });
}"""


def test_a_lesson_looks_the_same_whatever_the_root_size_of_its_host(page_beside_front: Page) -> None:
    shown = (show.opening("anatomy"), show.claims("spine-rule"), show.check("technique"), show.routine("four-steps"), show.words("anatomy"))
    page_beside_front.evaluate(DRESS, "".join(one.html for one in shown))
    usual = page_beside_front.evaluate(BOXES, "16px")
    assert len(usual) > 200
    assert page_beside_front.evaluate(BOXES, "10px") == usual
    assert page_beside_front.evaluate(BOXES, "13px") == usual


def test_quotation_marks_are_those_of_the_language(page_beside_front: Page) -> None:
    page_beside_front.evaluate(DRESS, show.claims("spine-rule").html)
    said = page_beside_front.locator(".mp-said").first
    assert [said.evaluate(f"node => getComputedStyle(node, '::{where}').content") for where in ("before", "after")] == [
        "open-quote",
        "close-quote",
    ]
    widths = [
        page_beside_front.evaluate(
            "lang => { document.documentElement.lang = lang; const said = document.querySelector('.mp-said');"
            " said.style.width = 'max-content'; return said.getBoundingClientRect().width; }",
            language,
        )
        for language in ("en", "fr")
    ]
    assert widths[0] != widths[1]
