"""What the command says while pages are made: which of how many, and in the end where they are and how large."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from massage_lessons.export import files, from_notebooks
from massage_lessons.export.notebook.normalise import readable
from massage_lessons.export.site import build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from massage_lessons.export.notebook.context import Edition
    from massage_lessons.export.pdf.sheet import Size

    Begin = Callable[[int, str], None]

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
    notebooks = from_notebooks.found(paths, slides=slides)

    def make(begin: Begin) -> Iterator[files.Written]:
        return from_notebooks.export(
            notebooks, folder, edition, slides=slides, run_widgets=run_widgets, begin=lambda number, path: begin(number, path.name)
        )

    _watch(make, "Lesson", len(notebooks), folder, console or Console())


def site(paths: Sequence[Path], folder: Path, edition: Edition, *, run_widgets: bool | None = None, console: Console | None = None) -> None:
    """Make a site of notebooks, and tell of it.

    Raises
    ------
    ExportError
        When a notebook cannot be read, or the site cannot be written; an old site is kept.
    """
    notebooks = from_notebooks.found(paths)

    def make(begin: Begin) -> Iterator[files.Written]:
        return build.build(notebooks, folder, edition, run_widgets=run_widgets, begin=begin)

    _watch(make, "Page", build.count(notebooks), folder, console or Console())


def paper(  # noqa: PLR0913 - each is a wish of the person who prints
    paths: Sequence[Path],
    folder: Path,
    edition: Edition,
    *,
    with_cards: bool,
    size: Size = "A4",
    program: Path | None = None,
    console: Console | None = None,
) -> None:
    """Print a handout of each notebook, and the cards if they are wanted, and tell of it.

    Raises
    ------
    ExportError
        When there is no Chromium, or a file could not be made or written; the others are there.
    """
    from massage_lessons.export.pdf import build as paper_build  # noqa: PLC0415 - only what is printed waits for matplotlib

    notebooks = from_notebooks.found(paths)

    def make(begin: Begin) -> Iterator[files.Written]:
        return paper_build.build(notebooks, folder, edition, with_cards=with_cards, size=size, program=program, begin=begin)

    _watch(make, "File", paper_build.count(notebooks, edition, with_cards=with_cards), folder, console or Console())


def exam(  # noqa: PLR0913 - each is a wish of the person who prints
    folder: Path,
    *,
    count: int,
    seed: str,
    versions: int,
    lessons: Sequence[str],
    size: Size = "A4",
    program: Path | None = None,
    console: Console | None = None,
) -> None:
    """Print the versions of a test with its key, and tell of it.

    Raises
    ------
    CourseError
        When there is no Chromium, the bank has too few questions, or a file could not be made or written.
    """
    from massage_lessons.export.pdf import exam as paper_exam  # noqa: PLC0415 - only what is printed waits for matplotlib

    def make(begin: Begin) -> Iterator[files.Written]:
        return paper_exam.build(folder, count=count, seed=seed, versions=versions, lessons=lessons, size=size, program=program, begin=begin)

    _watch(make, "File", versions + 1, folder, console or Console())


def _watch(make: Callable[[Begin], Iterator[files.Written]], what: str, total: int, folder: Path, console: Console) -> None:
    """Tell of each piece of work by its number and its name, and in the end of what was written."""
    written: list[files.Written] = []
    columns = (TextColumn(what), MofNCompleteColumn(), BarColumn(), TextColumn("{task.description}"))
    try:
        with Progress(*columns, console=console, transient=True) as progress:
            task = progress.add_task("", total=total)

            def begin(number: int, name: str) -> None:
                progress.update(task, completed=number, description=escape(readable(name)))
                if not console.is_terminal:
                    console.print(f"{what} {number} of {total}: {escape(readable(name))}", soft_wrap=True, highlight=False)

            for page in make(begin):
                written.append(page)  # noqa: PERF402 - what was written before one fails is told too
    finally:
        _tell(written, folder, console)


def _tell(written: list[files.Written], folder: Path, console: Console) -> None:
    for page in written:
        for note in page.notes:
            console.print(f"{escape(readable(page.path.name))}: {escape(readable(note))}", soft_wrap=True, highlight=False)
    if not written:
        return
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(overflow="fold")
    table.add_column(justify="right", no_wrap=True)
    for page in written:
        table.add_row(escape(readable(page.path.name)), f"{page.size / KILO:,.0f} KB")
    console.print(table, highlight=False)
    total = sum(page.size for page in written)
    what = "page" if all(page.path.suffix == ".html" for page in written) else "file"
    count = f"{len(written)} {what}{'' if len(written) == 1 else 's'}"
    console.print(f"{count}, {total / KILO:,.0f} KB, in {escape(readable(str(folder.resolve())))}", soft_wrap=True, highlight=False)
