"""How long a report takes: `python benchmarks/report.py [LEARNERS [ANSWERS]]` makes a class from a seed and times the command.

Without numbers, 1,000 learners with 500 answers each. Each learner knows a share of the course; each question is harder or easier;
names, devices and days are made up.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from massage_lessons.paths import BANK

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SEED = 11
START = 1_764_280_000_000
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


def results_file(name: str, entries: Sequence[Mapping[str, Any]], **header: object) -> str:
    """The text of a results file."""
    lines = [json.dumps(each, sort_keys=True, separators=(",", ":"), ensure_ascii=False) for each in entries]
    digest = hashlib.sha256("\n".join(lines).encode()).hexdigest()
    first = {"massage-lessons": "log", "version": 1, "course": "1", "made": START, "name": name, "entries": len(lines), "digest": digest}
    return "\n".join([json.dumps({**first, **header}, ensure_ascii=False), *lines]) + "\n"


def made_up(items: Sequence[Mapping[str, Any]], answers: int, draw: random.Random) -> Iterator[dict[str, Any]]:
    """A learner's entries: questions in an order of chance, again and again, a part and a hand skill now and then."""
    device = "".join(draw.choices(LETTERS, k=12))
    known, at = draw.gauss(0.7, 0.15), START + draw.randrange(10**9)
    hardness = {item["id"]: int(item["hash"], 16) / 2**32 for item in items}
    for number in range(1, answers + 1):
        at += draw.randrange(5_000, 90_000)
        entry = {"id": f"{device}-{number}", "at": at, "seen": at, "zone": -60, "core": 1}
        item = items[draw.randrange(len(items))]
        good = draw.random() < known + 0.5 * (0.5 - hardness[item["id"]])
        yield {
            **entry,
            "act": "answer",
            "about": item["id"],
            "hash": item["hash"],
            "answer": chosen(item, good, draw),
            "good": good,
            "rating": 3 if good else 1,
            "hints": 0,
            "where": "practice",
        }


def chosen(item: Mapping[str, Any], good: bool, draw: random.Random) -> list[str]:  # noqa: FBT001 - what is drawn for
    """What such a learner answers."""
    if item["kind"] == "find":
        near = [place for place in item.get("near", {}) if not good] or [item["place"]]
        return [f"{draw.choice(near)}-{draw.choice(['left', 'right'])}"]
    fitting = [one["id"] for one in item.get("options", ()) if one["right"] == good]
    return [draw.choice(fitting)] if fitting else []


def write(folder: Path, items: Sequence[Mapping[str, Any]], learners: int, answers: int) -> int:
    """Write a class into a folder, and return how many bytes it has."""
    draw = random.Random(SEED)  # noqa: S311 - the same class each time
    size = 0
    for number in range(1, learners + 1):
        text = results_file(f"Learner {number:04d}", list(made_up(items, answers, draw)))
        (folder / f"results-{number:04d}.jsonl").write_text(text, encoding="utf-8")
        size += len(text.encode())
    return size


def worked() -> float:
    """The seconds that a processor has worked for the programs that were started here."""
    times = os.times()
    return times.children_user + times.children_system


def main(learners: int = 1000, answers: int = 500) -> None:
    """Make the class, run the command three times, and print its seconds."""
    items = [item for item in json.loads(BANK.read_bytes())["items"] if item["kind"] != "words"]
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work, "class")
        folder.mkdir()
        size = write(folder, items, learners, answers)
        print(f"{learners} learners, {answers} answers each, {len(items)} questions, {size / 2**20:.0f} MB")
        for _ in range(3):
            begun, used = time.perf_counter(), worked()
            command = [sys.executable, "-m", "massage_lessons", "report", str(folder), "--to", str(Path(work, "report"))]
            subprocess.run(command, check=True, capture_output=True)
            print(f"{time.perf_counter() - begun:.1f} s, of which the processor worked {worked() - used:.1f} s")
        for path in sorted(Path(work, "report").iterdir()):
            print(f"{path.name}: {path.stat().st_size / 1024:,.0f} KB")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
