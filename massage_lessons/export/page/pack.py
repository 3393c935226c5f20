"""Drawing, content and front end small enough to mail: the drawing in steps, then deflate, then base 85.

Most of the drawing is there twice, left and right. A path that mirrors an earlier one is stored as the number of that one. Of any
other, each number is stored as what it differs from going on in the same step: along a curve that is close to nothing.
"""

from __future__ import annotations

import base64
import json
import re
import zlib
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from massage_lessons.build.payload import Payload

PIECE = re.compile(r"([A-Za-z])([^A-Za-z]*)")
PATH = re.compile(r' d="([^"]*)"')
NUMBER = re.compile(r"-?\d+(?:\.\d)?(?!\.?\d)")
STEP = re.compile(r"-?\d+")
FRONT = "front"
"""What the front end registers itself as, and what it calls out when it has."""

AS_IT_IS = "!"
MIRRORED = "@"
UNSEEN = frozenset({"reference", "note"})
"""What the payload knows of a source for other readers than the diagram."""

PLANS = "plan"
"""The rules of plans: a form that makes them has its own."""


@dataclass(frozen=True, slots=True)
class Front:
    """The front end of a page that shows a drawing.

    Attributes
    ----------
    module, parts
        The diagram's module, and those of the parts of a lesson.
    style, words
        The diagram's style; the words of all of them, by id.
    plan
        What forms of plans work with, as JSON.
    """

    module: str
    parts: tuple[str, ...]
    style: str
    words: Mapping[str, object]
    plan: str = ""


def packed(data: Payload, front: Front | None = None) -> str:
    """What the diagram shows of the payload, with the front end if it is given, as text that the page unpacks."""
    cited = set(_cited(data["entries"]))
    sources = {key: _seen(one) for key, one in data["sources"].items() if key in cited}
    shown = {name: value for name, value in data.items() if name != PLANS}
    seen = {**shown, "svg": stepped(data["svg"], 2 * data["frame"]["midline"]), "sources": sources}
    brought = {"front": asdict(front)} if front else {}
    return _packed(json.dumps({**seen, **brought}, ensure_ascii=False, separators=(",", ":")))


def _seen(source: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in source.items() if name not in UNSEEN}


def _cited(value: object) -> Iterator[str]:
    """The id of every source that anything in the content names."""
    if isinstance(value, dict):
        yield from value.get("sources", ())
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner:
        yield from _cited(one)


@lru_cache(maxsize=2)
def _packed(text: str) -> str:
    # All pages of a course carry the same.
    # Shorter blocks suit a text of so many kinds better than the longest ones.
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, 6)
    # In a script element of a page all signs of base 85 mean themselves but one.
    return base64.b85encode(deflate.compress(text.encode()) + deflate.flush()).decode().replace("<", ",")


@lru_cache(maxsize=2)
def stepped(svg: str, width: float) -> str:
    """A drawing whose paths are packed; one that would not come back the same stays as it is."""
    known: dict[str, int] = {}

    def short(found: re.Match[str]) -> str:
        path = found[1]
        steps = _steps(path)
        twin = None if steps.startswith(AS_IT_IS) else known.get(mirror(path, width))
        known.setdefault(path, len(known))
        return f' d="{steps if twin is None else f"{MIRRORED}{twin}"}"'

    return PATH.sub(short, svg)


def walked(svg: str, width: float) -> str:
    """The drawing back; the page does the same."""
    known: dict[str, None] = {}

    def whole(found: re.Match[str]) -> str:
        packed_path = found[1]
        path = mirror(list(known)[int(packed_path[1:])], width) if packed_path.startswith(MIRRORED) else _walk(packed_path)
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


def _steps(path: str) -> str:
    pieces = []
    at, step, turn = [0, 0], [0, 0], 0
    for letter, numbers in PIECE.findall(path):
        found = []
        for number in NUMBER.findall(numbers):
            value = round(float(number) * 10)
            found.append(str(value - at[turn] - step[turn]))
            at[turn], step[turn] = value, value - at[turn]
            turn = 1 - turn
        pieces.append(letter + " ".join(found).replace(" -", "-"))
    steps = "".join(pieces)
    return steps if _walk(steps) == path else AS_IT_IS + path


def _walk(steps: str) -> str:
    if steps.startswith(AS_IT_IS):
        return steps[1:]
    pieces = []
    at, step, turn = [0, 0], [0, 0], 0
    for letter, numbers in PIECE.findall(steps):
        found = []
        for number in STEP.findall(numbers):
            step[turn] += int(number)
            at[turn] += step[turn]
            found.append(_short(at[turn]) + ("," if turn == 0 else " "))
            turn = 1 - turn
        pieces.append(letter + "".join(found).rstrip())
    return "".join(pieces)


def _short(tenths: int) -> str:
    return str(tenths // 10) if tenths % 10 == 0 else f"{tenths / 10:.1f}"
