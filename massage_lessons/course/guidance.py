"""The guidance card of an entry: its statements in titled sections, in the order in which a learner reads them."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Literal, TypedDict

from massage_lessons.course.model import Amount, Bone, Item, Landmark, Muscle, Region, Statement, Zone
from massage_lessons.course.spans import minutes_between, span
from massage_lessons.course.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from massage_lessons.course.model import Basis, Course, Entry, Massage

SectionId = Literal["lies", "find", "massage", "careful", "know", "self", "leave-out", "does", "attaches"]
Tone = Literal["plain", "care"]

CARE: tuple[SectionId, ...] = ("careful", "leave-out")
"""Sections that the page sets apart, because they keep people safe."""


class StatementJson(TypedDict):
    """A statement as the front end reads it."""

    text: str
    sources: list[str]
    basis: Basis


class ItemJson(StatementJson, total=False):
    """A statement in a section."""

    label: str
    links: list[str]


class SectionJson(TypedDict):
    """A titled part of a card."""

    id: SectionId
    title: str
    tone: Tone
    items: list[ItemJson]


def card(entry: Entry, course: Course) -> list[SectionJson]:
    """Return the sections of an entry's card; a section with nothing to say is left out."""
    sections = _sections(entry, course)
    return [_section(name, items, title) for name, title, items in sections if items]


def statement(stated: Statement) -> StatementJson:
    """Return a statement as the front end reads it."""
    return {"text": stated.text, "sources": list(stated.sources), "basis": stated.basis}


_Section = tuple[SectionId, str, tuple[Item, ...]]


def _sections(entry: Entry, course: Course) -> Iterable[_Section]:
    match entry:
        case Region():
            return _region(entry)
        case Muscle():
            return _muscle(entry, course)
        case Landmark():
            return _titled(("find", entry.find), ("careful", entry.careful), ("know", entry.know))
        case Zone():
            return _titled(("leave-out", entry.leave_out), ("find", entry.find), ("careful", entry.careful))
        case Bone():
            return _titled(("find", entry.find), ("know", entry.know))
    message = f"no card is known for a {type(entry).__name__}"
    raise TypeError(message)


def _titled(*sections: tuple[SectionId, tuple[Item, ...]]) -> tuple[_Section, ...]:
    return tuple((name, say(f"card.sections.{name}"), items) for name, items in sections)


def _region(region: Region) -> tuple[_Section, ...]:
    return _titled(
        ("leave-out", region.leave_out),
        ("lies", region.lies),
        ("find", region.find),
        ("massage", _massage(region.massage) if region.massage else ()),
        ("careful", region.careful),
        ("know", region.know),
        ("self", region.on_yourself),
    )


def _massage(massage: Massage) -> tuple[Item, ...]:
    pressure, minutes = massage.pressure, massage.minutes
    return (
        _labelled(say("card.technique"), massage.technique),
        _labelled(say("card.direction"), massage.direction),
        _measured(say("card.pressure"), say("card.of-ten", amount=span(pressure.low, pressure.high), hands=_hands(massage)), pressure),
        _measured(say("card.time"), say("card.about", time=minutes_between(minutes.low, minutes.high)), minutes),
    )


def _hands(massage: Massage) -> str:
    names = [say(f"card.contacts.{contact}") for contact in massage.contacts]
    return reduce(lambda first, last: say("card.or", first=first, last=last), names)


def _labelled(label: str, item: Item) -> Item:
    return Item(item.text, item.sources, item.basis, label=label, links=item.links)


def _measured(label: str, measure: str, amount: Amount) -> Item:
    return Item(say("card.measured", measure=measure, text=amount.text), amount.sources, amount.basis, label=label)


def _muscle(muscle: Muscle, course: Course) -> tuple[_Section, ...]:
    strands = tuple(other.id for other in course.muscles if other.part_of == muscle.id)
    whole = (muscle.part_of,) if muscle.part_of else ()
    neighbours = (
        _pointer("regions", muscle.regions),
        _pointer("whole", whole),
        _pointer("strands", strands),
    )
    where: _Section = ("lies", say("card.sections.where"), tuple(item for item in neighbours if item.links))
    return (
        *_titled(("does", muscle.does), ("attaches", muscle.attaches)),
        where,
        *_titled(("find", muscle.find), ("know", muscle.know)),
    )


def _pointer(name: str, links: tuple[str, ...]) -> Item:
    return Item(say(f"card.{name}.text"), (), "general-anatomy", label=say(f"card.{name}.label"), links=links)


def _section(name: SectionId, items: Iterable[Item], title: str) -> SectionJson:
    return {
        "id": name,
        "title": title,
        "tone": "care" if name in CARE else "plain",
        "items": [_item(item) for item in items],
    }


def _item(item: Item) -> ItemJson:
    found: ItemJson = {"text": item.text, "sources": list(item.sources), "basis": item.basis}
    if item.label is not None:
        found["label"] = item.label
    if item.links:
        found["links"] = list(item.links)
    return found
