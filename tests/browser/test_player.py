"""A massage that is followed: in an exported page with a clock that the tests turn, by keys and touch, and in JupyterLab."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from long_run import LOOKS
from nbformat.v4 import new_code_cell, new_output
from playwright.sync_api import expect
from samples import notebook, shown

from massage_lessons import show
from massage_lessons.export.page.exporter import LessonExporter
from massage_lessons.export.slides.exporter import SlidesExporter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from lab import Desk
    from nbformat import NotebookNode
    from playwright.sync_api import BrowserContext, Page

    Show = Callable[..., Page]

RUNNING = "() => document.getAnimations().filter(one => one.playState === 'running' && one.effect.target.closest('.md-overlay')).length"
HANDS = ".mp-view .md-overlay:not([hidden]) .md-mover"
BEGINS = f"""() => new DOMMatrix(document.querySelector('{HANDS}').getAnimations()[0].effect.getKeyframes()[0].transform).f"""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
COUNT = 5_000
PLAN = """() => document.body.dispatchEvent(new CustomEvent("massage-plan", {
  bubbles: true, cancelable: true, detail: {plan: {seconds: 90, steps: [
  {region: "flank", side: "left", stroke: "gliding", seconds: 60, pressure: 2, phase: "cover"},
  {region: "sacrum", side: "", stroke: "holding", seconds: 30, pressure: 1, phase: "close"}]}}}))"""

DEATH = """() => {
  const over = "position: fixed; inset: 0; z-index: 9999";
  document.body.insertAdjacentHTML("beforeend", `<div style='${over}'><button type=button>Understood</button></div>`);
  document.body.lastElementChild.firstElementChild.focus();
}"""
"""A question over the page that takes the focus, as the one of JupyterLab when a kernel dies."""

NO_PLAN = """() => document.body.dispatchEvent(new CustomEvent("massage-plan", {
  bubbles: true, cancelable: true, detail: {plan: null, waits: true}}))"""


def to_follow(*names: str) -> NotebookNode:
    """A cell with the stored output of something to follow."""
    data = show.player(*names)._repr_mimebundle_()
    return new_code_cell("show.player()", execution_count=1, outputs=[new_output("execute_result", data, execution_count=1)])


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with two routines to choose from, one for oneself, a place for a plan, and a drawing."""
    cells = [to_follow("ten-minutes", "five-minutes"), shown(), to_follow("balls-wall", "balls-floor"), to_follow()]
    path = tmp_path_factory.mktemp("player") / "page.html"
    path.write_text(LessonExporter().from_notebook_node(notebook(*cells))[0], encoding="utf-8")
    return path


@pytest.fixture
def open_page(context: BrowserContext, exported: Path) -> Iterator[Show]:
    """A function that opens the page in a window of its own, whose clock stands still until a test turns it."""
    opened = []

    def page_in(*, width: int = 1280, height: int = 800, scheme: str = "light", motion: str = "no-preference") -> Page:
        own = context.browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion=motion, has_touch=True
        )
        opened.append(own)
        page = own.new_page()
        page.clock.install()
        page.goto(exported.as_uri())
        page.clock.run_for(500)
        page.wait_for_selector("html[data-lesson-ready]")
        page.clock.pause_at("2100-01-01")
        return page

    yield page_in
    for own in opened:
        own.close()


def play(page: Page, number: int = 0) -> None:
    page.locator("massage-player").nth(number).get_by_role("button", name="Play").click()
    expect(page.get_by_role("dialog")).to_be_visible()


def view(page: Page, kind: str) -> str:
    return page.locator(f".mp-view .mp-{kind}").inner_text()


def test_nothing_plays_until_asked_and_then_it_counts_in(open_page: Show) -> None:
    page = open_page()
    expect(page.locator(".mp-view")).to_have_count(0)
    play(page)
    assert (view(page, "now"), view(page, "clock"), view(page, "then")) == ("Get ready", "5", "First: Arrive")
    assert page.evaluate(RUNNING) == 0
    page.clock.run_for(COUNT)
    assert (view(page, "nth"), view(page, "now"), view(page, "clock")) == ("Step 1 of 10", "Arrive", "0:30")
    assert view(page, "rest") == "10:00 left in all"
    assert page.evaluate(RUNNING) > 0


