"""A page for the printer: its parts, its style, and what stands in its foot."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from jinja2 import ChoiceLoader, Environment, FileSystemLoader
from markupsafe import Markup

from massage_lessons.course import find, words
from massage_lessons.course.words import say
from massage_lessons.export.page import scripts
from massage_lessons.export.page.csp import policy
from massage_lessons.export.page.dress import font_faces, front_end_text
from massage_lessons.export.page.exporter import TEMPLATES
from massage_lessons.export.page.page import direction, json_data
from massage_lessons.export.page.scripts import inline
from massage_lessons.export.texts import text_of
from massage_lessons.pages import render

if TYPE_CHECKING:
    from collections.abc import Sequence

HERE = TEMPLATES / "paper"
Size = Literal["A4", "letter"]
Kind = Literal["handout", "card", "exam"]
TEXT_SIZE = 10.5
"""Points, as in most books."""

MARGINS = {"handout": "18mm 17mm 19mm", "card": "11mm 12mm 14mm", "exam": "13mm 14mm 15mm"}
"""Cards are small type on a full page."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that the template needs; every text that is not Markup is escaped by it."""

    title: str
    language: str
    direction: str
    kind: Kind
    blocks: tuple[Markup, ...]
    styles: tuple[Markup, ...]
    policy: str
    notice: str
    fonts: Markup
    script: Markup


def sheet(  # noqa: PLR0913 - what a page for the printer is made of
    title: str, blocks: Sequence[Markup], *, kind: Kind, size: Size, points: float = TEXT_SIZE, language: str = ""
) -> Sheet:
    """A page for the printer; `points` is the size of its text."""
    foot = f"{say('page.course')} · {title}"
    frame = (
        f"@page {{ size: {size}; margin: {MARGINS[kind]}; @bottom-left {{ content: {_quoted(foot)}; }} "
        f'@bottom-right {{ content: counter(page) " / " counter(pages); }} }}\nhtml {{ font-size: {points:g}pt; }}'
    )
    styles = (front_end_text("tokens.css"), front_end_text("lesson.css"), text_of(HERE / "paper.css"), frame)
    script = inline(scripts.without_notes(text_of(HERE / "fonts.js")))
    return Sheet(
        title=title,
        language=language or words.language(),
        direction=direction(language or words.language()),
        kind=kind,
        blocks=tuple(blocks),
        styles=tuple(map(Markup, styles)),
        policy=policy([script], styles, drawn=False),
        fonts=json_data(font_faces()),
        script=Markup(script),  # noqa: S704 - our own file
        notice=find.course().notice.text,
    )


def html_of(made: Sheet) -> str:
    """The page as HTML."""
    return environment().get_template("sheet.html.j2").render(paper=made)


def part(template: str, /, **context: object) -> Markup:
    """What a template of a card makes of a context."""
    return Markup(environment().get_template(f"{template}.html").render(context))  # noqa: S704 - our own template, which escapes


@cache
def environment() -> Environment:
    """The templates for paper, which share words and small parts with the lessons."""
    loader = ChoiceLoader([FileSystemLoader(HERE), FileSystemLoader(render.TEMPLATES)])
    return render.environment().overlay(loader=loader)


def _quoted(text: str) -> str:
    """Text that can stand in a style: each sign that could mean something there is named by its number."""
    return '"' + "".join(one if one.isalnum() or one in " ,.·" else f"\\{ord(one):x} " for one in text) + '"'
