"""The command: what it writes, what it says of what is lost, and its sentences where it cannot."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from school_bank import GOALS, ITEMS, table

from massage_lessons.course import bank, find
from massage_lessons.errors import CourseError, MissingPackages, UnknownName
from massage_lessons.schools import command, formats, losses
from massage_lessons.schools.table import rows

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
FORMATS: list[formats.Format] = list(formats.FILES)


def said(name: formats.Format, folder: Path, *topics: str, in_words: bool = True) -> list[str]:
    lines: list[str] = []
    command.questions(name, topics, folder, in_words=in_words, tell=lines.append)
    return lines


@pytest.mark.parametrize("name", FORMATS)
def test_the_bank_of_the_course_is_written_whole_and_the_same_each_time(name: formats.Format, tmp_path: Path) -> None:
    lines = said(name, tmp_path)
    first = (tmp_path / formats.FILES[name]).read_bytes()
    count = len(bank.items(find.course()))
    assert f": {count} questions, " in lines[0]
    assert lines[0].endswith(str(tmp_path / formats.FILES[name]))
    said(name, tmp_path)
    assert (tmp_path / formats.FILES[name]).read_bytes() == first
    if first[:2] == b"PK":
        assert {info.date_time for info in zipfile.ZipFile(tmp_path / formats.FILES[name]).infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_lost_is_counted(name: formats.Format, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(bank, "items", lambda _: ITEMS)
    monkeypatch.setattr(bank, "goals", lambda _: GOALS)
    lines = said(name, tmp_path, in_words=False)
    shown = lines[lines.index(f"What {command.say(f'schools.formats.{name}')} loses:") + 1 :]
    assert "  2: find it on the drawing: asked in words, without hints and near misses" in shown
    beside = ", beside a still picture with arrows in place of hands that move" if name != "gift" else ", without hands that move"
    assert f"  1: which stroke is this: told in words{beside}" in shown
    assert shown == [f"  {loss.count}: {loss.words}" for loss in losses.counted(name, table(in_words=name == "gift"))]
    pictured = any("beside a still picture" in line for line in shown)
    assert pictured is (name != "gift")
    assert any(line.startswith("2 pictures are drawn.") for line in lines) is pictured


def test_no_explanation_of_a_case_is_lost_in_any_format(tmp_path: Path) -> None:
    """What to do in an emergency is told to whoever was wrong, wherever the question is asked."""
    rows_ = rows(bank.items(find.course()), bank.goals(find.course()), in_words=True)
    cases = [row for row in rows_ if row.kind == "safe"]
    assert cases != []
    for name in FORMATS:
        said(name, tmp_path)
        content = (tmp_path / formats.FILES[name]).read_bytes()
        if content[:2] == b"PK":
            archive = zipfile.ZipFile(tmp_path / formats.FILES[name])
            content = b"\n".join(archive.read(each) for each in archive.namelist())
        for row in cases:
            texts = [row.explain, *(option.feedback for option in row.options)]
            assert all(longest(text) in content.decode(errors="replace") for text in texts), (name, row.id)


def longest(text: str) -> str:
    """The longest run of plain words in a text, which no format writes otherwise."""
    runs = "".join(sign if sign.isascii() and (sign.isalnum() or sign == " ") else "\n" for sign in text).split("\n")
    return max((run.strip() for run in runs), key=len)


def test_one_lesson_alone(tmp_path: Path) -> None:
    lines = said("moodle", tmp_path, "safety")
    written = (tmp_path / formats.FILES["moodle"]).read_text(encoding="utf-8")
    assert "top/Back massage/Safety and consent" in written
    assert "Anatomy of the back" not in written
    assert int(lines[0].split()[2]) == written.count("<generalfeedback")


def test_a_lesson_that_nobody_knows_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match=r"^Unknown lesson with questions 'safty'\. Did you mean 'safety'\?$"):
        said("gift", tmp_path, "safty")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file_is_one_sentence_and_the_file_is_kept(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("mine", encoding="utf-8")
    with pytest.raises(CourseError, match=r"taken.* cannot be written: .+\.$"):
        said("gift", tmp_path / "taken")
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "mine"


def test_the_command_takes_every_format_and_names_them_where_it_knows_none(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "massage_lessons", "questions", "--to", "word"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert [name for name in FORMATS if f"'{name}'" not in done.stderr] == []
    assert "Traceback" not in done.stderr


def test_the_readme_tells_what_each_format_loses() -> None:
    told = losses.told()
    assert "\n".join(told) in README
    assert [name for name in FORMATS if not any(row.startswith(f"| `{name}` |") for row in told)] == []


def test_a_package_that_is_missing_is_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delitem(sys.modules, "massage_lessons.schools.anki", raising=False)
    monkeypatch.setitem(sys.modules, "genanki", None)
    with pytest.raises(MissingPackages, match=r"^The package 'genanki' is not installed\. .+massage-lessons\[schools\]"):
        said("anki", tmp_path)
    assert list(tmp_path.iterdir()) == []
