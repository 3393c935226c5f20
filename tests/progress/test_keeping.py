"""What was told as kept stays kept, whatever happens to programs, disks and files."""

from __future__ import annotations

import errno
import os
import re
import sqlite3
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest
from log_entries import DEVICES, EACH, ODD, act, entry

from massage_lessons.errors import ProgressError
from massage_lessons.progress import disk
from massage_lessons.progress.entry import line_of, parse
from massage_lessons.progress.kept import Kept
from massage_lessons.progress.log import merged
from massage_lessons.progress.place import Place
from massage_lessons.progress.store import APPLICATION, Store, _Damaged, _selected

if TYPE_CHECKING:
    from collections.abc import Callable

TESTS = Path(__file__).parent.parent
ROOT = TESTS.parent
WAYS: list[Literal["local", "unknown", "network"]] = ["local", "unknown", "network"]
LOG = [entry(number) for number in range(1, 6)]


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest) -> Literal["local", "unknown", "network"]:
    """What the disk is like: SQLite with a write-ahead log, SQLite without, or lines of JSON."""
    found: Literal["local", "unknown", "network"] = request.param
    return found


@pytest.fixture
def opened(tmp_path: Path, way: Literal["local", "unknown", "network"]) -> Callable[[], Kept]:
    """Opens the log as another start of the course does."""
    return lambda: Kept(Place(tmp_path / "home", way, None))


def ids(kept: Kept) -> list[str]:
    return [one["id"] for one in kept.entries()]


def program(*arguments: object) -> subprocess.Popen[str]:
    path = os.pathsep.join([str(ROOT), str(TESTS)])
    command = [sys.executable, str(TESTS / "progress" / "writer.py"), *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": path})


def test_each_kind_of_entry_is_kept_as_it_is(opened: Callable[[], Kept]) -> None:
    assert opened().add(EACH) == len(EACH)
    assert merged(opened().entries()) == merged(EACH)


def test_an_entry_that_comes_again_is_kept_once(opened: Callable[[], Kept]) -> None:
    kept = opened()
    assert kept.add(LOG) == 5
    assert kept.add(LOG) == 0
    assert opened().add([*LOG, entry(6)]) == 1
    assert len(ids(opened())) == 6


def test_two_entries_with_one_id_are_both_kept(opened: Callable[[], Kept]) -> None:
    opened().add([entry(1), entry(1, good=False)])
    assert len(ids(opened())) == 2


def test_a_cursor_gives_only_what_came_after_it(opened: Callable[[], Kept]) -> None:
    kept = opened()
    kept.add(LOG)
    lines, cursor = kept.lines()
    assert len(lines) == 5
    kept.add([entry(6)])
    lines, after = kept.lines(cursor)
    assert [parse(line)["id"] for line in lines] == ["aaaaaaaaaaaa-6"]
    assert kept.lines(after)[0] == []


@pytest.mark.parametrize("cursor", ["nonsense", "0:3", ":", "x:y", "0000:-1"])
def test_a_cursor_of_another_log_gives_all(opened: Callable[[], Kept], cursor: str) -> None:
    kept = opened()
    kept.add(LOG)
    assert len(kept.lines(cursor)[0]) == 5


def test_two_starts_at_once_keep_what_each_was_given(opened: Callable[[], Kept]) -> None:
    kept = {device: opened() for device in DEVICES}
    given = [entry(number, device) for number in range(1, 31) for device in DEVICES]
    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(lambda one: kept[one["id"][:12]].add([one]), given)) == 60
    assert sorted(ids(opened())) == sorted(one["id"] for one in given)


def test_a_clock_that_was_set_back_changes_nothing(opened: Callable[[], Kept], monkeypatch: pytest.MonkeyPatch) -> None:
    opened().add([entry(1, at=9000, seen=9000)])
    opened().add([entry(2, at=1000, seen=9001)])
    assert [one["id"] for one in merged(opened().entries())] == ["aaaaaaaaaaaa-1", "aaaaaaaaaaaa-2"]
    monkeypatch.setattr(disk, "today", lambda: "1970-01-01")
    folder = opened().place.folder
    (folder / "x.damaged-1970-01-01").touch()
    assert disk.free_aside(folder / "x").name == "x.damaged-1970-01-01-2"


