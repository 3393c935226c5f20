"""Exported pages as a reader gets them: opened as a file, with the network off, every request counted and every complaint kept."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from export_samples import HOSTILE, hostile_notebook, made, result, text
from lab import Diagram
from long_run import SAMPLE, sampled
from nbformat.v4 import new_code_cell, new_output
from playwright.sync_api import BrowserContext, Page, expect

from massage_lessons import show
from massage_lessons.build import payload
from massage_lessons.course import find, options
from massage_lessons.course.places import entry_of, place_ids
from massage_lessons.export.notebook.widgets import STATE, VIEW
from massage_lessons.export.page.exporter import LessonExporter

if TYPE_CHECKING:
    from collections.abc import Iterator

LESSONS = sorted((Path(__file__).parent.parent.parent / "notebooks").glob("*.ipynb"))
WITH_DRAWING = [path for path in LESSONS if "massage-lessons.diagram+json" in path.read_text(encoding="utf-8")]
WIDTHS = (320, 390, 1280)
DEAD_STREAM = "delete globalThis.DecompressionStream"
CLICK_ALL = """() => {
  // A link to another file or to the web may lead there: that is what it says. Any other kind would act here.
  addEventListener("click", event => {
    if (["file:", "http:", "https:"].includes(event.target.closest("a")?.protocol)) event.preventDefault();
  }, { capture: true });
  const parts = [..."a button summary input label p img".split(" ")].flatMap(tag => [...document.querySelectorAll(`main ${tag}`)]);
  for (const part of parts) { part.focus(); part.click(); }
  return parts.length;
}"""
COUNTER = """
export default { render({ model, el }) {
  const button = document.createElement("button");
  const show = () => { button.textContent = `count ${model.get("value")}`; };
  button.addEventListener("click", () => { model.set("value", model.get("value") + 1); model.save_changes(); });
  model.on("change:value", show);
  show();
  el.append(button);
} };"""


@dataclass
class Reader:
    """A page opened from a file, with what it asked for and what it complained of."""

    page: Page
    address: str
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def diagram(self, number: int = 0) -> Diagram:
        return Diagram(self.page.locator(".massage-diagram").nth(number))

    def violations(self) -> list[str]:
        """What axe finds on the whole page."""
        found = Axe().run(self.page).response["violations"]
        return [f"{rule['id']}: {node['html'][:120]} {node['failureSummary']}" for rule in found for node in rule["nodes"]]


@contextmanager
def opened(context: BrowserContext, path: Path, *, before: str = "", **look: Any) -> Iterator[Reader]:
    """Open a page from its file, and afterwards see that it asked for nothing and complained of nothing."""
    assert context.browser is not None
    options = {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce", **look}
    own = context.browser.new_context(offline=True, **options)
    if before:
        own.add_init_script(before)
    reader = Reader(own.new_page(), path.as_uri())
    reader.page.on("request", lambda request: reader.asked.append(request.url))
    reader.page.on("websocket", lambda socket: reader.asked.append(socket.url))
    reader.page.on("console", lambda message: reader.complaints.append(message.text))
    reader.page.on("pageerror", lambda error: reader.complaints.append(str(error)))
    reader.page.goto(reader.address)
    expect(reader.page.locator("html")).to_have_attribute("data-lesson-ready", "yes")
    yield reader
    own.close()
    assert {url for url in reader.asked if not url.startswith(("blob:", "data:"))} == {reader.address}
    assert reader.complaints == []


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Make the page of each lesson, into a folder whose name is not simple."""
    folder = tmp_path_factory.mktemp("päges of lessons")
    found = {}
    for path in LESSONS:
        html, _ = LessonExporter().from_filename(str(path))
        found[path.stem] = folder / f"{path.stem}.html"
        found[path.stem].write_text(html, encoding="utf-8")
    return found


@pytest.fixture(scope="module")
def lesson(context: BrowserContext, pages: dict[str, Path]) -> Iterator[Reader]:
    """Open the first lesson that has a drawing, once for all tests that leave it as they found it."""
    with opened(context, pages[WITH_DRAWING[0].stem]) as reader:
        yield reader


def written(folder: Path, page: str) -> Path:
    path = folder / "made.html"
    path.write_text(page, encoding="utf-8")
    return path


def shown(**state: Any) -> Any:
    """A cell with a diagram."""
    return result({options.MIME: {"version": 1, "state": state}, "text/html": "<p>For other readers.</p>"})