def test_a_step_tells_its_time_its_pressure_and_what_comes_next(open_page: Show) -> None:
    page = open_page()
    play(page)
    page.clock.run_for(COUNT + 30_000 + 25_000)
    assert (view(page, "now"), view(page, "clock"), view(page, "then")) == ("Long glides", "1:35", "Next: Knead the tops of the shoulders")
    assert view(page, "press").split("\n")[0] == "2 to 3 of 10"
    assert view(page, "asks") == "Ask: “Is this pressure fine?”"
    page.clock.run_for(10_000)
    assert page.locator(".mp-view .mp-asks").is_hidden()
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text("Step 2 of 10: Long glides. 2 minutes. Pressure 2 to 3 of 10.")


def test_any_key_and_any_touch_pauses_and_escape_pauses_before_it_leaves(open_page: Show) -> None:
    page = open_page()
    play(page)
    page.clock.run_for(COUNT + 10_000)
    for key in ("Shift", "Control", "CapsLock"):
        page.keyboard.press(key)
        assert page.locator(".mp-view .mp-state").is_hidden()
    keys = [lambda key=key: page.keyboard.press(key) for key in ("x", "Tab", "Shift+Tab", "F2", "Escape")]
    for stop in (*keys, lambda: page.touchscreen.tap(900, 300)):
        stop()
        assert view(page, "state") == "Paused"
        assert page.evaluate(RUNNING) == 0
        page.clock.run_for(4_000)
        assert view(page, "clock") == "0:20"
        page.get_by_role("button", name="Go on").click()
        assert page.locator(".mp-view .mp-state").is_hidden()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Full screen")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    assert page.locator(".mp-view .mp-state").is_hidden()
    page.evaluate("() => document.activeElement.blur()")
    page.keyboard.press("x")
    assert view(page, "state") == "Paused"
    page.get_by_role("button", name="Go on").click()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator(".mp-view")).to_have_count(0)
    expect(page.locator("massage-player").first.get_by_role("button", name="Go on")).to_be_focused()
    assert not page.evaluate("() => [...document.body.children].some(one => one.inert)")


def test_a_hand_that_slips_or_stays_stops_it_at_once_and_a_touch_or_a_screen_reader_goes_on(open_page: Show) -> None:
    page = open_page()
    play(page)
    page.clock.run_for(COUNT + 10_000)
    page.mouse.move(900, 300)
    page.mouse.down()
    assert view(page, "state") == "Paused"
    page.mouse.move(700, 500)
    page.mouse.up()
    assert view(page, "state") == "Paused"
    page.touchscreen.tap(900, 300)
    assert page.locator(".mp-view .mp-state").is_hidden()
    page.mouse.down()
    assert view(page, "state") == "Paused"
    page.locator(".mp-view").evaluate("one => one.click()")
    assert page.locator(".mp-view .mp-state").is_hidden()
    page.mouse.up()


def test_who_leaves_goes_on_from_there_even_after_the_page_was_loaded_anew(open_page: Show) -> None:
    page = open_page()
    play(page)
    page.clock.run_for(COUNT + 40_000)
    page.get_by_role("button", name="Leave").click()
    page.reload()
    page.clock.run_for(500)
    page.wait_for_selector("html[data-lesson-ready]")
    expect(page.get_by_text("You left off at step 2: Long glides.")).to_be_visible()
    page.get_by_role("button", name="Go on").click()
    assert (view(page, "now"), view(page, "clock")) == ("Long glides", "1:50")


