"""A program that keeps what it says in a file, and says aloud only what it is asked to."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

OUTPUTS = (1, 2)
"""The file descriptors of what a program and its children say, and of what they complain about."""


class Hushed:
    """Once it is entered, all that this program and its children print goes into a file, to the end of the program unless an error leaves.

    Threads and children may still speak when everything else is done.

    Parameters
    ----------
    log
        The file, which begins anew.
    """

    def __init__(self, log: Path) -> None:
        self._log = log
        self._own: list[int] = []

    def __enter__(self) -> Self:
        with self._log.open("wb") as file:
            self._own = [os.dup(output) for output in OUTPUTS]
            self._turn([file.fileno()] * len(OUTPUTS))
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if kind is not None and issubclass(kind, Exception):
            self._turn(self._own)

    def aloud(self, speak: Callable[[], None]) -> None:
        """Let a function print where the program printed before."""
        hushed = [os.dup(output) for output in OUTPUTS]
        self._turn(self._own)
        try:
            speak()
        finally:
            self._turn(hushed)
            for output in hushed:
                os.close(output)

    @staticmethod
    def _turn(targets: list[int]) -> None:
        # What Python has not written yet belongs to where it was printed.
        for stream in (sys.stdout, sys.stderr):
            # Who cannot be told has been noticed where it was printed.
            with suppress(OSError):
                stream.flush()
        for output, target in zip(OUTPUTS, targets, strict=True):
            os.dup2(target, output)
