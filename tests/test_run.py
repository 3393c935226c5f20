"""The one command of a fresh clone: what it makes, when it makes it anew, and what it says when it cannot."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

import run


@pytest.fixture
def calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is done, in order, in a clone where nothing is really installed."""
    done: list[str] = []
    venv = tmp_path / ".venv"

    def make_environment() -> None:
        done.append("environment")
        venv.mkdir(exist_ok=True)
        (venv / "python").touch()

    for name in ("requirements.lock", "requirements-dev.lock", "pyproject.toml"):
        (tmp_path / name).touch()
    monkeypatch.setattr(run, "HERE", tmp_path)
    monkeypatch.setattr(run, "VENV", venv)
    monkeypatch.setattr(run, "PYTHON", venv / "python")
    monkeypatch.setattr(run, "MADE_FOR", venv / "made-for")
    monkeypatch.setattr(run, "make_environment", make_environment)
    monkeypatch.setattr(run, "pip", lambda *arguments: done.append(Path(arguments[-1]).name))
    return done


def test_the_first_start_sets_up_and_the_second_has_nothing_to_do(calls: list[str], tmp_path: Path) -> None:
    run.install("requirements.lock")
    assert calls == ["environment", "requirements.lock", tmp_path.name]
    run.install("requirements.lock")
    assert len(calls) == 3


def test_a_new_lock_file_is_installed_into_the_same_environment(calls: list[str], tmp_path: Path) -> None:
    run.install("requirements.lock")
    (tmp_path / "requirements.lock").write_text("new==1", encoding="utf-8")
    calls.clear()
    run.install("requirements.lock")
    assert calls == ["requirements.lock", tmp_path.name]


def test_an_environment_that_was_broken_off_or_moved_is_made_anew(calls: list[str]) -> None:
    run.install("requirements.lock")
    run.MADE_FOR.write_text("Python 3.11 in another place", encoding="utf-8")
    calls.clear()
    run.install("requirements.lock")
    assert calls[0] == "environment"


@pytest.mark.usefixtures("calls")
def test_an_installation_that_fails_is_tried_again_the_next_time(monkeypatch: pytest.MonkeyPatch) -> None:
    tries = []

    def pip(*arguments: str) -> None:
        tries.append(arguments)
        raise run.Stop("The packages could not be installed")

    monkeypatch.setattr(run, "pip", pip)
    for _ in range(2):
        with pytest.raises(run.Stop):
            run.install("requirements.lock")
    assert len(tries) == 2


def test_an_old_python_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 2))
    with pytest.raises(run.Stop, match=r"This needs Python 3\.11 or later"):
        run.main([])


def test_a_python_without_venv_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(run, "MADE_FOR", tmp_path / ".venv" / "made-for")
    monkeypatch.setattr(sys, "executable", "false")
    with pytest.raises(run.Stop, match="install the package python3-venv"):
        run.make_environment()


def test_a_strangers_environment_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "VENV", tmp_path)
    monkeypatch.setattr(run, "MADE_FOR", tmp_path / "made-for")
    (tmp_path / "theirs").touch()
    with pytest.raises(run.Stop, match="was not made by this command"):
        run.make_environment()
    assert (tmp_path / "theirs").exists()


def test_every_check_is_run_and_the_red_ones_are_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(run, "chromium", lambda: True)
    monkeypatch.setattr(run, "firefox", lambda: True)
    monkeypatch.setattr(run, "STEPS", [("first", ["false"]), ("second", ["true"]), ("third", ["no-such-program"])])
    assert run.test([]) == 1
    said = capsys.readouterr()
    steps = r"== first: false\n== second: true\n== so far\nfirst: \d+ s\nsecond: \d+ s\n== third: no-such-program\n"
    assert re.fullmatch(steps, said.out)
    assert said.err == "Red: first, third\n"


@pytest.mark.parametrize(("missing", "name"), [("chromium", "Chromium"), ("firefox", "Firefox")])
def test_without_a_browser_the_tests_do_not_begin(monkeypatch: pytest.MonkeyPatch, missing: str, name: str) -> None:
    for browser in ("chromium", "firefox"):
        monkeypatch.setattr(run, browser, lambda browser=browser: browser != missing)
    with pytest.raises(run.Stop, match=f"The browser tests need {name}"):
        run.test([])
