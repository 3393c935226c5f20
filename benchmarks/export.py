"""How large a lesson is as one file and how long that takes, beside nbconvert's own `lab` template; prints one table.

Run: python benchmarks/export.py
"""

from __future__ import annotations

import logging
import re
import statistics
import time
from typing import TYPE_CHECKING, Any

import nbformat
from nbconvert.exporters import HTMLExporter

from massage_lessons.export.page.exporter import LessonExporter
from massage_lessons.paths import LESSONS_IN_CHECKOUT

if TYPE_CHECKING:
    from pathlib import Path

RUNS = 9
PICTURE = re.compile(r"data:(?:image|font)/[^\"]*")
LOADED = re.compile(r"<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)=\"(?:https?:)?//")


def main() -> None:
    """Convert each lesson with both in turn, and print the medians."""
    logging.disable()
    print("| lesson | ours, KB | without pictures and fonts | asks the web for | ms | `lab`, KB | asks the web for | ms | ours : `lab` |")
    print("|---|---|---|---|---|---|---|---|---|")
    for path in sorted(LESSONS_IN_CHECKOUT.glob("*.ipynb")):
        print(f"| {path.stem} | {' | '.join(row(path))} |", flush=True)


def row(path: Path) -> list[str]:
    """The cells of a lesson's row."""
    notebook = nbformat.read(path, as_version=4)
    resources = {"metadata": {"name": path.stem, "path": str(path.parent)}}
    both = {"ours": LessonExporter(), "lab": HTMLExporter(template_name="lab")}
    pages = {name: converted(exporter, notebook, resources) for name, exporter in both.items()}
    times: dict[str, list[float]] = {name: [] for name in both}
    for _ in range(RUNS):
        for name, exporter in both.items():
            start = time.perf_counter()
            converted(exporter, notebook, resources)
            times[name].append(1000 * (time.perf_counter() - start))
    ours, lab = (statistics.median(times[name]) for name in both)
    return [
        kilobytes(pages["ours"]),
        kilobytes(PICTURE.sub("", pages["ours"])),
        str(len(LOADED.findall(pages["ours"]))),
        f"{ours:.0f}",
        kilobytes(pages["lab"]),
        str(len(LOADED.findall(pages["lab"]))),
        f"{lab:.0f}",
        f"{ours / lab:.2f}",
    ]


def converted(exporter: Any, notebook: nbformat.NotebookNode, resources: dict[str, Any]) -> str:  # noqa: ANN401 - nbconvert is not typed
    """The page of a notebook."""
    return str(exporter.from_notebook_node(notebook, {"metadata": dict(resources["metadata"])})[0])


def kilobytes(text: str) -> str:
    """A size."""
    return f"{len(text.encode()) / 1024:.0f}"


if __name__ == "__main__":
    main()
