"""The exporter of the site: a lesson's page with the site around it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from markupsafe import Markup
from traitlets import Bool, default

from massage_lessons.export.page import scripts
from massage_lessons.export.page.exporter import TEMPLATES, LessonExporter
from massage_lessons.export.page.page import Block, page, with_words
from massage_lessons.export.site import links, thumbnails, urls
from massage_lessons.export.texts import text_of
from massage_lessons.paths import VENDOR

if TYPE_CHECKING:
    from pathlib import Path

    from nbformat import NotebookNode

    from massage_lessons.export.notebook.context import Context
    from massage_lessons.export.page.page import Page
    from massage_lessons.export.site.navigation import Around

HERE = TEMPLATES / "site"
MINISEARCH = VENDOR / "minisearch"


class SiteExporter(LessonExporter):
    """Makes a page of the site of a notebook."""

    of_course = Bool(default_value=True, help="Whether the site has pages for the regions of the back.").tag(config=True)

    @default("template_name")
    def _template_name_default(self) -> str:
        return "site"

    @default("extra_template_paths")
    def _extra_template_paths_default(self) -> list[str]:
        # The site's template names the lesson's by its folder.
        return [str(TEMPLATES)]

    def make(self, notebook: NotebookNode, context: Context) -> Page:
        """What the template is filled with: the page with the site's style, scripts, links and pictures."""
        context.styles["site"] = text_of(HERE / "site.css")
        context.modules["site"] = scripts.without_notes(text_of(HERE / "site.js"))
        if f"{context.name}.html" == urls.SEARCH:
            context.modules |= {"minisearch": _minisearch(), "search": with_words(scripts.without_notes(text_of(HERE / "search.js")))}
        made = page(notebook, context, with_code=not self.exclude_input)
        blocks = tuple(Block(block.kind, self._joined(block.html, context)) for block in made.blocks)
        # These pages are looked at as a whole; contents beside them would only name what one sees.
        headings = () if f"{context.name}.html" in {urls.HOME, urls.BACK, urls.SEARCH} else made.headings
        return replace(made, blocks=blocks, headings=headings)

    def _joined(self, html: str, context: Context) -> Markup:
        """A part of the page as part of the site."""
        placed = links.to_places(html) if self.of_course else html
        return Markup(thumbnails.put_in(links.to_lists(placed, context.pages or ())))  # noqa: S704 - cleaned where it was made

    def page_of(
        self, notebook: NotebookNode, name: str, folder: Path | None, pages: frozenset[str], around: Around
    ) -> tuple[str, list[str]]:
        """The text of a page, and what the person who makes it should know."""
        resources = {"metadata": {"name": name, **({"path": str(folder)} if folder else {})}, "lesson_pages": pages, "lesson_site": around}
        text, made = self.from_notebook_node(notebook, resources)
        return text, made["lesson_notes"]


def _minisearch() -> str:
    """The library as it is published, less its notes, under its licence."""
    licence = "\n".join(line.rstrip() for line in text_of(MINISEARCH / "LICENSE.txt").splitlines())
    return f"/*! MiniSearch 7.2.0\n{licence}\n*/\n{scripts.without_notes(text_of(MINISEARCH / 'minisearch.js'))}"
