"""The `d` of an SVG path as straight and curved pieces in absolute coordinates: M, L, H, V, C and Z."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

Point = tuple[float, float]

TOKEN = re.compile(r"\s*(?:([A-Za-z])|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*,?)")
NUMBERS_OF = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Z": 0}


@dataclass(frozen=True, slots=True)
class Piece:
    """A move, a line, a cubic curve or a close; `points` end with the point that it leads to."""

    command: Literal["M", "L", "C", "Z"]
    points: tuple[Point, ...]


def pieces(d: str) -> Iterator[Piece]:
    """The pieces of a path in order; H and V come as lines.

    Raises
    ------
    ValueError
        Where the text is no path, or uses a command other than those of this drawing.
    """
    here = start = (0.0, 0.0)
    for command, numbers in _commands(d):
        if command == "Z":
            here = start
            yield Piece("Z", (start,))
        elif command in "HV":
            here = (numbers[0], here[1]) if command == "H" else (here[0], numbers[0])
            yield Piece("L", (here,))
        else:
            points = tuple(zip(numbers[::2], numbers[1::2], strict=True))
            here = points[-1]
            start = here if command == "M" else start
            yield Piece(command, points)  # type: ignore[arg-type]  # the table of commands leaves only M, L and C here


def _commands(d: str) -> Iterator[tuple[str, tuple[float, ...]]]:
    """Each command with its numbers, one set at a time; a repeated M goes on as L, as SVG has it."""
    command, numbers = "", list[float]()
    for letter, number in _tokens(d):
        if letter:
            if numbers:
                message = f"too few numbers after {command!r}"
                raise ValueError(message)
            if letter not in NUMBERS_OF or (not command and letter != "M"):
                message = f"the command {letter!r}"
                raise ValueError(message)
            command = letter
            if letter == "Z":
                yield "Z", ()
            continue
        numbers.append(float(number))
        if len(numbers) == NUMBERS_OF.get(command, 0):
            yield command, tuple(numbers)
            command, numbers = "L" if command == "M" else command, []
    if numbers or not command:
        message = f"too few numbers after {command!r}" if command else "nothing drawn"
        raise ValueError(message)


def _tokens(d: str) -> Iterator[tuple[str, str]]:
    position, end = 0, len(d.rstrip())
    while position < end:
        match = TOKEN.match(d, position)
        if match is None:
            message = f"{d[position : position + 10]!r}"
            raise ValueError(message)
        yield match[1] or "", match[2] or ""
        position = match.end()
