"""What is made ahead of time: stored once, compared, and nothing left over in a folder of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from massage_lessons.build.artifact import Artifact
from massage_lessons.build.every import artifacts
from massage_lessons.lab.folder import shipped

if TYPE_CHECKING:
    from pathlib import Path


def test_it_is_stored_once_and_compared_after(tmp_path: Path) -> None:
    text = tmp_path / "text"
    made = Artifact("text", (), lambda: {text: b"words\n"})
    assert not made.build(check=True)
    assert not text.exists()
    assert not made.build()
    assert made.build()
    text.write_bytes(b"words\r\n")
    assert made.build(check=True), "line ends are a checkout's own"
    text.write_bytes(b"word\n")
    assert not made.build(check=True)
    assert text.read_bytes() == b"word\n"


def test_what_is_not_made_any_more_is_removed_from_a_folder_of_its_own(tmp_path: Path) -> None:
    folder = tmp_path / "drawn"
    folder.mkdir()
    (folder / "old").write_bytes(b"")
    made = Artifact("drawn", (), lambda: {folder / "new": b""}, folder)
    assert not made.build(check=True)
    assert [path.name for path in folder.iterdir()] == ["old"]
    made.build()
    assert [path.name for path in folder.iterdir()] == ["new"]


def test_each_is_made_of_files_that_there_are() -> None:
    every = list(artifacts(shipped()))
    assert len({artifact.name for artifact in every}) == len(every)
    for artifact in every:
        assert all(path.exists() for path in artifact.inputs), artifact.name