@pytest.mark.parametrize("told", [1, 8])
def test_killed_writers_lose_nothing_that_was_told_as_kept(opened: Callable[[], Kept], told: int) -> None:
    place = opened().place
    writers = [program(place.folder, place.disk, device) for device in DEVICES]
    acknowledged = []
    for _ in range(told):
        for writer in writers:
            assert writer.stdout is not None
            acknowledged.append(writer.stdout.readline().strip())
    for writer in writers:
        writer.kill()
        acknowledged += (writer.communicate()[0] or "").split()
    # A line that was being said may be half.
    there = set(ids(opened()))
    assert [one for one in acknowledged if one not in there and any(each.startswith(one) for each in there) is False] == []
    assert opened().add([entry(1, "cccccccccccc")]) == 1


@pytest.mark.parametrize("most", [40_000, 45_001])
def test_on_a_full_disk_nothing_told_as_kept_is_lost_and_the_sentence_says_so(opened: Callable[[], Kept], most: int) -> None:
    place = opened().place
    writer = program(place.folder, place.disk, DEVICES[0], most)
    *acknowledged, sentence = (writer.communicate()[0] or "").splitlines()
    assert writer.returncode == 1
    assert acknowledged
    assert "cannot be written: the disk is full" in sentence or "cannot be used (disk I/O error)" in sentence
    assert sentence.count("\n") == 0
    again = opened()
    assert set(acknowledged) <= set(ids(again))
    assert again.add([entry(1, "cccccccccccc")]) == 1
    assert (again.notes, again.aside()) == ([], [])


