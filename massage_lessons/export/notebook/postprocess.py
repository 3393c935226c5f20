"""The last touches to clean HTML: pictures, links between lessons, tables."""

from __future__ import annotations

import posixpath
import re
from html import escape, unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from massage_lessons.course.words import say
from massage_lessons.export.notebook import pictures
from massage_lessons.export.notebook.sanitize import anchor_of, clean
from massage_lessons.pages.page import MARK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from massage_lessons.export.notebook.context import Context

COMPONENT = re.compile(r"<(/?)massage-[a-z-]+")
EMPTY_HEAD = re.compile(r"<th\b([^>]*)>\s*</th>")
TABLE = re.compile(r"<(/?)table\b")
NOTEBOOK = re.compile(r"href=\"(?!https?:|mailto:|/)([^\"#?:]*)\.ipynb(?:\?[^\"#]*)?((?:#[^\"]*)?)\"")
WITHIN = re.compile(r"href=\"#([^\"]*)\"")


def foreign(html: str, context: Context) -> str:
    """HTML that came from anywhere as it may stand in the page."""
    cleaned = clean(pictures.drawn(html))
    if "<massage-" in cleaned and MARK not in cleaned:
        # Only our own pages have what these elements look for.
        cleaned = COMPONENT.sub(r"<\1div", cleaned)
    return finish(cleaned, context, {})


def finish(html: str, context: Context, attachments: Mapping[str, Any]) -> str:
    """Clean HTML as it stands in the page."""
    html = pictures.put_in(html, context, attachments)
    html = NOTEBOOK.sub(lambda found: _linked(found, context), html)
    html = WITHIN.sub(lambda found: f'href="#{_anchor(found[1])}"', html)
    # A head without words names nothing: it is the corner of a table.
    html = EMPTY_HEAD.sub(r"<td\1></td>", html)
    return _tables(html) if "<table" in html and MARK not in html else html


def _linked(found: re.Match[str], context: Context) -> str:
    path, anchor = posixpath.normpath(unquote(unescape(found[1]))), found[2] and f"#{_anchor(found[2][1:])}"
    if context.pages is not None and path not in context.pages:
        return f'class="lesson-elsewhere" title="{say("site.elsewhere")}"'
    return f'href="{escape(quote(path))}.html{anchor}"'


def _anchor(fragment: str) -> str:
    """Where a link within a page leads, as the id is written there; what names an id already stays as it is."""
    wanted = unquote(unescape(fragment))
    made = anchor_of(wanted) if wanted else ""
    return fragment if made == wanted else quote(made, safe="!$()*+,;:@/?-._~")


def _tables(html: str) -> str:
    """Each outermost table a frame of its own that scrolls."""
    parts, depth, last = [], 0, 0
    for found in TABLE.finditer(html):
        closing = found[1] == "/"
        at = found.start()
        if not closing and depth == 0:
            parts += [html[last:at], f'<div class="lesson-table" role="group" aria-label="{say("output.table")}" tabindex="0">']
            last = at
        depth += -1 if closing else 1
        if closing and depth == 0:
            end = html.index(">", at) + 1
            parts += [html[last:end], "</div>"]
            last = end
    return "".join([*parts, html[last:]])
