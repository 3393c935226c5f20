"""Which blocks of a page stand beside a drawing: those of its section, up to the next drawing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from massage_lessons.export.page.page import Block

DRAWING = '<div class="lesson-diagram"'
FOLDED_OR_TAG = re.compile(r"<details.*?</details>|<[^>]*>", re.DOTALL)
SECTION = re.compile(r"<h[12][ >]")


LEAST = 400
"""How many letters have to stand beside a drawing: fewer would leave most of the window empty, and alone it is wider."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Blocks that are laid out together.

    Attributes
    ----------
    blocks
        In the order in which they are read.
    drawn
        Which of them is the drawing that the others stand beside; -1 where none does.
    """

    blocks: tuple[Block, ...]
    drawn: int = -1


def spreads(blocks: Sequence[Block]) -> tuple[Spread, ...]:
    """All blocks in their order; a drawing that text follows stands together with its text.

    JupyterLab lays out the cells of a lesson in the same way (`lay` in `front/hosts/reading.js`).
    """
    found: list[Spread] = []
    at = 0
    for place, block in enumerate(blocks):
        if DRAWING not in block.html:
            continue
        last = place
        while last + 1 < len(blocks) and blocks[last + 1].kind == "text" and not _begins(blocks[last + 1]):
            last += 1
        first = place
        # What made the drawing stands before it, and goes with it.
        while first > at and blocks[first - 1].kind == "code":
            first -= 1
        while first > at and blocks[first - 1].kind == "text" and not _begins(blocks[first]):
            first -= 1
        if last == place or sum(map(_letters, blocks[first : last + 1])) < LEAST:
            continue
        found += [*(Spread((one,)) for one in blocks[at:first]), Spread(tuple(blocks[first : last + 1]), place - first)]
        at = last + 1
    return (*found, *(Spread((one,)) for one in blocks[at:]))


def _begins(block: Block) -> bool:
    """Whether a section of the lesson begins with it."""
    return block.kind == "text" and SECTION.search(block.html) is not None


def _letters(block: Block) -> int:
    """How much of a text is read without unfolding anything."""
    return len(FOLDED_OR_TAG.sub("", block.html)) if block.kind == "text" else 0
