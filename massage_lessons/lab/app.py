"""Starting JupyterLab in the lessons: trusted, quiet, and without a request to the network."""

from __future__ import annotations

import json
import os
import secrets
import sqlite3
import threading
import uuid
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

import zmq
from jupyter_core.paths import jupyter_runtime_dir

from massage_lessons.build import notebooks
from massage_lessons.errors import LessonError, StartError, needs
from massage_lessons.lab import folder as lab_folder
from massage_lessons.lab import ports
from massage_lessons.lab.hushed import Hushed
from massage_lessons.lab.ports import HOST
from massage_lessons.paths import JUPYTERLAB_SETTINGS, LABEXTENSIONS, LESSON_DIGESTS

if TYPE_CHECKING:
    from collections.abc import Callable

WORKSPACE = "massage-lessons"
LOG = ".massage-lessons.log"


def run(folder: Path | None, port: int | None, *, browser: bool, say: Callable[[str], None]) -> None:
    """Start the lessons and stay until JupyterLab ends.

    Raises
    ------
    CourseError
        When the lessons cannot be opened, JupyterLab cannot be started, or it breaks down.
    """
    place = lessons(folder, say=say)
    log = place / LOG
    chosen = ports.free(port)
    token = secrets.token_urlsafe(16)

    def answers(at: int) -> None:
        url = address(at, token)
        hushed.aloud(lambda: say(f"The lessons are open at {url} (Ctrl-C ends them)"))
        if browser:
            # A browser of the terminal stays until it is closed, and the lessons must go on meanwhile.
            threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()

    with Hushed(log) as hushed:
        # JupyterLab speaks as soon as it is imported; and the lessons can be checked without it.
        with needs("lab"):
            from massage_lessons.lab.server import LessonsApp  # noqa: PLC0415
        try:
            LessonsApp.run(arguments(place, chosen, token, retry=port is None), answers)
        except SystemExit as end:
            if end.code == 1:
                raise StartError(f"JupyterLab did not start, or has ended by itself: {_last_line(log)} (all it said is in {log})") from end
            raise


def address(port: int, token: str) -> str:
    """The address of the start page."""
    return f"http://{HOST}:{port}/doc/workspaces/{WORKSPACE}/tree/{lab_folder.START}?token={token}"


def lessons(folder: Path | None, *, say: Callable[[str], None]) -> Path:
    """The folder with the lessons, each of them readable and the shipped ones trusted."""
    in_place = folder is None and lab_folder.in_checkout()
    if in_place:
        place = lab_folder.shipped()[0].parent
    else:
        place = (folder or Path("massage-lessons")).absolute()
        for note in lab_folder.prepare(place):
            say(note)
    lab_folder.check_writable(place)
    for name in digests():
        _check_readable(place / name, in_place=in_place)
    trust()
    return place


def _check_readable(lesson: Path, *, in_place: bool) -> None:
    mend = "Take it from the course again." if in_place else "Move it away and start again: a fresh one is put there."
    if not lesson.exists():
        raise LessonError(f"{lesson} is missing. {mend}")
    try:
        notebooks.read(lesson)
    except OSError as error:
        raise LessonError(f"{lesson} cannot be read: {error.strerror}. {mend}") from error
    # Over JSON of another shape nbformat stumbles before it validates.
    except (LessonError, AttributeError, KeyError, TypeError) as error:
        raise LessonError(f"{lesson} is not a notebook that can be opened. {mend}") from error


def digests() -> dict[str, str]:
    """Name and digest of each lesson as it is shipped."""
    found: dict[str, str] = json.loads(LESSON_DIGESTS.read_text(encoding="utf-8"))
    return found


def trust() -> list[str]:
    """Trust the lessons as we ship them and every copy that is the same to the letter, whatever its name; give their names.

    Raises
    ------
    StartError
        When Jupyter's own files cannot be written.
    """
    from nbformat.sign import NotebookNotary  # noqa: PLC0415 - opens the learner's trust database

    # Somebody may be editing the lessons of a checkout.
    ours = [lesson for lesson in lab_folder.shipped() if lab_folder.digest(lesson) == digests().get(lesson.name)]
    try:
        notary = NotebookNotary()
        for lesson in ours:
            notary.sign(notebooks.read(lesson))
        notary.store.close()
    except (OSError, sqlite3.Error) as error:
        raise StartError(f"Jupyter cannot keep its own files ({error}). Start it as a user whose home folder can be written.") from error
    return [lesson.name for lesson in ours]


def arguments(folder: Path, port: int, token: str, *, retry: bool) -> list[str]:
    """What JupyterLab is told for a folder. As arguments they go before what the learner's own settings say."""
    return [
        f"--ServerApp.root_dir={folder}",
        f"--ServerApp.ip={HOST}",
        f"--ServerApp.port={port}",
        # Another program may take a free port before JupyterLab does.
        f"--ServerApp.port_retries={ports.PORTS_TO_TRY if retry else 0}",
        f"--IdentityProvider.token={token}",
        # Not the learner's own jupyter_server_config: it may give another address or token.
        "--ServerApp.config_file_name=massage_lessons_config",
        f"--KernelManager.transport={transport()}",
        "--ServerApp.open_browser=False",
        "--ServerApp.allow_root=True",
        f"--LabApp.extra_labextensions_path={LABEXTENSIONS}",
        f"--LabApp.app_settings_dir={JUPYTERLAB_SETTINGS}",
        # Nothing that JupyterLab would ask of the network by itself.
        "--LabApp.extension_manager=readonly",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.news_url=None",
    ]


def transport() -> str:
    """How JupyterLab talks to kernels: as `notebooks.TRANSPORT` says, unless its folder for sockets has a name too long for one."""
    longest = os.fsencode(Path(jupyter_runtime_dir(), f"kernel-{uuid.UUID(int=0)}-ipc-99"))
    return notebooks.TRANSPORT if len(longest) <= zmq.IPC_PATH_MAX_LEN else "tcp"


def _last_line(log: Path) -> str:
    lines = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    return lines[-1] if lines else "it said nothing"
