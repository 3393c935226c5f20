"""A page in a second language, from right to left, as a reader gets it: everything in its place, and no word of the first language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pseudo_language
import pytest
from long_run import LONG
from playwright.sync_api import BrowserContext, expect
from test_export_in_browser import Reader, opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = LONG
LESSONS = ("02-anatomy.ipynb", "03-what-massage-does.ipynb", "06-ten-minute-routine.ipynb", "12-glossary.ipynb")
PAGES = (*(name.replace(".ipynb", ".html") for name in LESSONS), "index.html", "back.html", "search.html", "region-flank.html")

STICKS_OUT = """() => {
  const within = node => node && node !== document.body && (getComputedStyle(node).overflowX !== "visible" || within(node.parentElement));
  return [...document.body.querySelectorAll("*")].filter(node => {
    const { left, right, width, height } = node.getBoundingClientRect();
    return width && height && (left < -1 || right > innerWidth + 1) && node.checkVisibility() && !within(node.parentElement);
  }).map(node => `${node.tagName} ${node.getAttribute("class")}`);
}"""
"""What a reader sees beside the window, or would have to scroll to from side to side."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("language")
    content = pseudo_language.content(folder / "content", direction="rtl")
    notebooks = [str(pseudo_language.notebook(name, folder / "notebooks")) for name in LESSONS]
    pseudo_language.run(content, "-m", "massage_lessons", "export", "--site", str(folder / "site"), *notebooks)
    pseudo_language.run(content, "-m", "massage_lessons", "export", notebooks[0], "--slides", "--to", str(folder / "site"))
    return folder / "site"


@pytest.fixture
def back(context: BrowserContext, site: Path) -> Iterator[Reader]:
    with opened(context, site / "back.html") as reader:
        yield reader


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_sticks_out_of_the_window(context: BrowserContext, site: Path, name: str, width: int) -> None:
    with opened(context, site / name, viewport={"width": width, "height": 844}) as reader:
        assert reader.page.evaluate("getComputedStyle(document.body).direction") == "rtl"
        for part in reader.page.locator(".site-menu summary, .massage-diagram summary").all():
            part.click()
            assert reader.page.evaluate(STICKS_OUT) == []
            part.click()  # Closed again, it lies over nothing.
        assert reader.page.evaluate("[document.documentElement.scrollWidth, innerWidth]") == [width, width]


@pytest.mark.parametrize("width", [1280, 390])
def test_a_click_opens_the_card_in_the_language(context: BrowserContext, site: Path, width: int) -> None:
    with opened(context, site / "back.html", viewport={"width": width, "height": 844}) as reader:
        diagram = reader.diagram()
        diagram.click("flank-left")
        diagram.expect_selected("flank-left")
        expect(diagram.card.get_by_role("heading", level=3).first).to_have_text("Flánk léft")
        assert reader.page.evaluate(STICKS_OUT) == []


def test_every_text_of_the_drawing_is_in_the_language(back: Reader) -> None:
    diagram = back.diagram()
    for layer, place in {"skin": "sacrum-left", "superficial": "trapezius-right", "deep": "multifidus-left", "bones": "psis-left"}.items():
        diagram.choose_layer(layer)
        diagram.row(place).click()
        diagram.expect_selected(place)
        back.page.locator("input[data-key=labels]").check()
        assert pseudo_language.english(back.page.content()) == []
    back.page.locator(".massage-diagram input[type=search]").fill("zzz")
    expect(back.page.get_by_text("Nó plácé hás thát námé.")).to_be_visible()
    assert pseudo_language.english(back.page.content()) == []


def test_what_a_lesson_answers_is_in_the_language(context: BrowserContext, site: Path) -> None:
    with opened(context, site / PAGES[0]) as reader:
        question = reader.page.locator("massage-question:has(input)").first
        check = question.get_by_role("button", name="Chéck my ánswér")
        check.click()
        expect(question).to_contain_text("Chóósé án ánswér fírst.")
        for choice in question.locator("input").all():
            choice.check()
        check.click()
        expect(question).not_to_contain_text("Chóósé án ánswér fírst.")
        assert pseudo_language.english(reader.page.content()) == []


def test_what_a_search_finds_is_told_in_the_language(context: BrowserContext, site: Path) -> None:
    with opened(context, site / "search.html") as reader:
        field = reader.page.get_by_role("searchbox")
        field.fill("flánk")
        expect(reader.page.get_by_role("status")).to_contain_text("plácés fóúnd.")
        field.fill("zzz")
        expect(reader.page.get_by_role("status")).to_contain_text("Nóthíng fóúnd fór “zzz”.")
        assert pseudo_language.english(reader.page.content()) == []
        # The address may tell what was looked for; it is the same page.
        reader.page.goto("about:blank")


def test_left_and_right_of_a_body_do_not_change_with_the_language(back: Reader) -> None:
    diagram = back.diagram()
    for find in (diagram.shape, diagram.row):
        left, right = (find(f"flank-{side}").bounding_box() for side in ("left", "right"))
        assert left
        assert right
        assert left["x"] < right["x"]


def test_a_talk_goes_on_to_the_left(context: BrowserContext, site: Path) -> None:
    with opened(context, site / "02-anatomy-slides.html", viewport={"width": 1280, "height": 720}) as reader:
        reader.page.keyboard.press("ArrowLeft")
        expect(reader.page.locator("section.present section.present, section.present:not(.stack)")).to_contain_text("Tó bégín")
        heading = reader.page.get_by_role("heading", name="Tó bégín")
        assert heading.evaluate("node => getComputedStyle(node).fontFamily").startswith("Literata")
        number, controls = (reader.page.locator(f".reveal .{part}").bounding_box() for part in ("slide-number", "controls"))
        assert number
        assert controls
        assert number["x"] + number["width"] < controls["x"]
        assert pseudo_language.english(reader.page.content()) == []
        # The address tells the slide; it is the same page.
        reader.page.goto("about:blank")


def test_a_program_is_read_from_left_to_right(context: BrowserContext, site: Path) -> None:
    with opened(context, site / PAGES[0]) as reader:
        reader.page.get_by_role("button", name="Códé").click()
        program = reader.page.locator("pre.code").first
        expect(program).to_be_visible()
        assert program.evaluate("node => getComputedStyle(node).direction") == "ltr"
