"""The form of images/back.svg: what every reader of the file relies on."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
import shapely
from drawing_geometry import BACK, SVG, back

TEXT = BACK.read_text(encoding="utf-8")


def _names(words: str) -> list[str]:
    return words.split()


REGIONS = _names(
    """back-of-neck top-of-shoulder upper-back-beside-spine middle-back-beside-spine lower-back-beside-spine shoulder-blade
    below-shoulder-blade flank sacrum upper-hip buttock back-of-shoulder back-of-arm front-edge-of-arm"""
)
ZONES = _names("front-and-side-of-neck floating-ribs-and-kidneys shoulder-blade-edge shoulder-point armpit inner-arm sciatic-nerve")
MIDLINE_ZONES = _names("spinous-processes base-of-skull coccyx")
SUPERFICIAL = _names(
    """trapezius latissimus-dorsi deltoid infraspinatus teres-major triceps-brachii biceps-brachii serratus-anterior external-oblique
    gluteus-maximus gluteus-medius sternocleidomastoid thoracolumbar-fascia"""
)
DEEP = _names(
    """levator-scapulae rhomboid-minor rhomboid-major supraspinatus teres-minor serratus-posterior-superior serratus-posterior-inferior
    splenius-capitis splenius-cervicis semispinalis-capitis suboccipital-muscles erector-spinae iliocostalis longissimus spinalis
    multifidus quadratus-lumborum piriformis"""
)
BONES = _names("rib-cage scapula clavicle humerus hip-bone femur")
MIDLINE_BONES = _names("skull vertebral-column sacrum-bone")
MARKS = _names(
    """mastoid-tip acromion-lateral acromial-angle spine-root superior-angle inferior-angle rib12-tip rib11-tip iliac-crest-top psis
    greater-trochanter-lateral ischial-tuberosity-low deltoid-tuberosity olecranon humerus-lateral-epicondyle humerus-medial-epicondyle"""
)
MIDLINE_MARKS = [
    "external-occipital-protuberance",
    *(f"spinous-c{i}" for i in range(2, 8)),
    *(f"spinous-t{i}" for i in range(1, 13)),
    *(f"spinous-l{i}" for i in range(1, 6)),
    "sacral-crest-s2",
    "sacral-hiatus-s4",
    "coccyx-tip",
]


def _sided(names: list[str]) -> list[str]:
    return [f"{name}-{side}" for name in names for side in ("left", "right")]


KINDS = {
    "region": _sided(REGIONS),
    "zone": [*_sided(ZONES), *MIDLINE_ZONES],
    "muscle": _sided([*SUPERFICIAL, *DEEP]),
    "bone": [*_sided(BONES), *MIDLINE_BONES],
    "landmark": [*_sided(MARKS), *MIDLINE_MARKS],
    "anchor": ["c7", "s2"],
    "layer": [f"layer-{name}" for name in ("skin", "superficial", "deep", "bones", "care")],
}
LAYERS = {"skin": "region", "superficial": "muscle", "deep": "muscle", "bones": "bone", "care": "zone"}
PAIRS = [name for kind in ("region", "zone", "muscle", "bone", "landmark") for name in KINDS[kind] if name.endswith("-right")]
MUSCLES = KINDS["muscle"]


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_its_ids_and_no_others(kind: str) -> None:
    assert sorted(back().ids(kind)) == sorted(KINDS[kind])


def test_every_id_is_given_once() -> None:
    names = re.findall(r'\bid="([^"]+)"', TEXT)
    assert len(names) == len(set(names))


def test_every_other_id_is_a_definition_the_art_or_the_ground() -> None:
    known = {name for names in KINDS.values() for name in names} | {"layer-art", "layer-ground"}
    assert [name for name in back().by_id if name not in known and not name.startswith("def-")] == []


@pytest.mark.parametrize(("layer", "kind"), LAYERS.items())
def test_a_layer_holds_its_own_kind(layer: str, kind: str) -> None:
    group = back().by_id[f"layer-{layer}"]
    assert group.attrib["data-layer"] == layer
    kinds = {element.get("class", "").split()[0] for element in group.iter() if "id" in element.attrib and element is not group}
    assert kinds == ({kind, "landmark"} if layer == "bones" else {kind})


@pytest.mark.parametrize(("layer", "names"), [("superficial", SUPERFICIAL), ("deep", DEEP)])
def test_a_muscle_lies_in_its_layer(layer: str, names: list[str]) -> None:
    found = {element.attrib["id"] for element in back().by_id[f"layer-{layer}"].iter() if "id" in element.attrib}
    assert found == {f"layer-{layer}", *_sided(names)}


@pytest.mark.parametrize("name", ["iliocostalis", "longissimus", "spinalis"])
def test_the_erector_spinae_is_a_group_of_three(name: str) -> None:
    for side in ("left", "right"):
        group = back().by_id[f"erector-spinae-{side}"]
        assert group.tag == f"{SVG}g"
        assert f"{name}-{side}" in {element.get("id") for element in group}


def test_the_frame_is_where_the_readme_says() -> None:
    assert back().root.attrib["viewBox"] == "0 0 960 1500"
    assert back().frame == (480, 440, 700)


def test_nothing_is_transformed() -> None:
    assert "transform" not in TEXT


def test_colours_come_from_the_style_sheet() -> None:
    drawn = TEXT[: TEXT.index("<style>")] + TEXT[TEXT.index("</style>") :]
    assert re.findall(r'\b(?:style|fill|stroke|color|stop-color|flood-color)="(?!url)[^"]*"', drawn) == []


def test_a_path_is_written_with_one_decimal() -> None:
    assert [d for d in re.findall(r' d="([^"]+)"', TEXT) if re.search(r"\.\d\d|[^MLCZ\d,. -]", d)] == []


def test_a_line_inside_a_shape_names_the_shape() -> None:
    scenery = {name for name in re.findall(r'data-of="([^"]+)"', TEXT) if name not in back().by_id}
    known = {name for names in KINDS.values() for name in names}
    assert not scenery & known


@pytest.mark.parametrize("name", PAIRS)
def test_left_is_the_mirror_of_right(name: str) -> None:
    other = name.removesuffix("-right") + "-left"
    sketch = back()
    if name in KINDS["landmark"]:
        (x, y), mirror = sketch.place(name), sketch.place(other)
        assert mirror == pytest.approx((-x, y), abs=2e-4)
        assert x > 0
        return
    right, left = sketch.shape(name), sketch.shape(other)
    flipped = shapely.transform(left, lambda points: points * [-1, 1])
    assert right.symmetric_difference(flipped).area < 0.01 * right.area
    assert right.centroid.x > 0


@pytest.mark.parametrize("name", KINDS["region"] + KINDS["zone"] + MUSCLES)
def test_a_shape_stays_inside_the_body(name: str) -> None:
    assert back().outside(name) < 0.02


@pytest.mark.parametrize("name", [name for name in MUSCLES if not name.startswith("erector-spinae")])
def test_a_muscle_shows_its_fibres(name: str) -> None:
    assert len(back().fibres(name)) >= 3


def test_neighbouring_regions_do_not_overlap() -> None:
    sketch = back()
    names = [name for name in KINDS["region"] if name.endswith("-right")]
    overlaps = {
        f"{one} / {other}": area
        for i, one in enumerate(names)
        for other in names[i + 1 :]
        if (area := sketch.shape(one).intersection(sketch.shape(other)).area) > 1e-4
    }
    assert overlaps == {}


def test_the_file_is_what_its_tables_give() -> None:
    command = [sys.executable, "-B", str(BACK.parent / "draw"), "--check"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")
