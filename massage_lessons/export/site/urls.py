"""The addresses of the site's own pages. They never change: other sites link to them."""

from __future__ import annotations

HOME = "index.html"
BACK = "back.html"
SEARCH = "search.html"
ARCHIVE = "back-massage.zip"
OTHER_ARCHIVE = "pages.zip"
"""Of a site of other notebooks. An archive unpacks to a folder of its name."""


def of_region(base: str) -> str:
    """The address of the page of a region."""
    return f"region-{base}.html"
