"""The bank of questions: those of the lessons, those that are written for it, and those that are made from places, claims and strokes.

An item's id never changes its meaning: answers are kept under it. `hash` tells one wording of it from another.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, Literal, TypedDict, get_args

from massage_lessons.course import find, neighbours
from massage_lessons.course.giveaway import gives_away
from massage_lessons.course.model import Landmark, Muscle, Safe
from massage_lessons.course.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import NotRequired

    from massage_lessons.course.model import Basis, Case, Claim, Course, Entry, Exercise, Order, Question, Statement, Stroke

ItemKind = Literal["find", "name", "stroke", "choose", "order", "safe", "true", "words"]

OPTIONS = 4
"""So many places or strokes there are to choose from."""

NEAR = 8
"""So many neighbours are told apart from a place that is to be found."""

SAYS_SOMETHING = 12
"""So many words it takes at least to say what is shown of a claim."""

REACH = 150
"""What lies further away, in units of the drawing, is not taken for it: about a hand's length."""

ROUND = 225
"""Points further away, in units of the drawing, are no harder to tell apart for lying on the same line."""

SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“])")
UNTOLD = ("not felt on its own", "hard to tell from", "cannot tell it from", "You need not find it", "Know it from the drawing")
"""What says of a place that it is not found by touch: no help to who has to find it."""


class OptionJson(TypedDict):
    """An answer to choose, and what it means: why it is right, or what the error is."""

    id: str
    text: str
    right: bool
    feedback: str


class StepJson(TypedDict):
    """A step to put in its place."""

    id: str
    text: str


class InWords(TypedDict):
    """The equal question for whoever cannot see the drawing."""

    ask: str
    options: list[OptionJson]


class Item(TypedDict):
    """A question of the bank.

    Attributes
    ----------
    place
        What is marked, with its side; of a place to find the base id: whoever asks draws the side.
    steps
        In the right order.
    near
        By base id of another place: what that is, and how to tell the two apart.
    hash
        The first 8 hex digits of the SHA-256 of the rest.
    """

    id: str
    kind: ItemKind
    topic: str
    lesson: str
    goal: str
    ask: str
    place: NotRequired[str]
    layer: NotRequired[str]
    stroke: NotRequired[str]
    several: NotRequired[bool]
    options: NotRequired[list[OptionJson]]
    steps: NotRequired[list[StepJson]]
    feedback: NotRequired[str]
    explain: str
    sources: list[str]
    basis: NotRequired[Basis]
    in_words: NotRequired[InWords]
    near: NotRequired[dict[str, str]]
    hash: str


class GoalJson(TypedDict):
    """What somebody can do after a lesson; `by_hand` says why no question asks for it, where that is so."""

    lesson: str
    text: str
    by_hand: NotRequired[str]


class Bank(TypedDict):
    """The bank as it is built."""

    version: Literal[1]
    course: str
    goals: dict[str, GoalJson]
    items: list[Item]


def goals(course: Course) -> dict[str, GoalJson]:
    """Return the goals of all lessons, by lesson and id."""
    found: dict[str, GoalJson] = {}
    for lesson in course.lessons:
        for goal in lesson.goals:
            found[f"{lesson.id}/{goal.id}"] = {"lesson": lesson.id, "text": goal.text}
            if goal.by_hand:
                found[f"{lesson.id}/{goal.id}"]["by_hand"] = goal.by_hand
    return found


def items(course: Course) -> tuple[Item, ...]:
    """Return every question of the bank: those on places from head to hip, then strokes, claims, what is written, and the lessons' own."""
    found: list[Item] = []
    asked = _asked(course)
    for entry in asked:
        found += _of_place(entry, asked, course)
    found += [_of_stroke(stroke, course) for stroke in course.strokes]
    found += [item for claim in course.claims for item in _of_claim(claim, course)]
    found += [_of_case(case, course) for case in course.cases]
    found += [_of_order(order) for order in course.orders]
    found += [_of_exercise(exercise) for exercise in course.exercises]
    found += [_of_question(question, lesson.id) for lesson in course.lessons for question in lesson.questions]
    return tuple(found)


_MADE: dict[int, tuple[Course, tuple[Item, ...]]] = {}
"""The questions on each course by its identity; the course is held, so that no other takes its place."""


def known() -> tuple[Item, ...]:
    """Return every question on the course at hand, made once; nobody changes one."""
    course = find.course()
    if id(course) not in _MADE:
        _MADE[id(course)] = course, items(course)
    return _MADE[id(course)][1]


