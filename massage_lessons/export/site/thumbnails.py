"""Still pictures of the back in the site's own pages: small, since they share the outlines with the drawing of their page."""

from __future__ import annotations

import re

from massage_lessons.build import payload
from massage_lessons.course import find
from massage_lessons.course.words import say
from massage_lessons.export.notebook import outlined

MARK = re.compile(r'<span data-still="([a-z-]*)"></span>')
"""Where a picture goes: the region to mark, or nothing. A drawing within the text would be cleaned away."""

LAYER = "skin"


def put_in(html: str) -> str:
    """HTML with its still pictures."""
    return MARK.sub(lambda found: _picture(found[1]), html)


def _picture(base: str) -> str:
    regions = {region.id: region.names.name for region in find.course().regions}
    marked = base in regions
    label = say("site.back.marked", place=regions[base]) if marked else say("site.back.with-regions")
    return outlined.picture(payload.at_hand(), {"layer": LAYER, "highlight": [base] if marked else []}, label)
