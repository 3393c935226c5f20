"""The exporter that nbconvert and JupyterLab's menu know as "lesson"."""

from __future__ import annotations

import copy
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, cast

from nbconvert.exporters.templateexporter import TemplateExporter
from nbconvert.preprocessors import TagRemovePreprocessor
from nbformat.sign import NotebookNotary
from traitlets import Bool, Enum, default

from massage_lessons.course.words import say
from massage_lessons.export.notebook import editions, macros, widgets
from massage_lessons.export.notebook.context import Context
from massage_lessons.export.notebook.normalise import mended, readable
from massage_lessons.export.page.page import Block, page
from massage_lessons.pages import render

if TYPE_CHECKING:
    from jinja2 import Environment
    from nbformat import NotebookNode

    from massage_lessons.export.notebook.context import Edition, Medium

TEMPLATES = Path(__file__).parent.parent / "templates"


class LessonExporter(TemplateExporter):
    """Makes one HTML file of a notebook; it needs no network, and its diagrams answer a click."""

    export_from_notebook = "Lesson (one HTML file)"
    medium: ClassVar[Medium] = "screen"
    output_mimetype = "text/html"

    edition = Enum(
        ["learner", "instructor", "school"],
        default_value="instructor",
        help="Who the page is for. The learner's has no notes for the instructor and no answers; in a school's, questions answer.",
    ).tag(config=True)
    run_widgets = Bool(
        default_value=None,
        allow_none=True,
        help="Whether widgets that came with the notebook as programs may run in the page. Unless set, those of trusted notebooks may.",
    ).tag(config=True)

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".html"

    @default("template_name")
    def _template_name_default(self) -> str:
        return "lesson"

    @default("extra_template_basedirs")
    def _extra_template_basedirs_default(self) -> list[str]:
        return [str(TEMPLATES)]

    def from_notebook_node(  # type: ignore[override]  # nbconvert overrides itself in the same way
        self,
        nb: NotebookNode,
        resources: dict[str, Any] | None = None,
        **kw: Any,  # noqa: ANN401 - as nbconvert has it
    ) -> tuple[str, dict[str, Any]]:
        """Convert a notebook."""
        notebook = mended(nb)
        found = resources if resources is not None else {}
        found["lesson_trusted"] = self._trusted(nb)
        if self.edition != "instructor":
            instructors = TagRemovePreprocessor(remove_cell_tags={editions.TAG})  # type: ignore[no-untyped-call]
            notebook, found = instructors.preprocess(notebook, found)  # type: ignore[no-untyped-call]
        return super().from_notebook_node(notebook, found, **kw)

    def _create_environment(self) -> Environment:
        environment: Environment = super()._create_environment()  # type: ignore[no-untyped-call]
        # Every text of a notebook is escaped, unless it was cleaned and says so.
        environment.autoescape = True
        environment.filters["as_page"] = self._page
        environment.globals["say"] = say
        return environment

    def _page(self, notebook: NotebookNode, resources: dict[str, Any]) -> object:
        metadata = resources.get("metadata", {})
        folder = metadata.get("path")
        context = Context(
            name=readable(str(metadata.get("name") or "Notebook")),
            folder=Path(folder) if folder is not None and str(metadata.get("name") or "") else None,
            edition=cast("Edition", self.edition),
            medium=self.medium,
            pages=resources.get("lesson_pages"),
            trusted=bool(resources.get("lesson_trusted")),
            lexer=_lexer(notebook),
            widgets=widgets.stored(notebook.metadata),
            labels=macros.labels(cell.source for cell in notebook.cells if cell.cell_type == "markdown"),
        )
        made = self.make(notebook, context)
        resources["lesson_notes"] = context.notes
        for note in context.notes:
            self.log.warning("%s: %s", context.name, note)
        return made

    def make(self, notebook: NotebookNode, context: Context) -> object:
        """What the template is filled with."""
        made = page(notebook, context, with_code=not self.exclude_input)
        # What parts say of themselves is for those who make something else of a page.
        return replace(made, blocks=tuple(Block(block.kind, render.without_marks(block.html)) for block in made.blocks))

    def _trusted(self, notebook: NotebookNode) -> bool:
        if self.run_widgets is not None:
            return bool(self.run_widgets)
        if self.config.ExecutePreprocessor.get("enabled") is True or not widgets.stored(notebook.get("metadata")):
            # Who runs the notebook to convert it trusts it already.
            return True
        return _signed(notebook)


def _signed(notebook: NotebookNode) -> bool:
    """Whether this person's Jupyter has signed the notebook as it is."""
    try:
        signed = copy.deepcopy(notebook)
        for cell in signed.cells:
            # JupyterLab adds this while a notebook is open. In a file it means nothing: anybody can write it there.
            cell.metadata.pop("trusted", None)
        with NotebookNotary() as notary:
            return bool(notary.check_signature(signed))
    except Exception:  # noqa: BLE001 - without a readable store of signatures nothing is trusted
        return False


def _lexer(notebook: NotebookNode) -> str:
    info = notebook.metadata.get("language_info")
    info = info if isinstance(info, dict) else {}
    lexer = info.get("pygments_lexer") or info.get("name") or ""
    kernel = notebook.metadata.get("kernelspec")
    return str(lexer or (kernel.get("language", "") if isinstance(kernel, dict) else "") or "text")
