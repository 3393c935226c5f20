"""Starting JupyterLab in the lessons: trusted, quiet, and without a request to the network."""

from __future__ import annotations

import errno
import json
import os
import secrets
import signal
import socket
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

from massage_lessons import lessons_folder, notebooks
from massage_lessons.errors import StartError
from massage_lessons.places import JUPYTERLAB_SETTINGS, LABEXTENSIONS, LESSON_DIGESTS

if TYPE_CHECKING:
    from collections.abc import Callable

HOST = "127.0.0.1"
FIRST_PORT = 8888
LAST_PORT = 65535
PORTS_TO_TRY = 50
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
        return f"http://{HOST}:{self.port}/doc/workspaces/{WORKSPACE}/tree/{lessons_folder.START}?token={self.token}"

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
    """Give a JupyterLab that answers; see `run` for what is raised."""
    place = lessons(folder, say=say)
    while True:
        chosen = free_port(port)
        server = _begin(place, chosen)
        try:
            if _answers(server):
                return server
        except BaseException:
            server.stop()
            raise
        server.stop()
        # Another program may have taken a free port before JupyterLab could.
        if port is not None or _refusal(chosen) is None:
            raise StartError(f"JupyterLab did not start: {_last_line(server.log)} (all it said is in {server.log})")


def lessons(folder: Path | None, *, say: Callable[[str], None]) -> Path:
    """Give the folder with the lessons, each of them readable and the shipped ones trusted."""
    if folder is None and lessons_folder.in_checkout():
        place = lessons_folder.shipped()[0].parent
    else:
        place = (folder or Path("massage-lessons")).resolve()
        for note in lessons_folder.prepare(place):
            say(note)
    lessons_folder.check_writable(place)
    for name in digests():
        notebooks.read(place / name)
    trust(place)
    return place


def digests() -> dict[str, str]:
    """Give name and digest of each lesson as it is shipped."""
    found: dict[str, str] = json.loads(LESSON_DIGESTS.read_text(encoding="utf-8"))
    return found


def trust(folder: Path) -> list[str]:
    """Trust the lessons that are, to the letter, the ones we ship, and no other file; give their names."""
    from nbformat.sign import NotebookNotary  # noqa: PLC0415 - opens the learner's trust database

    ours = [name for name, digest in digests().items() if lessons_folder.digest(folder / name) == digest]
    notary = NotebookNotary()
    for name in ours:
        notary.sign(notebooks.read(folder / name))
    notary.store.close()
    return ours


def free_port(port: int | None) -> int:
    """Give the port that was asked for, or else the first free one from 8888 on.

    Raises
    ------
    StartError
        When there is none.
    """
    if port is None:
        last = FIRST_PORT + PORTS_TO_TRY - 1
        for candidate in range(FIRST_PORT, last + 1):
            if _refusal(candidate) is None:
                return candidate
        raise StartError(f"The ports from {FIRST_PORT} to {last} are all busy. Choose another one: massage-lessons --port {last + 1}")
    refusal = _refusal(port)
    if refusal is None:
        return port
    if refusal == errno.EACCES:
        raise StartError(f"Port {port} is kept for the system. Choose another one: massage-lessons --port {FIRST_PORT}")
    raise StartError(f"Port {port} is busy. Choose another one: massage-lessons --port {port + 1 if port < LAST_PORT else FIRST_PORT}")


def _refusal(port: int) -> int | None:
    """Give the number of the error with which the system refuses a port, or None when it is free."""
    with socket.socket() as probe:
        # On Windows this option would let two programs have one port.
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            return error.errno
    return None


def command(folder: Path, port: int) -> list[str]:
    """Give the command that starts JupyterLab for a folder."""
    arguments = [
        f"--ServerApp.root_dir={folder}",
        f"--ServerApp.ip={HOST}",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
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
    """Give a JupyterLab that has begun to start."""
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
