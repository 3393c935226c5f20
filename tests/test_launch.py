"""What happens before JupyterLab is there, and what it is started with."""

from __future__ import annotations

import shutil
import socket
from pathlib import Path

import pytest
from nbformat.sign import NotebookNotary

from massage_lessons import launch, lessons_folder, notebooks
from massage_lessons.errors import LessonError, StartError
from massage_lessons.places import LABEXTENSIONS, LESSON_DIGESTS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with a copy of the lessons."""
    for lesson in lessons_folder.shipped():
        shutil.copy(lesson, tmp_path)
    return tmp_path


@pytest.fixture(autouse=True)
def own_trust(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the trust database of whoever runs the tests out of it."""
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path_factory.mktemp("data")))


def trusted(path: Path) -> bool:
    return bool(NotebookNotary().check_signature(notebooks.read(path)))


def test_the_lessons_as_shipped_are_trusted(folder: Path) -> None:
    assert launch.trust(folder) == list(launch.digests())
    assert [trusted(folder / name) for name in launch.digests()] == [True, True]


def test_a_lesson_that_differs_by_one_letter_is_not_trusted(folder: Path) -> None:
    changed = folder / "01-anatomy.ipynb"
    changed.write_text(changed.read_text(encoding="utf-8").replace("Anatomy", "Anatomi", 1), encoding="utf-8")
    assert launch.trust(folder) == ["00-start-here.ipynb"]
    assert not trusted(changed)


def test_a_stranger_in_the_folder_is_not_trusted(folder: Path) -> None:
    stranger = Path(shutil.copy(folder / "01-anatomy.ipynb", folder / "02-stranger.ipynb"))
    stranger.write_text(stranger.read_text(encoding="utf-8").replace("Anatomy", "Other", 1), encoding="utf-8")
    launch.trust(folder)
    assert not trusted(stranger)


def test_a_busy_port_is_one_sentence() -> None:
    with socket.socket() as taken:
        taken.bind((launch.HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(StartError, match=rf"Port {port} is busy\. Choose another one"):
            launch.free_port(port)


def test_without_a_wish_the_next_free_port_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind((launch.HOST, 0))
        taken.listen()
        monkeypatch.setattr(launch, "FIRST_PORT", taken.getsockname()[1])
        assert launch.free_port(None) != taken.getsockname()[1]


@pytest.mark.parametrize(("content", "words"), [("{ half", "not a notebook that can be opened"), (None, "there is no such lesson")])
def test_a_damaged_or_missing_lesson_is_one_sentence(
    folder: Path, monkeypatch: pytest.MonkeyPatch, content: str | None, words: str
) -> None:
    lesson = folder / "01-anatomy.ipynb"
    lesson.unlink()
    if content is not None:
        lesson.write_text(content, encoding="utf-8")
    monkeypatch.setattr(lessons_folder, "in_checkout", lambda: True)
    monkeypatch.setattr(lessons_folder, "shipped", lambda: [folder / "00-start-here.ipynb"])
    with pytest.raises(LessonError, match=words):
        launch.lessons(None, say=print)


def test_jupyterlab_is_told_of_our_extension_and_kept_off_the_network(tmp_path: Path) -> None:
    arguments = launch.command(tmp_path, 9)
    assert f"--LabApp.extra_labextensions_path={LABEXTENSIONS}" in arguments
    assert "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate" in arguments
    assert "--ServerApp.ip=127.0.0.1" in arguments


def test_the_digests_are_those_of_the_lessons() -> None:
    assert launch.digests() == {path.name: lessons_folder.digest(path) for path in lessons_folder.shipped()}
    assert LESSON_DIGESTS.is_file()
