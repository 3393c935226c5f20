"""What stands around a page of the site: the way to it, the menu, and what comes before and after."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Link:
    """A page by its name; `number` is a lesson's own, `here` says that the reader is on it."""

    name: str
    href: str
    number: str = ""
    here: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Pages of one kind, in their order."""

    name: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """What the template of the site shows beside the page itself.

    Attributes
    ----------
    here
        The address of this page.
    name
        What this page is called.
    menu
        All pages of the site.
    crumbs
        The pages above this one, the first one first.
    before, after
        Its neighbours, where it has any.
    of_course
        Whether this is the course, or a site of other notebooks.
    data
        JSON that the search looks through, on the page that searches.
    """

    here: str
    name: str
    menu: tuple[Group, ...]
    crumbs: tuple[Link, ...] = ()
    before: Link | None = None
    after: Link | None = None
    of_course: bool = True
    data: Markup | None = None


def menu_at(menu: Iterable[Group], href: str) -> tuple[Group, ...]:
    """The menu as it stands on a page."""
    return tuple(Group(group.name, tuple(replace(link, here=link.href == href) for link in group.links)) for group in menu)


def neighbours(links: tuple[Link, ...], href: str) -> tuple[Link | None, Link | None]:
    """What comes before and after a page among its kind."""
    at = [link.href for link in links].index(href)
    return links[at - 1] if at else None, links[at + 1] if at + 1 < len(links) else None
