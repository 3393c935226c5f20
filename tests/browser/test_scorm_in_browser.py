"""A lesson in a school's system: scorm-again plays it in a frame, and hears what is answered."""

from __future__ import annotations

import io
import json
import re
import shutil
import threading
import zipfile
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from lesson_files import lesson_files
from playwright.sync_api import FrameLocator, Page, expect

from massage_lessons.course import find
from massage_lessons.schools.scorm import package

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext

    from massage_lessons.course.model import Question

SYSTEM = Path(__file__).parent.parent.parent / "node_modules" / "scorm-again" / "dist" / "scorm12.min.js"
LESSON = next(lesson.path for lesson in lesson_files() if lesson.path.stem.startswith("01"))
GLOSSARY = next(lesson.path for lesson in lesson_files() if lesson.path.stem.startswith("12"))
QUESTIONS = find.lesson("safety").questions
GRADED = [question for question in QUESTIONS if question.kind != "words"]

FRAME = """<!doctype html><meta charset="utf-8"><title>A school's system</title>
<script src="scorm12.min.js"></script>
<script>
  window.API = new Scorm12API({ autocommit: false, logLevel: 5 });
  API.loadFromJSON(JSON.parse(localStorage.getItem("cmi") ?? "{}"), "cmi");
  for (const name of ["LMSCommit", "LMSFinish"])
    API.on(name, () => localStorage.setItem("cmi", JSON.stringify(API.renderCMIToJSONObject().cmi)));
  API.on("LMSSetValue.cmi.core.session_time", (_, time) => { window.session = time; });
</script>
<iframe src="%s" style="width: 100%%; height: 900px"></iframe>"""
BARE = '<!doctype html><title>No system</title><iframe src="%s"></iframe>'


