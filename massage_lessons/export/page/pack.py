"""Drawing, content and front end small enough to mail: the drawing in steps, then deflate, then base 85.

Most of the drawing is there twice, left and right. A path that mirrors an earlier one is stored as the number of that one. Of any
other, only the letters stay in the drawing. Each number is stored as what it differs from going on in the same step, which along a curve
is close to nothing: in a byte or two, those that go across before those that go down, as each kind is like its own.
"""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections import Counter
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from massage_lessons.course import bank as questions
from massage_lessons.course import signs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from massage_lessons.build.payload import Payload
    from massage_lessons.course.model import Course

PIECE = re.compile(r"([A-Za-z])([^A-Za-z]*)")
PATH = re.compile(r' d="([^"]*)"')
NUMBER = re.compile(r"-?\d+(?:\.\d)?(?!\.?\d)")
NUMBERS = {"M": 2, "C": 6, "Z": 0}
"""How many numbers come after a letter; a path with others stays as it is."""
ONE_BYTE = 128
"""From here on a step has two bytes."""
FRONT = "front"
"""What the front end registers itself as, and what it calls out when it has."""

AS_IT_IS = "!"
MIRRORED = "@"
UNSEEN = frozenset({"reference", "note"})
"""What the payload knows of a source for other readers than the diagram."""

OUTLINE = ("id", "kind", "lesson", "hash")
"""What of a question is enough to tell when it is asked again."""

SENTENCE = re.compile(r"(?<=[.!?:]) (?=\S)")
SHORTEST = 12
"""A sentence with fewer signs is not worth a number."""

SAID = "~"
"""What stands around the number of a sentence."""

UNASKED = frozenset({"goal", "topic"})
"""What nobody needs who asks a question."""

PLANS = "plan"
"""The rules of plans: a form that makes them has its own."""


@dataclass(frozen=True, slots=True)
class Plans:
    """A form that makes plans: what it works with, as JSON, and its HTML."""

    data: str
    form: str


@dataclass(frozen=True, slots=True)
class Front:
    """The front end of a page that shows a drawing.

    Attributes
    ----------
    module, parts
        The diagram's module, and those of the parts of a lesson.
    style, words
        The diagram's style; the words of all of them, by id.
    plans, practice
        What forms of plans are made of, and what each row of questions asks, as JSON, where the page has any.
    bank
        The bank of questions, as JSON, where something of the page asks what is due.
    """

    module: str
    parts: tuple[str, ...]
    style: str
    words: Mapping[str, object]
    plans: Plans | None = None
    practice: tuple[str, ...] = ()
    bank: str = ""


def packed(data: Payload, front: Front | None = None) -> str:
    """What the diagram shows of the payload, with the front end if it is given, as text for the page to unpack, in two parts."""
    cited = set(_cited(data["entries"]))
    sources = {key: _seen(one) for key, one in data["sources"].items() if key in cited}
    shown = {name: value for name, value in data.items() if name != PLANS}
    svg, steps = stepped(data["svg"], 2 * data["frame"]["midline"])
    seen = {**shown, "svg": svg, "sources": sources}
    brought = {"front": asdict(front)} if front else {}
    return f"{_packed(json.dumps({**seen, **brought}, ensure_ascii=False, separators=(',', ':')).encode())} {_packed(steps)}"


def bank(course: Course, *, outline: bool) -> str:
    """The questions as JSON: all that is asked, with what it rests on, or as an outline what is enough to count those of a day."""
    known = questions.items(course)
    if outline:
        return _json(said_once({"items": [{name: item[name] for name in OUTLINE} for item in known]}))  # type: ignore[literal-required]
    cited = {name for item in known for name in item["sources"]}
    sources = {source.id: {"short": source.short, "url": source.url} for source in course.sources if source.id in cited}
    bases = {basis: signs.BASES[basis] for item in known if (basis := item.get("basis")) is not None}
    items = [{name: value for name, value in item.items() if name not in UNASKED} for item in known]
    return _json(said_once({"items": items, "sources": sources, "bases": bases}))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def said_once(value: object) -> dict[str, object]:
    """Return a value with each sentence that its texts have in common in a list of its own, and its number in its place.

    What repeats is too far apart for deflate to see. The page puts the sentences back.
    """
    counts = Counter(one for text in _texts(value) for one in SENTENCE.split(text) if len(one) >= SHORTEST)
    common = [one for one, count in counts.items() if count > 1]
    numbers = {one: f"{SAID}{number}{SAID}" for number, one in enumerate(common)}

    def short(inner: object) -> object:
        if isinstance(inner, str):
            return " ".join(numbers.get(one, one) for one in SENTENCE.split(inner))
        if isinstance(inner, dict):
            return {name: short(one) for name, one in inner.items()}
        return [short(one) for one in inner] if isinstance(inner, list) else inner

    return {"sentences": common, "said": short(value)}


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner:
        yield from _texts(one)


