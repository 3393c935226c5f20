"""Practising: each kind of question by mouse, touch and keyboard, in an exported page and in JupyterLab."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from nbformat.v4 import new_code_cell, new_output
from playwright.sync_api import expect
from progress import WAIT
from samples import notebook, shown

from massage_lessons import show
from massage_lessons.build import payload
from massage_lessons.course import bank, find
from massage_lessons.export.page.exporter import LessonExporter
from massage_lessons.export.slides.exporter import SlidesExporter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from lab import Desk
    from nbformat import NotebookNode
    from playwright.sync_api import BrowserContext, Locator, Page

    Show = Callable[..., Page]

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
KINDS = {
    "find": "find/flank",
    "name": "name/latissimus-dorsi",
    "stroke": "stroke/gliding",
    "safe": "case/thinners-light",
    "order": "order/says-stop",
    "true": "claim/purpose-is-stress",
    "several": "choose/too-hard-for-both",
    "words": "safety-easy-no",
}
"""A question of each kind, in this order on the page."""

ROW = ("claim/purpose-is-stress", "case/thinners-light", "find/psis")
"""Questions that are asked in a row, last on the page."""

ENTRIES = """async () => (await globalThis[Symbol.for("massage-lessons.journal")].entries())
  .filter(({act}) => act === "answer").sort((one, other) => one.seen - other.seen)"""
SAME = """(node, place) => node.getAttribute("d") ===
  document.querySelector(`.massage-diagram:not(.md-asking) [data-region="${place}"]`).getAttribute("d")"""
UNCOVERED = """node => {
  const { left, right, top, bottom } = node.getBoundingClientRect();
  const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  return at === null || node.contains(at);
}"""
"""Whether nothing lies over an element where it is in sight."""
MOVES = "() => document.getAnimations().filter(one => one.playState === 'running' && one.effect.target.closest('.md-overlay')).length"


def to_practise(*names: str) -> NotebookNode:
    """A cell with the stored output of questions to practise with."""
    data = show.practice(*names)._repr_mimebundle_()
    return new_code_cell("show.practice()", execution_count=1, outputs=[new_output("execute_result", data, execution_count=1)])


CELLS = [shown(), *(to_practise(name) for name in KINDS.values()), to_practise(*ROW)]


def item(name: str) -> dict[str, Any]:
    return next(dict(one) for one in bank.items(find.course()) if one["id"] == name)


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with a drawing, a question of each kind and a row of questions."""
    path = tmp_path_factory.mktemp("practice") / "page.html"
    path.write_text(LessonExporter().from_notebook_node(notebook(*CELLS))[0], encoding="utf-8")
    return path


@pytest.fixture
def open_page(context: BrowserContext, exported: Path) -> Iterator[Show]:
    """A function that opens the page in a window of its own."""
    opened = []

    def page_in(*, width: int = 1280, height: int = 900, scheme: str = "light", motion: str = "reduce") -> Page:
        own = context.browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion=motion, has_touch=True
        )
        opened.append(own)
        page = own.new_page()
        page.goto(exported.as_uri())
        page.wait_for_selector("html[data-lesson-ready]")
        return page

    yield page_in
    for own in opened:
        own.close()


def begun(page: Page, kind: str) -> Locator:
    """The question of a kind, or the row, as it is asked."""
    practice = page.locator("massage-practice").nth([*KINDS, "row"].index(kind))
    practice.get_by_role("button", name="Begin").click()
    expect(practice.locator(".mp-ask")).not_to_be_empty()
    return practice


def press(practice: Locator, name: str) -> None:
    practice.get_by_role("button", name=name, exact=True).click()


def option(practice: Locator, text: str) -> Locator:
    return practice.locator(".mp-option").filter(has_text=re.compile(rf"^\W*(?:(?:Not right|Right):\s*)?{re.escape(text)}"))


def hits(practice: Locator) -> Locator:
    return practice.locator(".md-hit:not(.md-shut)")


def place(practice: Locator, wanted: str) -> Locator:
    """A place of the drawing that is asked about, which has no name, by the shape that it has elsewhere."""
    found = [one for one in hits(practice).all() if one.evaluate(SAME, wanted)]
    assert len(found) == 1
    return found[0]


