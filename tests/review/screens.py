"""How many screens of a phone each part of each lesson is long, before anything is unfolded.

`PYTHONPATH=tests python tests/review/screens.py` prints a table, a part a line, and marks those that are longer than `MOST`. A part is
what JupyterLab's bar counts: from one heading of the second level to the next; what stands above the first is its own. Measured in the
learner's page, as it is exported.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lesson_files import lesson_files
from playwright.sync_api import sync_playwright

from massage_lessons.export.page.exporter import LessonExporter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

WIDTH, HEIGHT = 390, 844
MOST = 5
READY = "html[data-lesson-ready]"
PARTS = """() => {
  const main = document.querySelector("main");
  const heads = [...main.querySelectorAll(".lesson-text h2")];
  const tops = [main, ...heads].map(one => one.getBoundingClientRect().top);
  const end = main.getBoundingClientRect().bottom;
  return tops.map((top, i) => [i ? heads[i - 1].textContent : "", (tops[i + 1] ?? end) - top]);
}"""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a lesson, the name of its heading, and how many screens it is long."""

    lesson: str
    name: str
    screens: float


def parts(browser: Browser, page: Path) -> list[Part]:
    """Each part of an exported page."""
    phone = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    phone.goto(page.as_uri())
    phone.wait_for_selector(READY)
    found = [Part(page.stem, name, height / HEIGHT) for name, height in phone.evaluate(PARTS)]
    phone.close()
    return found


def all_parts(folder: Path) -> Iterator[Part]:
    """The parts of all lessons, whose pages are written into a folder."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for lesson in lesson_files():
            if lesson.is_page:
                continue
            page = folder / f"{lesson.path.stem}.html"
            page.write_text(LessonExporter(edition="learner").from_filename(str(lesson.path))[0], encoding="utf-8")
            yield from parts(browser, page)
        browser.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        print(f"{'lesson':28} {'screens':>7}   part")
        for part in all_parts(Path(name)):
            print(f"{part.lesson:28} {part.screens:7.1f} {'>' if part.screens > MOST else ' '} {part.name}", flush=True)
