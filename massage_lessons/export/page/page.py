"""A notebook becomes the parts of a page: its blocks in their order, and what they need to be alive."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from functools import cache
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from massage_lessons.build import payload
from massage_lessons.course import find, words
from massage_lessons.course.words import say
from massage_lessons.export.notebook import diagrams, editions, highlight, outputs, widgets
from massage_lessons.export.notebook.markdown import Markdown
from massage_lessons.export.notebook.postprocess import foreign
from massage_lessons.export.page import beside, pack, parts, scripts
from massage_lessons.export.page.csp import policy
from massage_lessons.export.page.dress import fonts, front_end_text, within_style
from massage_lessons.export.texts import text_of
from massage_lessons.paths import FRONT_SOURCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbformat import NotebookNode

    from massage_lessons.export.notebook.context import Context, Heading

HERE = Path(__file__).parent.parent / "templates" / "lesson"
RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
HOST_IMPORT = re.compile(r'import\{createHost as ([\w$]+),mount as ([\w$]+)\}from"[^"]*";')
"""How the host names the front end; in the page both are one module, in which nothing is imported."""

OWN_UNIT = re.compile(r"calc\((-?[\d.]+) ?\* ?var\(--mp-unit\)\)")
PLAN_DATA = re.compile(r""" data-plan=("[^"]*"|'[^']*')""")
PLAN_FORM = re.compile(rf"(?<={parts.PLANNER})([^>]*>.*?)(<form .*?</form>)", re.DOTALL)
"""What a form that makes plans works with, and the form."""