def side_of(practice: Locator) -> str:
    return "left" if "left" in practice.locator(".mp-practice-side").inner_text() else "right"


def other(side: str) -> str:
    return "left" if side == "right" else "right"


def entries(page: Page, count: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate(WAIT.format(count=count, entries=ENTRIES))
    assert len(found) == count
    return found


def told(practice: Locator) -> Locator:
    return practice.locator(".mp-practice-told")


def test_the_mirror_side_is_told_apart_and_the_first_answer_is_kept_at_once(open_page: Show) -> None:
    page = open_page()
    practice = begun(page, "find")
    side = side_of(practice)
    place(practice, f"flank-{other(side)}").click()
    press(practice, "Check")
    expect(told(practice)).to_contain_text("This is the right place on the other side.")
    expect(told(practice)).to_contain_text("Try once more.")
    expect(practice.locator(".mp-practice-saved")).to_have_text("Saved")
    place(practice, f"flank-{side}").click()
    press(practice, "Check")
    expect(told(practice)).to_contain_text(item("find/flank")["explain"])
    first, second = entries(page, 2)
    assert (first["about"], first["answer"], first["good"], first["rating"]) == ("find/flank", [f"flank-{other(side)}"], False, 1)
    assert (first["hash"], first["hints"], first["where"]) == (item("find/flank")["hash"], 0, "practice")
    assert (second["answer"], second["good"], second["try"]) == ([f"flank-{side}"], True, 2)
    press(practice, "See how it went")
    expect(practice).to_contain_text("You had 0 of 1 at the first try.")


def test_a_neighbour_and_another_layer_are_told_apart(open_page: Show) -> None:
    page = open_page()
    practice = begun(page, "find")
    side = side_of(practice)
    near = "lower-back-beside-spine"
    place(practice, f"{near}-{side}").click()
    press(practice, "Check")
    expect(told(practice)).to_contain_text(item("find/flank")["near"][near])
    expect(practice.locator(".md-sign-bad")).to_have_count(1)
    practice.get_by_text("Outer muscles", exact=True).click()
    place(practice, f"latissimus-dorsi-{side}").click(force=True)
    press(practice, "Check")
    expect(told(practice)).to_contain_text("It lies in another layer: Outer muscles.")
    expect(practice.locator(".md-sign-good")).to_have_count(1)


def test_a_finger_finds_a_place_and_what_was_easy_is_said_to_be_so(open_page: Show) -> None:
    page = open_page(width=390, height=844)
    practice = begun(page, "find")
    wanted = place(practice, f"flank-{side_of(practice)}")
    wanted.tap()
    practice.get_by_role("button", name="Check").tap()
    expect(told(practice)).to_contain_text("Right.")
    practice.get_by_role("button", name="That was easy").tap()
    expect(practice).to_contain_text("You had it at the first try.")
    first, second = entries(page, 2)
    assert (first["good"], first["rating"]) == (True, 3)
    assert (second["rating"], second["amends"], second["try"]) == (4, first["id"], 2)


HELD = """() => {
  const journal = globalThis[Symbol.for("massage-lessons.journal")];
  const add = journal.add.bind(journal);
  const first = new Promise((then) => { globalThis.release = then; });
  journal.add = async (act) => { if (!act.amends && act.try === undefined) await first; return add(act); };
}"""


def test_what_is_said_of_an_answer_waits_until_the_answer_is_kept(open_page: Show) -> None:
    page = open_page()
    practice = begun(page, "true")
    page.evaluate(HELD)
    option(practice, "It holds.").click()
    press(practice, "Check")
    press(practice, "That was easy")
    page.evaluate("release()")
    expect(practice).to_contain_text("You had it at the first try.")
    first, second = entries(page, 2)
    assert (second["rating"], second["amends"]) == (4, first["id"])


def test_on_a_phone_question_drawing_and_keys_are_in_sight_together(open_page: Show) -> None:
    page = open_page(width=390, height=844)
    practice = begun(page, "find")
    practice.evaluate("node => node.scrollIntoView()")
    place(practice, f"flank-{side_of(practice)}").tap()
    practice.get_by_role("button", name="Check").click()
    practice.evaluate("node => node.scrollIntoView()")
    for part in (".mp-ask", ".mp-practice-keys button:not([hidden])", ".mp-practice-told"):
        expect(practice.locator(part).first).to_be_in_viewport(ratio=0.5)
    expect(practice.locator(".md-stage")).to_be_in_viewport(ratio=0.3)
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_on_a_phone_the_place_that_was_chosen_and_the_next_question_come_into_sight(open_page: Show) -> None:
    page = open_page(width=390, height=844)
    practice = begun(page, "find")
    side = side_of(practice)
    expect(practice.locator(".mp-ask")).to_have_accessible_description(re.compile(f"{side} side.* 1 of 1"))
    practice.evaluate("node => scrollTo(0, node.getBoundingClientRect().top + scrollY - 250)")
    place(practice, f"buttock-{other(side)}").dispatch_event("click")
    practice.get_by_role("button", name="Check").evaluate("node => node.click()")
    sign = practice.locator(".md-sign-bad")
    expect(sign).to_be_in_viewport(ratio=1)
    assert sign.evaluate(UNCOVERED.replace("node.contains(at)", "at.closest('.md-stage') !== null"))
    practice = begun(page, "row")
    press(practice, "No idea")
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    practice.locator(".mp-practice-keys .mp-main:not([hidden])").evaluate("node => { node.focus({preventScroll: true}); node.click(); }")
    expect(practice.locator(".mp-nth")).to_have_text("2 of 3")
    expect(practice.locator(".mp-ask")).to_be_in_viewport(ratio=1)
    press(practice, "No idea")
    press(practice, "Next")
    press(practice, "No idea")
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    practice.get_by_role("button", name="See how it went").evaluate("node => { node.focus({preventScroll: true}); node.click(); }")
    expect(practice.get_by_role("heading", name="Done")).to_be_in_viewport(ratio=1)


def test_on_a_phone_what_is_said_of_a_wrong_name_comes_into_sight_and_covers_no_option(open_page: Show) -> None:
    page = open_page(width=390, height=844)
    practice = begun(page, "name")
    practice.evaluate("node => node.scrollIntoView()")
    option(practice, next(one["text"] for one in item(KINDS["name"])["options"] if not one["right"])).tap()
    practice.get_by_role("button", name="Check").evaluate("node => node.click()")
    for part in (".mp-option", ".mp-practice-keys button:not([hidden])", ".mp-practice-told"):
        for one in practice.locator(part).all():
            expect(one).to_be_in_viewport(ratio=1)
            assert one.evaluate(UNCOVERED)
    expect(practice.locator(".md-stage")).to_be_in_viewport(ratio=0.5)
    practice.evaluate("node => node.scrollIntoView()")
    assert all(one.evaluate(UNCOVERED) for one in practice.locator(".mp-option").all())


def test_the_keyboard_finds_a_place_without_hearing_a_name(open_page: Show) -> None:
    page = open_page()
    practice = begun(page, "find")
    side = side_of(practice)
    # Far up first, so that the way down to the flank is made of steps.
    practice.locator(".md-hit[tabindex='0']").focus()
    heard = [page.evaluate("() => document.activeElement.getAttribute('aria-label')")]
    page.keyboard.press("ArrowDown")
    heard.append(page.evaluate("() => document.activeElement.getAttribute('aria-label')"))
    assert heard[0] != heard[1]
    for one in heard:
        assert re.fullmatch(r"Place \d+ of 28, (?:upper|middle|lower) part, (?:left|right)", one)
    place(practice, f"flank-{side}").focus()
    page.keyboard.press("Enter")
    expect(place(practice, f"flank-{side}")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Enter")
    expect(told(practice)).to_contain_text("Right.")
    expect(practice.get_by_role("button", name="See how it went")).to_be_focused()
    page.keyboard.press("Enter")
    expect(practice.get_by_role("heading", name="Done")).to_be_focused()


@pytest.mark.parametrize("kind", ["find", "name", "stroke"])
def test_no_name_of_a_place_stands_anywhere_in_the_drawing(open_page: Show, kind: str) -> None:
    page = open_page()
    practice = begun(page, kind)
    drawing = practice.locator(".mp-practice-drawn").evaluate("node => node.outerHTML").lower()
    entries = payload.load()["entries"]
    for base, entry in entries.items():
        assert f'"{base}' not in drawing
        for name in (entry["name"], entry["english"], entry["latin"]):
            assert name is None or f">{name.lower()}" not in drawing
            assert name is None or f'"{name.lower()}' not in drawing
    # Of the whole page's part only what asks and what can be chosen has names.
    practice.locator(".mp-ask, .mp-option, .mp-layers").evaluate_all("nodes => nodes.forEach(node => node.remove())")
    left = practice.evaluate("node => node.outerHTML").lower()
    asked = item(KINDS[kind])
    texts = [asked["explain"], *asked.get("near", {}).values(), *(one["feedback"] for one in asked.get("options", ()))]
    for secret in [*texts, entries[bare]["name"] if (bare := re.sub(r"-(left|right)$", "", asked.get("place", ""))) else "gliding"]:
        assert secret.lower() not in left


def test_hints_lead_from_the_side_to_the_layer_to_the_neighbours_and_are_noted(open_page: Show) -> None:
    page = open_page()
    practice = begun(page, "find")
    side = side_of(practice)
    practice.get_by_text("Bones", exact=True).click()
    press(practice, "Hint")
    expect(practice.locator(".mp-practice-hint p").nth(0)).to_contain_text(f"own {side}")
    assert {one.get_attribute("aria-label").rsplit(", ")[-1] for one in hits(practice).all()} == {side, "in the middle"}
    press(practice, "Hint")
    expect(practice.locator(".mp-practice-hint p").nth(1)).to_have_text("It lies in this layer: Skin and massage regions.")
    expect(practice.get_by_role("radio", name="Skin")).to_be_checked()
    press(practice, "Hint")
    expect(practice.locator(".mp-practice-hint p").nth(2)).to_contain_text("Both are marked.")
    expect(practice.locator(".md-marked")).to_have_count(2)
    expect(practice.get_by_role("button", name="Hint")).to_be_hidden()
    place(practice, f"flank-{side}").click()
    press(practice, "Check")
    expect(practice.get_by_role("button", name="That was easy")).to_be_hidden()
    (entry,) = entries(page, 1)
    assert (entry["good"], entry["hints"], entry["rating"]) == (True, 3, 2)


@pytest.mark.parametrize("kind", ["find", "name"])
def test_where_the_layer_is_on_show_a_hint_says_how_to_know_the_place(open_page: Show, kind: str) -> None:
    practice = begun(open_page(), kind)
    if kind == "find":
        practice.locator(".mp-layers").get_by_text("Skin", exact=True).click()
    press(practice, "Hint")
    press(practice, "Hint")
    words = item(KINDS[kind])["in_words"]
    known = words["ask"] if kind == "name" else next(option["text"] for option in words["options"] if option["right"])
    expect(practice.locator(".mp-practice-hint p").nth(1)).to_have_text(f"You see its layer already. {known}")
    press(practice, "Hint")
    # Its neighbours are marked, too: the place that is to be named stands out among them.
    outlined = practice.locator(".md-halo").first.evaluate("node => Boolean(node.getAttribute('d'))")
    assert outlined == (kind == "name")
    assert ("thick line" in practice.locator(".mp-practice-hint").inner_text()) == outlined


def test_a_wrong_name_is_shown_on_the_drawing_and_the_right_one_is_not_told(open_page: Show) -> None:
    page = open_page()
    practice = begun(page, "name")
    expect(practice.locator(".md-marked")).to_have_count(1)
    assert hits(practice).first.get_attribute("role") is None
    places = payload.load()["entries"]
    asked = item(KINDS["name"])
    wrong = next(one for one in asked["options"] if not one["right"] and places[one["id"]]["layer"] == asked["layer"])
    option(practice, wrong["text"]).click()
    press(practice, "Check")
    expect(told(practice)).to_contain_text(f"{places[wrong['id']]['name']}: that is where the cross stands now.")
    expect(practice.locator(".md-sign-bad")).to_have_count(1)
    assert "Widest" not in told(practice).inner_text() + option(practice, wrong["text"]).inner_text()
    option(practice, "Widest muscle of the back").click()
    press(practice, "Check")
    expect(told(practice)).to_contain_text("Right.")
    expect(practice.locator(".mp-practice-drawn svg.md-map")).to_have_attribute("aria-label", re.compile("Widest muscle of the back"))


def test_the_hands_of_a_stroke_move_or_are_pictures_where_nothing_may(open_page: Show) -> None:
    page = open_page(motion="no-preference")
    practice = begun(page, "stroke")
    assert page.evaluate(MOVES) > 0
    press(practice, "Pause")
    assert page.evaluate(MOVES) == 0
    still = open_page()
    practice = begun(still, "stroke")
    assert still.evaluate(MOVES) == 0
    where = "node => getComputedStyle(node).transform"
    before = practice.locator(".md-mover").first.evaluate(where)
    press(practice, "Play the next picture")
    assert practice.locator(".md-mover").first.evaluate(where) != before
    option(practice, "Gliding towards the head").click()
    press(practice, "Check")
    expect(told(practice)).to_contain_text("Right.")


@pytest.mark.parametrize(("kind", "right", "wrong"), [("safe", "Not today", "Safe as it is"), ("true", "It holds.", "Nobody has shown it")])
def test_a_wrong_choice_says_what_the_error_is_and_then_the_sources_are_named(open_page: Show, kind: str, right: str, wrong: str) -> None:
    page = open_page()
    practice = begun(page, kind)
    asked = item(KINDS[kind])
    order = practice.locator(".mp-option").all_inner_texts()
    assert [text.strip() for text in order] == [one["text"] for one in asked["options"]]
    press(practice, "Check")
    expect(told(practice)).to_have_text("Choose an answer first.")
    option(practice, wrong).click()
    press(practice, "Check")
    error = next(one["feedback"] for one in asked["options"] if one["text"].startswith(wrong))
    expect(option(practice, wrong)).to_contain_text(error)
    assert asked["explain"] not in practice.inner_text()
    option(practice, right).click()
    press(practice, "Check")
    expect(told(practice)).to_contain_text(asked["explain"])
    assert practice.locator(".mp-source").count() == len(asked["sources"])
    assert entries(page, 2)[0]["rating"] == 1


def test_who_has_no_idea_is_shown_the_answer_and_it_counts_as_missed(open_page: Show) -> None:
    page = open_page()
    practice = begun(page, "safe")
    press(practice, "No idea")
    expect(told(practice)).to_contain_text("This is the answer.")
    right = next(one["text"] for one in item(KINDS["safe"])["options"] if one["right"])
    expect(told(practice)).to_contain_text(f"The right answer: {right}")
    (entry,) = entries(page, 1)
    assert (entry["answer"], entry["good"], entry["rating"]) == ([], False, 1)


def test_where_several_are_right_what_is_missing_is_counted(open_page: Show) -> None:
    page = open_page()
    practice = begun(page, "several")
    right = [one["text"] for one in item(KINDS["several"])["options"] if one["right"]]
    option(practice, right[0]).click()
    press(practice, "Check")
    expect(told(practice)).to_contain_text("missing")
    for text in right[1:]:
        option(practice, text).click()
    press(practice, "Check")
    expect(told(practice)).to_contain_text("Right. You found them all.")


def steps(practice: Locator) -> list[str]:
    return [row.get_attribute("data-step") or "" for row in practice.locator("[data-step]").all()]


def test_steps_are_put_in_order_by_keys_and_what_is_out_of_place_is_marked(open_page: Show) -> None:
    page = open_page()
    practice = begun(page, "order")
    right = [step["id"] for step in item(KINDS["order"])["steps"]]
    assert steps(practice) != right
    press(practice, "Check")
    marked = practice.locator("[data-step].mp-is-wrong").count()
    assert marked > 0
    expect(told(practice)).to_contain_text(f"{marked} step")
    expect(told(practice)).to_contain_text(item(KINDS["order"])["feedback"])
    for place, wanted in enumerate(right):
        practice.locator(f"[data-step='{wanted}'] [data-by='-1']").focus()
        for _ in range(steps(practice).index(wanted) - place):
            page.keyboard.press("Enter")
    assert steps(practice) == right
    press(practice, "Check")
    expect(told(practice)).to_contain_text("Right.")


def test_a_step_is_dragged_to_its_place(open_page: Show) -> None:
    page = open_page()
    practice = begun(page, "order")
    before = steps(practice)
    practice.evaluate("node => node.scrollIntoView()")
    last, first = practice.locator("[data-step]").last.bounding_box(), practice.locator("[data-step]").first.bounding_box()
    assert last
    assert first
    page.mouse.move(last["x"] + 20, last["y"] + last["height"] / 2)
    page.mouse.down()
    page.mouse.move(first["x"] + 20, first["y"] + 2, steps=8)
    page.mouse.up()
    assert steps(practice) == [before[-1], *before[:-1]]
    assert steps(reloaded(page, "order")) == [before[-1], *before[:-1]]


def reloaded(page: Page, kind: str) -> Locator:
    """The question of a kind, gone on with after a reload."""
    page.reload()
    page.wait_for_selector("html[data-lesson-ready]")
    practice = page.locator("massage-practice").nth([*KINDS].index(kind))
    press(practice, "Go on")
    return practice


def test_what_is_put_in_order_or_ticked_outlives_a_reload_before_it_is_checked(open_page: Show) -> None:
    page = open_page()
    practice = begun(page, "order")
    practice.locator("[data-step]").last.locator("[data-by='-1']").click()
    moved = steps(practice)
    assert steps(reloaded(page, "order")) == moved
    practice = begun(page, "several")
    texts = [one["text"] for one in item(KINDS["several"])["options"]][:2]
    for text in texts:
        option(practice, text).click()
    practice = reloaded(page, "several")
    assert [box.is_checked() for box in (option(practice, text).locator("input") for text in texts)] == [True, True]
    expect(practice.locator("input:checked")).to_have_count(2)


def test_a_wrong_choice_is_not_chosen_anew_by_a_reload(open_page: Show) -> None:
    page = open_page()
    practice = begun(page, "true")
    wrong = next(one["text"] for one in item(KINDS["true"])["options"] if not one["right"])
    option(practice, wrong).click()
    press(practice, "Check")
    expect(told(practice)).to_contain_text("Try once more.")
    expect(reloaded(page, "true").locator("input:checked")).to_have_count(0)


def test_own_words_are_judged_by_the_learner_and_a_draft_outlives_a_reload(open_page: Show) -> None:
    page = open_page()
    practice = begun(page, "words")
    press(practice, "Compare my answer")
    expect(told(practice)).to_have_text("Write a few words first.")
    practice.get_by_role("textbox").fill("Ask, and wait.")
    practice = reloaded(page, "words")
    expect(practice.get_by_role("textbox")).to_have_value("Ask, and wait.")
    press(practice, "Compare my answer")
    expect(told(practice)).to_contain_text(item(KINDS["words"])["explain"])
    press(practice, "Some of it")
    first, second = entries(page, 2)
    assert (first["words"], first["good"], first["rating"]) == ("Ask, and wait.", None, None)
    assert (second["amends"], second["rating"]) == (first["id"], 2)


def test_in_words_it_asks_the_equal_question_and_needs_no_drawing(open_page: Show) -> None:
    page = open_page()
    practice = begun(page, "find")
    press(practice, "Ask me in words")
    asked = item(KINDS["find"])["in_words"]
    expect(practice.locator(".mp-ask")).to_have_text(asked["ask"])
    expect(practice.locator(".mp-practice-figure")).to_be_hidden()
    right = next(one["text"] for one in asked["options"] if one["right"])
    option(practice, right).click()
    press(practice, "Check")
    expect(told(practice)).to_contain_text("Right.")
    (entry,) = entries(page, 1)
    assert (entry["about"], entry["way"], entry["good"]) == ("find/flank", "words", True)
    # It stays so for the next question.
    expect(begun(page, "name").locator(".mp-ask")).to_have_text(item(KINDS["name"])["in_words"]["ask"])


def test_a_reload_in_the_middle_goes_on_where_it_was(open_page: Show) -> None:
    page = open_page()
    practice = begun(page, "row")
    press(practice, "No idea")
    press(practice, "Next")
    expect(practice.locator(".mp-nth")).to_have_text("2 of 3")
    press(practice, "No idea")
    ask = practice.locator(".mp-ask").inner_text()
    page.reload()
    page.wait_for_selector("html[data-lesson-ready]")
    practice = page.locator("massage-practice").last
    expect(practice).to_contain_text("You were at question 2 of 3.")
    press(practice, "Go on")
    expect(practice.locator(".mp-ask")).to_have_text(ask)
    # What was answered is not asked again.
    expect(practice.get_by_role("button", name="Check")).to_be_hidden()
    press(practice, "Next")
    press(practice, "No idea")
    press(practice, "See how it went")
    expect(practice).to_contain_text("You had 0 of 3 at the first try.")
    assert sorted(entry["about"] for entry in entries(page, 3)) == sorted(ROW)
    press(practice, "The 3 that you missed")
    expect(practice.locator(".mp-nth")).to_have_text("1 of 3")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
@pytest.mark.parametrize("kind", [*KINDS])
def test_each_state_passes_axe(open_page: Show, kind: str, width: int, scheme: str) -> None:
    page = open_page(width=width, scheme=scheme)

    def check() -> None:
        found = Axe().run(page, context="massage-practice", options={"runOnly": RULES}).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")

    practice = begun(page, kind)
    check()
    if kind == "find":
        place(practice, f"lower-back-beside-spine-{side_of(practice)}").click()
        press(practice, "Hint")
    elif kind == "words":
        practice.get_by_role("textbox").fill("Some words.")
    elif kind != "order":
        practice.locator(".mp-option").first.click()
    press(practice, "Compare my answer" if kind == "words" else "Check")
    check()
    if practice.get_by_role("button", name="Show me").is_visible():
        press(practice, "Show me")
        check()


def test_in_jupyterlab_it_asks_without_a_kernel_and_keys_stay_with_it(desk: Desk) -> None:
    panel = desk.open(notebook(shown(), to_practise("find/flank", "case/thinners-light"))).panel
    practice = panel.locator("massage-practice")
    press(practice, "Begin")
    expect(practice.locator(".mp-nth")).to_have_text("1 of 2")
    for _ in range(2):
        if practice.locator(".mp-practice-main").get_attribute("data-kind") == "find":
            practice.locator(".md-hit[tabindex='0']").focus()
            desk.page.keyboard.press("ArrowDown")
            desk.page.keyboard.press("Enter")
            expect(practice.locator(".md-hit[aria-pressed='true']")).to_have_count(1)
        else:
            practice.locator(".mp-option").first.click()
        press(practice, "Check")
        expect(practice.locator(".mp-practice-saved")).to_have_text("Saved")
        if practice.get_by_role("button", name="Show me").is_visible():
            press(practice, "Show me")
        practice.locator(".mp-practice-keys .mp-main:not([hidden])").click()
    expect(practice.get_by_role("heading", name="Done")).to_be_visible()
    expect(panel.locator(".jp-Cell.jp-mod-selected textarea:focus")).to_have_count(0)


ALL = [item(name) for name in (*KINDS.values(), *ROW)]
SECRETS = [one["explain"] for one in ALL] + [option["feedback"] for one in ALL for option in one.get("options", ())]


def test_the_learners_edition_and_slides_ask_and_give_nothing_away() -> None:
    pages = [
        LessonExporter(edition="learner").from_notebook_node(notebook(*CELLS[1:]))[0],
        SlidesExporter().from_notebook_node(notebook(*CELLS[1:]))[0],
    ]
    for html in pages:
        assert item("case/thinners-light")["ask"] in html
        assert "data-items" not in html
        assert "<massage-practice" not in html
        for secret in SECRETS:
            assert secret not in html
