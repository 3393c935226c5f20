"""What no file can tell by itself: that each id points to something, is given once, and is used."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar, get_args

from massage_lessons.course import fields, rules
from massage_lessons.course.giveaway import gives_away
from massage_lessons.course.model import Case, Claim, Entry, Help, Made, PlannedStep, PlanPlace, Question, Source, Step, Stop, Stroke, Told
from massage_lessons.errors import Fault, Place, alternatives, close_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from massage_lessons.course.model import Course
    from massage_lessons.course.model.written import Target

SETTINGS = ("group", "layer")
SIDES = ("-left", "-right")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reference:
    """An id that stands at a place and must be the id of something."""

    place: Place
    id: str
    to: Target


@dataclass(slots=True)
class Notes:
    """What is noted while content is read: faults, ids that point elsewhere, and all objects with where they stand.

    `said` has how each word is said, `spoken` the words that some name has.
    """

    faults: list[Fault] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    objects: list[tuple[object, Place]] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)
    said_at: dict[str, Place] = field(default_factory=dict)
    spoken: set[str] = field(default_factory=set)

    def keep(self, found: object, place: Place) -> None:
        """Note where an object stands."""
        self.objects.append((found, place))

    def places(self, cls: type[T]) -> list[tuple[T, Place]]:
        """All objects of a class, each with where it stands."""
        return [(found, place) for found, place in self.objects if isinstance(found, cls)]

    def place_of(self, one: object) -> Place:
        """Where this very object stands: another may be equal to it."""
        return next(place for found, place in self.objects if found is one)


def check(course: Course, notes: Notes) -> None:
    """Add the faults between files to the notes."""
    notes.faults += _dangling(course, notes.references)
    entries = [(entry.id, place) for entry, place in notes.places(Entry)]
    notes.faults += _twice("entry", entries)
    notes.faults += _with_sides(entries)
    notes.faults += _unused(notes)
    notes.faults += _wrong_layers(course, dict(reversed(entries)))
    notes.faults += _unsafe_steps(course, notes)
    notes.faults += _unsafe_strokes(course, notes)
    notes.faults += _unsafe_plans(course, notes)
    notes.faults += _odd_cases(course, notes)
    notes.faults += _without_goal(notes)
    notes.faults += _given_away(course, notes)
    notes.faults += _twice("question", [(question.id, place) for question, place in notes.places(Question)])


def skills(course: Course) -> tuple[str, ...]:
    """Return what hands can be rated for: each stroke, and each step with its routine."""
    steps = (f"{routine.id}/{step.id}" for routine in course.routines for step in routine.steps)
    return (*(stroke.id for stroke in course.strokes), *steps)


def _dangling(course: Course, references: Iterable[Reference]) -> Iterator[Fault]:
    known: dict[str, tuple[str, ...]] = {
        "group": course.groups,
        "goal": tuple(f"{lesson.id}/{goal.id}" for lesson in course.lessons for goal in lesson.goals),
        "skill": skills(course),
        **{cls.__name__.lower(): tuple(each.id for each in fields.all_of(course, cls)) for cls in fields.classes()},
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


def _twice(noun: str, ids: Iterable[tuple[str, Place]]) -> Iterator[Fault]:
    first: dict[str, Place] = {}
    for name, place in ids:
        if name in first:
            found = f"{name!r}, which also stands at {first[name].file}:{first[name].line}"
            yield Fault(place, f"an id that no other {noun} has", found, "Give one of the two another id.")
        first.setdefault(name, place)


def _with_sides(entries: Iterable[tuple[str, Place]]) -> Iterator[Fault]:
    for name, place in entries:
        if name.endswith(SIDES):
            yield Fault(place, "an id without a side", repr(name), "Leave out the side and write 'sides: both'.")


def _unused(notes: Notes) -> Iterator[Fault]:
    used = {reference.id for reference in notes.references if reference.to == "source"}
    for source, place in notes.places(Source):
        if source.id not in used:
            yield Fault(place, "a source that some statement uses", f"{source.id!r}, which none uses", "Remove it, or cite it.")
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
    """Return the steps that touch where, with what, or harder than the rule of the region says."""
    regions = {region.id: region for region in course.regions}
    techniques = {technique.id: technique for technique in course.techniques}
    places_of_steps = {id(step): place for step, place in notes.places(Step)}
    for who, step in ((routine.who, step) for routine in course.routines for step in routine.steps):
        places = [regions[name] for name in dict.fromkeys((step.start, step.end)) if name in regions]
        found = [breach for region in places for breach in rules.breaches(step, who, region)]
        technique = techniques.get(step.technique or "")
        other = rules.unfit(step, technique) if technique else None
        for breach in (*found, *((other,) if other else ())):
            yield Fault(places_of_steps[id(step)], breach.expected, breach.found, breach.mend)


def _unsafe_strokes(course: Course, notes: Notes) -> Iterator[Fault]:
    """Return the strokes that no region's rule allows, or that the course does not teach."""
    techniques = {technique.id: technique for technique in course.techniques}
    if not course.regions:
        return  # a fault already, in their own file
    for stroke, place in notes.places(Stroke):
        for breach in rules.unfit_stroke(stroke, course.regions, techniques.get(stroke.technique or "")):
            yield Fault(place, breach.expected, breach.found, breach.mend)