def test_every_region_answers_a_click_and_its_entry_in_the_list(lesson: Reader) -> None:
    diagram = lesson.diagram()
    regions = [place for place in place_ids() if entry_of(place).kind == "region"]
    assert len(regions) == 2 * len(find.course().regions)
    for region in regions:
        diagram.click(region)
        diagram.expect_selected(region)
    diagram.click(regions[-1])
    diagram.expect_nothing_selected()
    for region in regions:
        diagram.row(region).click()
        diagram.expect_selected(region)
    diagram.row(regions[-1]).click()
    diagram.expect_nothing_selected()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_every_region_answers_the_keyboard(lesson: Reader, key: str) -> None:
    diagram = lesson.diagram()
    for region in (place for place in place_ids() if entry_of(place).kind == "region"):
        for place in (diagram.shape(region), diagram.row(region)):
            place.press(key)
            diagram.expect_selected(region)
            place.press("Escape")
            diagram.expect_nothing_selected()


def test_every_place_of_every_layer_is_in_reach_and_drawn_as_in_the_course(lesson: Reader) -> None:
    diagram = lesson.diagram()
    for layer in find.course().layers:
        diagram.choose_layer(layer.id)
        for place in place_ids():
            if entry_of(place).layer == layer.id:
                diagram.row(place).press("Enter")
                diagram.expect_selected(place)
    drawn = dict(re.findall(r'<path class="region" id="([^"]*)" d="([^"]*)"', payload.at_hand()["svg"]))
    assert len(drawn) == 2 * len(find.course().regions)
    assert {place: diagram.shape(place).get_attribute("d") for place in drawn} == drawn
    diagram.choose_layer("bones")
    diagram.choose_layer("skin")
    diagram.expect_nothing_selected()


def test_search_zoom_labels_and_the_view_work(lesson: Reader) -> None:
    diagram = lesson.diagram(1)  # the first one asks for places, and its list has no names
    search = diagram.root.get_by_role("searchbox")
    search.fill("lats")
    diagram.row("latissimus-dorsi-left").click()
    diagram.expect_selected("latissimus-dorsi-left")
    expect(diagram.root).to_have_attribute("data-layer", "superficial")
    search.fill("")
    sheet = diagram.root.locator(".md-sheet")
    diagram.root.get_by_role("button", name="Zoom in").click()
    expect(sheet).to_have_attribute("style", re.compile(r"width: 150%"))
    diagram.root.get_by_role("button", name="Show the whole back").click()
    expect(sheet).to_have_attribute("style", re.compile(r"width: 100%"))
    diagram.root.get_by_label("Labels").check()
    expect(diagram.root.locator(".md-label").first).to_be_visible()
    diagram.root.get_by_label("Labels").uncheck()
    expect(diagram.root.locator(".md-art")).to_have_attribute("src", re.compile("^blob:"))
    diagram.choose_layer("skin")


def test_a_link_in_the_text_opens_its_place_in_the_drawing_above(context: BrowserContext, tmp_path: Path) -> None:
    path = written(tmp_path, made(text("# T"), shown(), shown(), text("[the flank](#flank-right) and [on](#flank-left)")))
    with opened(context, path) as reader:
        reader.page.get_by_role("link", name="the flank").click()
        reader.diagram(1).expect_selected("flank-right")
        reader.diagram(0).expect_nothing_selected()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", sampled([path.stem for path in LESSONS], *SAMPLE))
def test_no_page_has_any_fault_that_axe_knows_nor_sticks_out_at_any_width(
    context: BrowserContext, pages: dict[str, Path], name: str, scheme: str
) -> None:
    with opened(context, pages[name], color_scheme=scheme) as reader:
        for width in WIDTHS:
            reader.page.set_viewport_size({"width": width, "height": 844})
            wide = reader.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
            assert wide[0] <= wide[1], width
            assert width == 320 or reader.violations() == [], width


def test_light_is_chosen_with_the_switch_and_stays(context: BrowserContext, pages: dict[str, Path]) -> None:
    with opened(context, pages[WITH_DRAWING[0].stem]) as reader:
        ground = "getComputedStyle(document.body).backgroundColor"
        light = reader.page.evaluate(ground)
        reader.page.get_by_role("radio", name="dark").focus()
        reader.page.keyboard.press("Space")
        dark = reader.page.evaluate(ground)
        assert dark != light
        drawing = reader.page.evaluate("getComputedStyle(document.querySelector('.massage-diagram')).colorScheme")
        assert drawing == "dark"
        reader.page.reload()
        expect(reader.page.locator("html")).to_have_attribute("data-lesson-ready", "yes")
        expect(reader.page.get_by_role("radio", name="dark")).to_be_checked()
        assert reader.page.evaluate(ground) == dark
        reader.page.get_by_role("radio", name="auto").press("Space")
        assert reader.page.evaluate(ground) == light


