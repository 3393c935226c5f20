"""Exported pages in a stock Firefox: one start of the browser, all checks, and a test for each."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import axe_playwright_python
import pytest

from massage_lessons.course import find
from massage_lessons.course.places import entry_of, place_ids
from massage_lessons.export.page.exporter import LessonExporter
from massage_lessons.export.site import build
from massage_lessons.export.slides.exporter import SlidesExporter

HERE = Path(__file__).parent
ANATOMY = HERE.parent.parent / "notebooks" / "02-anatomy.ipynb"
CHECKS = (
    "every region answers a click",
    "every region answers the keyboard, in the drawing and in the list",
    "search finds a muscle and shows its layer",
    "hands are shown on their place, picture by picture where nothing may move",
    "every layer can be chosen",
    "zoom goes in and out again",
    "light and dark, at every width, pass axe on the whole page and nothing sticks out",
    "an answer that is saved is there when the page is loaded again, and in another tab",
    "slides turn by key and their drawing answers a click",
    "the site finds a word, and the page of a region answers a click",
    "no page asked for anything or complained",
)
ASKING = """<!doctype html><title>asks</title>
<script>fetch("http://course.test/").catch(() => { document.documentElement.dataset.refused = "yes"; })</script>"""
NO_FIREFOX = "This test needs Firefox. Install it (Debian: apt install firefox-esr)."
SECONDS = 240


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
