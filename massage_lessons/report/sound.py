"""What of a results file is taken: a line is a sound entry, or it is set aside. Whoever wrote the file may have meant harm."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeGuard

if TYPE_CHECKING:
    from collections.abc import Mapping

ID = re.compile(r"([a-z0-9]{12})-([1-9]\d{0,14})")
ABOUT = re.compile(r"[^\x00-\x1f\x7f]{1,200}")
HASH = re.compile(r"[0-9a-f]{8}")
UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
"""Signs that nobody sees, some of which turn the words around them."""

LATEST = 253_402_214_400_000
"""Milliseconds up to the last day that a date can name."""

LONGEST_NAME = 80
MOST_CHOSEN = 50
CORE = 1
"""The version of the log's format that is read here."""

RATERS = ("self", "partner", "observer")
MINUTES_OF_A_DAY = 24 * 60


class Entry(NamedTuple):
    """What a report needs of an entry of the log; what a learner wrote into a field is not read at all.

    `seen` is in milliseconds since 1970; `day` is the date by the learner's own clock. `value` is the rating of a skill, whether a
    part is done, or a name.
    """

    seen: int
    id: str
    act: str
    about: str
    day: int
    good: bool | None = None
    answer: tuple[str, ...] = ()
    attempt: int = 1
    hash: str = ""
    value: Any = None
    by: str = ""

    @property
    def device(self) -> str:
        """The computer's storage that it comes from."""
        return self.id[:12]


@dataclass(frozen=True, slots=True)
class Header:
    """The first line of a results file."""

    version: int
    course: str
    name: str
    entries: int
    digest: str


def header(line: str) -> Header | None:
    """Return what a first line says, or None where it is none."""
    found = _object(line)
    if found is None or found.get("massage-lessons") != "log" or not _whole(found.get("version"), 1, 10**6):
        return None
    count = found.get("entries")
    return Header(
        version=found["version"],
        course=plain(found.get("course")),
        name=plain(found.get("name")),
        entries=count if _whole(count, 0, 10**9) else -1,
        digest=found["digest"] if isinstance(found.get("digest"), str) else "",
    )


def plain(value: object) -> str:
    """A short text on one line, in which nothing is hidden; "" for what is no text."""
    if not isinstance(value, str):
        return ""
    text = UNSEEN.sub(" ", value[: 4 * LONGEST_NAME])
    if not text.isascii():
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        # One ü may be written as one sign or as two, as some systems do: it is one name.
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.split())[:LONGEST_NAME].rstrip()


def entry(line: str) -> Entry | None:
    """Return the entry of a line, or None where it is no sound one."""
    found = _object(line)
    return None if found is None else sound(found)


def sound(found: Mapping[str, Any]) -> Entry | None:
    """Return the entry that an object of JSON is, or None where it is no sound one."""
    name, about, act = found.get("id"), found.get("about"), found.get("act")
    seen, at, zone = found.get("seen"), found.get("at"), found.get("zone", 0)
    if not (isinstance(name, str) and ID.fullmatch(name) and isinstance(about, str) and _is_id(about)):
        return None
    if not (isinstance(act, str) and act and _whole(seen, 0, LATEST) and _whole(at, 0, LATEST)):
        return None
    if not _whole(zone, -MINUTES_OF_A_DAY, MINUTES_OF_A_DAY):
        return None
    known = ACTS.get(act) if found.get("core", CORE) == CORE else None
    # What a later version of the course has written is sound, and nothing that this one could count.
    bare = Entry(seen, name, act if known else "", about, max(0, at - 60_000 * zone) // 86_400_000)
    return known(bare, found) if known else bare


def _answer(bare: Entry, found: Mapping[str, Any]) -> Entry | None:
    good, chosen, attempt, content = found.get("good"), found.get("answer"), found.get("try"), found.get("hash")
    chosen, attempt, content = [] if chosen is None else chosen, 1 if attempt is None else attempt, "" if content is None else content
    if not (good is None or isinstance(good, bool)) or not isinstance(chosen, list) or len(chosen) > MOST_CHOSEN:
        return None
    if not all(isinstance(one, str) and _is_id(one) for one in chosen):
        return None
    if not (_whole(attempt, 1, 10**6) and isinstance(content, str) and _is_hash(content)):
        return None
    return Entry(*bare[:5], good, tuple(chosen), attempt, content)


@lru_cache(maxsize=10_000)
def _is_id(text: str) -> bool:
    """Tell whether it can be an id: the same few hundred come again and again."""
    return ABOUT.fullmatch(text) is not None


@lru_cache(maxsize=10_000)
def _is_hash(text: str) -> bool:
    return not text or HASH.fullmatch(text) is not None


def _skill(bare: Entry, found: Mapping[str, Any]) -> Entry | None:
    rating, by = found.get("rating"), found.get("by", "self")
    return bare._replace(value=rating, by=by) if _whole(rating, 1, 4) and isinstance(by, str) and by in RATERS else None


def _done(bare: Entry, found: Mapping[str, Any]) -> Entry | None:
    value = found.get("value")
    return bare._replace(value=value) if isinstance(value, bool) else None


def _name(bare: Entry, found: Mapping[str, Any]) -> Entry | None:
    value = found.get("value")
    return bare._replace(value=plain(value)) if isinstance(value, str) else None


def _as_it_is(bare: Entry, _: Mapping[str, Any]) -> Entry:
    return bare


ACTS = {"answer": _answer, "clear": _as_it_is, "done": _done, "name": _name, "skill": _skill, "write": _as_it_is}
"""What an entry can say, and what of it is looked at."""


def _whole(value: object, low: int, high: int) -> TypeGuard[int]:
    """Tell whether it is a whole number between two; `True` is none."""
    return type(value) is int and low <= value <= high


def _object(line: str) -> dict[str, Any] | None:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
