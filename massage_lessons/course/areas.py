"""What presses, and how broad its contact is: a model of our own, for the figure and the lab of pressure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Area = Literal["palm", "ball", "fingertip"]

ACROSS: Mapping[Area, float] = {"palm": 6.0, "ball": 3.0, "fingertip": 1.5}
"""Centimetres across the contact: round numbers of our own choosing, nobody was measured."""


def times(area: Area) -> float:
    """How many times the pressure under a palm another area has, from the same force spread evenly."""
    return (ACROSS["palm"] / ACROSS[area]) ** 2
