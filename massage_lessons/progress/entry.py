"""An entry of the log: one thing that a learner did, as one line of JSON. The rules are those of `front/core/entry.js`."""

from __future__ import annotations

import json
import re
from math import isfinite
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias

from massage_lessons.course.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

Entry: TypeAlias = "dict[str, Any]"
"""A sound entry. Keys that this version does not know stay in it."""

Check: TypeAlias = "Callable[[Any], bool]"

CORE = 1
"""The version of the log's format that this course writes."""

LARGEST = 2**53 - 1
"""No browser counts on without a gap."""

ID = re.compile(r"[a-z0-9]{12}-[1-9][0-9]{0,15}")
LONGEST_NAME = 2000
ESCAPE = "\\u"


class Unsound(ValueError):  # noqa: N818 - reads as what it is
    """What is no entry; the message is one sentence that says why."""


def _whole(low: int, high: int) -> Check:
    return lambda value: type(value) is int and low <= value <= high


def _is_text(value: object) -> bool:
    return type(value) is str


def _are_texts(value: object) -> bool:
    return type(value) is list and all(map(_is_text, value))


def _is_truth(value: object) -> bool:
    return type(value) is bool


def _is_id(value: object) -> bool:
    return type(value) is str and ID.fullmatch(value) is not None


def _is_named(value: object) -> bool:
    # Browsers count a sign beyond the first plane as two.
    return type(value) is str and value not in {"", "__proto__"} and len(value.encode("utf-16-le", "surrogatepass")) <= 2 * LONGEST_NAME


def _is_written(value: object) -> bool:
    """Whether it is a text, a row by field, or nothing."""
    return value is None or _is_text(value) or (type(value) is dict and all(map(_is_text, value.values())))


def _maybe(check: Check) -> Check:
    return lambda value: value is None or check(value)


_ALWAYS: dict[str, Check] = {
    "id": _is_id,
    "at": _whole(0, LARGEST),
    "seen": _whole(0, LARGEST),
    "zone": _whole(-1440, 1440),
    "core": _whole(1, LARGEST),
    "act": lambda value: type(value) is str and value != "",
    "about": _is_named,
}
"""What each entry has. A key that is not there is held against the rule as null."""

_BY_ACT: dict[str, dict[str, Check]] = {
    "answer": {
        "good": _maybe(_is_truth),
        "rating": _maybe(_whole(1, 4)),
        "hints": _maybe(_whole(0, 3)),
        "try": _maybe(_whole(1, LARGEST)),
    },
    "write": {"value": _is_written, "after": _maybe(lambda value: _is_text(value) or _are_texts(value))},
    "done": {"value": _is_truth},
    "skill": {"rating": _whole(1, 4)},
    "name": {"value": _is_text},
}


def fault_of(value: object) -> str | None:
    """Return why a value is no sound entry, as one sentence, or nothing when it is one.

    What a later version of the course has written is kept for it as it is, and only what every entry has is looked at.
    """
    if type(value) is not dict:
        return say("log.entry.no-object")
    for key, good in _ALWAYS.items():
        if not good(value.get(key)):
            return _wrong(key, value)
    act = value["act"]
    rules = _BY_ACT.get(act) if value["core"] == CORE else None
    if rules is None:
        return None
    for key, good in rules.items():
        if not good(value.get(key)):
            return _wrong(key, value)
    return _lack_of(act, value)


def _lack_of(act: str, value: Entry) -> str | None:
    """Return the key whose absence is more than null."""
    if act == "answer" and not (_are_texts(value.get("answer")) or _is_text(value.get("words"))):
        return _wrong("answer", value)
    return _wrong("value", value) if act == "write" and "value" not in value else None


def _wrong(key: str, value: Entry) -> str:
    expected = say(f"log.entry.expected.{key}")
    if key not in value:
        return say("log.entry.lacks", key=key, expected=expected)
    return say("log.entry.wrong", key=key, expected=expected, found=_short(value[key]))


def _short(value: object, most: int = 40) -> str:
    text = json.dumps(value, default=str)
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _number(text: str) -> float | None:
    """Return a number as JavaScript has it: one without a fraction is whole, one beyond all bounds is null."""
    number = float(text)
    return int(number) if number.is_integer() and abs(number) <= LARGEST else number if isfinite(number) else None


def _refuse(text: str) -> NoReturn:
    raise ValueError(text)


_DECODER = json.JSONDecoder(parse_float=_number, parse_constant=_refuse)


def loads(text: str) -> object:
    """Return the value of a JSON text.

    Raises
    ------
    Unsound
        Where it is none.
    """
    try:
        return _DECODER.decode(text.strip())
    except (ValueError, RecursionError) as error:
        raise Unsound(say("log.entry.no-json")) from error


def parse(line: str) -> Entry:
    """Return the entry that a line has.

    Raises
    ------
    Unsound
        Where it has none.
    """
    return checked(loads(line), escapes=ESCAPE in line)


def checked(value: object, *, escapes: bool = True) -> Entry:
    """Return a value as an entry; without `escapes` it came from a text that could not spell half a sign.

    Raises
    ------
    Unsound
        Where it is none.
    """
    why = fault_of(value)
    if why is None and escapes and not _is_whole_text(value):
        why = say("log.entry.half-sign")
    if why is not None:
        raise Unsound(why)
    found: Entry = value  # type: ignore[assignment]  # the rules have just said so
    return found


def _is_whole_text(value: object) -> bool:
    """Whether no text in it has half of a sign (a lone surrogate), which no file can keep."""
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def line_of(entry: Entry) -> str:
    """Return an entry as its one line: keys sorted, nothing between, no end of line. Same entry, same line."""
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False)


def order_of(entry: Entry) -> tuple[int, str]:
    """Return what entries are sorted by: the clock that never goes back, then the id."""
    return entry["seen"], entry["id"]