PRACTICE_DATA = re.compile(r""" data-items=("[^"]*"|'[^']*')""")
"""What questions to practise with are asked from."""


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the page: text, code or output."""

    kind: str
    html: Markup


@dataclass(frozen=True, slots=True)
class Page:
    """All that the template needs; every text that is not Markup is escaped by it."""

    title: str
    language: str
    direction: str
    ours: bool
    learner: bool
    blocks: tuple[Block, ...]
    headings: tuple[Heading, ...]
    titled: bool
    coded: bool
    code_shown: bool
    notice: str
    policy: str
    styles: tuple[Markup, ...]
    head: Markup
    modules: tuple[Markup, ...]
    outlines: Markup
    data: Markup
    words: Markup
    payload: Markup

    @property
    def spreads(self) -> tuple[beside.Spread, ...]:
        """The blocks as they are laid out."""
        return beside.spreads(self.blocks)


def page(notebook: NotebookNode, context: Context, *, with_code: bool = True) -> Page:
    """The parts of the page of a notebook."""
    learner, teaching = context.edition == "learner", context.edition == "instructor"
    blocks = tuple(block for block in _blocks(notebook, context, with_code=with_code) if block.html)
    everything = "".join(block.html for block in blocks)
    headings = tuple(heading for heading in context.headings if f'id="{Markup.escape(heading.anchor)}"' in everything)
    title = next((heading.text for heading in headings if heading.level == 1), "")
    # A drawing that asks for places keeps how it went.
    own = parts.of(everything, log=any(diagram["state"].get("ask") for diagram in context.diagrams))
    drawing = bool(context.diagrams)
    ours = bool(own) or drawing
    if ours:
        blocks = tuple(replace(block, html=Markup(BETWEEN_BLOCKS.sub("", block.html))) for block in blocks)  # noqa: S704 - shortened
    if ours and not teaching:
        # A lesson's code is one call that shows what stands below it; a learner has no use for it.
        blocks = tuple(block for block in blocks if block.kind != "code")
    # What comes with a drawing is packed with it, and named in the policy like all others.
    module = f"{scripts.registered(front_end_text('diagram.js'), pack.FRONT)}{CALL}" if drawing else ""
    modules_of = [front_end_text(f"{part.name}.js") for part in own]
    dresses = [front_end_text(f"{name}.css") for name in dict.fromkeys(name for part in own for name in part.styles)]
    style = "".join([front_end_text("diagram.css"), *dresses]) if drawing else ""
    packed = [module, *modules_of] if drawing else []
    spoken = dict.fromkeys(["lesson", *(name for part in own for name in part.words)])
    plans, bank = None, None
    practice: tuple[str, ...] = ()
    if drawing and parts.PLANNER in everything:
        blocks, plans = _without_plans(blocks)
    if drawing and parts.PRACTICE in everything:
        blocks, practice = _without_practice_data(blocks)
    asking = any(mark in everything for mark in parts.TODAY)
    if asking or parts.ONWARD in everything:
        bank = pack.bank(outline=not asking)
    # The small ones side by side: what bundles have in common is then near enough for deflate to see.
    near = tuple(sorted(modules_of, key=len))
    front = pack.Front(module, near, style, words.of("diagram", *spoken), plans, practice, bank) if drawing else None
    dress = [
        fonts(),
        scripts.style_without_notes(front_end_text("tokens.css")),
        scripts.style_without_notes(text_of(HERE / "page.css")),
        front_end_text("prose.css"),
        _in_rem(front_end_text("lesson.css")) if own else "",
        *([] if drawing else dresses),
    ]
    styles = [within_style(text) for text in [*dress, *context.styles.values()] if text]
    head = scripts.inline(text_of(HERE / "head.js"))
    programs = [*context.modules.values(), host(drawing=False, living=bool(context.living)), *([] if drawing else modules_of)]
    modules = [scripts.inline(text) for text in programs if text]
    return Page(
        title=title or str(notebook.metadata.get("title") or context.name),
        language=language(notebook),
        direction=direction(language(notebook)),
        ours=ours,
        learner=learner and ours,
        blocks=blocks,
        headings=tuple(heading for heading in headings if heading.level > 1) if title else headings,
        titled=bool(title),
        coded=any(block.kind == "code" for block in blocks),
        # A page of nothing but code would seem empty.
        code_shown=all(block.kind == "code" for block in blocks),
        notice=find.course().notice.text if ours else "",
        policy=policy([head, *modules, *packed], [*styles, *filter(None, [style])], drawn=drawing),
        styles=tuple(map(Markup, styles)),
        head=Markup(head),  # noqa: S704 - our own file
        modules=tuple(map(Markup, modules)),
        outlines=Markup(diagrams.outlines(context)),  # noqa: S704 - our own drawing
        data=json_data({"diagrams": context.diagrams, "widgets": context.living, "models": widgets.needed(context)}),
        words=json_data(
            words.of(
                "host",
                *(["finder"] if "search" in context.modules else []),
                *(["scorm"] if "scorm" in context.modules else []),
                *([] if drawing else spoken),
            )
        ),
        payload=Markup(pack.packed(payload.at_hand(), front)) if front else Markup(),  # noqa: S704 - letters
    )


def _in_rem(style: str) -> str:
    """A style of the front end for a page of its own, where the course's unit is the page's: in fewer letters; a player has its own."""
    return OWN_UNIT.sub(r"\1rem", style)


def _without_plans(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], pack.Plans]:
    """The blocks without their forms of plans and what these work with: a script needs both, and they are packed with the drawing."""
    data = next(filter(None, (PLAN_DATA.search(block.html) for block in blocks)))
    form = next(filter(None, (PLAN_FORM.search(block.html) for block in blocks)))
    left = (PLAN_FORM.sub(r"\1", PLAN_DATA.sub("", block.html)) for block in blocks)
    return (
        tuple(replace(block, html=Markup(html)) for block, html in zip(blocks, left, strict=True)),  # noqa: S704 - shortened
        pack.Plans(unescape(data[1][1:-1]), form[2]),
    )


def _without_practice_data(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """The blocks without what their questions are asked from, and that as JSON, in the order of the page: it is packed with the drawing."""
    found = tuple(unescape(data[1:-1]) for block in blocks for data in PRACTICE_DATA.findall(block.html))
    return tuple(replace(block, html=Markup(PRACTICE_DATA.sub("", block.html))) for block in blocks), found  # noqa: S704 - shortened


def _blocks(notebook: NotebookNode, context: Context, *, with_code: bool) -> Iterator[Block]:
    markdown = Markdown(context)
    number = 0
    for cell in notebook.cells:
        kind = cell.cell_type
        source = cell.source
        if kind == "markdown":
            yield _block("text", markdown.html(source, cell.get("attachments")), context)
        elif kind == "code":
            number += 1
            if with_code and source.strip():
                yield Block("code", Markup(highlight.block(source, context.lexer, say("page.code-of-cell", n=number))))  # noqa: S704 - escaped there
            for html in outputs.html_of(cell.get("outputs") or [], context, markdown):
                yield _block("output", html, context)
        else:
            yield _block("text", raw(cell, source, context, markdown), context)


def _block(kind: str, html: str, context: Context) -> Block:
    return Block(kind, Markup(editions.of(html, context.edition)))  # noqa: S704 - cleaned where it was made


def raw(cell: NotebookNode, source: str, context: Context, markdown: Markdown) -> str:
    """A raw cell: it is meant for one kind of page, and for others it is only text."""
    meant = cell.metadata.get("raw_mimetype") or cell.metadata.get("format") or ""
    if meant == "text/html":
        return foreign(source, context)
    if meant == "text/markdown":
        return markdown.html(source)
    return highlight.block(source, "", say("output.text")) if source.strip() and not meant else ""


def language(notebook: NotebookNode) -> str:
    """The language of a notebook as its metadata name it, the course's where they do not."""
    wanted = notebook.metadata.get("lang") or notebook.metadata.get("language")
    return wanted if isinstance(wanted, str) and LANGUAGE.fullmatch(wanted) else words.language()


