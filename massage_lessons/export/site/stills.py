"""Still pictures of the back in the site's own pages: small, since a page has each outline once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from massage_lessons.export import diagrams, still
from massage_lessons.pages import shelf

if TYPE_CHECKING:
    from collections.abc import Iterable

MARK = re.compile(r'<span data-still="([a-z-]*)"></span>')
"""Where a picture goes: the region to mark, or nothing. A drawing within the text would be cleaned away."""

LAYER = "skin"


def put_in(html: str) -> str:
    """Give HTML with its still pictures."""
    return MARK.sub(lambda found: _picture(found[1]), html)


def outlines(states: Iterable[dict[str, object]]) -> str:
    """Give the outlines for diagrams with these states, and for the still pictures besides."""
    return still.outlines(diagrams.course(), dict.fromkeys([LAYER, *(str(state.get("layer", LAYER)) for state in states)]))


def _picture(base: str) -> str:
    regions = {region.id: region.names.name for region in shelf.course().regions}
    marked = base in regions
    label = f"The back from behind. Marked on both sides: {regions[base]}." if marked else "The back from behind, with its regions."
    return still.picture(diagrams.course(), {"layer": LAYER, "highlight": [base] if marked else []}, label)
