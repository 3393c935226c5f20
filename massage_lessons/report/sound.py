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

    First = tuple[int, str, str, str, int]
    """What every entry has: the first fields of `Entry`."""

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
    """Return the entry that an object of JSON is, or None where it is no sound one.

    It is asked of each line of a class, half a million of them: JSON gives no types but its own, so `type` may stand for `isinstance`.
    """
    name, about, act = found.get("id"), found.get("about"), found.get("act")
    seen, at, zone = found.get("seen"), found.get("at"), found.get("zone", 0)
    if type(name) is not str or type(about) is not str or type(act) is not str or not act:
        return None
    if type(seen) is not int or type(at) is not int or type(zone) is not int:
        return None
    if not (0 <= seen <= LATEST and 0 <= at <= LATEST and -MINUTES_OF_A_DAY <= zone <= MINUTES_OF_A_DAY):
        return None
    if not ID.fullmatch(name) or not _is_id(about):
        return None
    known = ACTS.get(act) if found.get("core", CORE) == CORE else None
    # What a later version of the course has written is sound, and nothing that this one could count.
    first = (seen, name, act if known else "", about, max(0, at - 60_000 * zone) // 86_400_000)
    return known(first, found) if known else Entry(*first)


def _answer(first: First, found: Mapping[str, Any]) -> Entry | None:
    good, chosen, attempt, content = found.get("good"), found.get("answer"), found.get("try"), found.get("hash")
    chosen, attempt, content = [] if chosen is None else chosen, 1 if attempt is None else attempt, "" if content is None else content
    if not (good is None or type(good) is bool) or type(chosen) is not list or len(chosen) > MOST_CHOSEN:
        return None
    for one in chosen:
        if type(one) is not str or not _is_id(one):
            return None
    if not (_whole(attempt, 1, 10**6) and type(content) is str and _is_hash(content)):
        return None
    return Entry(*first, good, tuple(chosen), attempt, content)


@lru_cache(maxsize=10_000)
def _is_id(text: str) -> bool:
    """Tell whether it can be an id: the same few hundred come again and again."""
    return ABOUT.fullmatch(text) is not None


@lru_cache(maxsize=10_000)
def _is_hash(text: str) -> bool:
    return not text or HASH.fullmatch(text) is not None


def _skill(first: First, found: Mapping[str, Any]) -> Entry | None:
    rating, by = found.get("rating"), found.get("by", "self")
    return Entry(*first, value=rating, by=by) if _whole(rating, 1, 4) and isinstance(by, str) and by in RATERS else None


def _done(first: First, found: Mapping[str, Any]) -> Entry | None:
    value = found.get("value")
    return Entry(*first, value=value) if isinstance(value, bool) else None


def _name(first: First, found: Mapping[str, Any]) -> Entry | None:
    value = found.get("value")
    return Entry(*first, value=plain(value)) if isinstance(value, str) else None


def _as_it_is(first: First, _: Mapping[str, Any]) -> Entry:
    return Entry(*first)


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
