"""Cards, questions, search, sheets and logs in a real JupyterLab that no kernel helps, and in a page of their own."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from lab import FORGET, START, OpenNotebook
from long_run import sampled
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output
from playwright.sync_api import Page, expect
from samples import notebook, shown

from massage_lessons import show
from massage_lessons.course.model import Claim, Field, Form, Option, Question, Statement, Word
from massage_lessons.pages import render
from massage_lessons.paths import FRONT_END

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lab import Desk
    from nbformat import NotebookNode
    from playwright.sync_api import BrowserContext, Locator

    from massage_lessons.pages import Page as Part

THEMES = "@jupyterlab/apputils-extension:themes"
FORBID = "IDBFactory.prototype.open = () => { throw new DOMException('forbidden', 'SecurityError'); }"
"""What a browser does that keeps nothing."""
FULL = """globalThis.full = true;
const { add } = IDBObjectStore.prototype;
IDBObjectStore.prototype.add = function (...row) {
  if (globalThis.full) throw new DOMException("full", "QuotaExceededError");
  return add.apply(this, row);
}"""
"""What a browser does that has no room left."""


def said(text: str) -> Statement:
    return Statement(text, (), "practice")


ONE = Question(
    "part-where",
    "check",
    "one",
    "goal",
    "Where do you press?",
    (
        Option("beside-spine", "Beside the spine", right=True, feedback="Yes, on muscle."),
        Option("on-spine", "On the spine", right=False, feedback="No, bone lies there."),
    ),
    said("Beside it, always."),
)
SEVERAL = Question(
    "part-which",
    "check",
    "several",
    "goal",
    "Which are muscles?",
    (
        Option("trapezius", "Trapezius", right=True, feedback="A flat one."),
        Option("sacrum", "Sacrum", right=False, feedback="That is a bone."),
        Option("multifidus", "Multifidus", right=True, feedback="A deep one."),
    ),
    said("Two of the three."),
)
WORDS = Question("part-why", "warm-up", "words", "goal", "Why ask first?", (), said("Because it is their back."))
CLAIMS = [
    Claim("calm", "benefit", "benefits", "stress", "supported", "high", "Massage calms.", said("It does."), ()),
    Claim("blood", "benefit", "benefits", "stress", "contradicted", "low", "Massage moves blood.", said("Hardly."), ("calm",)),
    Claim("strong", "benefit", "benefits", "stress", "contradicted", "high", "Massage makes strong.", said("It does not."), ()),
]
GLOSSARY = [
    Word("petrissage", "petrissage", None, "pay-tree-SAHZH", None, said("Kneading."), ("kneading",), ()),
    Word("midline", "midline", None, None, None, said("The middle line of the back."), (), ()),
]
SHEET = Form(
    "sheet",
    "Asking",
    said("Read it aloud."),
    (Field("asked", "I asked", "tick", "Aloud.", None), Field("word", "Stop word", "line", None, None)),
    many=False,
    aloud=False,
)
LOG = Form(
    "log",
    "Practice log",
    said("One entry for each massage."),
    (
        Field("what", "What I did", "line", None, None),
        Field("felt", "How firm", "scale", None, None),
        Field("after", "Next time", "text", None, None),
    ),
    many=True,
    aloud=False,
)


def questions(*several: Question) -> Part:
    return render.page("questions", questions=several, numbered=len(several) > 1, one_by_one=False)


def claims() -> Part:
    groups = [(verdict, [claim for claim in CLAIMS if claim.verdict == verdict]) for verdict in ("supported", "contradicted")]
    by_id = {claim.id: claim for claim in CLAIMS}
    return render.page("said_and_shown", groups=groups, by_id=by_id, here=set(by_id), elsewhere="11-said-and-shown.ipynb")


def words() -> Part:
    return render.page("words", words=GLOSSARY)


def form(which: Form) -> Part:
    return render.page("form", form=which)


def cell(part: Part) -> NotebookNode:
    """A cell with the stored output of a page."""
    outputs = [new_output("execute_result", part._repr_mimebundle_(), execution_count=1)]
    return new_code_cell("show", execution_count=1, outputs=outputs, metadata={"jupyter": {"source_hidden": True}})


def opened(desk: Desk, *parts: Part | NotebookNode, trusted: bool = True) -> OpenNotebook:
    """Open a notebook with these parts, with nothing kept from before."""
    desk.page.goto(f"{desk.lab.address}/static/favicons/favicon.ico")
    desk.without_log()
    desk.page.evaluate(FORGET)
    page = desk.open(notebook(*(part if isinstance(part, dict) else cell(part) for part in parts)), trusted=trusted)
    expect(page.cells).to_have_count(len(parts) + 1, timeout=START)
    return page


def question(page: OpenNotebook, name: Question) -> Locator:
    return page.panel.locator(f"massage-question[data-question='{name.id}']")


# ------------------------------------------------------------------------------------------------ questions


def test_a_wrong_answer_is_told_why_and_a_right_one_that_it_is_right(desk: Desk) -> None:
    one = question(opened(desk, questions(ONE)), ONE)
    one.get_by_label("On the spine").check()
    one.get_by_role("button", name="Check my answer").click()
    result = one.get_by_role("status")
    expect(result).to_contain_text("Not right.")
    expect(result).to_contain_text("No, bone lies there.")
    expect(result).to_contain_text("Choose again, or read why.")
    expect(result).not_to_contain_text("Beside it, always.")
    result.get_by_role("button", name="Tell me why").click()
    expect(result).not_to_contain_text("Yes, on muscle.")
    expect(result).to_contain_text("Beside it, always.")
    expect(one.get_by_role("button", name="Clear my answer")).to_be_focused()
    one.get_by_label("Beside the spine").check()
    expect(result).to_be_empty()
    one.get_by_role("button", name="Check my answer").click()
    expect(result).to_contain_text("Right.")
    expect(result).to_contain_text("Yes, on muscle.")


def test_of_several_answers_the_missing_and_the_wrong_ones_are_counted(desk: Desk) -> None:
    several = question(opened(desk, questions(SEVERAL)), SEVERAL)
    several.get_by_label("Trapezius").check()
    several.get_by_label("Sacrum").check()
    several.get_by_role("button", name="Check my answer").click()
    result = several.get_by_role("status")
    expect(result).to_contain_text("Not right yet: 1 choice is not right, and 1 right answer is missing.")
    expect(result).not_to_contain_text("“Multifidus”")
    result.get_by_role("button", name="Tell me why").click()
    expect(result).to_contain_text("Right, but you did not choose it: “Multifidus”")
    several.get_by_label("Sacrum").uncheck()
    several.get_by_label("Multifidus").check()
    several.get_by_role("button", name="Check my answer").click()
    expect(result).to_contain_text("Right. You found them all.")


def test_own_words_are_set_beside_an_answer_and_not_judged(desk: Desk) -> None:
    own = question(opened(desk, questions(WORDS)), WORDS)
    own.get_by_role("button", name="Compare my answer").click()
    expect(own.get_by_role("status")).to_have_text("Write a few words first.")
    own.get_by_role("textbox").fill("It is polite.")
    own.get_by_role("button", name="Compare my answer").click()
    expect(own.get_by_role("status")).to_contain_text("Because it is their back.")


def test_answers_outlive_the_page_until_they_are_cleared(desk: Desk) -> None:
    page = opened(desk, questions(ONE, WORDS))
    question(page, ONE).get_by_label("On the spine").check()
    question(page, ONE).get_by_role("button", name="Check my answer").click()
    question(page, WORDS).get_by_role("textbox").fill("It is polite.")
    page.open()
    expect(question(page, ONE).get_by_label("On the spine")).to_be_checked()
    expect(question(page, ONE).get_by_role("status")).to_contain_text("No, bone lies there.")
    expect(question(page, WORDS).get_by_role("textbox")).to_have_value("It is polite.")
    for name in (ONE, WORDS):
        question(page, name).get_by_role("button", name="Clear my answer").click()
    page.open()
    expect(question(page, ONE).get_by_role("button", name="Check my answer")).to_be_visible()
    expect(question(page, ONE).locator(":checked")).to_have_count(0)
    expect(question(page, WORDS).get_by_role("textbox")).to_have_value("")


def test_an_answer_that_was_kept_by_its_text_is_taken_over_by_its_id(desk: Desk) -> None:
    page = opened(desk, questions(ONE))
    key, kept = "massage-lessons:question:part-where", {"chosen": ["On the spine", "Somewhere else"], "checked": True}
    desk.page.evaluate("([key, kept]) => localStorage.setItem(key, JSON.stringify(kept))", [key, kept])
    page.open()
    expect(question(page, ONE).get_by_label("On the spine")).to_be_checked()
    expect(question(page, ONE).get_by_role("status")).to_contain_text("No, bone lies there.")
    assert desk.page.evaluate("key => localStorage.getItem(key)", key) is None


def test_a_question_is_answered_with_the_keyboard_alone(desk: Desk) -> None:
    page = opened(desk, questions(ONE))
    one = question(page, ONE)
    selected = "nodes => nodes.findIndex(node => node.classList.contains('jp-mod-selected'))"
    one.get_by_label("Beside the spine").focus()
    before = page.cells.count(), page.cells.evaluate_all(selected)
    desk.page.keyboard.press("Space")
    for key in ("ArrowDown", "d", "d", "a", "x", "j", "m"):
        desk.page.keyboard.press(key)
    expect(one.get_by_label("On the spine")).to_be_checked()
    desk.page.keyboard.press("Enter")
    expect(one.get_by_role("status")).to_contain_text("Not right.")
    assert (page.cells.count(), page.cells.evaluate_all(selected)) == before


def test_letters_in_a_field_are_no_commands_for_the_cell(desk: Desk) -> None:
    page = opened(desk, questions(WORDS))
    cells = page.cells.count()
    field = question(page, WORDS).get_by_role("textbox")
    field.click()
    desk.page.keyboard.type("add a cell: dd, x, bb")
    desk.page.keyboard.press("Enter")
    desk.page.keyboard.type("m y")
    expect(field).to_have_value("add a cell: dd, x, bb\nm y")
    assert page.cells.count() == cells


# ------------------------------------------------------------------------------------------------ search and links


def test_search_and_filter_narrow_the_claims_and_say_how_many_are_left(desk: Desk) -> None:
    page = opened(desk, claims())
    search = page.panel.get_by_role("search")
    cards, status = page.panel.locator(".mp-claim:visible"), search.get_by_role("status")
    expect(status).to_have_text("All 3 claims shown.")
    search.get_by_role("searchbox").fill("MOVES blood")
    expect(status).to_have_text("1 of 3 claims shown.")
    expect(cards).to_have_count(1)
    expect(page.panel.get_by_role("heading", name="Supported")).to_be_hidden()
    search.get_by_role("searchbox").fill("bicycle")
    expect(status).to_have_text("No claim found. Try a shorter word.")
    search.get_by_role("searchbox").fill("")
    search.get_by_label("Contradicted (2)").check()
    expect(cards).to_have_count(2)
    expect(status).to_have_text("2 of 3 claims shown.")


def test_a_link_to_a_claim_that_search_has_hidden_shows_it(desk: Desk) -> None:
    page = opened(desk, claims())
    page.panel.get_by_label("Contradicted (2)").check()
    page.panel.get_by_role("link", name="Massage calms.").click()
    expect(page.panel.locator("#claim-calm")).to_be_focused()
    expect(page.panel.locator("#claim-calm")).to_be_in_viewport()
    expect(page.panel.get_by_label("Contradicted (2)")).not_to_be_checked()


@pytest.mark.parametrize("trusted", [True, False], ids=["trusted", "untrusted"])
def test_a_word_in_the_text_leads_to_the_glossary_and_back(desk: Desk, *, trusted: bool) -> None:
    far = new_markdown_cell("\n\n".join("A line of the lesson." for _ in range(60)))
    page = opened(desk, new_markdown_cell("This is [petrissage](#word-petrissage)."), far, words(), trusted=trusted)
    link = page.panel.get_by_role("link", name="petrissage")
    link.click()
    word = page.panel.locator(".mp-word").first
    expect(word).to_be_focused()
    expect(word).to_be_in_viewport()
    page.panel.get_by_role("button", name="Back to where you were").click()
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    expect(page.panel.get_by_role("button", name="Back to where you were")).to_have_count(0)


def test_of_two_open_notebooks_with_the_same_word_a_link_stays_in_its_own(desk: Desk) -> None:
    desk.lab.put("other.ipynb", notebook(cell(words())))
    page = opened(desk, new_markdown_cell("[petrissage](#word-petrissage), [there](other.ipynb)"), words())
    page.panel.get_by_role("link", name="there").click()
    expect(page.panel.get_by_role("link", name="petrissage")).to_have_count(0)
    desk.page.get_by_role("tab", name="lesson.ipynb").click()
    page.panel.get_by_role("link", name="petrissage").click()
    expect(page.panel.locator("#word-petrissage")).to_be_focused()


def test_a_link_to_a_word_of_another_lesson_opens_that_lesson_at_the_word(desk: Desk) -> None:
    far = new_markdown_cell("\n\n".join("A line of the lesson." for _ in range(60)))
    desk.lab.put("other.ipynb", notebook(far, cell(words())))
    page = opened(desk, new_markdown_cell("[there](other.ipynb#word-midline)"))
    page.panel.get_by_role("link", name="there").click()
    expect(page.panel.locator("#word-midline")).to_be_in_viewport(timeout=START)


def test_a_place_in_a_card_is_selected_in_the_drawing(desk: Desk) -> None:
    place = render.Page('<div class="massage-page"><a class="mp-place" href="#flank-right">Flank</a></div>')
    page = opened(desk, shown(), place)
    diagram = page.diagram()
    page.panel.locator("a.mp-place").click()
    diagram.expect_selected("flank-right")


# ------------------------------------------------------------------------------------------------ sheets and logs


def log(page: OpenNotebook) -> Locator:
    return page.panel.locator("massage-log")


def add(one: Locator, what: str) -> None:
    one.get_by_label("What I did").fill(what)
    one.get_by_role("button", name="Add to the log").click()


def test_entries_of_a_log_outlive_the_page_and_can_be_changed_and_deleted(desk: Desk) -> None:
    page = opened(desk, form(LOG))
    add(log(page), "Gliding")
    add(log(page), "Kneading")
    expect(log(page).get_by_role("status")).to_contain_text("The entry is in the log.")
    page.open()
    entries = log(page).get_by_role("article")
    expect(entries).to_have_text([re.compile("Gliding"), re.compile("Kneading")])
    log(page).get_by_role("button", name="Change entry 2").click()
    log(page).get_by_label("Next time").fill("Slower")
    log(page).get_by_role("button", name="Save the change").click()
    expect(entries.nth(1)).to_contain_text("Slower")
    log(page).get_by_role("button", name="Delete entry 1").click()
    log(page).get_by_role("button", name="No, keep it").click()
    expect(entries).to_have_count(2)
    expect(log(page).get_by_role("button", name="Delete entry 1")).to_be_focused()
    log(page).get_by_role("button", name="Delete entry 1").click()
    log(page).get_by_role("button", name="Yes, delete it").click()
    expect(entries).to_have_text([re.compile("Kneading")])
    page.open()
    expect(entries).to_have_text([re.compile("Kneading")])


def test_what_is_half_written_outlives_the_page(desk: Desk) -> None:
    page = opened(desk, form(LOG))
    log(page).get_by_label("Next time").fill("Ask more oft")
    page.open()
    expect(log(page).get_by_label("Next time")).to_have_value("Ask more oft")


def test_two_pages_that_are_open_at_once_lose_no_entry(desk: Desk, context: BrowserContext) -> None:
    page = opened(desk, form(LOG))
    address = desk.page.url
    second = context.new_page()
    try:
        second.goto(address)
        other = second.locator("massage-log")
        expect(other).to_be_visible(timeout=START)
        add(log(page), "Here")
        expect(other.get_by_role("article")).to_have_text([re.compile("Here")])
        add(other, "There")
        add(log(page), "Here again")
        for one in (log(page), other):
            expect(one.get_by_role("article")).to_have_text([re.compile("Here"), re.compile("There"), re.compile("Here again")])
    finally:
        second.close(run_before_unload=False)


def test_a_log_is_downloaded_as_a_table_and_as_text(desk: Desk) -> None:
    page = opened(desk, form(LOG))
    log(page).get_by_label("How firm").select_option("4")
    log(page).get_by_label("Next time").fill('Say "stop",\nthen rest')
    add(log(page), "=Gliding")
    with desk.page.expect_download() as table:
        log(page).get_by_role("button", name="Download as a table (CSV)").click()
    assert table.value.suggested_filename == "log.csv"
    expected = '"What I did","How firm","Next time"\r\n"\'=Gliding","4","Say ""stop"",\nthen rest"\r\n'
    assert Path(table.value.path()).read_bytes().decode("utf-8-sig") == expected
    with desk.page.expect_download() as text:
        log(page).get_by_role("button", name="Download as text").click()
    assert Path(text.value.path()).read_text(encoding="utf-8").startswith("Practice log\n\nWhat I did: =Gliding\nHow firm: 4\n")


def test_a_sheet_is_kept_as_it_is_written_and_emptied_after_a_question(desk: Desk) -> None:
    page = opened(desk, form(SHEET))
    sheet = page.panel.locator("massage-sheet")
    sheet.get_by_label("I asked").check()
    sheet.get_by_label("Stop word").fill("Red")
    page.open()
    expect(sheet.get_by_label("I asked")).to_be_checked()
    expect(sheet.get_by_label("Stop word")).to_have_value("Red")
    sheet.get_by_role("button", name="Empty this sheet").click()
    desk.page.keyboard.press("Escape")
    expect(sheet.get_by_role("button", name="Empty this sheet")).to_be_focused()
    sheet.get_by_role("button", name="Empty this sheet").click()
    sheet.get_by_role("button", name="Yes, empty it").click()
    page.open()
    expect(sheet.get_by_label("I asked")).not_to_be_checked()
    expect(sheet.get_by_label("Stop word")).to_have_value("")


def test_a_sheet_is_printed_alone(desk: Desk) -> None:
    page = opened(desk, form(SHEET))
    sheet = page.panel.locator("massage-sheet")
    sheet.get_by_label("Stop word").fill("Red")
    desk.page.evaluate("window.print = () => {}")
    sheet.get_by_role("button", name="Print").click()
    desk.page.emulate_media(media="print")
    paper = desk.page.locator(".mp-print")
    expect(paper).to_be_visible()
    expect(paper).to_contain_text("Red")
    expect(page.panel).to_be_hidden()
    desk.page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(paper).to_have_count(0)
    desk.page.emulate_media(media="screen")


def test_a_browser_that_keeps_nothing_says_so_and_loses_nothing_meanwhile(desk: Desk) -> None:
    desk.page.add_init_script(FORBID)
    page = opened(desk, questions(ONE), form(LOG), form(SHEET))
    for one in (log(page), page.panel.locator("massage-sheet")):
        expect(one.get_by_role("status")).to_contain_text("does not keep what you write")
    add(log(page), "Gliding")
    add(log(page), "Kneading")
    expect(log(page).get_by_role("article")).to_have_count(2)
    expect(log(page).get_by_role("status")).to_contain_text("does not keep what you write")
    question(page, ONE).get_by_label("On the spine").check()
    question(page, ONE).get_by_role("button", name="Check my answer").click()
    expect(question(page, ONE).get_by_role("status")).to_contain_text("Not right.")


@pytest.mark.parametrize(
    "junk",
    sampled(
        [
            "{",
            "null",
            "7",
            '{"a": 1, "b": {"at": "x"}}',
            '{"a": {"at": 1, "value": 3}}',
            '{"options": 4, "chosen": 4, "words": 5, "checked": 1}',
        ],
        "{",
    ),
)
def test_junk_in_the_storage_harms_nothing(desk: Desk, junk: str) -> None:
    page = opened(desk, questions(ONE, WORDS), form(LOG), form(SHEET))
    keys = ["question:part-where", "question:part-why", "form:log", "form:log:draft", "form:sheet"]
    desk.page.evaluate("([keys, junk]) => keys.forEach(key => localStorage.setItem(`massage-lessons:${key}`, junk))", [keys, junk])
    page.open()
    add(log(page), "Gliding")
    expect(log(page).get_by_role("article")).to_have_text([re.compile("Gliding")])
    expect(question(page, WORDS).get_by_role("textbox")).to_have_value("")


# ------------------------------------------------------------------------------------------------ for everyone


def everything() -> list[Part]:
    return [questions(ONE, SEVERAL), questions(WORDS), words(), form(LOG), form(SHEET), claims()]


@pytest.fixture(params=["JupyterLab Light", "JupyterLab Dark"], ids=["light", "dark"])
def theme(request: pytest.FixtureRequest, desk: Desk) -> Iterator[str]:
    """JupyterLab this theme, and take it away again."""
    desk.ask("PUT", f"lab/api/settings/{THEMES}", data={"raw": json.dumps({"theme": request.param})})
    yield request.param
    desk.ask("PUT", f"lab/api/settings/{THEMES}", data={"raw": "{}"})


def violations(page: Page) -> list[str]:
    """What axe finds inside the pages: the rule, the element, and what is wrong."""
    found = Axe().run(page, context=".massage-page").response["violations"]
    return [f"{rule['id']}: {node['html'][:120]} {node['failureSummary']}" for rule in found for node in rule["nodes"]]


def test_every_part_passes_axe_before_and_after_it_is_used(desk: Desk, theme: str) -> None:
    page = opened(desk, *everything())
    expect(desk.page.locator("body")).to_have_attribute("data-jp-theme-name", theme)
    assert violations(desk.page) == []
    add(log(page), "Gliding")
    log(page).get_by_role("button", name="Delete entry 1").click()
    for name, answer in ((ONE, "On the spine"), (SEVERAL, "Trapezius")):
        question(page, name).get_by_label(answer).check()
        question(page, name).get_by_role("button", name="Check my answer").click()
    page.panel.get_by_role("link", name="Massage calms.").click()
    assert violations(desk.page) == []


def test_an_untrusted_notebook_reads_whole_and_passes_axe(desk: Desk) -> None:
    page = opened(desk, *everything(), trusted=False)
    expect(page.panel.locator("massage-question, massage-search, massage-log")).to_have_count(0)
    for text in ("Where do you press?", "Massage moves blood.", "Hardly.", "Stop word"):
        expect(page.panel.get_by_text(text).first).to_be_visible()
    # What is folded opens without a script.
    for fold, text in (("Show the answer", "No, bone lies there."), ("2 words of this lesson", "The middle line of the back.")):
        page.panel.get_by_text(fold).first.click()
        expect(page.panel.get_by_text(text).first).to_be_visible()
    assert violations(desk.page) == []


def whole_course() -> list[Part]:
    """The parts of the real course that differ in kind."""
    lists = [show.red_flags(), show.stop_signs(), show.contraindications(), show.health_questions(), show.techniques(), show.positions()]
    framed = [show.opening("safety"), show.words("anatomy"), show.further_reading("benefits"), show.plan("practice"), show.lessons()]
    return [*lists, *framed, show.routine("four-steps"), show.claims("spine-rule"), show.check("technique"), show.form("consent-script")]


def test_the_real_course_passes_axe_too(desk: Desk, theme: str) -> None:
    page = opened(desk, *whole_course())
    expect(desk.page.locator("body")).to_have_attribute("data-jp-theme-name", theme)
    for part in page.panel.locator("details").all():
        part.evaluate("node => { node.open = true; }")
    assert violations(desk.page) == []


def test_on_a_phone_nothing_sticks_out(desk: Desk) -> None:
    desk.page.set_viewport_size({"width": 390, "height": 844})
    page = opened(desk, *everything(), *whole_course())
    desk.page.get_by_role("tab", name="File Browser").click()
    add(log(page), "Gliding")
    wide = "nodes => nodes.map(node => node.scrollWidth - node.clientWidth).filter(over => over > 0)"
    assert page.panel.locator(".massage-page").evaluate_all(wide) == []


def call(page: Page, name: str, *arguments: Any) -> Any:
    """Call a function of the module that the page has loaded."""
    source = "document.querySelector('link[href*=\"lesson.css\"]').href.replace('lesson.css', 'lesson.js')"
    return page.evaluate(f"async ([name, rest]) => (await import({source}))[name](...rest)", [name, list(arguments)])


def test_without_jupyter_and_under_a_strict_policy_it_works_the_same(desk: Desk) -> None:
    page = desk.page
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    names = ("tokens.css", "lesson.css", "words.json", "lesson.js")
    tokens, style, texts, script = ((FRONT_END / name).read_text(encoding="utf-8") for name in names)
    parts = "".join(part.html for part in everything())
    body = (
        f'<!doctype html><html lang="en"><title>A lesson</title><style nonce="n">{tokens}{style}</style><link rel="icon" href="data:,">'
        f'<main><p><a href="#word-midline">midline</a></p>{parts}</main><script type="application/json" id="lesson-words">{texts}</script>'
        f'<script type="module" nonce="n">{script}</script></html>'
    )
    policy = {"Content-Security-Policy": "default-src 'none'; img-src data:; style-src 'nonce-n'; script-src 'nonce-n'"}
    page.route("**/lesson.html", lambda route: route.fulfill(body=body, content_type="text/html; charset=utf-8", headers=policy))
    page.goto(f"{desk.lab.address}/lesson.html")
    page.evaluate(FORGET)
    page.reload()
    one = page.locator("massage-question").first
    one.get_by_label("On the spine").check()
    one.get_by_role("button", name="Check my answer").click()
    expect(one.get_by_role("status")).to_contain_text("No, bone lies there.")
    add(page.locator("massage-log"), "Gliding")
    expect(page.locator("massage-log").get_by_role("article")).to_have_count(1)
    with page.expect_download():
        page.locator("massage-log").get_by_role("button", name="Download as text").click()
    page.get_by_role("link", name="midline", exact=True).click()
    expect(page.locator("#word-midline")).to_be_focused()
    assert refused == []
