"""What annotations cannot say: fields that are filled from several keys, and rules that hold between the fields of one object."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from massage_lessons.course import model
from massage_lessons.course.links import Reference
from massage_lessons.course.pronunciation import say, say_if_known

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from massage_lessons.course.links import Notes
    from massage_lessons.course.model.written import Target
    from massage_lessons.course.table import Table

UNSOURCED = get_args(model.Unsourced)
OPTIONS = (3, 5)
STAGES = (3, 8)
"""So many steps can be put in order without paper."""

RESTS_ON = ("contraindications", "red_flags", "stop_signs", "zones")
"""What a case may rest on; it has at least one of these."""
OTHER_KEYS: Mapping[type, tuple[str, ...]] = {
    model.Source: (
        "id",
        "type",
        "author",
        "container-title",
        "collection-title",
        "volume",
        "issue",
        "page",
        "publisher",
        "number",
        "DOI",
        "PMID",
    )
}
"""Keys that a class allows besides its own: those of CSL-JSON that the printer of references reads."""

FIXED_LAYERS: Mapping[type, str] = {model.Region: "skin", model.Landmark: "bones", model.Zone: "care", model.Bone: "bones"}
"""Layers that entries are put on by their kind; only a muscle says itself which layer it is on."""

EITHER: Mapping[type, tuple[str, ...]] = {model.Statement: ("sources", "basis"), model.Effect: (), model.Region: ("massage", "leave_out")}
"""Keys of which a class has exactly one."""

R = TypeVar("R")


def rule(rules: Mapping[type, R], cls: type, otherwise: R) -> R:
    """Return the rule of a class, or of the next class above it that has one."""
    return next((rules[one] for one in cls.__mro__ if one in rules), otherwise)


def ids(table: Table, key: str, to: Target, notes: Notes) -> tuple[str, ...]:
    """Read a list of ids that point to something of one kind."""
    words = table.words(key)
    for position, (word, place) in enumerate(words):
        notes.references.append(Reference(place, word, to))
        if word and word in [earlier for earlier, _ in words[:position]]:
            table.note("each id once", f"{word!r} again", "Remove one of the two.", at=place)
    return tuple(word for word, _ in words)


def _grounds(table: Table, notes: Notes) -> dict[str, Any]:
    """Read what a statement rests on: exactly one of `sources` and `basis`."""
    both = table.has("sources"), table.has("basis")
    if table.sound and all(both):
        mend = "Keep the sources where one says it; else keep the basis."
        table.note("either 'sources' or 'basis'", "both", mend, at=table.place_of("basis"))
    elif table.sound and not any(both):
        mend = f"Add 'sources: [...]', or 'basis:' with one of {', '.join(UNSOURCED)}."
        table.note("either 'sources' or 'basis'", "neither", mend)
    sources = ids(table, "sources", "source", notes) if both[0] else ()
    if sources or not both[1]:
        return {"sources": sources, "basis": "source"}
    return {"sources": (), "basis": table.choice("basis", UNSOURCED)}


def _effect(table: Table, _: Notes) -> dict[str, Any]:
    """Read a number with its interval, or `given`, which says what the source leaves out."""
    given = table.choice("given", get_args(model.Given)) if table.has("given") else "interval"
    estimate = None if given == "words" else table.number("estimate")
    return {
        "basis": "source",
        "estimate": estimate,
        "interval": _interval(table, given, estimate),
        "found": table.text("found") if given == "words" else None,
    }


def _interval(table: Table, given: str, estimate: float | None) -> tuple[float, float] | None:
    """Read the interval of an estimate: it must hold it, and where there is none, `given` must say so."""
    if given != "interval" or estimate is None:
        return None
    if not (table.has("low") or table.has("high")):
        table.note("an interval, or the words that none is given", "neither", "Write 'low' and 'high', or 'given: estimate'.")
        return None
    low, high = table.number("low"), table.number("high")
    if not math.isnan(estimate + low + high) and not low <= estimate <= high:
        found = f"{low:g} to {high:g} around {estimate:g}"
        table.note("an interval that holds its estimate", found, "Look the three up again.", at=table.place_of("low"))
    return low, high


def _on_layer(cls: type) -> Callable[[Table, Notes], dict[str, Any]]:
    return lambda _table, _notes: {"layer": FIXED_LAYERS[cls]}


FILLS: Mapping[type, Callable[[Table, Notes], dict[str, Any]]] = {
    model.Statement: _grounds,
    model.Effect: _effect,
    **{cls: _on_layer(cls) for cls in FIXED_LAYERS},
}
"""By class, what fills fields from keys of its own, before the others are read."""


def _amount(table: Table, _: Notes, values: dict[str, Any]) -> None:
    low, high = values["low"], values["high"]
    if low > high:
        found = f"{low:g} as low and {high:g} as high"
        table.note("a low that is not above the high", found, "Swap the two.", at=table.place_of("low"))


def _names(table: Table, notes: Notes, values: dict[str, Any]) -> None:
    latin = values["latin"]
    values["say"] = say(latin, table.place_of("latin"), notes) if latin else None


def _region(table: Table, _: Notes, __: dict[str, Any]) -> None:
    massage, leave_out = table.has("massage"), table.has("leave_out")
    if table.sound and massage == leave_out:
        found = "both" if massage else "neither"
        mend = "Keep 'leave_out' where a lay person must not massage; else keep 'massage'."
        table.note("either 'massage' or 'leave_out'", found, mend)
    if table.sound and table.has("self") and not table.has("self_touch"):
        table.note("'self_touch' beside 'self'", "only 'self'", "Add 'self_touch:' with 'contact' and 'most'.", at=table.place_of("self"))


def _technique(_: Table, notes: Notes, values: dict[str, Any]) -> None:
    values["say"] = say_if_known(values["term"], notes) if values["term"] else None


def _step(table: Table, _: Notes, values: dict[str, Any]) -> None:
    low, high = values["low"], values["high"]
    if (low is None) != (high is None) or (low is not None and high is not None and low > high):
        table.note("'low' and 'high', in this order", f"{low} and {high}", "Write both, the lower one as 'low'.")
    touched = table.has("start")
    if table.sound and touched != table.has("contact"):
        given, absent = ("start", "contact") if touched else ("contact", "start")
        mend = f"Add '{absent}:', or leave out '{given}:'."
        table.note("'start' and 'contact' together", f"only {given!r}", mend, at=table.place_of(given))


def _word(table: Table, notes: Notes, values: dict[str, Any]) -> None:
    """Where a word names something on the drawing, `entry` says what, and its term stands there."""
    term, entry = values["term"], values["entry"]
    if entry is not None and table.has("term"):
        table.note("either 'entry' or 'term'", "both", "Keep 'entry': the entry has its term already.")
    values["say"] = None
    if term is not None:
        values["say"] = say(term, table.place_of("term"), notes)
    elif entry is None:
        values["say"] = say_if_known(values["word"], notes)


def _question(table: Table, _: Notes, values: dict[str, Any]) -> None:
    kind, options = values["kind"], values["options"]
    (fewest, most), chosen = OPTIONS, kind in {"one", "several"}
    if chosen and not table.require("options"):
        return
    if chosen and table.sound and not fewest <= len(options) <= most:
        table.note(f"{fewest} to {most} options", str(len(options)), "Add or remove some.", at=table.place_of("options"))
    right = sum(option.right for option in options)
    fits = {"one": right == 1, "several": right > 0, "words": False}.get(kind, True)
    if options and not fits:
        wanted = {"one": "exactly one option that is right", "several": "an option that is right", "words": "no options"}[kind]
        found = f"{len(options)} options, {right} of them right"
        table.note(wanted, found, "Mend 'right:', or the kind.", at=table.place_of("options"))


def _order(table: Table, _: Notes, values: dict[str, Any]) -> None:
    (fewest, most), steps = STAGES, values["steps"]
    if table.sound and steps and not fewest <= len(steps) <= most:
        table.note(f"{fewest} to {most} steps", str(len(steps)), "Add or remove some.", at=table.place_of("steps"))


def _case(table: Table, _: Notes, values: dict[str, Any]) -> None:
    if table.sound and not any(values[key] for key in RESTS_ON):
        table.note(f"one of {', '.join(RESTS_ON)}", "none", "Name what the case rests on.")


def _plan_of(table: Table, values: dict[str, Any]) -> None:
    plan, minutes = values["plan"], values["minutes"]
    total = sum(step.minutes for step in plan.steps) if plan else math.nan
    if minutes is not None and not math.isnan(total) and plan.steps and total != minutes:
        mend = "Change a step, or the minutes of the lesson."
        place = table.table("plan").place_of("steps")
        table.note(f"steps of {minutes:g} minutes together", f"{total:g}", mend, at=place)


def _lesson(table: Table, notes: Notes, values: dict[str, Any]) -> None:
    _plan_of(table, values)
    for question in values["questions"]:
        if question.goal and question.goal not in [goal.id for goal in values["goals"]]:
            known = ", ".join(goal.id for goal in values["goals"])
            table.note(f"one of the goals {known}", repr(question.goal), "Write one of these.", at=notes.place_of(question))
        if not question.id.startswith(f"{values['id']}-"):
            mend = "Answers are kept by id: it must be the only one of the course."
            table.note(f"an id that begins with '{values['id']}-'", repr(question.id), mend, at=notes.place_of(question))


FINISHES: Mapping[type, Callable[[Table, Notes, dict[str, Any]], None]] = {
    model.Amount: _amount,
    model.Names: _names,
    model.Region: _region,
    model.Technique: _technique,
    model.Step: _step,
    model.Word: _word,
    model.Question: _question,
    model.Lesson: _lesson,
    model.Exercise: _question,
    model.Case: _case,
    model.Order: _order,
}
"""By class, what looks at all fields together; it may fill those that follow from others."""
