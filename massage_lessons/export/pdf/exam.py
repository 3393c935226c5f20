"""Tests on paper: some versions of one test, each with a sheet for the answers, and the key to all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from massage_lessons import figures
from massage_lessons.course import bank, find
from massage_lessons.course.model import Lesson
from massage_lessons.course.words import say
from massage_lessons.errors import CourseError
from massage_lessons.export import files
from massage_lessons.export.pdf import chromium
from massage_lessons.export.pdf.drawings import image
from massage_lessons.export.pdf.questions import LETTERS, drawn, version
from massage_lessons.export.pdf.sheet import html_of, part, sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from massage_lessons.course.bank import Item
    from massage_lessons.export.pdf.questions import Asked, Drawn, Version
    from massage_lessons.export.pdf.sheet import Size
    from massage_lessons.figures import Picture

MOST_VERSIONS = 6
NUMBER_SIZE = 17.0
"""Points in the figure, of which the page shows a little more than half the size."""


def build(  # noqa: PLR0913 - each is a wish of the person who prints
    folder: Path,
    *,
    count: int,
    seed: str,
    versions: int,
    lessons: Sequence[str] = (),
    size: Size = "A4",
    program: Path | None = None,
    begin: Callable[[int, str], None],
) -> Iterator[files.Written]:
    """Print each version and the key, and give each file once it is written; `begin` hears of each before.

    Raises
    ------
    ExportError
        When there is no Chromium, or a file cannot be written.
    CourseError
        When the bank has fewer questions, or more versions are asked for than there are letters for.
    UnknownName
        For a lesson that nobody knows.
    """
    if not 1 <= versions <= MOST_VERSIONS:
        raise CourseError(f"A test has 1 to {MOST_VERSIONS} versions, not {versions}.")
    browser = chromium.find(program)
    for number, (name, title, html) in enumerate(pages(count, seed, versions, lessons, size), 1):
        begin(number, title)
        yield files.write(folder, f"{name}.pdf", chromium.printed(html, browser), ())


def pages(count: int, seed: str, versions: int, lessons: Sequence[str] = (), size: Size = "A4") -> Iterator[tuple[str, str, str]]:
    """Name, title and HTML of each version, then of the key."""
    wanted = [lesson.id for lesson in find.some(Lesson, list(lessons))]
    items = drawn(bank.known(), count, seed, wanted)
    made = [version(items, letter, seed) for letter in LETTERS[:versions]]
    for one in made:
        title = say("exam.title", version=one.letter)
        yield f"test-{one.letter}", title, _html(title, [_questions(one, title, seed), _answer_sheet(one, title)], size)
    title = say("exam.key.title")
    yield "test-key", title, _html(title, [_key(items, made, title, seed)], size)


def _html(title: str, blocks: Sequence[Markup], size: Size) -> str:
    return html_of(sheet(title, blocks, kind="exam", size=size))


def _questions(one: Version, title: str, seed: str) -> Markup:
    pictures = [(figure, _picture(figure)) for figure in one.figures]
    return part("exam", title=title, seed=seed, version=one, pictures=pictures)


def _answer_sheet(one: Version, title: str) -> Markup:
    return part("exam_answers", title=title, version=one, in_order=_in_order)


def _in_order(asked: Asked) -> bool:
    return asked.item["kind"] == "order"


def _key(items: Sequence[Item], made: Sequence[Version], title: str, seed: str) -> Markup:
    asked = {one.letter: {each.item["id"]: each for each in one.questions} for one in made}
    first = asked[made[0].letter]
    rows = [(item, first[item["id"]], [asked[one.letter][item["id"]] for one in made]) for item in items]
    rows.sort(key=lambda row: row[1].number)
    return part("exam_key", title=title, seed=seed, versions=made, rows=rows, right=_right)


def _right(asked: Asked) -> str:
    """The right answer in words."""
    if _in_order(asked):
        return " → ".join(step["text"] for step in asked.item["steps"])
    return " / ".join(choice.text for choice in asked.choices if choice.right)


def _picture(figure: Drawn) -> Markup:
    """A drawing with numbers; its words tell no name either."""
    names = {base: f"{number}" for base, number in figure.numbers.items()}
    shown: dict[str, Any] = {"layer": figure.layer, "labels": True, "names": names, "size": NUMBER_SIZE}
    # Of two sides one is enough: a number on each would be twice as many.
    picture: Picture = figures.back_map([find.entry(base).shape_ids[-1] for base in names], **shown)
    picture.alt = picture.description = say("paper.worksheet.alt", n=len(names))
    return Markup(image(picture))  # noqa: S704 - our own drawing
