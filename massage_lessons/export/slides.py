"""The exporter that makes a talk of a lesson: reveal.js and living diagrams in one file.

Each cell says in its metadata what it is in a talk: `slide`, `subslide`, `fragment`, `notes` or `skip`. Cells that say nothing belong
to the slide before them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup
from traitlets import default

from massage_lessons.export import diagrams, editions, outputs, packed
from massage_lessons.export.exporter import LessonExporter
from massage_lessons.export.markdown import Markdown
from massage_lessons.export.page import fonts, front_end_text, host, json_data, language
from massage_lessons.export.policy import policy
from massage_lessons.export.portions import portions
from massage_lessons.export.scripts import inline
from massage_lessons.export.texts import text_of
from massage_lessons.places import VENDOR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbformat import NotebookNode

    from massage_lessons.export.context import Context

HERE = Path(__file__).parent / "templates" / "slides"
REVEAL = VENDOR / "reveal"


@dataclass(slots=True)
class Slide:
    """What is on show at once, and what the teacher reads meanwhile."""

    html: list[Markup] = field(default_factory=list)
    notes: list[Markup] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Talk:
    """All that the template needs; every text that is not Markup is escaped by it."""

    title: str
    language: str
    stacks: tuple[tuple[Slide, ...], ...]
    policy: str
    styles: tuple[Markup, ...]
    reveal: Markup
    script: Markup
    modules: tuple[Markup, ...]
    outlines: Markup
    data: Markup
    payload: Markup


class SlidesExporter(LessonExporter):
    """Makes one HTML file of the slides of a notebook; it needs no network, and its diagrams answer a click."""

    export_from_notebook = "Lesson slides (one HTML file)"

    @default("template_name")
    def _template_name_default(self) -> str:
        return "slides"

    def make(self, notebook: NotebookNode, context: Context) -> Talk:
        """Give the parts of the talk."""
        return talk(notebook, context)


def talk(notebook: NotebookNode, context: Context) -> Talk:
    """Give the slides of a notebook; cells above its first slide begin one."""
    stacks = tuple(tuple(stack) for stack in _stacks(notebook, context))
    drawing = bool(context.diagrams)
    title = next((heading.text for heading in context.headings if heading.level == 1), context.name)
    ours = [front_end_text("diagram.css"), front_end_text("lesson.css"), text_of(HERE / "slides.css")]
    styles = [fonts(), text_of(REVEAL / "reveal.css"), *ours]
    reveal, script = inline(text_of(REVEAL / "reveal.js")), inline(text_of(HERE / "slides.js"))
    modules = [inline(host(drawing=drawing)), inline(front_end_text("lesson.js"))]
    return Talk(
        title=title,
        language=language(notebook),
        stacks=stacks,
        policy=policy([reveal, script, *modules], styles, drawn=drawing),
        styles=tuple(map(Markup, styles)),
        reveal=Markup(reveal),  # noqa: S704 - reveal.js as it is published
        script=Markup(script),  # noqa: S704 - our own file
        modules=tuple(map(Markup, modules)),
        outlines=Markup(diagrams.outlines(context)),  # noqa: S704 - our own drawing
        data=json_data({"diagrams": context.diagrams, "widgets": [], "models": {}}),
        payload=Markup(packed.packed(diagrams.course()) if drawing else ""),  # noqa: S704 - base64
    )


def _stacks(notebook: NotebookNode, context: Context) -> Iterator[list[Slide]]:
    """Give the slides, those that stand below one another together."""
    markdown = Markdown(context)
    stack: list[Slide] = []
    kind_before = ""
    for cell in notebook.cells:
        kind = _kind(cell) or kind_before or "slide"
        if kind == "skip":
            kind_before = kind
            continue
        if kind == "slide" and _kind(cell) and stack:
            yield stack
            stack = []
        if (kind in {"slide", "subslide"} and _kind(cell)) or not stack:
            stack.append(Slide())
        shown = _slides_of(cell, context, markdown)
        if kind == "notes":
            stack[-1].notes += shown
        elif shown:
            first, *more = shown
            stack[-1].html.append(Markup('<div class="fragment">{}</div>').format(first) if kind == "fragment" and _kind(cell) else first)
            stack += [Slide([portion]) for portion in more]
        kind_before = kind
    if stack:
        yield stack


def _kind(cell: NotebookNode) -> str:
    found = cell.metadata.get("slideshow")
    kind = found.get("slide_type") if isinstance(found, dict) else ""
    return kind if kind in {"slide", "subslide", "fragment", "notes", "skip"} else ""


def _slides_of(cell: NotebookNode, context: Context, markdown: Markdown) -> list[Markup]:
    """Give what a cell shows, in portions of a slide each."""
    if cell.cell_type == "markdown":
        html = editions.of(markdown.html(cell.source, cell.get("attachments")), context.edition)
        return [Markup('<div class="lesson-text">{}</div>').format(Markup(html))]  # noqa: S704 - cleaned there
    if cell.cell_type != "code":
        return []
    shown = (editions.of(html, context.edition) for html in outputs.html_of(cell.get("outputs") or [], context, markdown))
    made = [portion for html in shown if html for portion in portions(html)]
    return [Markup('<div class="lesson-output">{}</div>').format(Markup(_without_sections(html))) for html in made]  # noqa: S704 - cleaned there


def _without_sections(html: str) -> str:
    """Give HTML without the element that means a slide to reveal.js."""
    named = re.sub(r"<section(?=[^>]* aria-label)", '<div role="region"', html)
    return named.replace("<section", "<div").replace("</section>", "</div>")
