"""The command that makes pages: what it says, and that an old page outlives every fault."""

from __future__ import annotations

import errno
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from export_samples import text
from nbformat.v4 import new_notebook
from rich.console import Console

from massage_lessons import cli
from massage_lessons.export import console as export_console
from massage_lessons.export import files, from_notebooks
from massage_lessons.export.errors import ExportError

LESSONS = sorted((Path(__file__).parent.parent.parent / "notebooks").glob("*.ipynb"))


def notebook(path: Path, source: str = "# A title\n\n![gone](gone.png)") -> Path:
    nbformat.write(new_notebook(cells=[text(source)]), path)
    return path


def told(*paths: Path, to: Path) -> str:
    """What is said while pages are made, and at the end the fault if there is one."""
    console = Console(file=io.StringIO(), width=200)
    try:
        export_console.export(paths, to, "instructor", console=console)
    except ExportError as error:
        console.print(str(error), soft_wrap=True, highlight=False, markup=False)
    return str(console.file.getvalue())  # type: ignore[attr-defined]


def test_it_says_which_lesson_of_how_many_and_in_the_end_where_and_how_large(tmp_path: Path) -> None:
    one, two = notebook(tmp_path / "Ünï códe [1].ipynb"), notebook(tmp_path / "two.ipynb", "text")
    said = told(one, two, to=tmp_path / "new" / "päges here")
    assert "Lesson 1 of 2: Ünï códe [1].ipynb" in said
    assert "Lesson 2 of 2: two.ipynb" in said
    assert "Ünï códe [1].html: Picture not found: gone.png" in said
    size = (tmp_path / "new" / "päges here" / "two.html").stat().st_size
    assert f"{size / 1024:,.0f} KB" in said
    assert said.rstrip().endswith(f"in {tmp_path / 'new' / 'päges here'}")
    assert sorted(path.name for path in (tmp_path / "new" / "päges here").iterdir()) == ["two.html", "Ünï códe [1].html"]


def test_a_folder_stands_for_its_notebooks_and_two_of_one_name_are_refused(tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    one, two = notebook(tmp_path / "b.ipynb"), notebook(tmp_path / "a.ipynb")
    assert from_notebooks.found([tmp_path, one]) == [two, one]
    with pytest.raises(ExportError, match=r"would become the same page\. Export them into two folders"):
        from_notebooks.found([one, notebook(tmp_path / "more" / "B.ipynb")])
    with pytest.raises(ExportError, match="There is no notebook"):
        from_notebooks.found([shutil.copytree(tmp_path / "more", tmp_path / "empty", ignore=lambda *_: ["B.ipynb"])])


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b'{"cells": [{"cell_type": "mark', "this is no notebook, or it is damaged. If it is just being saved, export it again."),
        (b"", "this is no notebook, or it is damaged"),
        (b"\xff\xfe\x00", "this is no notebook, or it is damaged"),
        (b"[1, 2]", "this is no notebook"),
        (b'{"nbformat": 99, "nbformat_minor": 0, "metadata": {}, "cells": []}', "this is no notebook, or it is damaged"),
    ],
)
def test_a_damaged_notebook_is_one_sentence_and_the_others_are_made(tmp_path: Path, content: bytes, sentence: str) -> None:
    (tmp_path / "bad.ipynb").write_bytes(content)
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "bad.html").write_text("the old one", encoding="utf-8")
    said = told(tmp_path / "bad.ipynb", tmp_path / "none.ipynb", notebook(tmp_path / "good.ipynb"), to=tmp_path / "pages")
    assert f"bad.ipynb: {sentence}" in said
    assert "none.ipynb: there is no such notebook." in said
    assert "1 page, " in said
    assert (tmp_path / "pages" / "bad.html").read_text(encoding="utf-8") == "the old one"
    assert sorted(path.name for path in (tmp_path / "pages").iterdir()) == ["bad.html", "good.html"]


