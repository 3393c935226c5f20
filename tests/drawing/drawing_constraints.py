"""The table of constraints that an anatomically true drawing meets. As a script it prints every one with what was measured,
then how far the drawing agrees with measured edges.

Usage: python tests/drawing/drawing_constraints.py [drawing.svg] [C07 C13 …]
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import drawing_measures_shoulder  # noqa: F401 - enters its measures in the register
import drawing_measures_trunk  # noqa: F401 - likewise
import yaml
from drawing_edges import report
from drawing_geometry import Sketch
from drawing_measures import MEASURES

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLE = Path(__file__).with_name("drawing_constraints.yaml")
ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Number:
    """What one measured number has to be."""

    low: float
    high: float
    tolerance: float
    words: str

    @classmethod
    def read(cls, row: dict[str, float]) -> Number:
        """Read `value` or `low` and `high`, with `tolerance`."""
        low, high = row.get("value", row.get("low", -9e9)), row.get("value", row.get("high", 9e9))
        return cls(low, high, row.get("tolerance", 0.0), ", ".join(f"{key} {number}" for key, number in row.items()))

    def admits(self, measured: float) -> bool:
        """Say whether a measured number is within the tolerance."""
        return self.low - self.tolerance - ROUNDING <= measured <= self.high + self.tolerance + ROUNDING


@dataclass(frozen=True, slots=True)
class Constraint:
    """One row of the table."""

    id: str
    says: str
    numbers: dict[str, Number]

    def judged(self, sketch: Sketch) -> Iterator[tuple[str, float, Number]]:
        """Each number: its name, what was measured, what it has to be."""
        measured = MEASURES[self.id](sketch)
        if measured.keys() != self.numbers.keys():
            message = f"{self.id}: the table asks for {sorted(self.numbers)}, the measure gives {sorted(measured)}"
            raise KeyError(message)
        for name, number in self.numbers.items():
            yield name, measured[name], number

    def faults(self, sketch: Sketch) -> list[str]:
        """A sentence for each number that is not met."""
        return [
            f"{self.id} {name}: measured {measured:.4f}, expected {number.words}"
            for name, measured, number in self.judged(sketch)
            if not number.admits(measured)
        ]


def constraints() -> list[Constraint]:
    """The rows of the table."""
    rows: dict[str, dict[str, Any]] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    return [
        Constraint(name, row["says"], {key: Number.read(number) for key, number in row["numbers"].items()}) for name, row in rows.items()
    ]


def main(arguments: list[str]) -> int:
    """Print the table of the drawing that is named, or of the project's own."""
    files = [Path(word) for word in arguments if word.endswith(".svg")]
    wanted = [word for word in arguments if not word.endswith(".svg")]
    sketch, failed = Sketch(*files), 0
    for constraint in constraints():
        if not wanted or constraint.id in wanted:
            met, lines = _reported(constraint, sketch)
            failed += not met
            sys.stdout.write("\n".join([f"{constraint.id} {constraint.says}", *lines, ""]))
    sys.stdout.write(report(sketch) if not wanted else "")
    sys.stdout.write(f"{failed} not met\n")
    return 1 if failed else 0


def _reported(constraint: Constraint, sketch: Sketch) -> tuple[bool, list[str]]:
    """Say whether a constraint is met, and give a line for each of its numbers; a drawing half made may lack what it measures."""
    try:
        rows = list(constraint.judged(sketch))
    except (KeyError, LookupError, ValueError) as fault:
        return False, [f"     !! cannot be measured: {fault!r}"]
    met = [number.admits(measured) for _, measured, number in rows]
    lines = [
        f"     {'  ' if good else '!!'} {name:52} {measured:8.3f}   {number.words}"
        for good, (name, measured, number) in zip(met, rows, strict=True)
    ]
    return all(met), lines


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
