"""Every example of the page for readers of code does what it says."""

from __future__ import annotations

import doctest
import re
from typing import TYPE_CHECKING

from massage_lessons.paths import LESSONS_IN_CHECKOUT
from massage_lessons.widget import BackDiagram

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

PAGE = LESSONS_IN_CHECKOUT.parent / "API.md"
HOW = doctest.ELLIPSIS


def test_the_examples_do_what_they_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PAGE.parent)
    failed, tried = doctest.testfile(str(PAGE), module_relative=False, optionflags=HOW, globs={"folder": tmp_path})
    assert tried > 15
    assert failed == 0


def test_the_table_has_every_attribute_that_a_diagram_can_be_given() -> None:
    named = {
        name
        for row in re.findall(r"^\| (`[^|]*) \|", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
        for name in re.findall(r"`(\w+)`", row)
    }
    assert named == set(BackDiagram.__signature__.parameters)
