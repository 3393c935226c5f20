"""The tables of a report for a spreadsheet: learners, questions, goals, and which place was taken for which."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from massage_lessons.course import find
from massage_lessons.course.words import say
from massage_lessons.report.questions import base_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from massage_lessons.report.count import Asked, Counted, Done
    from massage_lessons.report.questions import Bank

FORMULA = re.compile(r"[=+@\t\r\n\uff1d\uff0b\uff0d\uff20]|-(?!\d+(?:\.\d+)?$)")
"""How a cell begins that a spreadsheet may take for a formula; a number below zero is none."""

PARTED = re.compile(r"(;\s*)(?=[=+@\uff1d\uff0b\uff0d\uff20-])")
"""Where a spreadsheet that parts cells at another sign than a comma would begin one with a formula."""

FIRST_DAY = dt.date(1970, 1, 1)


def csv(rows: Iterable[Sequence[object]]) -> bytes:
    """Rows as every spreadsheet reads them; no cell is taken for a formula."""
    lines = (",".join(_cell("" if cell is None else f"{cell}") for cell in row) for row in rows)
    return "".join(["\ufeff", *(f"{line}\r\n" for line in lines)]).encode("utf-8", "replace")


def _cell(text: str) -> str:
    guarded = PARTED.sub(r"\1'", f"'{text}" if FORMULA.match(text) else text)
    return '"' + guarded.replace('"', '""') + '"'


def tables(found: Counted, bank: Bank) -> dict[str, bytes]:
    """The files by name."""
    return {
        "learners.csv": csv(_learners(found, bank)),
        "items.csv": csv(_items(found)),
        "goals.csv": csv(_goals(found, bank)),
        "confusions.csv": csv(_confusions(found)),
    }


def _learners(found: Counted, bank: Bank) -> Iterable[Sequence[object]]:
    yield _heads(
        "learner", "files", "answers", "questions", "right", "share", "goals", "of", "lessons", "parts", "skills", "by-others", "day"
    )
    asked = sum(bool(questions) for questions in bank.asking.values())
    for one in found.learners:
        by_others = sum(by != "self" for _, by in one.skills.values())
        yield (
            *(one.learner.name, len(one.learner.files), one.answers, len(one.first), one.share.right, _share(one)),
            *(sum(one.goals.values()), asked, len(one.lessons), len(one.parts), len(one.skills), by_others, day(one.last_day)),
        )


def _share(one: Done) -> str:
    return _number(one.share.value) if one.share.of else ""


def _items(found: Counted) -> Iterable[Sequence[object]]:
    yield _heads(
        "id", "question", "lesson", "goal", "learners", "right", "share", "low", "high", "r", "r-low", "r-high", "wrong", "other-words"
    )
    for asked in found.questions:
        question, share = asked.question, asked.share
        r = asked.pairs.correlation
        wrong = asked.wrong.most_common(1)
        yield (
            *(question.id, question.title, question.lesson, question.goal, share.of, share.right),
            *map(_number, (share.value, *share.interval)),
            *(map(_number, (r, *(asked.pairs.interval or ()))) if r is not None else ("", "", "")),
            *(f"{chosen(asked, name)} ({count})" if wrong else "" for name, count in wrong or [("", 0)]),
            asked.others,
        )


def _goals(found: Counted, bank: Bank) -> Iterable[Sequence[object]]:
    yield _heads("learner", "goal", "lesson", "says", "reached")
    for one in found.learners:
        for name, reached in one.goals.items():
            yield (
                one.learner.name,
                name,
                bank.goals[name].lesson,
                bank.goals[name].text,
                say(f"report.goals.{'yes' if reached else 'not-yet'}"),
            )


def _confusions(found: Counted) -> Iterable[Sequence[object]]:
    yield _heads("wanted", "given", "times", "looked-for")
    for (wanted, given), count in sorted(found.taken_for.items(), key=lambda pair: (-pair[1], pair[0])):
        yield find.place_name(wanted), given_name(wanted, given), count, found.sought[wanted].of


def chosen(asked: Asked, name: str) -> str:
    """What an answer is called: the text of an option, the name of a place, or as it is."""
    option = asked.question.options.get(name)
    if option is not None:
        return option.text
    return find.place_name(base_of(name)) if base_of(name) else name


def given_name(wanted: str, given: str) -> str:
    """The name of a place that was given; the one that was wanted stands for its other side."""
    return say("report.map.other-side") if wanted == given else find.place_name(given)


def day(number: int | None) -> str:
    """The date of a day."""
    return "" if number is None else (FIRST_DAY + dt.timedelta(days=number)).isoformat()


def _number(value: float) -> str:
    return f"{value:.3f}"


def _heads(*names: str) -> list[str]:
    return [say(f"report.csv.{name}") for name in names]
