"""The page that the site begins with, the page of the whole back, and the page that searches."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from massage_lessons.course import find
from massage_lessons.course.words import say
from massage_lessons.export.notebook.sanitize import anchor_of
from massage_lessons.export.site import cells, urls
from massage_lessons.pages.lessons import lessons as lesson_map

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from massage_lessons.export.site.navigation import Group, Link


class Door(NamedTuple):
    """A way into the course."""

    href: str
    name: str
    words: str


def home(menu: tuple[Group, ...], *, archive: str | None) -> NotebookNode:
    """The first page; in the archive it does not offer the archive."""
    return cells.notebook(
        cells.text(say("page.course"), 1, say("site.lead")),
        cells.html("doors", doors=_doors(menu[0].links[0])),
        cells.text(say("site.back.title"), 2, say("site.back.lead")),
        cells.drawing({}),
        cells.text(say("site.lessons"), 2),
        *lessons(menu),
        cells.text(say("site.back.place-by-place"), 2, say("site.back.regions")),
        cells.html("regions", regions=find.course().regions, short=True),
        cells.text(say("site.along.title"), 2),
        cells.html("along", archive=archive),
    )


def of_others(menu: tuple[Group, ...], *, archive: str | None) -> NotebookNode:
    """The first page of a site of notebooks that are not the course's."""
    return cells.notebook(
        cells.text(say("site.pages"), 1),
        cells.html("region_lessons", lessons=menu[0].links),
        cells.text(say("site.along.title"), 2),
        cells.html("along", archive=archive),
    )


def _doors(start: Link) -> tuple[Door, ...]:
    return (
        Door(quote(start.href), start.name, say("site.start")),
        Door(f"#{anchor_of(say('site.back.place-by-place'))}", say("site.one-place.name"), say("site.one-place.words")),
        Door(urls.SEARCH, say("site.search.title"), say("site.everything")),
    )


def lessons(menu: tuple[Group, ...]) -> list[NotebookNode]:
    """The map of the lessons, or a plain list where they are other notebooks than the course's."""
    own = {lesson.file.removesuffix(".ipynb") + ".html" for lesson in find.course().lessons}
    linked = [link for group in menu for link in group.links if link.number]
    if own <= {link.href for group in menu for link in group.links}:
        return [cells.ready(lesson_map().html)]
    return [cells.html("region_lessons", lessons=linked or menu[0].links)]


def back() -> NotebookNode:
    """The page of the whole back: other pages lead here when they name a place."""
    return cells.notebook(
        cells.text(say("site.back.title"), 1, say("site.back.lead")),
        cells.text(say("site.back.drawing"), 2),
        cells.drawing({}),
        cells.text(say("site.back.place-by-place"), 2, say("site.back.regions")),
        cells.html("regions", regions=find.course().regions, short=False),
    )


def search(menu: tuple[Group, ...], *, of_course: bool) -> NotebookNode:
    """The page that searches, with a list of all pages for whoever has no use for the field."""
    return cells.notebook(
        cells.text(say("site.search.title"), 1, say("site.search.lead")),
        cells.html("search", of_course=of_course),
        cells.text(say("site.all-pages"), 2),
        cells.html("all_pages", menu=menu),
    )