def test_keys_skip_repeat_go_back_and_add_a_minute(open_page: Show) -> None:
    page = open_page()
    play(page)
    page.keyboard.press("ArrowRight")
    assert view(page, "now") == "Arrive"
    page.keyboard.press("ArrowRight")
    assert (view(page, "now"), view(page, "clock")) == ("Long glides", "2:00")
    page.clock.run_for(9_000)
    page.keyboard.press("m")
    assert (view(page, "clock"), view(page, "rest")) == ("2:51", "10:21 left in all")
    page.keyboard.press("r")
    assert view(page, "clock") == "3:00"
    page.keyboard.press("ArrowLeft")
    assert (view(page, "now"), view(page, "clock")) == ("Arrive", "0:30")


def test_the_last_step_ends_it_and_nothing_is_left_to_go_on_with(open_page: Show) -> None:
    page = open_page()
    play(page)
    for _ in range(11):
        page.keyboard.press("ArrowRight")
    assert view(page, "now") == "Done"
    assert page.evaluate(RUNNING) == 0
    page.get_by_role("button", name="Leave").click()
    expect(page.locator("massage-player").first.get_by_role("button", name="Play")).to_be_focused()


def test_after_a_sleep_it_waits_where_the_sleep_began(open_page: Show) -> None:
    page = open_page()
    play(page)
    page.clock.run_for(COUNT + 40_000)
    page.clock.fast_forward(3_600_000)
    assert view(page, "state").startswith("This device was asleep")
    assert (view(page, "now"), view(page, "clock")) == ("Long glides", "1:50")


def test_bells_are_set_ahead_on_the_clock_of_the_sound_and_taken_back_in_a_pause(open_page: Show) -> None:
    page = open_page()
    page.evaluate("""() => {
      window.rung = { set: [], ended: 0 };
      const { start, stop } = OscillatorNode.prototype;
      OscillatorNode.prototype.start = function (when) {
        window.rung.set.push(when - this.context.currentTime);
        return start.call(this, when);
      };
      OscillatorNode.prototype.stop = function (when) { if (when === undefined) window.rung.ended += 1; return stop.call(this, when); };
    }""")
    play(page)
    ahead = page.evaluate("() => window.rung.set")
    assert len(ahead) == 15  # Three tones each: three counts, and the bells of the first two steps.
    assert max(ahead) == pytest.approx(35, abs=0.5)
    page.keyboard.press("x")
    assert page.evaluate("() => window.rung.ended") >= 15


def test_where_nothing_may_move_there_are_still_pictures(open_page: Show) -> None:
    page = open_page(motion="reduce")
    play(page)
    page.clock.run_for(COUNT + 40_000)
    assert page.locator(HANDS).count() == 2
    assert page.evaluate(RUNNING) == 0
    hand = "selector => document.querySelector(selector).getAnimations()[0].currentTime"
    before = page.evaluate(hand, HANDS)
    page.clock.run_for(1_500)
    assert page.evaluate(hand, HANDS) == before


def test_both_hands_go_up_the_back_and_then_out_over_the_shoulders(open_page: Show) -> None:
    page = open_page()
    play(page)
    page.clock.run_for(COUNT + 30_000 + 1_000)
    heights = []
    for _ in range(4):
        heights.append(page.evaluate(BEGINS))
        assert page.locator(HANDS).count() == 2
        page.clock.run_for(8_000)
    assert heights[0] > heights[1] > heights[2]


def test_what_comes_again_is_built_once_and_the_way_changes(open_page: Show) -> None:
    page = open_page()
    page.evaluate(PLAN)
    page.clock.run_for(COUNT + 1_000)
    page.evaluate("() => { globalThis.hand = document.querySelector('.mp-view .md-mover'); }")
    begins = page.evaluate(BEGINS)
    ways = page.locator(".mp-view .md-way-head").filter(visible=True)
    assert ways.count() == 1
    page.clock.run_for(8_000)
    assert page.evaluate("() => globalThis.hand === document.querySelector('.mp-view .md-mover')")
    assert page.evaluate(BEGINS) != begins
    assert ways.count() == 1
    assert page.evaluate(RUNNING) > 0
    page.keyboard.press("ArrowRight")
    assert page.evaluate("() => globalThis.hand.isConnected") is False


