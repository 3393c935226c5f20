"""Routines to follow step by step while the hands work, or the plan that is made on the same page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from massage_lessons.course import find, rules
from massage_lessons.course.model import Region, Routine
from massage_lessons.pages import render
from massage_lessons.pages.request import asked_for

if TYPE_CHECKING:
    from massage_lessons.course.model import Step, Stroke
    from massage_lessons.pages.page import Page

UPWARDS = ("lower-back-beside-spine", "middle-back-beside-spine", "upper-back-beside-spine", "top-of-shoulder")
"""A step from one of these regions to another passes all that lie between."""

BESIDE_SPINE = frozenset(UPWARDS[:-1])
"""Where two hands work at the same time, one on each side."""

ROLLS = frozenset({"roll"})
"""Steps in which a ball is rolled; in all others it lies still."""

FOR_ONE_HAND = frozenset({"sacrum"})
"""Where one hand rests in the middle."""


@asked_for
def player(*names: str) -> Page:
    """Routines to follow, of which the first one is chosen; without a name, the plan that is made on the page."""
    routines = find.some(Routine, names) if names else ()
    return render.page("player", routines=routines, ways=ways, longest=longest)


def ways(step: Step, routine: Routine) -> str:
    """What the drawing shows in a step: how the hands share it, then a stroke and a region for each place that they come to.

    - "both": two hands at the same time, one on each side,
    - "turn": one side after the other, for the same time,
    - "ends": one hand at each end,
    - "one": one hand,
    - "mark": no hands; so is all massage of oneself, whose hands lie otherwise than those that the drawing has.

    A ball that lies still or is rolled stands in the place of a stroke, as "ball" or "roll". Where balls are got ready, they are shown
    where the next step has them.
    """
    regions = _regions(step)
    if not regions:
        after = next((one for one in routine.steps[routine.steps.index(step) + 1 :]), None)
        return ways(after, routine) if after and after.contact == "ball" else ""
    strokes = _strokes(step, regions) if routine.who == "partner" else {}
    if step.contact == "ball":
        strokes = dict.fromkeys(regions, "roll" if step.id in ROLLS else "ball")
    if not strokes:
        return " ".join(["mark", *(f":{base}" for base in regions)])
    return " ".join([_share(step), *(f"{strokes[base]}:{base}" for base in regions if base in strokes)])


def longest(step: Step, routine: Routine) -> float | None:
    """The most seconds that a step may last, on all its sides together; None where its places set no end."""
    each = rules.longest(step, routine.who, find.course())
    return None if each is None else 2 * each


def _share(step: Step) -> str:
    if step.start in FOR_ONE_HAND:
        return "one"
    if step.technique == "resting-hands":
        return "ends"
    return "both" if step.start in BESIDE_SPINE else "turn"


def _regions(step: Step) -> list[str]:
    """The base ids of the regions of a step, in its order."""
    ends = [base for base in (step.start, step.end) if base is not None]
    if set(ends) <= set(UPWARDS) and len(set(ends)) > 1 and step.technique != "resting-hands":
        first, last = map(UPWARDS.index, ends)
        return list(UPWARDS[first : last + 1] if first < last else UPWARDS[last : first + 1][::-1])
    return list(dict.fromkeys(ends))


def _strokes(step: Step, regions: list[str]) -> dict[str, str]:
    """By region, the id of the stroke that shows the step there: the first one of its technique that may be there and goes its way."""
    down = len(regions) > 1 and set(regions) <= set(UPWARDS) and UPWARDS.index(regions[0]) > UPWARDS.index(regions[-1])
    against = "towards-head" if down else "towards-hip"
    fit = [stroke for stroke in find.course().strokes if stroke.technique == step.technique and stroke.path != against]
    # Going down is a way of its own, and all other strokes are the second choice for it.
    fit.sort(key=lambda stroke: down and stroke.path != "towards-hip")
    # Up beside the spine a step turns outwards over the shoulders.
    turns = {"top-of-shoulder"} if not down and set(regions) & BESIDE_SPINE else set()
    found: dict[str, str] = {}
    for base in regions:
        there = [stroke for stroke in fit if _may(stroke, base)]
        # A step keeps its stroke for as long as that may be where it goes.
        same = [stroke for stroke in there if stroke.path == "outwards" if base in turns] or [
            stroke for stroke in there if stroke.id in found.values()
        ]
        if there:
            found[base] = (same or there)[0].id
    return found


def _may(stroke: Stroke, base: str) -> bool:
    return rules.pressure(stroke, find.one(Region, base)) is not None
