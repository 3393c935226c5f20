"""What tells one state of files from another."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def of_files(files: Iterable[Path]) -> str:
    """Give the SHA-256 of files in this order, whatever line ends a checkout gave them; one that is missing counts as empty."""
    found = hashlib.sha256()
    for file in files:
        text = file.read_bytes().replace(b"\r\n", b"\n") if file.is_file() else b""
        found.update(f"{file.name} {len(text)}\n".encode() + text)
    return found.hexdigest()
