"""A lesson as a package of SCORM 1.2: its page, which tells the system that plays it how far the learner has come."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from traitlets import default

from massage_lessons.export import from_notebooks
from massage_lessons.export.page import scripts
from massage_lessons.export.page.exporter import LessonExporter
from massage_lessons.export.page.page import Page, with_words
from massage_lessons.export.texts import text_of
from massage_lessons.schools.package import TEMPLATES, filled, zipped

if TYPE_CHECKING:
    from pathlib import Path

    from nbformat import NotebookNode

    from massage_lessons.export.notebook.context import Context

HERE = TEMPLATES / "scorm"
QUESTION = re.compile(r'<massage-question [^>]*data-kind="(\w+)"')


@dataclass(frozen=True, slots=True)
class Package:
    """A package: its bytes, how many of its questions count, and what the person who asked for it should know."""

    content: bytes
    counting: int
    notes: tuple[str, ...]


class ScormExporter(LessonExporter):
    """Makes a page that looks for a school's system around it."""

    title = ""

    @default("edition")
    def _edition_default(self) -> str:
        return "school"

    def make(self, notebook: NotebookNode, context: Context) -> object:
        """What the template is filled with: the page with the script that speaks to the system."""
        context.styles["scorm"] = scripts.style_without_notes(text_of(HERE / "scorm.css"))
        context.modules["scorm"] = with_words(scripts.without_notes(text_of(HERE / "scorm.js")))
        made = super().make(notebook, context)
        assert isinstance(made, Page)  # noqa: S101 - what the exporter of pages makes
        self.title = made.title
        return made


def package(path: Path) -> Package:
    """Return the package of a notebook.

    Raises
    ------
    ExportError
        When the notebook cannot be read, or no page can be made of it.
    """
    exporter = ScormExporter(run_widgets=False)  # type: ignore[no-untyped-call]
    exporter.log.disabled = True
    page, notes = from_notebooks.converted(path, exporter, frozenset({path.stem}))
    name = f"{path.stem}.html"
    manifest = filled("scorm/manifest.xml", name=re.sub(r"[^\w.-]", "_", path.stem), title=exporter.title, href=quote(name))
    kinds = QUESTION.findall(page)
    content = zipped({"imsmanifest.xml": manifest.encode(), name: page.encode()})
    return Package(content, len(kinds) - kinds.count("words"), notes)
