"""Statements as they are written in every content file: a text, and what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar, cast, get_args

from massage_lessons.course.links import Reference
from massage_lessons.course.model import Amount, Basis, Item, Point, Statement

if TYPE_CHECKING:
    from collections.abc import Callable

    from massage_lessons.course.links import Notes, Target
    from massage_lessons.course.yaml import Table


class _Listed(Protocol):
    @property
    def id(self) -> str: ...


L = TypeVar("L", bound=_Listed)

NOUNS = {"fields": "a field", "steps": "a step", "needs": "a need", "options": "an option"}
"""What one of a list is called."""

UNSOURCED = tuple(basis for basis in get_args(Basis) if basis != "source")


def statement(table: Table, notes: Notes) -> Statement:
    """Read a table that has nothing but a statement."""
    found = Statement(table.text("text"), *_grounds(table, notes))
    table.close()
    return found


def item(table: Table, notes: Notes) -> Item:
    """Read a statement that may have a label and links."""
    label = table.optional_text("label")
    links = ids(table, "links", "entry", notes, required=False)
    found = Item(table.text("text"), *_grounds(table, notes), label=label, links=links)
    table.close()
    return found


def points(table: Table, key: str, notes: Notes, *, required: bool = True) -> tuple[Point, ...]:
    """Read a list of items, each with an id."""
    return listed(table, key, lambda row: _point(row, notes), required=required)


def listed(table: Table, key: str, read_one: Callable[[Table], L], *, required: bool = True) -> tuple[L, ...]:
    """Read a list of tables, each with an id that no other of the list has."""
    found = tuple(read_one(row) for row in table.tables(key, required=required))
    given = [one.id for one in found]
    for again in sorted({name for name in given if name and given.count(name) > 1}):
        table.note(f"each id of {NOUNS[key]} once", f"{again!r} again", "Give one of the two another id.", at=table.place_of(key))
    return found


def _point(table: Table, notes: Notes) -> Point:
    name, label = table.name("id"), table.optional_text("label")
    links = ids(table, "links", "entry", notes, required=False)
    found = Point(table.text("text"), *_grounds(table, notes), label=label, links=links, id=name)
    table.close()
    return found


def items(table: Table, key: str, notes: Notes, *, required: bool = True) -> tuple[Item, ...]:
    """Read a list of items."""
    return tuple(item(row, notes) for row in table.tables(key, required=required))


def amount(table: Table, notes: Notes, *, most: float, zero: bool) -> Amount:
    """Read a statement with `low` and `high`, in order, none above `most`, and 0 only where that makes sense."""
    low, high = (number_up_to(table, key, most, zero=zero) for key in ("low", "high"))
    if low > high:
        found = f"{low:g} as low and {high:g} as high"
        table.note("a low that is not above the high", found, "Swap the two.", at=table.place_of("low"))
    found_amount = Amount(table.text("text"), *_grounds(table, notes), low=low, high=high)
    table.close()
    return found_amount


def ids(table: Table, key: str, to: Target, notes: Notes, *, required: bool = True) -> tuple[str, ...]:
    """Read a list of ids that point to something of one kind."""
    words = table.words(key, required=required)
    for position, (word, place) in enumerate(words):
        notes.references.append(Reference(place, word, to))
        if word and word in [earlier for earlier, _ in words[:position]]:
            table.note("each id once", f"{word!r} again", "Remove one of the two.", at=place)
    return tuple(word for word, _ in words)


def _grounds(table: Table, notes: Notes) -> tuple[tuple[str, ...], Basis]:
    """Read what a statement rests on: exactly one of `sources` and `basis`."""
    both = table.has("sources"), table.has("basis")
    if table.sound and all(both):
        mend = "Keep the sources where one says it; else keep the basis."
        table.note("either 'sources' or 'basis'", "both", mend, at=table.place_of("basis"))
    elif table.sound and not any(both):
        mend = f"Add 'sources: [...]', or 'basis:' with one of {', '.join(UNSOURCED)}."
        table.note("either 'sources' or 'basis'", "neither", mend)
    sources = ids(table, "sources", "source", notes, required=both[0])
    if sources or not both[1]:
        return sources, "source"
    return (), cast("Basis", table.choice("basis", UNSOURCED))


def number_up_to(table: Table, key: str, most: float, *, zero: bool) -> float:
    """Read a number from 0 to `most`; 0 itself only with `zero`."""
    number = table.number(key)
    if number < 0 or number > most or (number == 0 and not zero):
        wanted = f"a number from 0 to {most:g}" if zero else f"a number above 0, up to {most:g}"
        table.note(wanted, f"{number:g}", "Write a number in this range.", at=table.place_of(key))
    return number