def direction(wanted: str) -> str:
    """The direction in which a language is written."""
    if wanted == words.language():
        return words.direction()
    return "rtl" if wanted.partition("-")[0].lower() in RIGHT_TO_LEFT else "ltr"


def with_words(script: str) -> str:
    """A script of a page with the function `say` before it, which reads the page's words."""
    return f'globalThis[Symbol.for("massage-lessons.say")] ??= (() => {{\n{_say()}return say;\n}})();\n{script}'


@cache
def _say() -> str:
    return scripts.without_notes(text_of(FRONT_SOURCE / "core" / "words.js").replace("export function", "function"))


def host(*, drawing: bool, living: bool) -> str:
    """The host of a page: for living widgets with what brings them to life, for a drawing with the front end unless it is packed."""
    module, front = "", ("null", "null")
    if drawing:
        # The bundle has short names of its own: what it exports gets the names by which the host knows it.
        module, _, exports = front_end_text("diagram.js").rpartition("export{")
        named = {name: short for short, name in EXPORTED.findall(exports)}
        module, front = f"{module}const createHost={named['createHost']},mount={named['mount']};\n", ("createHost", "mount")
    own = HOST_IMPORT.sub(lambda found: f"const {found[1]}={front[0]},{found[2]}={front[1]};", front_end_text("page-host.js"))
    living_widgets = scripts.without_notes(text_of(HERE / "widgets.js")) if living else ""
    # In a function the short names of the host are its own, as those of a bundle are not in a block.
    return f"{module}{living_widgets}await (async () => {{{own}}})();\n"


BLOCKS = "p|ul|ol|li|dl|dt|dd|div|h[2-4]|details|summary|fieldset|legend|form|table|thead|tbody|tr|th|td|option"
BETWEEN_BLOCKS = re.compile(rf"(?<=>)\n(?=</?(?:{BLOCKS})[ >])")
"""A line's end before what begins or ends a block: nobody sees it."""

EXPORTED = re.compile(r"([\w$]+) as (\w+)")
CALL = 'dispatchEvent(new Event("massage-lessons-front"));\n'


def json_data(value: Any) -> Markup:  # noqa: ANN401 - what JSON can hold
    """JSON that can stand in a page: nothing in it is markup."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))  # noqa: S704 - nothing in it is markup any more
