"""What a lesson's cell can call."""

from __future__ import annotations

import re
import subprocess
import sys
from ast import literal_eval

import pytest
from lesson_files import lesson_files

from massage_lessons import figure, figures, show

PLOT = re.compile(r"show\.forest_plot\((\[.*\])\)$")
FIGURES = {
    "forest_plot": next((literal_eval(found[1]),) for lesson in lesson_files() for call in lesson.calls if (found := PLOT.search(call))),
    "reading_a_forest_plot": (),
    "certainty": (),
    "evidence_for_claims": (),
    "timeline": ("ten-minutes",),
    "contraindication_map": (),
    "positions_drawn": (),
}


@pytest.mark.parametrize(("name", "arguments"), FIGURES.items())
def test_a_figure_is_that_of_the_same_name(name: str, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[tuple[object, ...]] = []
    monkeypatch.setattr(figure, "find", lambda *_call: None)
    monkeypatch.setattr(figures, name, lambda *given: heard.append(given) or f"the {name}", raising=False)
    assert getattr(show, name)(*arguments) == f"the {name}"
    assert heard == [arguments]


def test_all_that_a_lesson_can_call_is_named_and_there() -> None:
    assert dir(show) == sorted(set(show.__all__))
    assert all(callable(getattr(show, name)) for name in show.__all__)
    assert set(figures.__all__) >= set(figure.NAMES)


def test_a_name_that_is_not_there_names_those_that_come_close() -> None:
    with pytest.raises(AttributeError, match=r"called 'opning'\. Did you mean 'opening'\?"):
        show.opning  # noqa: B018 - asking is the test


def test_a_lesson_without_a_figure_does_not_wait_for_matplotlib() -> None:
    program = "import sys; from massage_lessons import show; show.back(); print('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout == "False\n"


@pytest.mark.parametrize(("name", "arguments"), FIGURES.items())
def test_a_figure_of_a_lesson_does_not_wait_for_matplotlib_either(name: str, arguments: tuple[str, ...]) -> None:
    program = f"import sys; from massage_lessons import show; print(show.{name}(*{arguments!r}).svg[:4], 'matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout == "<svg False\n"
