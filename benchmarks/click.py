"""How fast a click is answered: ours, the floor below it, and two usual ways to do the same; prints one table.

Run: python benchmarks/click.py
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import nbformat
import pages
from playwright.sync_api import Page, sync_playwright

import notebooks
from massage_lessons.course.options import MIME
from massage_lessons.paths import LESSONS_IN_CHECKOUT, PAYLOAD

if TYPE_CHECKING:
    from collections.abc import Iterator

CLICKS = 100
WARM_UP = 5
IMPORTS = 15
QUIET = "no-sandbox disable-gpu disable-quic no-first-run disable-background-networking disable-component-update disable-sync"
FLAGS = [f"--{flag}" for flag in QUIET.split()]
PROBE = (Path(__file__).parent / "probe.js").read_text(encoding="utf-8")
FRAME = "() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))"
POINTS = """selector => [...document.querySelectorAll(selector)].map(node => {
  const box = node.getBoundingClientRect();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  return document.elementFromPoint(x, y) === node ? [x, y] : null;
}).filter(Boolean)"""
Times = tuple[list[float], list[float]]


def main() -> None:
    """Measure all, and print the tables."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium") or None, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 1600})
        rows = {**on_pages(page, folder), **in_jupyterlab(page, folder)}
        browser.close()
    print("| 100 clicks each, milliseconds | handled, median | handled, 95th | painted, median | painted, 95th |\n|---|---|---|---|---|")
    for title, (handled, painted) in rows.items():
        print(f"| {title} | {middle(handled)} | {high(handled)} | {middle(painted)} | {high(painted)} |")
    print()
    imports()
    stored()


def on_pages(page: Page, folder: Path) -> dict[str, Times]:
    """Measure what needs no kernel."""
    rows = {}
    pages.write(folder)
    with pages.served(folder) as address:
        for title, name, shapes, watched in (
            ("(a) ours, on a page of its own", "ours", ".md-map [data-layer=skin] [data-region]", ".massage-guidance"),
            ("(b) bare SVG with one inline handler", "bare", ".region", "#card"),
            ("ours, made-up drawing of 30 regions", "made-up-30", ".md-map [data-region]", ".massage-guidance"),
            ("ours, made-up drawing of 1,000 regions", "made-up-1000", ".md-map [data-region]", ".massage-guidance"),
        ):
            page.goto(f"{address}/{name}.html")
            page.wait_for_selector("[data-ready]", state="attached")
            rows[title] = timed(page, page.evaluate(POINTS, shapes), watched)
    return rows


def in_jupyterlab(page: Page, folder: Path) -> dict[str, Times]:
    """Measure in a real JupyterLab, each way in a notebook of its own that has been run."""
    rows = {}
    lessons = folder / "lessons"
    with own_home(folder):
        command = [sys.executable, "-m", "massage_lessons", "--no-browser", "--folder", str(lessons)]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        try:
            url = next(word for line in server.stdout or () for word in line.split() if word.startswith("http"))
            for title, name, code, shapes, watched in (
                ("(a) ours, in JupyterLab", "ours", notebooks.OURS, ".md-map [data-layer=skin] [data-region]", ".massage-guidance"),
                ("(c) ipympl, pick event that redraws", "ipympl", notebooks.IPYMPL, None, None),
                ("(d) ipywidgets buttons, redrawn picture", "buttons", notebooks.BUTTONS, ".jupyter-button", ".widget-image"),
            ):
                nbformat.write(notebooks.of(code), lessons / f"{name}.ipynb")
                page.goto(url.replace("00-start-here", name))
                page.locator(".jp-Notebook .jp-Cell").first.click()
                page.get_by_text("Kernel status: Idle").first.wait_for(state="attached")
                page.keyboard.press("Control+Enter")
                ready = shapes or ".jupyter-matplotlib-canvas-div canvas"
                page.locator(ready).first.wait_for(timeout=60_000)
                points = page.evaluate(POINTS, shapes) if shapes else canvas_points(page)
                rows[title] = timed(page, points, watched)
        finally:
            server.terminate()
            server.wait()
    return rows