def test_for_oneself_it_shows_where_the_balls_go(open_page: Show) -> None:
    page = open_page()
    choice = page.get_by_role("group", name="Which one")
    expect(choice.get_by_role("radio", name="Two balls against a wall", exact=True)).to_be_checked()
    expect(choice.get_by_role("radio", name="Two balls on the floor", exact=True)).to_be_attached()
    play(page, 1)
    page.keyboard.press("ArrowRight")
    assert view(page, "now") == "Set up"
    expect(page.locator(".mp-view .md-ball")).to_have_count(2)
    page.keyboard.press("ArrowRight")
    assert view(page, "now") == "Lean and breathe"
    expect(page.locator(".mp-view .md-ball")).to_have_count(2)
    assert page.locator(".mp-view .md-mover").count() == 0
    assert page.evaluate(RUNNING) == 0
    assert view(page, "stop") == "Stop at once if anything hurts, tingles or goes numb."


def test_a_step_with_both_sides_says_at_its_half_that_the_other_one_has_its_turn(open_page: Show) -> None:
    page = open_page()
    page.get_by_role("checkbox", name="Ask about the pressure").nth(1).uncheck()
    play(page, 1)
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    assert view(page, "now") == "Upper hip, if you like"
    left = view(page, "clock")
    more = page.get_by_role("button", name="+ 1 minute")
    expect(more).to_have_attribute("aria-disabled", "true")
    more.dispatch_event("click")
    page.keyboard.press("m")
    assert view(page, "clock") == left
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text("This place has no more time than that. Go on to the next step.")
    page.keyboard.press("ArrowLeft")
    expect(more).to_have_attribute("aria-disabled", "false")
    page.keyboard.press("ArrowRight")
    page.clock.run_for(44_000)
    expect(page.locator(".mp-view .mp-asks")).to_be_hidden()
    page.clock.run_for(2_000)
    assert view(page, "asks") == "Now the other side."
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text("Now the other side.")


BALLS = "() => [...document.querySelectorAll('.mp-view .md-mover')].map(one => new DOMMatrix(getComputedStyle(one).transform).f)"
HALF = "() => { for (const one of document.getAnimations()) if (one.effect.target.matches('.md-mover')) one.currentTime = 5000; }"


def test_a_ball_that_is_rolled_goes_up_and_down_beside_the_spine(open_page: Show) -> None:
    page = open_page()
    play(page, 1)
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    assert view(page, "now") == "Roll slowly up and down"
    assert page.evaluate(RUNNING) == 2
    assert page.locator(".mp-view .md-mover .md-ball").count() == 2
    page.keyboard.press("x")
    assert page.evaluate(RUNNING) == 0
    below = page.evaluate(BALLS)
    page.evaluate(HALF)
    above = page.evaluate(BALLS)
    assert all(low > high + 60 for low, high in zip(below, above, strict=True))
    calm = open_page(motion="reduce")
    play(calm, 1)
    for _ in range(3):
        calm.keyboard.press("ArrowRight")
    assert calm.locator(".mp-view .md-mover .md-ball").count() == 2
    assert calm.evaluate(RUNNING) == 0


def test_a_plan_that_is_made_on_the_page_is_followed(open_page: Show) -> None:
    page = open_page()
    last = page.locator("massage-player").last
    expect(last.get_by_role("button", name="Play")).to_be_hidden()
    page.evaluate(PLAN)
    expect(page.get_by_role("dialog")).to_be_visible()
    page.clock.run_for(COUNT)
    assert (view(page, "now"), view(page, "rest")) == ("Gliding towards the head: Flank, left", "1:30 left in all")
    assert page.locator(".mp-view .md-mover").count() > 0


def test_a_plan_that_is_no_more_shown_is_no_more_played(open_page: Show) -> None:
    page = open_page()
    last = page.locator("massage-player").last
    page.evaluate(PLAN.replace("detail: {", "detail: {waits: true, who: 'self', "))
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(last).to_contain_text("1:30 in all")
    last.get_by_role("button", name="Play").click()
    assert view(page, "stop") == "Stop at once if anything hurts, tingles or goes numb."
    page.get_by_role("button", name="Leave").click()
    page.evaluate(NO_PLAN)
    expect(last).to_contain_text("Make a plan on this page.")
    expect(last.get_by_role("button", name="Play")).to_be_hidden()


