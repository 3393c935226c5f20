"""A program of its own that keeps entries and says each one when it is told that the disk has it: `writer.py FOLDER KIND DEVICE [bytes]`.

With a number of bytes no file may grow beyond it, as on a disk that is full.
"""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

from log_entries import entry

from massage_lessons.errors import ProgressError
from massage_lessons.progress.kept import Kept
from massage_lessons.progress.place import Place


def main(folder: str, kind: str, device: str, most: int | None = None) -> int:
    if most is not None:
        import resource  # noqa: PLC0415 - Windows has none

        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    kept = Kept(Place(Path(folder), kind, None))  # type: ignore[arg-type]  # as the test says it
    for number in count(1):
        one = entry(number, device)
        try:
            kept.add([one])
        except ProgressError as error:
            print(error, flush=True)  # noqa: T201 - the test reads it
            return 1
        print(one["id"], flush=True)  # noqa: T201 - the test reads it
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4], *map(int, sys.argv[4:])))
