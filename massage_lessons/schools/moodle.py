"""Moodle XML: the questions for Moodle's question bank, a category for each lesson."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from massage_lessons.course.words import say
from massage_lessons.schools.html import asked, escaped
from massage_lessons.schools.package import filled
from massage_lessons.schools.table import by_topic, topic_title

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from massage_lessons.schools.pictures import Picture
    from massage_lessons.schools.table import Choice, Row

TYPES = {"one": "multichoice", "several": "multichoice", "order": "matching", "words": "essay"}
IN_FILE = "@@PLUGINFILE@@/"
"""How Moodle names a file that came with a question."""

WHOLE = 100


def moodle(table: Sequence[Row], pictures: Mapping[str, Picture]) -> bytes:
    """Return the questions as Moodle XML."""
    return filled(
        "moodle.xml",
        topics=by_topic(table),
        category=category,
        types=TYPES,
        pictures=pictures,
        fraction=fraction,
        html=escaped,
        asked=lambda row: asked(row.ask, pictures.get(row.id), IN_FILE),
        data=lambda picture: base64.b64encode(picture.jpeg).decode(),
    ).encode()


def category(topic: str) -> str:
    """Return the path of a lesson's category; a slash within a name is written twice."""
    return "/".join(["top", *(name.replace("/", "//") for name in (say("schools.bank"), topic_title(topic)))])


def fraction(choice: Choice, row: Row) -> str:
    """Return what an option is worth in percent, as Moodle writes it: of several, who ticks everything gets nothing."""
    if row.form == "one":
        return f"{WHOLE if choice.right else 0}"
    alike = sum(option.right == choice.right for option in row.options)
    return f"{(WHOLE if choice.right else -WHOLE) / alike:.7g}"
