"""Figures as they were drawn when the course was built, so that a lesson shows them without waiting for matplotlib.

Each is an SVG file with its words in `index.json`, by the call that draws it. The index carries a digest of what the figures
were drawn from; where that no longer fits, nothing is found, and the figure is drawn afresh.
"""

from __future__ import annotations

import html
import json
from dataclasses import asdict, dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from massage_lessons import files as file_digests
from massage_lessons.course.words import say
from massage_lessons.drawing import reader as drawing_file
from massage_lessons.paths import CONTENT, FIGURES, STORED_FIGURES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MIME = "application/vnd.massage-lessons.figure+json"
"""What a notebook stores of a figure beside its HTML: what was asked for."""

VERSION = 1
"""Of what is stored under `MIME`."""

NAMES = (
    "certainty",
    "contraindication_map",
    "evidence_for_claims",
    "forest_plot",
    "positions_drawn",
    "pressure",
    "reading_a_forest_plot",
    "timeline",
)
"""The figures of content, by the name that a lesson's cell writes."""

INDEX = "index.json"
MEAN_THEMSELVES = " !$&'()*+,/:;=?@[]^_`{|}~"
"""Signs that need no escape in the address of a picture within double quotes: in base 64 it would be a quarter longer."""


@dataclass(frozen=True, slots=True)
class StoredFigure:
    """A figure with its words, ready for a page.

    Attributes
    ----------
    svg
        The drawing.
    alt
        What a reader who cannot see the figure needs to know, in a sentence or three.
    caption
        What it is, in a few words.
    description
        All that the figure tells, one paragraph per line.
    sources
        What it cites: the short form of each source by its id.
    request
        What was asked for, as a notebook stores it under a type of its own.
    """

    svg: str
    alt: str
    caption: str
    description: str
    sources: Mapping[str, str] = field(default_factory=dict)
    request: Mapping[str, Any] = field(default_factory=dict, compare=False)

    def __repr__(self) -> str:
        return f"Picture({self.alt!r})"

    def _repr_mimebundle_(self, **_asked: object) -> dict[str, Any]:
        # JupyterLab gives an SVG output no alt text, and an image in HTML it shows even where a notebook is not trusted.
        return {**self.request, "text/html": self.html(), "text/plain": repr(self)}

    def html(self) -> str:
        """The figure for a page: the image with its alt text, a caption that cites, and a description to open."""
        cited = ", ".join(f'<a href="#source-{name}">{html.escape(short)}</a>' for name, short in self.sources.items())
        told = "".join(f"<p>{html.escape(line)}</p>" for line in self.description.splitlines())
        return (
            # On a phone it keeps the size of its type and is scrolled sideways: a host gives up the stop where all of it is in sight.
            f'<figure class="ml-figure"><div class="ml-figure-view" role="group" aria-label="{html.escape(self.caption)}" tabindex="0">'
            f'<img alt="{html.escape(self.alt)}" style="max-width: 100%" src="{html.escape(address(self.svg), quote=False)}"></div>'
            f"<figcaption>{html.escape(self.caption)}{f' ({cited})' if cited else ''}</figcaption>"
            f"<details><summary>{html.escape(say('figures.describe'))}</summary>{told}</details>"
            "</figure>"
        )


def call(name: str, names: tuple[Any, ...], choice: Mapping[str, Any]) -> str:
    """A call of a figure as text: the same text for the same figure."""
    written = [*map(repr, names), *(f"{key}={choice[key]!r}" for key in sorted(choice))]
    return f"{name}({', '.join(written)})"


def request(name: str, names: tuple[Any, ...], choice: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a notebook stores of a call, or nothing where JSON cannot hold what was asked for."""
    asked = {"version": VERSION, "figure": name, "names": list(names), "choice": dict(choice)}
    try:
        return {MIME: json.loads(json.dumps(asked))}
    except (TypeError, ValueError):
        return {}


def find(name: str, names: tuple[Any, ...], choice: Mapping[str, Any], folder: Path = STORED_FIGURES) -> StoredFigure | None:
    """The stored figure of a call, or None where there is none, or where it is out of date."""
    stored = index(folder).get("figures", {}).get(call(name, names, choice))
    if stored is None:
        return None
    words = {key: value for key, value in stored.items() if key != "file"}
    try:
        return StoredFigure(svg=(folder / stored["file"]).read_text(encoding="utf-8"), **words, request=request(name, names, choice))
    except (OSError, UnicodeDecodeError):
        return None


def files(drawn: Mapping[str, tuple[str, StoredFigure]], stills: Mapping[str, tuple[str, bytes, str]]) -> dict[str, bytes]:
    """Return the files of the folder by name.

    Given are for each call the name of its file and its figure, and for each look of a diagram the name of its file, its picture and
    what that shows.
    """
    words = {
        key: {"file": file, **{name: value for name, value in asdict(one).items() if name not in {"svg", "request"}}}
        for key, (file, one) in drawn.items()
    }
    told = {key: {"file": file, "alt": alt} for key, (file, _, alt) in stills.items()}
    listed = json.dumps({"digest": digest(), "figures": words, "stills": told}, ensure_ascii=False, indent=1) + "\n"
    pictures = {file: jpeg for file, jpeg, _ in stills.values()}
    return {**{file: one.svg.encode() for file, one in drawn.values()}, **pictures, INDEX: listed.encode()}


def address(svg: str) -> str:
    """Return a drawing as the address of a picture that is in it."""
    # A space ends a line within a tag as well as a line end does.
    text = svg if "'" in svg else svg.replace('"', "'")
    return f"data:image/svg+xml,{quote(' '.join(text.splitlines()), safe=MEAN_THEMSELVES)}"


def digest() -> str:
    """The digest of what figures are drawn from: content, drawing, and the code that draws."""
    code = [path for path in sorted(FIGURES.iterdir()) if path.is_file()]
    return file_digests.of_files([*sorted(CONTENT.rglob("*.*")), drawing_file.path(), *code])


@cache
def index(folder: Path) -> dict[str, Any]:
    """Return what is stored in the folder, or nothing where it is out of date."""
    try:
        stored: dict[str, Any] = json.loads((folder / INDEX).read_bytes())
    except (OSError, ValueError):
        return {}
    return stored if stored.get("digest") == digest() else {}
