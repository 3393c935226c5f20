"""A talk as a teacher gives it: one file, no network, nothing to scroll, diagrams that answer, and the desk in a second window."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import nbformat
import pytest
from lab import Diagram
from lesson_files import LessonFile, lesson_files
from long_run import SAMPLE, sampled
from playwright.sync_api import BrowserContext, Page, expect

from massage_lessons.export.slides.exporter import SlidesExporter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

READY = "html[data-lesson-ready]"
TOO_LARGE = """() => {
  const found = [];
  for (let count = Reveal.getTotalSlides(); count > 0; count--) {
    const slide = Reveal.getCurrentSlide().querySelector(".talk-slide");
    const size = Number(getComputedStyle(slide).getPropertyValue("--fit"));
    if (slide.scrollHeight > 721 || slide.scrollWidth > 1281 || size < 0.8) found.push(slide.textContent.trim().slice(0, 60));
    const { h, v } = Reveal.getIndices();
    while (Reveal.getIndices().h === h && Reveal.getIndices().v === v && !Reveal.isLastSlide()) Reveal.next();
  }
  return found;
}"""


@dataclass
class Talk:
    """The slides of a lesson in a window of 1280 by 720, with what they asked for and what they complained of."""

    page: Page
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, lesson: LessonFile, folder: Path) -> None:
        exporter = SlidesExporter(edition="instructor")
        resources = {"metadata": {"name": lesson.path.stem, "path": str(lesson.path.parent)}}
        text, _ = exporter.from_notebook_node(nbformat.read(lesson.path, as_version=4), resources)
        path = folder / f"{lesson.path.stem}.html"
        path.write_text(text, encoding="utf-8")
        self.page.goto(path.as_uri())
        self.page.wait_for_selector(READY)


@pytest.fixture
def talk(context: BrowserContext) -> Iterator[Talk]:
    page = context.new_page()
    one = Talk(page)
    page.set_viewport_size({"width": 1280, "height": 720})
    page.on("request", lambda request: one.asked.append(request.url))
    page.on("console", lambda message: one.complaints.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: one.complaints.append(str(error)))
    yield one
    assert one.complaints == []
    assert [url for url in one.asked if not url.startswith(("file:", "data:", "blob:"))] == []
    page.close()


def lesson(name: str) -> LessonFile:
    return next(one for one in lesson_files() if one.content.id == name)


@pytest.mark.parametrize("one", sampled([one for one in lesson_files() if not one.is_page], *SAMPLE[:3]), ids=lambda one: one.path.stem)
def test_every_slide_fits_without_scrolling(talk: Talk, one: LessonFile, tmp_path: Path) -> None:
    talk.open(one, tmp_path)
    assert talk.page.evaluate("Reveal.getTotalSlides()") > 10
    assert talk.page.evaluate(TOO_LARGE) == []


def test_a_diagram_on_a_slide_answers_and_keeps_its_keys(talk: Talk, tmp_path: Path) -> None:
    talk.open(lesson("safety"), tmp_path)
    page = talk.page
    page.evaluate("""() => { while (!Reveal.getCurrentSlide().querySelector(".massage-diagram")) Reveal.next(); }""")
    here = page.evaluate("Reveal.getIndices()")
    diagram = Diagram(page.locator("section.present:not(.stack) .massage-diagram"))
    place = diagram.root.locator(".md-map [data-region='coccyx']")
    place.focus()
    page.keyboard.press("Enter")
    diagram.expect_selected("coccyx")
    page.keyboard.press("ArrowUp")
    expect(place).not_to_be_focused()
    page.keyboard.press("c")
    expect(diagram.root.locator(".md-card")).to_be_hidden()
    assert page.evaluate("Reveal.getIndices()") == here


def test_away_from_the_diagram_the_keys_are_those_of_the_talk(talk: Talk, tmp_path: Path) -> None:
    talk.open(lesson("safety"), tmp_path)
    page = talk.page
    page.keyboard.press("ArrowRight")
    expect(page.locator("section.present:not(.stack) h2")).to_have_text("To begin")
    page.evaluate("""() => { while (!Reveal.getCurrentSlide().querySelector(".massage-diagram")) Reveal.next(); }""")
    page.keyboard.press("c")
    expect(page.locator("section.present:not(.stack) .md-list")).to_be_hidden()
    page.keyboard.press("c")
    expect(page.locator("section.present:not(.stack) .md-list")).to_be_visible()


def test_the_desk_shows_notes_and_what_comes_next_and_turns_the_slides(talk: Talk, tmp_path: Path) -> None:
    talk.open(lesson("safety"), tmp_path)
    page = talk.page
    with page.expect_popup() as opened:
        page.keyboard.press("s")
    desk = opened.value
    plan = desk.locator(".talk-notes table")
    expect(plan).to_contain_text("What happens")
    assert plan.locator("td").first.evaluate("cell => getComputedStyle(cell).borderBottomStyle") == "solid"
    expect(desk.locator(".talk-next")).to_have_text("Next: After this lesson you can")
    where = page.evaluate("`Slide ${Reveal.getSlidePastCount() + 1} of ${Reveal.getTotalSlides()}`")
    expect(desk.locator(".talk-where")).to_have_text(where)
    before = page.evaluate("Reveal.getIndices()")
    desk.get_by_role("button", name="On", exact=True).click()
    expect(desk.locator(".talk-notes")).to_have_text("No notes for this slide.")
    assert page.evaluate("Reveal.getIndices()") != before
    page.evaluate("""() => { while (!Reveal.getCurrentSlide().querySelector(".notes")) Reveal.next(); }""")
    expect(desk.locator(".talk-notes")).to_contain_text("For the instructor")
    desk.close()
