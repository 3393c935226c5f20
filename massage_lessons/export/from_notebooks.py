"""Notebooks from the disk, and the page that is made of each."""

from __future__ import annotations

import json
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

import nbformat

from massage_lessons.export.errors import ExportError, Failures
from massage_lessons.export.files import write
from massage_lessons.export.notebook.normalise import mended, readable
from massage_lessons.export.page.exporter import LessonExporter
from massage_lessons.export.slides.exporter import SlidesExporter
from massage_lessons.export.slides.types import is_talk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from nbformat import NotebookNode

    from massage_lessons.export.files import Written
    from massage_lessons.export.notebook.context import Edition

SUFFIX = ".ipynb"
CURRENT = 4
TOO_DEEP = "its data stand one in another too deep to be read. Clear the outputs that do so, and export it again."


def found(paths: Sequence[Path], *, slides: bool = False) -> list[Path]:
    """The notebooks that are meant: a folder stands for all that are in it; for `slides`, those that have some.

    Raises
    ------
    ExportError
        When there is none, or none has slides, or two would become the same page.
    """
    notebooks = [one for path in paths for one in _meant(path)]
    if not notebooks:
        raise ExportError(f"There is no notebook in {', '.join(map(str, paths)) or 'the course'}. Name the notebooks to export.")
    by_name: dict[str, Path] = {}
    for path in dict.fromkeys(notebooks):
        # Some disks do not tell capitals from small letters.
        other = by_name.setdefault(path.stem.casefold(), path)
        if other != path:
            raise ExportError(f"{other} and {path} would become the same page. Export them into two folders.")
    meant = [path for path in by_name.values() if not slides or _has_slides(path)]
    if not meant:
        raise ExportError(f"There is nothing to make slides of in {', '.join(map(str, by_name.values()))}.")
    return meant


def _meant(path: Path) -> list[Path]:
    try:
        return sorted(path.glob(f"*{SUFFIX}")) if path.is_dir() else [path]
    except OSError:
        # It is told of when it is read.
        return [path]


def _has_slides(path: Path) -> bool:
    """Whether a notebook is a talk; one that cannot be read is told of later."""
    try:
        return is_talk(mended(read(path)))
    except (ExportError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError, RecursionError):
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
    Failures
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
            text, notes = converted(path, exporter, pages)
            yield write(folder, f"{path.stem}{'-slides' if slides else ''}.html", text.encode(), notes)
        except ExportError as error:
            failed.append(str(error))
    if failed:
        raise Failures(failed)


def converted(path: Path, exporter: LessonExporter, pages: frozenset[str]) -> tuple[str, tuple[str, ...]]:
    """The page that an exporter makes of a notebook, and what the person who asked for it should know.

    Raises
    ------
    ExportError
        When the notebook cannot be read, or no page can be made of it.
    """
    resources = {"metadata": {"name": readable(path.stem), "path": str(path.parent)}, "lesson_pages": pages}
    notebook = read(path)
    with told_of(path):
        text, made = exporter.from_notebook_node(notebook, resources)
    return text, tuple(made["lesson_notes"])


@contextmanager
def told_of(path: Path) -> Iterator[None]:
    """Say in a sentence why no page can be made of a notebook; whatever it does to one of the libraries, the others are made.

    Raises
    ------
    ExportError
        When anything fails meanwhile.
    """
    try:
        yield
    except ExportError:
        raise
    except RecursionError as error:
        raise ExportError(f"{path}: {TOO_DEEP}") from error
    except Exception as error:
        raise ExportError(f"{path}: no page can be made of it ({type(error).__name__}: {' '.join(str(error).split())[:120]}).") from error


def read(path: Path) -> NotebookNode:
    """A notebook.

    Raises
    ------
    ExportError
        When there is none, or it cannot be read.
    """
    try:
        with warnings.catch_warnings():
            # A notebook with a small fault is mended, not talked about.
            warnings.simplefilter("ignore")
            notebook = _notebook(_text_of(path))
    except ExportError:
        raise
    except RecursionError as error:
        raise ExportError(f"{path}: {TOO_DEEP}") from error
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


def _notebook(text: str) -> object:
    try:
        return nbformat.reads(text, as_version=4)
    except Exception:
        # nbformat gives up at one odd value; what has cells of today's form is mended on its way to the page.
        found = json.loads(text)
        if isinstance(found, dict) and found.get("nbformat") == CURRENT and isinstance(found.get("cells"), list):
            return nbformat.from_dict(found)
        raise


def _text_of(path: Path) -> str:
    if path.exists() and not path.is_file():
        # A device can be read for ever.
        raise ExportError(f"{path}: this is no notebook, but a folder or a device.")
    return path.read_text(encoding="utf-8-sig")