def _seen(source: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in source.items() if name not in UNSEEN}


def _cited(value: object) -> Iterator[str]:
    """The id of every source that anything in the content names."""
    if isinstance(value, dict):
        yield from value.get("sources", ())
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner:
        yield from _cited(one)


@lru_cache(maxsize=4)
def _packed(content: bytes) -> str:
    # All pages of a course carry the same.
    # Shorter blocks suit a text of so many kinds better than the longest ones.
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, 6)
    # In a script element of a page all signs of base 85 mean themselves but one.
    return base64.b85encode(deflate.compress(content) + deflate.flush()).decode().replace("<", ",")


@lru_cache(maxsize=2)
def stepped(svg: str, width: float) -> tuple[str, bytes]:
    """A drawing with the letters of its paths, and the steps between their numbers; a path that would not come back the same stays."""
    known: dict[str, int] = {}
    across, down = bytearray(), bytearray()

    def short(found: re.Match[str]) -> str:
        path = found[1]
        letters, *steps = _steps(path)
        twin = None if letters.startswith(AS_IT_IS) else known.get(mirror(path, width))
        known.setdefault(path, len(known))
        if twin is not None:
            return f' d="{MIRRORED}{twin}"'
        for way, new in zip((across, down), steps, strict=True):
            way.extend(new)
        return f' d="{letters}"'

    return PATH.sub(short, svg), bytes(across + down)


def walked(svg: str, steps: bytes, width: float) -> str:
    """The drawing back; the page does the same."""
    known: dict[str, None] = {}
    numbers = _numbers(steps)
    ways = (iter(numbers[: len(numbers) // 2]), iter(numbers[len(numbers) // 2 :]))

    def whole(found: re.Match[str]) -> str:
        packed_path = found[1]
        path = mirror(list(known)[int(packed_path[1:])], width) if packed_path.startswith(MIRRORED) else _walk(packed_path, ways)
        known.setdefault(path)
        return f' d="{path}"'

    return PATH.sub(whole, svg)


def mirror(path: str, width: float) -> str:
    """A path as it is on the other side of the drawing."""
    across = True

    def turned(found: re.Match[str]) -> str:
        nonlocal across
        across = not across
        return found[0] if across else _short(round(width * 10) - round(float(found[0]) * 10))

    return NUMBER.sub(turned, path)


def _steps(path: str) -> tuple[str, bytes, bytes]:
    letters = []
    at, step, turn = [0, 0], [0, 0], 0
    ways = (bytearray(), bytearray())
    for letter, numbers in PIECE.findall(path):
        letters.append(letter)
        for number in NUMBER.findall(numbers):
            value = round(float(number) * 10)
            off = value - at[turn] - step[turn]
            ways[turn].extend(_bytes(off))
            at[turn], step[turn] = value, value - at[turn]
            turn = 1 - turn
    across, down = map(bytes, ways)
    walk = _walk("".join(letters), (iter(_numbers(across)), iter(_numbers(down)))) if set(letters) <= NUMBERS.keys() else None
    return ("".join(letters), across, down) if walk == path else (AS_IT_IS + path, b"", b"")


def _bytes(number: int) -> bytes:
    """A small number in one byte, a larger one in two; signs alternate."""
    code = 2 * number if number >= 0 else -2 * number - 1
    return bytes([code]) if code < ONE_BYTE else bytes([min(ONE_BYTE + (code >> 8), 255), code & 255])


def _numbers(steps: bytes) -> list[int]:
    found = []
    each = iter(steps)
    for first in each:
        code = first if first < ONE_BYTE else (first - ONE_BYTE) * 256 + next(each)
        found.append(-(code + 1) // 2 if code % 2 else code // 2)
    return found


def _walk(letters: str, ways: tuple[Iterator[int], Iterator[int]]) -> str:
    if letters.startswith(AS_IT_IS):
        return letters[1:]
    pieces = []
    at, step = [0, 0], [0, 0]
    for letter in letters:
        found = []
        for k in range(NUMBERS[letter]):
            turn = k % 2
            step[turn] += next(ways[turn], 0)
            at[turn] += step[turn]
            found.append(_short(at[turn]) + ("," if turn == 0 else " "))
        pieces.append(letter + "".join(found).rstrip())
    return "".join(pieces)


def _short(tenths: int) -> str:
    return str(tenths // 10) if tenths % 10 == 0 else f"{tenths / 10:.1f}"
