"""Notebooks from the disk and pages to the disk: a page is written aside and then takes the place of the old one, or nothing changes."""

from __future__ import annotations

import ctypes
import errno
import json
import os
import shutil
import tempfile
import warnings
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

import nbformat

from massage_lessons.export.errors import ExportError, Failures
from massage_lessons.export.notebook.normalise import mended, readable
from massage_lessons.export.page.exporter import LessonExporter
from massage_lessons.export.slides.exporter import SlidesExporter
from massage_lessons.export.slides.types import is_talk

try:
    import fcntl
except ImportError:  # Windows has no such lock
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from nbformat import NotebookNode

    from massage_lessons.export.notebook.context import Edition

SUFFIX = ".ipynb"
ASIDE = ".new-"
CURRENT = 4
HERE, EXCHANGE = -100, 2
"""As Linux has them: a path as it is written, and that two paths change places."""

NAMES = "names.json"
TOO_DEEP = "its data stand one in another too deep to be read. Clear the outputs that do so, and export it again."


@dataclass(frozen=True, slots=True)
class Written:
    """A page that was written: where, how large, and what the person who asked for it should know."""

    path: Path
    size: int
    notes: tuple[str, ...]


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


def write(folder: Path, name: str, content: bytes, notes: tuple[str, ...]) -> Written:
    """Write a file in place of the one before, as `put` does."""
    return Written(put(folder, {name: content})[name], len(content), notes)


def put(folder: Path, contents: Mapping[str, bytes]) -> dict[str, Path]:
    """Write files into a folder, all of them or none, and give where each is; other files of the folder are left alone.

    Raises
    ------
    ExportError
        When one of them cannot be written; those that were there before are there still.
    """
    places = {name: folder / name for name in contents}
    at = next(iter(places.values()), folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _alone(folder), tempfile.TemporaryDirectory(prefix=ASIDE, dir=folder) as made:
            aside = Path(made)
            # Numbers, as a name with something added may be too long for the disk.
            for number, (name, content) in enumerate(contents.items()):
                at = places[name]
                (aside / f"{number}.new").write_bytes(content)
                if at.exists():
                    shutil.copy2(at, aside / f"{number}.old")
            (aside / NAMES).write_text(json.dumps(list(contents)), encoding="utf-8")
            with ExitStack() as undo:
                for number, place in enumerate(places.values()):
                    at = place
                    _replace(aside / f"{number}.new", at, aside / f"{number}.old", undo)
                undo.pop_all()
    except OSError as error:
        raise ExportError(f"{at} cannot be written: {error.strerror}. {_kept(places.values())}") from error
    return places


def put_whole(folder: Path, contents: Mapping[str, bytes]) -> dict[str, Path]:
    """Write the files of a folder that holds nothing else, and give where each is.

    They are written aside, then the folders change places in one step: whoever looks, or ends us, at any time finds the old files or
    the new ones. Where the folder holds something else too, or the disk cannot do that, the files are replaced one by one, as `put` does.

    Raises
    ------
    ExportError
        When one of them cannot be written; those that were there before are there still.
    """
    whole = folder.resolve()
    try:
        if whole.exists() and {path.name for path in whole.iterdir()} - contents.keys():
            return put(folder, contents)
        whole.parent.mkdir(parents=True, exist_ok=True)
        with _alone(whole.parent), tempfile.TemporaryDirectory(prefix=ASIDE, dir=whole.parent) as made:
            aside = Path(made, "new")
            aside.mkdir()
            for name, content in contents.items():
                (aside / name).write_bytes(content)
            if whole.exists():
                _exchange(aside, whole)
            else:
                aside.rename(whole)
    except OSError:
        # Whatever it was, the other way says it of the file that it meets.
        return put(folder, contents)
    return {name: folder / name for name in contents}


def _exchange(one: Path, other: Path) -> None:
    """Let two folders change places in one step.

    Raises
    ------
    OSError
        Where the system or the disk cannot do that.
    """
    exchange = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if os.name == "posix" else None
    if exchange is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    if exchange(HERE, os.fsencode(one), HERE, os.fsencode(other), EXCHANGE):
        fault = ctypes.get_errno()
        raise OSError(fault, os.strerror(fault))


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Write into a folder while no other export does, after what one that was killed has left is as it was before."""
    if fcntl is None:
        yield
        return
    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        for left in folder.glob(f"{ASIDE}*"):
            _restore(left, folder)
            shutil.rmtree(left)
        yield
    finally:
        os.close(held)


def _restore(left: Path, folder: Path) -> None:
    """Put back the pages that a killed export had begun to replace."""
    names = left / NAMES
    try:
        listed = json.loads(names.read_text(encoding="utf-8")) if names.is_file() else []
    except ValueError:
        # It was killed while it wrote them: nothing had been replaced yet.
        return
    for number, name in enumerate(listed):
        at = folder / Path(str(name)).name
        if (left / f"{number}.old").exists():
            os.replace(left / f"{number}.old", at)  # noqa: PTH105 - the old page in place of the new one, never half
        elif not (left / f"{number}.new").exists():
            at.unlink(missing_ok=True)


def _replace(new: Path, at: Path, old: Path, undo: ExitStack) -> None:
    os.replace(new, at)  # noqa: PTH105 - named as what it is: the file is the old one or the new one, never half
    undo.callback(*((os.replace, old, at) if old.exists() else (at.unlink,)))


def _kept(places: Collection[Path]) -> str:
    try:
        if any(path.is_file() for path in places):
            return "The page that was there is kept." if len(places) == 1 else "What was there before is kept, all of it."
    except OSError:
        pass  # A folder that cannot be looked into is not the right one either.
    return "Choose another folder with --to." if len(places) == 1 else "Choose another folder with --site."
