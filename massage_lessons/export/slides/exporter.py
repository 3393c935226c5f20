"""The exporter that makes a talk of a lesson: reveal.js and living diagrams in one file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup
from traitlets import default

from massage_lessons.build import payload
from massage_lessons.course import find, words
from massage_lessons.course.words import say
from massage_lessons.export.notebook import diagrams, editions, highlight, outputs, widgets
from massage_lessons.export.notebook.markdown import Markdown
from massage_lessons.export.notebook.postprocess import foreign
from massage_lessons.export.page import pack, parts
from massage_lessons.export.page.csp import policy
from massage_lessons.export.page.dress import fonts, front_end_text, within_style
from massage_lessons.export.page.exporter import LessonExporter
from massage_lessons.export.page.page import (
    direction,
    host,
    json_data,
    language,
    raw,
    with_words,
)
from massage_lessons.export.page.scripts import inline
from massage_lessons.export.slides.split import asks_only, portions, unfolded
from massage_lessons.export.slides.types import slide_cells
from massage_lessons.export.texts import text_of
from massage_lessons.pages.plan import plan
from massage_lessons.paths import VENDOR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbformat import NotebookNode

    from massage_lessons.export.notebook.context import Context, Heading

HERE = Path(__file__).parent.parent / "templates" / "slides"
REVEAL = VENDOR / "reveal"
ON_SLIDES = frozenset({"plan", "player"})
"""The parts that live on a slide. What asks and what tells of progress is for one reader alone."""

HIDDEN = frozenset({"hide-input", "hide_input", "remove-input", "remove_input", "hide-cell"})
"""Tags of cells whose code is not for readers, as Jupyter Book and nbconvert name them."""


@dataclass(slots=True)
class Slide:
    """What is on show at once, and what the teacher reads meanwhile."""

    html: list[Markup] = field(default_factory=list)
    notes: list[Markup] = field(default_factory=list)
    of: list[str] = field(default_factory=list)
    """The heading that it stands under, with those of the parts that this is in, and then any others on it."""
    folded: list[int] = field(default_factory=list)
    """The numbers of the cells whose code is not shown."""
    skipped: int = 0
    """How many cells of the notebook are left out after it, or above the first."""


@dataclass(frozen=True, slots=True)
class Talk:
    """All that the template needs; every text that is not Markup is escaped by it."""

    title: str
    language: str
    direction: str
    stacks: tuple[tuple[Slide, ...], ...]
    policy: str
    styles: tuple[Markup, ...]
    reveal: Markup
    script: Markup
    modules: tuple[Markup, ...]
    outlines: Markup
    data: Markup
    words: Markup
    payload: Markup


class SlidesExporter(LessonExporter):
    """Makes one HTML file of the slides of a notebook; it needs no network, and its diagrams answer a click."""

    export_from_notebook = "Lesson slides (one HTML file)"

    @default("template_name")
    def _template_name_default(self) -> str:
        return "slides"

    def make(self, notebook: NotebookNode, context: Context) -> Talk:
        """The parts of the talk."""
        return talk(notebook, context, with_code=not self.exclude_input)


def talk(notebook: NotebookNode, context: Context, *, with_code: bool = True) -> Talk:
    """The slides of a notebook; cells above its first slide begin one."""
    stacks = tuple(tuple(stack) for stack in _stacks(notebook, context, with_code=with_code))
    if stacks and context.edition == "instructor":
        _add_notes(stacks, context)
    drawing = bool(context.diagrams)
    title = next((heading.text for heading in context.headings if heading.level == 1), context.name)
    ours = [front_end_text("tokens.css"), front_end_text("diagram.css"), front_end_text("lesson.css"), text_of(HERE / "slides.css")]
    everything = "".join(part for stack in stacks for slide in stack for part in slide.html)
    # In the order in which they are needed: what follows a plan hears of it from the form.
    more = [part for part in parts.of(everything) if part.name in ON_SLIDES]
    ours += [front_end_text(f"{name}.css") for part in more for name in part.styles]
    styles = [within_style(text) for text in [fonts(), text_of(REVEAL / "reveal.css"), *ours, *context.styles.values()]]
    reveal, script = inline(text_of(REVEAL / "reveal.js")), inline(with_words(text_of(HERE / "slides.js")))
    modules = [
        inline(text)
        for text in [
            *context.modules.values(),
            host(drawing=drawing, living=bool(context.living)),
            front_end_text("lesson.js"),
            *(front_end_text(f"{part.name}.js") for part in more),
        ]
        if text
    ]
    return Talk(
        title=title,
        language=language(notebook),
        direction=direction(language(notebook)),
        stacks=stacks,
        policy=policy([reveal, script, *modules], styles, drawn=drawing),
        styles=tuple(map(Markup, styles)),
        reveal=Markup(reveal),  # noqa: S704 - reveal.js as it is published
        script=Markup(script),  # noqa: S704 - our own file
        modules=tuple(map(Markup, modules)),
        outlines=Markup(diagrams.outlines(context)),  # noqa: S704 - our own drawing
        data=json_data({"diagrams": context.diagrams, "widgets": context.living, "models": widgets.needed(context)}),
        words=json_data(
            words.of("desk", "host", "lesson", *(["diagram"] if drawing else []), *(name for part in more for name in part.words))
        ),
        payload=Markup(pack.packed(payload.at_hand()) if drawing else ""),  # noqa: S704 - letters
    )


def _stacks(notebook: NotebookNode, context: Context, *, with_code: bool) -> Iterator[list[Slide]]:
    """The slides, those that stand below one another together."""
    markdown = Markdown(context)
    stack: list[Slide] = []
    above = 0
    for number, cell, kind in slide_cells(notebook):
        if kind == "skip":
            if stack:
                stack[-1].skipped += 1
            else:
                above += 1
            continue
        if kind == "slide" and stack:
            yield stack
            stack = []
        if kind in {"slide", "subslide"} or not stack:
            stack.append(Slide(skipped=above))
            above = 0
        slide = stack[-1]
        before = len(context.headings)
        if kind == "notes":
            slide.notes += _text_of(cell, context, markdown) or [part for shown in _outputs_of(cell, context, markdown) for part in shown]
            continue
        code = _code_of(cell, context, number) if with_code else []
        if cell.cell_type == "code" and cell.source.strip() and not code:
            slide.folded.append(number)
        first = [*_text_of(cell, context, markdown), *code]
        slide.of += [heading.text for heading in context.headings[before:]] if slide.of else _under(context.headings, before)
        more: list[Slide] = []
        for shown in _outputs_of(cell, context, markdown):
            (more[-1].html if more else first).extend(shown[:1])
            more += [Slide([part], of=slide.of[-1:]) for part in shown[1:]]
        html = Markup().join(first)
        slide.html += [Markup('<div class="fragment">{}</div>').format(html)] if kind == "fragment" and html else first
        stack += more
    if stack:
        yield stack


def _under(headings: list[Heading], before: int) -> list[str]:
    """The first heading from a place on, or the last one before it where there are none, with its parts; then the others."""
    first = min(before, len(headings) - 1)
    parts: list[Heading] = []
    for heading in headings[: first + 1]:
        parts = [*(part for part in parts if part.level < heading.level), heading]
    path = " / ".join(part.text for part in parts)
    return [path, *(heading.text for heading in headings[first + 1 :])] if path else []


def _add_notes(stacks: tuple[tuple[Slide, ...], ...], context: Context) -> None:
    """Begin the notes of a lesson of the course with its plan; end those of any other notebook with what each slide is of, and lacks."""
    if context.name in {Path(lesson.file).stem for lesson in find.course().lessons}:
        stacks[0][0].notes[:0] = _plan_of(context)
        return
    for slide in (slide for stack in stacks for slide in stack):
        told = [
            say("talk.of", headings="; ".join(slide.of) or context.name),
            *(say("talk.folded", number=number) for number in slide.folded),
        ]
        if slide.skipped:
            told.append(say("talk.skipped", n=slide.skipped))
        slide.notes.append(Markup("<p>{}</p>").format(Markup("<br>").join(told)))


def _plan_of(context: Context) -> list[Markup]:
    """The notes that a talk on a lesson of the course begins with: how it fills a class, or what it is for where it has no plan."""
    lesson = next((lesson for lesson in find.course().lessons if lesson.file == f"{context.name}.ipynb"), None)
    if lesson is None:
        return []
    if lesson.plan is None:
        return [Markup("<p>{}</p>").format(lesson.lead)]
    return [Markup('<div class="lesson-output">{}</div>').format(Markup(_without_sections(foreign(plan(lesson.id).html, context))))]  # noqa: S704 - cleaned there


def _text_of(cell: NotebookNode, context: Context, markdown: Markdown) -> list[Markup]:
    if cell.cell_type == "code":
        return []
    html = (
        markdown.html(cell.source, cell.get("attachments")) if cell.cell_type == "markdown" else raw(cell, cell.source, context, markdown)
    )
    shown = editions.of(html, context.edition)
    return [Markup('<div class="lesson-text">{}</div>').format(Markup(_without_sections(shown)))] if shown else []  # noqa: S704 - cleaned there


def _code_of(cell: NotebookNode, context: Context, number: int) -> list[Markup]:
    jupyter = cell.metadata.get("jupyter")
    folded = isinstance(jupyter, dict) and jupyter.get("source_hidden") is True
    if cell.cell_type != "code" or not cell.source.strip() or folded or HIDDEN & set(cell.metadata.get("tags", ())):
        return []
    return [Markup(highlight.block(cell.source, context.lexer, say("page.code-of-cell", n=number)))]  # noqa: S704 - escaped there


def _outputs_of(cell: NotebookNode, context: Context, markdown: Markdown) -> Iterator[list[Markup]]:
    """What a code cell shows, each output in portions of a slide."""
    for html in outputs.html_of(cell.get("outputs") or [], context, markdown):
        shown = editions.of(html, context.edition)
        if shown:
            parts = map(_without_sections, portions(asks_only(unfolded(shown))))
            yield [Markup('<div class="lesson-output">{}</div>').format(Markup(one)) for one in parts]  # noqa: S704 - cleaned there


def _without_sections(html: str) -> str:
    """HTML without the element that means a slide to reveal.js."""
    named = re.sub(r"<section(?=[^>]* aria-label)", '<div role="region"', html)
    return named.replace("<section", "<div").replace("</section>", "</div>")
