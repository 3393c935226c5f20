"""Notebooks of other people come in every state: what nbconvert needs is put in its place, and nothing is lost."""

from __future__ import annotations

import copy
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
KEPT_OF_CELL = frozenset({"format", "raw_mimetype", "tags"})
KINDS = ("code", "markdown", "raw")


def mended(notebook: NotebookNode) -> NotebookNode:
    """Give a copy of a notebook that has all that a notebook must have."""
    found = copy.deepcopy(dict(notebook))
    cells = [_cell(cell) for cell in found.get("cells") or [] if isinstance(cell, dict)]
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
        metadata["tags"] = sorted({str(tag) for tag in tags}) if isinstance(tags, list) else []
    made: dict[str, Any] = {"cell_type": kind, "metadata": metadata, "source": _text(cell.get("source", ""))}
    if kind == "code":
        outputs = cell.get("outputs")
        made["execution_count"] = cell.get("execution_count") if isinstance(cell.get("execution_count"), int) else None
        made["outputs"] = [_output(output) for output in (outputs if isinstance(outputs, list) else []) if isinstance(output, dict)]
    elif isinstance(cell.get("attachments"), dict):
        made["attachments"] = {str(name): one for name, one in cell["attachments"].items() if isinstance(one, dict)}
    return made


def _output(output: dict[str, Any]) -> dict[str, Any]:
    kind = output.get("output_type")
    if kind == "pyout":
        kind = "execute_result"
    if kind not in OUTPUTS:
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
    if "execution_count" in made and not isinstance(made["execution_count"], int):
        made["execution_count"] = None
    return {"output_type": kind, **made}


def _text(value: object) -> str:
    return "".join(map(str, value)) if isinstance(value, list) else value if isinstance(value, str) else "" if value is None else str(value)
