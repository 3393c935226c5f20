"""The site as a reader gets it: from a folder, with the network off, every request counted and every complaint kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from lab import Diagram
from long_run import sampled
from playwright.sync_api import BrowserContext, Page, expect
from test_export_in_browser import LESSONS, Reader, opened

from massage_lessons.export.site import build

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OWN = ("index.html", "back.html", "search.html", "region-lower-back-beside-spine.html", "05-technique.html", "12-glossary.html")
"""A page of each kind."""

SMALL_TARGETS = """() => [...document.querySelectorAll(".site-mark a, .site-mark summary, .site-way a, .site-onward a, .site-found a")]
  .filter(node => node.checkVisibility() && node.getBoundingClientRect().height < 24).map(node => node.textContent)"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the site, in a folder whose name is not simple."""
    folder = tmp_path_factory.mktemp("site") / "a site för people"
    written = list(build.build(LESSONS, folder, "instructor", begin=lambda *_: None))
    assert len(written) == build.count(LESSONS) + 1, "every page, and the zip"
    return folder


@pytest.fixture
def search(context: BrowserContext, folder: Path) -> Iterator[Reader]:
    """Open the page that searches."""
    with opened(context, folder / "search.html") as reader:
        yield reader
        # The address may tell what was looked for; it is the same page.
        reader.page.goto("about:blank")


def field(page: Page) -> Any:
    return page.get_by_role("searchbox", name="Search the course")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", sampled(OWN, "index.html", "back.html"))
def test_no_page_of_the_site_has_a_fault_that_axe_knows_nor_sticks_out(
    context: BrowserContext, folder: Path, name: str, scheme: str
) -> None:
    with opened(context, folder / name, color_scheme=scheme) as reader:
        for width in (320, 390, 1280):
            reader.page.set_viewport_size({"width": width, "height": 844})
            for menu in (False, True):
                reader.page.evaluate("open => { document.querySelector('.site-menu details').open = open; }", menu)
                wide = reader.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
                assert wide[0] <= wide[1], (width, menu)
                assert reader.violations() == [], (width, menu)
                assert reader.page.evaluate(SMALL_TARGETS) == [], (width, menu)


def test_the_search_finds_while_one_types_and_says_how_much(search: Reader) -> None:
    page = search.page
    expect(field(page)).to_be_focused()
    page.keyboard.type("love handle")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^\d+ places? found\.$"))
    first = page.locator("#site-results a").first
    expect(first).to_have_text("Flank")
    expect(first).to_have_attribute("href", "region-flank.html")
    field(page).fill("zzzqq")
    expect(page.get_by_role("status")).to_have_text("Nothing found for “zzzqq”. Try another word, or look through the pages below.")
    expect(page.locator("#site-results a")).to_have_count(0)
    field(page).fill("flank zzzqq")
    expect(page.get_by_role("status")).to_have_text(
        re.compile(r"^Nothing found for “flank zzzqq”\. \d+ places have some of these words\.$")
    )
    field(page).fill("")
    expect(page.get_by_role("status")).to_be_empty()


@pytest.mark.parametrize(
    ("words", "href"),
    [
        ("red flag", r"^12-glossary\.html#word-red-flag$"),
        ("Flamk", r"^region-flank\.html$"),
        ("QL", r"^region-lower-back-beside-spine\.html$"),
        ("lower back", r"^region-lower-back-beside-spine\.html$"),
        ("Furlan 2015", r"^13-sources\.html#source-"),
        ("oil warms skin", r"^11-said-and-shown\.html#claim-oil-warms-skin$"),
        ("hot calf", r"^01-safety-and-consent\.html#red-flag-hot-calf$"),
    ],
)
def test_what_one_looks_for_comes_first_with_a_link_to_its_place(search: Reader, words: str, href: str) -> None:
    field(search.page).fill(words)
    expect(search.page.locator("#site-results a").first).to_have_attribute("href", re.compile(href))


def test_the_search_goes_by_keyboard_alone(search: Reader) -> None:
    page = search.page
    page.keyboard.type("massage")
    links = page.locator("#site-results a")
    expect(links).to_have_count(20)
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field(page)).to_be_focused()
    page.get_by_role("button", name=re.compile(r"Show all \d+")).press("Enter")
    expect(links.nth(20)).to_be_focused()
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    page.keyboard.press("Enter")
    expect(links.nth(0)).to_be_focused()


