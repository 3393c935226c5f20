"""The diagram for those who listen, who use the keyboard, who zoom the page, and who need strong contrast."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from progress import WAIT
from samples import MOUNT

from massage_lessons.build import payload

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    Show = Callable[..., Page]

BLACK, WHITE = "rgb(0, 0, 0)", "rgb(255, 255, 255)"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
IN_SIGHT = """(node) => {
  const { top, bottom } = node.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}"""


@pytest.fixture
def show(page_beside_front: Page) -> Show:
    """Shows a diagram on a page of its own, as wide as it is asked for."""

    def shown(width: int = 1280, **state: Any) -> Page:
        page_beside_front.set_viewport_size({"width": width, "height": 800})
        page_beside_front.evaluate(MOUNT, [payload.load(), state])
        return page_beside_front

    return shown


def test_a_choice_is_told_by_its_name_and_one_sentence_and_not_by_the_whole_card(show: Show) -> None:
    page = show()
    news = page.locator(".massage-diagram > [role=status]").last
    expect(news).to_be_empty()
    page.locator(".md-list").get_by_role("button", name="Flank, left").click()
    expect(news).to_have_text(re.compile(r"^Flank, left\. [^.]+\.$"))
    live = page.locator(".massage-diagram :is([aria-live], [role=status])")
    assert max(len(text) for text in live.all_text_contents()) < 200
    page.locator(".md-close").click()
    expect(news).to_be_empty()


def test_what_is_covered_or_asked_for_is_not_told(show: Show) -> None:
    page = show(covered=True)
    page.evaluate("host.set('selected', 'flank-left')")
    expect(page.locator(".massage-diagram > [role=status]").last).to_be_empty()
    page = show(ask=["flank-left"])
    page.evaluate("host.set('selected', 'flank-right')")
    expect(page.locator(".massage-diagram > [role=status]").last).to_be_empty()


def test_what_is_asked_for_stands_in_the_list_by_its_place_and_not_by_its_name(show: Show) -> None:
    page = show(ask=["flank-left"])
    rows = page.locator(".md-list [data-region]")
    assert page.locator(".md-list").get_by_text("Flank").count() == 0
    assert page.locator(".md-map [aria-label*=Flank]").count() == 0
    expect(page.locator(".md-list input")).to_be_hidden()
    expect(page.locator("[data-key=labels]")).to_be_hidden()
    assert [text.split(":")[0] for text in rows.all_text_contents()] == [str(n + 1) for n in range(rows.count())]
    page.locator(".md-list [data-region=flank-left]").press("Enter")
    expect(page.locator(".md-answer")).to_have_text("Yes, this is it: Flank, left.")


def asked_about(page: Page, name: str) -> Locator:
    """The place of the drawing that asks, as the keyboard comes to it."""
    return page.locator(f".md-map [data-region={name}]")


def layer(page: Page, name: str) -> None:
    page.locator(f".md-by-layer [data-value={name}]").click()


def key(page: Page, name: str) -> Locator:
    return page.locator(".md-quest").get_by_role("button", name=name, exact=True)


ANSWERS = """async () => (await globalThis[Symbol.for("massage-lessons.journal")].entries())
  .filter(({{about}}) => about === "find/{base}").sort((one, other) => one.seen - other.seen)"""


def answers(page: Page, base: str, count: int) -> list[dict[str, Any]]:
    """The answers about a place, which no other test asks for: the journal is that of all of them."""
    found: list[dict[str, Any]] = page.evaluate(WAIT.format(count=count, entries=ANSWERS.format(base=base)))
    assert len(found) == count
    return found


def test_a_wrong_choice_is_told_apart_and_its_card_never_covers_the_drawing_while_a_place_is_asked_for(show: Show) -> None:
    page = show(390, ask=["shoulder-blade-left"])
    page.evaluate("import('./lesson.js')")
    answer, card = page.locator(".md-answer"), page.locator(".md-card")
    asked_about(page, "shoulder-blade-right").press("Enter")
    expect(answer).to_have_text(re.compile("^This is the right place on the other side.*Try once more.$"))
    expect(card).to_have_count(0)
    asked_about(page, "flank-left").press("Enter")
    expect(answer).to_contain_text("You chose: Flank, left.")
    expect(answer).to_contain_text("Look further up for this: Shoulder blade.")
    expect(page.locator(".md-sign-bad")).to_have_count(1)
    expect(card).to_have_count(0)
    layer(page, "superficial")
    asked_about(page, "latissimus-dorsi-left").press("Enter")
    expect(answer).to_contain_text("It lies in another layer: Outer muscles.")
    layer(page, "skin")
    asked_about(page, "shoulder-blade-left").press("Enter")
    expect(answer).to_have_text("Yes, this is it: Shoulder blade, left.")
    expect(card).to_have_accessible_name("Shoulder blade, left")
    expect(page.locator(".md-sign-good")).to_have_count(1)
    kept = answers(page, "shoulder-blade", 4)
    assert [(one["answer"], one["good"], one.get("try"), one["where"]) for one in kept] == [
        (["shoulder-blade-right"], False, None, "find-it"),
        (["flank-left"], False, 2, "find-it"),
        (["latissimus-dorsi-left"], False, 3, "find-it"),
        (["shoulder-blade-left"], True, 4, "find-it"),
    ]
    key(page, "See how you did").press("Enter")
    expect(page.locator(".md-task")).to_have_text("Done. You found 0 of 1 at the first try.")
    expect(page.locator(".md-task")).to_be_focused()


def test_beside_the_drawing_stands_the_card_of_a_wrong_choice_too(show: Show) -> None:
    page = show(1280, ask=["upper-hip-left"])
    asked_about(page, "flank-left").press("Enter")
    expect(page.locator(".md-answer")).to_contain_text("You chose: Flank, left.")
    expect(page.locator(".md-card")).to_have_accessible_name("Flank, left")


def test_hints_narrow_it_down_and_count_and_leave_the_drawing_as_it_was(show: Show) -> None:
    page = show(ask=["trapezius-left"], layer="skin", highlight=["sacrum"])
    page.evaluate("import('./lesson.js')")
    answer, diagram = page.locator(".md-answer"), page.locator(".massage-diagram")
    hint = key(page, "Hint")
    hint.press("Enter")
    expect(answer).to_contain_text("own left: left on the drawing, too.")
    expect(diagram).to_have_attribute("data-side", "left")
    hint.press("Enter")
    expect(answer).to_have_text("It lies in this layer: Muscles near the skin.")
    expect(diagram).to_have_attribute("data-layer", "superficial")
    hint.press("Enter")
    expect(answer).to_contain_text("Beside it lie:")
    marked = page.evaluate("host.get('highlight')")
    assert (marked[0], len(marked)) == ("sacrum", 3)
    assert all(name.endswith("-left") and not name.startswith("trapezius") for name in marked[1:])
    expect(hint).to_be_hidden()
    expect(key(page, "Show me")).to_be_focused()
    asked_about(page, "trapezius-left").press("Enter")
    expect(diagram).to_have_attribute("data-side", "both")
    assert page.evaluate("host.get('highlight')") == ["sacrum"]
    (entry,) = answers(page, "trapezius", 1)
    assert (entry["hints"], entry["good"], entry["rating"]) == (3, True, 2)


def test_who_does_not_know_is_shown_the_place_and_it_is_kept_as_not_known(show: Show) -> None:
    page = show(ask=["latissimus-dorsi-left"])
    page.evaluate("import('./lesson.js')")
    key(page, "Show me").press("Enter")
    expect(page.locator(".md-answer")).to_contain_text("It is here:")
    expect(page.locator(".massage-diagram")).to_have_attribute("data-layer", "superficial")
    expect(page.locator(".md-card h3")).to_be_visible()
    expect(key(page, "See how you did")).to_be_focused()
    (entry,) = answers(page, "latissimus-dorsi", 1)
    assert (entry["answer"], entry["good"], entry["rating"]) == ([], False, 1)


def test_places_that_are_asked_for_are_called_the_same_on_the_drawing_and_in_the_list(show: Show) -> None:
    page = show(ask=["flank-left"])
    rows = page.locator(".md-list [data-region]").all()
    called = {row.get_attribute("data-region"): row.inner_text() for row in rows}
    assert len(set(called.values())) == len(called)
    for name, text in called.items():
        expect(asked_about(page, str(name))).to_have_accessible_name(text)


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_each_state_of_what_is_asked_passes_axe(show: Show, width: int, scheme: str) -> None:
    page = show(width, ask=["shoulder-blade-left"])
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]

    def check() -> None:
        found = Axe().run(page, context=".massage-diagram", options={"runOnly": RULES}).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")

    check()
    asked_about(page, "flank-left").press("Enter")
    check()
    for _ in range(3):
        key(page, "Hint").press("Enter")
    check()
    key(page, "Show me").press("Enter")
    check()
    key(page, "See how you did").press("Enter")
    check()


def test_places_are_asked_for_once_each_and_how_it_went_is_kept(show: Show) -> None:
    page = show(ask=["flank-left", "sacrum-left"])
    # The module of lessons brings the journal that keeps it.
    page.evaluate("import('./lesson.js')")
    places = {"Flank, left": "flank-left", "Sacrum, left": "sacrum-left"}
    while places:
        asked = page.locator(".md-task").inner_text().removesuffix(".").split("Find: ")[1]
        page.locator(f".md-list [data-region={places.pop(asked)}]").press("Enter")
        page.locator(".md-main-key").click()
    expect(page.locator(".md-task")).to_have_text("Done. You found 2 of 2 at the first try.")
    page.get_by_role("button", name="Once more").click()
    expect(page.locator(".md-last")).to_have_text("Last time you found 2 of 2 at the first try.")
    page = show(ask=["sacrum-left", "flank-left"])
    expect(page.locator(".md-last")).to_have_text("Last time you found 2 of 2 at the first try.")


@pytest.mark.parametrize("width", [320, 390, 700])
def test_where_the_list_is_below_a_choice_in_it_brings_its_card_in_sight(show: Show, width: int) -> None:
    page = show(width)
    page.locator(".md-list").get_by_role("button", name="Outer front edge of the upper arm, left").focus()
    page.keyboard.press("Enter")
    heading = page.locator(".md-card h3")
    expect(heading).to_be_in_viewport(ratio=1)
    assert heading.evaluate(IN_SIGHT)
    # On a phone the list is so short that the card above it comes without scrolling, and the focus stays.
    if width > 600:
        expect(heading).to_be_focused()


LOW = """([region, below]) => {
  const node = document.querySelector(`.md-map [data-region="${region}"]`);
  // Text before and after the drawing, as in a lesson.
  for (const place of ["afterbegin", "beforeend"])
    document.body.insertAdjacentHTML(place, '<div style="height: 1200px"></div>');
  const box = node.getBoundingClientRect();
  scrollBy({ top: box.bottom - innerHeight - below, behavior: "instant" });
  const seen = node.getBoundingClientRect();
  const points = [...Array(40).keys()].flatMap(down => [...Array(20).keys()].map(right =>
    ({ x: seen.x + (right + 0.5) / 20 * seen.width, y: Math.max(0, seen.y) + down * 3 })));
  return points.find(({ x, y }) => y < innerHeight && document.elementFromPoint(x, y) === node);
}"""


@pytest.mark.parametrize("below", [-10, 20])
@pytest.mark.parametrize("place", ["back-of-neck-left", "top-of-shoulder-right", "shoulder-blade-left", "sacrum-right", "buttock-left"])
def test_a_place_at_the_lower_edge_of_a_phone_is_never_left_under_its_card(show: Show, place: str, below: int) -> None:
    page = show(390)
    page.emulate_media(reduced_motion="reduce")
    point = page.evaluate(LOW, [place, below])
    page.mouse.click(point["x"], point["y"])
    expect(page.locator(".md-card h3")).to_be_visible()
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    boxes = page.evaluate("""() => [".md-picked", ".massage-guidance"].map(one => {
      const { top, bottom } = document.querySelector(one).getBoundingClientRect();
      return { top, bottom };
    })""")
    picked, card = boxes
    assert picked["top"] >= 0
    assert picked["bottom"] <= card["top"]
    assert card["bottom"] <= 801
    assert card["bottom"] - card["top"] <= 400


def test_on_a_phone_the_card_of_a_place_that_the_lesson_has_chosen_waits_below_the_drawing(show: Show) -> None:
    page = show(390, selected="flank-left")
    drawing, card = page.locator(".md-figure"), page.locator(".massage-guidance")
    upper, lower = drawing.bounding_box(), card.bounding_box()
    assert upper is not None
    assert lower is not None
    assert upper["y"] + upper["height"] <= lower["y"]
    # What the learner chooses comes as a sheet over the drawing.
    asked_about(page, "shoulder-blade-left").press("Enter")
    expect(page.locator(".md-card")).to_have_accessible_name("Shoulder blade, left")
    assert card.evaluate("node => getComputedStyle(node).position") == "sticky"


def test_where_the_card_is_in_sight_the_focus_stays_in_the_list(show: Show) -> None:
    page = show()
    row = page.locator(".md-list").get_by_role("button", name="Flank, left")
    row.click()
    expect(row).to_be_focused()


@pytest.mark.parametrize("width", [320, 700, 1280])
@pytest.mark.parametrize("labels", [False, True])
def test_the_order_on_the_screen_is_the_order_of_the_page(show: Show, width: int, *, labels: bool) -> None:
    page = show(width, labels=labels)
    boxes = page.locator(".md-main > *").evaluate_all("(nodes) => nodes.map((node) => node.getBoundingClientRect().toJSON())")
    for one, following in pairwise(boxes):
        assert following["top"] >= one["bottom"] - 1 or following["left"] >= one["right"] - 1


def test_from_the_list_one_key_leads_to_the_card(show: Show) -> None:
    page = show(390, selected="flank-left")
    skip = page.get_by_role("button", name="Go to the guidance")
    skip.focus()
    box = skip.bounding_box()
    assert box
    assert box["height"] >= 24
    page.keyboard.press("Enter")
    expect(page.locator(".md-card h3")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator('.md-map [data-region="flank-left"]')).to_be_focused()


def test_only_a_card_that_scrolls_is_a_stop_for_the_keyboard(show: Show) -> None:
    for width, selected, scrolls in ((1280, "flank-left", True), (390, "flank-left", True), (1280, None, False)):
        page = show(width, selected=selected)
        card = page.locator(".md-card, .md-welcome")
        if scrolls:
            expect(card).to_have_attribute("tabindex", "0")
        else:
            expect(card).not_to_have_attribute("tabindex", "0")


def test_the_line_above_the_drawing_and_the_card_do_not_seem_to_speak_of_the_same_place(show: Show) -> None:
    page = show(selected="flank-left")
    name = page.locator(".md-name")
    expect(name).to_have_text("Flank, left")
    page.locator('.md-map [data-region="sacrum-left"]').hover()
    expect(name).to_have_text("Here: Sacrum, left")
    page.evaluate("host.set('selected', 'sacrum-right')")
    expect(name).to_have_text("Sacrum, right")
    page.mouse.move(0, 0)
    expect(name).to_have_text("Sacrum, right")


def test_a_link_without_a_side_opens_both(show: Show) -> None:
    page = show()
    link, heading, pressed = page.get_by_role("link", name="the flank"), page.locator(".md-card h3"), page.locator("[aria-pressed=true]")
    link.click()
    expect(heading).to_have_text("Flank")
    expect(pressed).to_have_count(4)
    assert page.locator(".md-picked").get_attribute("d").count("M") == 2
    expect(page.locator(".md-name")).to_have_text("Flank")
    page.locator(".md-list").get_by_role("button", name="Flank, right").click()
    expect(heading).to_have_text("Flank right")
    expect(pressed).to_have_count(2)
    link.click()
    expect(heading).to_have_text("Flank")
    page.evaluate("host.set('side', 'left')")
    link.click()
    expect(heading).to_have_text("Flank left")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_who_asks_for_contrast_has_lines_and_small_words_as_strong_as_the_text(show: Show, scheme: str) -> None:
    page = show(selected="flank-left")
    page.emulate_media(color_scheme=scheme, contrast="more")
    look = "([one, key]) => getComputedStyle(document.querySelector(one))[key]"
    ink = page.evaluate(look, [".md-card", "color"])
    for where, key in ((".md-list li button", "borderTopColor"), (".md-basis", "color"), (".md-list input", "borderTopColor")):
        assert page.evaluate(look, [where, key]) == ink, where
    assert page.evaluate(look, [".md-hit.md-region", "strokeWidth"]) == "2.5px"


@pytest.mark.parametrize(
    ("scheme", "text", "ground"), [("light", "rgb(0, 0, 0)", "rgb(255, 255, 255)"), ("dark", "rgb(255, 255, 255)", "rgb(0, 0, 0)")]
)
def test_with_the_colours_of_the_system_names_and_their_lines_stand_out_from_their_ground(
    show: Show, scheme: str, text: str, ground: str
) -> None:
    page = show(labels=True, selected="flank-left")
    page.emulate_media(color_scheme=scheme, forced_colors="active")
    look = "([one, key]) => getComputedStyle(document.querySelector(one))[key]"
    assert page.evaluate(look, [".md-label", "fill"]) == text
    assert page.evaluate(look, [".md-leader", "stroke"]) == text
    assert page.evaluate(look, [".massage-diagram", "backgroundColor"]) == ground
    assert page.evaluate(look, [".md-leader-ground", "stroke"]) == ground
    chosen = page.locator(".md-list button[aria-pressed=true]").first
    colours = chosen.evaluate("(node) => [getComputedStyle(node).backgroundColor, getComputedStyle(node).color]")
    assert colours[0] not in {colours[1], ground}
    # The skin tones are told by their colours.
    swatch = "getComputedStyle(document.querySelector('.md-by-tone [data-value=\"4\"] span'), '::before').backgroundColor"
    assert page.evaluate(swatch) == "rgb(117, 74, 49)"
