"""Common Cartridge 1.1: an assessment of QTI 1.2 for each lesson, and one bank of all questions, in the narrower form that it wants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from massage_lessons.schools.html import asked, escaped
from massage_lessons.schools.orders import as_choice
from massage_lessons.schools.package import filled, zipped
from massage_lessons.schools.table import by_topic, topic_title

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from massage_lessons.schools.pictures import Picture
    from massage_lessons.schools.table import Row

PICTURES = "pictures"
BASE = "$IMS-CC-FILEBASE$../"
"""How a text names a file beside its own folder."""

BANK = "banks/questions.xml"
"""A cartridge may have one bank, and no item of its outline may show it. It lies as deep as the assessments, so that pictures are found."""

FEWEST = 3
"""So many options has what a cartridge calls a choice; two are its true or false."""


def cartridge(table: Sequence[Row], pictures: Mapping[str, Picture]) -> bytes:
    """Return the questions as a cartridge."""
    asked_as = [as_choice(row) for row in table]
    topics = by_topic(asked_as)
    drawn = {topic: sorted({pictures[row.id].name for row in rows if row.id in pictures}) for topic, rows in topics.items()}
    names = sorted({picture.name for picture in pictures.values()})
    listed = {"topics": drawn, "pictures": names, "folder": PICTURES, "bank": BANK}
    texts = {
        "imsmanifest.xml": filled("cartridge/manifest.xml", title_of=topic_title, file=_file, **listed),
        **{_file(topic): assessment(topic, rows, pictures) for topic, rows in topics.items()},
        BANK: bank(asked_as, pictures),
    }
    files = {f"{PICTURES}/{picture.name}": picture.jpeg for picture in pictures.values()}
    return zipped({name: text.encode() for name, text in texts.items()} | files)


def assessment(topic: str, rows: Sequence[Row], pictures: Mapping[str, Picture]) -> str:
    """Return the questions of a lesson as an assessment; none of them is an order."""
    return filled("cartridge/assessment.xml", topic=topic, title=topic_title(topic), **_items(rows, pictures))


def bank(rows: Sequence[Row], pictures: Mapping[str, Picture]) -> str:
    """Return questions as a bank, from which a teacher takes some; none of them is an order."""
    return filled("cartridge/bank.xml", name="massage-lessons", **_items(rows, pictures))


def profile(row: Row) -> str:
    """Return which of the cartridge's kinds a question is."""
    if row.form == "words":
        return "cc.essay.v0p1"
    if row.form == "several":
        return "cc.multiple_response.v0p1"
    return "cc.multiple_choice.v0p1" if len(row.options) >= FEWEST else "cc.true_false.v0p1"


def _items(rows: Sequence[Row], pictures: Mapping[str, Picture]) -> dict[str, object]:
    def shown(row: Row) -> str:
        return asked(row.ask, pictures.get(row.id), f"{BASE}{PICTURES}/")

    return {"rows": rows, "profile": profile, "html": escaped, "asked": shown}


def _file(topic: str) -> str:
    return f"assessments/{topic}.xml"
