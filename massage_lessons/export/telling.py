"""What the command says while pages are made: which of how many, and in the end where they are and how large."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from massage_lessons.export import files

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from massage_lessons.export.context import Edition

KILO = 1024


def export(  # noqa: PLR0913 - each is a wish of the person who exports
    paths: Sequence[Path],
    folder: Path,
    edition: Edition,
    *,
    slides: bool = False,
    run_widgets: bool | None = None,
    console: Console | None = None,
) -> None:
    """Make a page, or the slides, of each notebook, and tell of it.

    Raises
    ------
    ExportError
        When a page could not be made or written; the others are there.
    """
    console = console or Console()
    notebooks = files.found(paths, slides=slides)
    written: list[files.Written] = []
    columns = (TextColumn("Lesson"), MofNCompleteColumn(), BarColumn(), TextColumn("{task.description}"))
    try:
        with Progress(*columns, console=console, transient=True) as progress:
            task = progress.add_task("", total=len(notebooks))

            def begin(number: int, path: Path) -> None:
                progress.update(task, completed=number, description=escape(path.name))
                if not console.is_terminal:
                    console.print(f"Lesson {number} of {len(notebooks)}: {escape(path.name)}", soft_wrap=True, highlight=False)

            for page in files.export(notebooks, folder, edition, slides=slides, run_widgets=run_widgets, begin=begin):
                written.append(page)  # noqa: PERF402 - what was written before one fails is told too
    finally:
        _tell(written, folder, console)


def _tell(written: list[files.Written], folder: Path, console: Console) -> None:
    for page in written:
        for note in page.notes:
            console.print(f"{escape(page.path.name)}: {escape(note)}", soft_wrap=True, highlight=False)
    if not written:
        return
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(overflow="fold")
    table.add_column(justify="right", no_wrap=True)
    for page in written:
        table.add_row(escape(page.path.name), f"{page.size / KILO:,.0f} KB")
    console.print(table, highlight=False)
    total = sum(page.size for page in written)
    count = f"{len(written)} {'page' if len(written) == 1 else 'pages'}"
    console.print(f"{count}, {total / KILO:,.0f} KB, in {escape(str(folder.resolve()))}", soft_wrap=True, highlight=False)
