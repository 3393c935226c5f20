"""The command's three ends, and what it says."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from massage_lessons import cli
from massage_lessons.errors import StartError
from massage_lessons.export import console
from massage_lessons.lab import app
from massage_lessons.lab import folder as lab_folder

if TYPE_CHECKING:
    from pathlib import Path


def command(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "massage_lessons", *arguments], cwd=folder, capture_output=True, text=True, check=False)


def test_check_finds_the_course_in_order(tmp_path: Path) -> None:
    done = command("check", folder=tmp_path)
    assert (done.returncode, done.stdout) == (0, "Content and drawing are in order.\n")


def test_help_names_the_options(tmp_path: Path) -> None:
    done = command("--help", folder=tmp_path)
    assert done.returncode == 0
    assert [option for option in ("--no-browser", "--port", "--folder", "check", "build") if option not in done.stdout] == []


def test_all_lessons_are_printed_but_the_one_that_only_a_screen_can_show(monkeypatch: pytest.MonkeyPatch) -> None:
    printed: list[list[str]] = []
    monkeypatch.setattr(console, "paper", lambda paths, *_, **__: printed.append([path.stem for path in paths]))
    monkeypatch.setattr(sys, "argv", ["massage-lessons", "export", "--pdf"])
    with pytest.raises(SystemExit):
        cli.main()
    assert printed == [[path.stem for path in lab_folder.shipped() if path.stem != "14-today"]]
    # Whoever names it gets it.
    monkeypatch.setattr(sys, "argv", [*sys.argv, "14-today.ipynb"])
    with pytest.raises(SystemExit):
        cli.main()
    assert printed[1:] == [["14-today"]]


def test_a_folder_that_is_a_file_is_one_sentence_and_not_zero(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("", encoding="utf-8")
    done = command("--no-browser", "--folder", "taken", folder=tmp_path)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "taken is a file. Choose a folder" in done.stderr


def test_an_error_of_ours_is_said_without_a_traceback(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def busy(*_: object, **__: object) -> None:
        raise StartError("Port 8888 is busy.")

    monkeypatch.setattr(app, "run", busy)
    monkeypatch.setattr(sys, "argv", ["massage-lessons"])
    with pytest.raises(SystemExit) as end:
        cli.main()
    assert end.value.code == 1
    assert capsys.readouterr().err == "Port 8888 is busy.\n"


def test_an_interruption_is_quiet(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(app, "run", interrupted)
    monkeypatch.setattr(sys, "argv", ["massage-lessons"])
    with pytest.raises(SystemExit) as end:
        cli.main()
    assert end.value.code == 130
    assert capsys.readouterr().err == ""


def test_an_installed_course_is_not_built(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(lab_folder, "in_checkout", lambda: False)
    monkeypatch.setattr(sys, "argv", ["massage-lessons", "build"])
    with pytest.raises(SystemExit) as end:
        cli.main()
    assert end.value.code == 1
    assert capsys.readouterr().err.startswith("Only a checkout of the course can be built")


def test_a_bug_says_that_it_is_one(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(app, "run", broken)
    monkeypatch.setattr(sys, "argv", ["massage-lessons"])
    with pytest.raises(SystemExit) as end:
        cli.main()
    assert end.value.code == 3
    assert "This is a bug in the course, not your mistake." in capsys.readouterr().err


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EPIPE])
def test_a_line_that_cannot_be_printed_is_one_sentence(number: int) -> None:
    program = f"""
import os, sys
from massage_lessons import cli
def full(*_, **__): raise OSError({number}, os.strerror({number}))
cli.app = full
cli.main()
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == f"What this command says cannot be written: {os.strerror(number)}.\n"
