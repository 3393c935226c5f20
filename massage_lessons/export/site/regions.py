"""A page for each region of the back, for whoever says "look at the lower back"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from massage_lessons.course import find
from massage_lessons.course.guidance import card
from massage_lessons.course.model import Item
from massage_lessons.course.words import say
from massage_lessons.export.site import cells as site_cells
from massage_lessons.pages import render
from massage_lessons.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from nbformat import NotebookNode

    from massage_lessons.course.guidance import ItemJson
    from massage_lessons.course.model import Region
    from massage_lessons.export.site.navigation import Link


def page_of(region: Region, lessons: Sequence[Link]) -> NotebookNode:
    """The page of a region; `lessons` are those that send their readers there."""
    cells = [
        site_cells.text(region.names.name, 1, region.summary.text),
        site_cells.html("region", region=region),
        site_cells.text(say("site.region.on-the-drawing"), 2, say("site.region.click")),
        site_cells.drawing({"selected": region.shape_ids[-1]}),
    ]
    for section in card(region, find.course()):
        items = [_item(one) for one in section["items"]]
        cells += [site_cells.text(section["title"], 2), _html("region_section", items=items, tone=section["tone"])]
    if lessons:
        cells += [site_cells.text(say("site.region.in-the-lessons"), 2), _html("region_lessons", lessons=lessons)]
    return site_cells.notebook(*cells)


def speaking_of(region: Region, lessons: Mapping[Link, str]) -> list[Link]:
    """The lessons with a link to a region, given the text of each."""
    link = re.compile(rf"#{region.id}-(?:left|right)\b")
    return [lesson for lesson, text in lessons.items() if link.search(text)]


def _html(template: str, **context: object) -> NotebookNode:
    made = site_cells.html(template, **context)
    shown = Page(made.outputs[0].data["text/html"])
    return site_cells.ready(render.sources_elsewhere(shown).html)


def _item(one: ItemJson) -> Item:
    return Item(one["text"], tuple(one["sources"]), one["basis"], one.get("label"), tuple(one.get("links", ())))
