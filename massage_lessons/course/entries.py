"""One function per kind of entry: a table of a content file becomes a frozen object of the model."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, cast, get_args

from massage_lessons.course.links import Reference
from massage_lessons.course.model import Bone, Contact, Landmark, Massage, Muscle, Names, Region, Sides, Touch, Zone, ZoneTouch
from massage_lessons.course.pronunciation import say
from massage_lessons.course.statements import amount, ids, item, items, number_up_to, statement

if TYPE_CHECKING:
    from massage_lessons.course.links import Notes, Target
    from massage_lessons.course.model import Statement
    from massage_lessons.course.yaml import Table

HARDEST_PRESSURE = 10
LONGEST_MINUTES = 60


class _Common(TypedDict):
    """What the entries of every kind have."""

    id: str
    names: Names
    group: str
    sides: Sides
    layer: str
    summary: Statement


def _common(name: str, table: Table, notes: Notes, *, layer: str) -> _Common:
    return {
        "id": name,
        "names": _names(table, notes),
        "group": _pointer(table, "group", "group", notes),
        "sides": cast("Sides", table.choice("sides", get_args(Sides))),
        "layer": layer,
        "summary": statement(table.table("summary"), notes),
    }


def _names(table: Table, notes: Notes) -> Names:
    latin = table.optional_text("latin")
    return Names(
        name=table.text("name"),
        english=table.text("english"),
        latin=latin,
        say=say(latin, table.place_of("latin"), notes) if latin else None,
        also=tuple(word for word, _ in table.words("also", required=False)),
    )


def _pointer(table: Table, key: str, to: Target, notes: Notes) -> str:
    """Read the one group, layer or muscle that an entry belongs to."""
    word = table.text(key)
    notes.references.append(Reference(table.place_of(key), word, to))
    return word


def region(name: str, table: Table, notes: Notes) -> Region:
    """Read a massage region."""
    massage, leave_out = table.has("massage"), table.has("leave_out")
    if table.sound and massage == leave_out:
        found = "both" if massage else "neither"
        mend = "Keep 'leave_out' where a lay person must not massage; else keep 'massage'."
        table.note("either 'massage' or 'leave_out'", found, mend)
    own = table.has("self_touch")
    if table.sound and table.has("self") and not own:
        table.note("'self_touch' beside 'self'", "only 'self'", "Add 'self_touch:' with 'contact' and 'most'.", at=table.place_of("self"))
    return Region(
        **_common(name, table, notes, layer="skin"),
        lies=items(table, "lies", notes),
        find=items(table, "find", notes),
        massage=_massage(table.table("massage"), notes) if massage else None,
        leave_out=items(table, "leave_out", notes, required=leave_out),
        careful=items(table, "careful", notes),
        know=items(table, "know", notes),
        on_yourself=items(table, "self", notes, required=False),
        own_touch=_touch(table.table("self_touch")) if own else None,
    )


def _massage(table: Table, notes: Notes) -> Massage:
    massage = Massage(
        contacts=_contacts(table),
        technique=item(table.table("technique"), notes),
        direction=item(table.table("direction"), notes),
        pressure=amount(table.table("pressure"), notes, most=HARDEST_PRESSURE, zero=True),
        minutes=amount(table.table("minutes"), notes, most=LONGEST_MINUTES, zero=False),
    )
    table.close()
    return massage


def _touch(table: Table) -> Touch:
    touch = Touch(_contacts(table), number_up_to(table, "most", HARDEST_PRESSURE, zero=True))
    table.close()
    return touch


def _contacts(table: Table) -> tuple[Contact, ...]:
    return tuple(cast("Contact", word) for word in table.choices("contact", get_args(Contact)))


def muscle(name: str, table: Table, notes: Notes) -> Muscle:
    """Read a muscle."""
    return Muscle(
        **_common(name, table, notes, layer=_pointer(table, "layer", "layer", notes)),
        attaches=items(table, "attaches", notes),
        does=items(table, "does", notes),
        find=items(table, "find", notes),
        know=items(table, "know", notes, required=False),
        regions=ids(table, "regions", "region", notes, required=False),
        part_of=_pointer(table, "part_of", "muscle", notes) if table.has("part_of") else None,
    )


def landmark(name: str, table: Table, notes: Notes) -> Landmark:
    """Read a landmark."""
    return Landmark(
        **_common(name, table, notes, layer="bones"),
        find=items(table, "find", notes),
        know=items(table, "know", notes, required=False),
        careful=items(table, "careful", notes, required=False),
    )


def zone(name: str, table: Table, notes: Notes) -> Zone:
    """Read a take-care zone."""
    return Zone(
        **_common(name, table, notes, layer="care"),
        touch=cast("ZoneTouch", table.choice("touch", get_args(ZoneTouch))),
        leave_out=items(table, "leave_out", notes),
        find=items(table, "find", notes),
        careful=items(table, "careful", notes),
    )


def bone(name: str, table: Table, notes: Notes) -> Bone:
    """Read a bone."""
    return Bone(
        **_common(name, table, notes, layer="bones"),
        find=items(table, "find", notes, required=False),
        know=items(table, "know", notes, required=False),
    )
