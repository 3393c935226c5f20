"""What a learner does is kept: in exported pages opened from a disk, in two tabs, in browsers that keep nothing, and in JupyterLab."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from installed_browser import browser_path, flags
from lab import FORGET, START
from nbformat.v4 import new_code_cell, new_output
from playwright.sync_api import expect
from progress import WAIT
from samples import notebook

from massage_lessons import show
from massage_lessons.course import find
from massage_lessons.course.words import say
from massage_lessons.export.page.exporter import LessonExporter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lab import Desk
    from nbformat import NotebookNode
    from playwright.sync_api import BrowserContext, Locator, Page, Response, Route

    from massage_lessons.pages import Page as Part

WORDS, ONE = "safety-easy-no", "safety-saddle"
SHEET = next(form for form in find.course().forms if not form.many and not form.aloud)
FIELD = next(field for field in SHEET.fields if field.kind == "text")
SAID = next(form for form in find.course().forms if form.aloud)
SAID_LINE = next(field for field in SAID.fields if field.kind == "line")
LOG = next(form for form in find.course().forms if form.many)
FORBID = "IDBFactory.prototype.open = () => { throw new DOMException('forbidden', 'SecurityError'); }"
FULL = """const { add } = IDBObjectStore.prototype;
globalThis.full = true;
IDBObjectStore.prototype.add = function (...row) {
  if (globalThis.full) throw new DOMException("full", "QuotaExceededError");
  return add.apply(this, row);
}"""
SLOW = """globalThis.disk = Promise.resolve();
const complete = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, "oncomplete");
Object.defineProperty(IDBTransaction.prototype, "oncomplete", {
  set(heard) { complete.set.call(this, event => globalThis.disk.then(() => heard(event))); },
});"""
"""A disk that takes as long as the test wants."""
JOURNAL = 'globalThis[Symbol.for("massage-lessons.journal")]'
ENTRIES = f"""async () => {{
  const journal = {JOURNAL};
  await journal.ready;
  return journal.entries();
}}"""
PUT_OLD = """old => {
  for (const [key, kept] of Object.entries(old)) localStorage.setItem(`massage-lessons:${key}`, JSON.stringify(kept));
}"""
STUCK = """() => {
  const never = new Proxy({}, { get: () => () => ({}) });
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (names, ...how) {
    return ["meta", "typing"].includes(String(names)) ? transaction.call(this, names, ...how) : { objectStore: () => never };
  };
}"""
"""From now on the page comes no further than to note what it is about to do."""
TYPED = """() => new Promise(done => {
  indexedDB.open("massage-lessons").onsuccess = ({ target }) => {
    target.result.transaction(["typing"]).objectStore("typing").getAll().onsuccess = ({ target }) => done(target.result);
  };
})"""
"""What is typed, as it lies on the disk."""
NOTHING_ASIDE = "() => { Storage.prototype.setItem = () => {}; }"
"""A page can lay nothing aside when it ends; the same as where the browser shows the next page nothing of it."""
STILL_HELD = """async () => {
  const { held } = await navigator.locks.query();
  const names = held.map(({ name }) => name).filter(name => name.startsWith("massage-lessons:page:"));
  for (const name of names) navigator.locks.request(name, () => new Promise(() => {}));
  return names.length;
}"""
"""A browser that is slow to say that a page has ended: its lock stays held."""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def cell(part: Part) -> NotebookNode:
    return new_code_cell("show", execution_count=1, outputs=[new_output("execute_result", part._repr_mimebundle_(), execution_count=1)])


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A page on a disk with two questions, a sheet, one that is folded, a log, and where all of it is kept."""
    parts = [show.questions(WORDS), show.questions(ONE), *(show.form(form.id) for form in (SHEET, SAID, LOG)), show.keeping()]
    path = tmp_path_factory.mktemp("journal, à lire") / "page.html"
    path.write_text(LessonExporter().from_notebook_node(notebook(*map(cell, parts)))[0], encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def browser(context: BrowserContext) -> Iterator[Callable[..., BrowserContext]]:
    """Makes browsers that know nothing yet."""
    made = []

    def another(**how: Any) -> BrowserContext:
        made.append(context.browser.new_context(reduced_motion="reduce", **how))
        return made[-1]

    yield another
    for one in made:
        one.close()


def opened(browser: BrowserContext, address: str, script: str = "") -> Page:
    page = browser.new_page()
    if script:
        page.add_init_script(script)
    page.goto(address)
    page.locator("html[data-lesson-ready=yes]").wait_for()
    return page


def question(page: Page, name: str) -> Locator:
    return page.locator(f"massage-question[data-question='{name}']")


def field(page: Page) -> Locator:
    return page.locator(f"massage-sheet [data-field='{FIELD.id}']")


def check(page: Page) -> None:
    question(page, ONE).locator("input").first.check()
    question(page, ONE).get_by_role("button", name="Check my answer").click()


def answered(page: Page) -> Locator:
    return question(page, ONE).locator(".mp-result")


def kept(page: Page) -> Locator:
    return question(page, ONE).locator(".mp-kept")


def entries(page: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate(ENTRIES)
    return found


def panel(page: Page) -> Locator:
    """Where answers are kept, opened."""
    page.locator(".mp-keeping summary").click()
    return page.locator("massage-keeping")


def test_an_answer_is_called_saved_only_when_it_lies_on_the_disk(browser: Callable[..., BrowserContext], address: str) -> None:
    page = opened(browser(), address, SLOW)
    page.evaluate("() => { globalThis.disk = new Promise(done => { globalThis.written = done; }); }")
    check(page)
    expect(answered(page)).not_to_be_empty()
    expect(kept(page)).to_be_empty()
    page.evaluate("written()")
    expect(kept(page)).to_have_text("Saved.")


def test_a_page_that_is_loaded_again_in_the_middle_has_all_that_was_written(browser: Callable[..., BrowserContext], address: str) -> None:
    page = opened(browser(), address)
    check(page)
    expect(kept(page)).to_have_text("Saved.")
    question(page, WORDS).get_by_role("textbox").press_sequentially("It is pol")
    field(page).press_sequentially("Slow")
    page.reload()
    expect(question(page, WORDS).get_by_role("textbox")).to_have_value("It is pol")
    expect(field(page)).to_have_value("Slow")
    expect(question(page, ONE).locator("input").first).to_be_checked()
    expect(answered(page)).not_to_be_empty()
    question(page, WORDS).get_by_role("textbox").press_sequentially("ite")
    question(page, WORDS).get_by_role("button", name="Compare my answer").click()
    page.reload()
    expect(question(page, WORDS).get_by_role("textbox")).to_have_value("It is polite")
    expect(question(page, WORDS).locator(".mp-result")).not_to_be_empty()
    last = [entry for entry in entries(page) if entry["about"] == WORDS]
    assert [(entry["act"], entry["words"], entry["rating"]) for entry in last] == [("answer", "It is polite", None)]


def test_what_was_on_its_way_to_the_disk_when_the_page_ended_is_kept_once(browser: Callable[..., BrowserContext], address: str) -> None:
    page = opened(browser(), address)
    field(page).fill("Sl")
    assert len(page.evaluate(WAIT.format(count=1, entries=ENTRIES))) == 1
    page.evaluate(STUCK)
    check(page)
    field(page).fill("Slow")
    question(page, WORDS).get_by_role("textbox").press_sequentially("It is pol")
    for _ in range(2):
        page.reload()
        page.locator("html[data-lesson-ready=yes]").wait_for()
        found = page.evaluate(WAIT.format(count=4, entries=ENTRIES))
        assert sorted((entry["act"], entry["about"], entry.get("value")) for entry in found) == [
            ("answer", ONE, None),
            ("write", f"{SHEET.id}/{FIELD.id}", "Sl"),
            ("write", f"{SHEET.id}/{FIELD.id}", "Slow"),
            ("write", f"question/{WORDS}", "It is pol"),
        ]
        expect(answered(page)).not_to_be_empty()
        expect(field(page)).to_have_value("Slow")
        expect(question(page, WORDS).get_by_role("textbox")).to_have_value("It is pol")
        expect(page.locator(".mp-other")).to_have_count(0)
        assert page.evaluate("Object.keys(localStorage)") == []
    page.evaluate(STUCK)
    question(page, ONE).get_by_role("button", name="Clear my answer").click()
    page.reload()
    page.locator("html[data-lesson-ready=yes]").wait_for()
    assert page.evaluate(WAIT.format(count=5, entries=ENTRIES))[-1]["act"] == "clear"
    expect(answered(page)).to_be_empty()


def test_what_a_page_had_just_begun_to_keep_is_kept_where_the_browser_shows_the_next_page_nothing_that_was_laid_aside(
    browser: Callable[..., BrowserContext], address: str
) -> None:
    page = opened(browser(), address)
    check(page)
    expect(kept(page)).to_have_text("Saved.")
    page.evaluate(NOTHING_ASIDE)
    page.evaluate(STUCK)
    field(page).fill("Slow")
    question(page, ONE).get_by_role("button", name="Clear my answer").click()
    page.reload()
    page.locator("html[data-lesson-ready=yes]").wait_for()
    found = page.evaluate(WAIT.format(count=3, entries=ENTRIES))
    assert sorted((entry["act"], entry.get("value")) for entry in found) == [("answer", None), ("clear", None), ("write", "Slow")]
    expect(field(page)).to_have_value("Slow")
    expect(answered(page)).to_be_empty()
    expect(question(page, ONE).locator("input:checked")).to_have_count(0)


def test_an_answer_that_is_cleared_before_the_disk_has_said_anything_stays_cleared(
    browser: Callable[..., BrowserContext], address: str
) -> None:
    page = opened(browser(), address, SLOW)
    page.evaluate("() => { globalThis.disk = new Promise(() => {}); }")
    check(page)
    expect(answered(page)).not_to_be_empty()
    question(page, ONE).get_by_role("button", name="Clear my answer").click()
    page.reload()
    page.locator("html[data-lesson-ready=yes]").wait_for()
    assert [entry["act"] for entry in page.evaluate(WAIT.format(count=2, entries=ENTRIES))] == ["answer", "clear"]
    expect(answered(page)).to_be_empty()


def test_each_letter_comes_to_the_disk_at_once_and_none_waits_for_those_before_it(
    browser: Callable[..., BrowserContext], address: str
) -> None:
    page = opened(browser(), address, SLOW)
    page.evaluate("() => { globalThis.disk = new Promise(() => {}); }")
    field(page).press_sequentially("Slow")
    assert [row["value"] for row in page.evaluate(TYPED)] == ["Slow"]


def test_what_a_page_left_is_kept_though_the_browser_has_not_said_that_it_has_ended(
    browser: Callable[..., BrowserContext], address: str
) -> None:
    # A busy Chromium now and then shows a page nothing of its localStorage: that is not what is tried here.
    for _ in range(5):
        one_browser = browser()
        page, other = opened(one_browser, address), opened(one_browser, address)
        check(page)
        expect(kept(page)).to_have_text("Saved.")
        page.evaluate("localStorage.setItem('here', 'yes')")
        assert other.evaluate(STILL_HELD) == 1
        page.evaluate(STUCK)
        question(page, ONE).get_by_role("button", name="Clear my answer").click()
        page.reload()
        page.locator("html[data-lesson-ready=yes]").wait_for()
        if page.evaluate("localStorage.getItem('here')"):
            break
    assert [entry["act"] for entry in entries(page)] == ["answer", "clear"]
    expect(answered(page)).to_be_empty()
    expect(answered(other)).to_be_empty()


def test_answers_outlive_a_file_of_the_browser_that_was_cut_in_a_write(context: BrowserContext, address: str, tmp_path: Path) -> None:
    assert context.browser
    chromium = context.browser.browser_type
    profile, program = tmp_path / "profile", browser_path(SimpleNamespace(chromium=chromium))

    def visit(*texts: str) -> tuple[list[str], list[str]]:
        """Write these; what was there before, and what the page had to tell of it."""
        with chromium.launch_persistent_context(profile, executable_path=program, args=flags()) as one:
            page = one.pages[0]
            page.goto(address)
            page.locator("html[data-lesson-ready=yes]").wait_for()
            found = [entry["value"] for entry in entries(page)], page.evaluate(f"{JOURNAL}.where.notes")
            for text in texts:
                page.evaluate(f"value => {JOURNAL}.write('place', value)", text)
        return found

    visit("one", "two", "three")
    (file,) = (profile / "Default" / "IndexedDB").glob("file__0.indexeddb.leveldb/*.log")
    # So a browser leaves it that is killed while it writes.
    with file.open("r+b") as cut:
        cut.truncate(file.stat().st_size - 20)
    visit("four")
    assert visit() == (["one", "two", "three", "four"], [say("lesson.kept.brought-back", n=4)])


def test_an_answer_has_its_question_its_options_and_its_grade_and_a_second_try_says_so(
    browser: Callable[..., BrowserContext], address: str
) -> None:
    page = opened(browser(), address)
    right = next(one for lesson in find.course().lessons for one in lesson.questions if one.id == ONE)
    wrong, good = (next(option.id for option in right.options if option.right is truth) for truth in (False, True))
    for chosen in (wrong, good):
        question(page, ONE).locator(f"input[value='{chosen}']").check()
        question(page, ONE).get_by_role("button", name="Check my answer").click()
        expect(kept(page)).to_have_text("Saved.")
    found = [entry for entry in entries(page) if entry["act"] == "answer"]
    assert [(one["about"], one["answer"], one["good"], one["rating"], one.get("try", 1)) for one in found] == [
        (ONE, [wrong], False, 1, 1),
        (ONE, [good], True, 3, 2),
    ]
    question(page, ONE).get_by_role("button", name="Clear my answer").click()
    expect(answered(page)).to_be_empty()
    page.reload()
    page.locator("html[data-lesson-ready=yes]").wait_for()
    assert page.evaluate(WAIT.format(count=3, entries=ENTRIES))[-1]["act"] == "clear"
    expect(question(page, ONE).locator("input:checked")).to_have_count(0)


@pytest.mark.parametrize("choice", ["Use this one", "Keep mine"])
def test_of_two_texts_in_one_field_neither_is_replaced_in_silence(
    browser: Callable[..., BrowserContext], address: str, choice: str
) -> None:
    one_browser = browser()
    here, there = opened(one_browser, address), opened(one_browser, address)
    # Both write before either is kept.
    there.evaluate("() => { globalThis.setTimeout = () => 0; }")
    field(there).press_sequentially("there")
    field(here).press_sequentially("here")
    expect(there.locator(".mp-other")).to_contain_text("here")
    expect(field(there)).to_have_value("there")
    there.evaluate("dispatchEvent(new Event('pagehide'))")
    expect(here.locator(".mp-other")).to_contain_text("there")
    expect(field(here)).to_have_value("here")
    # Whoever opens it later sees both, too.
    third = opened(one_browser, address)
    expect(third.locator(".mp-other")).to_be_visible()
    here.locator(".mp-other").get_by_role("button", name=choice).click()
    expected = "there" if choice == "Use this one" else "here"
    for page in (here, third):
        expect(page.locator(".mp-other")).to_have_count(0)
        expect(field(page)).to_have_value(expected)


def test_two_texts_in_a_field_that_is_folded_away_open_the_fold(browser: Callable[..., BrowserContext], address: str) -> None:
    one_browser = browser()
    pages = [opened(one_browser, address), opened(one_browser, address)]
    for page, text in zip(pages, ("here", "there"), strict=True):
        page.evaluate("() => { globalThis.setTimeout = () => 0; }")
        page.locator(f"[data-form={SAID.id}]").locator("xpath=ancestor::details").locator("summary").click()
        page.locator(f"[data-form={SAID.id}] [data-field={SAID_LINE.id}]").press_sequentially(text)
    for page in pages:
        page.evaluate("dispatchEvent(new Event('pagehide'))")
    third = opened(one_browser, address)
    expect(third.locator(".mp-other")).to_be_visible()


def test_what_an_observer_says_of_a_step_becomes_an_entry_once_and_the_sheet_stays(
    browser: Callable[..., BrowserContext], address: str
) -> None:
    page = opened(browser(), address)
    sheet = page.locator(f"massage-sheet[data-form='{SHEET.id}']")
    rated = [field for field in SHEET.fields if field.rates]
    add = sheet.get_by_role("button", name=say("lesson.form.rate"))
    sheet.locator(f"[data-field='{rated[0].id}']").check()
    sheet.get_by_text(say("pages.form.rate")).click()
    add.click()
    expect(sheet.get_by_role("status")).to_contain_text(say("lesson.form.unrated"))
    for field, rating in zip(rated, ("hard", "good"), strict=False):
        sheet.locator(f"[data-rates='{field.rates}']").select_option(say(f"progress.hands.ratings.{rating}"))
    add.dblclick()
    expect(sheet.get_by_role("status")).to_contain_text(say("lesson.form.rated", n=2))
    add.click()
    expect(sheet.get_by_role("status")).to_contain_text(say("lesson.form.rated", n=2))
    page.reload()
    page.locator("html[data-lesson-ready=yes]").wait_for()
    expect(sheet.locator(f"[data-field='{rated[0].id}']")).to_be_checked()
    expect(sheet.locator(f"[data-rates='{rated[0].rates}']")).to_have_value("")
    skills = [entry for entry in entries(page) if entry["act"] == "skill"]
    assert [(entry["about"], entry["rating"], entry["by"]) for entry in skills] == [
        (rated[0].rates, 2, "observer"),
        (rated[1].rates, 3, "observer"),
    ]
    assert all(len(entry["hash"]) == 8 for entry in skills)


def test_a_field_that_nobody_writes_in_follows_the_other_tab(browser: Callable[..., BrowserContext], address: str) -> None:
    one_browser = browser()
    here, there = opened(one_browser, address), opened(one_browser, address)
    field(here).fill("Slow")
    expect(field(there)).to_have_value("Slow")
    field(there).fill("Slower")
    expect(field(here)).to_have_value("Slower")
    expect(here.locator(".mp-other")).to_have_count(0)
    check(here)
    expect(answered(there)).not_to_be_empty()


def test_an_entry_of_a_log_that_two_tabs_change_keeps_both(browser: Callable[..., BrowserContext], address: str) -> None:
    one_browser = browser()
    here, there = opened(one_browser, address), opened(one_browser, address)
    name = next(one.id for one in LOG.fields if one.kind == "text")
    logs = [page.locator("massage-log") for page in (here, there)]
    logs[0].locator(f"[data-field='{name}']").fill("Gliding")
    logs[0].get_by_role("button", name="Add to the log").click()
    for log, text in zip(logs, ("Gliding here", "Gliding there"), strict=True):
        log.get_by_role("button", name="Change entry 1").click()
        log.locator(f"[data-field='{name}']").fill(text)
    for log in logs:
        log.get_by_role("button", name="Save the change").click()
    for log in logs:
        expect(log.get_by_role("article")).to_contain_text("Gliding here")
        expect(log.get_by_role("article")).to_contain_text("Gliding there")
    logs[0].get_by_role("button", name="Use this one").click()
    for log in logs:
        expect(log.locator(".mp-other")).to_have_count(0)


def test_without_room_the_answer_stays_on_the_page_says_so_and_is_kept_when_there_is_room(
    browser: Callable[..., BrowserContext], address: str
) -> None:
    page = opened(browser(), address, FULL)
    check(page)
    expect(kept(page)).to_contain_text("There is no room left to keep this.")
    expect(answered(page)).not_to_be_empty()
    page.evaluate("globalThis.full = false")
    field(page).fill("Slow")
    page.locator(".mp-keeping summary").click()
    expect(page.locator("massage-keeping")).not_to_contain_text("no room")
    page.evaluate("globalThis.full = true")
    page.reload()
    expect(answered(page)).not_to_be_empty()


def test_a_browser_that_keeps_nothing_says_so_in_one_sentence_and_gives_a_file(
    browser: Callable[..., BrowserContext], address: str
) -> None:
    page = opened(browser(), address, FORBID)
    check(page)
    expect(kept(page)).to_contain_text("This browser does not keep what you write.")
    expect(answered(page)).not_to_be_empty()
    place = panel(page)
    expect(place).to_contain_text("This browser does not keep what you write.")
    with page.expect_download() as saved:
        place.get_by_role("button", name="Save to a file").click()
    other = opened(browser(), address)
    panel(other).locator("input[type=file]").set_input_files(saved.value.path())
    expect(answered(other)).not_to_be_empty()


def test_a_file_brings_all_of_it_to_another_browser_and_twice_is_once(
    browser: Callable[..., BrowserContext], address: str, tmp_path: Path
) -> None:
    page = opened(browser(), address)
    check(page)
    field(page).fill("Grün, ñ & “so”")
    expect(panel(page)).to_contain_text("2 entries are in no file yet.")
    page.get_by_label("Your name in the file").fill("Ñandú Müller")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save to a file").click()
    expect(page.locator("massage-keeping")).to_contain_text("All that you have done is in a file.")
    assert saved.value.suggested_filename.startswith("massage-lessons-")
    file = tmp_path / "mine.jsonl"
    saved.value.save_as(file)
    header, *lines = file.read_text(encoding="utf-8").splitlines()
    assert json.loads(header)["name"] == "Ñandú Müller"
    other = opened(browser(), address)
    place = panel(other)
    place.locator("input[type=file]").set_input_files(file)
    expect(place.get_by_role("status")).to_have_text("3 entries were taken in.")
    expect(answered(other)).not_to_be_empty()
    expect(field(other)).to_have_value("Grün, ñ & “so”")
    place.locator("input[type=file]").set_input_files(file)
    expect(place.get_by_role("status")).to_have_text("Nothing in the file was new. 3 were here already.")
    with other.expect_download() as again:
        place.get_by_role("button", name="Save to a file").click()
    assert Path(again.value.path()).read_text(encoding="utf-8").splitlines()[1:] == lines


def test_a_file_for_a_teacher_has_answers_and_nothing_that_was_written(browser: Callable[..., BrowserContext], address: str) -> None:
    page = opened(browser(), address)
    check(page)
    field(page).fill("Only for me")
    expect(panel(page)).to_contain_text("2 entries are in no file yet.")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save for a teacher").click()
    assert saved.value.suggested_filename.startswith("massage-results-")
    text = Path(saved.value.path()).read_text(encoding="utf-8")
    assert [json.loads(line)["act"] for line in text.splitlines()[1:]] == ["answer"]
    assert "Only for me" not in text
    expect(page.locator("massage-keeping")).to_contain_text("2 entries are in no file yet.")


def test_a_damaged_file_gives_what_can_be_read_and_a_foreign_one_changes_nothing(
    browser: Callable[..., BrowserContext], address: str, tmp_path: Path
) -> None:
    page = opened(browser(), address)
    check(page)
    expect(kept(page)).to_have_text("Saved.")
    text = page.evaluate("globalThis[Symbol.for('massage-lessons.journal')].export()")
    other = opened(browser(), address)
    place = panel(other)
    file = tmp_path / "file.jsonl"
    file.write_text("My holidays\nwere long.", encoding="utf-8")
    place.locator("input[type=file]").set_input_files(file)
    expect(place.get_by_role("status")).to_have_text("file.jsonl is no file of this course. Nothing was changed.")
    file.write_text(text + '{"id": "torn\n', encoding="utf-8")
    place.locator("input[type=file]").set_input_files(file)
    expect(place.get_by_role("status")).to_contain_text("1 entry was taken in. Line 3 could not be read and was left out.")
    expect(place.get_by_role("status")).to_contain_text("The file was changed after it was saved.")


def test_all_is_forgotten_only_after_it_was_asked_twice(browser: Callable[..., BrowserContext], address: str) -> None:
    one_browser = browser()
    page, there = opened(one_browser, address), opened(one_browser, address)
    check(page)
    expect(answered(there)).not_to_be_empty()
    place = panel(page)
    place.get_by_role("button", name="Forget everything").click()
    with page.expect_download():
        place.get_by_role("button", name="Save to a file").last.click()
    place.get_by_role("button", name="Go on").click()
    place.get_by_role("button", name="No, keep it").click()
    assert len(entries(page)) == 1
    place.get_by_role("button", name="Forget everything").click()
    place.get_by_role("button", name="Go on").click()
    place.get_by_role("button", name="Yes, forget it").click()
    expect(place.get_by_role("status")).to_have_text("All of it is forgotten.")
    for one in (page, there):
        expect(answered(one)).to_be_empty()
    assert entries(page) == []


def test_what_earlier_versions_kept_is_taken_over(browser: Callable[..., BrowserContext], address: str) -> None:
    page = opened(browser(), address)
    choice = question(page, ONE).locator("input").first.get_attribute("value")
    old = {
        f"question:{ONE}": {"options": [choice], "checked": True},
        f"question:{WORDS}": {"options": [], "words": "It is polite", "checked": False},
        f"form:{SHEET.id}": {FIELD.id: {"at": 5, "value": "Slow"}},
        "player": {"bell": False},
    }
    page.evaluate(PUT_OLD, old)
    page.reload()
    expect(question(page, ONE).locator("input").first).to_be_checked()
    expect(answered(page)).not_to_be_empty()
    expect(question(page, WORDS).get_by_role("textbox")).to_have_value("It is polite")
    expect(field(page)).to_have_value("Slow")
    assert page.evaluate("Object.keys(localStorage)") == ["massage-lessons:player"]
    assert len(entries(page)) == 3


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_where_answers_are_and_two_texts_pass_axe_and_nothing_sticks_out(
    browser: Callable[..., BrowserContext], address: str, width: int, scheme: str
) -> None:
    one_browser = browser(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page, there = opened(one_browser, address), opened(one_browser, address)
    there.evaluate("() => { globalThis.setTimeout = () => 0; }")
    field(there).press_sequentially("there")
    field(page).press_sequentially("here")
    expect(there.locator(".mp-other")).to_be_visible()
    there.evaluate("dispatchEvent(new Event('pagehide'))")
    check(page)
    panel(page).get_by_role("button", name="Forget everything").click()
    expect(page.locator(".mp-other")).to_be_visible()
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    assert [(rule["id"], node["html"][:120]) for rule in found for node in rule["nodes"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


class Server:
    """JupyterLab's side of the log, as our extension answers; it can be away."""

    def __init__(self) -> None:
        self.kept: dict[str, Any] = {}
        self.away = False
        self.tokens: set[str | None] = set()

    def answer(self, route: Route) -> None:
        request = route.request
        self.tokens.add(request.headers.get("authorization"))
        if self.away:
            route.abort()
        elif request.method == "POST":
            new = request.post_data_json["entries"]
            self.kept |= {entry["id"]: entry for entry in new}
            route.fulfill(json={"kept": [entry["id"] for entry in new], "faults": []})
        else:
            after = int(parse_qs(urlsplit(request.url).query).get("after", ["0"])[0] or 0)
            known = list(self.kept.values())
            route.fulfill(json={"entries": known[after:], "cursor": str(len(known)), "where": "/home/a/log.sqlite", "notes": []})


def is_post(answer: Response) -> bool:
    """Whether an answer of the server says what it has kept."""
    return answer.request.method == "POST"


def test_in_jupyterlab_the_server_keeps_it_too_and_gives_it_to_another_browser(desk: Desk) -> None:
    server = Server()
    page = desk.page
    page.goto(f"{desk.lab.address}/static/favicons/favicon.ico")
    page.evaluate(FORGET)
    page.route("**/massage-lessons/log*", server.answer)
    lesson = desk.open(notebook(cell(show.questions(ONE)), cell(show.keeping())))
    question(page, ONE).locator("input").first.wait_for(timeout=START)
    with page.expect_response(is_post):
        check(page)
    expect(kept(page)).to_have_text("Saved.")
    expect(panel(page)).to_contain_text("Kept by JupyterLab, too: /home/a/log.sqlite")
    assert [entry["about"] for entry in server.kept.values()] == [ONE]
    assert server.tokens == {f"token {desk.lab.token}"}
    # A browser that was emptied knows nothing of it but what the server has.
    page.evaluate(FORGET)
    lesson.open()
    expect(answered(page)).not_to_be_empty(timeout=START)
    # While the server is away the answer is kept here, and it is sent when it is back.
    server.away = True
    question(page, ONE).locator("input").last.check()
    question(page, ONE).get_by_role("button", name="Check my answer").click()
    expect(kept(page)).to_have_text("Saved.")
    expect(panel(page)).to_contain_text("JupyterLab cannot be reached just now.")
    server.away = False
    with page.expect_response(is_post):
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator("massage-keeping")).to_contain_text("Kept by JupyterLab, too")
    assert len(server.kept) == 2
