"""The lessons reach the learner's folder, and nothing that a learner has done is lost."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from massage_lessons.errors import LessonError
from massage_lessons.lab import folder as lab_folder


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of two shipped lessons, in the place of the course's own."""
    folder = tmp_path / "shipped"
    folder.mkdir()
    (folder / "00-start-here.ipynb").write_text("start 1", encoding="utf-8")
    (folder / "01-anatomy.ipynb").write_text("anatomy 1", encoding="utf-8")
    monkeypatch.setattr(lab_folder, "shipped", lambda: sorted(folder.glob("*.ipynb")))
    return folder


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_a_new_folder_gets_every_lesson(shipped: Path, tmp_path: Path) -> None:
    mine = tmp_path / "my lessons é"
    assert lab_folder.prepare(mine) == []
    assert {path.name: text(path) for path in mine.glob("*.ipynb")} == {path.name: text(path) for path in shipped.glob("*.ipynb")}


def test_a_changed_lesson_is_kept_and_the_new_version_is_put_beside_it(shipped: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    lab_folder.prepare(mine)
    (mine / "01-anatomy.ipynb").write_text("my notes", encoding="utf-8")
    (shipped / "01-anatomy.ipynb").write_text("anatomy 2", encoding="utf-8")
    notes = lab_folder.prepare(mine)
    assert text(mine / "01-anatomy.ipynb") == "my notes"
    assert text(mine / "01-anatomy (new version).ipynb") == "anatomy 2"
    assert notes == [
        "You have changed 01-anatomy.ipynb, so it stays as it is. The new version is beside it: 01-anatomy (new version).ipynb"
    ]


def test_a_new_version_that_the_learner_has_worked_in_is_kept_too(shipped: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    lab_folder.prepare(mine)
    (mine / "01-anatomy.ipynb").write_text("my notes", encoding="utf-8")
    for number in (2, 3, 4):
        (shipped / "01-anatomy.ipynb").write_text(f"anatomy {number}", encoding="utf-8")
        lab_folder.prepare(mine)
        if number == 2:
            (mine / "01-anatomy (new version).ipynb").write_text("more notes", encoding="utf-8")
    assert {path.name: text(path) for path in mine.glob("01*.ipynb")} == {
        "01-anatomy.ipynb": "my notes",
        "01-anatomy (new version).ipynb": "more notes",
        "01-anatomy (new version 2).ipynb": "anatomy 4",
    }


def test_a_copy_that_was_broken_off_goes_on_where_it_was(shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = tmp_path / "mine"
    write = lab_folder.files.replace

    def once(target: Path, content: bytes) -> None:
        if target.name.startswith("01"):
            raise KeyboardInterrupt
        write(target, content)

    monkeypatch.setattr(lab_folder.files, "replace", once)
    with pytest.raises(KeyboardInterrupt):
        lab_folder.prepare(mine)
    monkeypatch.setattr(lab_folder.files, "replace", write)
    assert lab_folder.prepare(mine) == []
    assert {path.name: text(path) for path in mine.glob("*.ipynb")} == {path.name: text(path) for path in shipped.glob("*.ipynb")}


def test_a_changed_lesson_without_a_new_version_is_left_alone(shipped: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    lab_folder.prepare(mine)
    (mine / "01-anatomy.ipynb").write_text("my notes", encoding="utf-8")
    assert lab_folder.prepare(mine) == []
    assert sorted(path.name for path in mine.glob("*.ipynb")) == [path.name for path in sorted(shipped.glob("*.ipynb"))]


def test_an_unchanged_lesson_is_renewed(shipped: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    lab_folder.prepare(mine)
    (shipped / "01-anatomy.ipynb").write_text("anatomy 2", encoding="utf-8")
    assert lab_folder.prepare(mine) == []
    assert text(mine / "01-anatomy.ipynb") == "anatomy 2"


@pytest.mark.usefixtures("shipped")
def test_a_restored_lesson_is_the_shipped_one_and_every_version_of_the_learners_is_kept(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    lab_folder.prepare(mine)
    assert lab_folder.restored("01-anatomy.ipynb", mine) is None
    for notes, kept in (("my notes", "01-anatomy (my version).ipynb"), ("more notes", "01-anatomy (my version 2).ipynb")):
        (mine / "01-anatomy.ipynb").write_text(notes, encoding="utf-8")
        assert lab_folder.restored("01-anatomy.ipynb", mine) == kept
        assert text(mine / kept) == notes
        assert text(mine / "01-anatomy.ipynb") == "anatomy 1"
    assert text(mine / "01-anatomy (my version).ipynb") == "my notes"


def test_a_restored_lesson_is_renewed_with_the_next_version_of_the_course(shipped: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    lab_folder.prepare(mine)
    (mine / "01-anatomy.ipynb").write_text("my notes", encoding="utf-8")
    lab_folder.restored("01-anatomy.ipynb", mine)
    (shipped / "01-anatomy.ipynb").write_text("anatomy 2", encoding="utf-8")
    assert lab_folder.prepare(mine) == []
    assert text(mine / "01-anatomy.ipynb") == "anatomy 2"


def test_what_cannot_be_restored_is_one_sentence(shipped: Path, tmp_path: Path) -> None:
    with pytest.raises(LessonError, match=r"02-mine\.ipynb is not a lesson of the course"):
        lab_folder.restored("02-mine.ipynb", tmp_path)
    with pytest.raises(LessonError, match="is the lesson itself"):
        lab_folder.restored("01-anatomy.ipynb", shipped)
    assert text(shipped / "01-anatomy.ipynb") == "anatomy 1"


@pytest.mark.usefixtures("shipped")
def test_a_deleted_lesson_comes_back(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    lab_folder.prepare(mine)
    (mine / "01-anatomy.ipynb").unlink()
    lab_folder.prepare(mine)
    assert text(mine / "01-anatomy.ipynb") == "anatomy 1"


@pytest.mark.usefixtures("shipped")
def test_a_damaged_record_never_costs_a_learner_a_change(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    lab_folder.prepare(mine)
    (mine / "01-anatomy.ipynb").write_text("my notes", encoding="utf-8")
    (mine / lab_folder.RECORD).write_text("{ half", encoding="utf-8")
    lab_folder.prepare(mine)
    assert text(mine / "01-anatomy.ipynb") == "my notes"


@pytest.mark.usefixtures("shipped")
def test_a_file_in_the_place_of_the_folder_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("", encoding="utf-8")
    with pytest.raises(LessonError, match=r"mine is a file\. Choose a folder"):
        lab_folder.prepare(tmp_path / "mine")


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "The disk is full"),
        (errno.EACCES, "cannot be written. Choose another folder"),
        (errno.EROFS, "cannot be written"),
        (errno.EIO, "cannot be put into"),
    ],
)
def test_a_disk_that_refuses_is_one_sentence_and_leaves_no_half_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: str
) -> None:
    mine = tmp_path / "mine"
    lab_folder.prepare(mine)
    (mine / "01-anatomy.ipynb").unlink()

    def refuse(path: Path, _content: bytes) -> int:
        path.touch()
        raise OSError(code, "no")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(LessonError, match=words):
        lab_folder.prepare(mine)
    assert [path.name for path in mine.iterdir() if path.suffix == ".new"] == []
