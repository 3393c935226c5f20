"""Constraints on the broad muscles of the back, the shoulder blade and the upper arm; they enter the same register."""

from __future__ import annotations

from math import atan2, degrees, dist
from typing import TYPE_CHECKING

import shapely
from drawing_geometry import levels
from drawing_measures import Readings, measures, right
from shapely import LineString, Polygon

if TYPE_CHECKING:
    from drawing_geometry import Sketch

TIP = (0.0, 0.617)
ROOT = (0.114, 0.136)
ACROMIAL_ANGLE = (0.290, 0.094)
TRAPEZIUS, LATISSIMUS, SCAPULA = right("trapezius"), right("latissimus-dorsi"), right("scapula")


@measures("C02")
def _trapezius_top(sketch: Sketch) -> Readings:
    return {"top y": sketch.top(TRAPEZIUS)[1]}


@measures("C03")
def _trapezius_tip(sketch: Sketch) -> Readings:
    x, y = sketch.bottom(TRAPEZIUS)
    return {"tip y": y, "tip x": x}


@measures("C04")
def _trapezius_side(sketch: Sketch) -> Readings:
    x, y = sketch.outer(TRAPEZIUS)
    return {"greatest x": x, "y of the greatest x": y}


@measures("C05")
def _trapezius_width(sketch: Sketch) -> Readings:
    return {"width at y 0.05 to width at y 0.45": sketch.edge(TRAPEZIUS, 0.05) / sketch.edge(TRAPEZIUS, 0.45)}


@measures("C06")
def _trapezius_neck(sketch: Sketch) -> Readings:
    return {"half-width at y -0.20": sketch.edge(TRAPEZIUS, -0.20)}


@measures("C07")
def _trapezius_lower_edge(sketch: Sketch) -> Readings:
    def straight(y: float) -> float:
        return ROOT[0] * (TIP[1] - y) / (TIP[1] - ROOT[1])

    bow = min(sketch.edge(TRAPEZIUS, y) - straight(y) for y in levels(0.15, 0.60))
    along = shapely.intersection(sketch.shape(TRAPEZIUS), LineString([ROOT, ACROMIAL_ANGLE]))
    run = min(getattr(along, "geoms", [along]), key=lambda part: part.bounds[0])
    return {
        "least distance outside the straight line": bow,
        "x at y 0.40": sketch.edge(TRAPEZIUS, 0.40),
        "x where it meets the spine of the blade": run.bounds[2],
    }


@measures("C08")
def _latissimus_start(sketch: Sketch) -> Readings:
    return {"y at the midline": sketch.top(LATISSIMUS, within=0.02)[1]}


@measures("C09")
def _latissimus_covers(sketch: Sketch) -> Readings:
    return {"distance of the point (0.185, 0.365)": sketch.gap(LATISSIMUS, (0.185, 0.365))}


@measures("C10")
def _latissimus_crest(sketch: Sketch) -> Readings:
    x, y = sketch.bottom(LATISSIMUS)
    return {"lowest y": y, "x of the lowest point": x}


@measures("C11")
def _latissimus_armpit(sketch: Sketch) -> Readings:
    x, y = sketch.top(LATISSIMUS, beyond=0.25)
    return {"x of the highest outer point": x, "y of the highest outer point": y}


@measures("C12")
def _overlap(sketch: Sketch) -> Readings:
    return {"trapezius tip below latissimus start": sketch.bottom(TRAPEZIUS)[1] - sketch.top(LATISSIMUS, within=0.02)[1]}


@measures("C13")
def _diamond(sketch: Sketch) -> Readings:
    name = right("thoracolumbar-fascia")
    corner = sketch.outer(name)
    return {
        "upper tip y": sketch.top(name)[1],
        "lower tip y": sketch.bottom(name)[1],
        "side corner x": corner[0],
        "side corner from the hip bone": sketch.gap(right("hip-bone"), corner),
    }


RHOMBOIDS = (right("rhomboid-minor"), right("rhomboid-major"))


@measures("C14")
def _rhomboid_origin(sketch: Sketch) -> Readings:
    return {
        "upper end y": min(sketch.top(name, within=0.02)[1] for name in RHOMBOIDS),
        "lower end y": max(sketch.bottom(name, within=0.02)[1] for name in RHOMBOIDS),
    }


@measures("C15")
def _rhomboid_insertion(sketch: Sketch) -> Readings:
    def edge(y: float) -> float:
        crossed = [name for name in RHOMBOIDS if sketch.top(name)[1] <= y <= sketch.bottom(name)[1]]
        return max(sketch.edge(name, y) for name in crossed)

    return {"edge x at y 0.136": edge(0.136), "edge x at y 0.36": edge(0.36)}


