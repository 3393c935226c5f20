"""What may touch a region, and how hard: one rule for each place, which cards, steps and texts keep to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from massage_lessons.course.model import Contact, Touch, ZoneTouch
from massage_lessons.errors import alternatives

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from massage_lessons.course.model import Course, Region, Step, Stroke, Technique, Who, Zone

CONTACTS: tuple[Contact, ...] = get_args(Contact)

LIGHT = 2.0
"""The hardest flat palm, on the talk scale, that still counts as a light touch: our convention, as careful as for no weight."""

NO_WEIGHT = 2.0
"""The hardest flat palm, on the talk scale, that has no more than a relaxed hand's own weight; the card of the neck says the same."""

PASSES: Mapping[ZoneTouch, float] = {"none": -1.0, "light": LIGHT, "no-weight": NO_WEIGHT}
"""The hardest that a flat palm may pass over a zone with that touch; nothing passes where the touch is none."""


@dataclass(frozen=True, slots=True)
class Breach:
    """How a step breaks a rule, in the words of a fault."""

    expected: str
    found: str
    mend: str


def touch(region: Region, who: Who) -> Touch | None:
    """Return what may touch a region, and how hard; None where the region is left out."""
    if who == "self":
        return region.own_touch
    return Touch(region.massage.contacts, region.massage.pressure.high, None) if region.massage else None


def breaches(step: Step, who: Who, region: Region) -> Iterator[Breach]:
    """Yield the ways in which a step is more than a region's rule allows."""
    name, rule = repr(region.id), touch(region, who)
    if rule is None:
        expected = "a region that a partner massages" if who == "partner" else "a region with 'self_touch'"
        yield Breach(expected, f"{name}, which is left out", "Choose another region.")
        return
    if step.contact in CONTACTS and step.contact not in rule.contacts:
        yield Breach(f"one of {', '.join(rule.contacts)}, as {name} allows", repr(step.contact), f"Write {alternatives(rule.contacts)}.")
    if step.high is not None and step.high > rule.most:
        yield Breach(f"pressure up to {rule.most:g}, as the card of {name} says", f"{step.high:g}", "Press less here, or split the step.")
    if rule.longest is not None and step.minutes * 60 > 2 * rule.longest:
        expected = f"{rule.longest:g} seconds on each side at most, as the card of {name} says"
        yield Breach(expected, f"{step.minutes:g} minutes for both", "Make the step shorter.")


def longest(step: Step, who: Who, course: Course) -> float | None:
    """Return the most seconds that a step may last on each side; None where none of its regions says one."""
    touched = [touch(region, who) for region in course.regions if region.id in (step.start, step.end)]
    return min((rule.longest for rule in touched if rule is not None and rule.longest is not None), default=None)


def pressure(stroke: Stroke, region: Region) -> float | None:
    """Return the hardest that a partner's stroke may be on a region; None where it is not for that region at all."""
    rule = touch(region, "partner")
    if rule is None or stroke.contact not in rule.contacts or region.id in stroke.left_out:
        return None
    if (stroke.only and region.id not in stroke.only) or stroke.pressure.low > rule.most:
        return None
    return min(stroke.pressure.high, rule.most)


def keeps_off(stroke: Stroke, most: float, zone: Zone) -> bool:
    """Tell whether a stroke that is at most so hard stays out of a zone; only a flat palm, light enough, passes over one."""
    return zone.id in stroke.left_out or stroke.contact != "palm" or most > PASSES[zone.touch]


def unfit_stroke(stroke: Stroke, regions: tuple[Region, ...], technique: Technique | None) -> Iterator[Breach]:
    """Yield the ways in which a stroke is something that no hand may do here."""
    if technique is not None and technique.use == "not-here":
        yield Breach("a technique that the course teaches", repr(technique.id), "Choose another technique, or take the stroke out.")
    other = unfit(stroke, technique) if technique else None
    if other:
        yield other
        return
    allowed = {region.id for region in regions if pressure(stroke, region) is not None}
    for name in stroke.only:
        if name not in allowed:
            yield Breach("only regions whose rule allows the stroke", repr(name), "Take it out of 'only', or press less.")
    if not allowed and not stroke.only:
        yield Breach("a stroke that the rule of some region allows", "none", "Press less, or use another contact.")


def unfit(done: Step | Stroke, technique: Technique) -> Breach | None:
    """Return how a technique is done with something else than what a step or a stroke names."""
    if done.contact not in CONTACTS or done.contact in technique.contacts:
        return None  # an unknown word is a fault already, where it stands
    known = alternatives(technique.contacts) if technique.contacts else "another technique"
    return Breach(f"what {technique.id!r} is done with", repr(done.contact), f"Write {known}.")
