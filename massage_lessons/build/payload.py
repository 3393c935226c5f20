"""Course and drawing as the JSON that the front end reads: made here and nowhere else.

The JSON is built ahead and kept beside the front end. It carries a digest of what it was built from; while that fits,
loading it takes no YAML and no checks.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Literal, TypedDict, cast

from massage_lessons import files
from massage_lessons.build.artifact import Artifact
from massage_lessons.course import planning, signs, stored, words
from massage_lessons.course.fields import file_of
from massage_lessons.course.guidance import card, statement
from massage_lessons.course.model.course import PRONUNCIATION
from massage_lessons.drawing import reader as drawing_file
from massage_lessons.paths import CONTENT, PAYLOAD, STROKES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from massage_lessons.build.strokes import PathsJson
    from massage_lessons.course.guidance import ItemJson, SectionJson, StatementJson
    from massage_lessons.course.model import (
        Basis,
        Course,
        Drawing,
        Entry,
        Kind,
        Sides,
        Source,
        StrokeHand,
        StrokeMotion,
        StrokePath,
        Verified,
    )
    from massage_lessons.course.planning import PlanRulesJson

VERSION: Literal[1] = 1

SHOWN = (
    *("regions", "muscles", "landmarks", "zones", "bones", "layers", "sources", "words"),
    *("plan", "strokes", "positions", "routines", "contraindications", "red_flags"),
)
"""The kinds of content that the front end shows."""


class FrameJson(TypedDict):
    """The drawing's frame in its own units."""

    width: float
    height: float
    midline: float
    c7: list[float]
    s2: list[float]


class LayerJson(TypedDict):
    """A layer to switch to."""

    id: str
    name: str
    short: str
    hint: str
    kinds: list[Kind]


class ToneJson(TypedDict):
    """A skin tone to choose."""

    id: str
    name: str


class EntryJson(TypedDict):
    """What is known of one base id."""

    kind: Kind
    layer: str
    sides: Sides
    group: str
    name: str
    english: str
    latin: str | None
    say: str | None
    also: list[str]
    summary: StatementJson
    card: list[SectionJson]


class SourceJson(TypedDict):
    """A source as it is shown under a card, and its whole reference with how far it was checked."""

    short: str
    title: str
    year: int | None
    url: str | None
    verified: Verified
    reference: str
    note: str | None


class WordsJson(TypedDict):
    """What a statement without a source rests on, and how far a source was checked, in words."""

    bases: dict[Basis, str]
    checked: dict[Verified, str]


class TopicJson(TypedDict):
    """What somebody may search for that is no place: its names, what is known of it, and the base ids of places to look at."""

    names: list[str]
    text: str
    places: list[str]


class StrokeJson(TypedDict):
    """A stroke: what moves and how, where it goes, and what the giver has to know.

    Attributes
    ----------
    beat
        Seconds of one pass on the screen.
    passes, pressure
        The least and the most.
    on
        By base id of the region: the most pressure there, the size of the hand in tenths, and the lanes of the right side.
    told
        Statements by what they are about.
    """

    name: str
    hand: StrokeHand
    motion: StrokeMotion
    path: StrokePath
    beat: float
    passes: list[float]
    pressure: list[float]
    on: dict[str, PathsJson]
    told: dict[str, list[ItemJson]]


class Payload(TypedDict):
    """All that the front end needs."""

    version: Literal[1]
    digest: str
    svg: str
    frame: FrameJson
    layers: list[LayerJson]
    groups: list[str]
    tones: list[ToneJson]
    entries: dict[str, EntryJson]
    strokes: dict[str, StrokeJson]
    sources: dict[str, SourceJson]
    notice: str
    words: WordsJson
    topics: list[TopicJson]
    plan: PlanRulesJson


def load(content: Path = CONTENT, svg: Path | None = None, built: Path = PAYLOAD) -> Payload:
    """Return the payload: the built one if it fits what it was built from, else one made afresh in memory.

    Raises
    ------
    FaultyCourse
        Where it must be made afresh and content or drawing have faults.
    """
    try:
        payload = json.loads(built.read_bytes())
    except (FileNotFoundError, ValueError):
        return fresh(content, svg)
    sources_gone = not content.is_dir()
    if sources_gone or payload["digest"] == digest(content, svg):
        return cast("Payload", payload)
    return fresh(content, svg)


@cache
def at_hand() -> Payload:
    """Return the payload of this course, loaded once: what a browser is given."""
    return load()


def fresh(content: Path = CONTENT, svg: Path | None = None) -> Payload:
    """Return the payload made from the sources.

    Raises
    ------
    FaultyCourse
        Where content or drawing have faults.
    """
    from massage_lessons.build import fit  # noqa: PLC0415 - loads PyYAML, which nobody needs while the built payload fits

    course, drawing = fit.load(content, svg)
    return make(course, drawing, stored.printed(content), digest(content, svg), ways_built())


