"""All that a plan is made by, as the one implementation, `front/core/plan.js`, reads it in browsers and in Python."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, TypedDict

from massage_lessons.course import rules

if TYPE_CHECKING:
    from collections.abc import Mapping

    from massage_lessons.course.model import (
        Contact,
        Course,
        Help,
        PlanEnd,
        PlannedStep,
        PlanPhase,
        PlanPlace,
        PlanPosition,
        PlanScreening,
        Rule,
        Step,
        StepSides,
        Stroke,
        Who,
    )

SECONDS = 60


class EndJson(TypedDict):
    """The stroke that a plan begins or ends with, its share of the time, and its seconds at least and at most."""

    stroke: str
    share: float
    least: float
    most: float


class PlaceJson(TypedDict):
    """A region; `most` are seconds on each side, `order` counts from the hips to the head."""

    id: str
    size: float
    most: float
    order: int
    phase: PlanPhase
    beside: bool
    ask: bool
    light: list[str]
    deep: list[str]


class StrokeRuleJson(TypedDict):
    """How hard a stroke is, how hard it may be on each region, and the seconds of its fewest passes."""

    low: float
    least: float
    on: dict[str, float]


class StepJson(TypedDict):
    """A step of a routine for oneself: `id` is routine/step, `seconds` what the routine gives it, `longest` the most on each side."""

    id: str
    regions: list[str]
    contact: Contact | None
    low: float
    high: float
    seconds: float
    longest: float | None
    sides: StepSides
    phase: PlanPhase


class FreeJson(TypedDict):
    """A place that a position leaves free, and the minutes from which it is in a plan by itself."""

    id: str
    since: float | None


class PositionJson(TypedDict):
    """What can be done in a position: for a partner places, the most important first, for oneself steps."""

    who: Who
    most: float
    halves: bool
    without: list[str]
    places: list[FreeJson]
    steps: list[StepJson]


class ScreeningJson(TypedDict):
    """What a yes means; `agreed` is None where no plan is left by it, else whether a professional must agree first."""

    rules: list[Rule]
    agreed: bool | None
    most: float | None
    minutes: float | None
    gentle: bool
    balls: bool
    positions: list[str]
    places: list[str]


class PlanRulesJson(TypedDict):
    """All that a plan is made by; `position` is the one that is meant where none is named."""

    minutes: list[float]
    position: str
    light: float
    usual: float
    first: float
    open: EndJson
    finish: EndJson
    close: EndJson
    together: list[str]
    heavy: list[str]
    gentle: list[str]
    places: list[PlaceJson]
    strokes: dict[str, StrokeRuleJson]
    positions: dict[str, PositionJson]
    screening: dict[str, ScreeningJson]
    flags: dict[str, Help]


def rules_of(course: Course) -> PlanRulesJson:
    """Return what the plans of a course are made by."""
    plan = course.plan
    return {
        "minutes": [plan.minutes.low, plan.minutes.high],
        "position": course.plan_positions[0].id,
        "light": plan.light,
        "usual": plan.usual,
        "first": plan.first,
        "open": _end(plan.open),
        "finish": _end(plan.finish),
        "close": _end(plan.close),
        "together": list(plan.together),
        "heavy": list(plan.heavy),
        "gentle": list(plan.gentle),
        "places": [_place(place, course) for place in course.plan_places],
        "strokes": {stroke.id: _stroke(stroke, course) for stroke in course.strokes},
        "positions": {position.id: _position(position, course) for position in course.plan_positions},
        "screening": _screening(course),
        "flags": {flag.id: flag.action for flag in course.red_flags},
    }


def _end(end: PlanEnd) -> EndJson:
    return {"stroke": end.stroke, "share": end.share / 100, "least": end.least, "most": end.most}


def _place(place: PlanPlace, course: Course) -> PlaceJson:
    regions = [region.id for region in course.regions]
    massage = next((region.massage for region in course.regions if region.id == place.id), None)
    return {
        "id": place.id,
        "size": place.size,
        "most": massage.minutes.high * SECONDS if massage else 0,
        "order": len(regions) - regions.index(place.id),
        "phase": place.phase,
        "beside": place.beside,
        "ask": place.ask,
        "light": list(place.light),
        "deep": list(place.deep),
    }


def _stroke(stroke: Stroke, course: Course) -> StrokeRuleJson:
    allowed = ((region.id, rules.pressure(stroke, region)) for region in course.regions)
    return {
        "low": stroke.pressure.low,
        "least": stroke.passes.low * stroke.pace.beat,
        "on": {name: most for name, most in allowed if most is not None},
    }


def _position(position: PlanPosition, course: Course) -> PositionJson:
    steps = {(routine.id, step.id): step for routine in course.routines for step in routine.steps}
    who = next(one.use for one in course.positions if one.id == position.id)
    return {
        "who": who,
        "most": position.most,
        "halves": position.halves,
        "without": list(position.without),
        "places": [{"id": place.id, "since": place.since} for place in position.places],
        "steps": [_step(one, steps[one.routine, one.step], who, course) for one in position.steps],
    }


def _step(planned: PlannedStep, step: Step, who: Who, course: Course) -> StepJson:
    regions = list(dict.fromkeys(filter(None, (step.start, step.end))))
    return {
        "id": f"{planned.routine}/{planned.step}",
        "regions": regions,
        "contact": step.contact,
        "low": step.low or 0,
        "high": step.high or 0,
        "seconds": step.minutes * SECONDS,
        "longest": rules.longest(step, who, course),
        "sides": planned.sides,
        "phase": planned.phase,
    }


def _screening(course: Course) -> dict[str, ScreeningJson]:
    """Return what each reason against massage means; the places of one that is local are left out."""
    left: Mapping[str, PlanScreening] = {one.id: one for one in course.plan_screening}
    regions = {region.id for region in course.regions}
    found: dict[str, ScreeningJson] = {}
    for reason in course.contraindications:
        one = left.get(reason.id)
        local = [name for name in reason.places if name in regions] if "local" in reason.rules else []
        found[reason.id] = {
            "rules": list(reason.rules),
            "agreed": one.agreed if one else None,
            "most": one.most if one else None,
            "minutes": one.minutes if one else None,
            "gentle": bool(one and one.gentle),
            "balls": bool(one and one.balls),
            "positions": list(one.positions) if one else [],
            "places": list(dict.fromkeys(chain(one.places if one else (), local))),
        }
    return found
