"""The lessons as files: run them, put them in the one form that is stored, and say whether a stored one still holds.

A stored lesson has its outputs, counts 1 to n, and nothing that changes from run to run. It says which lesson it is, and its cells are
locked: a reader's slip changes nothing.
"""

from __future__ import annotations

import copy
import os
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, cast

import nbformat

from massage_lessons.build.artifact import Artifact
from massage_lessons.course import find
from massage_lessons.errors import LessonError
from massage_lessons.paths import CONTENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nbformat import NotebookNode

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
KERNELSPEC = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
SECONDS_PER_CELL = 60
READING = "massage-lessons"
"""The name in a notebook's metadata under which it says which lesson it is: by that JupyterLab opens it as a page to read."""

LOCKED = {"deletable": False, "editable": False}
TRANSPORT = "ipc" if os.name == "posix" else "tcp"
"""How we talk to a kernel: over TCP everybody on the machine could listen."""


def read(path: Path) -> NotebookNode:
    """Return the notebook at `path`.

    Raises
    ------
    LessonError
        When the file is missing or is no valid notebook.
    """
    try:
        notebook = nbformat.read(path, as_version=4)
        nbformat.validate(notebook)
    except FileNotFoundError as error:
        message = f"{path}: there is no such lesson."
        raise LessonError(message) from error
    except (ValueError, nbformat.ValidationError, nbformat.reader.NotJSONError) as error:
        message = f"{path}: not a notebook that can be opened. Restore the file from the course."
        raise LessonError(message) from error
    return cast("NotebookNode", notebook)


def executed(notebook: NotebookNode, folder: Path) -> NotebookNode:
    """Return a copy that has been run from top to bottom in a fresh kernel started in `folder`.

    Raises
    ------
    LessonError
        When a cell fails; it names the cell and the error.
    """
    from nbclient import NotebookClient  # noqa: PLC0415 - starting a kernel is not needed to read or compare
    from nbclient.exceptions import CellExecutionError  # noqa: PLC0415
    from traitlets.config import Config  # noqa: PLC0415

    result = copy.deepcopy(notebook)
    resources = {"metadata": {"path": str(folder)}}
    with TemporaryDirectory() as sockets:
        # Where it is not told a place for its sockets, each side looks for them in the folder that it happens to be in.
        own = {"transport": "ipc", "ip": str(Path(sockets, "kernel"))} if TRANSPORT == "ipc" else {}
        client = NotebookClient(
            result, timeout=SECONDS_PER_CELL, kernel_name="python3", resources=resources, config=Config(KernelManager=own)
        )
        try:
            client.execute(env={**os.environ, "PYDEVD_DISABLE_FILE_VALIDATION": "1"})
        except CellExecutionError as error:
            message = f"A cell of the lesson fails: {error.ename}: {error.evalue}"
            raise LessonError(message) from error
    return normalised(result)


def normalised(notebook: NotebookNode) -> NotebookNode:
    """Return the form that is stored: counts 1 to n, our own output of a widget instead of its passing id, no run times."""
    result = copy.deepcopy(notebook)
    result.metadata = nbformat.from_dict({"kernelspec": KERNELSPEC, "language_info": {"name": "python"}})
    count = 0
    for cell in result.cells:
        cell.metadata.pop("execution", None)
        cell.metadata.pop("trusted", None)
        if cell.cell_type != "code":
            continue
        count += 1
        cell.execution_count = count
        for output in cell.outputs:
            _normalise_output(output, count)
    return result


def _normalise_output(output: NotebookNode, count: int) -> None:
    if "execution_count" in output:
        output.execution_count = count
    # The id of a widget is new in every run and means nothing without that run's kernel.
    data = output.get("data", {})
    if WIDGET_VIEW in data and len(data) > 1:
        del data[WIDGET_VIEW]


def as_lesson(notebook: NotebookNode, name: str) -> NotebookNode:
    """Return a copy that says which lesson it is and which comes next, with its cells locked; other notebooks stay as they are."""
    result = copy.deepcopy(notebook)
    lessons = sorted(find.course().lessons, key=lambda lesson: lesson.number)
    place = next((place for place, lesson in enumerate(lessons) if lesson.file == name), None)
    if place is None:
        return result
    result.metadata[READING] = {"lesson": lessons[place].id}
    if place + 1 < len(lessons):
        after = lessons[place + 1]
        result.metadata[READING]["next"] = {"file": after.file, "title": after.title}
    for cell in result.cells:
        cell.metadata.update(LOCKED)
    return result


def text(notebook: NotebookNode) -> str:
    """Return the text of the file that stores the notebook."""
    return str(nbformat.writes(notebook)) + "\n"


def artifacts(lessons: Sequence[Path]) -> Iterator[Artifact]:
    """Yield each lesson, as running it gives it, as something to build; making one raises a LessonError where one of its cells fails."""
    for path in lessons:
        yield Artifact(path.name, (path, CONTENT), partial(_run, path))


def _run(path: Path) -> dict[Path, bytes]:
    return {path: text(as_lesson(executed(read(path), path.parent), path.name)).encode()}
