"""What happens before JupyterLab is there, and what it is started with."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest
import zmq
from nbformat.sign import NotebookNotary
from nbformat.v4 import new_code_cell, new_notebook

from massage_lessons.build import notebooks
from massage_lessons.errors import LessonError, StartError
from massage_lessons.lab import app, server
from massage_lessons.lab import folder as lab_folder
from massage_lessons.paths import LABEXTENSIONS, LESSON_DIGESTS


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


def test_a_port_that_is_taken_at_the_last_moment_is_replaced_unless_it_was_asked_for(folder: Path) -> None:
    assert "--ServerApp.port_retries=50" in app.arguments(folder, 8888, "t", retry=True)
    assert "--ServerApp.port_retries=0" in app.arguments(folder, 8888, "t", retry=False)


def test_a_jupyterlab_that_breaks_down_is_one_sentence_with_its_last_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        os.write(2, b"The port is already in use\n")
        raise SystemExit(1)

    monkeypatch.setattr(server.LessonsApp, "run", broken)
    monkeypatch.setattr(app, "lessons", lambda *_, **__: folder)
    with pytest.raises(StartError, match="did not start, or has ended by itself: The port is already in use") as failure:
        app.run(None, None, browser=False, say=print)
    assert str(folder / app.LOG) in str(failure.value)
    assert capfd.readouterr() == ("", "")


def test_a_home_that_cannot_be_written_is_one_sentence(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "file").touch()
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(folder / "file" / "data"))
    with pytest.raises(StartError, match="Jupyter cannot keep its own files"):
        app.trust()


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
    arguments = app.arguments(tmp_path, 9, "t", retry=True)
    assert f"--LabApp.extra_labextensions_path={LABEXTENSIONS}" in arguments
    assert "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate" in arguments
    assert "--LabApp.extension_manager=readonly" in arguments
    assert "--LabApp.news_url=None" in arguments
    assert "--ServerApp.ip=127.0.0.1" in arguments


def test_nobody_else_on_the_machine_can_listen_to_a_kernel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", "/home/learner/runtime")
    transport = "ipc" if sys.platform != "win32" else "tcp"
    assert f"--KernelManager.transport={transport}" in app.arguments(tmp_path, 9, "t", retry=True)
    told = notebooks.executed(
        new_notebook(cells=[new_code_cell("from ipykernel.kernelapp import IPKernelApp; IPKernelApp.instance().transport")]), tmp_path
    )
    assert told.cells[0].outputs[0].data["text/plain"] == repr(transport)


@pytest.mark.parametrize(("runtime", "transport"), [("/x" + 25 * "é", "ipc"), ("/xx" + 25 * "é", "tcp")])
def test_a_home_whose_name_is_too_long_for_sockets_has_kernels_all_the_same(
    monkeypatch: pytest.MonkeyPatch, runtime: str, transport: str
) -> None:
    monkeypatch.setattr(zmq, "IPC_PATH_MAX_LEN", 103)
    monkeypatch.setattr(notebooks, "TRANSPORT", "ipc")
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", runtime)
    assert app.transport() == transport


def test_the_digests_are_those_of_the_lessons() -> None:
    assert app.digests() == {path.name: lab_folder.digest(path) for path in lab_folder.shipped()}
    assert LESSON_DIGESTS.is_file()
