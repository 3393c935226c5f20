"""Drawing, content and front end small enough to mail: the drawing in steps, then deflate, then letters.

Most of the drawing is there twice, left and right. A path that mirrors an earlier one is stored as the number of that one.

Any other was drawn through knots (`images/draw/spline.py`), and between them the page can draw it again. So only a letter for each knot
stays in the drawing, and three numbers are stored of it, each kind by itself, as each is like its own: how far it lies across and down,
and how the handles beside it differ from those that are drawn again, which is by a rounding. Lines that lie side by side, such as the
fibres of a muscle, go alike, so a step between two knots is stored as what it differs from that of the line before.

Letters are those that UTF-8 writes in one byte, and where these do not reach, in two or three: of each byte 6.8 bits are used, where base
64 uses 6 and base 85 uses 6.4.
"""

from __future__ import annotations

import json
import math
import re
import zlib
from collections import Counter
from dataclasses import asdict, dataclass, fields
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from massage_lessons.course import bank as questions
from massage_lessons.course import find, signs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from massage_lessons.build.payload import Payload

CURVE = re.compile(r"M([^A-Z]*)((?:C[^A-Z]*)+)(Z?)")
PATH = re.compile(r' d="([^"]*)"')
NUMBER = re.compile(r"-?\d+(?:\.\d)?(?!\.?\d)")
ONE_BYTE = 128
"""From here on a step has two bytes."""
LEAST_DISTANCE = 1e-9
"""Two knots in one place are taken as this far apart, as `images/draw/spline.py` takes them."""

START, SMOOTH, CORNER, END = "MCLZ"
"""A line starts, goes through a knot smoothly or around a corner, and comes back to its start."""
AS_IT_IS = "!"
MIRRORED = "@"
WHOLE = "#"
"""What stands before the letters of a path: it is stored as it is, mirrors another, or has no tenths."""

LETTERS = (" ", "\u00a0", "\u3400")
"""With which letter those begin that are written in one byte, in two and in three."""
COUNTS = (94, 0x800 - 0xA0, (34 * 64 - (0x800 - 0xA0)) * 128)
"""How many of them there are: all that seven bits can say, what is left with six bits more, and what is left with seven bits more."""
UNSAFE = "<"
"""The only letter among those of one byte that could end a script element; the one after the last of them stands for it."""

