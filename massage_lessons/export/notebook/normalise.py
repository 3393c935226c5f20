"""Notebooks of other people come in every state: what nbconvert needs is put in its place, and nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import nbformat

if TYPE_CHECKING:
    from nbformat import NotebookNode

OUTPUTS: dict[str, dict[str, Any]] = {
    "stream": {"name": "stdout", "text": ""},
    "error": {"ename": "", "evalue": "", "traceback": []},
    "display_data": {"data": {}, "metadata": {}},
    "execute_result": {"data": {}, "metadata": {}, "execution_count": None},
}
KEPT_OF_NOTEBOOK = frozenset({"kernelspec", "lang", "language", "language_info", "widgets"})
KEPT_OF_CELL = frozenset({"format", "raw_mimetype", "slideshow", "tags"})
KINDS = ("code", "markdown", "raw")


def mended(notebook: NotebookNode) -> NotebookNode:
    """A copy of a notebook that has all that a notebook must have."""
    found = _readable(dict(notebook))
    cells = [_cell(cell) for cell in _list(found.get("cells")) if isinstance(cell, dict)]
    # Before 4.5 a cell has no id: so none need be made up, which would differ from run to run.
    made = nbformat.from_dict({"nbformat": 4, "nbformat_minor": 4, "metadata": _metadata(found.get("metadata")), "cells": cells})
    try:
        nbformat.validate(made)
    except nbformat.ValidationError:
        # What is known of a cell besides its text has many forms; where one is wrong, only what the page needs is kept.
        made.metadata = nbformat.from_dict({name: value for name, value in made.metadata.items() if name in KEPT_OF_NOTEBOOK})
        for cell in made.cells:
            cell.metadata = nbformat.from_dict({name: value for name, value in cell.metadata.items() if name in KEPT_OF_CELL})
    return cast("NotebookNode", made)


def readable(text: str) -> str:
    """A text in which each half of a character is a whole one: two that belong together, or the sign for a lost one."""
    return text if text.isascii() else text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _readable(value: Any) -> Any:  # noqa: ANN401 - what JSON can hold
    """A copy in which every text can be written to a file."""
    if isinstance(value, str):
        return readable(value)
    if isinstance(value, dict):
        return {readable(str(name)): _readable(inner) for name, inner in value.items()}
    return [_readable(inner) for inner in value] if isinstance(value, list) else value


def _metadata(metadata: object) -> dict[str, Any]:
    found = dict(metadata) if isinstance(metadata, dict) else {}
    # These have a form that is checked; without it they say nothing anyway.
    kernel, language = found.get("kernelspec"), found.get("language_info")
    if "kernelspec" in found and not (isinstance(kernel, dict) and {"name", "display_name"} <= kernel.keys()):
        del found["kernelspec"]
    if "language_info" in found and not (isinstance(language, dict) and isinstance(language.get("name"), str)):
        del found["language_info"]
    if not isinstance(found.get("title", ""), str):
        del found["title"]
    if "authors" in found and not isinstance(found["authors"], list):
        del found["authors"]
    return found


def _cell(cell: dict[str, Any]) -> dict[str, Any]:
    kind = cell.get("cell_type")
    kind = kind if kind in KINDS else "raw"
    metadata = cell.get("metadata")
    metadata = dict(metadata) if isinstance(metadata, dict) else {}
    tags = metadata.get("tags")
    if "tags" in metadata:
        metadata["tags"] = _tags(tags) if isinstance(tags, list) else []
    metadata.update({name: {} for name in ("jupyter", "slideshow") if name in metadata and not isinstance(metadata[name], dict)})
    made: dict[str, Any] = {"cell_type": kind, "metadata": metadata, "source": _text(cell.get("source", ""))}
    if kind == "code":
        outputs = cell.get("outputs")
        made["execution_count"] = _count(cell.get("execution_count"))
        made["outputs"] = [_output(output) for output in (outputs if isinstance(outputs, list) else []) if isinstance(output, dict)]
    elif isinstance(cell.get("attachments"), dict):
        made["attachments"] = {str(name): one for name, one in cell["attachments"].items() if isinstance(one, dict)}
    return made


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _tags(tags: list[Any]) -> list[str]:
    """Tags as Jupyter keeps them: none is empty, and a comma stands between two."""
    return sorted({word.strip() for tag in tags for word in str(tag).split(",") if word.strip()})


def _count(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def _output(output: dict[str, Any]) -> dict[str, Any]:
    kind = output.get("output_type")
    if kind == "pyout":
        kind = "execute_result"
    if not isinstance(kind, str) or kind not in OUTPUTS:
        kind = "display_data" if "data" in output else "stream"
    wanted = OUTPUTS[kind]
    made = {name: output.get(name, value) for name, value in wanted.items()}
    if "data" in made and not isinstance(made["data"], dict):
        made["data"] = {"text/plain": _text(made["data"])}
    if "metadata" in made and not isinstance(made["metadata"], dict):
        made["metadata"] = {}
    if "traceback" in made:
        made["traceback"] = [str(line) for line in made["traceback"]] if isinstance(made["traceback"], list) else []
    for name in ("name", "text", "ename", "evalue"):
        if name in made:
            made[name] = _text(made[name])
    if "execution_count" in made:
        made["execution_count"] = _count(made["execution_count"])
    return {"output_type": kind, **made}


def _text(value: object) -> str:
    return "".join(map(str, value)) if isinstance(value, list) else value if isinstance(value, str) else "" if value is None else str(value)
