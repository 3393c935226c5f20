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
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from massage_lessons.errors import needs
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
    """Return the place of this computer."""
    home = folder()
    return Place(home, disk_of(home), shared(home))


def shared(home: Path) -> Path | None:
    """Return the folder for several computers that the learner has named, if any."""
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


def device_of(home: Path) -> str:
    """Return the name of this computer, made at the first time.

    Raises
    ------
    ProgressError
        When a new name cannot be kept.
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
    disk.replace(home / SETTINGS, json.dumps({**_settings(home), key: value}, ensure_ascii=False, indent=1).encode())


def _settings(home: Path) -> dict[str, object]:
    # Settings that cannot be read count as none: no answer is in them.
    try:
        found = json.loads((home / SETTINGS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def disk_of(path: Path) -> Disk:
    """Return what kind of disk a path is on, or would be on."""
    there = path.absolute()
    while not there.exists() and there != there.parent:
        there = there.parent
    there = there.resolve()
    if sys.platform == "win32":  # pragma: no cover
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


def _on_windows(path: Path) -> Disk:  # pragma: no cover
    import ctypes  # noqa: PLC0415 - of use on Windows only

    remote, fixed = 4, 3
    if path.drive.startswith("\\\\"):
        return "network"
    kind = ctypes.windll.kernel32.GetDriveTypeW(f"{path.drive}\\")  # type: ignore[attr-defined,unused-ignore]
    return "network" if kind == remote else "local" if kind == fixed else "unknown"
