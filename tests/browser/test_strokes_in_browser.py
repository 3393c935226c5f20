"""Hands on the drawing: asked for on a card, moved by the browser alone, stopped by whoever wants them to stop."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from export_samples import result
from playwright.sync_api import expect
from samples import MOUNT, notebook, shown

from massage_lessons import show as lessons
from massage_lessons.export.slides.exporter import SlidesExporter
from massage_lessons.paths import PAYLOAD

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

RUNNING = "() => document.getAnimations().filter(one => one.playState === 'running').length"
KEY_FRAMES = """() => [...new Set(document.getAnimations().flatMap(one => one.effect.getKeyframes())
  .flatMap(frame => Object.keys(frame)))].sort()"""
HAND = "() => new DOMMatrix(getComputedStyle(document.querySelector('.md-mover')).transform)"
AT = "share => { for (const one of document.getAnimations()) one.currentTime = share * one.effect.getComputedTiming().duration; }"

Show = "Callable[..., Page]"


@pytest.fixture
def show(context: BrowserContext, front_end: str) -> Iterator[Show]:
    """A function that mounts a diagram with a state, in a window of its own where things may move."""
    opened = []

    def page_with(*, width: int = 1280, scheme: str = "light", motion: str = "no-preference", **state: object) -> Page:
        own = context.browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme, reduced_motion=motion)
        opened.append(own)
        page = own.new_page()
        page.goto(f"{front_end}/diagram.css")
        page.evaluate(MOUNT, [json.loads(PAYLOAD.read_bytes()), state])
        return page

    yield page_with
    for own in opened:
        own.close()


def at(page: Page, share: float) -> tuple[float, float]:
    """Where the hand is at a part of a pass, in units of the drawing."""
    page.evaluate(AT, share)
    matrix = page.evaluate(f"() => {{ const one = ({HAND})(); return [one.e, one.f]; }}")
    return matrix[0], matrix[1]


def open_stroke(page: Page, name: str = "Gliding outwards") -> None:
    page.get_by_role("article").get_by_role("button", name=name).click()


def test_nothing_moves_until_somebody_asks_and_escape_ends_it(show: Show) -> None:
    page = show(selected="shoulder-blade-right")
    assert page.evaluate(RUNNING) == 0
    expect(page.locator(".md-overlay")).to_have_count(0)
    open_stroke(page)
    pause = page.get_by_role("button", name="Pause")
    expect(pause).to_be_focused()
    assert page.evaluate(RUNNING) > 0
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Play")).to_be_focused()
    assert page.evaluate(RUNNING) == 0
    page.keyboard.press("Escape")
    expect(page.locator(".md-overlay")).to_have_count(0)
    expect(page.get_by_role("article").locator("[data-stroke]").first).to_be_focused()
    assert page.evaluate("() => document.getAnimations().length") == 0


def test_a_stroke_that_a_notebook_stores_waits_for_play(show: Show) -> None:
    page = show(selected="shoulder-blade-right", stroke="gliding-out")
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    assert page.evaluate(RUNNING) == 0


def test_hands_are_moved_by_transform_and_opacity_alone(show: Show) -> None:
    page = show(selected="back-of-arm-left", stroke="kneading-one-hand")
    page.get_by_role("button", name="Play").click()
    assert page.evaluate(KEY_FRAMES) == ["composite", "computedOffset", "easing", "offset", "opacity", "transform"]


def test_the_hand_goes_outwards_on_its_own_side_and_lightly_back(show: Show) -> None:
    page = show(selected="shoulder-blade-right", stroke="gliding-out")
    start, end, back = at(page, 0), at(page, 0.71), at(page, 0.99)
    assert 480 < start[0] < end[0] - 30
    assert back[0] == pytest.approx(start[0], abs=3)
    mirrored = show(selected="shoulder-blade-left", stroke="gliding-out")
    assert at(mirrored, 0.71)[0] == pytest.approx(960 - end[0], abs=0.5)


def test_the_next_way_rests_at_its_beginning_and_after_the_last_comes_the_first(show: Show) -> None:
    page = show(selected="shoulder-blade-right", stroke="gliding-out")
    where = page.locator(".md-stroke-where")
    for told in ("Way 1 of 3", "Way 2 of 3", "Way 3 of 3", "Way 1 of 3"):
        expect(where).to_have_text(told)
        page.get_by_role("button", name="Next way").click()
    assert page.evaluate(RUNNING) == 0


def test_when_a_way_is_done_the_next_one_follows(show: Show) -> None:
    page = show(selected="shoulder-blade-right", stroke="gliding-out")
    page.get_by_role("button", name="Play").click()
    page.evaluate(FINISH)
    expect(page.locator(".md-stroke-where")).to_have_text("Way 2 of 3")
    assert page.evaluate(RUNNING) > 0


WATCH = """() => {
  globalThis.built = [];
  globalThis.hand = document.querySelector('.md-mover');
  new MutationObserver(found => globalThis.built.push(...found.map(({target}) => target.outerHTML.slice(0, 80))))
    .observe(document.querySelector('.md-overlay'), { childList: true, subtree: true });
}"""
FINISH = "() => { for (const one of document.getAnimations()) one.finish(); }"


@pytest.mark.parametrize(
    ("place", "stroke", "ways"),
    [("shoulder-blade-right", "gliding-out", "231"), ("top-of-shoulder-right", "kneading-two-hands", "21")],
)
def test_at_the_change_of_ways_nothing_is_built_that_the_browser_would_have_to_paint(
    show: Show, place: str, stroke: str, ways: str
) -> None:
    page = show(selected=place, stroke=stroke)
    page.get_by_role("button", name="Play").click()
    page.evaluate(WATCH)
    for way in ways:
        page.evaluate(FINISH)
        expect(page.locator(".md-stroke-where")).to_contain_text(f"Way {way} of")
        assert page.evaluate("() => globalThis.hand === document.querySelector('.md-mover') && globalThis.hand.checkVisibility()")
        assert page.evaluate("() => globalThis.built") == []
        moved = page.evaluate(
            "() => document.getAnimations().map(one => one.effect.target.className.baseVal ?? one.effect.target.className)"
        )
        # The ways before it move nothing any more: each thing is moved once.
        assert moved.count("md-mover") == len(page.locator(".md-mover").all())


def test_half_speed_is_half_as_fast_and_goes_on_from_the_same_place(show: Show) -> None:
    page = show(selected="shoulder-blade-right", stroke="gliding-out")
    page.get_by_role("button", name="Play").click()
    page.get_by_label("Speed").select_option("0.5")
    assert page.evaluate("() => [...new Set(document.getAnimations().map(one => one.playbackRate))]") == [0.5]
    assert page.evaluate(RUNNING) > 0


def test_out_of_sight_it_stops_and_in_sight_it_goes_on(show: Show) -> None:
    page = show(selected="shoulder-blade-right", stroke="gliding-out")
    page.evaluate("() => document.querySelector('main').insertAdjacentHTML('afterend', '<div style=height:4000px></div>')")
    page.get_by_role("button", name="Play").click()
    page.evaluate("() => scrollTo(0, 3500)")
    page.wait_for_function(f"() => ({RUNNING})() === 0")
    page.evaluate("() => scrollTo(0, 0)")
    page.wait_for_function(f"() => ({RUNNING})() > 0")


def test_where_nothing_may_move_there_are_pictures_to_step_through(show: Show) -> None:
    page = show(motion="reduce", selected="shoulder-blade-right")
    open_stroke(page)
    expect(page.get_by_role("button", name="Play", exact=True)).to_have_count(0)
    step = page.get_by_role("button", name="Play the next picture")
    expect(step).to_be_focused()
    places = []
    for _ in range(3):
        matrix = page.evaluate(f"() => {{ const one = ({HAND})(); return Math.round(one.e); }}")
        places.append(matrix)
        step.click()
        assert page.evaluate(RUNNING) == 0
    assert len(set(places)) == 3
    expect(page.locator(".md-overlay .md-way-head")).to_have_count(3)


def test_it_goes_on_over_the_muscles_below_and_ends_with_another_place(show: Show) -> None:
    page = show(selected="shoulder-blade-right", stroke="gliding-out")
    page.locator("input[value=superficial]").click()
    expect(page.locator(".md-overlay")).to_have_count(1)
    expect(page.get_by_role("article", name="Shoulder blade, right")).to_be_visible()
    page.evaluate("() => host.set('selected', 'buttock-right')")
    expect(page.locator(".md-overlay")).to_have_count(0)
    expect(page.get_by_text("This stroke is not for this place")).to_be_visible()


def test_places_that_are_left_out_offer_no_hands(show: Show) -> None:
    page = show(selected="buttock-right")
    expect(page.get_by_role("article", name="Buttock, right")).to_be_visible()
    expect(page.locator("[data-stroke]")).to_have_count(0)


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_it_passes_axe_and_is_in_sight_with_its_keys(show: Show, width: int, scheme: str) -> None:
    page = show(width=width, scheme=scheme, selected="shoulder-blade-right")
    open_stroke(page)
    pause = page.get_by_role("button", name="Pause")
    expect(pause).to_be_in_viewport()
    expect(page.locator(".md-mover").first).to_be_in_viewport()
    pause.click()
    found = Axe().run(page, context=".massage-diagram").response["violations"]
    assert [f"{rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]] == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


ON_THE_DRAWING = """() => {
  const drawing = document.querySelector(".md-art").getBoundingClientRect();
  const stage = document.querySelector(".md-stage").getBoundingClientRect();
  const [x, y] = [node => (node.left + node.right) / 2, node => (node.top + node.bottom) / 2];
  return [...document.querySelectorAll(".md-way-number")].map(one => one.getBoundingClientRect()).map(one => ({
    across: (x(one) - drawing.left) / drawing.width, down: (y(one) - drawing.top) / drawing.height,
    seen: one.width > 0 && x(one) > stage.left && x(one) < stage.right && y(one) > stage.top && y(one) < stage.bottom,
  }));
}"""


WHOLE = """() => [...document.querySelectorAll(".pdf-page")].map(page => {
  const slide = page.querySelector(".talk-slide");
  const low = Math.max(...[...slide.querySelectorAll("*")].filter(one => one.checkVisibility() && !one.closest(".md-canvas"))
    .map(one => one.getBoundingClientRect().bottom));
  const cut = low > page.getBoundingClientRect().bottom + 1;
  return { ground: getComputedStyle(page).backgroundColor, cut: cut && slide.innerText.slice(-60) };
})"""


def test_slides_print_the_ways_as_numbered_arrows_where_they_are_and_no_hand_over_them(context: BrowserContext, tmp_path: Path) -> None:
    path = tmp_path / "talk.html"
    cell = shown(selected="shoulder-blade-right", stroke="gliding-out")
    path.write_text(SlidesExporter().from_notebook_node(notebook(cell))[0], encoding="utf-8")
    page = context.new_page()
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-lesson-ready]")
    page.evaluate("() => { while (!Reveal.getCurrentSlide().querySelector('.massage-diagram')) Reveal.next(); }")
    on_screen = page.evaluate(ON_THE_DRAWING)
    page.emulate_media(media="print")
    printed = page.evaluate(ON_THE_DRAWING)
    assert len(printed) == 3
    for one, other in zip(on_screen, printed, strict=True):
        assert other["seen"]
        assert (other["across"], other["down"]) == pytest.approx((one["across"], one["down"]), abs=0.01)
    expect(page.locator(".md-moving")).to_be_hidden()
    page.close()


# The drawing comes in the worst moment there is: when reveal.js has taken the slides out of the document, or else a second late.
LATE = """() => {
  const { json } = Response.prototype;
  const frame = () => new Promise(requestAnimationFrame);
  Response.prototype.json = async function () {
    await new Promise(done => addEventListener("load", done));
    for (let i = 0; i < 60 && document.getElementById("lesson-diagram-1"); i++) await frame();
    return json.call(this);
  };
}"""


def test_a_talk_that_is_laid_out_for_the_printer_has_a_whole_slide_on_each_page(context: BrowserContext, tmp_path: Path) -> None:
    path = tmp_path / "talk.html"
    told = [result(part._repr_mimebundle_()) for part in (lessons.pressure_lab(), lessons.red_flags())]
    cells = [shown(selected="middle-back-beside-spine-right", stroke="pressing"), *told]
    path.write_text(SlidesExporter().from_notebook_node(notebook(*cells))[0], encoding="utf-8")
    page = context.new_page()
    page.emulate_media(color_scheme="dark")
    page.add_init_script(f"({LATE})()")
    page.goto(f"{path.as_uri()}?print-pdf")
    page.locator(".pdf-page .md-way-ground").first.wait_for(state="attached")
    page.emulate_media(media="print", color_scheme="dark")
    slides = page.evaluate(WHOLE)
    assert slides
    assert [slide for slide in slides if slide["cut"]] == []
    assert {slide["ground"] for slide in slides} == {"rgb(255, 255, 255)"}
    printed = page.pdf(prefer_css_page_size=True)
    assert set(re.findall(rb"/MediaBox \[([^]]+)\]", printed)) == {b"0 0 960 540"}
    assert len(re.findall(rb"/Type /Page\b", printed)) == len(slides)
    page.close()


ON_PAPER = """() => {
  const box = (name) => document.querySelector(name).getBoundingClientRect();
  const [stage, drawing, told, card] = [".md-stage", ".md-art", ".md-stroke", ".md-card"].map(box);
  const seen = (name) => [...document.querySelectorAll(name)].filter(one => one.checkVisibility()).map(one => one.textContent);
  return {
    beside: told.left >= stage.right && told.width > 250, below: card.top >= Math.max(stage.bottom, told.bottom) && card.width > 500,
    part: [(stage.left - drawing.left) / drawing.width, (stage.top - drawing.top) / drawing.height, stage.width / drawing.width],
    whole: document.querySelector(".md-card").scrollHeight <= card.height + 1,
    folded: [...document.querySelectorAll(".md-stroke details li, .md-sources li")].every(one => one.getBoundingClientRect().height > 0),
    size: Math.min(...[...document.querySelectorAll(".md-way-name")].map(one => 24 * one.getScreenCTM().a)),
    moving: seen(".md-moving, .md-stroke-where, .md-stroke-keys, .md-name"),
  };
}"""


@pytest.mark.parametrize("width", [390, 1280])
def test_a_page_prints_the_ways_as_near_as_on_the_screen_and_all_that_is_told_of_them(show: Show, width: int) -> None:
    page = show(width=width, selected="shoulder-blade-right", stroke="gliding-out")
    on_screen = page.evaluate(ON_PAPER)["part"]
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 703, "height": 1000})
    printed = page.evaluate(ON_PAPER)
    assert printed["part"] == pytest.approx(on_screen, abs=0.02)
    assert printed["size"] > 12
    assert printed["moving"] == []
    assert {name: printed[name] for name in ("beside", "below", "whole", "folded")} == dict.fromkeys(
        ("beside", "below", "whole", "folded"), True
    )
