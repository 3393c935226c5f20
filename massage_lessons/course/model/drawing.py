"""The drawing as shapes."""

from dataclasses import dataclass

from massage_lessons.course.model.anatomy import Kind, Side


@dataclass(frozen=True, slots=True)
class Frame:
    """The drawing's frame in its own units: size, the midline's x, and the anchors C7 and S2 as x and y."""

    width: float
    height: float
    midline: float
    c7: tuple[float, float]
    s2: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """One structure of the drawing. Outlines have `d`, points have `centre`, a group of outlines has neither.

    `part_of` is the id of the group that holds the shape; `line` is where it stands in the file.
    """

    id: str
    base: str
    side: Side | None
    kind: Kind
    classes: tuple[str, ...]
    layer: str
    line: int
    d: str | None = None
    centre: tuple[float, float] | None = None
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class Texture:
    """Fibres, tendon or sheen on the shape with the id `of`; the first of `classes` says which."""

    of: str
    classes: tuple[str, ...]
    d: str
    line: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """The drawing in stacking order, deepest first; `svg` is its text without the standalone style sheet."""

    file: str
    frame: Frame
    body: str
    shapes: tuple[Shape, ...]
    textures: tuple[Texture, ...]
    svg: str