FRONT = "front"
"""What the front end registers itself as, and what it calls out when it has."""

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
        The bank of questions, where something of the page asks what is due.
    """

    module: str
    parts: tuple[str, ...]
    style: str
    words: Mapping[str, object]
    plans: Plans | None = None
    practice: tuple[str, ...] = ()
    bank: Mapping[str, object] | None = None


def packed(data: Payload, front: Front | None = None) -> str:
    """What the diagram shows of the payload, with the front end if it is given, as text for the page to unpack, in two lines."""
    cited = set(_cited(data["entries"]))
    sources = {key: _seen(one) for key, one in data["sources"].items() if key in cited}
    shown = {name: value for name, value in data.items() if name != PLANS}
    svg, steps = stepped(data["svg"], 2 * data["frame"]["midline"])
    seen = {**shown, "svg": svg, "sources": sources}
    brought = {"front": {one.name: getattr(front, one.name) for one in fields(front)}} if front else {}
    text = json.dumps({**seen, **brought}, ensure_ascii=False, separators=(",", ":"), default=asdict)
    return f"{_packed(text.encode())}\n{_packed(steps)}"


@cache
def bank(*, outline: bool) -> dict[str, object]:
    """The questions for JSON: all that is asked, with what it rests on, or as an outline what is enough to count those of a day."""
    known = questions.known()
    if outline:
        return said_once({"columns": _columns([{name: item[name] for name in OUTLINE} for item in known])})  # type: ignore[literal-required]
    cited = {name for item in known for name in item["sources"]}
    sources = {source.id: {"short": source.short, "url": source.url} for source in find.course().sources if source.id in cited}
    bases = {basis: signs.BASES[basis] for item in known if (basis := item.get("basis")) is not None}
    items = [_once({name: value for name, value in item.items() if name not in UNASKED}) for item in known]
    return said_once({"columns": _columns(items), "sources": sources, "bases": bases})


def _once(item: dict[str, Any]) -> dict[str, Any]:
    """An item whose question in words has options only where they are others than its own."""
    words = item.get("in_words")
    if words is None or words["options"] != item.get("options"):
        return item
    return {**item, "in_words": {name: value for name, value in words.items() if name != "options"}}


def _columns(items: list[dict[str, object]]) -> dict[str, list[object]]:
    """Each part of all items together, as it is like its own; nothing where an item lacks it."""
    return {name: [item.get(name) for item in items] for name in dict.fromkeys(name for item in items for name in item)}


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
    return lettered(deflate.compress(content) + deflate.flush())


def lettered(content: bytes) -> str:
    """How many bytes they are, a colon, and the bytes as letters that may stand in a script element."""
    letters = _letters()
    bits = f"{int.from_bytes(content):0{8 * len(content)}b}" + "0" * 20
    found = []
    at, end = 0, 8 * len(content)
    while at < end:
        used = 7 if bits[at : at + 7] in letters else 13 if bits[at : at + 13] in letters else 20
        found.append(letters[bits[at : at + used]])
        at += used
    return f"{len(content)}:{''.join(found)}"


@cache
def _letters() -> dict[str, str]:
    """Every letter by the bits that it stands for."""
    found = {}
    code = 0
    for first, count, width, more in zip(map(ord, LETTERS), COUNTS, (7, 13, 20), (6, 7, 0), strict=True):
        found.update({f"{code + k:0{width}b}": chr(first + k) for k in range(count)})
        code = (code + count) << more
    return {bits: chr(ord(LETTERS[0]) + COUNTS[0]) if letter == UNSAFE else letter for bits, letter in found.items()}


@dataclass(frozen=True, slots=True)
class _Line:
    """Knots in units of the path; of each whether the line turns there sharply, and whether it comes back to the first."""

    knots: list[list[int]]
    corners: list[bool]
    closed: bool

    def handles(self) -> list[list[int]]:
        """Of each knot the points that bend the line ahead of it and behind it, each across and down."""
        found = []
        for k, (knot, corner) in enumerate(zip(self.knots, self.corners, strict=True)):
            before = self.knots[k - 1] if k or self.closed else None
            after = self.knots[(k + 1) % len(self.knots)] if k + 1 < len(self.knots) or self.closed else None
            found.append(_handle(before, knot, after, corner=corner) + _handle(after, knot, before, corner=corner))
        return found


def _handle(before: list[int] | None, knot: list[int], after: list[int] | None, *, corner: bool) -> list[int]:
    """The point that bends a smooth line between a knot and the one after, in whole numbers; the knot itself where none is after.

    Both browsers and Python reckon it in these very steps, so that both round it alike.
    """
    if after is None:
        return knot
    if before is None or corner:
        return [math.floor(b + (c - b) / 3 + 0.5) for b, c in zip(knot, after, strict=True)]
    near, far = (math.sqrt(max(_distance(one, knot), LEAST_DISTANCE)) for one in (before, after))
    weight = 3 * near * (near + far)
    return [
        math.floor((near * near * c - far * far * a + (2 * near * near + 3 * near * far + far * far) * b) / weight + 0.5)
        for a, b, c in zip(before, knot, after, strict=True)
    ]


def _distance(one: list[int], other: list[int]) -> float:
    across, down = one[0] - other[0], one[1] - other[1]
    return math.sqrt(across * across + down * down)


@lru_cache(maxsize=2)
def stepped(svg: str, width: float) -> tuple[str, bytes]:
    """A drawing with letters for the knots of its paths, and the numbers of these; a path that would not come back the same stays."""
    known: dict[str, int] = {}
    ways = (bytearray(), bytearray(), bytearray())

    def short(found: re.Match[str]) -> str:
        path = found[1]
        letters, numbers = _steps(path)
        twin = None if letters.startswith(AS_IT_IS) else known.get(mirror(path, width))
        known.setdefault(path, len(known))
        if twin is not None:
            return f' d="{MIRRORED}{twin}"'
        for way, new in zip(ways, numbers, strict=True):
            way.extend(b"".join(map(_bytes, new)))
        return f' d="{letters}"'

    return PATH.sub(short, svg), b"".join(ways)


def walked(svg: str, steps: bytes, width: float) -> str:
    """The drawing back; the page does the same (`unpack.js`)."""
    known: dict[str, None] = {}
    numbers = _numbers(steps)
    third = len(numbers) // 3
    ways = tuple(iter(numbers[k * third : (k + 1) * third]) for k in range(3))

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


def _steps(path: str) -> tuple[str, tuple[list[int], list[int], list[int]]]:
    """The letters of a path, and of each knot how far it is across and down, and how its handles differ from those drawn again."""
    kept: tuple[str, tuple[list[int], list[int], list[int]]] = (AS_IT_IS + path, ([], [], []))
    tenths = [round(float(number) * 10) for number in NUMBER.findall(path)]
    unit = 10 if not any(number % 10 for number in tenths) else 1
    letters = WHOLE if unit > 1 else ""
    ways: tuple[list[int], list[int], list[int]] = ([], [], [])
    start, before = [0, 0], list[list[int]]()
    for first, spans, closed in CURVE.findall(path):
        points = _points(first + " " + spans.replace("C", " "), unit)
        if len(points) % 3 != 1:
            return kept
        knots = points[:-1:3] if closed else points[::3]
        # What an end of a line lacks is the end itself.
        ahead, behind = points[1::3], points[2::3]
        if closed:
            behind = behind[-1:] + behind[:-1]
        else:
            ahead, behind = [*ahead, knots[-1]], [knots[0], *behind]
        off = [
            [
                [a - b for a, b in zip([*one, *other], drawn, strict=True)]
                for one, other, drawn in zip(ahead, behind, _Line(knots, [corner] * len(knots), bool(closed)).handles(), strict=True)
            ]
            for corner in (False, True)
        ]
        corners = [sum(map(abs, sharp)) < sum(map(abs, smooth)) for smooth, sharp in zip(*off, strict=True)]
        left = [off[corner][k] for k, corner in enumerate(corners)]
        if any(abs(number) > 1 for numbers in left for number in numbers):
            return kept
        letters += START + "".join(CORNER if corner else SMOOTH for corner in corners) + closed
        moves = [[a - b for a, b in zip(knot, last, strict=True)] for knot, last in zip(knots, [start, *knots], strict=False)]
        for k, move in enumerate(moves):
            expected = _expected(moves, before, k)
            for turn in range(2):
                ways[turn].append(move[turn] - expected[turn])
        ways[2].extend(sum(number * 3**k for k, number in enumerate(numbers)) for numbers in left)
        start, before = knots[0], moves
    walk = _walk(letters, tuple(iter(_numbers(b"".join(map(_bytes, way)))) for way in ways))
    return (letters, ways) if walk == path else kept


def _points(text: str, unit: int) -> list[list[int]]:
    numbers = [round(float(number) * 10) // unit for number in NUMBER.findall(text)]
    return [numbers[k : k + 2] for k in range(0, len(numbers) - 1, 2)]


def _expected(moves: list[list[int]], before: list[list[int]], place: int) -> list[int]:
    """The step to a knot as the line before takes it, or else as this line took the last."""
    if not place:
        return [0, 0]
    return before[place] if place < len(before) else moves[place - 1] if place > 1 else [0, 0]


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


def _walk(letters: str, ways: tuple[Iterator[int], ...]) -> str:
    if letters.startswith(AS_IT_IS):
        return letters[1:]
    unit = 10 if letters.startswith(WHOLE) else 1
    pieces = []
    start, before = [0, 0], list[list[int]]()
    for line in letters.removeprefix(WHOLE).split(START)[1:]:
        closed = line.endswith(END)
        corners = [letter == CORNER for letter in line.removesuffix(END)]
        moves, knots, off = list[list[int]](), list[list[int]](), list[list[int]]()
        at = start
        for k in range(len(corners)):
            expected = _expected(moves, before, k)
            moves.append([expected[turn] + next(ways[turn], 0) for turn in range(2)])
            at = [at[turn] + moves[k][turn] for turn in range(2)]
            knots.append(at)
            number = next(ways[2], 0) + 40
            off.append([number // 3**turn % 3 - 1 for turn in range(4)])
        handles = [
            [a + b for a, b in zip(one, more, strict=True)] for one, more in zip(_Line(knots, corners, closed).handles(), off, strict=True)
        ]
        pieces.append(START + _pair(knots[0], unit))
        for k in range(len(knots) - (not closed)):
            after = (k + 1) % len(knots)
            pieces.append(f"C{_pair(handles[k][:2], unit)} {_pair(handles[after][2:], unit)} {_pair(knots[after], unit)}")
        pieces.append(END if closed else "")
        start, before = knots[0], moves
    return "".join(pieces)


def _pair(point: list[int], unit: int) -> str:
    return ",".join(_short(number * unit) for number in point)


def _short(tenths: int) -> str:
    return str(tenths // 10) if tenths % 10 == 0 else f"{tenths / 10:.1f}"