def _unsafe_plans(course: Course, notes: Notes) -> Iterator[Fault]:
    """Return the strokes of a place in a plan that its rule does not allow, and the steps that no routine for oneself has."""
    regions = {region.id: region for region in course.regions}
    techniques = {technique.id: technique for technique in course.techniques}
    # One that is a fault itself stands there already.
    fit = {
        stroke.id: stroke
        for stroke in course.strokes
        if not any(rules.unfit_stroke(stroke, course.regions, techniques.get(stroke.technique or "")))
    }
    steps = {(routine.id, step.id) for routine in course.routines if routine.who == "self" for step in routine.steps}
    for planned, place in notes.places(PlanPlace):
        for name in (*planned.light, *planned.deep):
            if planned.id in regions and name in fit and rules.pressure(fit[name], regions[planned.id]) is None:
                yield Fault(place, f"strokes that {planned.id!r} allows", repr(name), "Take the stroke out of the plan of this place.")
    for one, place in notes.places(PlannedStep):
        if (one.routine, one.step) not in steps:
            yield Fault(
                place,
                "a step of a routine for oneself",
                f"{one.routine}/{one.step}",
                "Name a routine with 'who: self' and one of its steps.",
            )


def _odd_cases(course: Course, notes: Notes) -> Iterator[Fault]:
    """Return the cases whose answer is not what the signs say that they rest on: an emergency is one, and nothing else is."""
    actions: dict[str, str] = {
        **{flag.id: flag.action for flag in course.red_flags},
        **{sign.id: sign.action for sign in course.stop_signs},
    }
    known = {*get_args(Help), *get_args(Stop)}
    for case, place in notes.places(Case):
        signs = {name: actions.get(name, "") for name in (*case.red_flags, *case.stop_signs)}
        urgent = [name for name, action in signs.items() if action == "emergency"]
        if urgent and case.right != "emergency":
            yield Fault(
                place, f"'right: emergency', as {urgent[0]!r} says", repr(case.right), "Mend the answer, or what the case rests on."
            )
        elif case.right == "emergency" and not urgent and known.issuperset(signs.values()):
            yield Fault(place, "a sign whose action is 'emergency'", "none", "Name the sign, or mend the answer.")


def _without_goal(notes: Notes) -> Iterator[Fault]:
    """Return the claims and places of which no goal of the bank is."""
    for made, at in notes.places(Made):
        themes = {theme for one in made.themes for theme in one.themes}
        asked = {
            verdict for verdicts in (made.truths.holds, made.truths.partly, made.truths.wrong, made.truths.unproven) for verdict in verdicts
        }
        for claim, place in notes.places(Claim):
            if claim.theme not in themes and claim.verdict in asked:
                yield Fault(place, "a theme that 'made > themes' has a goal for", repr(claim.theme), f"Add it in {at.file}.")
        kinds = {kind for one in made.places for kind in one.kinds}
        places = {name for one in made.places for name in one.places}
        for entry, place in notes.places(Entry):
            if entry.kind not in kinds and entry.id not in places:
                yield Fault(place, "a place that 'made > places' has a goal for", f"{entry.kind} {entry.id!r}", f"Add it in {at.file}.")


def _given_away(course: Course, notes: Notes) -> Iterator[Fault]:
    entries = {entry.id: entry for entry in course.entries}
    for told, place in notes.places(Told):
        if told.place in entries and gives_away(told.text, entries[told.place]):
            yield Fault(place, f"words that do not name {told.place!r}", repr(told.text[:40]), "Tell it without its name.")