def test_another_length_is_chosen_before_it_plays(open_page: Show) -> None:
    page = open_page()
    page.get_by_text("5 minutes", exact=True).first.click()
    play(page)
    page.clock.run_for(COUNT)
    assert (view(page, "nth"), view(page, "rest")) == ("Step 1 of 6", "5:00 left in all")


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_it_is_sound_for_assistive_technology_and_fits(open_page: Show, width: int, scheme: str) -> None:
    page = open_page(width=width, scheme=scheme)

    def check() -> None:
        found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
        assert page.evaluate("() => document.querySelector('.mp-view').scrollWidth <= innerWidth")
        for button in page.get_by_role("dialog").get_by_role("button").all():
            box = button.bounding_box()
            assert box is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
            assert box["y"] + box["height"] <= 800

    page.clock.resume()
    play(page)
    check()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    check()
    page.keyboard.press("x")
    check()


AWAKE = """() => {
  window.lock = { asked: 0, held: 0 };
  let seen = "visible";
  Object.defineProperty(document, "visibilityState", { configurable: true, get: () => seen });
  const held = new Set();
  const request = async kind => {
    if (kind !== "screen" || seen !== "visible") throw new DOMException("not now", "NotAllowedError");
    window.lock.asked += 1;
    const one = { release: async () => { held.delete(one); window.lock.held = held.size; } };
    held.add(one);
    window.lock.held = held.size;
    return one;
  };
  Object.defineProperty(navigator, "wakeLock", { configurable: true, value: { request } });
  // As a browser does it: whoever goes out of sight loses the lock and hears of it.
  window.see = what => {
    seen = what;
    if (what === "hidden") { held.clear(); window.lock.held = 0; }
    document.dispatchEvent(new Event("visibilitychange"));
  };
}"""


def test_the_screen_stays_on_for_as_long_as_it_is_open_and_is_asked_again_when_seen_again(open_page: Show) -> None:
    page = open_page()
    page.evaluate(AWAKE)
    play(page)
    page.clock.run_for(COUNT)
    assert page.evaluate("() => window.lock") == {"asked": 1, "held": 1}
    # A pause is part of the massage: hands are warm, the screen stays on.
    page.keyboard.press("x")
    page.clock.run_for(60_000)
    assert page.evaluate("() => window.lock.held") == 1
    page.evaluate("() => window.see('hidden')")
    assert page.evaluate("() => window.lock") == {"asked": 1, "held": 0}
    page.evaluate("() => window.see('visible')")
    assert page.evaluate("() => window.lock") == {"asked": 2, "held": 1}
    page.get_by_role("button", name="Leave").click()
    assert page.evaluate("() => window.lock.held") == 0
    page.evaluate("() => { window.see('hidden'); window.see('visible'); }")
    assert page.evaluate("() => window.lock") == {"asked": 2, "held": 0}


def test_where_the_screen_cannot_be_kept_on_it_plays_all_the_same(open_page: Show) -> None:
    page = open_page()
    page.evaluate("""() => Object.defineProperty(navigator, "wakeLock", { configurable: true,
      value: { request: () => Promise.reject(new DOMException("not here", "NotAllowedError")) } })""")
    play(page)
    page.clock.run_for(COUNT)
    assert view(page, "now") == "Arrive"


VOICE = """() => {
  window.heard = [];
  const voice = { speak: one => window.heard.push(`${one.lang}: ${one.text}`), cancel: () => window.heard.push("hush") };
  Object.defineProperty(window, "speechSynthesis", { configurable: true, value: voice });
}"""
SPOKEN = "() => window.heard.filter(one => one !== 'hush')"


