"""Exported pages in a stock Firefox: one start of the browser, all checks, and a test for each."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import axe_playwright_python
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output
from samples import notebook, shown

from massage_lessons import show
from massage_lessons.course import find
from massage_lessons.course.places import entry_of, place_ids
from massage_lessons.export.page.exporter import LessonExporter
from massage_lessons.export.site import build
from massage_lessons.export.slides.exporter import SlidesExporter

if TYPE_CHECKING:
    from nbformat import NotebookNode

HERE = Path(__file__).parent
ANATOMY = HERE.parent.parent / "notebooks" / "02-anatomy.ipynb"
TODAY = ANATOMY.with_name("14-today.ipynb")
CHECKS = (
    "every region answers a click",
    "every region answers the keyboard, in the drawing and in the list",
    "search finds a muscle and shows its layer",
    "hands are shown on their place, picture by picture where nothing may move",
    "every layer can be chosen",
    "zoom goes in and out again",
    "light and dark, at every width, pass axe on the whole page and nothing sticks out",
    "today asks what is due, and the answer is there after a reload",
    "what is practised is answered by the keyboard, and a drawing that asks gives hints and hides names",
    "an answer that is saved is there when the page is loaded again, and in another tab",
    "slides turn by key and their drawing answers a click",
    "the site finds a word, and the page of a region answers a click",
    "a massage is followed, paused by a key, and left where it can be gone on with",
    "a plan is made by the keyboard, sent as a link, and followed",
    "no page asked for anything or complained",
)
ASKING = """<!doctype html><title>asks</title>
<script>fetch("http://course.test/").catch(() => { document.documentElement.dataset.refused = "yes"; })</script>"""
NO_FIREFOX = "This test needs Firefox. Install it (Debian: apt install firefox-esr)."
SECONDS = 240


def massage() -> list[NotebookNode]:
    """Cells with a routine, a drawing, the form that makes a plan, and a place to follow that."""
    pages = (show.player("ten-minutes"), show.planner(), show.player())
    first, *others = (
        new_code_cell("show", outputs=[new_output("execute_result", page._repr_mimebundle_(), execution_count=1)]) for page in pages
    )
    return [new_markdown_cell("# A massage\n\n## Follow it"), first, shown(), *others]


def practising() -> list[NotebookNode]:
    """Cells with a question on the drawing, and a drawing that asks for a place."""
    asked = show.practice("find/flank")._repr_mimebundle_()
    question = new_code_cell("show", outputs=[new_output("execute_result", asked, execution_count=1)])
    return [new_markdown_cell("# Practice\n\n## On the drawing"), question, shown(ask=["shoulder-blade-left"])]


@pytest.fixture(scope="module")
def faults(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What Firefox found, by check."""
    firefox = shutil.which("firefox-esr") or shutil.which("firefox")
    if firefox is None:
        pytest.fail(NO_FIREFOX, pytrace=False)
    folder = tmp_path_factory.mktemp("pages for Firefox, à lire")
    pages = {
        "lesson": LessonExporter().from_filename(str(ANATOMY))[0],
        "slides": SlidesExporter().from_filename(str(ANATOMY))[0],
        "massage": LessonExporter().from_notebook_node(notebook(*massage()))[0],
        "practice": LessonExporter().from_notebook_node(notebook(*practising()))[0],
        "today": LessonExporter().from_filename(str(TODAY))[0],
        "asking": ASKING,
    }
    spec = {"firefox": firefox, "axe": str(Path(axe_playwright_python.__file__).parent / "axe.min.js")}
    for name, text in pages.items():
        spec[name] = str(folder / f"{name}.html")
        Path(spec[name]).write_text(text, encoding="utf-8")
    list(build.build([ANATOMY], folder / "site", "instructor", begin=lambda *_: None))
    spec |= {"search": str(folder / "site" / "search.html"), "region": str(folder / "site" / "region-flank.html")}
    regions = [place for place in place_ids() if entry_of(place).kind == "region"]
    assert len(regions) == 2 * len(find.course().regions)
    command = ["node", "firefox.mjs", json.dumps({**spec, "regions": regions})]
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, timeout=SECONDS, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, list[str]] = json.loads(done.stdout)
    assert tuple(found) == CHECKS
    return found


@pytest.mark.parametrize("check", CHECKS)
def test_in_firefox(faults: dict[str, list[str]], check: str) -> None:
    assert faults[check] == []
