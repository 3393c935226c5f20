"""What a format cannot hold of our questions: the one list that the command counts by and that the README shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from massage_lessons.course.words import say

if TYPE_CHECKING:
    from massage_lessons.schools.table import Row

Touches = Callable[["Row"], bool]


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that is lost, by the id of its words, and the questions that it touches."""

    id: str
    touches: Touches


@dataclass(frozen=True, slots=True)
class Counted:
    """A loss with the number of questions that it touches."""

    count: int
    words: str


def _of_kind(kind: str) -> Touches:
    return lambda row: row.kind == kind


def _of_form(*forms: str) -> Touches:
    return lambda row: row.form in forms


def _every(row: Row) -> bool:
    return bool(row.id)


FIND = Loss("find", _of_kind("find"))
STROKE = Loss("stroke", lambda row: row.kind == "stroke" and row.mark is None)
WAYS = Loss("ways", lambda row: row.kind == "stroke" and row.mark is not None)
PICTURE = Loss("picture", lambda row: row.kind == "name" and row.mark is not None)
TOLD = Loss("told", lambda row: row.kind == "name" and row.in_words)
MARKED_BY_HAND = Loss("by-hand", _of_form("words"))
PAIRS = Loss("pairs", _of_form("order"))
WHOLE_ORDERS = Loss("whole-orders", _of_form("order"))
PART_MARKS = Loss("part-marks", _of_form("several"))
GOAL_ID = Loss("goal-id", _every)
NO_GOAL = Loss("no-goal", _every)
NO_IDS = Loss("no-ids", _every)
NO_LESSONS = Loss("no-lessons", _every)
ALL_FEEDBACK = Loss("all-feedback", lambda row: bool(row.options))
SELF_JUDGED = Loss("self-judged", _every)
FIXED_ORDER = Loss("fixed-order", lambda row: bool(row.options) and row.mixed)
ALWAYS_TOLD = Loss("always-told", lambda row: bool(row.feedback))

DRAWING = (FIND, WAYS, STROKE, PICTURE, TOLD)
"""What every format loses: it has no drawing that answers, and no hands that move."""

LOSSES: dict[str, tuple[Loss, ...]] = {
    "qti": (*DRAWING, MARKED_BY_HAND),
    "moodle": (*DRAWING, MARKED_BY_HAND, PAIRS, PART_MARKS, GOAL_ID),
    "gift": (*DRAWING, MARKED_BY_HAND, PAIRS, ALWAYS_TOLD, PART_MARKS, GOAL_ID),
    "cartridge": (*DRAWING, MARKED_BY_HAND, WHOLE_ORDERS, GOAL_ID),
    "canvas": (*DRAWING, MARKED_BY_HAND, WHOLE_ORDERS, FIXED_ORDER, NO_LESSONS, NO_GOAL, NO_IDS),
    "anki": (*DRAWING, SELF_JUDGED, ALL_FEEDBACK, FIXED_ORDER),
}
"""By format, the greatest first."""

PICTURELESS = frozenset({"gift"})
"""Formats that are one file of text."""


SCORM = ("scorm-score", "scorm-words", "scorm-rest")
"""What the package of a lesson loses, by the ids of the words for it."""


def counted(name: str, table: Sequence[Row]) -> list[Counted]:
    """Return what a format loses of these questions; what touches none of them is left out."""
    counts = [(sum(map(loss.touches, table)), loss) for loss in LOSSES[name]]
    return [Counted(count, say(f"schools.losses.{loss.id}")) for count, loss in counts if count]


def told() -> list[str]:
    """Return what the formats may lose, as the README has it: the rows of its table, with what all that have pictures lose said once."""
    shown = {name: _shown(name) for name in LOSSES}
    common = [loss for loss in LOSSES["qti"] if all(loss in shown[name] for name in LOSSES if name not in PICTURELESS)]
    rows = [_row("", say("schools.formats-with-pictures"), common)]
    for name, losses in shown.items():
        own = losses if name in PICTURELESS else [loss for loss in losses if loss not in common]
        rows.append(_row(f"`{name}`", say(f"schools.formats.{name}"), own))
    return rows


def _shown(name: str) -> list[Loss]:
    others = (WAYS, PICTURE) if name in PICTURELESS else (STROKE, TOLD)
    return [loss for loss in LOSSES[name] if loss not in others]


def _row(name: str, called: str, losses: Sequence[Loss]) -> str:
    return f"| {name} | {called} | {' · '.join(say(f'schools.losses.{loss.id}') for loss in losses)} |"