def test_code_is_shown_by_its_switch(lesson: Reader) -> None:
    code = lesson.page.locator(".lesson-code").first
    expect(code).to_be_hidden()
    lesson.page.get_by_role("button", name="Code").click()
    expect(code).to_be_visible()
    lesson.page.get_by_role("button", name="Code").click()
    expect(code).to_be_hidden()


def test_the_keyboard_reaches_the_text_first_and_the_contents_tell_where_one_is(context: BrowserContext, pages: dict[str, Path]) -> None:
    with opened(context, pages[WITH_DRAWING[0].stem]) as reader:
        reader.page.keyboard.press("Tab")
        expect(reader.page.get_by_role("link", name="Skip to the text")).to_be_focused()
        reader.page.keyboard.press("Enter")
        expect(reader.page.get_by_role("main")).to_be_focused()
        contents = reader.page.get_by_role("navigation", name="On this page").get_by_role("link")
        contents.nth(1).click()
        expect(contents.nth(1)).to_have_attribute("aria-current", "true")


def test_on_a_phone_the_contents_are_folded_and_the_layers_stand_in_one_row(context: BrowserContext, pages: dict[str, Path]) -> None:
    with opened(context, pages[WITH_DRAWING[0].stem], viewport={"width": 390, "height": 844}) as reader:
        rows = reader.page.locator(".md-by-layer").first.locator("label")
        assert rows.evaluate_all("all => new Set(all.map(one => one.getBoundingClientRect().top)).size") == 1
        contents = reader.page.get_by_role("navigation", name="On this page")
        expect(contents.get_by_role("link").first).to_be_hidden()
        contents.get_by_text("On this page").click()
        contents.get_by_role("link").first.click()
        expect(contents.get_by_role("link").first).to_be_hidden()
        # The first one asks for a place: its card waits until that is found.
        diagram = reader.diagram(1)
        diagram.expect_alive("flank-left")


def test_questions_citations_and_sheets_of_a_lesson_are_alive(context: BrowserContext, tmp_path: Path) -> None:
    pages = [show.check("safety"), show.form("consent-script"), show.further_reading("safety")]
    source = find.lesson("safety").reading[0]
    cells = [text(f"# T\n\nSee [the source](#source-{source})."), *(result(page._repr_mimebundle_()) for page in pages)]
    with opened(context, written(tmp_path, made(*cells))) as reader:
        asked = next(one for one in find.lesson("safety").questions if one.place == "check" and one.kind == "one")
        question = reader.page.locator(f"massage-question[data-question='{asked.id}']")
        for fold in question.locator("xpath=ancestor::details[not(@open)]/summary").all():
            fold.click()
        question.locator(f"input[value='{next(one.id for one in asked.options if not one.right)}']").check()
        question.get_by_role("button", name="Check my answer").click()
        said = question.get_by_role("status")
        expect(said).to_contain_text("Not right")
        # By the line above what it means, and nowhere else.
        assert (said.inner_text().count("Not right"), said.locator(".mp-sign").count()) == (1, 1)
        sheet = reader.page.locator("massage-sheet")
        for fold in sheet.locator("xpath=ancestor::details/summary").all():
            fold.click()
        with reader.page.expect_download() as saved:
            sheet.get_by_role("button", name="Download as text").click()
        assert saved.value.suggested_filename.endswith(".txt")
        reader.page.get_by_role("link", name="the source").click()
        expect(reader.page.locator(f"[id='source-{source}']")).to_be_focused()
        reader.page.get_by_role("button", name="Back to where you were").click()
        expect(reader.page.get_by_role("link", name="the source")).to_be_focused()


def test_what_is_folded_opens_for_the_printer_and_shuts_again(context: BrowserContext, tmp_path: Path) -> None:
    told = text('# T\n\n<details class="ml-fold"><summary>More</summary>\n\nIt is long.\n\n</details>')
    with opened(context, written(tmp_path, made(told, result(show.words("safety")._repr_mimebundle_())))) as reader:
        folds = reader.page.locator(".ml-fold, .mp-fold")
        assert folds.count() == 2
        for happening, shown in (("beforeprint", True), ("afterprint", False)):
            reader.page.evaluate("(name) => dispatchEvent(new Event(name))", happening)
            assert folds.evaluate_all("(all) => all.map((fold) => fold.open)") == [shown, shown]


