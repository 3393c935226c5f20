"""Figures drawn ahead: the same as those drawn afresh, and never an old one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, writes

from massage_lessons import figure, figures, paths, still
from massage_lessons.build import figures as build_figures

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one stored figure, drawn from content that a test may change."""
    content = tmp_path / "content"
    (content / "evidence").mkdir(parents=True)
    (content / "evidence/effects.yaml").write_text("one: 1\n", encoding="utf-8")
    monkeypatch.setattr(figure, "CONTENT", content)
    lesson = tmp_path / "lesson.ipynb"
    cells = [new_code_cell('from massage_lessons import show; show.timeline("five-minutes")'), new_code_cell("show.back()")]
    lesson.write_text(writes(new_notebook(cells=cells)), encoding="utf-8")
    stored = tmp_path / "figures"
    assert not build_figures.artifact([lesson], stored).build()
    assert build_figures.artifact([lesson], stored).build(check=True)
    return stored


def found(folder: Path) -> figure.StoredFigure | None:
    figure.index.cache_clear()
    return figure.find("timeline", ("five-minutes",), {}, folder)


def test_a_stored_figure_is_the_one_that_is_drawn(folder: Path) -> None:
    stored, drawn = found(folder), figures.timeline("five-minutes")
    assert stored is not None
    assert stored == figures.as_stored(drawn)
    assert stored._repr_mimebundle_() == drawn._repr_mimebundle_()
    assert sorted(path.suffix for path in folder.iterdir()) == [".jpg", ".json", ".svg"]


def test_a_stored_picture_of_a_diagram_is_the_one_that_is_drawn_and_found_by_its_look(folder: Path) -> None:
    figure.index.cache_clear()
    stored = still.find(still.look({}), folder)
    assert stored is not None
    _, jpeg, alt = build_figures._still(still.look({}))
    assert (stored.jpeg, stored.alt) == (jpeg, alt)
    (figure.CONTENT / "effects.yaml").write_text("one: 2\n", encoding="utf-8")
    figure.index.cache_clear()
    assert still.find(still.look({}), folder) is None


def test_another_choice_is_another_figure(folder: Path) -> None:
    assert found(folder) is not None
    assert figure.find("timeline", ("ten-minutes",), {}, folder) is None
    assert figure.call("forest_plot", ("a",), {"y": 1, "x": [2]}) == "forest_plot('a', x=[2], y=1)"


def test_a_figure_of_other_content_is_not_shown(folder: Path) -> None:
    (figure.CONTENT / "evidence/effects.yaml").write_text("one: 2\n", encoding="utf-8")
    assert found(folder) is None


def test_line_ends_of_a_checkout_do_not_matter(folder: Path) -> None:
    (figure.CONTENT / "evidence/effects.yaml").write_bytes(b"one: 1\r\n")
    assert found(folder) is not None


@pytest.mark.parametrize("spoilt", ["index", "svg"])
def test_what_is_damaged_is_drawn_afresh(folder: Path, spoilt: str) -> None:
    path = folder / figure.INDEX if spoilt == "index" else next(folder.glob("*.svg"))
    path.write_bytes(b"\xff{")
    assert found(folder) is None


def test_the_build_sees_a_change_and_takes_away_what_no_lesson_shows(folder: Path) -> None:
    lesson = folder.parent / "lesson.ipynb"
    next(folder.glob("*.svg")).write_text("<svg/>", encoding="utf-8")
    assert not build_figures.artifact([lesson], folder).build(check=True)
    assert not build_figures.artifact([lesson], folder).build()
    assert build_figures.artifact([lesson], folder).build(check=True)
    lesson.write_text(writes(new_notebook()), encoding="utf-8")
    assert not build_figures.artifact([lesson], folder).build()
    assert [path.name for path in folder.iterdir()] == [figure.INDEX]


def test_the_course_has_a_plate_for_every_figure_of_its_lessons() -> None:
    figure.index.cache_clear()
    index = json.loads((paths.STORED_FIGURES / figure.INDEX).read_text(encoding="utf-8"))
    notebooks = [nbformat.read(path, as_version=4) for path in sorted(paths.LESSONS_IN_CHECKOUT.glob("*.ipynb"))]
    assert set(index["figures"]) == set(build_figures._calls(notebooks))
    assert set(index["stills"]) == set(map(str, build_figures._looks(notebooks)))
    assert index["digest"] == figure.digest()
