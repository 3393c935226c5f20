"""Count the bank of questions by kind, by lesson and by goal: `PYTHONPATH=tests python tests/review/bank.py`.

With `--keep` it adds the ids that are new to `tests/course/bank_ids.txt`. What stands there stays: whoever asks something no more
writes `retired` behind its id.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from lesson_files import the_course
from rich.console import Console
from rich.table import Table

from massage_lessons.course import bank

IDS = Path(__file__).parent.parent / "course" / "bank_ids.txt"


def main() -> None:
    """Print the counts."""
    items, goals = bank.items(the_course()), bank.goals(the_course())
    kinds = list(dict.fromkeys(item["kind"] for item in items))
    console = Console(width=120)
    for title, key, names in (
        ("lesson", "lesson", list(dict.fromkeys(goal["lesson"] for goal in goals.values()))),
        ("goal", "goal", list(goals)),
    ):
        table = Table(title, *kinds, "all", title=f"Questions by {title} and kind")
        counts = Counter((item[key], item["kind"]) for item in items)  # type: ignore[literal-required]  # both are keys of an item
        for name in names:
            row = [counts[name, kind] for kind in kinds]
            table.add_row(name, *(str(count or "") for count in row), str(sum(row) or "by hand"))
        row = [sum(counts[name, kind] for name in names) for kind in kinds]
        table.add_row("all", *map(str, row), str(sum(row)))
        console.print(table)


def keep() -> None:
    """Add the ids that are new, each with what its answers are held against."""
    kept = IDS.read_text(encoding="utf-8").splitlines() if IDS.exists() else []
    known = {line.split()[0] for line in kept}
    new = [f"{item['id']} {item['kind']} {bank.meaning(item)}" for item in bank.items(the_course()) if item["id"] not in known]
    IDS.write_text("\n".join(sorted([*kept, *new])) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:] == ["--keep"]:
        keep()
    main()