def test_a_browser_that_cannot_unpack_the_drawing_gets_a_still_picture_and_a_sentence(context: BrowserContext, tmp_path: Path) -> None:
    path = written(tmp_path, made(text("# T"), shown(layer="bones", highlight=["psis"])))
    with opened(context, path, before=DEAD_STREAM) as reader:
        expect(reader.page.get_by_text("This browser is too old for the drawing that answers a click.")).to_be_visible()
        expect(reader.page.get_by_role("img", name="Drawing of the back")).to_be_visible()
        expect(reader.page.get_by_text("A drawing of the back: Bones and landmarks.")).to_be_visible()
        assert reader.page.locator(".lesson-mark").evaluate("node => node.getBBox().width") > 100
        assert reader.violations() == []


def test_without_scripts_the_page_is_all_there_with_still_pictures_and_code(context: BrowserContext, tmp_path: Path) -> None:
    assert context.browser is not None
    stroke = shown(selected="shoulder-blade-left", stroke="gliding-out")
    path = written(tmp_path, made(text("# T\n\n## Part"), shown(), stroke, new_code_cell("print(1)")))
    own = context.browser.new_context(offline=True, java_script_enabled=False)
    page = own.new_page()
    page.goto(path.as_uri())
    expect(page.get_by_role("img", name="Drawing of the back")).to_have_count(2)
    expect(page.get_by_role("img", name="Drawing of the back").first).to_be_visible()
    expect(page.get_by_text("The ways of the hands are arrows, numbered in their order: Gliding outwards.")).to_be_visible()
    assert page.locator(".lesson-ways text").all_text_contents() == ["1", "2", "3"]
    place, ways = (page.locator(at).bounding_box() for at in (".lesson-mark", ".lesson-ways path"))
    assert place["x"] - 20 < ways["x"]
    assert ways["x"] + ways["width"] < place["x"] + place["width"] + 20
    expect(page.get_by_text("print(1)")).to_be_visible()
    expect(page.get_by_role("link", name="Part")).to_be_visible()
    own.close()


def test_an_anywidget_lives_and_its_two_views_agree_and_one_that_fails_says_so(context: BrowserContext, tmp_path: Path) -> None:
    def widget(**state: Any) -> dict[str, Any]:
        return {"model_name": "AnyModel", "model_module": "anywidget", "state": state}

    models = {
        "a": widget(_esm=COUNTER, _css="button { letter-spacing: 1px }", value=3),
        "b": {"model_name": "HBoxModel", "model_module": "m", "state": {"children": ["IPY_MODEL_a"]}},
        "c": widget(_esm="export default { render() { throw new Error('no kernel') } }"),
    }
    cells = [result({VIEW: {"model_id": key}, "text/plain": "in words"}) for key in models]
    metadata = {"widgets": {STATE: {"version_major": 2, "version_minor": 0, "state": models}}}
    path = written(tmp_path, made(text("# T"), *cells, run_widgets=True, **metadata))
    with opened(context, path) as reader:
        buttons = reader.page.get_by_role("button", name="count")
        expect(buttons).to_have_text(["count 3", "count 3"])
        buttons.first.click()
        expect(buttons).to_have_text(["count 4", "count 4"])
        assert buttons.first.evaluate("node => getComputedStyle(node).letterSpacing") == "1px"
        expect(reader.page.get_by_text("does not run outside Jupyter: it did not start.")).to_be_visible()
        assert [complaint for complaint in reader.complaints if "no kernel" not in complaint] == []
        reader.complaints.clear()


def test_a_hostile_notebook_does_nothing_when_it_is_opened_and_clicked(context: BrowserContext, tmp_path: Path) -> None:
    notebooks = [hostile_notebook(payload) for payload in HOSTILE]
    together = notebooks[0]
    for notebook in notebooks[1:]:
        # One diagram is enough: what is stored of it is the same text in each.
        together.cells += [cell for cell in notebook.cells if options.MIME not in str(cell.get("outputs"))]
    page, _ = LessonExporter(run_widgets=True).from_notebook_node(together, {"metadata": {"name": HOSTILE[0]}})
    with opened(context, written(tmp_path, str(page))) as reader:
        reader.page.get_by_role("button", name="Code").click()
        clicked = reader.page.evaluate(CLICK_ALL)
        assert clicked > len(HOSTILE)
        assert reader.page.evaluate("document.documentElement.dataset.broken") is None
        assert reader.page.url.partition("#")[0] == reader.address
        assert reader.page.evaluate("document.querySelectorAll('iframe, object, embed, main script, main style, main link').length") == 0


