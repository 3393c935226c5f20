"""The one door for SVG: a file becomes a flat list of elements that know their line and what they stand in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Mapping

DEEPEST = 60
"""How deep elements may stand in one another: each knows all that it stands in, which takes memory by the square."""

STYLE = re.compile(r"<style\b.*?</style>\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Element:
    """One element; `parents` begin with the outermost."""

    tag: str
    attributes: Mapping[str, str]
    line: int
    parents: tuple[Element, ...]

    @property
    def id(self) -> str:
        """Its id, empty where it has none."""
        return self.attributes.get("id", "")

    @property
    def classes(self) -> tuple[str, ...]:
        """Its classes in the order written."""
        return tuple(self.attributes.get("class", "").split())

    @property
    def layer(self) -> str | None:
        """The layer that it stands in."""
        return next((parent.attributes["data-layer"] for parent in self.parents if "data-layer" in parent.attributes), None)


class NoSvg(Exception):  # noqa: N818 - reads as what it is; caught by `drawing`, which makes a fault of it
    """The text is not well-formed; `line` says where."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line


def elements(text: str) -> tuple[Element, ...]:
    """The elements in the order of the file.

    Raises
    ------
    NoSvg
        Where the text is not well-formed XML, or nested too deep.
    """
    found: list[Element] = []
    stack: list[Element] = []
    parser = expat.ParserCreate()

    def start(tag: str, attributes: dict[str, str]) -> None:
        if len(stack) >= DEEPEST:
            raise NoSvg(parser.CurrentLineNumber, f"elements more than {DEEPEST} deep in one another")
        element = Element(tag, attributes, parser.CurrentLineNumber, tuple(stack))
        found.append(element)
        stack.append(element)

    def end(_tag: str) -> None:
        stack.pop()

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    try:
        parser.Parse(text, True)  # noqa: FBT003 - the parser takes it by position only
    except expat.ExpatError as error:
        raise NoSvg(error.lineno, expat.ErrorString(error.code) or "unknown fault") from error
    return tuple(found)


def without_style(text: str) -> str:
    """The text of an SVG without its style sheet, for pages that bring their own."""
    return STYLE.sub("", text)
