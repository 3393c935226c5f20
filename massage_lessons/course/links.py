"""What no file can tell by itself: that each id points to something, is given once, and is used."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from massage_lessons.course import rules
from massage_lessons.errors import Fault, Place, alternatives, close_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from massage_lessons.course.model import Course, Step, Who

Target = Literal["entry", "region", "muscle", "source", "group", "layer", "claim", "technique", "word"]
SETTINGS = ("group", "layer")
SIDES = ("-left", "-right")


@dataclass(frozen=True, slots=True)
class Reference:
    """An id that stands at a place and must be the id of something."""

    place: Place
    id: str
    to: Target


@dataclass(slots=True)
class Notes:
    """What is noted while content is read: faults, ids that point elsewhere, and where things stand that others are held against.

    `said` has how each word is said, `spoken` the words that some name has.
    """

    faults: list[Fault] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    entries: list[tuple[str, Place]] = field(default_factory=list)
    sources: list[tuple[str, Place]] = field(default_factory=list)
    steps: list[tuple[Who, Step, Place]] = field(default_factory=list)
    questions: list[tuple[str, Place]] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)
    said_at: dict[str, Place] = field(default_factory=dict)
    spoken: set[str] = field(default_factory=set)


def check(course: Course, notes: Notes) -> None:
    """Add the faults between files to the notes."""
    notes.faults += _dangling(course, notes.references)
    notes.faults += _entry_ids(notes.entries)
    notes.faults += _unused(notes)
    notes.faults += _wrong_layers(course, dict(reversed(notes.entries)))
    notes.faults += _unsafe_steps(course, notes)
    notes.faults += _questions_twice(notes)


def _dangling(course: Course, references: Iterable[Reference]) -> Iterator[Fault]:
    known: dict[Target, tuple[str, ...]] = {
        "entry": tuple(entry.id for entry in course.entries),
        "region": tuple(region.id for region in course.regions),
        "muscle": tuple(muscle.id for muscle in course.muscles),
        "source": tuple(source.id for source in course.sources),
        "group": course.groups,
        "layer": tuple(layer.id for layer in course.layers),
        "claim": tuple(claim.id for claim in course.claims),
        "technique": tuple(technique.id for technique in course.techniques),
        "word": tuple(word.id for word in course.words),
    }
    for reference in references:
        names = known[reference.to]
        if not reference.id or reference.id in names or (reference.to in SETTINGS and not names):
            continue  # empty ids and missing settings are faults already, at the place where they are missing
        close = close_names(reference.id, names)
        mend = f"Did you mean {alternatives(close)}?" if close else f"Add this {reference.to}, or take the word out."
        if reference.id.endswith(SIDES) and reference.id.rpartition("-")[0] in names:
            mend = f"Write {reference.id.rpartition('-')[0]!r}: content has no sides."
        yield Fault(reference.place, f"the id of a known {reference.to}", repr(reference.id), mend)


def _entry_ids(entries: Iterable[tuple[str, Place]]) -> Iterator[Fault]:
    first: dict[str, Place] = {}
    for name, place in entries:
        if name in first:
            found = f"{name!r}, which also stands at {first[name].file}:{first[name].line}"
            yield Fault(place, "an id that no other entry has", found, "Give one of the two another id.")
        if name.endswith(SIDES):
            yield Fault(place, "an id without a side", repr(name), "Leave out the side and write 'sides: both'.")
        first.setdefault(name, place)


def _unused(notes: Notes) -> Iterator[Fault]:
    used = {reference.id for reference in notes.references if reference.to == "source"}
    for name, place in notes.sources:
        if name not in used:
            yield Fault(place, "a source that some statement uses", f"{name!r}, which none uses", "Remove it, or cite it.")
    for word, place in notes.said_at.items():
        if word not in notes.spoken:
            yield Fault(place, "a word that some name has", f"{word!r}, which none has", "Remove it.")


def _wrong_layers(course: Course, places: dict[str, Place]) -> Iterator[Fault]:
    layers = {layer.id: layer for layer in course.layers}
    for entry in course.entries:
        if entry.layer in layers and entry.kind not in layers[entry.layer].kinds:
            fitting = [layer.id for layer in course.layers if entry.kind in layer.kinds]
            found = f"a {entry.kind} on the layer {entry.layer!r}"
            mend = f"Write {alternatives(fitting)}." if fitting else f"Add {entry.kind!r} to the kinds of a layer in layers.yaml."
            yield Fault(places[entry.id], f"a layer that shows a {entry.kind}", found, mend)


def _unsafe_steps(course: Course, notes: Notes) -> Iterator[Fault]:
    """Give the steps that touch where, with what, or harder than the rule of the region says."""
    regions = {region.id: region for region in course.regions}
    techniques = {technique.id: technique for technique in course.techniques}
    for who, step, place in notes.steps:
        places = [regions[name] for name in dict.fromkeys((step.start, step.end)) if name in regions]
        found = [breach for region in places for breach in rules.breaches(step, who, region)]
        technique = techniques.get(step.technique or "")
        other = rules.unfit(step, technique) if technique else None
        for breach in (*found, *((other,) if other else ())):
            yield Fault(place, breach.expected, breach.found, breach.mend)


def _questions_twice(notes: Notes) -> Iterator[Fault]:
    first: dict[str, Place] = {}
    for name, place in notes.questions:
        if name in first:
            found = f"{name!r}, which also stands at {first[name].file}:{first[name].line}"
            yield Fault(place, "an id that no other question has", found, "Give one of the two another id.")
        first.setdefault(name, place)