ODD = {
    "half a character": {"cell_type": "markdown", "metadata": {}, "source": "# S \ud83d end https://a.b/\ud800"},
    "half a character in an output": {
        "cell_type": "code",
        "metadata": {},
        "execution_count": None,
        "source": "x",
        "outputs": [{"output_type": "stream", "name": "stdout", "text": "\udc80bytes"}],
    },
    "a tag with a comma": {"cell_type": "markdown", "metadata": {"tags": ["a,b", "", " "]}, "source": "x"},
    "a negative count": {"cell_type": "code", "metadata": {}, "source": "x", "execution_count": -1, "outputs": []},
    "a list as type": {"cell_type": "markdown", "metadata": {"slideshow": {"slide_type": ["slide"]}}, "source": "# x"},
    "a cell that is none": 3,
    "a list as metadata": {"cell_type": "markdown", "metadata": ["a"], "source": [None, "x", ["y"]]},
    "a number as type": {"cell_type": 7, "metadata": {}, "source": {"a": 1}},
    "a list as type of an output": {"cell_type": "code", "source": "x", "outputs": [{"output_type": ["stream"]}, 3, None]},
    "a list as id": {"cell_type": "markdown", "metadata": {}, "id": ["a"], "source": "x"},
    "a list as slideshow": {"cell_type": "markdown", "metadata": {"slideshow": ["slide"], "jupyter": 1}, "source": "# x"},
}


BESIDE = {"cell_type": "markdown", "metadata": {}, "source": "beside it"}


@pytest.mark.parametrize("slides", [False, True])
@pytest.mark.parametrize("odd", ODD)
def test_a_notebook_with_an_odd_cell_is_made_all_the_same(tmp_path: Path, odd: str, *, slides: bool) -> None:
    (tmp_path / "odd.ipynb").write_text(
        json.dumps({"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": [ODD[odd], BESIDE]}), encoding="utf-8"
    )
    export_console.export([tmp_path / "odd.ipynb"], tmp_path / "to", "instructor", slides=slides, console=Console(file=io.StringIO()))
    assert "beside it" in (tmp_path / "to" / f"odd{'-slides' if slides else ''}.html").read_text(encoding="utf-8")


def test_the_exit_code_says_how_many_notebooks_failed_and_the_others_are_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    deep = '{"nbformat": 4, "nbformat_minor": 4, "cells": [], "metadata": ' + '{"a":' * 3000 + "1" + "}" * 3000 + "}"
    (tmp_path / "deep.ipynb").write_text(deep, encoding="utf-8")
    (tmp_path / "folder.ipynb").mkdir()
    names = [
        tmp_path / "deep.ipynb",
        tmp_path / "gone.ipynb",
        Path(os.devnull),
        tmp_path / f"{'n' * 300}.ipynb",
        notebook(tmp_path / "good.ipynb"),
    ]
    monkeypatch.setattr(sys, "argv", ["massage-lessons", "export", *map(str, names), "--to", str(tmp_path / "to")])
    with pytest.raises(SystemExit) as end:
        cli.main()
    said = capsys.readouterr().err.splitlines()
    assert (end.value.code, len(said)) == (4, 4)
    assert "deep.ipynb: its data stand one in another too deep to be read" in said[0]
    assert "this is no notebook, but a folder or a device" in said[2]
    assert "File name too long" in said[3]
    assert (tmp_path / "to" / "good.html").is_file()


def test_whatever_a_notebook_does_to_a_library_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise ZeroDivisionError("by\nzero")

    monkeypatch.setattr(from_notebooks.LessonExporter, "make", fails)
    said = told(notebook(tmp_path / "one.ipynb"), to=tmp_path / "to")
    assert "one.ipynb: no page can be made of it (ZeroDivisionError: by zero)." in said


def test_a_name_with_odd_bytes_and_a_very_long_one_are_names_too(tmp_path: Path) -> None:
    long, odd = tmp_path / f"{'n' * 249}.ipynb", Path(os.fsdecode(os.fsencode(tmp_path) + b"/odd-\xff.ipynb"))
    made = told(notebook(long), notebook(odd), to=tmp_path / "to")
    assert "2 pages" in made
    assert sorted(os.fsencode(path.name) for path in (tmp_path / "to").iterdir()) == [b"n" * 249 + b".html", b"odd-\xff.html"]


