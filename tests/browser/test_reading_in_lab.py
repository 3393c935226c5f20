"""A lesson in JupyterLab opens as a page to read; other notebooks are as JupyterLab always shows them."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from lab import FORGET, START, OpenNotebook
from long_run import sampled
from playwright.sync_api import expect
from samples import code, notebook, shown

from massage_lessons.lab import folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lab import Desk
    from playwright.sync_api import Locator

LESSON = "02-anatomy.ipynb"
TOOLS = (
    ".jp-InputPrompt, .jp-OutputPrompt, .jp-Collapser, .jp-cell-toolbar, .jp-cell-menu, .jp-NotebookPanel-toolbar, .jp-Notebook-footer, "
    ".jp-collapseHeadingButton, .jp-SideBar, #jp-top-panel, #jp-menu-panel, #jp-bottom-panel, .jp-CodeMirrorEditor"
)

ASKS = """() => {
  const event = document.createEvent("BeforeUnloadEvent");
  event.initEvent("beforeunload", true, true);
  dispatchEvent(event);
  return event.defaultPrevented || event.returnValue !== "";
}"""
"""Whether leaving the page raises a question."""


@pytest.fixture
def lesson(desk: Desk) -> Iterator[OpenNotebook]:
    """Open a lesson as it is shipped, in a browser that has chosen nothing, and leave it so."""
    shutil.copy(next(path for path in folder.shipped() if path.name == LESSON), desk.lab.folder / LESSON)
    page = OpenNotebook(desk, LESSON)
    expect(bar(page)).to_be_visible(timeout=START)
    yield page
    desk.page.evaluate(FORGET)
    shutil.copy(next(path for path in folder.shipped() if path.name == LESSON), desk.lab.folder / LESSON)
    for kept in desk.lab.folder.glob("*my version*"):
        kept.unlink()


def bar(page: OpenNotebook) -> Locator:
    return page.panel.locator(".massage-bar")


def press(page: OpenNotebook, name: str) -> None:
    bar(page).get_by_role("button", name=name).click()


def edit(page: OpenNotebook) -> None:
    press(page, "Edit this notebook")
    expect(page.panel.locator(".jp-NotebookPanel-toolbar")).to_be_visible()


def hidden_by_the_bar(page: OpenNotebook, them: str) -> list[str]:
    """Which of them lie under the bar when they have the focus."""
    return bar(page).evaluate(
        f"""bar => [{them}].filter(one => one.checkVisibility()).filter(one => {{
          one.focus();
          const {{ top, bottom }} = one.getBoundingClientRect();
          return top < bar.getBoundingClientRect().bottom - 1 && bottom > 0 && top < innerHeight / 2;
        }}).map(one => one.outerHTML.slice(0, 80))"""
    )


def violations(desk: Desk, context: str, **options: object) -> list[str]:
    """What axe finds there: the rule, the element, and what is wrong."""
    found = Axe().run(desk.page, context=context, options=options).response["violations"]
    return [f"{rule['id']}: {node['html'][:120]} {node['failureSummary']}" for rule in found for node in rule["nodes"]]


def test_a_lesson_shows_no_tool_of_an_editor_and_a_notebook_of_the_users_shows_all(lesson: OpenNotebook, desk: Desk) -> None:
    expect(desk.page.locator(TOOLS).filter(visible=True)).to_have_count(0)
    sheet = lesson.panel.bounding_box()
    assert sheet == {"x": 0, "y": 0, "width": 1400, "height": 1000}
    own = desk.open(notebook(shown(), code("1 + 1")))
    own.wait_for_kernel()
    expect(bar(own)).to_have_count(0)
    for tool in ("#jp-menu-panel", "#jp-bottom-panel", ".jp-SideBar.jp-mod-left"):
        expect(desk.page.locator(tool)).to_be_visible()
    expect(own.cells.last.locator(".jp-InputPrompt")).to_be_visible()


def test_no_slip_changes_a_lesson_and_nothing_is_asked_of_one_who_leaves(lesson: OpenNotebook, desk: Desk) -> None:
    before = lesson.cells.all_inner_texts()
    text = lesson.panel.locator(".jp-MarkdownOutput p").nth(2)
    text.click()
    for key in ("Escape", "d", "d", "x", "a", "b", "m", "Enter", "z", "Shift+Enter"):
        desk.page.keyboard.press(key)
    text.dblclick()
    desk.page.keyboard.type("lats flank x")
    lesson.diagram().expect_alive()
    text.drag_to(lesson.panel.locator(".jp-MarkdownOutput p").nth(0))
    text.click(button="right")
    expect(desk.page.locator(".lm-Menu")).to_have_count(0)
    expect(lesson.panel.locator(".jp-MarkdownCell:not(.jp-mod-rendered)")).to_have_count(0)
    assert len(lesson.cells.all_inner_texts()) == len(before)
    expect(lesson.panel.locator(".jp-MarkdownOutput p").nth(2)).to_be_visible()
    # JupyterLab holds a page back for as long as a notebook in it is unsaved.
    assert desk.page.evaluate(ASKS) is False


def test_no_kernel_starts_for_one_who_reads_and_one_does_for_one_who_edits(lesson: OpenNotebook, desk: Desk) -> None:
    lesson.diagram().expect_alive()
    assert desk.ask("GET", "api/sessions") == []
    edit(lesson)
    lesson.wait_for_kernel()
    assert [session["path"] for session in desk.ask("GET", "api/sessions")] == [LESSON]
    # What a kernel says of itself is no change of the reader's, and neither is a click.
    lesson.diagram().expect_alive("shoulder-blade-left")
    expect(desk.page.locator(".jp-mod-dirty")).to_have_count(0)
    assert desk.page.evaluate(ASKS) is False


def test_a_cell_of_a_lesson_runs_for_one_who_edits_and_its_drawing_answers(lesson: OpenNotebook, desk: Desk) -> None:
    lesson.diagram().expect_alive()
    edit(lesson)
    lesson.wait_for_kernel()
    cell = lesson.panel.locator(".jp-CodeCell").filter(has=desk.page.locator(".massage-diagram")).first
    prompt = cell.locator(".jp-OutputPrompt").first
    stored = prompt.text_content()
    cell.click(position={"x": 4, "y": 30})
    desk.page.keyboard.press("Control+Enter")
    # The first cell that this kernel has run.
    expect(prompt).to_have_text(re.compile(r"\[1\]"), timeout=START)
    assert stored != prompt.text_content()
    drawn = lesson.diagram()
    drawn.expect_nothing_selected()
    drawn.expect_alive("shoulder-blade-left")
    # Now there is something to lose.
    assert desk.page.evaluate(ASKS) is True
    press(lesson, "Read this lesson")
    expect(desk.page.locator(".jp-mod-dirty")).to_have_count(0)
    assert desk.page.evaluate(ASKS) is False
    lesson.diagram().expect_alive()


def test_editing_gives_all_of_jupyterlab_back_and_is_remembered_until_one_reads_again(lesson: OpenNotebook, desk: Desk) -> None:
    edit(lesson)
    expect(desk.page.locator("#jp-menu-panel")).to_be_visible()
    expect(lesson.cells.first.locator(".jp-Collapser").first).to_be_attached()
    lesson.panel.locator(".jp-MarkdownOutput p").nth(1).click(button="right")
    expect(desk.page.get_by_role("menu").get_by_role("menuitem", name="Delete Cell")).to_be_visible()
    desk.page.keyboard.press("Escape")
    lesson.panel.locator(".jp-MarkdownOutput p").nth(1).dblclick()
    written = lesson.panel.locator(".jp-MarkdownCell:not(.jp-mod-rendered)")
    expect(written).to_have_count(1)
    press(lesson, "Read this lesson")
    expect(written).to_have_count(0)
    edit(lesson)
    lesson.open()
    expect(bar(lesson).get_by_role("button", name="Read this lesson")).to_be_visible(timeout=START)
    press(lesson, "Read this lesson")
    expect(desk.page.locator(TOOLS).filter(visible=True)).to_have_count(0)
    lesson.open()
    expect(bar(lesson).get_by_role("button", name="Edit this notebook")).to_be_visible(timeout=START)


def test_who_turns_to_editing_and_back_stays_at_the_part_that_was_read(lesson: OpenNotebook) -> None:
    heading = lesson.panel.locator(".jp-MarkdownOutput h2").nth(4)
    heading.evaluate("one => one.scrollIntoView()")
    press(lesson, "Edit this notebook")
    expect(heading).to_be_in_viewport()
    expect(bar(lesson).get_by_role("button", name="Read this lesson")).to_be_in_viewport()
    press(lesson, "Read this lesson")
    expect(bar(lesson).get_by_role("button", name="Edit this notebook")).to_be_visible()
    expect(heading).to_be_in_viewport()


def test_a_lesson_is_restored_when_one_says_so_and_ones_own_version_is_kept(lesson: OpenNotebook, desk: Desk) -> None:
    shipped = desk.lab.stored(LESSON)
    changed = desk.lab.stored(LESSON)
    changed.cells[0].source = "# My own anatomy"
    desk.lab.put(LESSON, changed)
    lesson.open()
    expect(lesson.panel.get_by_role("heading", name="My own anatomy")).to_be_visible(timeout=START)
    press(lesson, "Restore this lesson")
    desk.page.keyboard.press("Enter")
    expect(desk.page.get_by_role("dialog")).to_have_count(0)
    assert desk.lab.stored(LESSON).cells[0].source == "# My own anatomy"
    press(lesson, "Restore this lesson")
    desk.page.get_by_role("dialog").get_by_role("button", name="Restore this lesson").click()
    kept = f"{LESSON.removesuffix('.ipynb')} (my version).ipynb"
    expect(bar(lesson).get_by_role("status")).to_contain_text(kept, timeout=START)
    expect(lesson.panel.get_by_role("heading", name="Anatomy of the back")).to_be_visible()
    assert desk.lab.stored(LESSON) == shipped
    assert desk.lab.stored(kept).cells[0].source == "# My own anatomy"
    assert desk.ask("GET", "api/sessions") == []
    expect(lesson.panel.locator(".massage-diagram .md-why")).to_have_count(0)


def test_the_bar_says_which_part_one_reads_and_holds_to_it_while_drawings_load(lesson: OpenNotebook) -> None:
    part = bar(lesson).locator("summary")
    written = "\n".join(cell.source for cell in lesson.desk.lab.stored(LESSON).cells if cell.cell_type == "markdown")
    count = len(re.findall(r"^## ", written, re.MULTILINE))
    # However much of the lesson is drawn, it has as many parts.
    expect(part).to_have_text(f"Part 1 of {count}: To begin")
    parts = lesson.panel.locator(".jp-MarkdownOutput h2")
    expect(parts).to_have_count(count, timeout=START)
    part.press("Enter")
    bar(lesson).get_by_role("listitem").filter(has_text="Beside the spine").get_by_role("button").press("Enter")
    chosen = parts.filter(has_text="Beside the spine")
    expect(chosen).to_be_focused()
    assert hidden_by_the_bar(lesson, "document.activeElement") == []
    # What is drawn late above it moves the page, and not the reader.
    top = "node => Math.round(node.getBoundingClientRect().top)"
    before = chosen.evaluate(top)
    cell = lesson.panel.locator(".jp-MarkdownCell").first
    grow = "node => { node.style.minHeight = `${node.offsetHeight + 900}px`; }"
    cell.evaluate(grow)
    lesson.page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert chosen.evaluate(top) == pytest.approx(before, abs=3)
    expect(part).to_contain_text("Beside the spine")
    # Whoever goes elsewhere is not held.
    lesson.panel.locator(".jp-WindowedPanel-outer").hover(position={"x": 200, "y": 300})
    lesson.page.mouse.wheel(0, -2000)
    lesson.page.wait_for_function("([node, top]) => node.getBoundingClientRect().top > top + 1000", arg=[chosen.element_handle(), before])
    gone = chosen.evaluate(top)
    lesson.panel.locator(".jp-MarkdownCell").last.evaluate(grow)
    lesson.page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert chosen.evaluate(top) == pytest.approx(gone, abs=3)


def test_the_bar_leads_to_the_next_lesson(lesson: OpenNotebook) -> None:
    press(lesson, "Next: What massage does, and what it does not")
    expect(lesson.panel.get_by_role("heading", name="What massage does, and what it does not", level=1)).to_be_visible(timeout=START)


JOINED = """async () => {
  const answer = await fetch(`${location.origin}/api/sessions`);
  return (await answer.json()).some(({ kernel }) => kernel.connections > 0);
}"""


def test_a_kernel_that_runs_already_is_joined_and_the_lesson_stays_as_it_was_stored(lesson: OpenNotebook, desk: Desk) -> None:
    shipped = desk.lab.stored(LESSON)
    kernel = {"path": LESSON, "name": LESSON, "type": "notebook", "kernel": {"name": "python3"}}
    desk.ask("POST", "api/sessions", data=kernel)
    lesson.open()
    desk.page.wait_for_function(JOINED, timeout=START)
    lesson.diagram().expect_alive()
    assert len(desk.ask("GET", "api/sessions")) == 1
    assert desk.page.evaluate(ASKS) is False
    expect(desk.page.locator(".jp-mod-dirty")).to_have_count(0)
    assert desk.lab.stored(LESSON) == shipped


def test_a_lesson_is_presented_and_exported_from_the_bar(lesson: OpenNotebook, desk: Desk) -> None:
    with desk.page.expect_popup() as popup:
        press(lesson, "Present")
    expect(popup.value.locator(".reveal")).to_be_visible(timeout=START)
    popup.value.close()
    with desk.page.expect_download(timeout=START) as download:
        press(lesson, "Export")
    assert download.value.suggested_filename == "02-anatomy.html"


def test_the_drawing_stays_in_sight_beside_the_text_that_talks_of_it(lesson: OpenNotebook, desk: Desk) -> None:
    desk.page.set_viewport_size({"width": 1280, "height": 800})
    layers = lesson.diagram(2)
    drawing = layers.root
    told = lesson.panel.get_by_role("link", name="reaches", exact=True).first
    told.evaluate("node => node.scrollIntoView({block: 'center'})")
    text, beside = told.bounding_box(), drawing.bounding_box()
    assert text is not None
    assert beside is not None
    assert text["x"] + text["width"] < beside["x"]
    assert beside["y"] >= 0
    assert beside["y"] + beside["height"] / 2 <= 800
    told.click()
    expect(layers.card.get_by_role("heading", name="Trapezius").first).to_be_visible()
    # The text that follows the section goes under no drawing.
    asked = lesson.panel.locator("[data-question=anatomy-first-muscle]").first
    asked.evaluate("node => node.scrollIntoView({block: 'center'})")
    below, above = asked.bounding_box(), drawing.bounding_box()
    assert below is not None
    assert above is not None
    assert above["y"] + above["height"] <= below["y"] + 1


@pytest.mark.parametrize(
    ("width", "light"), sampled([(320, "true"), (320, "false"), (1280, "true"), (1280, "false")], (320, "false"), (1280, "true"))
)
def test_a_lesson_to_read_is_accessible_and_never_wider_than_the_window(lesson: OpenNotebook, desk: Desk, width: int, light: str) -> None:
    desk.page.set_viewport_size({"width": width, "height": 700})
    desk.page.evaluate("light => { document.body.dataset.jpThemeLight = light; }", light)
    scroller = lesson.panel.locator(".jp-WindowedPanel-outer")
    assert scroller.evaluate("node => node.scrollWidth - node.clientWidth") <= 0
    # Backwards, as with Shift and Tab.
    assert hidden_by_the_bar(lesson, "...[...document.querySelectorAll('.jp-Cell :is(a[href], button, summary)')].reverse()") == []
    assert violations(desk, ".massage-bar") == []
    assert violations(desk, ".massage-reading", runOnly=["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]) == []
    press(lesson, "Restore this lesson")
    assert violations(desk, "dialog") == []
    desk.page.keyboard.press("Escape")
    expect(desk.page.get_by_role("dialog")).to_have_count(0)
