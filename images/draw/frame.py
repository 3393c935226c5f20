"""The frame of the drawing and the named points that it is drawn by.

Points are in landmark units (u): the origin is the spinous tip of C7, y points down, S2 lies at y = 1, and x is positive
on the receiver's right, which is the viewer's right. Measured on BodyParts3D, (c) The Database Center for Life Science,
licensed under CC Attribution-Share Alike 2.1 Japan; left and right are averaged, so that one half can be drawn and mirrored.
"""

from __future__ import annotations

Point = tuple[float, float]

WIDTH = 960
HEIGHT = 1500
MIDLINE = 480.0
C7_Y = 440.0
UNIT = 700.0
"""SVG units in one landmark unit, the same on both axes."""

MIDLINE_POINTS: dict[str, Point] = {
    "external-occipital-protuberance": (0.0, -0.2713),
    "spinous-c2": (0.0, -0.1315),
    "spinous-c3": (0.0, -0.0981),
    "spinous-c4": (0.0, -0.0730),
    "spinous-c5": (0.0, -0.0504),
    "spinous-c6": (0.0, -0.0319),
    "spinous-c7": (0.0, 0.0),
    "spinous-t1": (0.0, 0.0392),
    "spinous-t2": (0.0, 0.0804),
    "spinous-t3": (0.0, 0.1307),
    # T4 of the measured model sits high; the spacing is smoothed here, as the measurements' own notes advise.
    "spinous-t4": (0.0, 0.1850),
    "spinous-t5": (0.0, 0.2450),
    "spinous-t6": (0.0, 0.3050),
    "spinous-t7": (0.0, 0.3616),
    "spinous-t8": (0.0, 0.4127),
    "spinous-t9": (0.0, 0.4723),
    "spinous-t10": (0.0, 0.5294),
    "spinous-t11": (0.0, 0.5691),
    "spinous-t12": (0.0, 0.6172),
    "spinous-l1": (0.0, 0.6752),
    "spinous-l2": (0.0, 0.7390),
    "spinous-l3": (0.0, 0.7905),
    "spinous-l4": (0.0, 0.8301),
    "spinous-l5": (0.0, 0.8789),
    "sacral-crest-s2": (0.0, 1.0),
    "sacral-hiatus-s4": (0.0, 1.0791),
    "coccyx-tip": (0.0, 1.1708),
}

SIDE_POINTS: dict[str, Point] = {
    "mastoid-tip": (0.1122, -0.2370),
    "acromion-lateral": (0.3318, 0.0530),
    "acromial-angle": (0.2905, 0.0937),
    "spine-root": (0.1139, 0.1359),
    "superior-angle": (0.1562, 0.0640),
    "inferior-angle": (0.1890, 0.3713),
    "rib12-tip": (0.1698, 0.7132),
    "rib11-tip": (0.2149, 0.7166),
    "iliac-crest-top": (0.2114, 0.8232),
    # The measured model's own PSIS lies high; textbooks put it at S2. This is the agreed middle.
    "psis": (0.0870, 0.9500),
    "greater-trochanter-lateral": (0.2985, 1.1698),
    "ischial-tuberosity-low": (0.0865, 1.2311),
    "deltoid-tuberosity": (0.4094, 0.3614),
    "olecranon": (0.4146, 0.6342),
    "humerus-lateral-epicondyle": (0.4798, 0.6314),
    "humerus-medial-epicondyle": (0.3547, 0.6401),
}
"""The receiver's right side; the left is the mirror image."""


def to_svg(point: Point) -> Point:
    """A point of the frame in SVG units."""
    return MIDLINE + UNIT * point[0], C7_Y + UNIT * point[1]


def mirrored(point: Point) -> Point:
    """The same place on the other side of the body."""
    return -point[0], point[1]
