"""What a hand that moves over the drawing costs, beside a bare CSS animation; prints one table.

Run: python benchmarks/strokes.py
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pages
from playwright.sync_api import Browser, Page, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS = 10
ROUNDS = 3
QUIET = "no-sandbox disable-gpu disable-quic no-first-run disable-background-networking disable-component-update disable-sync"
FLAGS = [f"--{flag}" for flag in QUIET.split()]
FRAME_MS = 1000 / 60
BUSY = "while True:\n    sum(range(10000))"

# A box as large on the screen as the hand with its forearm.
BARE = """<!doctype html><meta charset="utf-8"><style>
div { width: 205px; height: 318px; background: #a8764f; border-radius: 90px; animation: go 6s linear infinite; will-change: transform }
@keyframes go { 50% { transform: translate(300px, 200px) rotate(40deg) } }</style><div></div><body data-ready="yes">"""

# The first frame that a page is asked for wakes its main thread, where only layers have moved so far: it is not counted.
WAKING_MS = 500
INTERVALS = """([seconds, waking]) => new Promise(done => {
  const times = [];
  let first;
  const next = time => {
    first ??= time;
    if (time - first >= waking) times.push(time);
    if (time - first < seconds * 1000 + waking) requestAnimationFrame(next);
    else done(times.slice(1).map((one, i) => one - times[i]));
  };
  requestAnimationFrame(next);
})"""


def main() -> None:
    """Measure all, and print the table."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        pages.write(folder)
        (folder / "css.html").write_text(BARE, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium") or None, args=FLAGS)
        with pages.served(folder) as address:
            print(f"| {ROUNDS} times {SECONDS} seconds | least CPU per frame, ms | beside the bare one | frames | dropped | longest, ms |")
            print("|---|---|---|---|---|---|")
            bare = row(browser, "a bare CSS animation of a box", f"{address}/css.html", None, None)
            row(browser, "one hand that glides", f"{address}/ours.html", ("shoulder-blade-right", "gliding-out"), bare)
            row(browser, "two hands that knead", f"{address}/ours.html", ("top-of-shoulder-right", "kneading-two-hands"), bare)
            with busy():
                beside = "one hand that glides, beside a busy kernel"
                row(browser, beside, f"{address}/ours.html", ("shoulder-blade-right", "gliding-out"), bare)
        browser.close()


def row(browser: Browser, title: str, address: str, stroke: tuple[str, str] | None, bare: float | None) -> float:
    """Measure one page some times, print the least CPU and the frames of all rounds, and return the milliseconds of CPU per frame."""
    found: list[tuple[float, int, int, float]] = []
    for _ in range(ROUNDS):
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(address)
        page.wait_for_selector("[data-ready]", state="attached")
        if stroke:
            start(page, *stroke)
        page.wait_for_timeout(1500)
        found.append(measured(browser, page))
        page.close()
    costs, frames, dropped, longest = zip(*found, strict=True)
    cost = min(costs)
    beside = "1" if bare is None else f"{cost / bare:.2f}"
    print(f"| {title} | {cost:.2f} | {beside} | {sum(frames)} | {sum(dropped)} | {max(longest):.1f} |", flush=True)
    return cost


def start(page: Page, place: str, stroke: str) -> None:
    """Choose a place, and let the hands move."""
    page.locator(f"button[data-region='{place}']").click()
    page.locator(f"button[data-stroke='{stroke}']").click()
    page.locator(".md-moves").wait_for(state="attached")


def measured(browser: Browser, page: Page) -> tuple[float, int, int, float]:
    """The milliseconds of CPU per frame in all processes of the browser, its frames, those dropped, and the longest wait."""
    system = browser.new_browser_cdp_session()

    def spent() -> float:
        return sum(process["cpuTime"] for process in system.send("SystemInfo.getProcessInfo")["processInfo"])

    before = spent()
    page.wait_for_timeout(SECONDS * 1000)
    cost = spent() - before
    system.detach()
    # Frames are counted apart: asking for each of them would itself cost time.
    intervals = page.evaluate(INTERVALS, [SECONDS, WAKING_MS])
    return 1000 * cost / (SECONDS * 60), len(intervals), sum(round(one / FRAME_MS) - 1 for one in intervals), max(intervals)


@contextmanager
def busy() -> Iterator[None]:
    """A Python that never rests, as a kernel is that runs a long cell."""
    other = subprocess.Popen([sys.executable, "-c", BUSY])
    try:
        yield
    finally:
        other.kill()
        other.wait()


if __name__ == "__main__":
    main()