@measures("C16")
def _rhomboid_fibres(sketch: Sketch) -> Readings:
    ends = [sorted((line[0], line[-1])) for name in RHOMBOIDS for line in sketch.fibres(name)]
    slopes = [degrees(atan2(outer[1] - inner[1], outer[0] - inner[0])) for inner, outer in ends]
    return {"flattest fibre": min(slopes), "steepest fibre": max(slopes)}


@measures("C17")
def _levator(sketch: Sketch) -> Readings:
    name = right("levator-scapulae")
    x, y = sketch.top(name)
    return {
        "distance of the upper corner": sketch.gap(name, (0.156, 0.064)),
        "lowest y, from the corner to the root of the spine": sketch.bottom(name)[1],
        "upper end y": y,
        "upper end x": x,
    }


@measures("C18")
def _spine_root(sketch: Sketch) -> Readings:
    x, y = sketch.place("spine-root-right")
    return {"x": x, "y": y, "distance from the drawn scapula": sketch.gap(SCAPULA, (x, y))}


@measures("C19")
def _inferior_angle(sketch: Sketch) -> Readings:
    point, drawn = sketch.place("inferior-angle-right"), sketch.bottom(SCAPULA)
    return {
        "x of the point": point[0],
        "y of the point": point[1],
        "x of the lowest of the drawn scapula": drawn[0],
        "y of the lowest of the drawn scapula": drawn[1],
    }


@measures("C20")
def _scapula_size(sketch: Sketch) -> Readings:
    place = sketch.place
    return {
        "root of the spine to acromial angle": dist(place("spine-root-right"), place("acromial-angle-right")),
        "upper to lower corner": dist(place("superior-angle-right"), place("inferior-angle-right")),
        "height of the drawn blade": sketch.bottom(SCAPULA)[1] - sketch.top(SCAPULA, beyond=0.14, within=0.17)[1],
    }


@measures("C21")
def _medial_border(sketch: Sketch) -> Readings:
    border = [sketch.across(SCAPULA, y)[0] for y in levels(0.08, 0.36)]
    return {
        "x at y 0.13": sketch.across(SCAPULA, 0.13)[0],
        "x at y 0.25": sketch.across(SCAPULA, 0.25)[0],
        "least x": min(border),
        "greatest x": max(border),
    }


@measures("C22")
def _sides_of_the_spine(sketch: Sketch) -> Readings:
    slope = (ACROMIAL_ANGLE[1] - ROOT[1]) / (ACROMIAL_ANGLE[0] - ROOT[0])
    above = Polygon([(-1, -9), (1, -9), (1, ROOT[1] + slope * (1 - ROOT[0])), (-1, ROOT[1] + slope * (-1 - ROOT[0]))])
    upper, lower = sketch.shape(right("supraspinatus")), sketch.shape(right("infraspinatus"))
    return {
        "share of supraspinatus above": upper.intersection(above).area / upper.area,
        "share of infraspinatus below": lower.difference(above).area / lower.area,
    }


@measures("C23")
def _infraspinatus(sketch: Sketch) -> Readings:
    inner, top, outer, bottom = sketch.shape(right("infraspinatus")).bounds
    return {"least x": inner, "greatest x": outer, "least y": top, "greatest y": bottom}


@measures("C24")
def _teres_order(sketch: Sketch) -> Readings:
    minor, major = (sketch.shape(right(f"teres-{which}")).centroid for which in ("minor", "major"))
    return {"centre of the minor above that of the major": major.y - minor.y}


@measures("C25")
def _teres_major(sketch: Sketch) -> Readings:
    end = max(sketch.points(right("teres-major")), key=lambda p: p[1] - p[0])
    return {"its lower inner end from (0.19, 0.36)": dist(end, (0.19, 0.36))}


@measures("C26")
def _deltoid_tip(sketch: Sketch) -> Readings:
    x, y = sketch.bottom(right("deltoid"))
    return {"x of the lowest point": x, "y of the lowest point": y}


@measures("C27")
def _deltoid_origin(sketch: Sketch) -> Readings:
    x, y = sketch.inner(right("deltoid"))
    return {"x of the inner end": x, "y of the inner end": y}


@measures("C28")
def _shoulder_width(sketch: Sketch) -> Readings:
    # From the neck down to the level where the arm, which hangs a little outwards, takes over as the widest part.
    widest = max(levels(0.0, 0.29), key=lambda y: sketch.edge("body", y))
    return {"half-width at y 0.23": sketch.edge("body", 0.23), "y of the widest level above the free arm": widest}


@measures("C29")
def _triceps(sketch: Sketch) -> Readings:
    x, y = sketch.bottom(right("triceps-brachii"))
    return {"x of the lower end": x, "y of the lower end": y}