def test_what_was_looked_for_is_in_the_address_and_comes_back_with_it(search: Reader) -> None:
    page = search.page
    field(page).fill("<i>Flank & co")
    expect(page).to_have_url(f"{search.address}?q=%3Ci%3EFlank%20%26%20co")
    page.reload()
    expect(field(page)).to_have_value("<i>Flank & co")
    expect(page.get_by_role("status")).to_contain_text("Nothing found for “<i>Flank & co”.")
    search.asked[:] = [search.address]


def test_from_what_was_found_one_gets_to_the_place_in_the_drawing_and_back(search: Reader) -> None:
    page = search.page
    field(page).fill("multifidus")
    page.locator("#site-results a[href^='back.html#']").first.click()
    expect(page.locator("html")).to_have_attribute("data-lesson-ready", "yes")
    Diagram(page.locator(".massage-diagram")).expect_selected("multifidus-right")
    expect(page.locator(".massage-diagram")).to_be_in_viewport()
    page.go_back()
    expect(field(page)).to_have_value("multifidus")
    search.asked[:] = [search.address]


def test_the_page_of_a_region_opens_with_it_chosen_and_the_side_that_the_address_names(context: BrowserContext, folder: Path) -> None:
    with opened(context, folder / "region-flank.html") as reader:
        reader.diagram().expect_selected("flank-right")
        reader.page.goto("about:blank")
        reader.page.goto(f"{reader.address}#flank-left")
        expect(reader.page.locator("html")).to_have_attribute("data-lesson-ready", "yes")
        reader.diagram().expect_selected("flank-left")
        expect(reader.page.locator(".massage-diagram .md-canvas")).to_be_in_viewport(ratio=0.6)
        reader.page.locator(".site-section a[href*='-belly'], .site-section .mp-place").first.click()
        expect(reader.page.locator(".massage-guidance[data-region='flank-left']")).to_have_count(0)
        reader.asked[:] = [reader.address]


def test_the_menu_leads_everywhere_and_closes_when_one_is_done_with_it(context: BrowserContext, folder: Path) -> None:
    with opened(context, folder / "05-technique.html", viewport={"width": 1280, "height": 844}) as reader:
        page = reader.page
        menu = page.get_by_role("navigation", name="The course")
        flank = menu.get_by_role("link", name="Flank")
        summary = menu.get_by_text("Course menu")
        expect(flank).to_be_hidden()
        summary.press("Enter")
        expect(flank).to_be_visible()
        expect(menu.get_by_role("link", name="Technique")).to_have_attribute("aria-current", "page")
        flank.focus()
        page.keyboard.press("Escape")
        expect(flank).to_be_hidden()
        expect(summary).to_be_focused()
        summary.click()
        page.mouse.click(1270, 300)
        expect(flank).to_be_hidden()
        summary.click()
        page.get_by_role("button", name="Print").focus()
        expect(flank).to_be_hidden()


def test_without_scripts_every_page_is_in_reach_and_its_picture_is_there(context: BrowserContext, folder: Path) -> None:
    assert context.browser is not None
    own = context.browser.new_context(offline=True, java_script_enabled=False)
    page = own.new_page()
    page.goto((folder / "search.html").as_uri())
    page.get_by_role("main").get_by_role("link", name="Flank").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Flank")
    expect(page.get_by_role("img", name="Drawing of the back")).to_be_visible()
    expect(page.get_by_role("heading", name="How to massage", level=2)).to_be_visible()
    page.get_by_text("Course menu").click()
    page.get_by_role("navigation", name="The course").get_by_role("link", name="Glossary").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Glossary")
    own.close()


def test_on_paper_there_is_neither_menu_nor_way(context: BrowserContext, folder: Path) -> None:
    with opened(context, folder / "region-flank.html") as reader:
        reader.page.emulate_media(media="print")
        for part in (".site-menu", ".site-way", ".site-onward"):
            expect(reader.page.locator(part)).to_be_hidden()
        expect(reader.page.get_by_role("heading", name="How to massage", level=2)).to_be_visible()
