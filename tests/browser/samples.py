"""Notebooks for the browser tests: stored with their output as the course stores them, or not yet run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from massage_lessons.course.options import MIME
from massage_lessons.widget import BackDiagram

if TYPE_CHECKING:
    from nbformat import NotebookNode

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
KERNEL = {"kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}}

MOUNT = """async ([payload, state]) => {
  globalThis[Symbol.for("massage-lessons.words")] = await (await fetch("words.json")).json();
  const { mount, createHost } = await import("./diagram.js");
  document.body.innerHTML = '<p><a href="#flank">the flank</a></p><main></main>';
  for (const href of ["tokens.css", "diagram.css"]) {
    const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
    document.head.append(sheet);
    await new Promise((done) => { sheet.onload = done; });
  }
  window.host = createHost(state);
  mount(document.querySelector("main"), { payload }, window.host);
}"""
"""A diagram with this payload and this state, on a page of its own beside the front end."""


def notebook(*cells: NotebookNode) -> NotebookNode:
    """A notebook with these cells under a line of text."""
    return new_notebook(cells=[new_markdown_cell("A lesson."), *cells], metadata=KERNEL)


def code(source: str) -> NotebookNode:
    """A cell that was never run."""
    return new_code_cell(source)


def shown(model: str | None = None, **state: Any) -> NotebookNode:
    """A cell with the stored output of a diagram; `model` is the id of a widget that is gone."""
    data = dict(BackDiagram(**state)._repr_mimebundle_()[0])
    data.pop(WIDGET_VIEW)
    if model:
        data[WIDGET_VIEW] = {"model_id": model, "version_major": 2, "version_minor": 0}
    arguments = ", ".join(f"{name}={value!r}" for name, value in state.items())
    source = f"from massage_lessons import BackDiagram; BackDiagram({arguments})"
    return new_code_cell(source, execution_count=1, outputs=[new_output("execute_result", data, execution_count=1)])


def stored_by(version: int) -> NotebookNode:
    """A cell whose output was stored by another version of the course."""
    cell = shown()
    cell.outputs[0].data[MIME]["version"] = version
    return cell
