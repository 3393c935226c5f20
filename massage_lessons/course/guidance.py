"""The guidance card of an entry: its statements in titled sections, in the order in which a learner reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypedDict

from massage_lessons.course.model import Amount, Bone, Item, Landmark, Muscle, Region, Statement, Zone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from massage_lessons.course.model import Basis, Contact, Course, Entry, Massage

SectionId = Literal["lies", "find", "massage", "careful", "know", "self", "leave-out", "does", "attaches"]
Tone = Literal["plain", "care"]

TITLES: dict[SectionId, str] = {
    "lies": "What lies here",
    "find": "Find it",
    "massage": "How to massage",
    "careful": "Careful here",
    "know": "Good to know",
    "self": "On yourself",
    "leave-out": "Leave this alone",
    "does": "What it does",
    "attaches": "Where it attaches",
}
HANDS: dict[Contact, str] = {
    "palm": "a flat palm",
    "pressing-palm": "a palm that presses",
    "whole-hand": "the whole hand",
    "ball": "a ball",
    "towel": "a towel",
}
"""What may touch, in the words of a card."""

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
    """Give the sections of an entry's card; a section with nothing to say is left out."""
    sections = _sections(entry, course)
    return [_section(name, items, title) for name, title, items in sections if items]


def statement(stated: Statement) -> StatementJson:
    """Give a statement as the front end reads it."""
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
    return tuple((name, TITLES[name], items) for name, items in sections)


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
        _labelled("Technique", massage.technique),
        _labelled("Direction", massage.direction),
        _measured("Pressure", f"{_span(pressure.low, pressure.high)} out of 10, with {_hands(massage)}", pressure),
        _measured("Time", f"About {_time(minutes.low, minutes.high)}", minutes),
    )


def _hands(massage: Massage) -> str:
    return " or ".join(HANDS[contact] for contact in massage.contacts)


def _labelled(label: str, item: Item) -> Item:
    return Item(item.text, item.sources, item.basis, label=label, links=item.links)


def _measured(label: str, measure: str, amount: Amount) -> Item:
    return Item(f"{measure}. {amount.text}", amount.sources, amount.basis, label=label)


def _span(low: float, high: float) -> str:
    return f"{low:g}" if low == high else f"{low:g} to {high:g}"


def _time(low: float, high: float) -> str:
    """Give minutes in words; from less than one minute on they are said in seconds."""
    if low < 1:
        return f"{_span(low * 60, high * 60)} seconds"
    return "1 minute" if low == high == 1 else f"{_span(low, high)} minutes"


def _muscle(muscle: Muscle, course: Course) -> tuple[_Section, ...]:
    strands = tuple(other.id for other in course.muscles if other.part_of == muscle.id)
    whole = (muscle.part_of,) if muscle.part_of else ()
    neighbours = (
        _pointer("On the skin above it", "The massage regions that it lies under:", muscle.regions),
        _pointer("Part of", "One strand of a larger muscle:", whole),
        _pointer("Its strands", "The muscle is made of these:", strands),
    )
    where: _Section = ("lies", "Where it lies", tuple(item for item in neighbours if item.links))
    return (
        *_titled(("does", muscle.does), ("attaches", muscle.attaches)),
        where,
        *_titled(("find", muscle.find), ("know", muscle.know)),
    )


def _pointer(label: str, text: str, links: tuple[str, ...]) -> Item:
    return Item(text, (), "general-anatomy", label=label, links=links)


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
