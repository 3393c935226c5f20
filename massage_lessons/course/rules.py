"""What may touch a region, and how hard: one rule for each place, which cards, steps and texts keep to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from massage_lessons.course.model import Contact, Touch
from massage_lessons.errors import alternatives

if TYPE_CHECKING:
    from collections.abc import Iterator

    from massage_lessons.course.model import Region, Step, Technique, Who

CONTACTS: tuple[Contact, ...] = get_args(Contact)


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
    return Touch(region.massage.contacts, region.massage.pressure.high) if region.massage else None


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


def unfit(step: Step, technique: Technique) -> Breach | None:
    """Return how a technique is done with something else than what a step names."""
    if step.contact not in CONTACTS or step.contact in technique.contacts:
        return None  # an unknown word is a fault already, where it stands
    known = alternatives(technique.contacts) if technique.contacts else "another technique"
    return Breach(f"what {technique.id!r} is done with", repr(step.contact), f"Write {known}.")
