"""Each muscle of the drawing reaches the bony points that it is attached to."""

from __future__ import annotations

import pytest
from drawing_geometry import back
from shapely import Point
from shapely.affinity import translate

REACH = 0.02
"""How far a muscle may end from a point that it is attached to: a centimetre on a body."""

ATTACHED = {
    "trapezius": "external-occipital-protuberance spinous-c7 spinous-t12 acromion-lateral acromial-angle spine-root",
    "latissimus-dorsi": "spinous-t7 spinous-t12 inferior-angle iliac-crest-top",
    "thoracolumbar-fascia": "spinous-t12 sacral-crest-s2 psis",
    "levator-scapulae": "superior-angle spine-root",
    "rhomboid-minor": "spinous-c7 spine-root",
    "rhomboid-major": "spinous-t2 spinous-t4 inferior-angle",
    "serratus-posterior-superior": "spinous-c7 spinous-t2",
    "serratus-posterior-inferior": "spinous-t11 spinous-l2",
    "serratus-anterior": "superior-angle spine-root inferior-angle",
    "splenius-capitis": "spinous-c7 spinous-t3 mastoid-tip",
    "splenius-cervicis": "spinous-t3 spinous-t5",
    "sternocleidomastoid": "mastoid-tip",
    "longissimus": "mastoid-tip",
    "multifidus": "spinous-c5 spinous-l5 sacral-crest-s2 psis",
    "supraspinatus": "superior-angle spine-root",
    "infraspinatus": "spine-root acromial-angle",
    "teres-major": "inferior-angle",
    "deltoid": "acromial-angle acromion-lateral deltoid-tuberosity",
    "triceps-brachii": "olecranon",
    "external-oblique": "rib11-tip rib12-tip iliac-crest-top",
    "gluteus-maximus": "psis coccyx-tip ischial-tuberosity-low",
    "gluteus-medius": "iliac-crest-top greater-trochanter-lateral",
}
"""By the attachments that books give and the measured landmarks; the body measured has the rhomboids one segment higher than books."""

PAIRS = [(muscle, point) for muscle, points in ATTACHED.items() for point in points.split()]


def _gap(muscle: str, point: str, moved: float = 0.0) -> float:
    """How far a muscle of the right side, moved outwards, ends from a landmark."""
    sketch = back()
    place = sketch.place(point if point in sketch.by_id else f"{point}-right")
    return float(translate(sketch.shape(f"{muscle}-right"), moved).distance(Point(place)))


@pytest.mark.parametrize(("muscle", "point"), PAIRS)
def test_a_muscle_reaches_what_it_is_attached_to(muscle: str, point: str) -> None:
    assert _gap(muscle, point) <= REACH


@pytest.mark.parametrize("muscle", ATTACHED)
def test_a_muscle_moved_off_is_noticed(muscle: str) -> None:
    gaps = [_gap(muscle, point, moved) for point in ATTACHED[muscle].split() for moved in (-0.08, 0.08)]
    assert max(gaps) > REACH