@dataclass(frozen=True, slots=True)
class Site:
    """Packages as a school's site has them."""

    address: str


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("school")
    shutil.copy(SYSTEM, folder)
    for path in (LESSON, GLOSSARY):
        with zipfile.ZipFile(io.BytesIO(package(path).content)) as archive:
            archive.extractall(folder / path.stem)
        page = f"{path.stem}/{path.stem}.html"
        (folder / f"{path.stem}.html").write_text(FRAME % page, encoding="utf-8")
        (folder / f"{path.stem}-bare.html").write_text(BARE % page, encoding="utf-8")
        (folder / f"{path.stem}-opener.html").write_text(FRAME.partition("<iframe")[0], encoding="utf-8")
    quiet = type("Quiet", (SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Site(f"http://127.0.0.1:{server.server_port}")
        server.shutdown()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A fresh page of a learner who was never here."""
    assert context.browser is not None
    own = context.browser.new_context(viewport={"width": 1280, "height": 1000}, reduced_motion="reduce")
    found = own.new_page()
    complaints: list[str] = []
    found.on("pageerror", lambda error: complaints.append(str(error)))
    yield found
    own.close()
    assert complaints == []


def opened(page: Page, site: Site, path: Path) -> FrameLocator:
    page.goto(f"{site.address}/{path.stem}.html")
    lesson = page.frame_locator("iframe")
    expect(lesson.locator(".lesson-scorm")).to_have_text("Your answers count in your school's system.")
    return lesson


def kept(page: Page) -> dict[str, Any]:
    """What the system has kept."""
    found: dict[str, Any] = json.loads(page.evaluate("localStorage.getItem('cmi')"))
    return found


def answer(lesson: FrameLocator, question: Question, *, right: bool) -> None:
    root = lesson.locator(f'[data-question="{question.id}"]')
    for fold in root.locator("xpath=ancestor::details").all():
        fold.evaluate("node => { node.open = true; }")
    if question.kind == "words":
        root.locator("textarea").fill("Ask first.")
    else:
        wanted = [option.id for option in question.options if option.right is right]
        for option in wanted if right else wanted[:1]:
            root.locator(f'input[value="{option}"]').check()
    root.locator('[type="submit"]').click()
    expect(root.locator("[data-outcome]")).to_have_attribute(
        "data-outcome", "told" if question.kind == "words" else "right" if right else "wrong"
    )


def test_score_and_completion_arrive(page: Page, site: Site) -> None:
    lesson = opened(page, site, LESSON)
    core = kept(page)["core"]
    assert (core["lesson_status"], core["score"]["raw"], core["score"]["max"]) == ("incomplete", "0", "100")
    answer(lesson, GRADED[0], right=True)
    assert kept(page)["core"]["score"]["raw"] == f"{round(100 / len(GRADED))}"
    for question in GRADED[1:]:
        answer(lesson, question, right=True)
    core = kept(page)["core"]
    assert (core["lesson_status"], core["score"]["raw"]) == ("incomplete", "100")
    for question in QUESTIONS:
        if question.kind == "words":
            answer(lesson, question, right=True)
    assert kept(page)["core"]["lesson_status"] == "completed"


def test_the_first_try_counts(page: Page, site: Site) -> None:
    lesson = opened(page, site, LESSON)
    answer(lesson, GRADED[0], right=False)
    lesson.locator(f'[data-question="{GRADED[0].id}"] input').first.evaluate("box => box.form.reset()")
    answer(lesson, GRADED[0], right=True)
    answer(lesson, GRADED[1], right=True)
    assert kept(page)["core"]["score"]["raw"] == f"{round(100 / len(GRADED))}"


def test_who_comes_back_goes_on_where_they_were(page: Page, site: Site) -> None:
    answer(opened(page, site, LESSON), GRADED[0], right=True)
    page.goto("about:blank")
    lesson = opened(page, site, LESSON)
    assert kept(page)["core"]["score"]["raw"] == f"{round(100 / len(GRADED))}"
    answer(lesson, GRADED[1], right=True)
    assert kept(page)["core"]["score"]["raw"] == f"{round(200 / len(GRADED))}"


def test_leaving_tells_the_time_and_that_it_goes_on(page: Page, site: Site) -> None:
    answer(opened(page, site, LESSON), GRADED[0], right=True)
    page.frame_locator("iframe").locator("html").evaluate("() => dispatchEvent(new PageTransitionEvent('pagehide'))")
    core = kept(page)["core"]
    assert core["exit"] == "suspend"
    assert re.fullmatch(r"0000:\d\d:\d\d\.00", page.evaluate("session"))


def test_answers_that_stood_there_before_are_nobody_elses_score(page: Page, site: Site) -> None:
    answer(opened(page, site, LESSON), GRADED[0], right=True)
    # Leaving tells the system a last time; then somebody else comes to the same device.
    page.goto(f"{site.address}/{LESSON.stem}-opener.html")
    page.evaluate("localStorage.removeItem('cmi')")
    lesson = opened(page, site, LESSON)
    expect(lesson.locator(f'[data-question="{GRADED[0].id}"] [data-outcome]')).to_have_attribute("data-outcome", "right")
    assert kept(page)["core"]["score"]["raw"] == "0"


def test_a_page_without_questions_is_complete_when_its_end_was_seen(page: Page, site: Site) -> None:
    lesson = opened(page, site, GLOSSARY)
    assert kept(page)["core"]["lesson_status"] == "incomplete"
    lesson.locator(".lesson-foot").scroll_into_view_if_needed()
    page.wait_for_function("JSON.parse(localStorage.getItem('cmi')).core.lesson_status === 'completed'")


def test_a_system_that_takes_nothing_is_told_of(page: Page, site: Site) -> None:
    lesson = opened(page, site, LESSON)
    page.evaluate("API.LMSSetValue = () => 'false'")
    answer(lesson, GRADED[0], right=True)
    expect(lesson.locator(".lesson-scorm")).to_have_text("Your school's system did not take your last answer. Tell your teacher.")


def test_a_system_in_the_window_that_opened_the_page_is_found(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/{LESSON.stem}-opener.html")
    with page.expect_popup() as popup:
        page.evaluate(f"open('{LESSON.stem}/{LESSON.stem}.html')")
    expect(popup.value.locator(".lesson-scorm")).to_have_text("Your answers count in your school's system.")


def test_without_a_system_there_is_one_sentence_and_the_lesson_works(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/{LESSON.stem}-bare.html")
    lesson = page.frame_locator("iframe")
    expect(lesson.locator(".lesson-scorm")).to_have_text(
        "This page reaches no system of a school. Nothing is sent, and your answers stay here."
    )
    answer(lesson, GRADED[0], right=True)
