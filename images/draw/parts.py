"""What the drawing is made of: each part knows its place in the file, its class and its outline."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frame import Point
    from spline import Knot


@dataclass(frozen=True, slots=True)
class Detail:
    """What is drawn on top of a shape and belongs to it: pieces that overlap each other, patches of shade, inner lines."""

    kind: str
    """Its class."""
    lines: Sequence[Sequence[Knot]]
    loop: bool = True
    soft: bool = False
    """Whether its edge is blurred."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A structure with an id: drawn on the right by its outline, mirrored for the left.

    A midline shape (`sides="midline"`) gives its whole outline.
    """

    id: str
    kind: str
    outline: Sequence[Knot]
    sides: str = "both"
    more: Sequence[Sequence[Knot]] = ()
    """Further closed outlines of the same structure (the ribs of one rib cage, say)."""
    extra_class: str = ""
    fibres: Sequence[Sequence[Knot]] = ()
    """Open lines from origin to insertion."""
    sheens: Sequence[Sequence[Knot]] = ()
    """Closed patches where the belly catches the light."""
    tendons: Sequence[Sequence[Knot]] = ()
    """Closed paler patches where the muscle turns into tendon."""
    details: Sequence[Detail] = ()
    """Painted in order over all the rest; of a midline shape they give both sides."""
    fades: bool = False
    """Whether it runs out with the forearm or the thigh, as a neighbour that only gives context always does."""
    part_of: str = ""
    """The id of the group that holds it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A landmark: a point with an id."""

    id: str
    place: Point
    sides: str = "both"


@dataclass(frozen=True, slots=True)
class Form:
    """A soft patch of light or shade on the skin, or a line; it has no id and is clipped to the body.

    `tone` is the class: light, dark, deep, line, hair …; `blur` names a blur of the drawing in SVG units (0 = none); `width` is that
    of a stroke, where the class's own doesn't serve.
    """

    tone: str
    outline: Sequence[Knot]
    blur: int = 0
    sides: str = "both"
    loop: bool = True
    strength: float = field(default=1.0)
    """Opacity, 0 to 1."""
    width: float = 0.0
    fan: Sequence[Sequence[Knot]] = ()
    """Open lines that are drawn instead of the outline."""