def canvas_points(page: Page) -> list[list[float]]:
    """Places on the canvas that lie in one region each: shoulder blades, flanks and buttocks."""
    box = page.locator(".jupyter-matplotlib-canvas-div").bounding_box()
    assert box is not None  # noqa: S101 - it has just been waited for
    spots = [(0.4, 0.42), (0.63, 0.42), (0.38, 0.62), (0.64, 0.62), (0.42, 0.72), (0.6, 0.72)]
    return [[box["x"] + box["width"] * x, box["y"] + box["height"] * y] for x, y in spots]


def timed(page: Page, points: list[list[float]], watched: str | None) -> Times:
    """Click the points in turn, and give the times from the pointer event to the changed page and to its frame."""
    page.evaluate(PROBE)
    # matplotlib picks when the button goes down, a page acts when it comes up.
    page.evaluate("type => probe.listen(type)", "click" if watched else "pointerdown")
    page.evaluate("selector => selector ? probe.watch(selector) : probe.watchCanvas()", watched)
    times = []
    for k in range(WARM_UP + CLICKS):
        # As a hand does it: move there, press, let go, each in a frame of its own.
        page.mouse.move(*points[k % len(points)])
        page.evaluate(FRAME)
        page.mouse.down()
        if watched:
            page.evaluate(FRAME)
        page.mouse.up()
        page.wait_for_function("probe.ready()")
        times.append(page.evaluate("probe.times()"))
    handled, painted = zip(*times[WARM_UP:], strict=True)
    return list(handled), list(painted)


@contextmanager
def own_home(folder: Path) -> Iterator[None]:
    """Keep the home of whoever runs this out of it."""
    names = {"HOME": "home", "JUPYTER_DATA_DIR": "data", "JUPYTER_CONFIG_DIR": "config", "JUPYTER_RUNTIME_DIR": "runtime"}
    before = {name: os.environ.get(name) for name in names}
    os.environ.update({name: str(folder / value) for name, value in names.items()})
    (folder / "home").mkdir()
    yield
    for name, value in before.items():
        os.environ.pop(name) if value is None else os.environ.update({name: value})


def imports() -> None:
    """Print how long the imports take, each in a fresh Python, in turn."""
    times: dict[str, list[float]] = {"anywidget": [], "massage_lessons": [], "massage_lessons.widget": []}
    for _ in range(IMPORTS):
        for name, found in times.items():
            code = f"import time; start = time.perf_counter(); import {name}; print(time.perf_counter() - start)"
            done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
            found.append(1000 * float(done.stdout))
    print("| import, median of 15 | milliseconds |\n|---|---|")
    for name, found in times.items():
        print(f"| `import {name}` | {middle(found)} |")
    print()


def stored() -> None:
    """Print what a diagram costs in a stored notebook."""
    notebook = nbformat.read(LESSONS_IN_CHECKOUT / "02-anatomy.ipynb", as_version=4)
    outputs = [output.data for cell in notebook.cells for output in cell.get("outputs", []) if MIME in output.get("data", {})]
    sizes = [len(json.dumps(data)) / 1024 for data in outputs]
    print("| what is stored | KB |\n|---|---|")
    print(f"| one diagram in a notebook (largest of {len(sizes)} in lesson 02) | {max(sizes):.1f} |")
    print(f"| drawing and content, once per installation | {PAYLOAD.stat().st_size / 1024:.0f} |")


def middle(values: list[float]) -> str:
    """The median."""
    return f"{statistics.median(values):.1f}"


def high(values: list[float]) -> str:
    """The 95th percentile."""
    return f"{statistics.quantiles(values, n=20)[-1]:.1f}"


if __name__ == "__main__":
    main()
