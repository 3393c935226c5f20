"""The page that the site begins with, the page of the whole back, and the page that searches."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from massage_lessons.course import find
from massage_lessons.export.site import cells, urls
from massage_lessons.pages.lessons import lessons as lesson_map

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from massage_lessons.export.site.navigation import Group, Link

TITLE = "Back massage, a course"
OTHER_TITLE = "Pages"
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


def home(menu: tuple[Group, ...], *, archive: str | None) -> NotebookNode:
    """Give the first page; in the archive it does not offer the archive."""
    return cells.notebook(
        cells.text(TITLE, 1, LEAD),
        cells.html("doors", doors=_doors(menu[0].links[0])),
        cells.text(BACK, 2, BACK_LEAD),
        cells.drawing({}, WORDS),
        cells.text("Lessons", 2),
        *lessons(menu),
        cells.text(REGIONS, 2, REGIONS_LEAD),
        cells.html("regions", regions=find.course().regions, short=True),
        cells.text("Take it along", 2),
        cells.html("along", archive=archive),
    )


def of_others(menu: tuple[Group, ...], *, archive: str | None) -> NotebookNode:
    """Give the first page of a site of notebooks that are not the course's."""
    return cells.notebook(
        cells.text(OTHER_TITLE, 1),
        cells.html("region_lessons", lessons=menu[0].links),
        cells.text("Take it along", 2),
        cells.html("along", archive=archive),
    )


def _doors(start: Link) -> tuple[Door, ...]:
    return (
        Door(quote(start.href), start.name, "What the course is, and how to use it."),
        Door(f"#{REGIONS.replace(' ', '-')}", "Look at one place", "From the back of the neck to the buttock, a page for each."),
        Door(urls.SEARCH, SEARCH, "Lessons, places, words and sources, all at once."),
    )


def lessons(menu: tuple[Group, ...]) -> list[NotebookNode]:
    """Give the map of the lessons, or a plain list where they are other notebooks than the course's."""
    own = {lesson.file.removesuffix(".ipynb") + ".html" for lesson in find.course().lessons}
    linked = [link for group in menu for link in group.links if link.number]
    if own <= {link.href for group in menu for link in group.links}:
        return [cells.ready(lesson_map().html)]
    return [cells.html("region_lessons", lessons=linked or menu[0].links)]


def back() -> NotebookNode:
    """Give the page of the whole back: other pages lead here when they name a place."""
    return cells.notebook(
        cells.text(BACK, 1, BACK_LEAD),
        cells.text(DRAWING, 2),
        cells.drawing({}, WORDS),
        cells.text(REGIONS, 2, REGIONS_LEAD),
        cells.html("regions", regions=find.course().regions, short=False),
    )


def search(menu: tuple[Group, ...], *, of_course: bool) -> NotebookNode:
    """Give the page that searches, with a list of all pages for whoever has no use for the field."""
    return cells.notebook(
        cells.text(SEARCH, 1, SEARCH_LEAD),
        cells.html("search", of_course=of_course),
        cells.text("All pages", 2),
        cells.html("all_pages", menu=menu),
    )
