"""Logs put together by the rules of `front/core/log.js`, which says what a log comes to."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from massage_lessons.progress.entry import line_of, order_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from massage_lessons.progress.entry import Entry


def merged(*logs: Iterable[Entry]) -> list[Entry]:
    """Return each entry of all logs once, in the order of the log. Where two entries have one id and differ, both stay."""
    found = {line_of(entry): entry for log in logs for entry in log}
    return [found[line] for line in sorted(found, key=lambda line: (order_of(found[line]), _place(line)))]


def twice(entries: Iterable[Entry]) -> list[str]:
    """Return the ids that several entries of a merged log have, though they differ: somebody has changed one of them."""
    count = Counter(entry["id"] for entry in entries)
    return sorted(name for name, times in count.items() if times > 1)


def name_of(entries: Iterable[Entry]) -> str:
    """Return the name that the learner has given last, "" where there is none. Of entries with one id the later text counts."""
    counts = {entry["id"]: entry for entry in sorted(entries, key=lambda entry: _place(line_of(entry)))}
    names = [entry for entry in counts.values() if entry["act"] == "name" and isinstance(entry.get("value"), str)]
    return str(max(names, key=order_of)["value"]) if names else ""


def _place(line: str) -> bytes:
    """Return what a browser sorts a text by."""
    return line.encode("utf-16-be")