def test_the_voice_is_off_at_first_and_says_each_step_once(open_page: Show) -> None:
    page = open_page()
    page.evaluate(VOICE)
    play(page)
    page.clock.run_for(COUNT + 31_000)
    assert page.evaluate(SPOKEN) == []
    page.get_by_role("button", name="Leave").click()
    player = page.locator("massage-player").first
    player.get_by_label("Say each step").check()
    player.get_by_role("button", name="From the beginning").click()
    page.clock.run_for(COUNT + 20_000)
    first = "en: Step 1 of 10: Arrive. 30 seconds. Pressure 0 to 1 of 10."
    assert page.evaluate(SPOKEN) == [first]
    # A pause hushes it, and going on says nothing twice.
    for _ in range(2):
        page.keyboard.press(" ")
    assert page.evaluate("() => window.heard.at(-1)") == "hush"
    page.clock.run_for(9_000)
    assert page.evaluate(SPOKEN) == [first]
    page.clock.run_for(2_000)
    second = "en: Step 2 of 10: Long glides. 2 minutes. Pressure 2 to 3 of 10."
    assert page.evaluate(SPOKEN) == [first, second]
    page.clock.run_for(20_000)
    assert page.evaluate(SPOKEN) == [first, second, "en: Ask: “Is this pressure fine?”"]
    # Whoever asks for the step again hears it again.
    page.keyboard.press("r")
    page.clock.run_for(1_000)
    assert page.evaluate(SPOKEN).count(second) == 2


def test_it_fills_the_screen_and_gives_it_back(open_page: Show) -> None:
    page = open_page()
    play(page)
    full = "() => document.fullscreenElement?.classList.contains('mp-view') ?? false"
    page.get_by_role("button", name="Full screen").click()
    page.wait_for_function(full)
    expect(page.get_by_role("button", name="Window")).to_be_visible()
    page.keyboard.press("f")
    page.wait_for_function(f"() => !({full})()")
    expect(page.get_by_role("button", name="Full screen")).to_be_visible()
    page.keyboard.press("f")
    page.wait_for_function(full)
    page.get_by_role("button", name="Leave").click()
    page.wait_for_function("() => document.fullscreenElement === null")


@pytest.mark.parametrize(("width", "height"), [(390, 844), (844, 390)])
def test_on_a_phone_no_step_has_to_be_scrolled_and_none_is_cut_short_without_need(open_page: Show, width: int, height: int) -> None:
    page = open_page(width=width, height=height)
    play(page)
    hidden = "() => { const { scrollHeight, clientHeight } = document.querySelector('.mp-words'); return scrollHeight - clientHeight }"
    said, unsaid, to_scroll = 0, 0, []
    page.clock.run_for(COUNT)
    while page.locator(".mp-view").get_attribute("data-phase") == "step":
        # At the beginning of the step, and while it asks about the pressure.
        for passed in (500, 25_000):
            page.clock.run_for(passed)
            if page.evaluate(hidden) > 0:
                to_scroll.append((view(page, "now"), passed))
            short = page.locator(".mp-terse").count()
            said, unsaid = said + 1 - short, unsaid + short
        page.keyboard.press("ArrowRight")
        page.clock.run_for(500)
    assert to_scroll == []
    assert said > 0
    assert unsaid > 0


def test_on_a_phone_all_of_it_is_one_touch_area_and_its_keys_are_large(open_page: Show) -> None:
    page = open_page(width=390, height=844)
    page.locator("massage-player").first.get_by_role("button", name="Play").tap()
    page.clock.run_for(COUNT + 3_000)
    for x, y in ((195, 120), (195, 500), (20, 600)):
        page.touchscreen.tap(x, y)
        assert view(page, "state") == "Paused", (x, y)
        page.touchscreen.tap(x, y)
        assert view(page, "state") == "", (x, y)
    dialog = page.get_by_role("dialog")
    for button in dialog.get_by_role("button").all():
        box = button.bounding_box()
        assert box is not None
        assert box["height"] >= 44
    dialog.get_by_role("button", name="Next").tap()
    assert (view(page, "now"), view(page, "state")) == ("Long glides", "")
    assert page.evaluate("() => document.querySelector('.mp-view').scrollWidth <= innerWidth")


