"""The text cells of a notebook as HTML, as JupyterLab shows them."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING, Any

import mistune
from mistune.plugins import import_plugin
from nbconvert.filters.markdown_mistune import MathBlockParser, MathInlineParser

from massage_lessons.course.words import say
from massage_lessons.export.notebook import highlight, mathml, tables
from massage_lessons.export.notebook.context import Heading
from massage_lessons.export.notebook.pictures import drawn
from massage_lessons.export.notebook.postprocess import finish
from massage_lessons.export.notebook.sanitize import anchor_of, clean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from massage_lessons.export.notebook.context import Context

PLUGINS = ("strikethrough", "table", "url", "task_lists", "def_list")
"""Those of nbconvert, so that a notebook means the same."""

MARK = re.compile("\ue000(\\d+)\ue001")
"""Where a formula goes. These characters mean nothing to anybody, and are taken out of the source before."""

TAG_OR_MARK = re.compile('<[^>"]*(?:"[^"]*"[^>"]*)*>|\ue000\\d+\ue001')
DEEPEST = 3

HYPHENATED = re.compile(r"<[^>]*>|\w+(?:-\w+)+")
"""A tag, or a word with a hyphen in it."""


def _whole(found: re.Match[str]) -> str:
    return found[0] if found[0].startswith("<") else f'<span style="white-space: nowrap">{found[0]}</span>'


class _Renderer(mistune.HTMLRenderer):
    """Markdown as HTML that has yet to be cleaned."""

    def __init__(self, context: Context) -> None:
        super().__init__(escape=False, allow_harmful_protocols=True)
        self.context = context
        self.formulas: list[tuple[str, bool]] = []

    def heading(self, text: str, level: int, **_attributes: Any) -> str:  # noqa: ANN401 - as mistune has it
        words = " ".join(unescape(re.sub(r"<[^>]*>", "", MARK.sub(self._source, text))).split())
        anchor = self._anchor(words)
        if level <= DEEPEST and words:
            self.context.headings.append(Heading(level, words, anchor))
        # A title is set so large that on a phone "ten-minute" would break at its hyphen.
        shown = HYPHENATED.sub(_whole, text) if level == 1 else text
        return f'<h{level} id="{escape(anchor)}">{shown}</h{level}>\n'

    def _anchor(self, words: str) -> str:
        # JupyterLab makes its ids like this, so a link to a heading works there and here.
        wanted = anchor_of(words)
        anchor, count = wanted, 1
        while anchor in self.context.anchors:
            count += 1
            anchor = f"{wanted}-{count}"
        self.context.anchors.add(anchor)
        return anchor

    def block_code(self, code_text: str, info: str | None = None) -> str:
        language = (info or "").strip().partition(" ")[0]
        return mermaid(code_text) if language.strip("{}").lower() == "mermaid" else highlight.block(code_text, language)

    def block_math(self, body: str) -> str:
        return self._formula(body, block=True)

    def inline_math(self, body: str) -> str:
        return self._formula(body, block=False)

    def latex_environment(self, name: str, body: str) -> str:
        return self._formula(f"\\begin{{{name}}}{body}\\end{{{name}}}", block=True)

    def _formula(self, tex: str, *, block: bool) -> str:
        self.formulas.append((tex.replace(tables.LINE, "|"), block))
        return f"\ue000{len(self.formulas) - 1}\ue001"

    def _source(self, mark: re.Match[str]) -> str:
        return escape(self.formulas[int(mark[1])][0])

    def with_formulas(self, html: str) -> str:
        """HTML in which each mark is its formula; within a tag, such as in an alt text, it is the formula's source."""

        def put(found: re.Match[str]) -> str:
            mark = MARK.fullmatch(found[0])
            if not mark:
                return MARK.sub(self._source, found[0])
            tex, block = self.formulas[int(mark[1])]
            return mathml.formula(tex, self.context, block=block)

        return TAG_OR_MARK.sub(put, html) if self.formulas else html


def mermaid(source: str) -> str:
    """The source of a drawing that only a program draws, and why it is there."""
    return f'<p class="lesson-undrawn">{say("output.mermaid")}</p>{highlight.block(source, "mermaid")}'


class Markdown:
    """Turns the text cells of one notebook into HTML."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._renderer = _Renderer(context)
        plugins = [import_plugin(name) for name in PLUGINS]
        self._parse = mistune.Markdown(self._renderer, MathBlockParser(), MathInlineParser(hard_wrap=False), plugins)

    def html(self, source: str, attachments: Mapping[str, Any] | None = None) -> str:
        """The HTML of a cell, clean and with its pictures in it."""
        self._renderer.formulas = []
        text = tables.mended(re.sub("[\ue000-\ue002]", "", source))
        html = finish(clean(drawn(str(self._parse(text)))), self._context, attachments or {})
        return self._renderer.with_formulas(html).replace(tables.LINE, "|")
