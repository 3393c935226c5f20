"""What is too long for one slide, in portions that are not: claims, questions, signs and steps a few at a time."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from bs4 import Tag

ALONE = ".mp-question, .mp-card"
TOGETHER = ".mp-claim, .mp-urgency > ul > li, .mp-step, .mp-lessons > ol > li"
ROOM = 720
"""How many letters stand on a slide, roughly; what each thing takes beside its letters counts as `FRAME`."""

FRAME = 120
GROUPS = ".mp-part, ul, ol"


def portions(html: str) -> list[str]:
    """Give the output of a cell as one or more parts, each with the frame of the whole."""
    soup = BeautifulSoup(html, "html.parser")
    found = soup.select(f"{ALONE}, {TOGETHER}")
    groups = _grouped(found, set(map(id, soup.select(ALONE))))
    if len(groups) < 2:  # noqa: PLR2004 - one portion is the whole
        return [html]
    return [_only(soup, found, group) for group in groups]


def _grouped(found: list[Tag], alone: set[int]) -> list[list[int]]:
    """Give the numbers of what goes together."""
    groups: list[list[int]] = []
    room = 0
    for number, part in enumerate(found):
        takes = len(part.get_text(" ", strip=True)) + FRAME
        if not groups or takes > room or id(part) in alone:
            groups.append([])
            room = ROOM
        groups[-1].append(number)
        room = 0 if id(part) in alone else room - takes
    return groups


def _only(soup: BeautifulSoup, found: list[Tag], wanted: list[int]) -> str:
    """Give the whole without the parts that are not wanted, and without groups that are left empty."""
    kept = copy.copy(soup)
    parts = kept.select(f"{ALONE}, {TOGETHER}")
    for number in range(len(found)):
        if number not in wanted:
            parts[number].decompose()
    for group in kept.select(GROUPS):
        if (
            not group.decomposed
            and not group.select(f"{ALONE}, {TOGETHER}")
            and not group.find_parent(class_="mp-question")
            and not group.find_parent(["article", "li"])
        ):
            group.decompose()
    return kept.decode(formatter="minimal")