@pytest.fixture(scope="module")
def slides(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A talk with a routine, a drawing, and the form that makes a plan with a place to follow it."""
    form = new_code_cell("show.planner()", outputs=[new_output("execute_result", show.planner()._repr_mimebundle_(), execution_count=1)])
    cells = [to_follow("ten-minutes"), shown(), form, to_follow()]
    for cell in cells:
        cell.metadata["slideshow"] = {"slide_type": "slide"}
    path = tmp_path_factory.mktemp("slides") / "talk.html"
    path.write_text(SlidesExporter().from_notebook_node(notebook(*cells))[0], encoding="utf-8")
    return path


GO_TO = "name => { const { h, v } = Reveal.getIndices(document.querySelector(name).closest('section')); Reveal.slide(h, v, Infinity); }"


@pytest.fixture
def talk(context: BrowserContext, slides: Path) -> Iterator[Page]:
    """The talk in a window of its own, in which nothing may complain."""
    own = context.browser.new_context(viewport={"width": 1280, "height": 720}, offline=True)
    page = own.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if message.type in {"error", "warning"} else None)
    page.goto(slides.as_uri())
    page.wait_for_selector("html[data-lesson-ready]")
    yield page
    assert complaints == []
    own.close()


def test_on_a_slide_it_plays_over_the_whole_window_and_its_keys_turn_no_slide(talk: Page) -> None:
    talk.evaluate(GO_TO, "massage-player")
    here = talk.evaluate("() => Reveal.getIndices()")
    talk.get_by_role("button", name="Play").click()
    dialog = talk.get_by_role("dialog")
    box = dialog.bounding_box()
    assert box == {"x": 0, "y": 0, "width": 1280, "height": 720}
    for _ in range(2):
        talk.keyboard.press("ArrowRight")
    expect(dialog.locator(".mp-now")).to_have_text("Long glides")
    expect(talk.locator(HANDS)).to_have_count(2)
    assert talk.evaluate(RUNNING) > 0
    for key in ("Escape", "Escape"):
        talk.keyboard.press(key)
    expect(dialog).to_have_count(0)
    assert talk.evaluate("() => Reveal.getIndices()") == here
    assert talk.evaluate("() => Reveal.isOverview()") is False


def test_on_a_slide_a_plan_is_made_and_followed(talk: Page) -> None:
    talk.evaluate(GO_TO, "massage-plan")
    form = talk.locator("massage-plan")
    form.locator("[data-ask=asked]").check()
    form.get_by_role("button", name="Make a plan").click()
    expect(form.get_by_role("heading", name="Face down: 10 min")).to_be_focused()
    # Neither a slide within a slide nor the type of the player, which is read from two metres.
    assert form.locator(".mp-phase").first.evaluate("node => node.offsetHeight") < 200
    sizes = form.locator(".mp-do-now").first.locator("p").evaluate_all("all => all.map(one => parseFloat(getComputedStyle(one).fontSize))")
    assert max(sizes) <= 20
    form.get_by_role("button", name="Follow it").click()
    expect(talk.get_by_role("dialog")).to_be_visible()


def test_in_jupyterlab_it_plays_without_a_kernel_and_keys_stay_with_it(desk: Desk) -> None:
    page = desk.open(notebook(to_follow("ten-minutes")))
    panel = page.panel
    panel.get_by_role("button", name="Play").click()
    dialog = desk.page.get_by_role("dialog", name="Follow: The ten-minute routine")
    expect(dialog).to_be_visible()
    expect(dialog.locator(".md-mover").first).to_be_attached()
    desk.page.keyboard.press("ArrowRight")
    expect(dialog.locator(".mp-now")).to_have_text("Arrive")
    desk.page.evaluate(DEATH)
    desk.page.keyboard.press("d")
    desk.page.keyboard.press("d")
    expect(dialog.locator(".mp-state")).to_have_text("Paused")
    desk.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    desk.page.get_by_role("button", name="Understood").click()
    expect(panel.locator("massage-player")).to_have_count(1)