def artifact(content: Path = CONTENT, svg: Path | None = None, built: Path = PAYLOAD) -> Artifact:
    """Return the payload as something to build."""
    return Artifact("payload", (content, svg or drawing_file.path(), STROKES), lambda: {built: files.json_line(fresh(content, svg))})


def digest(content: Path = CONTENT, svg: Path | None = None) -> str:
    """Return the SHA-256 of the drawing and the content files it goes with, whatever line ends a checkout gave them."""
    return files.of_files(
        [*(content / name for name in (PRONUNCIATION, words.FILE, *map(file_of, SHOWN))), svg or drawing_file.path(), STROKES]
    )


def make(course: Course, drawing: Drawing, printed: dict[str, str], digest: str, ways: Mapping[str, dict[str, PathsJson]]) -> Payload:
    """Return course and drawing, which fit each other, as the front end reads them.

    `printed` are the references by source, `ways` the ways of each stroke by region.
    """
    frame = drawing.frame
    return {
        "version": VERSION,
        "digest": digest,
        "svg": drawing.svg,
        "frame": {
            "width": _short(frame.width),
            "height": _short(frame.height),
            "midline": _short(frame.midline),
            "c7": [_short(number) for number in frame.c7],
            "s2": [_short(number) for number in frame.s2],
        },
        "layers": [
            {"id": layer.id, "name": layer.name, "short": layer.short, "hint": layer.hint, "kinds": list(layer.kinds)}
            for layer in course.layers
        ],
        "groups": list(course.groups),
        "tones": [{"id": tone.id, "name": tone.name} for tone in course.tones],
        "entries": dict(_entries(course)),
        "strokes": dict(_strokes(course, ways)),
        "sources": {source.id: _source(source, printed[source.id]) for source in course.sources},
        "notice": course.notice.text,
        "topics": [
            {"names": [word.word, *word.also], "text": word.meaning.text, "places": list(word.places)}
            for word in course.words
            if word.places
        ],
        "words": {"bases": dict(signs.BASES), "checked": dict(signs.CHECKED)},
        "plan": planning.rules_of(course),
    }


def _entries(course: Course) -> Iterator[tuple[str, EntryJson]]:
    """Return id and entry from head to hip, and within a group in the order of the content."""
    for entry in course.from_head_to_hip:
        yield entry.id, _entry(entry, course)


def _entry(entry: Entry, course: Course) -> EntryJson:
    names = entry.names
    return {
        "kind": entry.kind,
        "layer": entry.layer,
        "sides": entry.sides,
        "group": entry.group,
        "name": names.name,
        "english": names.english,
        "latin": names.latin,
        "say": names.say,
        "also": list(names.also),
        "summary": statement(entry.summary),
        "card": card(entry, course),
    }


def ways_built() -> Mapping[str, dict[str, PathsJson]]:
    """Return the ways of the strokes as they were worked out when the course was built: they need geometry that no kernel has."""
    return {name: stroke["on"] for name, stroke in json.loads(STROKES.read_bytes())["strokes"].items()}


def _strokes(course: Course, ways: Mapping[str, dict[str, PathsJson]]) -> Iterator[tuple[str, StrokeJson]]:
    for stroke in course.strokes:
        told = {
            "summary": (stroke.summary,),
            "pace": (stroke.pace,),
            "pressure": (stroke.pressure,),
            "passes": (stroke.passes,),
            "breath": (stroke.breath,),
            "stance": stroke.stance,
            "faults": stroke.faults,
            "careful": stroke.careful,
            "never": stroke.never,
        }
        yield (
            stroke.id,
            {
                "name": stroke.name,
                "hand": stroke.hand,
                "motion": stroke.motion,
                "path": stroke.path,
                "beat": _short(stroke.pace.beat),
                "passes": [_short(stroke.passes.low), _short(stroke.passes.high)],
                "pressure": [_short(stroke.pressure.low), _short(stroke.pressure.high)],
                "on": ways.get(stroke.id, {}),
                "told": {about: [{**statement(one), **_linked(one)} for one in said] for about, said in told.items()},
            },
        )


def _linked(one: object) -> ItemJson:
    links = getattr(one, "links", ())
    return cast("ItemJson", {"links": list(links)} if links else {})


def _source(source: Source, reference: str) -> SourceJson:
    return {
        "short": source.short,
        "title": source.title,
        "year": source.year,
        "url": source.url,
        "verified": source.verified,
        "reference": reference,
        "note": source.note,
    }


def _short(number: float) -> float:
    """Return a whole number as int, so that the JSON has 480 and not 480.0."""
    return int(number) if number == int(number) else number
