"""A results file: written and read back, and every way in which it may be spoilt."""

from __future__ import annotations

import hashlib
import json
import os
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from log_entries import EACH, entry, logs, tried

from massage_lessons.errors import ProgressError
from massage_lessons.progress import disk, file
from massage_lessons.progress.entry import line_of
from massage_lessons.progress.log import merged

if TYPE_CHECKING:
    from pathlib import Path

LOG = [entry(number) for number in range(1, 6)]


@pytest.fixture
def results(tmp_path: Path) -> Path:
    path = tmp_path / "results.jsonl"
    file.write(path, LOG)
    return path


@pytest.fixture(scope="module")
def one_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("files") / "any.jsonl"


@tried
@given(log=logs)
def test_what_was_exported_is_what_is_imported(one_file: Path, log: list[dict[str, Any]]) -> None:
    one_file.write_text(file.text_of(log), encoding="utf-8", newline="\n")
    header, entries, faults = file.read(one_file)
    assert faults == []
    assert entries == merged(log)
    assert header is not None
    assert header["entries"] == len(entries)


def test_the_header_is_as_everybody_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(file.text_of(EACH, made=5), encoding="utf-8", newline="\n")
    first, *lines = path.read_bytes().decode().removesuffix("\n").split("\n")
    header = json.loads(first)
    assert header == {
        "massage-lessons": "log",
        "version": 1,
        "course": header["course"],
        "made": 5,
        "name": "José Müller",
        "entries": len(EACH),
        "digest": hashlib.sha256("\n".join(lines).encode()).hexdigest(),
    }
    assert lines == [line_of(one) for one in merged(EACH)]


def spoilt(path: Path, number: int, line: bytes) -> None:
    lines = path.read_bytes().split(b"\n")
    lines[number - 1] = line
    path.write_bytes(b"\n".join(lines))


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"{half", "It is no whole line of JSON."),
        (b"\xff\xfe", "It is not written in UTF-8."),
        (b'{"id":"x"}', "“id” is "),
        (b"[]", "It is no entry of a log."),
    ],
)
def test_a_line_that_is_no_entry_is_told_with_its_number_and_the_others_are_taken(results: Path, line: bytes, why: str) -> None:
    spoilt(results, 3, line)
    _, entries, faults = file.read(results)
    assert entries == [one for one in LOG if one["id"] != "aaaaaaaaaaaa-2"]
    assert [fault.place.line for fault in faults] == [1, 3]
    assert str(faults[1]).startswith(f"{results}:3: expected an entry of the log, found this: {why}")
    assert faults[0].found == "others"


def test_a_file_that_was_cut_says_how_much_is_there(results: Path) -> None:
    results.write_bytes(b"\n".join(results.read_bytes().split(b"\n")[:4]))
    _, entries, faults = file.read(results)
    assert entries == LOG[:3]
    assert [str(fault) for fault in faults] == [
        f"{results}:1: expected 5 entries, found 3. The file has lost its end; what is there is taken. Look for a whole copy of it."
    ]


def test_a_file_that_ends_in_half_a_line_is_one_fault(results: Path) -> None:
    data = results.read_bytes()
    results.write_bytes(data[: data.rindex(b"\n", 0, -1) + 30])
    _, entries, faults = file.read(results)
    assert entries == LOG[:4]
    assert [(fault.expected, fault.found) for fault in faults] == [("5 entries", "4")]
    # Without a header it is told as what it is.
    results.write_bytes(results.read_bytes().split(b"\n", 1)[1])
    assert [fault.place.line for fault in file.read(results)[2]] == [5]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_file_that_a_shell_has_written_anew_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "x.jsonl"
    text = "\ufeff" + file.text_of(EACH).replace("\n", "\r\n")
    path.write_bytes(text.encode(encoding))
    _, entries, faults = file.read(path)
    assert (entries, faults) == (merged(EACH), [])
    path.write_bytes(text.encode(encoding)[:-101])
    assert len(file.read(path)[1]) == len(EACH) - 1


def test_a_link_to_a_file_stays_a_link(results: Path) -> None:
    link = results.with_name("link.jsonl")
    link.symlink_to(results)
    file.write(link, EACH)
    assert link.is_symlink()
    assert file.read(results)[1] == merged(EACH)


def test_what_editors_and_mail_do_to_line_ends_is_no_fault(results: Path) -> None:
    results.write_bytes(b"\xef\xbb\xbf" + results.read_bytes().replace(b"\n", b"\r\n") + b"\r\n")
    _, entries, faults = file.read(results)
    assert (entries, faults) == (LOG, [])


def test_lines_without_a_header_are_taken(results: Path) -> None:
    results.write_bytes(results.read_bytes().split(b"\n", 1)[1])
    assert file.read(results) == (None, LOG, [])


def test_a_file_of_a_newer_version_is_told_and_taken_as_far_as_it_is_understood(results: Path) -> None:
    spoilt(results, 1, results.read_bytes().split(b"\n")[0].replace(b'"version":1', b'"version":2'))
    _, entries, faults = file.read(results)
    assert entries == LOG
    assert [fault.expected for fault in faults] == ["a file of version 1"]


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"name,points\nAna,3\n", b"{}\n"])
def test_a_foreign_file_is_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(content)
    with pytest.raises(ProgressError, match=r"x\.jsonl is no results file of the course"):
        file.read(path)


def test_a_file_that_is_not_there_or_is_a_folder_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ProgressError, match="there is no such file"):
        file.read(tmp_path / "x.jsonl")
    with pytest.raises(ProgressError, match="cannot be read"):
        file.read(tmp_path)


def test_a_disk_that_refuses_leaves_the_old_file_and_nothing_half(results: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = results.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(disk.os, "fsync", full)
    with pytest.raises(ProgressError, match="the disk is full"):
        file.write(results, EACH)
    assert {path.name: path.read_bytes() for path in results.parent.iterdir()} == {results.name: before}
