"""The parts of the front end besides the drawing: which of them a page brings along, and what comes with each."""

from __future__ import annotations

from dataclasses import dataclass

from massage_lessons.pages.page import MARK

TODAY = ("<massage-today ", "<massage-memory>", "<massage-certificate>")
ONWARD = "<massage-onward "
PLANNER = "<massage-plan "
PRACTICE = "<massage-practice "


@dataclass(frozen=True, slots=True)
class Part:
    """A module of the front end that only some pages need.

    Attributes
    ----------
    name
        Of its file.
    marks
        How the elements begin that it brings to life: a page with one of them has this part.
    words
        What of the words of the interface it speaks.
    styles
        Its styles. Its elements have no look before their module is there, so they may come with that.
    """

    name: str
    marks: tuple[str, ...]
    words: tuple[str, ...]
    styles: tuple[str, ...] = ()


PARTS = (
    Part("lesson", (MARK,), ("lesson",)),
    Part("keeping", ("<massage-keeping ",), ("keeping",), ("keeping",)),
    Part("plan", (PLANNER,), ("planner",), ("plan",)),
    Part("player", ("<massage-player ",), ("player",), ("player",)),
    Part("practice", (PRACTICE, *TODAY), ("practice",), ("practice",)),
    Part("finish", ("<massage-finish ",), ("progress", "language"), ("progress",)),
    Part("onward", (ONWARD,), ("progress", "language"), ("progress",)),
    Part("today", TODAY, ("progress", "language"), ("progress", "today")),
)
"""In the order in which a page runs them."""


def of(html: str, *, log: bool = False) -> tuple[Part, ...]:
    """The parts that a page needs; the log of answers comes with the first of them."""
    return tuple(part for part in PARTS if any(mark in html for mark in part.marks) or (log and part is PARTS[0]))
