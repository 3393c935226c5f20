"""Links that make a site of pages: to the region of a place, to the whole list of words and sources, and from there back to the lessons."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from typing import TYPE_CHECKING

from massage_lessons.course import find
from massage_lessons.course.words import say
from massage_lessons.export.site import urls
from massage_lessons.pages.page import MARK

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

TO_PLACE = re.compile(r'href="#([a-z0-9-]+)"')
USED = re.compile(r'<p [^>]*data-part="used"[^>]*>.*?</p>', re.DOTALL)
PAGE = re.compile(r'href="([^"#:]+\.html)"')
LISTS = (("words", "glossary"), ("further_reading", "sources"))
"""Of each list at the end of a lesson: its page, and the page that has all of its kind."""

HEADING = re.compile(r'<h[2-6]\b[^>]*\sid="([^"]+)"')

ALL = {"glossary": "words", "sources": "sources"}
"""What such a page has all of."""


@cache
def places() -> Mapping[str, str]:
    """Return the page of each place, by its id with and without a side."""
    course = find.course()
    regions = {region.id for region in course.regions}
    pages = {entry.id: urls.of_region(entry.id) if entry.id in regions else urls.BACK for entry in course.entries}
    return {name: pages[entry.id] for entry in course.entries for name in (entry.id, *entry.shape_ids)}


def to_places(html: str) -> str:
    """HTML whose links to places name a page too; a living drawing on the same page takes them all the same."""
    return TO_PLACE.sub(lambda found: f'href="{places()[found[1]]}#{found[1]}"' if found[1] in places() else found[0], html)


def to_lists(html: str, pages: Collection[str]) -> str:
    """A lesson's list of words or sources with a link to the page that has all of them, where that is part of the site."""
    for kind, whole in LISTS:
        stem = find.lesson(whole).file.removesuffix(".ipynb")
        if _is(kind, html) and stem in pages:
            return f'{html}<p class="site-all" data-index="out"><a href="{stem}.html">{escape(say(f"site.all.{ALL[whole]}"))}</a></p>'
    return html


def headings(html: str) -> dict[str, str]:
    """The id of the heading above each list at the end of a lesson, by the page of the list."""
    above = {kind: HEADING.findall(html.partition(f'{MARK}{kind}"')[0]) for kind, _ in LISTS if _is(kind, html)}
    return {kind: ids[-1] for kind, ids in above.items() if ids}


def to_lessons(html: str, lists: Mapping[str, Mapping[str, str]]) -> str:
    """A whole list whose links to lessons lead to where each lesson has its own, given the headings of the lists of each page."""
    of = next((kind for kind, whole in LISTS if _is(whole, html)), "")

    def nearer(found: re.Match[str]) -> str:
        heading = lists.get(found[1], {}).get(of)
        return f'href="{found[1]}#{heading}"' if heading else found[0]

    return USED.sub(lambda found: PAGE.sub(nearer, found[0]), html)


def _is(page: str, html: str) -> bool:
    return f'{MARK}{page}"' in html
