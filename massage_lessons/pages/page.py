"""What a cell shows, and the same in plain words for a reader, or a comparison, without HTML."""

from __future__ import annotations

from functools import cached_property
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

MARK = ' data-page="'
"""What the outermost element of every page has; it names the template that the page is made by."""

LINES = {"article", "aside", "caption", "details", "div", "dt", "fieldset", "footer", "form", "header", "label", "legend", "li", "ol"} | {
    *("p", "section", "summary", "textarea", "tr", "ul"),
    *(f"h{level}" for level in range(1, 7)),
}
"""Elements whose words stand on lines of their own."""

LEADS = {"li": "- ", "dd": ": ", "td": " | ", "th": " | "}
"""What stands before an item of a list, between a term and what is said of it, and between the cells of a row."""

VOID = {"br", "hr", "img", "input"}
"""Elements that have no end tag."""

SILENT = {"select", "svg"}
"""Elements whose text nobody reads from top to bottom."""


class Page:
    """A part of a lesson: HTML for the page, and its words as plain text.

    Parameters
    ----------
    html
        Complete without a script; its outermost element says which page it is, see `MARK`.
    request
        What was asked for, as a notebook stores it under a type of its own; see `pages.request`.

    Examples
    --------
    >>> Page("<p>Ask first. <a href='#source-x'>Somebody 2020</a></p>")
    Ask first. Somebody 2020
    """

    def __init__(self, html: str, request: Mapping[str, Any] | None = None) -> None:
        self.html = html
        self.request = dict(request or {})

    @cached_property
    def text(self) -> str:
        """The words that a reader sees, line by line."""
        return words(self.html)

    def __repr__(self) -> str:
        return self.text

    def _repr_mimebundle_(self, **_asked: object) -> dict[str, Any]:
        return {**self.request, "text/html": self.html, "text/plain": self.text}


def words(html: str) -> str:
    """What HTML says to a reader: a line per block, a dash before each item of a list; ornaments are left out."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return "\n".join(reader.lines())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found = [""]
        self.lead = ""
        self.unread: list[str] = []

    def lines(self) -> list[str]:
        lines = (" ".join(line.split()) for line in self.found)
        return [line for line in lines if line]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        if self.unread or tag in SILENT or ("aria-hidden", "true") in attrs:
            self.unread.append(tag)
            return
        if tag in LINES:
            self.found.append("")
        self.lead = LEADS.get(tag, self.lead)

    def handle_endtag(self, tag: str) -> None:
        if self.unread:
            self.unread.pop()
        elif tag in LINES and tag != "dt":
            self.found.append("")
            self.lead = ""

    def handle_data(self, data: str) -> None:
        if self.unread:
            return
        if self.lead and data.strip():
            self.found[-1] = self.found[-1].rstrip()
            # Between two things stands nothing where there is no first one: at the start of a row, or of a second answer to a term.
            data = data if self.lead != LEADS["li"] and not self.found[-1] else self.lead + data
            self.lead = ""
        self.found[-1] += data
