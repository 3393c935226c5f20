"""Files: what tells one state of them from another, and how one is replaced."""

from __future__ import annotations

import hashlib
import json
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def of_files(files: Iterable[Path]) -> str:
    """The SHA-256 of files in this order, whatever line ends a checkout gave them; one that is missing counts as empty."""
    found = hashlib.sha256()
    for file in files:
        text = file.read_bytes().replace(b"\r\n", b"\n") if file.is_file() else b""
        found.update(f"{file.name} {len(text)}\n".encode() + text)
    return found.hexdigest()


def json_line(value: object) -> bytes:
    """Return JSON as one line of compact text, the same for the same value on every machine."""
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False) + "\n").encode()


def replace(target: Path, content: bytes) -> None:
    """Write aside, then replace: the file is the old one or the new one, never half."""
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_name(f"{target.name}.new")
    try:
        aside.write_bytes(content)
        os.replace(aside, target)  # noqa: PTH105 - named as what it does
    finally:
        aside.unlink(missing_ok=True)


def store(target: Path, content: bytes, *, check: bool) -> bool:
    """Replace a file that differs, or with `check` leave it; return whether it was already as it should be, whatever its line ends."""
    there = target.read_bytes() if target.is_file() else None
    # In a picture the signs of a line end may stand by chance.
    same = there is not None and content in {there, there.replace(b"\r\n", b"\n")}
    if not same and not check:
        replace(target, content)
    return same
