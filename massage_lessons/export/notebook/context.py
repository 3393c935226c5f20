"""What the parts of a page need to know of the whole, and what they find out for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from massage_lessons.export.notebook.macros import Macro

Edition = Literal["learner", "instructor", "school"]
Medium = Literal["screen", "paper"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the lesson: what it says, how deep it stands, and its id."""

    level: int
    text: str
    anchor: str


@dataclass(slots=True)
class Context:
    """One notebook on its way to a page.

    Attributes
    ----------
    name
        The notebook's file name without its ending.
    folder
        Where its pictures are looked for, or None where there is no such place.
    edition
        Who the page is for.
    medium
        What it is read on: on paper nothing opens.
    pages
        The names of the notebooks that become pages beside this one, or None where nobody knows.
    trusted
        Whether the programs that the notebook brings along may run.
    lexer
        What reads its code, by the name that pygments has for it.
    widgets
        The stored state of each widget, by its id.
    headings
        Found on the way: what the table of contents lists.
    notes
        Found on the way: sentences for the person who makes the page.
    diagrams
        Found on the way: the state of each diagram, in the order of the page.
    living
        Found on the way: the model of each widget that lives by its own program, in the order of the page.
    modules
        Found on the way: the module of each such program, by its digest.
    styles
        Found on the way: the style that comes with it, by the same digest.
    anchors
        Found on the way: the ids of headings, so that no two are the same.
    pictures
        Found on the way: how many pictures there were, so that one without a description has a number.
    labels
        The number of each formula that has a label.
    macros
        Found on the way: the commands that formulas define for those after them.
    """

    name: str
    folder: Path | None = None
    edition: Edition = "instructor"
    medium: Medium = "screen"
    pages: frozenset[str] | None = None
    trusted: bool = False
    lexer: str = "text"
    widgets: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    headings: list[Heading] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    diagrams: list[dict[str, Any]] = field(default_factory=list)
    living: list[dict[str, Any]] = field(default_factory=list)
    modules: dict[str, str] = field(default_factory=dict)
    styles: dict[str, str] = field(default_factory=dict)
    anchors: set[str] = field(default_factory=set)
    pictures: int = 0
    labels: dict[str, str] = field(default_factory=dict)
    macros: dict[str, Macro] = field(default_factory=dict)

    def note(self, sentence: str) -> None:
        """Keep a sentence for the person who makes the page, once."""
        if sentence not in self.notes:
            self.notes.append(sentence)
