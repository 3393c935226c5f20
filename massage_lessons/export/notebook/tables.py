"""Tables in text cells as their writers meant them: a line within code or a formula parts no cell, and no row is too short or too long."""

from __future__ import annotations

import re

LINE = "\ue002"
"""Stands for a `|` that parts nothing until the text is HTML; it means nothing to anybody, and is taken out of the source before."""

DELIMITERS = re.compile(r" {0,3}\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
WHOLE = re.compile(r"(?<!\\)(`+)(?!`).*?(?<!`)\1(?!`)|(?<!\\)\$\$[^$]+\$\$|(?<![\\$])\$(?!\s)[^$]*?[^\s\\$]\$(?!\d)")
PARTS = re.compile(r"(?<!\\)\|")


def mended(source: str) -> str:
    """The text with its tables in order."""
    if "|" not in source:
        return source
    lines = source.split("\n")
    fence = ""
    columns = 0
    for number, line in enumerate(lines):
        mark = FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        if fence:
            continue
        if not columns and "|" in line and number and DELIMITERS.fullmatch(line) and "|" in lines[number - 1]:
            columns = len(_cells(line))
            lines[number - 1] = _row(lines[number - 1], columns)
        elif columns and "|" in line and line.strip():
            lines[number] = _row(line, columns)
        else:
            columns = 0
    return "\n".join(lines)


def _row(line: str, columns: int) -> str:
    cells = _cells(WHOLE.sub(lambda found: found[0].replace("|", LINE), line))
    if len(cells) > columns:
        # What has no column of its own stays readable in the last one.
        cells[columns - 1 :] = [LINE.join(cells[columns - 1 :])]
    return f"| {' | '.join([*(cell.strip() for cell in cells), *[''] * (columns - len(cells))])} |"


def _cells(line: str) -> list[str]:
    return PARTS.split(re.sub(r"(?<!\\)\|$", "", line.strip().removeprefix("|")))
