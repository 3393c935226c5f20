"""The course as it was built: the same as the one that the content files give, and never an old one."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from massage_lessons.course import reader
from massage_lessons.course import stored as stored_course
from massage_lessons.errors import FaultyCourse

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def built(content: Path, tmp_path: Path) -> Path:
    """The small course as it is stored."""
    path = tmp_path / "course.json"
    stored_course.artifact(content, path).build()
    return path


def test_the_stored_course_is_that_of_the_content_files() -> None:
    assert stored_course.artifact().build(check=True), "The content has changed. Run: massage-lessons build"
    assert stored_course.load() == reader.load()


def test_what_is_stored_is_read_when_it_fits(content: Path, built: Path) -> None:
    stored = json.loads(built.read_text(encoding="utf-8"))
    stored["course"]["notice"]["text"] = "From the stored course."
    built.write_text(json.dumps(stored), encoding="utf-8")
    assert stored_course.load(content, built).notice.text == "From the stored course."


@pytest.mark.parametrize("damage", [None, "", "{ half"])
def test_without_a_sound_stored_course_the_files_are_read(content: Path, built: Path, damage: str | None) -> None:
    built.unlink()
    if damage is not None:
        built.write_text(damage, encoding="utf-8")
    assert stored_course.load(content, built) == reader.load(content)


def test_a_changed_content_file_is_never_hidden_by_the_stored_course(content: Path, built: Path) -> None:
    file = content / "anatomy/zones.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("group:", "grop:", 1), encoding="utf-8")
    with pytest.raises(FaultyCourse, match=r"zones\.yaml"):
        stored_course.load(content, built)


def test_an_annotation_that_the_model_does_not_use_is_an_error() -> None:
    with pytest.raises(TypeError):
        stored_course.made(dict[str, int])


def test_a_card_needs_no_yaml() -> None:
    program = "import sys; from massage_lessons import show; show.red_flags(); print('yaml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout == "False\n"


def test_references_are_those_of_the_content_files_stored_or_not(content: Path, built: Path) -> None:
    stored = stored_course.Stored(content, built)
    fresh = stored_course.Stored(content, built.with_name("none"))
    assert stored.references == fresh.references
    assert list(fresh.references) == ["somebody-2020"]
    sources = content / "evidence/sources.json"
    sources.write_text(sources.read_text(encoding="utf-8").replace("Somebody", "Another"), encoding="utf-8")
    assert stored_course.Stored(content, built).references != stored.references
