"""The words of the tables: points as text."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spline import Knot

HERE = Path(__file__).parent


def knots(text: str) -> list[Knot]:
    """Read "x,y x,y! …" in landmark units; a "!" marks a corner."""
    found: list[Knot] = []
    for word in text.split():
        x, y = word.rstrip("!").split(",")
        found.append((float(x), float(y), "corner") if word.endswith("!") else (float(x), float(y)))
    return found


def read(name: str) -> dict[str, Any]:
    """Read a table that lies beside the scripts."""
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))
