"""A finished page as the sections that a search can find: each heading, word, source and claim with the text below it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

ITEM = re.compile("(?:word|source|claim|contraindication|red-flag|stop-sign|technique|position)-")
"""How the id of a thing begins that is found by itself."""

NAMES = {"dfn", "strong", "b", "h3", "h4"}
OUT, NAME = "out", "name"
"""What an element may say of itself to the search, see the macro `index` of the pages' templates."""

SILENT = {"svg", "math", "script", "style", "textarea", "select", "button", "nav"}
VOID = {"area", "br", "col", "hr", "img", "input", "source", "wbr"}


@dataclass(slots=True)
class Section:
    """A part of a page: its id, what it is called, and its words."""

    anchor: str
    name: str = ""
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words in one line."""
        return " ".join("".join(self.words).split())


def sections(page: str) -> list[Section]:
    """The sections of a page in their order."""
    reader = _Reader()
    reader.feed(page[page.index("<main") : page.rindex("</main>")])
    reader.close()
    return [section for section in reader.found if section.name]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found = [Section("")]
        self.open: list[str] = []
        self.left_out = 0
        """How deep in what is left out, or 0."""
        self.items: list[tuple[int, Section]] = []
        """The items around, each with how deep it began."""
        self.naming = 0
        """How deep in the name of the last section, or 0."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._say(" ")
        if tag in VOID:
            return
        self.open.append(tag)
        if self.left_out:
            return
        values = dict(attrs)
        said = values.get("data-index")
        if tag in SILENT or said == OUT or values.get("aria-hidden") == "true" or (tag == "details" and "figure" in self.open):
            self.left_out = len(self.open)
            return
        self._begin(tag, values.get("id") or "", named=said == NAME)

    def _begin(self, tag: str, name: str, *, named: bool) -> None:
        if name and ITEM.match(name):
            section = Section(name)
            self.items.append((len(self.open), section))
            self.found.append(section)
        elif name and tag in {"h1", "h2", "h3"}:
            self.found.append(Section(name))
            self.items.clear()
            self.naming = len(self.open)
        elif self.items and not self.items[-1][1].name and not self.naming and (tag in NAMES or named):
            self.naming = len(self.open)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.open:
            return
        self._say(" ")
        while self.open:
            depth, closed = len(self.open), self.open.pop()
            if self.left_out == depth:
                self.left_out = 0
            if self.naming == depth:
                self.naming = 0
            if self.items and self.items[-1][0] == depth:
                self.items.pop()
            if closed == tag:
                return

    def handle_data(self, data: str) -> None:
        if not self.left_out:
            self._say(data)

    def _say(self, words: str) -> None:
        if self.left_out:
            return
        section = self.items[-1][1] if self.items else self._heading()
        if self.naming:
            section.name = f"{section.name}{words}".lstrip()
        else:
            section.words.append(words)

    def _heading(self) -> Section:
        """The section of the last heading; after an item its text goes on."""
        return next(section for section in reversed(self.found) if not ITEM.match(section.anchor))
