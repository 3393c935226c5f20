"""The report as one page, which needs no network and no script, and sends nothing anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from massage_lessons.course import find, words
from massage_lessons.course.words import say
from massage_lessons.export.page.csp import policy
from massage_lessons.export.page.dress import fonts, front_end_text, within_style
from massage_lessons.export.page.scripts import style_without_notes
from massage_lessons.export.texts import text_of
from massage_lessons.pages import render
from massage_lessons.report import statistics
from massage_lessons.report.beside import BADGE
from massage_lessons.report.count import MOST_ASKED, REACHED
from massage_lessons.report.drawn import maps
from massage_lessons.report.tables import chosen, day, given_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from massage_lessons.report.count import Asked, Counted
    from massage_lessons.report.questions import Bank
    from massage_lessons.report.read import Note
    from massage_lessons.report.statistics import Share

HERE = Path(__file__).parent / "templates"
MOST_MISSED = 10
"""Questions that the page begins with."""

FEWEST_ANSWERS = 5
"""A question that fewer learners have answered is not among these: a convention of our own."""

MISSED = 0.7
"""Nor is one that this share or more had right."""


MOST_CONFUSIONS = 30
"""Rows on the page; all are in the table for a spreadsheet."""


@dataclass(frozen=True, slots=True)
class LessonRow:
    """A lesson: how many learners marked it as done, how many of its parts were, and how its questions went at the first try."""

    title: str
    done: int
    parts: int
    share: Share


@dataclass(frozen=True, slots=True)
class SkillRow:
    """A hand skill: how often it got each rating from 1 to 4, and by whom."""

    name: str
    ratings: tuple[int, ...]
    others: int


def html(found: Counted, bank: Bank, notes: Sequence[Note], files: int) -> str:
    """The page."""
    styles = [within_style(text) for text in (fonts(), front_end_text("tokens.css"), style_without_notes(text_of(HERE / "report.css")))]
    taken_for = [(*pair, count) for pair, count in sorted(found.taken_for.items(), key=lambda item: (-item[1], item[0]))]
    days = [one.last_day for one in found.learners if one.last_day is not None]
    return (
        environment()
        .get_template("report.html.j2")
        .render(
            language=words.language(),
            direction=words.direction(),
            policy=policy([], styles, drawn=False),
            styles=[Markup(text) for text in styles],  # noqa: S704 - our own files
            found=found,
            bank=bank,
            notes=notes,
            files=files,
            last_day=day(max(days)) if days else "",
            missed=_missed(found),
            questions=sorted(found.questions, key=lambda asked: (asked.share.value, asked.question.id)),
            maps=maps(found.sought, taken_for),
            taken_for=taken_for[:MOST_CONFUSIONS],
            more_taken=len(taken_for) > MOST_CONFUSIONS,
            lessons=list(_lessons(found)),
            skills=list(_skills(found)),
            askable=sum(map(bool, bank.asking.values())),
        )
    )


def _missed(found: Counted) -> list[Asked]:
    """The questions to begin the next lesson with."""
    many = [asked for asked in found.questions if asked.share.of >= FEWEST_ANSWERS and asked.share.value < MISSED]
    return sorted(many, key=lambda asked: (asked.share.value, -asked.share.of, asked.question.id))[:MOST_MISSED]


def _lessons(found: Counted) -> Iterator[LessonRow]:
    for lesson in find.course().lessons:
        asked = [one.share for one in found.questions if one.question.lesson == lesson.id]
        done = sum(lesson.id in one.lessons for one in found.learners)
        parts = sum(part.startswith(f"{lesson.id}/") for one in found.learners for part in one.parts)
        share = statistics.Share(sum(each.right for each in asked), sum(each.of for each in asked))
        if done or parts or share.of:
            yield LessonRow(lesson.title, done, parts, share)


def _skills(found: Counted) -> Iterator[SkillRow]:
    names = {stroke.id: stroke.name for stroke in find.course().strokes}
    names |= {f"{routine.id}/{step.id}": f"{routine.name}: {step.name}" for routine in find.course().routines for step in routine.steps}
    for about, name in names.items():
        rated = [one.skills[about] for one in found.learners if about in one.skills]
        if rated:
            counts = tuple(sum(rating == step for rating, _ in rated) for step in range(1, 5))
            yield SkillRow(name, counts, sum(by != "self" for _, by in rated))


@cache
def environment() -> Environment:
    """The template, with the words and numbers that it asks for."""
    made: Environment = render.environment().overlay(loader=FileSystemLoader(HERE))
    made.filters.update(percent=_percent, signed=_signed, day=day, whole=_whole, ended=_ended)
    made.globals.update(
        place_name=find.place_name,
        given_name=given_name,
        chosen=chosen,
        fewest_learners=statistics.FEWEST_LEARNERS,
        fewest_others=statistics.FEWEST_OTHERS,
        fewest_answers=FEWEST_ANSWERS,
        badge=f"{BADGE:g}",
        most_asked=MOST_ASKED,
        reached=_percent(REACHED),
    )
    return made


def _percent(value: float) -> str:
    return say("report.percent", n=round(100 * value))


def _signed(value: float) -> str:
    """A correlation; a real minus sign, as in print."""
    return f"{value:.2f}".replace("-", "\N{MINUS SIGN}")


def _whole(value: int) -> str:
    return f"{value:,}"


def _ended(answer: str) -> str:
    """An answer as the last words of a sentence: names of places have no full stop of their own, options have."""
    return answer if answer.endswith((".", "?", "!", '"', "\N{RIGHT DOUBLE QUOTATION MARK}")) else f"{answer}."
