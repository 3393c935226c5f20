"""Content and drawing fit each other: every entry is drawn, every shape has an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from massage_lessons.build import fit
from massage_lessons.errors import FaultyCourse

if TYPE_CHECKING:
    from pathlib import Path

MISFITS = {
    "a shape without content": (
        "back.svg",
        [('id="plate"', 'id="plat"')],
        [
            "back.svg:1: plate: expected a shape for the bone 'plate'",
            "back.svg:10: plat: expected a shape that the content knows, found 'plat'. Did you mean 'plate'?",
        ],
    ),
    "content without a shape": (
        "back.svg",
        [('<circle class="landmark" id="point" cx="50" cy="50" r="2"/>', "")],
        ["back.svg:1: point: expected a shape for the landmark 'point', found none"],
    ),
    "the wrong sides": (
        "anatomy/bones.yaml",
        [("sides: midline", "sides: both")],
        ["plate: expected 'plate-left' or 'plate-right', found 'plate' for an entry with 'sides: both'"],
    ),
    "the wrong class": (
        "back.svg",
        [('<path class="bone" id="plate"', '<path class="zone" id="plate"')],
        ["plate: expected the class 'bone', found 'zone'"],
    ),
    "the wrong layer": (
        "anatomy/muscles.yaml",
        [("layer: deep", "layer: superficial")],
        [
            "long-muscle-left: expected a place on the layer 'superficial', found one on 'deep'",
            "long-muscle-right: expected a place on the layer 'superficial', found one on 'deep'",
        ],
    ),
    "the wrong group": (
        "anatomy/muscles.yaml",
        [("  part_of: long-muscle\n", "")],
        [
            "strand-left: expected no part of a group, found a part of 'long-muscle'",
            "strand-right: expected no part of a group, found a part of 'long-muscle'",
        ],
    ),
}


def test_content_and_drawing_of_this_course_fit() -> None:
    assert [str(fault) for fault in fit.faults()] == []


def test_content_and_drawing_that_fit_have_no_fault(content: Path, svg: Path) -> None:
    assert fit.faults(content, svg) == ()


@pytest.mark.parametrize("misfit", MISFITS)
def test_a_misfit_is_reported_with_its_place_and_its_mend(misfit: str, content: Path, svg: Path) -> None:
    name, edits, words = MISFITS[misfit]
    file = content / name
    for old, new in edits:
        file.write_text(file.read_text().replace(old, new, 1))
    for fault, wanted in zip(map(str, fit.faults(content, svg)), words, strict=True):
        assert wanted in fault


def test_faults_of_content_and_drawing_are_raised_together(content: Path, svg: Path) -> None:
    svg.write_text(svg.read_text().replace('id="c7"', 'id="def-c7"'))
    bones = content / "anatomy/bones.yaml"
    bones.write_text(bones.read_text().replace('name: "Plate"', "name:"))
    with pytest.raises(FaultyCourse, match=r"(?s)anatomy/bones.yaml:2: plate > name.*content/back.svg:1: c7"):
        fit.load(content, svg)
