"""The drawing's file becomes a Drawing, and every fault of the file is reported with its place and its mend."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from massage_lessons.course.model import Frame
from massage_lessons.drawing import reader
from massage_lessons.drawing.path import pieces
from massage_lessons.errors import FaultyCourse

if TYPE_CHECKING:
    from pathlib import Path

BOX = 'd="M20,150H30V160H20Z"'
FAULTS = {
    "an anchor is missing": ('<circle id="s2"', '<circle id="def-s2"', "back.svg:1: s2: expected the anchor 's2'"),
    "an anchor beside the midline": ('cx="50" cy="150"', 'cx="51" cy="150"', "found c7 at x = 50 and s2 at x = 51"),
    "no viewBox": (' viewBox="0 0 100 200"', "", "back.svg:1: viewBox: expected a viewBox with a size"),
    "an id given twice": ('id="layer-art"', 'id="layer-skin"', "found 'layer-skin' again (first on line 5)"),
    "an unknown class": ('class="bone"', 'class="bones"', "found 'bones'. Did you mean 'bone'?"),
    "no class": ('class="bone" ', "", "back.svg:10: plate: expected one of the classes"),
    "no id": (' id="plate"', "", "back.svg:10: expected an id on every bone"),
    "an id outside the layers": (
        'class="dark"',
        'id="dark" class="dark"',
        "dark: expected ids on structures of a layer",
    ),
    "a missing twin": (
        'id="thin-place-right"',
        'id="thin-place"',
        "thin-place-left: expected its twin 'thin-place-right'",
    ),
    "a transform": (BOX, f'{BOX} transform="scale(2)"', "thin-place-left: expected absolute coordinates"),
    "a colour in an attribute": (BOX, f'{BOX} fill="red"', "expected no colours in attributes, found fill='red'"),
    "a colour in a style": (BOX, f'{BOX} style="fill:red"', "expected no colours in attributes, found style="),
    "a relative path": (BOX, 'd="m20,150h10v10z"', "a path in absolute coordinates, found the command 'm'"),
    "a path out of the frame": (BOX, 'd="M20,150H130V160Z"', "expected all points within 100 by 200, found 130,150"),
    "a point out of the frame": ('cx="50" cy="50"', 'cx="50" cy="500"', "point: expected a point within the frame"),
    "a point without a place": ('cx="50" cy="50"', 'cy="50"', "point: expected a point within the frame, found nan,50"),
    "fibres of an unknown shape": (
        'data-of="strand-left"',
        'data-of="strand-lft"',
        "'strand-lft'. Did you mean 'strand-left'",
    ),
    "fibres of nobody": (' data-of="strand-left"', "", "expected data-of on every fibre, found none. Write the id of its muscle"),
    "broken markup": ("</defs>", "", "back.svg:34: expected SVG, found something else (mismatched tag)"),
}


def spoil(svg: Path, old: str, new: str) -> None:
    """Change the drawing's file in one place."""
    text = svg.read_text(encoding="utf-8")
    assert old in text
    svg.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_drawing_of_this_course_has_no_fault() -> None:
    _, faults = reader.read()
    assert [str(fault) for fault in faults] == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_reported_once_with_its_place_and_its_mend(fault: str, svg: Path) -> None:
    old, new, words = FAULTS[fault]
    spoil(svg, old, new)
    _, faults = reader.read(svg)
    assert len(faults) == 1
    assert words in str(faults[0])


def test_all_faults_of_the_file_are_raised_at_once(svg: Path) -> None:
    for fault in ("a transform", "an unknown class", "an anchor is missing"):
        spoil(svg, *FAULTS[fault][:2])
    with pytest.raises(FaultyCourse, match="3 faults in the course"):
        reader.load(svg)


def test_a_missing_file_is_a_fault(svg: Path) -> None:
    svg.unlink()
    _, faults = reader.read(svg)
    assert [str(fault) for fault in faults] == ["content/back.svg:1: expected this file, found none. Put the file back."]


def test_a_file_that_is_not_utf_8_is_a_fault(svg: Path) -> None:
    svg.write_bytes(b'<svg id="\xff"/>')
    _, faults = reader.read(svg)
    assert [str(fault) for fault in faults] == [
        "content/back.svg:1: expected a text file in UTF-8, found other bytes. Save the file as UTF-8."
    ]


def test_elements_nested_too_deep_are_a_fault(svg: Path) -> None:
    svg.write_text("<g>\n" * 20_000 + "</g>" * 20_000, encoding="utf-8")
    _, faults = reader.read(svg)
    (fault,) = faults
    assert str(fault).startswith("content/back.svg:61: expected SVG, found something else (elements more than 60 deep in one another). ")


def test_the_frame_tells_size_midline_and_anchors(svg: Path) -> None:
    assert reader.load(svg).frame == Frame(width=100, height=200, midline=50, c7=(50, 30), s2=(50, 150))


def test_a_shape_knows_its_side_its_layer_and_its_group(svg: Path) -> None:
    shapes = {shape.id: shape for shape in reader.load(svg).shapes}
    strand, group, point = shapes["strand-left"], shapes["long-muscle-left"], shapes["point"]
    assert (strand.base, strand.side, strand.kind, strand.layer, strand.part_of) == (
        "strand",
        "left",
        "muscle",
        "deep",
        "long-muscle-left",
    )
    assert (group.d, group.centre, group.part_of) == (None, None, None)
    assert (point.base, point.side, point.centre, point.d) == ("point", None, (50, 50), None)


def test_shapes_come_in_stacking_order(svg: Path) -> None:
    assert [shape.id for shape in reader.load(svg).shapes][:4] == ["plate", "point", "long-muscle-left", "strand-left"]


def test_fibres_know_their_shape(svg: Path) -> None:
    (texture,) = reader.load(svg).textures
    assert (texture.of, texture.classes, texture.d) == ("strand-left", ("fibre", "lit"), "M22,22L30,40")


def test_the_text_for_a_page_has_no_style_sheet(svg: Path) -> None:
    text = reader.load(svg).svg
    assert "<style" not in text
    assert "#fff" not in text
    assert text.startswith("<svg ")
    assert text.endswith("</svg>\n")


def test_every_path_of_this_course_can_be_read_piece_by_piece() -> None:
    found, _ = reader.read()
    outlines = [shape.d for shape in found.shapes if shape.d is not None]
    for d in [found.body, *outlines, *(texture.d for texture in found.textures)]:
        assert next(pieces(d)).command == "M"
