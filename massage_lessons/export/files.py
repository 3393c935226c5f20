"""Notebooks from the disk and pages to the disk: a page is written aside and then takes the place of the old one, or nothing changes."""

from __future__ import annotations

import os
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import nbformat

from massage_lessons.export.exporter import LessonExporter
from massage_lessons.export.faults import ExportError
from massage_lessons.export.slides import SlidesExporter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from nbformat import NotebookNode

    from massage_lessons.export.context import Edition

SUFFIX = ".ipynb"


@dataclass(frozen=True, slots=True)
class Written:
    """A page that was written: where, how large, and what the person who asked for it should know."""

    path: Path
    size: int
    notes: tuple[str, ...]


def found(paths: Sequence[Path], *, slides: bool = False) -> list[Path]:
    """Give the notebooks that are meant: a folder stands for all that are in it; for `slides`, those that have some.

    Raises
    ------
    ExportError
        When there is none, or two would become the same page.
    """
    notebooks = [one for path in paths for one in (sorted(path.glob(f"*{SUFFIX}")) if path.is_dir() else [path])]
    if not notebooks:
        raise ExportError(f"There is no notebook in {', '.join(map(str, paths)) or 'the course'}. Name the notebooks to export.")
    by_name: dict[str, Path] = {}
    for path in dict.fromkeys(notebooks):
        # Some disks do not tell capitals from small letters.
        other = by_name.setdefault(path.stem.casefold(), path)
        if other != path:
            raise ExportError(f"{other} and {path} would become the same page. Export them into two folders.")
    return [path for path in by_name.values() if not slides or _has_slides(path)]


def _has_slides(path: Path) -> bool:
    """Whether a notebook says of more than one cell that a slide begins there; one that cannot be read is told of later."""
    try:
        return path.read_text(encoding="utf-8").count('"slide_type": "slide"') > 1
    except (OSError, UnicodeDecodeError):
        return True


def export(  # noqa: PLR0913 - each is a wish of the person who exports
    notebooks: Sequence[Path],
    folder: Path,
    edition: Edition,
    *,
    slides: bool = False,
    run_widgets: bool | None = None,
    begin: Callable[[int, Path], None],
) -> Iterator[Written]:
    """Make a page, or the slides, of each notebook and give it once it is written; `begin` hears of each before.

    Raises
    ------
    ExportError
        At the end, with a sentence for each notebook whose page could not be made or written.
    """
    kind = SlidesExporter if slides else LessonExporter
    exporter = kind(edition=edition, run_widgets=run_widgets)  # type: ignore[no-untyped-call]
    # What the exporter has to say of a page is in `Written`, for people; its log is for programs.
    exporter.log.disabled = True
    pages = frozenset(path.stem for path in notebooks)
    failed = []
    for number, path in enumerate(notebooks, 1):
        begin(number, path)
        try:
            text, notes = _converted(path, exporter, pages)
            yield _write(folder, f"{path.stem}{'-slides' if slides else ''}.html", text.encode(), notes)
        except ExportError as error:
            failed.append(str(error))
    if failed:
        raise ExportError("\n".join(failed))


def _converted(path: Path, exporter: LessonExporter, pages: frozenset[str]) -> tuple[str, tuple[str, ...]]:
    resources = {"metadata": {"name": path.stem, "path": str(path.parent)}, "lesson_pages": pages}
    text, made = exporter.from_notebook_node(_read(path), resources)
    return text, tuple(made["lesson_notes"])


def _read(path: Path) -> NotebookNode:
    try:
        with warnings.catch_warnings():
            # A notebook with a small fault is mended, not talked about.
            warnings.simplefilter("ignore")
            notebook = nbformat.reads(path.read_text(encoding="utf-8"), as_version=4)
    except FileNotFoundError as error:
        raise ExportError(f"{path}: there is no such notebook.") from error
    except UnicodeDecodeError as error:
        raise ExportError(f"{path}: this is no notebook, or it is damaged.") from error
    except OSError as error:
        raise ExportError(f"{path} cannot be read: {error.strerror}.") from error
    except Exception as error:
        # nbformat has no one error for a file that is half written, of a future version or no notebook at all.
        raise ExportError(f"{path}: this is no notebook, or it is damaged. If it is just being saved, export it again.") from error
    if not isinstance(notebook, dict):
        raise ExportError(f"{path}: this is no notebook.")
    return cast("NotebookNode", notebook)


def _write(folder: Path, name: str, content: bytes, notes: tuple[str, ...]) -> Written:
    path = folder / name
    aside = folder / f".{name}.new"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            aside.write_bytes(content)
            os.replace(aside, path)  # noqa: PTH105 - named as what it is: the page is the old one or the new one, never half
        finally:
            aside.unlink(missing_ok=True)
    except OSError as error:
        raise ExportError(f"{path} cannot be written: {error.strerror}. {_kept(path)}") from error
    return Written(path, len(content), notes)


def _kept(path: Path) -> str:
    try:
        return "The page that was there is kept." if path.is_file() else "Choose another folder with --to."
    except OSError:
        return "Choose another folder with --to."
