"""What each cell of a notebook is in a talk.

Its metadata say it: `slide`, `subslide`, `fragment`, `notes` or `skip`. Cells that say nothing belong to the slide before them.
Where no cell says anything, headings begin the slides.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nbformat import NotebookNode

if TYPE_CHECKING:
    from collections.abc import Iterator

TYPES = frozenset({"slide", "subslide", "fragment", "notes", "skip"})
BEGINS = re.compile(r" {0,3}(#{1,3})(?:\s|$)")
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


def is_talk(notebook: NotebookNode) -> bool:
    """Whether slides can be made of a notebook: more than one cell is on show, or no cell says what it is and headings do."""
    shown = [cell for _, cell, kind in slide_cells(notebook) if kind not in {"notes", "skip"}]
    return len(shown) > 1 or bool(shown and not any(map(_type_of, notebook.cells)))


def slide_cells(notebook: NotebookNode) -> list[tuple[int, NotebookNode, str]]:
    """The cells with the number and the type of each, "" where it belongs to the slide before; pieces of one cell share its number."""
    numbered = enumerate(notebook.cells, 1)
    if any(map(_type_of, notebook.cells)):
        return [(number, cell, _type_of(cell)) for number, cell in numbered]
    return [(number, *pair) for number, cell in numbered for pair in _by_headings(cell)]


def _type_of(cell: NotebookNode) -> str:
    found = cell.metadata.get("slideshow")
    kind = found.get("slide_type") if isinstance(found, dict) else ""
    return kind if isinstance(kind, str) and kind in TYPES else ""


def _by_headings(cell: NotebookNode) -> Iterator[tuple[NotebookNode, str]]:
    """A cell in pieces that begin with a heading: a slide at the first two levels, one below it at the third."""
    if cell.cell_type != "markdown":
        yield cell, ""
        return
    pieces: list[list[str]] = [[]]
    fence = ""
    for line in cell.source.splitlines():
        mark = FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        if not fence and BEGINS.match(line):
            pieces.append([])
        pieces[-1].append(line)
    for piece in pieces:
        source = "\n".join(piece)
        if source.strip():
            begins = BEGINS.match(source)
            yield NotebookNode({**cell, "source": source}), ("subslide" if begins[1] == "###" else "slide") if begins else ""
