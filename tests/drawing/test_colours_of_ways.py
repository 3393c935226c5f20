"""The colours of hands and ways: a trail is seen on every skin and on muscle, by one of its two colours at least."""

from __future__ import annotations

import json
from itertools import chain

import pytest

from massage_lessons.paths import TOKENS

SEEN = 3.0
"""The contrast that WCAG 2.2 asks of what is drawn (1.4.11)."""

DRAWING = json.loads(TOKENS.read_bytes())["drawing"]
TONES = json.loads(TOKENS.read_bytes())["tones"]
GROUNDS = {
    "light skin": DRAWING["md-skin"],
    "light skin in the light": DRAWING["md-skin-light"],
    "light skin in the shade": DRAWING["md-skin-shade"],
    "muscle": DRAWING["md-muscle"],
    "tendon": DRAWING["md-tendon"],
    "bone": DRAWING["md-bone"],
    **{
        f"tone {tone}, {name}": colour
        for tone, rules in TONES.items()
        for name, colour in chain.from_iterable(rule["colours"].items() for rule in rules)
        if name.startswith("md-skin")
    },
}
"""What a hand may pass over."""


def lightness(colour: str) -> float:
    """The relative luminance of a colour, as WCAG defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted([lightness(one), lightness(other)])
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("ground", GROUNDS)
def test_a_way_is_seen_on_whatever_a_hand_passes_over(ground: str) -> None:
    assert max(contrast(DRAWING[name], GROUNDS[ground]) for name in ("md-pick", "md-halo")) >= SEEN


def test_the_trail_is_told_from_the_band_that_it_fills() -> None:
    assert contrast(DRAWING["md-pick"], DRAWING["md-halo"]) >= SEEN
