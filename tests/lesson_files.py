"""The stored lessons as the tests see them: their prose, their outputs, their links, and what belongs to them in the content."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import nbformat

from massage_lessons.build import payload
from massage_lessons.course import model
from massage_lessons.course import reader as course_reader

NOTEBOOKS = Path(__file__).parent.parent / "notebooks"
MARKDOWN_LINK = re.compile(r"(?<!!)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^)\s]+)\)")


class _Reader(HTMLParser):
    """What a test asks of an output: links, ids, claims and words."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.claims: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "a" and given.get("href"):
            self.links.append(str(given["href"]))
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if given.get("data-claim"):
            self.claims.append(str(given["data-claim"]))
        self.text.append("\n" if tag in {"p", "li", "tr", "h2", "h3", "h4", "div", "dt", "dd", "option", "label", "legend"} else " ")

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@dataclass(frozen=True)
class LessonFile:
    """A stored lesson beside its content."""

    path: Path
    notebook: nbformat.NotebookNode
    content: model.Lesson

    @property
    def is_page(self) -> bool:
        return self.content.minutes is None

    @property
    def prose_cells(self) -> list[str]:
        return [cell.source for cell in self.notebook.cells if cell.cell_type == "markdown"]

    @property
    def prose(self) -> str:
        return "\n\n".join(self.prose_cells)

    @property
    def calls(self) -> list[str]:
        return [cell.source for cell in self.notebook.cells if cell.cell_type == "code"]

    @property
    def outputs(self) -> list[str]:
        """The HTML of each output that is HTML."""
        cells = [cell for cell in self.notebook.cells if cell.cell_type == "code"]
        found = [output.get("data", {}).get("text/html") for cell in cells for output in cell.outputs]
        return ["".join(html) for html in found if html]

    def read_outputs(self) -> _Reader:
        reader = _Reader()
        for html in self.outputs:
            reader.feed(re.sub(r'src="data:[^"]*"', "", html))
        return reader

    @property
    def prose_links(self) -> list[str]:
        return [target for _, target in MARKDOWN_LINK.findall(self.prose)]

    @property
    def links(self) -> list[str]:
        return [*self.prose_links, *self.read_outputs().links]

    @property
    def headings(self) -> list[str]:
        return re.findall(r"^#{1,2} .+$", self.prose, flags=re.MULTILINE)


@cache
def the_course() -> model.Course:
    return course_reader.load()


@cache
def lesson_files() -> tuple[LessonFile, ...]:
    return tuple(
        LessonFile(NOTEBOOKS / lesson.file, nbformat.read(NOTEBOOKS / lesson.file, as_version=4), lesson) for lesson in the_course().lessons
    )


@cache
def places() -> frozenset[str]:
    """Every id that a link may name: those of the drawing, with their side or for both."""
    drawn = re.findall(r'\bid="([a-z0-9-]+)"', payload.load()["svg"])
    both = payload.load()["entries"]
    return frozenset(name for name in [*drawn, *both] if not name.startswith(("def-", "layer-")))
