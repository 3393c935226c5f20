"""A table of a content file becomes a frozen object of the model, field by field as its annotations say."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING, Any, TypeVar

from massage_lessons.course import checks, fields
from massage_lessons.course.fields import Choice, Flag, Many, Number, One, Text, Year
from massage_lessons.course.links import Reference

if TYPE_CHECKING:
    from collections.abc import Mapping

    from massage_lessons.course.links import Notes
    from massage_lessons.course.table import Table

T = TypeVar("T")


def read(cls: type[T], table: Table, notes: Notes, **given: object) -> T:
    """Read an object; what is `given`, such as its id, does not stand in the table."""
    found = cls(**_values(cls, table, notes, given))
    notes.keep(found, table.place)
    table.close()
    return found


def rows(cls: type[T], table: Table, notes: Notes) -> tuple[T, ...]:
    """Read a table by id."""
    return tuple(read(cls, row, notes, id=name) for name, row in table.rows())


def _values(cls: type, table: Table, notes: Notes, given: Mapping[str, object]) -> dict[str, Any]:
    """Read all fields: first what a rule fills from keys of its own, then the plain ones, then the rule that looks at them together."""
    values = dict(given)
    for key in checks.OTHER_KEYS.get(cls, ()):
        table.has(key)
    values |= checks.rule(checks.FILLS, cls, _nothing)(table, notes)
    within: dict[str, Table] = {}
    for field in fields.of(cls):
        if field.name not in values:
            holder = within.setdefault(field.within, table.table(field.within)) if field.within else table
            values[field.name] = _field(field, holder, notes)
    for inner in within.values():
        inner.close()
    checks.rule(checks.FINISHES, cls, _no_more)(table, notes, values)
    return values


def _nothing(_table: Table, _notes: Notes) -> dict[str, Any]:
    return {}


def _no_more(_table: Table, _notes: Notes, _values: dict[str, Any]) -> None:
    pass


def _field(field: fields.Field, table: Table, notes: Notes) -> object:
    """Read a field, or give what stands for one that is not there."""
    if (field.beside and not table.has(field.beside)) or (field.optional and not table.has(field.key)):
        return () if isinstance(field.value, Many) else None
    return value(field.value, table, field.key, notes)


@singledispatch
def value(kind: fields.Value, _table: Table, _key: str, _notes: Notes) -> object:
    """Read what stands under a key that must be there.

    Raises
    ------
    TypeError
        For a value that no content file has.
    """
    raise TypeError(kind)


@value.register(Text)
def _text(kind: Text, table: Table, key: str, notes: Notes) -> str:
    text = table.name(key) if kind.kebab else table.text(key)
    if kind.to:
        notes.references.append(Reference(table.place_of(key), text, kind.to))
    if kind.asks and text and not text.endswith("?"):
        table.note("a question", repr(text[-20:]), "End it with a question mark.", at=table.place_of(key))
    return text


@value.register(Number)
def _number(kind: Number, table: Table, key: str, _: Notes) -> float:
    if kind.whole:
        return table.whole(key)
    number, limit = table.number(key), kind.limit
    if limit and (number < 0 or number > limit.most or (number == 0 and not limit.zero)):
        wanted = f"a number from 0 to {limit.most:g}" if limit.zero else f"a number above 0, up to {limit.most:g}"
        table.note(wanted, f"{number:g}", "Write a number in this range.", at=table.place_of(key))
    return number


@value.register(Flag)
def _flag(_kind: Flag, table: Table, key: str, _notes: Notes) -> bool:
    return table.flag(key)


@value.register(Year)
def _year(_kind: Year, table: Table, key: str, _notes: Notes) -> int | None:
    return table.year(key)


@value.register(Choice)
def _choice(kind: Choice, table: Table, key: str, _: Notes) -> str:
    return table.choice(key, kind.words)


@value.register(One)
def _one(kind: One, table: Table, key: str, notes: Notes) -> object:
    return kind.cls(**_values(kind.cls, table, notes, {})) if kind.spread else read(kind.cls, table.table(key), notes)


@value.register(Many)
def _many(kind: Many, table: Table, key: str, notes: Notes) -> tuple[object, ...]:
    match kind.of:
        case One(cls):
            return rows(cls, table.table(key), notes) if kind.by_id else _listed(cls, table, key, notes)
        case Choice(words):
            return table.choices(key, words)
        case Text(to=to) if to:
            return checks.ids(table, key, to, notes)
        case Text():
            return tuple(word for word, _ in table.words(key))
    raise TypeError(kind.of)


def _listed(cls: type[Any], table: Table, key: str, notes: Notes) -> tuple[Any, ...]:
    """Read a list of tables; where they have ids, none may come twice."""
    found = tuple(read(cls, row, notes) for row in table.tables(key))
    given = [getattr(one, "id", "") for one in found]
    for again in sorted({name for name in given if name and given.count(name) > 1}):
        noun = key.removesuffix("s")
        article = "an" if noun[0] in "aeiou" else "a"
        table.note(f"each id of {article} {noun} once", f"{again!r} again", "Give one of the two another id.", at=table.place_of(key))
    return found
