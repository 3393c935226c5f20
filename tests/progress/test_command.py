"""The command `massage-lessons progress`, as a person types it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from log_entries import EACH, entry
from typer.testing import CliRunner

from massage_lessons.cli import app
from massage_lessons.errors import ProgressError
from massage_lessons.progress import file
from massage_lessons.progress.kept import Kept
from massage_lessons.progress.log import merged
from massage_lessons.progress.place import OVERRIDE

if TYPE_CHECKING:
    from pathlib import Path

LOG = [entry(number) for number in range(1, 6)]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place of its own for the log, with some entries."""
    monkeypatch.setenv(OVERRIDE, str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    Kept().add(LOG)
    return tmp_path / "home"


def said(*arguments: object, code: int = 0, given: str = "") -> list[str]:
    """What the command says, line by line."""
    done = CliRunner().invoke(app, ["progress", *map(str, arguments)], input=given)
    assert done.exit_code == code, done.output
    return done.output.splitlines()


def refused(*arguments: object) -> str:
    """The sentence that the command ends with."""
    done = CliRunner().invoke(app, ["progress", *map(str, arguments)])
    assert isinstance(done.exception, ProgressError)
    return str(done.exception)


def test_what_is_exported_on_one_computer_is_imported_on_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert said("export", "mine.jsonl") == ["5 entries are in mine.jsonl."]
    monkeypatch.setenv(OVERRIDE, str(tmp_path / "other"))
    Kept().add(LOG[:2])
    assert said("import", "mine.jsonl") == ["mine.jsonl: 3 new entries are taken, 2 were here already."]
    assert said("import", "mine.jsonl") == ["mine.jsonl: 0 new entries are taken, 5 were here already."]
    assert merged(Kept().entries()) == LOG


def test_a_file_that_is_there_is_not_written_over_unless_asked_for(tmp_path: Path) -> None:
    (tmp_path / "mine.jsonl").write_text("precious", encoding="utf-8")
    assert refused("export", "mine.jsonl") == "mine.jsonl is there already. Choose another name, or say --replace."
    assert (tmp_path / "mine.jsonl").read_text(encoding="utf-8") == "precious"
    said("export", "mine.jsonl", "--replace")
    assert file.read(tmp_path / "mine.jsonl")[1] == LOG


def test_no_file_of_the_course_itself_is_written_over(home: Path) -> None:
    before = (home / "progress.sqlite").read_bytes()
    for path in (home / "progress.sqlite", home / "new.jsonl"):
        assert refused("export", path, "--replace") == f"{path} is where the course itself keeps your answers. Choose another folder."
    assert (home / "progress.sqlite").read_bytes() == before
    (home / "backups").mkdir()
    said("export", home / "backups" / "mine.jsonl")


def test_a_console_that_cannot_show_a_name_shows_what_it_can(tmp_path: Path) -> None:
    home = tmp_path / "Mü Ñ 手"
    environment = {**os.environ, OVERRIDE: str(home), "PYTHONIOENCODING": "cp1252"}
    done = subprocess.run([sys.executable, "-m", "massage_lessons", "progress", "where"], capture_output=True, check=True, env=environment)
    assert done.stdout.decode("cp1252").splitlines()[0] == f"0 entries are kept in {tmp_path}{os.sep}Mü Ñ \\u624b{os.sep}progress.sqlite."


def test_a_bad_line_is_one_sentence_with_file_line_and_mend_and_the_rest_is_taken(tmp_path: Path) -> None:
    file.write(tmp_path / "theirs.jsonl", EACH)
    lines = (tmp_path / "theirs.jsonl").read_bytes().split(b"\n")
    lines[3] = b"{half"
    (tmp_path / "theirs.jsonl").write_bytes(b"\n".join(lines))
    first, second, last = said("import", "theirs.jsonl", code=1)
    assert first.startswith("theirs.jsonl:1: expected the lines as the course has written them, found others.")
    assert second == (
        "theirs.jsonl:4: expected an entry of the log, found this: It is no whole line of JSON. "
        "The line is left out, all others are taken. Take it from another copy of the file, if there is one."
    )
    assert last.startswith("theirs.jsonl: ")
    assert refused("import", "nothing.jsonl").startswith("nothing.jsonl: there is no such file.")


def test_files_are_merged_into_one_and_what_differs_is_told(tmp_path: Path, home: Path) -> None:
    file.write(tmp_path / "a.jsonl", LOG[:3])
    file.write(tmp_path / "b.jsonl", [*LOG[2:], entry(1, good=False)])
    assert said("merge", "a.jsonl", "b.jsonl", "--to", "all.jsonl") == [
        "Two entries with the id aaaaaaaaaaaa-1 differ: one of them was changed. Both are kept.",
        "6 entries are in all.jsonl.",
    ]
    assert len(file.read(tmp_path / "all.jsonl")[1]) == 6
    assert len(Kept().entries()) == 5
    assert "--replace" in refused("merge", "a.jsonl", "--to", "b.jsonl")
    assert home.exists()


def test_each_backup_is_a_file_of_its_own(tmp_path: Path) -> None:
    for _ in range(2):
        said("backup", "kept")
    paths = sorted((tmp_path / "kept").iterdir())
    assert len(paths) == 2
    assert [file.read(path)[1] for path in paths] == [LOG, LOG]
    assert re.fullmatch(r"massage-lessons-\d{4}-\d\d-\d\d\.jsonl", paths[1].name)


def test_forgetting_asks_first_and_writes_a_backup_and_says_where(home: Path) -> None:
    assert said("forget", given="n\n", code=1)[-1] == "Nothing is forgotten."
    assert len(Kept().entries()) == 5
    backup, forgotten = said("forget", "--yes")
    path = re.fullmatch(r"Backup: 5 entries are in (.+)\.", backup)
    assert path is not None
    assert file.read(home / "backups" / path[1])[1] == LOG
    assert forgotten.startswith("The answers on this computer are forgotten.")
    assert Kept().entries() == []
    assert said("forget", "--yes")[0] == "There are no answers on this computer yet."


def test_without_a_backup_nothing_is_left(home: Path) -> None:
    said("forget", "--yes", "--no-backup")
    assert [path.name for path in home.iterdir() if not path.name.endswith(".lock")] == ["settings.json"]
    assert Kept().forgotten


def test_the_folder_for_several_computers_is_named_and_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shared = tmp_path / "shared"
    assert f"The folder for several computers is {shared}." in said("folder", "shared")
    assert len(list(shared.glob("*.jsonl"))) == 1
    monkeypatch.setenv(OVERRIDE, str(tmp_path / "other"))
    said("folder", shared)
    assert merged(Kept().entries()) == LOG
    assert said("forget", "--yes")[-1] == f"The folder {shared} still has what it had. It is not used any more."
    assert said("where")[1] == "There is no folder for several computers."
    assert Kept().entries() == []


def test_lessons_that_are_open_hear_of_the_folder_and_of_its_end(tmp_path: Path) -> None:
    kept = Kept()
    kept.exchange()
    said("folder", "shared")
    kept.add([entry(6)])
    kept.exchange()
    assert [len(path.read_bytes().splitlines()) for path in (tmp_path / "shared").iterdir()] == [6]
    said("forget", "--yes")
    kept.exchange()
    assert Kept().entries() == []


def test_leaving_the_folder_keeps_what_came_from_it(tmp_path: Path) -> None:
    said("folder", "shared")
    assert said("folder", "--none")[0].startswith("The folder for several computers is not used any more.")
    assert len(Kept().entries()) == 5
    assert len(list((tmp_path / "shared").iterdir())) == 1


def test_where_says_all_that_is_to_be_known(home: Path) -> None:
    assert said("where") == [f"5 entries are kept in {home / 'progress.sqlite'}.", "There is no folder for several computers."]
    (home / "progress.sqlite").write_bytes(b"no database at all")
    for beside in home.glob("progress.sqlite-*"):
        beside.unlink()
    assert any("was damaged. It was set aside as" in line for line in said("where"))
    assert any(line.startswith("Damaged files that were set aside are still there: ") for line in said("where"))
