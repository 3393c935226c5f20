"""The form that makes plans, in an exported page with the network off and in JupyterLab without a kernel."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from export_samples import made
from lab import START
from long_run import LOOKS
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output
from playwright.sync_api import expect
from samples import notebook
from test_export_in_browser import opened

from massage_lessons import show
from massage_lessons.paths import PAYLOAD

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lab import Desk
    from nbformat import NotebookNode
    from playwright.sync_api import BrowserContext, Locator, Page

RULES = json.loads(PAYLOAD.read_text(encoding="utf-8"))["plan"]
HEARD = """document.addEventListener("massage-plan", (event) => {
  [window.heard, window.detail] = [event.detail.plan, event.detail];
  event.preventDefault();
})"""
WHEN_KEPT = "new Promise(done => { const look = () => (window.kept.length ? done() : requestAnimationFrame(look)); look(); })"
KEEP_DOWNLOADS = """() => {
  window.kept = [];
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => { blob.text().then((text) => window.kept.push(text)); return make(blob); };
}"""


def cell() -> NotebookNode:
    """A cell with the form as a notebook stores it."""
    outputs = [new_output("execute_result", show.planner()._repr_mimebundle_(), execution_count=1)]
    return new_code_cell("show", execution_count=1, outputs=outputs, metadata={"jupyter": {"source_hidden": True}})


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("plan") / "plan.html"
    path.write_text(made(new_markdown_cell("# A lesson\n\n## Your own plan"), cell()), encoding="utf-8")
    return path


@pytest.fixture
def page(context: BrowserContext, exported: Path) -> Iterator[Page]:
    with opened(context, exported) as reader:
        yield reader.page


def form(page: Page) -> Locator:
    return page.locator("massage-plan")


def make(page: Page, *, asked: bool = True) -> None:
    if asked:
        form(page).locator("[data-ask=asked]").check()
    form(page).get_by_role("button", name="Make a plan").click()


def violations(page: Page) -> list[str]:
    found = Axe().run(page, context="massage-plan").response["violations"]
    return [f"{rule['id']}: {node['html'][:120]} {node['failureSummary']}" for rule in found for node in rule["nodes"]]


def choose(page: Page, file: Path) -> None:
    """Open a kept plan."""
    with page.expect_file_chooser() as chooser:
        form(page).get_by_role("button", name="Open a kept plan").click()
    chooser.value.set_files(file)


def told(page: Page) -> Locator:
    return form(page).get_by_role("status")


def test_ten_minutes_are_the_routine_with_times_sides_and_pressure(page: Page) -> None:
    make(page)
    heading = form(page).get_by_role("heading", name="Face down: 10 min")
    expect(heading).to_be_focused()
    expect(told(page)).to_have_text("Your plan is ready.")
    assert form(page).locator("h4").all_inner_texts() == ["Arrive", "Begin lightly", "Go deeper", "Close"]
    row = form(page).locator(".mp-do-now", has_text="Kneading with two hands")
    for text in ("2:30", "Top of the shoulder", "left, then right: 25 s each", "50 s", "4 out of 10"):
        expect(row).to_contain_text(text)


def test_there_is_no_plan_before_the_questions_were_asked(page: Page) -> None:
    make(page, asked=False)
    expect(told(page)).to_contain_text("Go through the health questions first")
    expect(form(page).locator("[data-ask=asked]")).to_be_focused()
    expect(form(page).locator(".mp-made")).to_be_empty()


def test_what_is_asked_for_is_what_is_planned(page: Page) -> None:
    form(page).get_by_label("Minutes").fill("7.5")
    form(page).get_by_label("Pressure, out of 10").select_option("2")
    form(page).get_by_label("Seated, leaning forward").check()
    form(page).get_by_label("The left one only").check()
    form(page).get_by_text("Leave these places out").click()
    form(page).locator("[data-avoid=top-of-shoulder]").check()
    expect(form(page).locator("[data-count=avoid]")).to_have_text("1")
    page.evaluate(HEARD)
    make(page)
    form(page).get_by_role("button", name="Follow it").click()
    plan = page.evaluate("window.heard")
    assert plan["seconds"] == 450
    assert plan["request"]["position"] == "seated"
    assert {step["side"] for step in plan["steps"]} == {"left"}
    assert "top-of-shoulder" not in {step["region"] for step in plan["steps"]}
    assert max(step["pressure"] for step in plan["steps"]) <= 2


def test_what_plays_a_plan_hears_of_each_that_is_shown_and_of_none_after_a_refusal(page: Page) -> None:
    page.evaluate(HEARD)
    form(page).get_by_label("Standing at a wall").check()
    make(page)
    assert page.evaluate("[heard.seconds, detail.who, detail.waits]") == [600, "self", True]
    form(page).get_by_text("Signs that need help, not massage").click()
    form(page).locator("[data-flag]").first.check()
    make(page)
    assert page.evaluate("[heard, detail.waits]") == [None, True]


def test_without_a_player_the_page_says_so(page: Page) -> None:
    make(page)
    form(page).get_by_role("button", name="Follow it").click()
    expect(told(page)).to_contain_text("Nothing on this page plays a plan.")


@pytest.mark.parametrize("flag", list(RULES["flags"]))
def test_a_red_flag_says_what_to_do_and_has_no_plan(page: Page, flag: str) -> None:
    form(page).get_by_text("Signs that need help, not massage").click()
    form(page).locator(f"[data-flag={flag}]").check()
    make(page, asked=False)
    expect(form(page).get_by_role("heading", name="No plan today")).to_be_focused()
    box = form(page).locator(".mp-made")
    expect(box).to_contain_text("This sign is not for massage.")
    expect(box.locator(".mp-do")).not_to_be_empty()
    expect(form(page).locator(".mp-do-now")).to_have_count(0)


def test_each_reason_against_massage_says_what_to_do_instead(page: Page) -> None:
    form(page).get_by_text("Health questions", exact=True).click()
    against = [name for name, one in RULES["screening"].items() if {"whole", "ask-first", "giver"} & set(one["rules"])]
    assert len(against) > 15
    for name in against:
        box = form(page).locator(f"[data-screening={name}]")
        box.check()
        make(page)
        expect(form(page).get_by_role("heading", name="No plan today")).to_be_visible()
        expect(form(page).locator(".mp-made .mp-do")).to_have_count(1)
        box.uncheck()
    make(page)
    expect(form(page).get_by_role("heading", name="Face down: 10 min")).to_be_visible()


def test_a_yes_to_which_somebody_has_agreed_has_a_plan_that_takes_care(page: Page) -> None:
    form(page).get_by_text("Health questions", exact=True).click()
    agreed = form(page).locator("[data-agreed=frail]")
    expect(agreed).to_be_hidden()
    form(page).locator("[data-screening=frail]").check()
    agreed.check()
    make(page)
    choice = form(page).locator(".mp-made").get_by_role("button", name="Seated, leaning forward")
    expect(form(page).locator(".mp-made")).to_contain_text("another position is safer")
    choice.click()
    expect(form(page).get_by_role("heading", name="Seated, leaning forward: 10 min")).to_be_visible()
    expect(form(page).locator(".mp-notes")).to_contain_text("Light and gentle only")


def test_a_plan_that_is_kept_is_opened_again_and_what_is_damaged_changes_nothing(page: Page, tmp_path: Path) -> None:
    page.evaluate(KEEP_DOWNLOADS)
    make(page)
    form(page).get_by_role("button", name="Keep as a file").click()
    page.evaluate(WHEN_KEPT)
    text = page.evaluate("window.kept[0]")
    assert "screening" not in text
    (tmp_path / "plan.json").write_text(text.replace('"minutes":10', '"minutes":11'), encoding="utf-8")
    (tmp_path / "newer.json").write_text(json.dumps({"version": 2}), encoding="utf-8")
    (tmp_path / "damaged.json").write_text(text[:-20], encoding="utf-8")
    for name, said in (("damaged", "Nothing was changed"), ("newer", "made by a newer version of the course")):
        choose(page, tmp_path / f"{name}.json")
        expect(told(page)).to_contain_text(said)
        expect(form(page).get_by_role("heading", name="Face down: 10 min")).to_be_visible()
    form(page).get_by_label("On the side").check()
    make(page)
    choose(page, tmp_path / "plan.json")
    expect(told(page)).to_have_text("The plan is open. A plan says nothing about health. Ask the health questions before you follow it.")
    expect(form(page).get_by_role("heading", name="Face down: 10 min")).to_be_visible()


def test_the_calendar_file_has_the_plan(page: Page) -> None:
    page.evaluate(KEEP_DOWNLOADS)
    make(page)
    form(page).get_by_text("Into the calendar").click()
    form(page).get_by_label("When", exact=True).fill("2026-05-01T18:30")
    form(page).get_by_role("button", name="Get the calendar file").click()
    page.evaluate(WHEN_KEPT)
    text = page.evaluate("window.kept[0]")
    assert "DTSTART:20260501T183000\r\nDURATION:PT10M0S\r\n" in text


def link_of(page: Page) -> str:
    """The link that the form gives where the browser does not let a page copy."""
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    form(page).get_by_role("button", name="Copy a link").click()
    return form(page).get_by_label("Copy this link:").input_value()


def test_a_link_carries_the_plan_and_a_damaged_one_is_told(page: Page, context: BrowserContext, exported: Path) -> None:
    form(page).get_by_label("Minutes").fill("15")
    make(page)
    fragment = link_of(page).partition("#")[2]
    page.evaluate("hash => { location.hash = hash.slice(0, -9); }", fragment)
    expect(told(page)).to_contain_text("Nothing was changed")
    expect(form(page).get_by_role("heading", name="Face down: 15 min")).to_be_visible()
    page.evaluate("hash => { location.hash = hash; }", fragment)
    expect(told(page)).to_have_text("The plan is open. A plan says nothing about health. Ask the health questions before you follow it.")
    with opened(context, exported, before=f"if (!location.hash) history.replaceState(null, '', '#{fragment}');") as reader:
        expect(form(reader.page).get_by_role("heading", name="Face down: 15 min")).to_be_visible()


@pytest.mark.parametrize("position", ["Face down", "On the side"])
def test_the_longest_plan_prints_on_one_page(page: Page, tmp_path: Path, position: str) -> None:
    page.evaluate("() => { window.print = () => {}; }")
    form(page).get_by_label("Minutes").fill("60")
    form(page).get_by_label(position).check()
    make(page)
    form(page).get_by_role("button", name="Print").click()
    page.pdf(path=tmp_path / "plan.pdf", format="A4", margin=dict.fromkeys(("top", "right", "bottom", "left"), "12mm"))
    assert (tmp_path / "plan.pdf").read_bytes().count(b"/Type /Page\n") == 1


def test_it_is_made_by_the_keyboard_alone(page: Page) -> None:
    form(page).get_by_label("Minutes").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("12")
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    expect(form(page).get_by_label("On the side")).to_be_checked()
    form(page).locator("[data-ask=asked]").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(form(page).get_by_role("heading", name="On the side: 12 min")).to_be_focused()


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_each_state_passes_axe_and_nothing_sticks_out(context: BrowserContext, exported: Path, scheme: Any, width: int) -> None:
    with opened(context, exported, color_scheme=scheme, viewport={"width": width, "height": 900}) as reader:
        page = reader.page
        over = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        for details in form(page).locator("details").all():
            details.locator("summary").click()
        assert violations(page) == []
        assert page.evaluate(over) <= 0
        make(page)
        assert violations(page) == []
        assert page.evaluate(over) <= 0
        form(page).locator("[data-flag]").first.check()
        make(page)
        expect(form(page).get_by_role("heading", name="No plan today")).to_be_visible()
        assert violations(page) == []
        room, text = (form(page).locator(one).first.bounding_box() for one in (".mp-made .mp-urgency li", ".mp-made .mp-do"))
        assert text["width"] == room["width"]


def test_without_a_script_the_page_says_what_to_do(context: BrowserContext, exported: Path) -> None:
    assert context.browser is not None
    own = context.browser.new_context(java_script_enabled=False)
    page = own.new_page()
    page.goto(exported.as_uri())
    expect(form(page)).to_contain_text("The form needs a script")
    expect(form(page).get_by_label("Minutes")).to_be_hidden()
    own.close()


def test_in_jupyterlab_no_cell_is_run_for_it_and_its_link_opens_there(desk: Desk) -> None:
    opened_notebook = desk.open(notebook(cell()))
    expect(opened_notebook.cells).to_have_count(2, timeout=START)
    page = desk.page
    make(page)
    expect(form(page).get_by_role("heading", name="Face down: 10 min")).to_be_visible()
    assert violations(page) == []
    fragment = link_of(page).partition("#")[2]
    form(page).get_by_label("On the side").check()
    make(page)
    page.evaluate("hash => { location.hash = hash; }", fragment)
    expect(form(page).get_by_role("heading", name="Face down: 10 min")).to_be_visible()
    # In a tab of its own JupyterLab takes another workspace, and drops what stands behind the "#".
    other = page.context.new_page()
    other.goto(f"{page.url.partition('#')[0]}#{fragment}")
    expect(form(other).get_by_role("heading", name="Face down: 10 min")).to_be_in_viewport(timeout=START)
    other.close()
