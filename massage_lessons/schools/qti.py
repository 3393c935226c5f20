"""QTI 2.1: an item for each question, a test of them all with a section for each lesson, and the manifest that lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from massage_lessons.schools.package import filled, zipped
from massage_lessons.schools.table import by_topic, topic_title

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from massage_lessons.schools.pictures import Picture
    from massage_lessons.schools.table import Row

ITEMS, PICTURES, TEST = "items", "pictures", "test.xml"
CARDINALITY = {"one": "single", "several": "multiple", "order": "ordered"}
INTERACTION = {"one": "choiceInteraction", "several": "choiceInteraction", "order": "orderInteraction", "words": "extendedTextInteraction"}


def qti(table: Sequence[Row], pictures: Mapping[str, Picture]) -> bytes:
    """Return the questions as a package of QTI 2.1."""
    topics = by_topic(table)
    files = {
        "imsmanifest.xml": filled("qti/manifest.xml", rows=table, pictures=pictures, file=_file, test=TEST, interaction=INTERACTION),
        TEST: filled("qti/test.xml", topics=topics, title_of=topic_title, file=_file),
        **{_file(row): item(row, pictures.get(row.id)) for row in table},
    }
    drawn = {f"{PICTURES}/{picture.name}": picture.jpeg for picture in pictures.values()}
    return zipped({name: text.encode() for name, text in files.items()} | drawn)


def item(row: Row, picture: Picture | None) -> str:
    """Return a question as an item."""
    source = f"../{PICTURES}/{picture.name}" if picture else ""
    return filled("qti/item.xml", row=row, picture=picture, source=source, cardinality=CARDINALITY.get(row.form), name=option_name)


def option_name(name: str) -> str:
    """Return the id of an option or a step as a name that XML allows."""
    return f"a-{name}"


def _file(row: Row) -> str:
    return f"{ITEMS}/{row.key}.xml"
