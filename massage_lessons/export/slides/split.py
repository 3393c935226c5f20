"""What is too long for one slide, in portions that are not: claims, questions, signs and steps a few at a time.

Every text of the output stands in some portion. What stands around the parts, such as a list of what is needed, is a unit of its own and
stands in one portion; only what leads into a group, its heading and its lead, is said again wherever some of the group is.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup, Tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4.element import PageElement

ALONE = '[data-part~="alone"]'
PARTS = f'{ALONE}, [data-part~="item"]'
GROUP = '[data-part~="group"]'
LEADS_ON = 'h1, h2, h3, h4, h5, h6, [data-part~="lead"]'
"""Says what follows, so it never stands last in a portion."""

ROOM = 720
"""How many letters stand on a slide, roughly; what each thing takes beside its letters counts as `FRAME`."""

FRAME = 120
LONGEST_CARD = 1000
"""Letters of a card that is still one slide; the sections of a longer one are parts of their own."""


@dataclass(slots=True)
class _Unit:
    """What is shown whole: a part, or what stands around the parts."""

    nodes: list[PageElement]
    is_part: bool = False

    @property
    def letters(self) -> int:
        return sum(len(node.get_text(" ", strip=True)) for node in self.nodes)

    @property
    def leads_on(self) -> bool:
        last = self.nodes[-1]
        return isinstance(last, Tag) and last.css.match(LEADS_ON)

    @property
    def is_alone(self) -> bool:
        return self.is_part and isinstance(self.nodes[0], Tag) and self.nodes[0].css.match(ALONE)


PRACTICE = "massage-practice"
FOLD = 'details[data-part~="fold"]'


def unfolded(html: str) -> str:
    """Return HTML whose folds are open for good: nobody opens them in the middle of a talk."""
    soup = BeautifulSoup(html, "html.parser")
    folds = soup.select(FOLD)
    for fold in folds:
        title = fold.find("summary", recursive=False)
        if isinstance(title, Tag):
            title.name, title["data-part"] = "p", "lead"
        fold.name = "div"
    return soup.decode(formatter="minimal") if folds else html


def asks_only(html: str) -> str:
    """Return HTML in which questions to practise with only ask: a class answers aloud."""
    if PRACTICE not in html:
        return html
    soup = BeautifulSoup(html, "html.parser")
    for practice in soup.select(PRACTICE):
        practice.name = "div"
        del practice["data-items"]
        for answer in practice.select('[data-part~="answer"]'):
            answer.decompose()
    return soup.decode(formatter="minimal")


def portions(html: str) -> list[str]:
    """The output of a cell as one or more portions, each within the frame of the whole."""
    soup = BeautifulSoup(html, "html.parser")
    units = list(_units(soup))
    if sum(unit.is_part for unit in units) < 2:  # noqa: PLR2004 - one part is the whole
        return [html]
    groups = _grouped(units)
    return [_only(soup, group) for group in groups] if len(groups) > 1 else [html]


def _units(parent: Tag) -> Iterator[_Unit]:
    """The units below an element in their order; what leads into a group is none, for it stays with the group."""
    leads_in = parent.css.match(GROUP)
    around: _Unit | None = None
    for child in parent.children:
        part = isinstance(child, Tag) and child.css.match(PARTS)
        holder = isinstance(child, Tag) and not part and child.select_one(PARTS) is not None
        if part or holder:
            if around and not leads_in:
                yield around
            around, leads_in = None, False
            if isinstance(child, Tag):
                yield from _parts(child) if part else _units(child)
        elif child.get_text(strip=True):
            if around and not around.leads_on and not leads_in:
                yield around
                around = None
            around = _Unit([*(around.nodes if around else []), child])
    if around:
        yield around


def _parts(part: Tag) -> list[_Unit]:
    """A part as one unit, or a card that is too long for a slide as its sections; what is above them stays with each."""
    sections = part.select(GROUP) if len(part.get_text(" ", strip=True)) > LONGEST_CARD else []
    return [_Unit([section], is_part=True) for section in sections] or [_Unit([part], is_part=True)]


def _grouped(units: list[_Unit]) -> list[set[int]]:
    """The numbers of the units that go together."""
    groups: list[set[int]] = []
    room = 0
    for number, unit in enumerate(units):
        takes = unit.letters + FRAME
        if not groups or takes > room or unit.is_alone:
            groups.append(set())
            room = ROOM
        groups[-1].add(number)
        room = 0 if unit.is_alone else room - takes
    return groups


def _only(soup: BeautifulSoup, wanted: set[int]) -> str:
    """The whole without the units that are not wanted, and without what held only such; steps keep their numbers."""
    whole = copy.copy(soup)
    units = list(_units(whole))
    for steps in whole.select("ol"):
        numbers = [number for number, unit in enumerate(units) if unit.is_part and unit.nodes[0].parent is steps]
        if numbers and min(wanted) > numbers[0]:
            steps["start"] = str(1 + sum(number < min(wanted) for number in numbers))
    kept = {id(node) for number in wanted for node in units[number].nodes}
    holders = {id(parent): parent for unit in units if unit.is_part for parent in unit.nodes[0].parents if parent is not whole}
    for number, unit in enumerate(units):
        for node in () if number in wanted else unit.nodes:
            node.extract()
    for holder in holders.values():
        if not any(id(node) in kept for node in holder.descendants):
            holder.extract()
    return whole.decode(formatter="minimal")