def test_slides_of_nothing_are_a_sentence_and_not_silence(tmp_path: Path) -> None:
    nbformat.write(new_notebook(cells=[text("x", metadata={"slideshow": {"slide_type": "skip"}})]), tmp_path / "none.ipynb")
    with pytest.raises(ExportError, match=r"There is nothing to make slides of in .*none\.ipynb\."):
        export_console.export([tmp_path / "none.ipynb"], tmp_path / "to", "instructor", slides=True, console=Console(file=io.StringIO()))


@pytest.mark.parametrize("failing", ["write_bytes", "replace"])
def test_a_full_disk_leaves_the_old_page_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str) -> None:
    one = notebook(tmp_path / "one.ipynb")
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "one.html").write_text("the old one", encoding="utf-8")

    def full(self: Path | str, *content: bytes) -> None:
        if failing == "write_bytes":
            with Path(self).open("wb") as file:
                file.write(content[0][:10])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(*((Path, "write_bytes") if failing == "write_bytes" else (files.os, "replace")), full)
    said = told(one, to=tmp_path / "pages")
    assert "one.html cannot be written: No space left on device. The page that was there is kept." in said
    assert [(path.name, path.read_text(encoding="utf-8")) for path in (tmp_path / "pages").iterdir()] == [("one.html", "the old one")]


def test_a_target_that_is_a_file_is_one_sentence(tmp_path: Path) -> None:
    one = notebook(tmp_path / "one.ipynb")
    (tmp_path / "taken").write_text("", encoding="utf-8")
    assert "cannot be written: File exists. Choose another folder with --to." in told(one, to=tmp_path / "taken")


def test_the_command_makes_all_lessons_for_learners_the_same_each_time(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "massage_lessons", "export", "--edition", "learner", "--to"]
    for folder in ("one", "two"):
        done = subprocess.run([*command, str(tmp_path / folder)], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
        assert f"Lesson 1 of {len(LESSONS)}" in done.stdout
    names = [path.with_suffix(".html").name for path in LESSONS]
    assert sorted(path.name for path in (tmp_path / "one").iterdir()) == names
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_the_command_says_a_fault_without_a_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["massage-lessons", "export", str(tmp_path / "none.ipynb"), "--to", str(tmp_path)])
    with pytest.raises(SystemExit) as end:
        cli.main()
    assert end.value.code == 1
    assert capsys.readouterr().err == f"{tmp_path / 'none.ipynb'}: there is no such notebook.\n"


def test_nbconvert_and_jupyterlab_know_the_exporter_by_its_name() -> None:
    from nbconvert.exporters import get_exporter  # noqa: PLC0415 - only this test asks nbconvert

    exporter = get_exporter("lesson")
    assert exporter.__module__ == "massage_lessons.export.page.exporter"
    assert exporter.export_from_notebook


def test_what_a_killed_export_left_half_done_is_whole_and_old_again_and_nothing_is_left(tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_text("old", encoding="utf-8")
    killed = """
import os, signal, sys
from pathlib import Path
from massage_lessons.export import files
put, done = os.replace, []
def replace(new, at):
    put(new, at)
    done.append(at)
    if len(done) == 2: os.kill(os.getpid(), signal.SIGKILL)
os.replace = replace
files.put(Path(sys.argv[1]), {"a.html": b"new", "c.html": b"new", "b.html": b"new"})
"""
    subprocess.run([sys.executable, "-c", killed, str(tmp_path)], check=False)
    assert (tmp_path / "a.html").read_text(encoding="utf-8") == "new"
    files.put(tmp_path, {"d.html": b"more"})
    found = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    assert found == {"a.html": "old", "b.html": "old", "d.html": "more"}


def test_two_exports_into_one_folder_wait_for_one_another(tmp_path: Path) -> None:
    write = """
import sys
from pathlib import Path
from massage_lessons.export import files
for _ in range(20): files.put(Path(sys.argv[1]), {name: sys.argv[2].encode() for name in ("a.html", "b.html")})
"""
    both = [subprocess.Popen([sys.executable, "-c", write, str(tmp_path), word]) for word in ("one", "two")]
    assert [one.wait() for one in both] == [0, 0]
    assert len({path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.html", "b.html"]
