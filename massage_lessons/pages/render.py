"""Templates with the course's own words and links; whatever they are given is escaped."""

from __future__ import annotations

import hashlib
import re
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from massage_lessons.course import find, signs, spans
from massage_lessons.course.model import Source
from massage_lessons.course.words import say
from massage_lessons.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from massage_lessons.course.model import Option, Question

Edition = Literal["learner", "instructor", "school"]
"""Who it is for: the learner's has no answers and no plans; a school's has no plans, and its questions answer."""

TEMPLATES = Path(__file__).parent / "templates"
ALL_SOURCES = "13-sources.ipynb"
"""The page that has every source, for citations on pages that have no list of their own."""

TAG = re.compile(r"<[a-z][^>]*>")
MARKS = re.compile(r' data-(?:edition|index|page|part)="[^"]*"')
"""What the outermost element and the macros `part`, `index` and `only_for` say."""

ADDRESS = re.compile(r"(https?://[^\s<>]+[^\s<>.,;)])")


_edition: ContextVar[Edition] = ContextVar("edition", default="instructor")


@contextmanager
def edition(wanted: Edition) -> Iterator[None]:
    """Make pages for somebody while this lasts."""
    before = _edition.set(wanted)
    try:
        yield
    finally:
        _edition.reset(before)


def page(template: str, /, **context: object) -> Page:
    """The page that a template makes of a context."""
    made = environment().get_template(f"{template}.html").render({**context, "page_name": template})
    lines = (line.strip() for line in made.splitlines())
    return Page("\n".join(line for line in lines if line))


@cache
def environment() -> Environment:
    """The templates, with what each of them may ask for."""
    found = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
    found.trim_blocks = found.lstrip_blocks = True
    found.filters.update(linked=linked, minutes=spans.minutes, number=spans.number)
    found.globals.update(
        answered=lambda: _edition.get() != "learner",
        say=say,
        signs=signs,
        source=partial(find.one, Source),
        references=find.references,
        entry=find.entry,
        place=place,
        span=spans.span,
        shuffled=shuffled,
    )
    return found


def place(base: str) -> str:
    """The id of an entry's place on the drawing; of two sides, the right one."""
    return find.entry(base).shape_ids[-1]


def shuffled(question: Question) -> list[Option]:
    """The options in an order of chance that is the same each time: who writes them puts the right one where learners find it."""
    return sorted(question.options, key=lambda option: hashlib.sha256(f"{question.id} {option.id}".encode()).digest())


def linked(text: str) -> Markup:
    """Text in which each address is a link."""
    parts = ADDRESS.split(text)
    return Markup().join(Markup('<a href="{0}">{0}</a>').format(part) if odd % 2 else part for odd, part in enumerate(parts))


def sources_elsewhere(shown: Page) -> Page:
    """A page that has no list of sources with its citations leading to the page that has them all."""
    return Page(shown.html.replace('href="#source-', f'href="{ALL_SOURCES}#source-'))


def without_marks(html: str) -> Markup:
    """Return HTML without what its parts say of themselves, for a page of which nothing else is made."""
    return Markup(TAG.sub(lambda tag: MARKS.sub("", tag[0]), html))  # noqa: S704 - as safe as it was
