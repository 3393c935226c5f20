"""The anatomy of the drawing, measured on its own paths: one test for each row of drawing_constraints.yaml."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from drawing_constraints import Constraint, Number, constraints, main
from drawing_geometry import BACK, Sketch, back
from drawing_measures import MEASURES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TABLE = {constraint.id: constraint for constraint in constraints()}


@pytest.mark.parametrize("constraint", TABLE.values(), ids=list(TABLE))
def test_the_drawing_is_true_to(constraint: Constraint) -> None:
    faults = constraint.faults(back())
    assert not faults, "\n".join([constraint.says, *faults])


def test_every_constraint_has_a_measure_and_a_sentence() -> None:
    assert list(TABLE) == [f"C{i:02}" for i in range(1, 51)]
    assert sorted(MEASURES) == list(TABLE)
    assert all(constraint.says.endswith(".") for constraint in TABLE.values())


def test_a_number_knows_its_range() -> None:
    number = Number.read({"low": 1.0, "high": 2.0, "tolerance": 0.5})
    assert [number.admits(x) for x in (0.49, 0.5, 1.5, 2.5, 2.51)] == [False, True, True, True, False]
    assert Number.read({"value": 3.0, "tolerance": 0.1}).admits(3.1)
    assert not Number.read({"low": 0.0}).admits(-0.1)


# What a slip of the hand would do to the drawing, and the constraint that has to notice. Moves are in units of the sheet (700 = 1 u).
SLIPS = [
    ("trapezius-right", 0, 40, "C03"),
    ("latissimus-dorsi-right", 60, 0, "C11"),
    ("thoracolumbar-fascia-right", 0, 70, "C13"),
    ("rhomboid-major-right", 40, 0, "C15"),
    ("levator-scapulae-right", 0, 60, "C17"),
    ("scapula-right", 30, 0, "C21"),
    ("infraspinatus-right", 0, -40, "C22"),
    ("teres-major-right", 0, -60, "C24"),
    ("deltoid-right", -40, 0, "C26"),
    ("triceps-brachii-right", 0, 70, "C29"),
    ("multifidus-right", 30, 0, "C32"),
    ("quadratus-lumborum-right", 0, -60, "C33"),
    ("splenius-capitis-right", 0, 60, "C36"),
    ("hip-bone-right", 0, 40, "C37"),
    ("rib-cage-right", 0, -80, "C39"),
    ("gluteus-maximus-right", 60, 0, "C40"),
    ("gluteus-medius-right", 0, 60, "C41"),
    ("piriformis-right", 0, -60, "C42"),
    ("buttock-right", 0, -30, "C43"),
    ("deltoid-left", -80, 0, "C49"),
]


@pytest.mark.parametrize(("name", "right", "down", "noticed_by"), SLIPS, ids=[f"{slip[0]}-{slip[3]}" for slip in SLIPS])
def test_a_slip_of_the_hand_is_noticed(name: str, right: float, down: float, noticed_by: str, tmp_path: Path) -> None:
    sketch = Sketch(_redrawn(tmp_path, name, lambda d: _moved(d, right, down)))
    assert TABLE[noticed_by].faults(sketch)


def test_a_shape_that_shrinks_on_one_side_is_noticed(tmp_path: Path) -> None:
    sketch = Sketch(
        _redrawn(tmp_path, "infraspinatus-left", lambda d: re.sub(r"[\d.]+", lambda number: f"{float(number[0]) * 0.97:.1f}", d))
    )
    assert TABLE["C01"].faults(sketch)


def test_muscles_painted_in_the_wrong_order_are_noticed(tmp_path: Path) -> None:
    text = BACK.read_text(encoding="utf-8")
    swapped = text.replace('id="layer-deep"', 'id="layer-x"')
    for one, other in (("trapezius-right", "multifidus-right"), ("erector-spinae-right", "latissimus-dorsi-right")):
        swapped = swapped.replace(f'id="{one}"', 'id="swap"').replace(f'id="{other}"', f'id="{one}"').replace('id="swap"', f'id="{other}"')
    file = tmp_path / "back.svg"
    file.write_text(swapped, encoding="utf-8")
    sketch = Sketch(file)
    assert TABLE["C50"].faults(sketch)
    assert TABLE["C31"].faults(sketch)


def test_a_flat_fibre_is_noticed(tmp_path: Path) -> None:
    text = BACK.read_text(encoding="utf-8")
    level = re.sub(r'(<path class="fibre" data-of="rhomboid-minor-right" d=")', r"\1M490,460L560,462", text)
    file = tmp_path / "back.svg"
    file.write_text(level, encoding="utf-8")
    assert TABLE["C16"].faults(Sketch(file)) == ["C16 flattest fibre: measured 1.6366, expected low 25, high 55"]


def test_the_table_can_be_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["C02", "C03"]) == 0
    assert capsys.readouterr().out.count("value") == 3


def _redrawn(folder: Path, name: str, change: Callable[[str], str]) -> Path:
    """A copy of the drawing in which the path of one structure is changed."""
    text, count = re.subn(
        rf'(<path class="[^"]*" id="{name}" d=")([^"]*)', lambda found: found[1] + change(found[2]), BACK.read_text(encoding="utf-8")
    )
    assert count == 1
    file = folder / "back.svg"
    file.write_text(text, encoding="utf-8")
    return file


def _moved(d: str, right: float, down: float) -> str:
    return re.sub(r"([\d.-]+),([\d.-]+)", lambda pair: f"{float(pair[1]) + right:.1f},{float(pair[2]) + down:.1f}", d)