def hashed(item: Item) -> str:
    """Return what tells this wording of an item from another."""
    rest = {key: value for key, value in item.items() if key != "hash"}
    return hashlib.sha256(json.dumps(rest, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()).hexdigest()[:8]


def meaning(item: Item) -> str:
    """Return what an answer to an item is held against: while it stays, an answer that was kept stays right or wrong."""
    if item["kind"] in {"find", "name"}:
        return item["id"].partition("/")[2]
    if "steps" in item:
        return ">".join(step["id"] for step in item["steps"])
    return ",".join(sorted(option["id"] for option in item.get("options", ()) if option["right"])) or "-"


def _made(  # noqa: PLR0913 - what every item has
    name: str, kind: ItemKind, goal: str, *, ask: str, explain: str, grounds: Sequence[Statement]
) -> Item:
    """Return an item as far as all have the same; `grounds` are what it rests on."""
    lesson = goal.partition("/")[0]
    item: Item = {
        "id": name,
        "kind": kind,
        "topic": lesson,
        "lesson": lesson,
        "goal": goal,
        "ask": ask,
        "explain": explain,
        "sources": list(dict.fromkeys(source for one in grounds for source in one.sources)),
        "hash": "",
    }
    if not item["sources"]:
        item["basis"] = grounds[0].basis
    return item


def _closed(item: Item) -> Item:
    item["hash"] = hashed(item)
    return item


# Places


def _asked(course: Course) -> tuple[Entry, ...]:
    left_out = {name for one in course.made.not_asked for name in one.places}
    return tuple(entry for entry in course.from_head_to_hip if entry.id not in left_out)


def _of_place(entry: Entry, asked: Sequence[Entry], course: Course) -> Iterator[Item]:
    others = _others(entry, asked)
    if not any(entry.id in one.places for one in course.made.covered):
        yield _to_find(entry, others[: OPTIONS - 1], course)
    yield _to_name(entry, _alike(entry, others)[: OPTIONS - 1], course)


def _on_place(entry: Entry, kind: Literal["find", "name"], ask: str, course: Course) -> Item:
    goal = next(one.goal for one in course.made.places if entry.id in one.places or entry.kind in one.kinds)
    explain = " ".join([entry.summary.text, *(one.text for one in _find(entry)[:1])])
    return _made(f"{kind}/{entry.id}", kind, goal, ask=ask, explain=explain, grounds=(entry.summary, *_find(entry)))


def _to_find(entry: Entry, others: Sequence[Entry], course: Course) -> Item:
    item = _on_place(entry, "find", say("bank.find.ask", name=called(entry)), course)
    item |= {"place": entry.id, "layer": entry.layer, "near": dict(_near(entry, course))}
    right = _option(entry.id, told_in_words(entry, course), right=True, feedback=say("bank.find.right", summary=entry.summary.text))
    wrong = [
        _option(one.id, told_in_words(one, course), right=False, feedback=say("bank.find.elsewhere", name=called(one))) for one in others
    ]
    item["in_words"] = {"ask": say("bank.find.in-words", name=called(entry)), "options": _shuffled(item["id"], [right, *wrong])}
    return _closed(item)


def _to_name(entry: Entry, others: Sequence[Entry], course: Course) -> Item:
    item = _on_place(entry, "name", say("bank.name.ask"), course)
    item |= {"place": _with_side(entry), "layer": entry.layer}
    right = _option(entry.id, called(entry), right=True, feedback=say("bank.name.right", summary=entry.summary.text))
    wrong = [_option(one.id, called(one), right=False, feedback=_apart(one, say(f"bank.marked.{_way(entry, one)}"))) for one in others]
    item["options"] = _shuffled(item["id"], [right, *wrong])
    item["in_words"] = {"ask": say("bank.name.in-words", told=told_in_words(entry, course)), "options": item["options"]}
    return _closed(item)


def called(entry: Entry) -> str:
    """Return what a place is called in a question: its plain name, and of muscles and points the English of books."""
    name, english = entry.names.name, entry.names.english.partition(" (")[0]
    if not isinstance(entry, Muscle | Landmark) or english.casefold() in name.casefold() or entry.id.startswith("spinous-"):
        return name
    return say("bank.named", name=name, english=english)


def _find(entry: Entry) -> tuple[Statement, ...]:
    return getattr(entry, "find", ())


def told_in_words(entry: Entry, course: Course) -> str:
    """Return how to know a place, in words that do not give its name away."""
    written = next((one.text for one in course.made.told if one.place == entry.id), None)
    if written:
        return written
    if isinstance(entry, Muscle):
        # Each card says first where a muscle comes from, and then where it goes.
        origin, insertion = (item.text for item in entry.attaches[:2])
        return say("bank.told.muscle", **{"from": origin, "to": insertion}, does=" ".join(item.text for item in entry.does))
    sentences = [sentence for one in (entry.summary, *_find(entry)[:1]) for sentence in SENTENCE.split(one.text)]
    return " ".join(sentence for sentence in sentences if not gives_away(sentence, entry) and not any(part in sentence for part in UNTOLD))


def _others(entry: Entry, asked: Sequence[Entry]) -> list[Entry]:
    """Return the places that may be offered beside a place: of its kind, the nearest first, but none that one of the two is a part of."""
    fit = {one.id: one for one in asked}
    found = []
    for one in neighbours.of(entry.id):
        other = fit.get(one["place"])
        if other and other.layer == entry.layer and not one["within"] and not _strands(entry, other):
            found.append(other)
    # Those of the same part of the body are the harder ones to tell apart.
    return sorted(found, key=lambda other: other.group != entry.group)


def _alike(entry: Entry, others: Sequence[Entry]) -> list[Entry]:
    """Return the places to offer beside the name of one, a point's own line first: a glance tells the spine from its sides."""
    if not isinstance(entry, Landmark):
        return list(others)
    close = {one["place"] for one in neighbours.of(entry.id) if one["gap"] <= ROUND}
    return sorted(others, key=lambda other: other.id not in close or (other.sides == "midline") != (entry.sides == "midline"))


def _strands(one: Entry, other: Entry) -> bool:
    return getattr(one, "part_of", None) == other.id or getattr(other, "part_of", None) == one.id


def _near(entry: Entry, course: Course) -> Iterator[tuple[str, str]]:
    known = {one.id: one for one in course.entries}
    found = [one for one in neighbours.of(entry.id) if one["place"] in known]
    layers = {"over", "under"}
    beside = [one for one in found if one["way"] not in layers and one["gap"] <= REACH]
    for one in (*beside[:NEAR], *(one for one in found if one["way"] in layers)):
        other = known[one["place"]]
        way, told = _way(entry, other), {"wanted": called(entry), "told": entry.summary.text}
        # Within a layer a drawing that asks for places says the same.
        look = say(f"bank.look.{way}", **told) if way in {*layers, "whole"} else say(f"diagram.find-it.look.{way}", **told)
        yield other.id, _apart(other, look)


def _way(wanted: Entry, other: Entry) -> str:
    """Return where another place lies, seen from the one that was asked for, or that it is the whole of which that one is a strand."""
    if getattr(wanted, "part_of", None) == other.id:
        return "whole"
    return next((one["way"] for one in neighbours.of(wanted.id) if one["place"] == other.id), "here")


def _apart(other: Entry, where: str) -> str:
    return say("bank.apart", name=called(other), summary=other.summary.text, where=where)


def _with_side(entry: Entry) -> str:
    """Return one shape of a place: always the same one, left for half of them."""
    return entry.shape_ids[_chance(entry.id) % len(entry.shape_ids)]


# Strokes and claims


def _of_stroke(stroke: Stroke, course: Course) -> Item:
    item = _made(
        f"stroke/{stroke.id}",
        "stroke",
        course.made.strokes,
        ask=say("bank.stroke.ask"),
        explain=stroke.summary.text,
        grounds=(stroke.summary,),
    )
    others = _other_strokes(stroke, course.strokes)
    options = [
        _option(
            one.id,
            one.name,
            right=one is stroke,
            feedback=say("bank.stroke.right", summary=stroke.summary.text)
            if one is stroke
            else say("bank.stroke.wrong", name=one.name, summary=one.summary.text),
        )
        for one in (stroke, *others)
    ]
    item |= {"stroke": stroke.id, "options": _shuffled(item["id"], options)}
    item["in_words"] = {"ask": say("bank.stroke.in-words", summary=stroke.summary.text), "options": item["options"]}
    return _closed(item)


def _other_strokes(stroke: Stroke, strokes: Sequence[Stroke]) -> list[Stroke]:
    """Return the strokes that are offered beside a stroke: those that look most like it, and of each other motion one."""
    found: list[Stroke] = []
    for one in sorted(strokes, key=lambda one: -_likeness(stroke, one)):
        motions = {other.motion for other in found}
        if one.id != stroke.id and (one.motion == stroke.motion or one.motion not in motions):
            found.append(one)
    return found[: OPTIONS - 1]


def _likeness(one: Stroke, other: Stroke) -> int:
    """How much two strokes look alike."""
    return 3 * (one.motion == other.motion) + 2 * (one.hand == other.hand) + (one.path == other.path) + (one.technique == other.technique)


def _of_claim(claim: Claim, course: Course) -> Iterator[Item]:
    truths = course.made.truths
    verdicts = {"true": truths.holds, "partly": truths.partly, "false": truths.wrong, "unproven": truths.unproven}
    right = next((name for name, those in verdicts.items() if claim.verdict in those), None)
    if right is None or claim.kind == "remark":
        return
    goal = next(one.goal for one in course.made.themes if claim.theme in one.themes)
    item = _made(
        f"claim/{claim.id}", "true", goal, ask=say("bank.claim.ask", said=claim.said), explain=claim.shown.text, grounds=(claim.shown,)
    )
    gist = _gist(claim.shown.text)
    item["options"] = [
        _option(
            name,
            say(f"bank.claim.{name}"),
            right=name == right,
            feedback=say(f"bank.claim.{right}-{name}", shown=gist),
        )
        for name in verdicts
    ]
    yield _closed(item)


def _gist(text: str) -> str:
    """Return the first sentences of a text, as few as say something."""
    found: list[str] = []
    for sentence in SENTENCE.split(text):
        if len(" ".join(found).split()) < SAYS_SOMETHING:
            found.append(sentence)
    return " ".join(found)


# What is written


def _of_case(case: Case, course: Course) -> Item:
    grounds, explain = _rests_on(case, course)
    item = _made(f"case/{case.id}", "safe", case.goal, ask=case.ask, explain=explain, grounds=grounds)
    feedback = {
        "safe": case.feedback.safe,
        "change": case.feedback.change,
        "not-today": case.feedback.not_today,
        "emergency": case.feedback.emergency,
    }
    item["options"] = [
        _option(name, say(f"bank.case.{name}", change=case.change), right=name == case.right, feedback=feedback[name])
        for name in get_args(Safe)
    ]
    return _closed(item)


def _rests_on(case: Case, course: Course) -> tuple[list[Statement], str]:
    """Return the statements that a case rests on, and what they say together."""
    grounds: list[Statement] = []
    told = []
    for reason in (one for one in course.contraindications if one.id in case.contraindications):
        grounds += [reason.why, reason.instead]
        told.append(f"{reason.name}: {reason.why.text} {reason.instead.text}")
    for flag in (one for one in course.red_flags if one.id in case.red_flags):
        grounds.append(flag.meaning)
        told.append(f"{flag.sign}: {flag.meaning.text} {flag.do}")
    for stop in (one for one in course.stop_signs if one.id in case.stop_signs):
        grounds.append(stop.do)
        told.append(f"{stop.sign}: {stop.do.text}")
    for zone in (_by_id(name, course) for name in case.zones):
        careful = _cautions(zone)
        grounds += [zone.summary, *careful]
        told.append(f"{zone.names.name}: {zone.summary.text} {careful[0].text}")
    return grounds, " ".join(told)


def _cautions(entry: Entry) -> tuple[Statement, ...]:
    """Return why a place is left out, or what to take care of there."""
    left_out: tuple[Statement, ...] = getattr(entry, "leave_out", ())
    careful: tuple[Statement, ...] = getattr(entry, "careful", ())
    return left_out or careful or (entry.summary,)


def _of_order(order: Order) -> Item:
    item = _made(f"order/{order.id}", "order", order.goal, ask=order.ask, explain=order.answer.text, grounds=(order.answer,))
    item |= {"steps": [{"id": step.id, "text": step.text} for step in order.steps], "feedback": order.feedback}
    return _closed(item)


def _of_exercise(exercise: Exercise) -> Item:
    item = _made(
        f"choose/{exercise.id}", "choose", exercise.goal, ask=exercise.ask, explain=exercise.answer.text, grounds=(exercise.answer,)
    )
    item["options"] = [_option(one.id, one.text, right=one.right, feedback=one.feedback) for one in exercise.options]
    if exercise.kind == "several":
        item["several"] = True
    if exercise.stroke:
        item["stroke"] = exercise.stroke
    return _closed(item)


def _of_question(question: Question, lesson: str) -> Item:
    kind: ItemKind = "words" if question.kind == "words" else "choose"
    item = _made(question.id, kind, f"{lesson}/{question.goal}", ask=question.ask, explain=question.answer.text, grounds=(question.answer,))
    if kind == "choose":
        item["options"] = [_option(one.id, one.text, right=one.right, feedback=one.feedback) for one in question.options]
    if question.kind == "several":
        item["several"] = True
    return _closed(item)


# What all have


def _option(name: str, text: str, *, right: bool, feedback: str) -> OptionJson:
    return {"id": name, "text": text, "right": right, "feedback": feedback}


def _shuffled(name: str, options: Iterable[OptionJson]) -> list[OptionJson]:
    """Return options in an order that is always the same, and that does not tell the right one."""
    return sorted(options, key=lambda option: _chance(f"{name} {option['id']}"))


def _chance(name: str) -> int:
    return int(hashlib.sha256(name.encode()).hexdigest()[:8], 16)


def _by_id(base: str, course: Course) -> Entry:
    return next(entry for entry in course.entries if entry.id == base)
