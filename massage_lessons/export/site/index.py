"""What the search looks through: the sections of all pages, and what lies below the skin, as JSON for the page that searches."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from massage_lessons.course import find
from massage_lessons.export.page.page import json_data
from massage_lessons.export.site import urls
from massage_lessons.export.site.sections import ITEM, sections

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from markupsafe import Markup

    from massage_lessons.export.site.navigation import Link
    from massage_lessons.export.site.sections import Section


class Found(NamedTuple):
    """One thing to find; a tuple, since its keys would be in the page a thousand times."""

    page: int
    anchor: str
    name: str
    text: str
    also: str


def index(pages: Mapping[Link, str]) -> Markup:
    """The index of finished pages, each by its name and address."""
    known = {link: sections(text) for link, text in pages.items()}
    home = _homes(known)
    found = [one for number, link in enumerate(known) for one in _of_page(number, link, known[link], home)]
    back = next((number for number, link in enumerate(known) if link.href == urls.BACK), None)
    below = [] if back is None else _below_the_skin(back)
    return json_data({"pages": [[link.name, link.href] for link in known], "found": [*found, *below]})


def _homes(known: Mapping[Link, list[Section]]) -> dict[str, str]:
    """The page that each word, source or claim is found on: of those that have it, the one with the most of its kind."""
    counts: dict[tuple[str, str], int] = {}
    for link, found in known.items():
        for section in found:
            if kind := ITEM.match(section.anchor):
                counts[kind[0], link.href] = counts.get((kind[0], link.href), 0) + 1
    homes: dict[str, str] = {}
    for link, found in known.items():
        for section in found:
            if kind := ITEM.match(section.anchor):
                best = homes.setdefault(section.anchor, link.href)
                homes[section.anchor] = link.href if counts[kind[0], link.href] > counts[kind[0], best] else best
    return homes


def _of_page(number: int, link: Link, found: list[Section], home: Mapping[str, str]) -> Iterator[Found]:
    regions = {urls.of_region(region.id): region for region in find.course().regions}
    for place, section in enumerate(found):
        if home.get(section.anchor, link.href) != link.href:
            continue
        region = regions.get(link.href) if place == 0 else None
        also = [region.names.english, region.names.latin or "", *region.names.also] if region else []
        # The heading of the page needs no anchor: the page begins with it.
        yield Found(number, section.anchor if place else "", " ".join(section.name.split()), section.text, ", ".join(filter(None, also)))


def _below_the_skin(back: int) -> Iterator[Found]:
    course = find.course()
    for entry in (*course.muscles, *course.landmarks, *course.zones, *course.bones):
        also = dict.fromkeys(filter(None, [entry.names.english, entry.names.latin, *entry.names.also]))
        yield Found(back, entry.shape_ids[-1], entry.names.name, entry.summary.text, ", ".join(also))
