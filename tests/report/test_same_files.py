"""What the course writes is what a report reads: both have a reader of their own, and these hold them together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from log_entries import EACH, act, entry

from massage_lessons.progress import file
from massage_lessons.report import read

if TYPE_CHECKING:
    from pathlib import Path

OURS = [one for one in EACH if one["core"] == 1 and one["act"] != "a-later-act"]
AMENDED = entry(20, answer=[], good=True, rating=4, amends="aaaaaaaaaaaa-1", **{"try": 2})


def test_a_report_reads_each_kind_of_entry_of_a_results_file(tmp_path: Path) -> None:
    written = file.write(tmp_path / "one.jsonl", [*OURS, AMENDED])
    (found,), notes = read.folder(tmp_path)
    assert notes == []
    assert found.header is not None
    assert found.header.name == "José Müller"
    assert len(found.entries) == written == len(OURS) + 1


def test_what_a_later_version_wrote_is_told_and_spoils_nothing(tmp_path: Path) -> None:
    file.write(tmp_path / "one.jsonl", [*OURS, act("a-later-act", "anything", 30)])
    (found,), _ = read.folder(tmp_path)
    assert len(found.entries) >= len(OURS)
