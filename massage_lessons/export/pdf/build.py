"""All that is printed: a handout of each notebook, and the cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from massage_lessons.export import files, from_notebooks
from massage_lessons.export.errors import ExportError
from massage_lessons.export.pdf import chromium
from massage_lessons.export.pdf.cards import cards
from massage_lessons.export.pdf.handout import HandoutExporter
from massage_lessons.export.pdf.sheet import TEXT_SIZE, html_of, sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from massage_lessons.export.notebook.context import Edition
    from massage_lessons.export.pdf.cards import Card
    from massage_lessons.export.pdf.sheet import Size

SMALLER = (TEXT_SIZE, 9.75, 9.0, 8.25, 7.5)
"""Points to try until a card fits on its page."""


def build(  # noqa: PLR0913 - each is a wish of the person who prints
    notebooks: Sequence[Path],
    folder: Path,
    edition: Edition,
    *,
    with_cards: bool,
    size: Size = "A4",
    program: Path | None = None,
    begin: Callable[[int, str], None],
) -> Iterator[files.Written]:
    """Print each handout, and the cards if they are wanted, and give each file once it is written; `begin` hears of each before.

    Raises
    ------
    ExportError
        At once where there is no Chromium; at the end with a sentence for each notebook and card that could not be printed.
    """
    browser = chromium.find(program)
    exporter = HandoutExporter(edition=edition, run_widgets=False, size=size)  # type: ignore[no-untyped-call]
    exporter.log.disabled = True
    failed = []
    for number, path in enumerate(notebooks, 1):
        begin(number, path.name)
        try:
            text, notes = from_notebooks.converted(path, exporter, frozenset())
            yield files.write(folder, f"{path.stem}.pdf", chromium.printed(text, browser), notes)
        except ExportError as error:
            failed.append(str(error))
    for number, one in enumerate(_cards(edition, with_cards=with_cards), len(notebooks) + 1):
        begin(number, one.title)
        try:
            yield files.write(folder, f"{one.name}.pdf", fitted(one, size, browser), ())
        except ExportError as error:
            failed.append(str(error))
    if failed:
        raise ExportError("\n".join(failed))


def count(notebooks: Sequence[Path], edition: Edition, *, with_cards: bool) -> int:
    """How many files there will be."""
    return len(notebooks) + len(_cards(edition, with_cards=with_cards))


def _cards(edition: Edition, *, with_cards: bool) -> list[Card]:
    return list(cards(edition)) if with_cards else []


def fitted(one: Card, size: Size, browser: Path) -> bytes:
    """The PDF file of a card, in the largest letters with which it fits on its pages.

    Raises
    ------
    ExportError
        When it does not fit in the smallest either: half a routine beside the table is no card.
    """
    block = one.make()
    for points in SMALLER:
        content = chromium.printed(html_of(sheet(one.title, [block], kind="card", size=size, points=points)), browser)
        if chromium.pages(content) <= one.pages:
            return content
    pages = "1 page" if one.pages == 1 else f"{one.pages} pages"
    raise ExportError(
        f"{one.name}: this card does not fit on {pages} in letters of {points:g} points. Shorten its texts in the content files."
    )
