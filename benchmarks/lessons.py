"""How long each lesson takes to run: `python benchmarks/lessons.py`. A bare kernel is started beside each one, in the same run.

Columns, in seconds: start of the lesson's kernel, all its cells, both above a bare kernel's start, and the slowest cell with a picture.
"""

from __future__ import annotations

import statistics
import time
from pathlib import Path

import nbformat
from jupyter_client.manager import start_new_kernel
from rich.console import Console
from rich.table import Table

NOTEBOOKS = Path(__file__).parent.parent / "notebooks"
SECONDS_PER_CELL = 60
REPEATS = 3


def run(cells: list[str]) -> tuple[float, list[float]]:
    """The seconds that a kernel takes to start, and that each cell takes in it."""
    begun = time.perf_counter()
    manager, client = start_new_kernel(cwd=str(NOTEBOOKS))
    started = time.perf_counter() - begun
    try:
        seconds = []
        for cell in cells:
            begun = time.perf_counter()
            reply = client.execute_interactive(cell, timeout=SECONDS_PER_CELL, output_hook=lambda _: None)
            seconds.append(time.perf_counter() - begun)
            if reply["content"]["status"] != "ok":
                raise SystemExit(f"{cell}: {reply['content'].get('evalue')}")
        return started, seconds
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def pictures(notebook: nbformat.NotebookNode) -> list[bool]:
    """For each code cell whether it shows a picture."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return [any("<img" in "".join(output.get("data", {}).get("text/html", "")) for output in cell.outputs) for cell in cells]


def main() -> None:
    """Print the table."""
    table = Table("lesson", "kernel", "cells", "above a bare kernel", "slowest picture", "KB", title=f"Seconds, median of {REPEATS} runs")
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        cells = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
        runs = [(run([])[0], *run(cells)) for _ in range(REPEATS)]
        above = statistics.median(start + sum(seconds) - bare for bare, start, seconds in runs)
        drawn = [statistics.median(column) for column in zip(*(seconds for *_, seconds in runs), strict=True)]
        slowest = max((seconds for seconds, picture in zip(drawn, pictures(notebook), strict=True) if picture), default=None)
        table.add_row(
            path.stem,
            f"{statistics.median(start for _, start, _ in runs):.2f}",
            f"{statistics.median(sum(seconds) for *_, seconds in runs):.2f}",
            f"{above:.2f}",
            "-" if slowest is None else f"{slowest:.2f}",
            f"{path.stat().st_size / 1000:.0f}",
        )
    Console(width=110).print(table)


if __name__ == "__main__":
    main()
