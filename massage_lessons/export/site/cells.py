"""The site's own pages as notebooks, so that they become pages in the same way as lessons do."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from jinja2 import ChoiceLoader, Environment, FileSystemLoader
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from massage_lessons.course import options
from massage_lessons.export.page.exporter import TEMPLATES
from massage_lessons.export.site import urls
from massage_lessons.pages import render

if TYPE_CHECKING:
    from nbformat import NotebookNode

SIGNS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$&])")


@cache
def environment() -> Environment:
    """The templates of the site, which share words and small parts with the lessons."""
    loader = ChoiceLoader([FileSystemLoader(TEMPLATES / "site"), FileSystemLoader(render.TEMPLATES)])
    found = render.environment().overlay(loader=loader)
    found.filters = {**found.filters, "region_page": urls.of_region}
    return found


def notebook(*cells: NotebookNode) -> NotebookNode:
    """A notebook with these cells; it differs in nothing from time to time."""
    made: NotebookNode = new_notebook(cells=list(cells))
    for number, cell in enumerate(made.cells):
        cell["id"] = f"cell-{number}"
    return made


def text(heading: str, level: int, words: str = "") -> NotebookNode:
    """A heading, and words below it that mean nothing but themselves."""
    made: NotebookNode = new_markdown_cell(f"{'#' * level} {_plain(heading)}\n\n{_plain(words)}")
    return made


def html(template: str, /, **context: object) -> NotebookNode:
    """What a template makes of a context."""
    lines = (
        line.strip() for line in environment().get_template(f"{template}.html").render({**context, "page_name": template}).splitlines()
    )
    return ready("\n".join(line for line in lines if line))


def ready(shown: str) -> NotebookNode:
    """HTML of ours."""
    return _shown({"text/html": shown})


def drawing(state: dict[str, object]) -> NotebookNode:
    """The drawing that answers a click."""
    return _shown({options.MIME: {"version": options.VERSION, "state": state}})


def _shown(data: dict[str, object]) -> NotebookNode:
    made: NotebookNode = new_code_cell("", outputs=[new_output("display_data", data=data)])
    return made


def _plain(words: str) -> str:
    return SIGNS.sub(r"\\\1", words)
