"""Style sheets of outputs: what of them carries meaning is put on the elements themselves, as a page lets no foreign sheet in.

A table of pandas says with its sheet which cells are high and which are low.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import Tag

SHEET = re.compile(r"<style\b[^>]*>(.*?)</style\s*>", re.DOTALL | re.IGNORECASE)
NOTE = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
RULE = re.compile(r"([^{}@;]+)\{([^{}]*)\}")
NAMED = re.compile(r"#[\w-]+")
SIMPLE = re.compile(r"[\w#.\-*]+(?:\s*[\s>]\s*[\w#.\-*]+){0,4}")
MEANT = re.compile(r"\s*(?:color|background|background-color|font-weight|font-style|text-decoration|border(?:-\w+)*)\s*:", re.IGNORECASE)
MOST = 20
"""How many rules may be looked for in the whole of an output; those that name one element by its id are not counted."""


def put_in(html: str) -> str:
    """HTML whose elements have the style that its own sheets give them."""
    rules = list(_rules(html)) if "<style" in html.lower() else []
    if not rules:
        return html
    soup = BeautifulSoup(SHEET.sub("", html), "html.parser")
    by_id = {str(tag["id"]): tag for tag in soup.find_all(id=True)}
    looked_for = 0
    dressed: dict[int, tuple[Tag, list[tuple[tuple[int, int], str]]]] = {}
    for selector, style in rules:
        if NAMED.fullmatch(selector):
            found = [by_id[selector[1:]]] if selector[1:] in by_id else []
        elif SIMPLE.fullmatch(selector) and looked_for < MOST:
            looked_for += 1
            found = _matching(soup, selector)
        else:
            found = []
        weight = (selector.count("#"), selector.count("."))
        for tag in found:
            dressed.setdefault(id(tag), (tag, []))[1].append((weight, style))
    for tag, styles in dressed.values():
        own = tag.get("style")
        tag["style"] = ";".join([*(style for _, style in sorted(styles, key=lambda one: one[0])), *([str(own)] if own else [])])
    return soup.decode(formatter="minimal") if dressed else html


def _matching(soup: BeautifulSoup, selector: str) -> list[Tag]:
    try:
        return list(soup.select(selector))
    except Exception:  # noqa: BLE001 - the library of selectors has several errors for one that is none
        return []


def _rules(html: str) -> Iterator[tuple[str, str]]:
    for sheet in SHEET.findall(html):
        for selectors, style in RULE.findall(NOTE.sub("", sheet)):
            kept = ";".join(part.strip() for part in style.split(";") if MEANT.match(part))
            if kept:
                for selector in selectors.split(","):
                    yield selector.strip(), kept
