"""What a notebook's formulas define for one another: commands of its own, and the numbers of what has a label."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

DEFINES = re.compile(
    r"\\(?:(?:re)?newcommand|providecommand)\*?\s*(?:\{\s*\\([A-Za-z]+|.)\s*\}|\\([A-Za-z]+|.))\s*(?:\[(\d)\])?\s*(?:\[([^\]]*)\])?\s*(?=\{)"
    r"|\\def\s*\\([A-Za-z]+|.)\s*((?:#\d)*)\s*(?=\{)"
    r"|\\DeclareMathOperator(\*?)\s*\{?\s*\\([A-Za-z]+)\s*\}?\s*(?=\{)"
)
COMMAND = re.compile(r"\\([A-Za-z]+|.)", re.DOTALL)
WORD_LAST = re.compile(r"\\[A-Za-z]+$")
LABEL = re.compile(r"\\label\s*\{([^{}]*)\}")
TAG = re.compile(r"\\tag(\*?)\s*\{([^{}]*)\}")
REFERENCE = re.compile(r"\\(eq)?ref\s*\{([^{}]*)\}")
UNNUMBERED = re.compile(r"\\(?:notag|nonumber)(?![A-Za-z])")
COLUMNS = re.compile(r"\\begin\s*\{alignat\*?\}\s*\{\d*\}")
COUNTED = re.compile(r"\\(begin|end)\s*\{(align|alignat|eqnarray|equation|gather|multline)\}")
ROWS = re.compile(r"\\\\")
LONGEST = 20_000
"""How long a formula may become: a command that calls itself never ends."""


class Endless(ValueError):  # noqa: N818 - reads as what it is
    """A formula whose commands call one another without end."""


@dataclass(frozen=True, slots=True)
class Macro:
    """A command: how many things it takes, what the first is where it is left out, and what it stands for."""

    takes: int
    default: str | None
    body: str


def expanded(tex: str, macros: dict[str, Macro]) -> str:
    """A formula without commands of the notebook's own; those that it defines are kept for the next ones.

    Raises
    ------
    Endless
        When it has no end.
    """
    rest, found = _without_definitions(tex, macros), []
    steps = 0
    while match := COMMAND.search(rest):
        macro = macros.get(match[1])
        found.append(rest[: match.start()] if macro else rest[: match.end()])
        rest = rest[match.end() :]
        if not macro:
            continue
        steps += 1
        if steps > LONGEST // 20 or len(rest) > LONGEST:
            raise Endless
        taken, rest = _taken(rest, macro)
        body = _filled(macro.body, taken)
        # What follows a word must not become part of it.
        apart = " " if rest[:1].isalpha() and WORD_LAST.search(body) else ""
        rest = f"{body}{apart}{rest}"
    return "".join([*found, rest])


def _filled(body: str, taken: list[str]) -> str:
    return re.sub(r"#(\d)", lambda number: taken[int(number[1]) - 1] if 0 < int(number[1]) <= len(taken) else "", body)


def _without_definitions(tex: str, macros: dict[str, Macro]) -> str:
    kept, at = [], 0
    while found := DEFINES.search(tex, at):
        body, end = _group(tex, found.end())
        kept.append(tex[at : found.start()])
        braced, bare, takes, default, defined, numbers, star, operator = found.groups()
        if operator:
            macros[operator] = Macro(0, None, f"\\operatorname{star}{{{body}}}")
        else:
            macros[braced or bare or defined] = Macro(int(takes or len(numbers or "") // 2), default, body)
        at = end
    return "".join([*kept, tex[at:]])


def _taken(rest: str, macro: Macro) -> tuple[list[str], str]:
    """What a command takes, and what follows."""
    taken: list[str] = []
    if macro.default is not None and macro.takes:
        given = re.match(r"\s*\[([^\]]*)\]", rest)
        taken.append(given[1] if given else macro.default)
        rest = rest[given.end() :] if given else rest
    while len(taken) < macro.takes:
        rest = rest.lstrip()
        if rest.startswith("{"):
            one, end = _group(rest, 0)
        else:
            word = COMMAND.match(rest)
            end = word.end() if word else min(1, len(rest))
            one = rest[:end]
        taken.append(one)
        rest = rest[end:]
    return taken, rest


def _group(text: str, start: int) -> tuple[str, int]:
    """What stands between the brace at a place and its other one, and where it ends."""
    depth, at = 0, start
    while at < len(text):
        if text[at] == "\\":
            at += 1
        elif text[at] in "{}":
            depth += 1 if text[at] == "{" else -1
            if depth == 0:
                return text[start + 1 : at], at + 1
        at += 1
    return text[start + 1 :], len(text)


def labels(sources: Iterable[str]) -> dict[str, str]:
    """The number of each label of a notebook in the order of its formulas; one with a tag is called by it."""
    found: dict[str, str] = {}
    number = 0
    for source in sources:
        for row in re.split(r"\\\\|\$\$|\\end\{", source):
            for name in LABEL.findall(row):
                tag = TAG.search(row)
                number += 0 if tag else 1
                found.setdefault(name, tag[2] if tag else str(number))
    return found


def numbered(tex: str, known: dict[str, str]) -> str:
    """A formula with its tag beside it, and the numbers of others where it names them."""
    # The converter has numbers of its own, which nobody can refer to.
    rows = [_row(row, known) for row in ROWS.split(COUNTED.sub(r"\\\1{\2*}", COLUMNS.sub(r"\\begin{alignat*}", tex)))]
    return "\\\\".join(rows)


def _row(row: str, known: dict[str, str]) -> str:
    if not TAG.search(row):
        row = LABEL.sub(lambda found: f"\\tag{{{known.get(found[1], '???')}}}", row)
    row = UNNUMBERED.sub("", LABEL.sub("", row))
    row = REFERENCE.sub(lambda found: _text(known.get(found[2], "???"), bare=not found[1]), row)
    tags = [_text(tag, bare=bool(star)) for star, tag in TAG.findall(row)]
    # A tag stands at the end of its row, wherever it was written, but within what the row ends.
    end = re.search(r"\s*(?:\\end\{[^{}]*\}\s*)*$", TAG.sub("", row))
    plain = TAG.sub("", row)
    at = end.start() if end else len(plain)
    beside = "".join(f"\\qquad {tag}" for tag in tags)
    return f"{plain[:at]}{beside}{plain[at:]}"


def _text(words: str, *, bare: bool) -> str:
    return f"\\text{{{words}}}" if bare else f"\\text{{({words})}}"
