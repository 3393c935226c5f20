"""A form that makes a plan for a person, a position and the minutes there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, NotRequired, TypedDict, get_args

from massage_lessons.course import find, planning
from massage_lessons.course.model import ConditionGroup, Position, Side
from massage_lessons.course.signs import HELP
from massage_lessons.course.words import say
from massage_lessons.errors import UnknownName
from massage_lessons.pages import render
from massage_lessons.pages.player import longest, ways
from massage_lessons.pages.request import asked_for

if TYPE_CHECKING:
    from collections.abc import Mapping

    from massage_lessons.course.model import Course, Routine, Step
    from massage_lessons.course.planning import PlanRulesJson
    from massage_lessons.pages.page import Page

WISHES: Mapping[str, str] = {"still": "0", "very-light": "1", "light": "2", "medium": "3", "usual": "", "firm": "5"}
"""The hardest pressure that somebody can wish for, on the talk scale; nothing is what the rules call usual."""


class DoneJson(TypedDict):
    """What a stroke or a position is called and how it is done."""

    name: str
    how: str


class StepJson(DoneJson):
    """What a player tells and shows of a step for oneself, as it does in the routine that the step is from.

    `longest` are the most seconds of its place, on all its sides together, where that sets an end.
    """

    move: str
    careful: str
    way: str
    low: float
    longest: NotRequired[float]


class AgainstJson(TypedDict):
    """What speaks against a massage, and what to do instead."""

    name: str
    instead: str


class PlannerJson(TypedDict):
    """What the form in a page works with: the rules, and the texts of what they name, by id."""

    rules: PlanRulesJson
    places: dict[str, str]
    strokes: dict[str, DoneJson]
    steps: dict[str, StepJson]
    positions: dict[str, DoneJson]
    flags: dict[str, AgainstJson]
    screening: dict[str, AgainstJson]


@asked_for
def planner(*lying: str) -> Page:
    """A form that makes a plan, which can be printed, kept, sent and followed: in these positions, or in all that plans have.

    Raises
    ------
    UnknownName
        When no plan is made in one of these positions.
    """
    course = find.course()
    data = data_of(course)
    known = data["rules"]["positions"]
    for name in lying:
        if name not in known:
            raise UnknownName("position of a plan", name, known)
    groups = [(group, [one for one in course.contraindications if one.group == group]) for group in get_args(ConditionGroup)]
    flags = [(sign, [one for one in course.red_flags if one.action == action]) for action, sign in HELP.items()]
    positions = [find.one(Position, name) for name in lying or known]
    return render.page(
        "planner",
        data=data,
        positions=positions,
        # Nobody chooses places, or one side, for oneself: a routine for oneself has its own.
        placed=any(known[one.id]["places"] for one in positions),
        groups=groups,
        flags=flags,
        wishes=[(value, say(f"pages.planner.wishes.{wish}")) for wish, value in WISHES.items()],
        sides=[(side, say(f"pages.planner.sides-of.{side}")) for side in ("both", *get_args(Side))],
        lists=[
            ("only", say("pages.planner.only"), say("pages.planner.only-help")),
            ("avoid", say("pages.planner.avoid"), say("pages.planner.avoid-help")),
        ],
    )


def data_of(course: Course) -> PlannerJson:
    """Return the rules of plans and the texts of all that a plan names."""
    rules = planning.rules_of(course)
    own = {step["id"] for position in rules["positions"].values() for step in position["steps"]}
    touched = {name for position in rules["positions"].values() for step in position["steps"] for name in step["regions"]}
    placed = touched | {place["id"] for place in rules["places"]}
    return {
        "rules": rules,
        "places": {region.id: region.names.name for region in course.regions if region.id in placed},
        "strokes": {stroke.id: {"name": stroke.name, "how": stroke.summary.text} for stroke in course.strokes},
        "steps": {
            f"{routine.id}/{step.id}": _step(step, routine)
            for routine in course.routines
            for step in routine.steps
            if f"{routine.id}/{step.id}" in own
        },
        "positions": {one.id: {"name": one.name, "how": one.summary.text} for one in course.positions if one.id in rules["positions"]},
        "flags": {flag.id: {"name": flag.sign, "instead": flag.do} for flag in course.red_flags},
        "screening": {one.id: {"name": one.name, "instead": one.instead.text} for one in course.contraindications},
    }


def _step(step: Step, routine: Routine) -> StepJson:
    told: StepJson = {
        "name": step.name,
        "how": step.how.text,
        "move": step.direction,
        "careful": step.careful.text if step.careful else "",
        "way": ways(step, routine),
        "low": step.low or 0,
    }
    most = longest(step, routine)
    if most is not None:
        told["longest"] = most
    return told