def test_streams_tables_and_formulas_stay_within_a_phone(context: BrowserContext, tmp_path: Path) -> None:
    wide = "<table><tr>" + "".join(f"<td>column number {k}</td>" for k in range(30)) + "</tr></table>"
    cells = [
        text("# Wide\n\n$$" + "x + " * 60 + "y$$\n\n```python\n" + "x = 1; " * 60 + "\n```"),
        result({"text/html": wide}),
        new_code_cell("x" * 300, outputs=[new_output("stream", name="stdout", text="y" * 400)]),
        text("A" * 200 + " `" + "b" * 200 + "`"),
        result(show.reading_a_forest_plot()._repr_mimebundle_()),
    ]
    with opened(context, written(tmp_path, made(*cells)), viewport={"width": 320, "height": 800}) as reader:
        assert reader.page.evaluate("document.documentElement.scrollWidth") == 320
        # Type of 8 points in a width of 360 is to be 11 pixels high, and what scrolls is a stop with a name.
        seen = reader.page.get_by_role("group", name="How to read a forest plot")
        assert (
            seen.locator("img").evaluate("node => (node.clientWidth - 2 * parseFloat(getComputedStyle(node).paddingLeft)) / 360 * 8") >= 11
        )
        seen.focus()
        reader.page.keyboard.press("ArrowRight")
        seen.evaluate("node => new Promise(done => node.scrollLeft ? done() : node.addEventListener('scroll', done, { once: true }))")
        assert reader.violations() == []


PLACES = """() => {
  const root = [...document.querySelectorAll(".lesson-beside")].find(one => one.innerText.includes("Neck and shoulders."));
  const told = [...root.querySelectorAll(".lesson-text a")].at(-1);
  told.scrollIntoView({ block: "end", behavior: "instant" });
  const box = node => { const { left, right, top, bottom } = node.getBoundingClientRect(); return { left, right, top, bottom }; };
  const [drawn, main] = [root.querySelector(".massage-diagram"), document.querySelector("main")];
  return { told: box(told), drawn: box(drawn), main: box(main), high: innerHeight };
}"""


@pytest.mark.parametrize("width", [1100, 1280, 1600])
def test_the_drawing_stays_in_sight_beside_the_text_that_talks_of_it(context: BrowserContext, pages: dict[str, Path], width: int) -> None:
    with opened(context, pages["02-anatomy"], viewport={"width": width, "height": 600}) as reader:
        found = reader.page.evaluate(PLACES)
        assert found["told"]["right"] <= found["drawn"]["left"]
        assert found["drawn"]["right"] <= found["main"]["right"] + 1
        assert found["drawn"]["top"] >= 0
        assert found["drawn"]["bottom"] <= found["high"]
        assert reader.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
        # A line of the text is long enough to be read with ease.
        assert found["drawn"]["left"] - found["main"]["left"] > 30 * 16
        contents = reader.page.locator(".lesson-contents")
        beside = contents.evaluate("node => node.getBoundingClientRect().right") < found["main"]["left"]
        assert beside == (width >= 1280)
        assert contents.get_by_role("list").is_visible() == beside
        spread = reader.page.locator(".lesson-beside").filter(has_text="Neck and shoulders.")
        spread.get_by_role("link", name="shoulder blade", exact=True).click()
        expect(Diagram(spread.locator(".massage-diagram")).card.get_by_role("heading", name="Shoulder blade").first).to_be_visible()


@pytest.mark.parametrize(("width", "media"), [(1099, "screen"), (390, "screen"), (1280, "print")])
def test_where_there_is_no_room_and_on_paper_the_drawing_stands_in_the_text(
    context: BrowserContext, pages: dict[str, Path], width: int, media: Any
) -> None:
    with opened(context, pages["02-anatomy"], viewport={"width": width, "height": 720}) as reader:
        reader.page.emulate_media(media=media)
        spread = reader.page.locator(".lesson-beside").nth(1)
        assert spread.evaluate("node => getComputedStyle(node).display") == "block"
        boxes = spread.locator(":scope > *").evaluate_all("all => all.map(one => one.getBoundingClientRect()).filter(one => one.height)")
        assert all(one["bottom"] <= other["top"] + 1 for one, other in pairwise(boxes))


def test_still_pictures_of_an_old_browser_stand_in_the_text(context: BrowserContext, pages: dict[str, Path]) -> None:
    with opened(context, pages["02-anatomy"], before=DEAD_STREAM) as reader:
        assert reader.page.locator(".lesson-beside").first.evaluate("node => getComputedStyle(node).display") == "block"
