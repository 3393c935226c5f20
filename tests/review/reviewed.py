"""What a person has checked against the sources, entry by entry: every number, id, verdict and choice, and each caution word for word.

`python tests/review/reviewed.py` names the entries that differ from `reviewed.json`;
`python tests/review/reviewed.py --accept ID...` records them as they are now.

Accept an entry only after you have read it beside its sources: `massage-lessons build` never touches this record.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from massage_lessons.course import fields
from massage_lessons.course import reader as course_files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from massage_lessons.course import model

RECORD = Path(__file__).with_name("reviewed.json")
KINDS = tuple(kind.name for kind in fields.kinds() if isinstance(kind.value, fields.Many) and isinstance(kind.value.of, fields.One))
CAUTIONS = frozenset({"careful", "leave_out", "why", "instead", "meaning", "do", "sign", "shown"})
"""Fields whose words count one by one: to change them can hurt somebody."""
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
PROSE = re.compile(r"\s|[.!?]$")


def record(course: model.Course) -> dict[str, dict[str, Any]]:
    """The facts of each entry, and a digest of its cautions, by kind and id."""
    found = {}
    for kind in KINDS:
        for entry in getattr(course, kind):
            cautions = "\n".join(_cautions(entry))
            found[f"{kind}/{entry.id}"] = {
                "facts": " ".join(_facts(entry)),
                "cautions": hashlib.sha256(cautions.encode()).hexdigest()[:12] if cautions else "",
            }
    return found


def _facts(value: object) -> Iterator[str]:
    """Ids, choices and numbers, those inside of sentences too."""
    if dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _facts(getattr(value, field.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from _facts(one)
    elif isinstance(value, str) and PROSE.search(value):
        yield from NUMBER.findall(value)
    elif value is not None:
        yield f"{value:g}" if isinstance(value, float) else str(value)


def _cautions(value: object, *, inside: bool = False) -> Iterator[str]:
    """The words of every field that is a caution."""
    if dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _cautions(getattr(value, field.name), inside=inside or field.name in CAUTIONS)
    elif isinstance(value, tuple):
        for one in value:
            yield from _cautions(one, inside=inside)
    elif inside and isinstance(value, str):
        yield value


def differences(course: model.Course) -> list[str]:
    """The entries that are not as they were reviewed: changed, new or gone."""
    reviewed, now = json.loads(RECORD.read_text(encoding="utf-8")), record(course)
    return sorted(name for name in reviewed.keys() | now.keys() if reviewed.get(name) != now.get(name))


def accept(names: list[str]) -> None:
    """Record these entries as they are now; a name that ends in / stands for its whole kind."""
    reviewed = json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.exists() else {}
    now = record(course_files.load())
    for name in sorted(reviewed.keys() | now.keys()):
        if any(name == wanted or (wanted.endswith("/") and name.startswith(wanted)) for wanted in names):
            reviewed.pop(name, None)
            if name in now:
                reviewed[name] = now[name]
    RECORD.write_text(json.dumps(dict(sorted(reviewed.items())), ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--accept"]:
        accept(sys.argv[2:])
    print("\n".join(differences(course_files.load())) or "Everything is as it was reviewed.")
