"""Common Cartridge 1.3: an assessment of QTI 1.2 for each lesson, in the narrower form that a cartridge wants."""

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

FEWEST = 3
"""So many options has what a cartridge calls a choice; two are its true or false."""


def cartridge(table: Sequence[Row], pictures: Mapping[str, Picture]) -> bytes:
    """Return the questions as a cartridge."""
    topics = by_topic(map(as_choice, table))
    drawn = {topic: sorted({pictures[row.id].name for row in rows if row.id in pictures}) for topic, rows in topics.items()}
    names = sorted({picture.name for picture in pictures.values()})
    listed = {"topics": drawn, "pictures": names, "folder": PICTURES}
    texts = {
        "imsmanifest.xml": filled("cartridge/manifest.xml", title_of=topic_title, file=_file, **listed),
        **{_file(topic): assessment(topic, rows, pictures) for topic, rows in topics.items()},
    }
    files = {f"{PICTURES}/{picture.name}": picture.jpeg for picture in pictures.values()}
    return zipped({name: text.encode() for name, text in texts.items()} | files)


def assessment(topic: str, rows: Sequence[Row], pictures: Mapping[str, Picture]) -> str:
    """Return the questions of a lesson as an assessment; none of them is an order."""
    return filled(
        "cartridge/assessment.xml",
        topic=topic,
        title=topic_title(topic),
        rows=rows,
        profile=profile,
        html=escaped,
        asked=lambda row: asked(row.ask, pictures.get(row.id), f"{BASE}{PICTURES}/"),
    )


def profile(row: Row) -> str:
    """Return which of the cartridge's kinds a question is."""
    if row.form == "words":
        return "cc.essay.v0p1"
    if row.form == "several":
        return "cc.multiple_response.v0p1"
    return "cc.multiple_choice.v0p1" if len(row.options) >= FEWEST else "cc.true_false.v0p1"


def _file(topic: str) -> str:
    return f"assessments/{topic}.xml"
