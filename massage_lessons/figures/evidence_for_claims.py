"""What people say about massage, weighed: how much holds, is not known or falls, by topic."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from massage_lessons.course import find
from massage_lessons.course.model import Claim
from massage_lessons.course.signs import FATES, TOPICS, VERDICTS, WEIGHED
from massage_lessons.course.words import say
from massage_lessons.figures.page import LEADING, MARGIN, RISE, SMALL, TEXT, Page, Words, ink
from massage_lessons.figures.picture import asked_for, house_style

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from massage_lessons.course.model import Topic, Verdict
    from massage_lessons.drawing.path import Point
    from massage_lessons.figures.picture import Picture

LOOKS: Mapping[Verdict, tuple[str, str]] = {
    "supported": ("pick", ""),
    "kept-as-a-rule": ("field", "++++"),
    "partly-supported": ("field", "\\\\\\\\"),
    "common-practice": ("paper", "----"),
    "unproven": ("paper", ""),
    "internally-inconsistent": ("care-field", "||||"),
    "contradicted": ("accent", "////"),
    "unsafe-as-written": ("accent-field", "xxxx"),
}
"""The ground and the hatch of each verdict that claims are weighed by."""

KEY = 60.0
"""Points from the margin to the swatches of the key."""

GAP = 14.0
"""Points between two columns."""

NARROWEST = 84.0
"""Points that the heading of a column and its part of the key need at least."""

BAR = 17.0
ROOM = 8.0
"""Points that a number needs inside a bar."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the bars of each group begin, and how long one claim is."""

    lefts: Mapping[str, float]
    unit: float


@asked_for
def evidence_for_claims(claims: Iterable[Claim | str] | None = None) -> Picture:
    """How many claims hold, are not known or fall, by topic; remarks of ours are no claims and do not count.

    Parameters
    ----------
    claims
        Claims or their ids; without any, all of the course.

    Raises
    ------
    UnknownName
        For an id that no claim has.
    """
    shown = [claim for claim in find.some(Claim, claims) if claim.kind != "remark"]
    counts = {topic: Counter(claim.verdict for claim in shown if claim.topic == topic) for topic in TOPICS}
    counts = {topic: count for topic, count in counts.items() if count}
    with house_style():
        page = Page()
        y = page.title(say("figures.evidence-for-claims.title"), say("figures.evidence-for-claims.below", n=len(shown)))
        columns = _columns(page.width - 2 * MARGIN, list(counts.values()))
        for group, left in columns.lefts.items():
            page.text(left, y + TEXT, FATES[group], TEXT, weight="bold")
        y += LEADING * TEXT + 4
        for topic, count in counts.items():
            y = _bars(page, y, topic, count, columns)
        return page.close(_key(page, y + 2, counts.values()) + MARGIN, _words(shown, counts))


def _columns(width: float, counts: Sequence[Counter[Verdict]]) -> _Columns:
    """Share the width out, so that a claim is equally long in all columns and the longest bar of each fits."""
    most = {group: max((sum(count[name] for name in names) for count in counts), default=1) for group, names in WEIGHED.items()}
    free = width - GAP * (len(most) - 1)
    narrow = {group for group, number in most.items() if number * free / sum(most.values()) < NARROWEST}
    wide = sum(number for group, number in most.items() if group not in narrow)
    unit = min((free - NARROWEST * len(narrow)) / max(1, wide), *(NARROWEST / max(1, most[group]) for group in narrow), free)
    lefts, x = {}, MARGIN
    for group, number in most.items():
        lefts[group] = x
        x += GAP + (NARROWEST if group in narrow else number * unit)
    return _Columns(lefts, unit)


def _bars(page: Page, y: float, topic: Topic, count: Counter[Verdict], columns: _Columns) -> float:
    """Draw the bars of a topic, one in each column. Give where the next topic starts."""
    page.rule(y - 3)
    page.text(MARGIN, y + TEXT, TOPICS[topic], TEXT, color=ink("soft"))
    page.text(
        page.width - MARGIN, y + TEXT, say("figures.evidence-for-claims.in-all", n=count.total()), SMALL, color=ink("soft"), ha="right"
    )
    y += LEADING * TEXT + 2
    for group, names in WEIGHED.items():
        x = columns.lefts[group]
        page.line([(x, y - 2), (x, y + BAR + 2)], linewidth=1.3)
        for name in names:
            if not count[name]:
                continue
            width = count[name] * columns.unit
            _swatch(page, (x, y), (width, BAR), name, f"{topic} {name}")
            if width >= ROOM:
                _count(page, (x + width / 2, y + BAR / 2), width, count[name], name)
            x += width
    return y + BAR + 9


def _swatch(page: Page, corner: Point, size: Point, name: Verdict, gid: str) -> None:
    ground, hatch = LOOKS[name]
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


def _count(page: Page, middle: Point, width: float, number: int, name: Verdict) -> None:
    (x, y), dark = middle, name == "supported"
    if LOOKS[name][1]:
        page.disc(x, y, min(6.2, width / 2 - 1), facecolor="white")
    page.text(x, y + RISE * SMALL, str(number), SMALL, weight="bold", ha="center", color="white" if dark else ink("ink"))


def _key(page: Page, y: float, counts: Iterable[Counter[Verdict]]) -> float:
    """Explain the looks, group by group. Give where it ends."""
    page.rule(y)
    y += 8
    total = sum(counts, Counter[str]())
    for group, names in WEIGHED.items():
        page.text(MARGIN, y + 9, FATES[group], SMALL, weight="bold")
        for name in names:
            _swatch(page, (MARGIN + KEY, y), (20, 11), name, "key")
            page.text(MARGIN + KEY + 26, y + 9, f"{VERDICTS[name].word} ({total[name]})", SMALL)
            y += LEADING * SMALL + 4
        y += 3
    return y


def _words(claims: Sequence[Claim], counts: Mapping[Topic, Counter[Verdict]]) -> Words:
    alt = say("figures.evidence-for-claims.alt", n=len(claims), weighed=_weighed(Counter(claim.verdict for claim in claims)))
    told = (
        say("figures.evidence-for-claims.told", topic=TOPICS[topic], n=count.total(), weighed=_weighed(count))
        for topic, count in counts.items()
    )
    return Words(alt, say("figures.evidence-for-claims.title"), "\n".join((alt, *told)), {})


def _weighed(count: Counter[Verdict]) -> str:
    """How many hold, are not known and fall, each with its verdicts."""
    parts = []
    for group, names in WEIGHED.items():
        found = [f"{VERDICTS[name].word.lower()} {count[name]}" for name in names if count[name]]
        parts.append(f"{FATES[group]}: {', '.join(found) or say('figures.evidence-for-claims.none')}.")
    return " ".join(parts)
