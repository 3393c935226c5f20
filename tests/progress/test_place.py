"""Where answers are kept, and what kind of disk that is."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs
import pytest
from log_entries import entry

from massage_lessons.errors import ProgressError
from massage_lessons.progress import place
from massage_lessons.progress.kept import Kept

MOUNTED = r"""
21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
22 21 0:40 / /home rw,relatime shared:2 master:1 - nfs4 server:/home rw,vers=4.2
23 22 0:41 / /home/ana/my\040disk rw - xfs /dev/sdb1 rw
24 21 0:42 / /mnt/odd rw - fuse.somebodys thing rw
25 21 0:43 / /mnt/ssh rw - fuse.sshfs ana@server: rw
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/opt/x", "local"),
        ("/home/ana/.local/share", "network"),
        ("/home/ana/my disk/x", "local"),
        ("/homes/x", "local"),
        ("/mnt/odd/x", "unknown"),
        ("/mnt/ssh", "network"),
    ],
)
def test_the_innermost_mount_says_what_a_disk_is(path: str, kind: str) -> None:
    assert place._kind(Path(path), place._of_mountinfo(MOUNTED.splitlines())) == kind


def test_what_macos_lists_is_understood() -> None:
    lines = [
        "/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)",
        "//ana@server/homes on /Volumes/my homes (smbfs, nodev, nosuid)",
        "map auto_home on /System/Volumes/Data/home (autofs)",
    ]
    found = place._of_mount_command(lines)
    assert {str(path): kind for path, kind in found.items()} == {
        "/": "apfs",
        "/Volumes/my homes": "smbfs",
        "/System/Volumes/Data/home": "autofs",
    }


def test_a_folder_that_is_not_there_yet_is_on_the_disk_of_the_one_above(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(f"21 1 8:1 / / rw - ext4 x rw\n22 21 0:40 / {tmp_path.resolve()} rw - nfs x rw\n", encoding="utf-8")
    monkeypatch.setattr(place, "MOUNTS", mounts)
    monkeypatch.setattr(sys, "platform", "linux")
    assert place.disk_of(tmp_path / "not" / "there") == "network"
    assert place.disk_of(Path("/not/there")) == "local"


def test_the_place_is_that_of_the_system_unless_another_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(place.OVERRIDE, raising=False)
    assert place.folder() == platformdirs.user_data_path("massage-lessons", appauthor=False)
    monkeypatch.setenv(place.OVERRIDE, str(tmp_path))
    assert place.folder() == tmp_path


def test_each_computer_has_a_name_of_its_own_that_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [place.device_of(tmp_path) for _ in range(2)]
    assert names[0] == names[1]
    assert place.DEVICE.fullmatch(names[0])
    monkeypatch.setattr("platform.node", lambda: "another")
    assert place.device_of(tmp_path) != names[0]
    monkeypatch.undo()
    assert place.device_of(tmp_path) == names[0]


@pytest.mark.parametrize("content", [b"{ half", b"[]", b"\xff\x00", b"[" * 100_000])
def test_damaged_settings_cost_no_answer_are_told_and_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setenv(place.OVERRIDE, str(tmp_path))
    (tmp_path / place.SETTINGS).write_bytes(content)
    kept = Kept()
    kept.add([entry()])
    kept.exchange()
    (note,) = kept.notes
    assert note.startswith(f"The folder for several computers cannot be used now: {tmp_path / place.SETTINGS} is damaged, ")
    assert note.endswith(". Name it again with: massage-lessons progress folder DIR. Your answers are kept on this computer.")
    (tmp_path / "shared").mkdir()
    place.share(tmp_path, tmp_path / "shared")
    assert place._settings(tmp_path) == {"folder": str(tmp_path / "shared")}
    (aside,) = tmp_path.glob(f"{place.SETTINGS}.damaged-*")
    assert aside.read_bytes() == content
    kept.exchange()
    assert (kept.notes, len(list((tmp_path / "shared").iterdir()))) == ([], 1)


def test_settings_that_cannot_be_read_for_a_moment_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(place.OVERRIDE, str(tmp_path))
    shared = tmp_path / "shared"
    shared.mkdir()
    place.share(tmp_path, shared)
    kept = Kept()
    kept.exchange()
    before = (tmp_path / place.SETTINGS).read_bytes()

    def held(_: Path) -> bytes:
        raise PermissionError(13, "held by another program")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", held)
        kept.exchange()
        assert len(kept.notes) == 1
        with pytest.raises(ProgressError):
            place.share(tmp_path, tmp_path)
    assert (tmp_path / place.SETTINGS).read_bytes() == before
    assert kept.place.shared == shared


def test_a_folder_whose_name_is_no_text_is_named_all_the_same(tmp_path: Path) -> None:
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/M\xfcller"))
    place.share(tmp_path, odd)
    assert place.shared(tmp_path) == odd


def test_a_wish_that_cannot_be_kept_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ProgressError, match="cannot be used"):
        place.share(tmp_path / "file" / "home", tmp_path)
