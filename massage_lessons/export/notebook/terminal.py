"""What a terminal shows in the end of what was written to it: lines written over, and colours that mean something."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

TOKEN = re.compile(
    r"\x1b\[([0-9;:]*)([@-~])"
    r"|\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-~])"
    r"|([\r\n\b])|[\x00-\x08\x0b\x0c\x0e-\x1f]|([^\x00-\x08\x0a-\x1f]+)"
)
"""A command and its letter, a command that we do not obey, a sign that moves, one that says nothing here, and text."""

PLAIN = re.compile(r"[^\x00-\x08\x0b-\x1f]*")
WAYS = {"A": (-1, 0), "B": (1, 0), "C": (0, 1), "D": (0, -1)}
FARTHEST = 1000
"""No move goes farther than this: a number in a notebook must not fill the memory."""

LEVELS = (0, 95, 135, 175, 215, 255)
NAMED = 16
GREYS = 232
ATTRIBUTES = {1: "bold", 2: "faint", 3: "italic", 4: "underline", 7: "inverse", 9: "strike"}
ENDED = {22: {"bold", "faint"}, 23: {"italic"}, 24: {"underline"}, 27: {"inverse"}, 29: {"strike"}}


@dataclass(frozen=True, slots=True)
class Look:
    """How a sign is written: colours as one of the sixteen names or as #rrggbb, and what else it is."""

    ink: int | str | None = None
    ground: int | str | None = None
    marks: frozenset[str] = frozenset()


DEFAULT = Look()


@dataclass(slots=True)
class _Screen:
    lines: list[list[tuple[str, Look]]] = field(default_factory=lambda: [[]])
    row: int = 0
    column: int = 0
    look: Look = DEFAULT

    def write(self, text: str) -> None:
        line = self.lines[self.row]
        line += [(" ", DEFAULT)] * (self.column - len(line))
        line[self.column : self.column + len(text)] = [(sign, self.look) for sign in text]
        self.column += len(text)

    def move(self, rows: int, columns: int) -> None:
        self.row = max(0, self.row + rows)
        self.column = max(0, self.column + columns)
        self.lines += [[] for _ in range(self.row - len(self.lines) + 1)]

    def obey(self, sign: str) -> None:
        if sign == "\n":
            self.move(1, -self.column)
        else:
            self.move(0, -1 if sign == "\b" else -self.column)

    def command(self, given: str, letter: str) -> None:
        numbers = [min(int(number or 0), FARTHEST) for number in re.split("[;:]", given)]
        first = numbers[0]
        if letter in WAYS:
            self.move(*(way * max(first, 1) for way in WAYS[letter]))
        elif letter == "G":
            self.column = max(first, 1) - 1
        elif letter == "K":
            line = self.lines[self.row]
            if first == 0:
                del line[self.column :]
            else:
                line[: self.column if first == 1 else None] = [(" ", DEFAULT)] * self.column
        elif letter == "m":
            self.look = _look(self.look, numbers)


def html_of(text: str) -> str:
    """What the terminal shows as HTML: text, and spans where it is not plain."""
    if PLAIN.fullmatch(text):
        return escape(text.rstrip("\n"), quote=False)
    screen = _Screen()
    for found in TOKEN.finditer(text):
        given, letter, sign, words = found.groups()
        if words:
            screen.write(words)
        elif sign:
            screen.obey(sign)
        elif letter:
            screen.command(given, letter)
    return "\n".join("".join(_runs(line)) for line in screen.lines).rstrip("\n")


def _runs(line: list[tuple[str, Look]]) -> Iterator[str]:
    for look, run in groupby(line, key=lambda one: one[1]):
        words = escape("".join(sign for sign, _ in run), quote=False)
        classes, style = _dress(look)
        yield f'<span class="{classes}"{style}>{words}</span>' if classes else words


def _dress(look: Look) -> tuple[str, str]:
    """The classes and the style attribute of a look, empty for a plain one."""
    ink, ground = (look.ground, look.ink) if "inverse" in look.marks else (look.ink, look.ground)
    if "inverse" in look.marks and ink is None and ground is None:
        return "lesson-ansi lesson-ansi-inverse", ""
    classes = [f"lesson-ansi-{mark}" for mark in sorted(look.marks - {"inverse"})]
    styles = []
    if isinstance(ground, int):
        classes.append(f"lesson-ansi-on-{ground}")
    elif ground:
        styles.append(f"background-color:{ground}")
    if isinstance(ink, int):
        classes.append(f"lesson-ansi-{ink}")
    elif ink or ground is not None:
        styles.append(f"color:{ink or _readable_on(ground)}")
    if not classes and not styles:
        return "", ""
    return " ".join(["lesson-ansi", *classes]), f' style="{";".join(styles)}"' if styles else ""


def _readable_on(ground: int | str | None) -> str:
    if not isinstance(ground, str):
        return "#000" if ground in {2, 3, 6, 7, 10, 11, 14, 15} else "#fff"
    red, green, blue = (int(ground[at : at + 2], 16) for at in (1, 3, 5))
    return "#000" if 0.299 * red + 0.587 * green + 0.114 * blue > 140 else "#fff"  # noqa: PLR2004 - the middle of the eye's scale


def _look(look: Look, numbers: list[int]) -> Look:
    waiting = list(numbers)
    while waiting:
        code = waiting.pop(0)
        if code == 0:
            look = DEFAULT
        elif code in ATTRIBUTES:
            look = replace(look, marks=look.marks | {ATTRIBUTES[code]})
        elif code in ENDED:
            look = replace(look, marks=look.marks - ENDED[code])
        elif code in {38, 48}:
            colour = _colour(waiting)
            look = replace(look, ink=colour) if code == 38 else replace(look, ground=colour)  # noqa: PLR2004 - the code of the terminal
        else:
            look = _named(look, code)
    return look


def _named(look: Look, code: int) -> Look:
    """The look after one of the sixteen colours was named, or the default one asked for."""
    tens, ones = divmod(code, 10)
    if ones == 9 and tens in {3, 4}:  # noqa: PLR2004 - the code of the terminal
        return replace(look, ink=None) if tens == 3 else replace(look, ground=None)  # noqa: PLR2004
    if ones > 7 or tens not in {3, 4, 9, 10}:  # noqa: PLR2004
        return look
    number = ones + (8 if tens in {9, 10} else 0)
    return replace(look, ink=number) if tens in {3, 9} else replace(look, ground=number)


def _colour(waiting: list[int]) -> int | str | None:
    """The colour that follows, and take its numbers away."""
    kind = waiting.pop(0) if waiting else 0
    if kind == 5 and waiting:  # noqa: PLR2004 - one number of a table of 256
        number = min(waiting.pop(0), 255)
        if number < NAMED:
            return number
        if number >= GREYS:
            return "#" + f"{8 + 10 * (number - GREYS):02x}" * 3
        number -= NAMED
        return "#" + "".join(f"{LEVELS[number // step % 6]:02x}" for step in (36, 6, 1))
    if kind == 2 and len(waiting) >= 3:  # noqa: PLR2004 - red, green, blue
        parts = [min(waiting.pop(0), 255) for _ in range(3)]
        return "#" + "".join(f"{part:02x}" for part in parts)
    return None
