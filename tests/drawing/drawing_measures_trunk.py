"""Constraints on the muscles beside the spine, the ribs and the hips; they enter the same register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drawing_measures import Readings, measures, right

if TYPE_CHECKING:
    from drawing_geometry import Sketch

T3_Y, T6_Y, T7_Y, L3_Y, L5_Y = 0.1307, 0.3099, 0.3616, 0.7905, 0.8789
"""Levels of the measured model; the drawing smooths T4 to T6, the constraints don't."""


@measures("C30")
def _ridge(sketch: Sketch) -> Readings:
    name = right("erector-spinae")
    wide = sketch.edge(name, T7_Y)
    return {
        "edge x at L3": sketch.edge(name, L3_Y),
        "edge x at T7": wide,
        "edge at T7 beyond the edge at T3": wide - sketch.edge(name, T3_Y),
    }


@measures("C32")
def _multifidus(sketch: Sketch) -> Readings:
    name = right("multifidus")
    return {
        "half-width at L5": sketch.edge(name, L5_Y),
        "half-width at T6": sketch.edge(name, T6_Y),
        "y of the widest level": sketch.outer(name)[1],
    }


@measures("C33")
def _quadratus(sketch: Sketch) -> Readings:
    name = right("quadratus-lumborum")
    left, top, outer, bottom = sketch.shape(name).bounds
    return {
        "least x": left,
        "greatest x": outer,
        "least y": top,
        "greatest y": bottom,
        "upper end from the ribs": sketch.gap(right("rib-cage"), sketch.top(name)),
        "lower end from the hip bone": sketch.gap(right("hip-bone"), sketch.bottom(name)),
    }


@measures("C34")
def _lower_serratus(sketch: Sketch) -> Readings:
    name = right("serratus-posterior-inferior")
    top, bottom = sketch.top(name, within=0.02)[1], sketch.bottom(name, within=0.02)[1]
    rise = (top + bottom) / 2 - sketch.outer(name)[1]
    return {"upper y at the midline": top, "lower y at the midline": bottom, "outer end above the middle of its origin": rise}


@measures("C35")
def _upper_serratus(sketch: Sketch) -> Readings:
    name = right("serratus-posterior-superior")
    top, bottom = sketch.top(name, within=0.02)[1], sketch.bottom(name, within=0.02)[1]
    drop = sketch.outer(name)[1] - (top + bottom) / 2
    return {"upper y at the midline": top, "lower y at the midline": bottom, "outer end below the middle of its origin": drop}


@measures("C36")
def _splenius(sketch: Sketch) -> Readings:
    name = right("splenius-capitis")
    x, y = sketch.bottom(name)
    return {
        "lowest y": y,
        "x of the lowest point": x,
        "distance of the mastoid tip": sketch.gap(name, (0.112, -0.237)),
        "highest y": sketch.top(name)[1],
    }


@measures("C37")
def _crest(sketch: Sketch) -> Readings:
    point, drawn = sketch.place("iliac-crest-top-right"), sketch.top(right("hip-bone"))
    return {
        "x of the point": point[0],
        "y of the point": point[1],
        "x of the top of the drawn hip bone": drawn[0],
        "y of the top of the drawn hip bone": drawn[1],
    }


@measures("C38")
def _psis(sketch: Sketch) -> Readings:
    return _point_on(sketch, "psis-right", right("hip-bone"), "distance from the drawn hip bone")


@measures("C39")
def _rib_tip(sketch: Sketch) -> Readings:
    return _point_on(sketch, "rib12-tip-right", right("rib-cage"), "distance from the drawn ribs")


def _point_on(sketch: Sketch, point: str, shape: str, words: str) -> Readings:
    x, y = sketch.place(point)
    return {"x": x, "y": y, words: sketch.gap(shape, (x, y))}


@measures("C40")
def _gluteus_maximus(sketch: Sketch) -> Readings:
    name = right("gluteus-maximus")
    x, y = sketch.bottom(name)
    return {
        "highest y": sketch.top(name)[1],
        "distance of the PSIS": sketch.gap(name, sketch.place("psis-right")),
        "distance of the coccyx tip": sketch.gap(name, (0.0, 1.1708)),
        "x of the lower end": x,
        "y of the lower end": y,
    }


@measures("C41")
def _gluteus_medius(sketch: Sketch) -> Readings:
    name = right("gluteus-medius")
    crest = [0.14 + 0.01 * i for i in range(13)]
    gaps = [sketch.top(name, beyond=x, within=x + 0.005)[1] - sketch.top(right("hip-bone"), beyond=x, within=x + 0.005)[1] for x in crest]
    x, y = sketch.bottom(name)
    return {
        "least distance below the crest": min(gaps),
        "greatest distance below the crest": max(gaps),
        "x of the lower end": x,
        "y of the lower end": y,
    }


@measures("C42")
def _piriformis(sketch: Sketch) -> Readings:
    name = right("piriformis")
    upper, lower = sketch.top(name, beyond=0.055, within=0.065)[1], sketch.bottom(name, beyond=0.055, within=0.065)[1]
    x, y = sketch.outer(name)
    return {
        "upper y at the edge of the sacrum, x 0.06": upper,
        "x of the outer end": x,
        "y of the outer end": y,
        "outer end below the middle of the inner end": y - (upper + lower) / 2,
    }


@measures("C43")
def _gluteal_fold(sketch: Sketch) -> Readings:
    fold = sketch.bottom(right("buttock"), beyond=0.15, within=0.162)[1]
    sitting = sketch.place("ischial-tuberosity-low-right")[1]
    return {"y of the lower edge of the buttock at x 0.156": fold, "fold below the sitting bone": fold - sitting}