@pytest.mark.parametrize(
    ("number", "words"), [(errno.EROFS, "for reading only"), (errno.ENOSPC, "the disk is full"), (errno.EIO, "cannot be used")]
)
def test_where_nothing_can_be_written_it_is_said_and_what_is_there_is_read(
    opened: Callable[[], Kept], monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    opened().add(LOG)
    real = os.open

    def refuse(path: Any, flags: int, *more: Any, **others: Any) -> int:
        if flags & os.O_RDWR and str(path).startswith(str(opened_at)):
            raise OSError(number, os.strerror(number))
        return real(path, flags, *more, **others)

    opened_at = opened().place.folder
    monkeypatch.setattr(disk.os, "open", refuse)
    kept = opened()
    with pytest.raises(ProgressError, match=words):
        kept.add([entry(6)])
    assert ids(kept) == [one["id"] for one in LOG]


def test_a_lock_that_another_program_keeps_is_one_sentence(opened: Callable[[], Kept], monkeypatch: pytest.MonkeyPatch) -> None:
    kept = opened()
    kept.add(LOG)
    monkeypatch.setattr(disk, "SECONDS_TO_WAIT", 0)
    (lock,) = kept.place.folder.glob("progress.sqlite.lock" if kept.place.disk != "network" else "????????????.lock")
    with disk.locked(lock), pytest.raises(ProgressError, match="in use by another program"):
        kept.add([entry(6)])
    assert kept.add([entry(6)]) == 1


def test_a_log_that_was_forgotten_begins_anew(opened: Callable[[], Kept]) -> None:
    kept, other = opened(), opened()
    kept.add(LOG)
    other.add([entry(6)])
    _, cursor = kept.lines()
    assert kept.forgotten == ""
    kept.forget()
    mark = other.forgotten
    assert mark
    assert opened().entries() == []
    other.add([entry(7)])
    assert ids(kept) == ["aaaaaaaaaaaa-7"]
    assert len(kept.lines(cursor)[0]) == 1
    kept.forget()
    assert other.forgotten not in {"", mark}
    (kept.place.folder / "settings.json").write_text("{ half", encoding="utf-8")
    assert other.forgotten is None


# The file of SQLite.


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "progress.sqlite"


@pytest.fixture(params=[True, False], ids=["WAL", "DELETE"])
def store(request: pytest.FixtureRequest, path: Path) -> Callable[[], Store]:
    return lambda: Store(path, shares_memory=request.param)


def rows(log: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(one["id"], line_of(one)) for one in log]


def test_the_file_says_what_it_is_and_how_it_is_written(path: Path) -> None:
    for shares_memory, mode in ((True, "wal"), (False, "delete")):
        Store(path, shares_memory=shares_memory).add(rows(LOG))
        with closing(sqlite3.connect(path)) as db:
            assert db.execute("PRAGMA journal_mode").fetchone() == (mode,)
            assert db.execute("PRAGMA application_id").fetchone() == (APPLICATION,)
            assert db.execute("PRAGMA user_version").fetchone() == (1,)


def test_the_disk_has_an_entry_before_it_is_told_as_kept(store: Callable[[], Store], path: Path) -> None:
    one = store()
    one.add(rows(LOG))
    with closing(one._connect(path)) as db:
        one._prepare(db)
        assert db.execute("PRAGMA synchronous").fetchone() == (2,)
        assert db.execute("PRAGMA fullfsync").fetchone() == (1,)


LONG = [act("write", f"notes/{number}", number, value=ODD * 800) for number in range(1000, 1003)]
MANY = [entry(number) for number in range(1, 400)]


def whole(path: Path) -> bytes:
    """The content of a file with nothing beside it."""
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode = DELETE")
    return path.read_bytes()


def damage(path: Path, start: int, size: int) -> bytes:
    data = whole(path)
    spoilt = data[:start] + b"\xa5" * size + data[start + size :]
    path.write_bytes(spoilt)
    return spoilt


def test_a_damaged_page_costs_what_is_on_it_and_nothing_else(store: Callable[[], Store], path: Path) -> None:
    store().add(rows([*MANY, *LONG]))
    data = whole(path)
    at = data.index(b'"id":"aaaaaaaaaaaa-200"') // 4096 * 4096
    on_page = {one["id"] for one in MANY if at <= data.index(f'"id":"{one["id"]}"'.encode()) < at + 4096}
    spoilt = damage(path, at, 4096)
    mended = store()
    lines, _ = mended.after()
    found = {parse(line)["id"] for line in lines}
    assert {one["id"] for one in [*MANY, *LONG]} - found <= on_page
    (aside,) = mended.aside()
    assert aside.read_bytes() == spoilt
    assert mended.notes == [
        f"The file with your answers was damaged. It was set aside as {aside}. {len(lines)} entries of it could be read and are kept on."
    ]
    again = store()
    assert again.add(rows([entry(999)])) == 1
    assert again.notes == []


@pytest.mark.parametrize("size", [16, 100, 4096], ids=lambda size: f"{size} bytes")
def test_a_file_whose_beginning_is_damaged_still_gives_its_entries(store: Callable[[], Store], path: Path, size: int) -> None:
    store().add(rows(MANY))
    damage(path, 0, size)
    mended = store()
    assert mended.add(rows([entry(999)])) == 1
    assert len(mended.after()[0]) == 400
    assert len(mended.notes) == 1


def test_a_file_that_was_cut_gives_what_is_left(store: Callable[[], Store], path: Path) -> None:
    store().add(rows(MANY))
    data = whole(path)
    path.write_bytes(data[: len(data) // 4096 // 2 * 4096])
    mended = store()
    lines, _ = mended.after()
    assert 100 < len(lines) < 399
    assert len(mended.aside()) == 1


def test_an_entry_whose_text_has_changed_is_not_given_out_and_can_be_kept_again(store: Callable[[], Store], path: Path) -> None:
    store().add(rows(LOG))
    data = whole(path)
    path.write_bytes(data.replace(b'"aaaaaaaaaaaa-3","rating":3', b'"aaaaaaaaaaaa-3","rating":4'))
    mended = store()
    assert [parse(line)["id"] for line in mended.after()[0]] == [one["id"] for one in LOG if one["id"] != "aaaaaaaaaaaa-3"]
    assert mended.add(rows(LOG)) == 1


def test_a_file_whose_index_is_damaged_is_mended_too(store: Callable[[], Store], path: Path) -> None:
    store().add(rows(MANY))
    data = bytearray(whole(path))
    places = [found.start() for found in re.finditer(b"aaaaaaaaaaaa-200", data) if data[found.start() - 1 : found.start()] != b'"']
    in_index = [at for at in places if b'{"about"' not in data[at : at + 60]]
    assert len(in_index) == 1
    data[in_index[0] : in_index[0] + 16] = b"aaaaaaaaaaaa-201"
    path.write_bytes(data)
    mended = store()
    assert mended.add(rows(MANY)) == 0
    assert len(mended.after()[0]) == 399
    assert len(mended.aside()) == 1


@pytest.mark.parametrize("content", [b"no database at all", b"\x00" * 8192, "a text of mine".encode("utf-16") * 999])
def test_a_foreign_file_is_set_aside_as_it_is(store: Callable[[], Store], path: Path, content: bytes) -> None:
    path.write_bytes(content)
    one = store()
    assert one.add(rows(LOG)) == 5
    assert [aside.read_bytes() for aside in one.aside()] == [content]


def test_the_database_of_another_program_is_set_aside_and_never_written(store: Callable[[], Store], path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE mine (x)")
    before = path.read_bytes()
    one = store()
    one.add(rows(LOG))
    assert [aside.read_bytes() for aside in one.aside()] == [before]


def test_a_file_of_a_newer_version_is_read_and_not_written(store: Callable[[], Store], path: Path) -> None:
    store().add(rows(LOG))
    whole(path)
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 2")
    before = path.read_bytes()
    newer = store()
    with pytest.raises(ProgressError, match=r"newer version of the course, so it is only read\. Update the course"):
        newer.add(rows([entry(6)]))
    assert len(newer.after()[0]) == 5
    assert len(newer.notes) == 1
    assert path.read_bytes() == before
    assert newer.aside() == []


def test_a_file_that_was_being_made_when_its_program_was_killed_is_made(store: Callable[[], Store], path: Path) -> None:
    path.touch()
    assert store().after()[0] == []
    assert store().add(rows(LOG)) == 5


def test_a_mending_that_was_cut_short_is_ended_wherever_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program is killed before each step that moves a file; the next start must have every entry."""
    for step in range(1, 7):
        Store(path, shares_memory=True).add(rows(MANY))
        damage(path, 0, 100)
        path.with_name("progress.sqlite-wal").write_bytes(b"what is left of a log")
        steps = iter(range(1, 99))

        def killed(real: Any, *arguments: Any) -> Any:
            if next(steps) == step:  # noqa: B023 - called within this turn only
                raise KeyboardInterrupt
            return real(*arguments)

        with monkeypatch.context() as patch:
            real = os.replace
            patch.setattr(disk.os, "replace", lambda *arguments, real=real: killed(real, *arguments))
            try:
                Store(path, shares_memory=True).after()
            except KeyboardInterrupt:
                pass
            else:
                assert step > 3
        lines, _ = Store(path, shares_memory=True).after()
        assert len(lines) == 399, step
        for left in path.parent.iterdir():
            left.unlink()


def test_a_link_to_the_file_leads_to_all_that_belongs_to_it(store: Callable[[], Store], path: Path) -> None:
    real = path.parent / "elsewhere" / "real.sqlite"
    real.parent.mkdir()
    path.symlink_to(real)
    store().add(rows(MANY))
    damage(real, 0, 100)
    mended = store()
    assert len(mended.after()[0]) == 399
    assert [aside.parent for aside in mended.aside()] == [real.parent]
    assert path.is_symlink()
    mended.forget()
    assert not real.exists()


@pytest.mark.parametrize("change", ["digest = 7", "text = 7", "text = x'00'"])
def test_what_is_no_text_any_more_is_damage(store: Callable[[], Store], path: Path, change: str) -> None:
    store().add(rows(LOG))
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"UPDATE entry SET {change} WHERE seq = 2")  # noqa: S608 - the words above
        db.execute("UPDATE about SET name = x'ff'")
        db.commit()
    mended = store()
    assert len(mended.after()[0]) == 4
    assert len(mended.aside()) == 1


@pytest.mark.parametrize("text", [7, None, 1.5])
def test_what_is_of_another_kind_is_damage(text: object) -> None:
    with closing(sqlite3.connect(":memory:")) as db:
        db.text_factory = bytes
        db.executescript("CREATE TABLE about (name); CREATE TABLE entry (seq, digest, text)")
        db.execute("INSERT INTO entry VALUES (1, x'00', ?)", (text,))
        with pytest.raises(_Damaged):
            _selected(db, "")


def test_a_disk_that_gives_back_other_than_was_written_is_one_sentence(
    store: Callable[[], Store], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(b"no database at all")

    def damaged(*_: object) -> None:
        raise _Damaged

    monkeypatch.setattr(Store, "_prepare", damaged)
    with pytest.raises(ProgressError, match=r"cannot be used \(it gives back other than was written\)"):
        store().add(rows(LOG))
    assert [aside.read_bytes() for aside in store().aside()] == [b"no database at all"]


def test_a_file_that_somebody_deleted_is_made_anew(store: Callable[[], Store], path: Path) -> None:
    one = store()
    one.add(rows(LOG))
    for left in path.parent.glob("progress.sqlite*"):
        left.unlink()
    assert one.add(rows([entry(6)])) == 1
    assert len(one.after()[0]) == 1


def test_a_home_that_nobody_may_look_into_is_one_sentence(opened: Callable[[], Kept], monkeypatch: pytest.MonkeyPatch) -> None:
    kept = opened()
    kept.add(LOG)
    opened_at = str(kept.place.folder)
    real = os.stat

    def refuse(path: Any, *more: Any, **others: Any) -> os.stat_result:
        if isinstance(path, (str, os.PathLike)) and os.fspath(path).startswith(opened_at):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return real(path, *more, **others)

    with monkeypatch.context() as patch:
        patch.setattr(os, "stat", refuse)
        for ask in (kept.lines, opened):
            with pytest.raises(ProgressError, match="Let your account write there"):
                ask()
    assert len(ids(opened())) == 5


# Lines in a folder.


def test_an_entry_is_kept_again_when_somebody_has_deleted_its_file(tmp_path: Path) -> None:
    kept = Kept(Place(tmp_path, "network", None))
    kept.add(LOG)
    kept.path.unlink()
    assert kept.add(LOG) == 5
    assert len(Kept(Place(tmp_path, "network", None)).entries()) == 5


@pytest.fixture
def journal(tmp_path: Path) -> Callable[[], Kept]:
    return lambda: Kept(Place(tmp_path, "network", None))


def test_a_line_is_settled_on_the_disk_before_it_is_told_as_kept(journal: Callable[[], Kept], monkeypatch: pytest.MonkeyPatch) -> None:
    kept = journal()
    settled = []
    real = os.fsync

    def noted(file: int) -> None:
        settled.append((os.fstat(file).st_ino, os.fstat(file).st_size))
        real(file)

    monkeypatch.setattr(disk.os, "fsync", noted)
    for log, new in ((LOG, 5), (LOG, 0)):
        settled.clear()
        assert kept.add(log) == new
        assert (kept.path.stat().st_ino, kept.path.stat().st_size) in settled


def test_a_torn_line_is_set_aside_and_what_follows_is_whole(journal: Callable[[], Kept]) -> None:
    kept = journal()
    kept.add(LOG)
    with kept.path.open("ab") as file:
        file.write(b'{"about":"find/x","act":"ans')
    again = journal()
    assert len(again.entries()) == 5
    assert again.notes == []
    again.add([entry(6)])
    (aside,) = again.aside()
    assert aside.read_bytes() == b'{"about":"find/x","act":"ans'
    assert again.notes == [f"A line that a program had not ended when it stopped was set aside as {aside}. It was never told as saved."]
    assert len(journal().entries()) == 6
    assert kept.path.read_bytes().endswith(b"\n")


def test_a_line_that_lacks_only_its_end_is_kept(journal: Callable[[], Kept]) -> None:
    kept = journal()
    kept.add(LOG)
    with kept.path.open("ab") as file:
        file.write(line_of(entry(6)).encode())
    again = journal()
    again.add([entry(7)])
    assert len(journal().entries()) == 7
    assert again.aside() == []


def test_a_line_that_is_no_entry_is_told_with_its_file_and_number(journal: Callable[[], Kept]) -> None:
    kept = journal()
    kept.add(LOG)
    lines = kept.path.read_bytes().split(b"\n")
    lines[2] = lines[2][:40]
    kept.path.write_bytes(b"\n".join([b'{"massage-lessons":"log"}', *lines]))
    again = journal()
    assert len(again.entries()) == 4
    assert again.notes == [
        f"{kept.path}, line 4, is no entry and is left out. Take the line from another copy of the file, if there is one."
    ]


def test_computers_that_share_a_home_write_into_files_of_their_own(journal: Callable[[], Kept], monkeypatch: pytest.MonkeyPatch) -> None:
    first = journal()
    first.add(LOG)
    monkeypatch.setattr("platform.node", lambda: "another computer")
    second = journal()
    assert second.path != first.path
    assert second.add([*LOG, entry(6)]) == 1
    assert len(first.entries()) == 6


def test_a_home_that_has_moved_to_another_disk_brings_its_answers(tmp_path: Path) -> None:
    Kept(Place(tmp_path, "local", None)).add(LOG)
    moved = Kept(Place(tmp_path, "network", None))
    assert len(moved.entries()) == 5
    moved.add([entry(6)])
    assert len(Kept(Place(tmp_path, "local", None)).entries()) == 6


def test_what_was_forgotten_does_not_come_back_from_where_it_was_kept_before(tmp_path: Path) -> None:
    Kept(Place(tmp_path, "network", None)).add(LOG)
    moved = Kept(Place(tmp_path, "local", None))
    assert len(moved.entries()) == 5
    moved.forget()
    for disk_is in WAYS:
        assert Kept(Place(tmp_path, disk_is, None)).entries() == []


# The folder for several computers.


@pytest.fixture
def two(tmp_path: Path) -> tuple[Kept, Kept]:
    """Two computers with one folder."""
    shared = tmp_path / "shared"
    shared.mkdir()
    return Kept(Place(tmp_path / "one", "local", shared)), Kept(Place(tmp_path / "two", "network", shared))


def test_two_computers_come_to_the_same_log(two: tuple[Kept, Kept]) -> None:
    one, other = two
    one.add(LOG)
    other.add([*LOG[:2], entry(1, DEVICES[1])])
    for kept in (one, other, one):
        kept.exchange()
    assert merged(one.entries()) == merged(other.entries()) == merged(LOG, [entry(1, DEVICES[1])])
    assert one.notes == other.notes == []
    shared = one.place.shared
    assert shared is not None
    assert len(list(shared.iterdir())) == 2
    before = {path: path.stat().st_size for path in shared.iterdir()}
    one.exchange()
    assert {path: path.stat().st_size for path in shared.iterdir()} == before


def file_of(one: Kept) -> Path:
    """The file that a computer has put into the folder for several, with the log in it."""
    one.add(LOG)
    one.exchange()
    assert one.place.shared is not None
    (path,) = one.place.shared.iterdir()
    return path


def test_what_a_program_that_copies_folders_makes_is_merged_too(two: tuple[Kept, Kept]) -> None:
    one, other = two
    path = file_of(one)
    path.rename(path.with_name(f"{path.stem} (a copy in conflict).jsonl"))
    one.add([entry(6)])
    one.exchange()
    other.exchange()
    assert len(other.entries()) == 6


def test_a_folder_that_is_away_is_a_note_and_is_caught_up_when_it_is_back(two: tuple[Kept, Kept]) -> None:
    one, other = two
    shared = one.place.shared
    assert shared is not None
    shared.rmdir()
    one.add(LOG)
    one.exchange()
    assert one.notes == [
        f"The folder for several computers cannot be used now: {shared} is not there. Your answers are kept on this computer."
    ]
    assert len(one.entries()) == 5
    shared.mkdir()
    one.exchange()
    other.exchange()
    assert one.notes == []
    assert len(other.entries()) == 5


def test_what_goes_wrong_with_the_folder_is_one_note_and_the_answers_are_kept(
    two: tuple[Kept, Kept], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, _ = two
    shared = one.place.shared
    assert shared is not None
    one.add(LOG)
    real = os.open

    def unplugged(path: Any, flags: int, *more: Any, **others: Any) -> int:
        if str(path).startswith(str(shared)):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return real(path, flags, *more, **others)

    with monkeypatch.context() as patch:
        patch.setattr(disk.os, "open", unplugged)
        one.exchange()
        (note,) = one.notes
        assert "Look whether the disk is well, and try again. Your answers are kept on this computer." in note
        assert "again.." not in note
    one.exchange()
    assert (one.notes, len(list(shared.iterdir()))) == ([], 1)


def test_what_a_system_lays_beside_the_files_is_no_line_of_a_log(two: tuple[Kept, Kept]) -> None:
    one, other = two
    path = file_of(one)
    path.with_name(f"._{path.name}").write_bytes(b"\x00\x05\x16\x07\nMac OS X\n")
    other.exchange()
    assert (other.notes, len(other.entries())) == ([], 5)


def test_what_somebody_deletes_from_the_folder_is_given_again(two: tuple[Kept, Kept]) -> None:
    one, other = two
    path = file_of(one)
    path.unlink()
    one.exchange()
    other.exchange()
    assert len(other.entries()) == 5


def test_threads_may_ask_for_all_at_once(two: tuple[Kept, Kept]) -> None:
    one, _ = two
    start = threading.Barrier(6)

    def work(number: int) -> int:
        start.wait()
        new = one.add([entry(number)])
        one.exchange()
        return new + 0 * len(one.lines()[0])

    with ThreadPoolExecutor(6) as threads:
        assert sum(threads.map(work, range(1, 7))) == 6
    one.exchange()
    assert len(one.entries()) == 6
