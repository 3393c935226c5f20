"""What people say about massage, weighed: bars from contradicted to supported, by topic."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from massage_lessons.figures.page import LEADING, MARGIN, RISE, SMALL, TEXT, Page, Words, ink
from massage_lessons.figures.picture import house_style
from massage_lessons.figures.taught import chosen, taught

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from massage_lessons.figures.picture import Picture
    from massage_lessons.model import Claim, Topic, Verdict
    from massage_lessons.path_data import Point

VERDICTS: Mapping[Verdict, tuple[str, str, str]] = {
    "contradicted": ("contradicted by evidence", "accent", "////"),
    "unsafe-as-written": ("unsafe as it is told", "accent-field", "xxxx"),
    "internally-inconsistent": ("contradicts itself", "care-field", "||||"),
    "unproven": ("unproven", "paper", ""),
    "common-practice": ("common practice", "paper", "----"),
    "partly-supported": ("partly supported", "field", "\\\\\\\\"),
    "supported": ("supported", "pick", ""),
}
"""What a verdict is called, with its ground and hatch; from those that fall furthest to those that hold best."""

HOLDS = ("common-practice", "partly-supported", "supported")
TOPICS: Mapping[Topic, str] = {
    "benefits": "What massage does",
    "back-pain": "Back pain",
    "anatomy": "Anatomy",
    "technique": "Technique",
    "routine": "The routine",
    "setup": "Setting up",
    "self-massage": "Self-massage",
    "safety": "Safety",
}
SIDE = 90.0
"""Points that the words at the top of the left side need."""

BAR = 17.0
ROOM = 8.0
"""Points that a number needs inside a bar."""


@dataclass(frozen=True, slots=True)
class _Axis:
    """Where the bars begin, and how long one claim is."""

    zero: float
    unit: float


def evidence_for_claims(claims: Iterable[Claim | str] | None = None) -> Picture:
    """Give how many claims fall and how many hold, by topic.

    Parameters
    ----------
    claims
        Claims or their ids; without any, all of the course.

    Raises
    ------
    UnknownName
        For an id that no claim has.
    """
    shown = chosen("claim", claims, taught().claims)
    counts = {topic: Counter(claim.verdict for claim in shown if claim.topic == topic) for topic in TOPICS}
    counts = {topic: count for topic, count in counts.items() if count}
    falls, holds = (max(sum(count[name] for name in side) for count in counts.values()) for side in _sides())
    with house_style():
        page = Page()
        y = page.title("What people say, weighed", f"{len(shown)} claims and instructions. Each number counts those with the same verdict.")
        unit = (page.width - 2 * MARGIN) / max(1, falls + holds)
        zero = MARGIN + falls * unit
        page.text(zero - 6, y + SMALL, "◀ does not hold up", SMALL, weight="bold", ha="right" if falls * unit > SIDE else "left")
        page.text(page.width - MARGIN, y + SMALL, "holds up ▶", SMALL, weight="bold", ha="right")
        top = y = y + LEADING * SMALL + 4
        for topic, count in counts.items():
            y = _bar(page, y, topic, count, _Axis(zero, unit))
        page.line([(zero, top), (zero, y - 4)], linewidth=1.3)
        return page.close(_key(page, y + 2, counts.values()) + MARGIN, _words(shown, counts))


def _sides() -> tuple[tuple[Verdict, ...], tuple[Verdict, ...]]:
    """Give the verdicts that fall, from the middle outwards, and those that hold, from the middle outwards."""
    return tuple(name for name in reversed(list(VERDICTS)) if name not in HOLDS), tuple(name for name in VERDICTS if name in HOLDS)


def _bar(page: Page, y: float, topic: Topic, count: Counter[Verdict], axis: _Axis) -> float:
    """Draw the bars of a topic, outwards from the line in the middle. Give where the next topic starts."""
    page.text(MARGIN, y + TEXT, TOPICS[topic], TEXT, weight="bold")
    page.text(page.width - MARGIN, y + TEXT, f"{count.total()} in all", SMALL, color=ink("soft"), ha="right")
    y += LEADING * TEXT + 2
    for way, side in zip((-1, 1), _sides(), strict=True):
        x = axis.zero
        for name in side:
            if not count[name]:
                continue
            width = count[name] * axis.unit
            left = x if way > 0 else x - width
            _swatch(page, (left, y), (width, BAR), name, f"{topic} {name}")
            if width >= ROOM:
                _count(page, left + width / 2, y + BAR / 2, count[name], name)
            x += way * width
    return y + BAR + 9


def _swatch(page: Page, corner: Point, size: Point, name: Verdict, gid: str) -> None:
    _, ground, hatch = VERDICTS[name]
    page.box(
        *corner,
        *size,
        facecolor=ink(ground),
        edgecolor=ink("ink"),
        linewidth=0.9,
        hatch=hatch,
        hatchcolor=ink("paper" if ground == "accent" else "frame"),
        gid=gid,
    )


def _count(page: Page, x: float, y: float, number: int, name: Verdict) -> None:
    dark = name == "supported"
    if VERDICTS[name][2]:
        page.disc(x, y, 6.2, facecolor="white")
    page.text(x, y + RISE * SMALL, str(number), SMALL, weight="bold", ha="center", color="white" if dark else ink("ink"))


def _key(page: Page, y: float, counts: Iterable[Counter[Verdict]]) -> float:
    page.rule(y)
    y += 8
    total = sum(counts, Counter[str]())
    half = (page.width - 2 * MARGIN) / 2
    falls, holds = _sides()
    for column, side in enumerate((falls[::-1], holds[::-1])):
        for at, name in enumerate(side):
            x, top = MARGIN + column * half, y + at * (LEADING * SMALL + 4)
            _swatch(page, (x, top), (20, 11), name, "key")
            page.text(x + 26, top + 9, f"{VERDICTS[name][0]} ({total[name]})", SMALL)
    return y + max(len(falls), len(holds)) * (LEADING * SMALL + 4)


def _words(claims: Sequence[Claim], counts: Mapping[Topic, Counter[Verdict]]) -> Words:
    total = sum(counts.values(), Counter[str]())
    alt = (
        f"Bars of {len(claims)} claims by verdict: "
        + ", ".join(f"{VERDICTS[name][0]} {total[name]}" for name in VERDICTS if total[name])
        + "."
    )
    told = (
        f"{TOPICS[topic]}, {count.total()} claims: "
        + ", ".join(f"{VERDICTS[name][0]} {count[name]}" for name in VERDICTS if count[name])
        + "."
        for topic, count in counts.items()
    )
    return Words(alt, "What people say, weighed", "\n".join((alt, *told)), {})
