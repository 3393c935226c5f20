"""Fibres as data: each names its muscle, lies in it, and runs the way in which that muscle pulls."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import atan2, degrees

import pytest
import shapely
from drawing_geometry import BACK, back

from massage_lessons.drawing import reader

DRAWING = reader.load()
MUSCLES = {shape.id: shape for shape in DRAWING.shapes if shape.kind == "muscle"}
FIBRES = [texture for texture in DRAWING.textures if "fibre" in texture.classes]
SEEN = 0.001
"""Less than a unit of the drawing."""


@dataclass(frozen=True)
class Pull:
    """How the fibres of a muscle, or of its part that starts between two levels, run on the right side.

    The angle is that of a fibre from its inner to its outer end, in degrees below the level.
    """

    muscle: str
    way: str
    low: float
    high: float
    above: float = -9
    below: float = 9


PULLS = [
    Pull("trapezius", "down and out, above", 5, 70, below=-0.03),
    Pull("trapezius", "level, in the middle", -25, 25, above=0.01, below=0.12),
    Pull("trapezius", "up and out, below", -80, -1, above=0.16),
    Pull("latissimus-dorsi", "up and out, the flatter the higher", -45, 0, below=0.45),
    Pull("latissimus-dorsi", "steeply up and out, below", -90, -45, above=0.65),
    Pull("levator-scapulae", "down and out", 45, 90),
    Pull("rhomboid-minor", "down and out", 30, 60),
    Pull("rhomboid-major", "down and out", 30, 60),
    Pull("serratus-posterior-superior", "down and out", 20, 60),
    Pull("serratus-posterior-inferior", "up and out", -45, -10),
    Pull("splenius-capitis", "up and out", -80, -45),
    Pull("splenius-cervicis", "steeply up and out", -89, -60),
    Pull("quadratus-lumborum", "nearly upright, in on the way up", 65, 90),
    Pull("semispinalis-capitis", "nearly upright, in on the way up", 75, 90),
    Pull("multifidus", "in on the way up", 50, 85),
    Pull("iliocostalis", "upright, out on the way up", -90, -75),
    Pull("supraspinatus", "level", -15, 15),
    Pull("infraspinatus", "up and out", -65, -5),
    Pull("teres-minor", "up and out", -65, -25),
    Pull("teres-major", "up and out", -65, -25),
    Pull("deltoid", "down and out", 30, 90),
    Pull("gluteus-maximus", "down and out, about half-way to upright", 30, 65),
    Pull("piriformis", "out and a little down", 5, 35),
]


def test_every_fibre_of_the_file_is_read_with_its_muscle() -> None:
    assert len(FIBRES) == len(re.findall(r'class="fibre[ "]', BACK.read_text(encoding="utf-8")))
    assert {fibre.of for fibre in FIBRES} == {name for name, shape in MUSCLES.items() if shape.d is not None}
    assert {MUSCLES[fibre.of].side for fibre in FIBRES} == {"left", "right"}


@pytest.mark.parametrize("name", sorted({fibre.of for fibre in FIBRES}))
def test_a_fibre_lies_in_its_muscle(name: str) -> None:
    sketch = back()
    beyond = [shapely.LineString(line).difference(sketch.shape(name).buffer(SEEN)).length for line in sketch.fibres(name)]
    assert max(beyond) < SEEN


@pytest.mark.parametrize("pull", PULLS, ids=lambda pull: f"{pull.muscle}: {pull.way}")
def test_the_fibres_run_as_the_muscle_pulls(pull: Pull) -> None:
    ends = [sorted((line[0], line[-1])) for line in back().fibres(f"{pull.muscle}-right")]
    angles = [degrees(atan2(outer[1] - inner[1], outer[0] - inner[0])) for inner, outer in ends if pull.above < inner[1] < pull.below]
    assert len(angles) >= 3
    assert pull.low <= min(angles)
    assert max(angles) <= pull.high
