"""The page that the site begins with, the page of the whole back, and the page that searches."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from massage_lessons.export.site import names, parts
from massage_lessons.pages import shelf
from massage_lessons.pages.lessons import lessons as lesson_map

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from massage_lessons.export.site.around import Group, Link

TITLE = "Back massage, a course"
LEAD = "What lies under your hands, how to give a calm and safe massage, and what it can do and cannot."
BACK = "The back"
DRAWING = "The drawing"
BACK_LEAD = "Click a place, and you read what lies there, how to find it, how to massage it, and what to leave alone."
WORDS = "<p>A drawing of the back from behind, with its regions.</p>"
REGIONS = "The back, place by place"
REGIONS_LEAD = "Each region has a page of its own, which you can send to somebody as a link."
SEARCH = "Search"
SEARCH_LEAD = "Search all pages at once. It works without the network."


class Door(NamedTuple):
    """A way into the course."""

    href: str
    name: str
    words: str


def home(menu: tuple[Group, ...], *, archive: bool) -> NotebookNode:
    """Give the first page; in the archive it does not offer the archive."""
    return parts.notebook(
        parts.text(TITLE, 1, LEAD),
        parts.html("doors", doors=_doors(menu[0].links[0])),
        parts.text(BACK, 2, BACK_LEAD),
        parts.drawing({}, WORDS),
        parts.text("Lessons", 2),
        *lessons(menu),
        parts.text(REGIONS, 2, REGIONS_LEAD),
        parts.html("regions", regions=shelf.course().regions, short=True),
        parts.text("Take it along", 2),
        parts.html("along", archive=names.ARCHIVE if archive else None),
    )


def _doors(start: Link) -> tuple[Door, ...]:
    return (
        Door(quote(start.href), start.name, "What the course is, and how to use it."),
        Door(f"#{REGIONS.replace(' ', '-')}", "Look at one place", "From the back of the neck to the buttock, a page for each."),
        Door(names.SEARCH, SEARCH, "Lessons, places, words and sources, all at once."),
    )


def lessons(menu: tuple[Group, ...]) -> list[NotebookNode]:
    """Give the map of the lessons, or a plain list where they are other notebooks than the course's."""
    own = {lesson.file.removesuffix(".ipynb") + ".html" for lesson in shelf.course().lessons}
    linked = [link for group in menu for link in group.links if link.number]
    if own <= {link.href for group in menu for link in group.links}:
        return [parts.ready(lesson_map().html)]
    return [parts.html("region_lessons", lessons=linked or menu[0].links)]


def back() -> NotebookNode:
    """Give the page of the whole back: other pages lead here when they name a place."""
    return parts.notebook(
        parts.text(BACK, 1, BACK_LEAD),
        parts.text(DRAWING, 2),
        parts.drawing({}, WORDS),
        parts.text(REGIONS, 2, REGIONS_LEAD),
        parts.html("regions", regions=shelf.course().regions, short=False),
    )


def search(menu: tuple[Group, ...]) -> NotebookNode:
    """Give the page that searches, with a list of all pages for whoever has no use for the field."""
    return parts.notebook(
        parts.text(SEARCH, 1, SEARCH_LEAD),
        parts.html("search"),
        parts.text("All pages", 2),
        parts.html("all_pages", menu=menu),
    )
