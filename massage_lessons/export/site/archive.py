"""All pages in one archive that is the same from time to time."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first day that an archive can name: the day on which it is made is not in it."""

UNIX = 3
READABLE = 0o100644 << 16


def archive(pages: Mapping[str, bytes], folder: str) -> bytes:
    """An archive of pages that unpacks to a folder."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as opened:
        for name, content in sorted(pages.items()):
            about = zipfile.ZipInfo(f"{folder}/{name}", EPOCH)
            about.create_system, about.external_attr, about.compress_type = UNIX, READABLE, zipfile.ZIP_DEFLATED
            opened.writestr(about, content)
    return target.getvalue()
