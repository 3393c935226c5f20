"""References as a reader sees them, printed from CSL-JSON by citeproc-py in one style."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

STYLE = "harvard-cite-them-right"
"""The style that comes with citeproc-py."""


def formatted(sources: Path) -> dict[str, str]:
    """Return the reference of each source in a CSL-JSON file, by id, as plain text."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter  # noqa: PLC0415 - slow to load
    from citeproc.source.json import CiteProcJSON  # noqa: PLC0415

    items = json.loads(sources.read_text(encoding="utf-8"))
    known = CiteProcJSON([{key: value for key, value in item.items() if key != "custom"} for item in items])
    bibliography = CitationStylesBibliography(CitationStylesStyle(STYLE, validate=False), known, formatter.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    return {item["id"]: str(entry) for item, entry in zip(items, bibliography.bibliography(), strict=True)}
