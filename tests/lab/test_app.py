"""What happens before JupyterLab is there, and what it is started with."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager, nullcontext
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from nbformat.sign import NotebookNotary
from nbformat.v4 import new_code_cell, new_notebook

from massage_lessons.build import notebooks
from massage_lessons.errors import LessonError, StartError
from massage_lessons.lab import app, ports
from massage_lessons.lab import folder as lab_folder
from massage_lessons.paths import LABEXTENSIONS, LESSON_DIGESTS

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a copy of the lessons."""
    for lesson in lab_folder.shipped():
        shutil.copy(lesson, tmp_path)
    return tmp_path


@pytest.fixture(autouse=True)
def own_trust(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the trust database of whoever runs the tests out of it."""
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path_factory.mktemp("data")))


def trusted(path: Path) -> bool:
    return bool(NotebookNotary().check_signature(notebooks.read(path)))


def altered(folder: Path) -> Path:
    """Change one letter of the last lesson in the folder."""
    path = max(folder.glob("*.ipynb"))
    path.write_text(path.read_text(encoding="utf-8").replace("# ", "#  ", 1), encoding="utf-8")
    return path


def test_the_lessons_as_shipped_are_trusted(folder: Path) -> None:
    assert app.trust() == list(app.digests())
    assert [name for name in app.digests() if not trusted(folder / name)] == []


def test_a_lesson_that_differs_by_one_letter_is_not_trusted(folder: Path) -> None:
    app.trust()
    assert not trusted(altered(folder))


def test_the_new_version_beside_a_changed_lesson_is_trusted(folder: Path) -> None:
    beside = Path(shutil.copy(max(folder.glob("*.ipynb")), folder / "a lesson (new version).ipynb"))
    app.trust()
    assert trusted(beside)


def test_a_lesson_that_is_being_edited_in_a_checkout_is_not_trusted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = altered(folder)
    monkeypatch.setattr(lab_folder, "shipped", lambda: sorted(folder.glob("*.ipynb")))
    assert app.trust() == [name for name in app.digests() if name != changed.name]
    assert not trusted(changed)


@contextmanager
def stranger() -> Iterator[int]:
    """The port of a server that says yes to everything, as another JupyterLab may."""

    class Yes(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(401 if "token" in self.headers.get("Authorization", "") else 200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer((ports.HOST, 0), Yes) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()


def test_a_stranger_that_takes_the_port_first_is_not_taken_for_ours(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Fails at once, as JupyterLab does when its port is busy.
    monkeypatch.setattr(app, "command", lambda *_: [sys.executable, "-c", "print('The port is already in use'); raise SystemExit(1)"])
    monkeypatch.setattr(app, "lessons", lambda *_, **__: folder)
    monkeypatch.setattr(ports, "free", lambda port: port)
    with stranger() as port, pytest.raises(StartError, match="JupyterLab did not start: The port is already in use") as failure:
        app.start(folder, port, say=print)
    assert str(folder / app.LOG) in str(failure.value)


def test_a_free_port_that_is_lost_to_a_stranger_is_replaced_by_the_next(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with stranger() as lost:
        tried = []

        def free(_port: None) -> int:
            tried.append(lost)
            if len(tried) > 1:
                raise StartError("next port asked for")
            return lost

        monkeypatch.setattr(app, "command", lambda *_: [sys.executable, "-c", "raise SystemExit(1)"])
        monkeypatch.setattr(app, "lessons", lambda *_, **__: folder)
        monkeypatch.setattr(ports, "free", free)
        with pytest.raises(StartError, match="next port asked for"):
            app.start(folder, None, say=print)


def test_a_home_that_cannot_be_written_is_one_sentence(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "file").touch()
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(folder / "file" / "data"))
    with pytest.raises(StartError, match="Jupyter cannot keep its own files"):
        app.trust()


@pytest.mark.parametrize(("code", "says"), [(0, None), (3, "JupyterLab has ended by itself")])
def test_an_end_of_jupyterlab_is_quiet_unless_it_breaks_down(
    folder: Path, monkeypatch: pytest.MonkeyPatch, code: int, says: str | None
) -> None:
    process = subprocess.Popen([sys.executable, "-c", f"raise SystemExit({code})"])
    monkeypatch.setattr(app, "start", lambda *_, **__: app.Server(process, folder, 9, "t"))
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    with pytest.raises(StartError, match=says) if says else nullcontext():
        app.run(folder, None, browser=False, say=lambda _line: None)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{ half", "is not a notebook that can be opened"),
        ('{"cells": 3, "nbformat": 4}', "is not a notebook that can be opened"),
        (None, "is missing"),
    ],
)
def test_a_damaged_or_missing_lesson_is_one_sentence(
    folder: Path, monkeypatch: pytest.MonkeyPatch, content: str | None, words: str
) -> None:
    lesson = folder / "02-anatomy.ipynb"
    lesson.unlink()
    if content is not None:
        lesson.write_text(content, encoding="utf-8")
    monkeypatch.setattr(lab_folder, "in_checkout", lambda: True)
    monkeypatch.setattr(lab_folder, "shipped", lambda: [folder / "00-start-here.ipynb"])
    with pytest.raises(LessonError, match=words):
        app.lessons(None, say=print)


def test_a_damaged_lesson_in_the_learners_folder_says_how_to_get_a_fresh_one(folder: Path) -> None:
    (folder / "02-anatomy.ipynb").write_text("{ half", encoding="utf-8")
    with pytest.raises(LessonError, match=r"02-anatomy\.ipynb is not a notebook that can be opened\. Move it away and start again"):
        app.lessons(folder, say=print)


def test_jupyterlab_is_told_of_our_extension_and_kept_off_the_network(tmp_path: Path) -> None:
    arguments = app.command(tmp_path, 9)
    assert f"--LabApp.extra_labextensions_path={LABEXTENSIONS}" in arguments
    assert "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate" in arguments
    assert "--LabApp.extension_manager=readonly" in arguments
    assert "--LabApp.news_url=None" in arguments
    assert "--ServerApp.ip=127.0.0.1" in arguments


def test_nobody_else_on_the_machine_can_listen_to_a_kernel(tmp_path: Path) -> None:
    transport = "ipc" if sys.platform != "win32" else "tcp"
    assert f"--KernelManager.transport={transport}" in app.command(tmp_path, 9)
    told = notebooks.executed(
        new_notebook(cells=[new_code_cell("from ipykernel.kernelapp import IPKernelApp; IPKernelApp.instance().transport")]), tmp_path
    )
    assert told.cells[0].outputs[0].data["text/plain"] == repr(transport)


def test_the_digests_are_those_of_the_lessons() -> None:
    assert app.digests() == {path.name: lab_folder.digest(path) for path in lab_folder.shipped()}
    assert LESSON_DIGESTS.is_file()
