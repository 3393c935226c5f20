"""Windows and macOS as far as they can be faked: their locks, files that are open, disks, and modules that they do not have."""

from __future__ import annotations

import ctypes
import errno
import importlib
import json
import os
import subprocess
import sys
from pathlib import Path, PureWindowsPath
from types import SimpleNamespace

import pytest

from massage_lessons.errors import ProgressError
from massage_lessons.progress import disk, place

TESTS = Path(__file__).parent.parent
HELD = 32

AS_ON_WINDOWS = """
import errno, fcntl, json, os, sys, types
from pathlib import Path
import asyncio, ctypes, multiprocessing, shutil, subprocess, tempfile
import platformdirs, typer, jupyter_server.base.handlers, jupyterlab.labapp
from log_entries import entry

flock = fcntl.flock

def locking(file, mode, size):
    assert (mode, size) == (2, 1)
    try:
        flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise OSError(errno.EACCES, "Permission denied") from None

for name in ("fcntl", "resource", "pwd", "grp", "termios"):
    sys.modules[name] = None
sys.modules["msvcrt"] = types.SimpleNamespace(locking=locking, LK_NBLCK=2)
ctypes.windll = types.SimpleNamespace(kernel32=types.SimpleNamespace(GetDriveTypeW=lambda drive: 3))
for name in ("O_CLOEXEC", "O_DIRECTORY", "O_NOFOLLOW"):
    if hasattr(os, name):
        delattr(os, name)
shutil._use_fd_functions = False
sys.platform = "win32"

opened, replaced = os.open, os.replace
tries = []

def on_windows(path, flags, *more, **others):
    if os.path.isdir(path):
        raise PermissionError(errno.EACCES, "Permission denied")
    return opened(path, flags, *more, **others)

def replace(source, target):
    tries.append(target)
    if len(tries) % 3:
        raise PermissionError(errno.EACCES, "The process cannot access the file")
    replaced(source, target)

os.open, os.replace = on_windows, replace

from massage_lessons import cli
from massage_lessons.lab import progress
from massage_lessons.progress import command, disk, file
from massage_lessons.progress.kept import Kept
from massage_lessons.progress.place import Place, disk_of, share

home = Path(sys.argv[1])
shared = home / "shared"
shared.mkdir()
share(home, shared)
desk = progress.Desk()
status, _ = desk.take(json.dumps({"entries": [entry(1), entry(2)]}).encode())
desk.exchange()
(home / "progress.sqlite").write_bytes(b"damaged")
desk.take(json.dumps({"entries": [entry(3)]}).encode())
desk.exchange()
network = Kept(Place(home / "network", "network", None))
network.add([entry(4)])
file.write(home / "mine.jsonl", network.entries())
disk.SECONDS_TO_WAIT = 0
with disk.locked(home / "progress.sqlite.lock"):
    busy, said = desk.take(json.dumps({"entries": [entry(5)]}).encode())
print(json.dumps({
    "disk": disk_of(home), "status": status, "busy": busy, "said": said, "tries": len(tries),
    "kept": sorted(one["id"] for one in Kept().entries()), "network": len(network.entries()),
    "shared": sum(len(path.read_bytes().splitlines()) for path in shared.iterdir()),
    "aside": len(Kept().aside()), "mine": len(file.read(home / "mine.jsonl")[1]),
}))
"""


def test_the_log_is_kept_without_what_only_posix_has(tmp_path: Path) -> None:
    path = os.pathsep.join([str(TESTS.parent), str(TESTS)])
    environment = {**os.environ, "PYTHONPATH": path, place.OVERRIDE: str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", AS_ON_WINDOWS, str(tmp_path)], capture_output=True, text=True, check=False, env=environment
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told.pop("tries") >= 9
    assert "in use by another program" in told.pop("said")
    assert told == {
        "disk": "local",
        "status": 200,
        "busy": 507,
        "kept": ["aaaaaaaaaaaa-1", "aaaaaaaaaaaa-2", "aaaaaaaaaaaa-3"],
        "network": 1,
        "shared": 3,
        "aside": 1,
        "mine": 1,
    }


@pytest.mark.parametrize(
    ("path", "drive", "kind"),
    [
        (r"C:\Users\Ana\AppData\Local\massage-lessons", 3, "local"),
        (r"E:\massage-lessons", 2, "unknown"),
        (r"H:\massage-lessons", 4, "network"),
        (r"\\server\homes\ana", 0, "network"),
        (r"\\?\UNC\server\homes\ana", 0, "network"),
        (r"\\wsl.localhost\Debian\home\ana", 0, "network"),
    ],
)
def test_what_windows_says_of_a_drive(path: str, drive: int, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def told(name: str) -> int:
        asked.append(name)
        return drive

    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=SimpleNamespace(GetDriveTypeW=told)), raising=False)
    assert place._on_windows(PureWindowsPath(path)) == kind
    assert asked == ([path[:3]] if drive else [])


def test_a_file_that_another_program_has_open_is_said_to_be_in_use() -> None:
    error = PermissionError(errno.EACCES, "The process cannot access the file")
    assert "for reading only" in str(disk.refused(Path("x"), error))
    error.winerror = HELD  # type: ignore[attr-defined,unused-ignore]
    assert "in use by another program" in str(disk.refused(Path("x"), error))


def test_a_file_that_stays_open_on_windows_is_refused_in_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x").write_bytes(b"old")
    tries = []

    def held(*paths: object) -> None:
        tries.append(paths)
        raise PermissionError(errno.EACCES, "The process cannot access the file")

    monkeypatch.setattr(disk.os, "replace", held)
    monkeypatch.setattr(disk, "SECONDS_TO_MOVE", 0)
    for system in ("win32", "linux"):
        monkeypatch.setattr(disk.sys, "platform", system)
        with pytest.raises(ProgressError, match="for reading only"):
            disk.replace(tmp_path / "x", b"new")
    assert len(tries) == 2
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]


def test_macos_keeps_a_home_on_the_network_in_lines() -> None:
    mounted = place._of_mount_command(
        [
            "/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)",
            "/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse)",
            "server:/homes/ana on /System/Volumes/Data/home/ana (nfs, nodev, nosuid, automounted, nobrowse)",
            "//ana@nas/course on /Volumes/the course (smbfs, nodev, nosuid, mounted by ana)",
        ]
    )
    homes = {
        "/Users/ana/Library/Application Support/massage-lessons": "local",
        "/System/Volumes/Data/home/ana/Library/Application Support/massage-lessons": "network",
        "/Volumes/the course/log": "network",
    }
    assert {path: place._kind(Path(path), mounted) for path in homes} == homes


@pytest.mark.parametrize(
    ("module", "system", "home"),
    [("unix", "Linux", "~/.local/share"), ("macos", "macOS", "~/Library/Application Support"), ("windows", "Windows", "%LOCALAPPDATA%")],
)
def test_the_readme_says_where_each_system_has_the_file(
    module: str, system: str, home: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    kinds = {"unix": "Unix", "macos": "MacOS", "windows": "Windows"}
    directories = getattr(importlib.import_module(f"platformdirs.{module}"), kinds[module])
    if module == "windows":
        monkeypatch.setattr("platformdirs.windows.get_win_folder", lambda name: {"CSIDL_LOCAL_APPDATA": home}[name])
    found = directories("massage-lessons", appauthor=False).user_data_dir
    folder = found.replace(str(tmp_path), "~").replace(f"{home}{os.sep}", home + ("\\" if module == "windows" else "/"))
    assert f"| {system} | `{folder}` |" in (TESTS.parent / "README.md").read_text(encoding="utf-8")
