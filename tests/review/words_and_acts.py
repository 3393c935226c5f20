"""How much a lesson tells before anything is unfolded, and how often it asks for something to be done.

`PYTHONPATH=tests python tests/review/words_and_acts.py` prints a table, a lesson a line: the words that are seen at once, all words,
the acts, and the most words that are told between two acts. Notes for the instructor count by their title, as they are folded.

An act is one of these; its own words are seen, but not told:

- a diagram: to explore, to find a place on, or with a stroke to follow,
- a routine to play, a plan to make, the lab of pressure; a question, a sheet, a log, questions to practise with or to ask aloud,
- a paragraph, or a list after it, that begins with `NOW`; a numbered step under "## Do"; a step of a routine, which hands do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup, NavigableString, Tag
from lesson_files import MARKDOWN_LINK, lesson_files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lesson_files import LessonFile

NOW = "**Do it now.**"
DIAGRAM = "application/vnd.massage-lessons.diagram+json"
ACTS = (
    ".mp-health table, massage-player, massage-plan, massage-pressure, massage-question, massage-sheet, massage-log, massage-practice, "
    ".mp-question, .mp-step"
)
FOLDED = "details > :not(summary), [hidden], .mp-to-read"
"""What to practise with is asked one by one; the list of it is for those without a script."""
UNREAD = "svg, style, script, img, [aria-hidden=true]"
NUMBERED = re.compile(r"^\d+\. ")


@dataclass(slots=True)
class Count:
    """What is counted of one lesson, in words but for the acts."""

    seen: int = 0
    folded: int = 0
    acts: int = 0
    stretches: list[int] = field(default_factory=lambda: [0])
    """The words told before the first act, between each two, and after the last."""

    @property
    def in_all(self) -> int:
        return self.seen + self.folded

    @property
    def longest(self) -> int:
        return max(self.stretches)

    def tell(self, text: str) -> None:
        words = len(text.split())
        self.seen += words
        self.stretches[-1] += words

    def act(self, text: str = "") -> None:
        self.seen += len(text.split())
        self.acts += 1
        self.stretches.append(0)

    def fold(self, text: str) -> None:
        self.folded += len(text.split())


def count(lesson: LessonFile) -> Count:
    """Count one lesson, cell by cell."""
    found = Count()
    under_do = False
    for cell in lesson.notebook.cells:
        if cell.cell_type == "markdown":
            if re.match(r"#{1,2} ", cell.source):
                under_do = cell.source.startswith("## Do\n")
            _prose(found, cell.source, done=under_do)
            continue
        for output in cell.outputs:
            _output(found, output.get("data", {}))
    return found


def _prose(found: Count, source: str, *, done: bool) -> None:
    summary, folds, rest = source.partition("</summary>")
    if folds:
        inside, _, after = rest.partition("</details>")
        found.fold(plain(inside))
        source = summary + after
    acting = False
    for paragraph in re.split(r"\n\s*\n|\n(?=\d+\. |[-*] )", source):
        listed = re.match(r"\d+\. |[-*] ", paragraph) is not None
        acting = paragraph.startswith(NOW) or (acting and listed)
        if paragraph.startswith(NOW) or (done and NUMBERED.match(paragraph)):
            found.act(plain(paragraph))
        elif acting:
            found.seen += len(plain(paragraph).split())
        else:
            found.tell(plain(paragraph))


def _output(found: Count, data: dict[str, Any]) -> None:
    if DIAGRAM in data:
        found.act()
        return
    soup = BeautifulSoup("".join(data.get("text/html", "")), "html.parser")
    for node in soup.select(UNREAD):
        node.decompose()
    for node in soup.select(FOLDED):
        if node.parent is not None:
            found.fold(node.get_text(" "))
            node.decompose()
    for piece in _pieces(soup):
        if isinstance(piece, Tag):
            found.act(piece.get_text(" "))
        else:
            found.tell(str(piece))


def _pieces(parent: Tag) -> Iterator[Tag | NavigableString]:
    """Yield the acts, whole, and the text around them, in order."""
    for child in parent.children:
        if isinstance(child, NavigableString):
            yield child
        elif isinstance(child, Tag):
            if child.css.match(ACTS):
                yield child
            else:
                yield from _pieces(child)


def plain(markdown: str) -> str:
    """The words of Markdown, without its marks and the targets of its links."""
    text = MARKDOWN_LINK.sub(r"\1", re.sub(r"<[^>]+>", " ", markdown))
    return re.sub(r"(?m)^\s*(?:#+|[-*]|\d+\.)\s|[*|`]|-{3,}", " ", text)


if __name__ == "__main__":
    print(f"{'lesson':28} {'seen':>6} {'in all':>7} {'acts':>5} {'longest':>8}")
    for one in lesson_files():
        counted = count(one)
        print(f"{one.path.stem:28} {counted.seen:6} {counted.in_all:7} {counted.acts:5} {counted.longest:8}")
