"""Where a learner's answers are kept on this computer, and in which way the disk there wants them kept."""

from __future__ import annotations

import json
import os
import platform
import re
import secrets
import string
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Literal

from massage_lessons.course.words import say
from massage_lessons.errors import ProgressError, needs
from massage_lessons.progress import disk

if TYPE_CHECKING:
    from collections.abc import Iterable

OVERRIDE = "MASSAGE_LESSONS_PROGRESS"
"""The variable of the environment that names another folder."""

SETTINGS = "settings.json"
LOCK = "settings.lock"
DEVICE = re.compile(r"[a-z0-9]{12}")
SIGNS = string.ascii_lowercase + string.digits
MOUNTS = Path("/proc/self/mountinfo")

NETWORK = frozenset(
    [
        *("nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "afs", "afpfs", "webdav", "davfs", "ncpfs", "coda", "lustre", "ceph", "gpfs"),
        *("beegfs", "glusterfs", "ocfs2", "gfs2", "pvfs2", "orangefs"),
        *("fuse.sshfs", "fuse.rclone", "fuse.s3fs", "fuse.glusterfs", "fuse.davfs"),
    ]
)
"""File systems of other computers: SQLite cannot rely on their locks."""

LOCAL = frozenset(
    [
        *("ext2", "ext3", "ext4", "xfs", "btrfs", "zfs", "f2fs", "bcachefs", "jfs", "reiserfs", "tmpfs", "overlay"),
        *("apfs", "hfs", "ntfs", "exfat", "vfat"),
    ]
)
"""File systems whose memory two programs may share, which SQLite's write-ahead log needs."""

Disk = Literal["local", "network", "unknown"]


@dataclass(frozen=True, slots=True)
class Place:
    """The folder of this computer, what its disk is like, and the folder for several computers if the learner has named one."""

    folder: Path
    disk: Disk
    shared: Path | None

    @property
    def device(self) -> str:
        """The name of this computer among those that write into one folder: 12 signs, made once."""
        return device_of(self.folder)


def folder() -> Path:
    """Return where the answers are kept, whether there are any or not.

    Raises
    ------
    MissingPackages
        Without the extra `lab`.
    """
    named = os.environ.get(OVERRIDE)
    if named:
        return Path(named).absolute()
    with needs("lab"):
        from platformdirs import user_data_path  # noqa: PLC0415 - a diagram does not need it

    return user_data_path("massage-lessons", appauthor=False)


def here() -> Place:
    """Return the place of this computer; where its settings cannot be read, without the folder for several computers.

    Raises
    ------
    ProgressError
        When nobody may look into the folder.
    """
    home = folder()
    named = None
    with suppress(ProgressError):
        named = shared(home)
    with disk.explained(home):
        return Place(home, disk_of(home), named)


def shared(home: Path) -> Path | None:
    """Return the folder for several computers that the learner has named, if any.

    Raises
    ------
    ProgressError
        When the settings cannot be read.
    """
    named = _settings(home).get("folder")
    return Path(named) if isinstance(named, str) and named else None


def share(home: Path, named: Path | None) -> None:
    """Name the folder for several computers, or none.

    Raises
    ------
    ProgressError
        When the wish cannot be kept.
    """
    with disk.explained(home), disk.locked(home / LOCK):
        _set(home, "folder", str(named) if named else None)


def forgotten(home: Path) -> str | None:
    """Return what marks the last time that the answers were forgotten, "" where they never were, nothing where nobody knows."""
    try:
        mark = _settings(home).get("forgotten", "")
    except ProgressError:
        return None
    return mark if isinstance(mark, str) else None


def forget(home: Path) -> None:
    """Mark that the answers here are forgotten, so that no page brings them back by itself.

    Raises
    ------
    ProgressError
        When the mark cannot be kept.
    """
    with disk.explained(home), disk.locked(home / LOCK):
        _set(home, "forgotten", new_device())


def device_of(home: Path) -> str:
    """Return the name of this computer, made at the first time.

    Raises
    ------
    ProgressError
        When the settings cannot be read, or a new name cannot be kept.
    """
    # Computers may share a home, and each of them needs a file of its own.
    host = platform.node()
    with disk.explained(home), disk.locked(home / LOCK):
        devices = _settings(home).get("devices")
        known = devices if isinstance(devices, dict) else {}
        name = known.get(host)
        if not (isinstance(name, str) and DEVICE.fullmatch(name)):
            name = new_device()
            _set(home, "devices", {**known, host: name})
    return name


def new_device() -> str:
    """Return a name that nobody else has."""
    return "".join(secrets.choice(SIGNS) for _ in range(12))


def _set(home: Path, key: str, value: object) -> None:
    path = home / SETTINGS
    known = _read(path)
    if known is None:
        disk.move(path, disk.free_aside(path))
    # A name of a folder may have signs that are no text.
    disk.replace(path, json.dumps({**(known or {}), key: value}, indent=1).encode())


def _settings(home: Path) -> dict[str, object]:
    path = home / SETTINGS
    with disk.explained(path):
        found = _read(path)
    if found is None:
        raise ProgressError(say("log.disk.settings", path=path))
    return found


def _read(path: Path) -> dict[str, object] | None:
    """Return the settings, none where there is no file, and nothing where it is damaged."""
    try:
        found = json.loads(path.read_bytes())
    except FileNotFoundError:
        return {}
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def disk_of(path: Path) -> Disk:
    """Return what kind of disk a path is on, or would be on."""
    there = path.absolute()
    while not there.exists() and there != there.parent:
        there = there.parent
    there = Path(os.path.realpath(there))
    if sys.platform == "win32":
        return _on_windows(there)
    mounted = _of_mountinfo(_lines(MOUNTS)) if MOUNTS.exists() else _of_mount_command(_mount_command())
    return _kind(there, mounted)


def _kind(path: Path, mounted: dict[Path, str]) -> Disk:
    """Return what the innermost mount is that holds a path."""
    kind = next((mounted[one] for one in (path, *path.parents) if one in mounted), "")
    return "network" if kind in NETWORK else "local" if kind in LOCAL else "unknown"


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8", errors="surrogateescape").splitlines()


def _of_mountinfo(lines: Iterable[str]) -> dict[Path, str]:
    """Return the kind of file system at each place, as Linux lists them; a later one covers an earlier one."""
    found = {}
    for line in lines:
        before, _, after = line.partition(" - ")
        if after:
            place = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), before.split()[4])
            found[Path(place)] = after.split()[0]
    return found


def _mount_command() -> list[str]:
    try:
        said = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False, timeout=5)
    except (OSError, subprocess.SubprocessError):
        return []
    return said.stdout.splitlines()


def _of_mount_command(lines: Iterable[str]) -> dict[Path, str]:
    """Return the same as macOS lists it: `//user@server/share on /Volumes/share (smbfs, nodev)`."""
    found = (re.fullmatch(r".+ on (.+) \((\w+)[,)].*", line) for line in lines)
    return {Path(one[1]): one[2] for one in found if one}


def _on_windows(path: PurePath) -> Disk:
    import ctypes  # noqa: PLC0415 - of use on Windows only

    remote, fixed = 4, 3
    # A share by its name, or a Linux that runs beside Windows.
    if path.drive.startswith("\\\\"):
        return "network"
    kind = ctypes.windll.kernel32.GetDriveTypeW(f"{path.drive}\\")  # type: ignore[attr-defined,unused-ignore]
    return "network" if kind == remote else "local" if kind == fixed else "unknown"
