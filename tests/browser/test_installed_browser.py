"""Without a browser the tests fail in one sentence; they are never skipped."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from installed_browser import NO_BROWSER, browser_path

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def playwright(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """A Playwright whose own browser would lie in a folder that is empty, on a system without any."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return SimpleNamespace(chromium=SimpleNamespace(executable_path=str(tmp_path / "own" / "chrome")))


def test_without_a_browser_one_sentence_says_what_to_install(playwright: SimpleNamespace) -> None:
    with pytest.raises(pytest.fail.Exception) as failure:
        browser_path(playwright)
    assert str(failure.value) == NO_BROWSER


def test_the_systems_own_browser_comes_first(playwright: SimpleNamespace, tmp_path: Path) -> None:
    chromium = tmp_path / "chromium"
    chromium.touch(mode=0o755)
    assert browser_path(playwright) == str(chromium)


def test_playwrights_own_browser_is_the_second_choice(playwright: SimpleNamespace, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "chrome").touch()
    assert browser_path(playwright) == playwright.chromium.executable_path
