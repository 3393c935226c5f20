"""The front end's files as JupyterLab is told of them."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from massage_lessons.build import labextension

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the extension that a test may change."""
    folder = shutil.copytree(labextension.PACKAGE.parent, tmp_path / "massage-lessons")
    monkeypatch.setattr(labextension, "PACKAGE", folder / "package.json")
    monkeypatch.setattr(labextension, "FRONT_END", folder / "static")
    labextension.artifact().build()
    return folder


def test_the_stamp_is_that_of_the_files() -> None:
    assert labextension.artifact().build(check=True), "The front end has changed. Run: massage-lessons build"


def test_a_changed_file_is_found_and_the_stamp_renewed(copied: Path) -> None:
    module = copied / "static" / "diagram.js"
    module.write_text(module.read_text(encoding="utf-8") + "// changed\n", encoding="utf-8")
    assert not labextension.artifact().build(check=True)
    assert not labextension.artifact().build()
    assert labextension.artifact().build(check=True)


def test_line_ends_of_a_checkout_do_not_matter(copied: Path) -> None:
    module = copied / "static" / "diagram.js"
    module.write_bytes(module.read_bytes().replace(b"\n", b"\r\n"))
    assert labextension.artifact().build(check=True)


def test_the_extension_has_the_version_of_the_package() -> None:
    from massage_lessons import __version__  # noqa: PLC0415 - only this test compares it

    assert json.loads(labextension.PACKAGE.read_text(encoding="utf-8"))["version"] == __version__
