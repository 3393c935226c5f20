"""Starting JupyterLab in the lessons: trusted, quiet, and without a request to the network."""

from __future__ import annotations

import json
import os
import secrets
import signal
import sqlite3
import subprocess
import sys
import time
import webbrowser
from contextlib import closing, suppress
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import TYPE_CHECKING

from massage_lessons.build import notebooks
from massage_lessons.errors import LessonError, StartError
from massage_lessons.lab import folder as lab_folder
from massage_lessons.lab import ports
from massage_lessons.lab.ports import HOST
from massage_lessons.paths import JUPYTERLAB_SETTINGS, LABEXTENSIONS, LESSON_DIGESTS

if TYPE_CHECKING:
    from collections.abc import Callable

SECONDS_TO_START = 90
WORKSPACE = "massage-lessons"
LOG = ".massage-lessons.log"


@dataclass(frozen=True, slots=True)
class Server:
    """A JupyterLab that answers; `url` opens the start page and holds the token."""

    process: subprocess.Popen[bytes]
    folder: Path
    port: int
    token: str

    @property
    def url(self) -> str:
        """The address of the start page."""
        return f"http://{HOST}:{self.port}/doc/workspaces/{WORKSPACE}/tree/{lab_folder.START}?token={self.token}"

    @property
    def log(self) -> Path:
        """What JupyterLab says."""
        return self.folder / LOG

    def stop(self) -> None:
        """End it, and wait until it has ended."""
        self.process.terminate()
        self.process.wait()


def run(folder: Path | None, port: int | None, *, browser: bool, say: Callable[[str], None]) -> None:
    """Start the lessons and stay until JupyterLab ends.

    Raises
    ------
    CourseError
        When the lessons cannot be opened, JupyterLab cannot be started, or it breaks down.
    """
    # Whoever ends the course from outside ends JupyterLab with it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    server = start(folder, port, say=say)
    try:
        say(f"The lessons are open at {server.url} (Ctrl-C ends them)")
        if browser:
            webbrowser.open(server.url)
        code = server.process.wait()
    finally:
        server.stop()
    if code:
        raise StartError(f"JupyterLab has ended by itself. What it said last is in {server.log}")


def start(folder: Path | None, port: int | None, *, say: Callable[[str], None]) -> Server:
    """A JupyterLab that answers; see `run` for what is raised."""
    place = lessons(folder, say=say)
    while True:
        chosen = ports.free(port)
        server = _begin(place, chosen)
        try:
            if _answers(server):
                return server
        except BaseException:
            server.stop()
            raise
        last = _last_line(server.log)
        server.stop()
        # Another program may have taken a free port before JupyterLab could.
        if port is not None or ports.refusal(chosen) is None:
            raise StartError(f"JupyterLab did not start: {last} (all it said is in {server.log})")


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


def command(folder: Path, port: int) -> list[str]:
    """The command that starts JupyterLab for a folder."""
    arguments = [
        f"--ServerApp.root_dir={folder}",
        f"--ServerApp.ip={HOST}",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
        # Not the learner's own jupyter_server_config: it may give another address or token.
        "--ServerApp.config_file_name=massage_lessons_config",
        f"--KernelManager.transport={notebooks.TRANSPORT}",
        "--no-browser",
        f"--LabApp.extra_labextensions_path={LABEXTENSIONS}",
        f"--LabApp.app_settings_dir={JUPYTERLAB_SETTINGS}",
        # Nothing that JupyterLab would ask of the network by itself.
        "--LabApp.extension_manager=readonly",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.news_url=None",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--allow-root")
    return [sys.executable, "-m", "jupyterlab", *arguments]


def _begin(place: Path, port: int) -> Server:
    """A JupyterLab that has begun to start."""
    token = secrets.token_urlsafe(16)
    environment = {**os.environ, "JUPYTER_PREFER_ENV_PATH": "1", "JUPYTER_TOKEN": token}
    with (place / LOG).open("wb") as output:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own arguments
            command(place, port), env=environment, stdout=output, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL
        )
    return Server(process, place, port, token)


def _answers(server: Server) -> bool:
    """Wait until the server answers; give False when it ends before.

    Only ours knows the token: another program on the port, which may even be another JupyterLab, does not count.
    """
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and server.process.poll() is None:
        with suppress(OSError, HTTPException), closing(HTTPConnection(HOST, server.port, timeout=5)) as connection:
            connection.request("GET", "/api/status", headers={"Authorization": f"token {server.token}"})
            if connection.getresponse().status == HTTPStatus.OK:
                return True
        time.sleep(0.1)
    return False


def _last_line(log: Path) -> str:
    lines = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    return lines[-1] if lines else "it said nothing"
