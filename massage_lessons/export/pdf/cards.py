"""The cards to hang up or to lay beside the table, and the worksheet: all from the content files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from massage_lessons import figures
from massage_lessons.course import find
from massage_lessons.course.guidance import card
from massage_lessons.course.words import say
from massage_lessons.export.pdf.drawings import image, worksheet
from massage_lessons.export.pdf.sheet import part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from massage_lessons.course.model import Region, Routine
    from massage_lessons.export.notebook.context import Edition

ON_A_CARD = ("find", "massage", "careful")
"""The sections of a region that a hand needs beside the table; the rest is in the lessons."""


@dataclass(frozen=True, slots=True)
class Card:
    """A file to print: its name without an ending, its title, how it is made, and on how many pages it has to fit."""

    name: str
    title: str
    make: Callable[[], Markup]
    pages: int = 1


def cards(edition: Edition) -> Iterator[Card]:
    """All cards; the answers to the worksheet are for the instructor."""
    course = find.course()
    yield Card("card-safety", say("paper.safety.title"), _safety)
    for routine in course.routines:
        yield Card(f"card-routine-{routine.id}", routine.name, lambda routine=routine: _routine(routine))  # type: ignore[misc]
    yield Card("cards-regions", say("paper.regions.title"), _regions, (len(_taught()) + 1) // 2)
    yield Card("worksheet", say("paper.worksheet.question"), lambda: _worksheet(answered=False))
    if edition == "instructor":
        yield Card("worksheet-answers", say("paper.worksheet.answer"), lambda: _worksheet(answered=True))


def _safety() -> Markup:
    course = find.course()
    return part("safety", conditions=course.contraindications, stop_signs=course.stop_signs, red_flags=course.red_flags, zones=course.zones)


def _routine(routine: Routine) -> Markup:
    return part("routine", routine=routine)


def _regions() -> Markup:
    course = find.course()
    found = [
        (region, [section for section in card(region, course) if section["id"] in ON_A_CARD], _picture(region)) for region in _taught()
    ]
    return part("regions", cards=found)


def _taught() -> list[Region]:
    return [region for region in find.course().regions if region.massage is not None]


def _picture(region: Region) -> Markup:
    return Markup(image(figures.back_map([region.id])))  # noqa: S704 - our own drawing


def _worksheet(*, answered: bool) -> Markup:
    bases = [region.id for region in find.course().regions]
    picture = Markup(worksheet(bases, answered=answered))  # noqa: S704 - our own drawing
    return part(
        "worksheet",
        title=say("paper.worksheet.answer" if answered else "paper.worksheet.question"),
        who=say("paper.answers") if answered else say("paper.worksheet.name"),
        task=say("paper.worksheet.same-numbers") if answered else say("paper.worksheet.task"),
        picture=picture,
        bases=bases,
        answered=answered,
    )
