"""The diagram as Python sees it: what it takes, what it refuses and in which words, what a notebook stores of it."""

from __future__ import annotations

import inspect
import json
import subprocess
import sys
from importlib.resources import files
from typing import TYPE_CHECKING, Any, get_args

import pytest
from ipywidgets import Widget
from ipywidgets.widgets.widget import _instances
from traitlets import TraitError

import massage_lessons
from massage_lessons import show
from massage_lessons.build import payload
from massage_lessons.course import find
from massage_lessons.course.options import MIME
from massage_lessons.course.places import Layer, entry_of, place_ids, places
from massage_lessons.errors import CourseError, UnknownName
from massage_lessons.widget import BackDiagram, Tone

if TYPE_CHECKING:
    from pathlib import Path

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"


def stored(diagram: BackDiagram) -> dict[str, Any]:
    return diagram._repr_mimebundle_()[0]


def test_a_new_diagram_shows_the_skin_and_nothing_selected() -> None:
    diagram = BackDiagram()
    assert (diagram.selected, diagram.layer, diagram.highlight, diagram.labels, diagram.side) == (None, "skin", [], False, "both")


def test_a_stroke_goes_on_over_the_layers_below_its_place() -> None:
    diagram = BackDiagram(selected="shoulder-blade-right", stroke="gliding-out", giver=2)
    diagram.layer = "superficial"
    assert (diagram.selected, diagram.stroke, diagram.giver) == ("shoulder-blade-right", "gliding-out", "2")


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ({}, "BackDiagram() shows Skin and massage regions; nothing selected"),
        (
            {"selected": "flank-left"},
            "BackDiagram(selected='flank-left') shows Skin and massage regions; selected: Flank (left)",
        ),
        (
            {"layer": "bones", "highlight": ["psis"]},
            "BackDiagram(layer='bones', highlight=['psis']) shows Bones and landmarks; nothing selected",
        ),
    ],
)
def test_its_repr_tells_what_is_shown(state: dict[str, Any], words: str) -> None:
    assert repr(BackDiagram(**state)) == words


@pytest.mark.parametrize("place", place_ids())
def test_every_place_can_be_selected_and_brings_its_layer(place: str) -> None:
    diagram = BackDiagram(selected=place)
    assert diagram.layer == entry_of(place).layer


def test_a_layer_that_is_asked_for_stays_and_a_later_selection_moves_it() -> None:
    diagram = BackDiagram(selected="trapezius-left", layer="skin")
    assert diagram.layer == "skin"
    diagram.selected = "psis-left"
    assert diagram.layer == "bones"
    diagram.selected = None
    assert diagram.layer == "bones"


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ({"selected": "trapezius"}, "Unknown place 'trapezius'. Did you mean 'trapezius-left' or 'trapezius-right'?"),
        ({"selected": "coccyx-left"}, "'coccyx'"),
        ({"highlight": ["flank", "trapezus"]}, "Unknown place 'trapezus'. Did you mean 'trapezius'"),
        ({"ask": ["flank"]}, "Did you mean 'flank-left' or 'flank-right'?"),
        ({"layer": "skn"}, "Unknown layer 'skn'. Did you mean 'skin'?"),
        ({"side": "rigth"}, "Unknown side 'rigth'. Did you mean 'right'?"),
        ({"viewpoint": "feed"}, "Unknown viewpoint 'feed'. Did you mean 'feet'?"),
        ({"tone": "5"}, "Unknown tone '5'. Known are: 1, 2, 3, 4."),
        ({"stroke": "glidin"}, "Unknown stroke 'glidin'. Did you mean 'gliding'"),
        ({"giver": "5"}, "Unknown tone '5'. Known are: 1, 2, 3, 4."),
        ({"selekted": "flank-left"}, "Unknown argument of BackDiagram 'selekted'. Did you mean 'selected'?"),
    ],
)
def test_what_nobody_knows_is_refused_with_what_comes_close(state: dict[str, Any], words: str) -> None:
    with pytest.raises(UnknownName) as refusal:
        BackDiagram(**state)
    assert words in str(refusal.value)
    assert isinstance(refusal.value, CourseError)
    assert isinstance(refusal.value, ValueError)


@pytest.mark.parametrize(
    ("state", "words"),
    [({"selected": 3}, "'selected' trait of a BackDiagram"), ({"labels": "yes"}, "expected a boolean, not the str 'yes'")],
)
def test_a_value_of_the_wrong_kind_is_refused(state: dict[str, Any], words: str) -> None:
    with pytest.raises(TraitError, match=words):
        BackDiagram(**state)


def test_its_arguments_can_be_completed_and_each_trait_has_its_help() -> None:
    arguments = inspect.signature(BackDiagram).parameters
    assert list(arguments)[:3] == ["selected", "layer", "values"]
    assert {"layout", "tone", "vmax"} <= set(arguments)
    assert [name for name in arguments if name != "layout" and len(getattr(BackDiagram, name).help) < 20] == []
    assert "self" not in arguments


def test_the_types_of_its_arguments_are_what_the_course_has() -> None:
    assert get_args(Layer) == tuple(layer.id for layer in find.course().layers)
    assert get_args(Tone) == tuple(tone.id for tone in find.course().tones)


def test_type_checkers_are_told_that_the_package_has_types() -> None:
    assert files("massage_lessons").joinpath("py.typed").is_file()


def test_a_subclass_may_take_arguments_of_its_own() -> None:
    class Marked(BackDiagram):
        def __init__(self, mark: str, **state: Any) -> None:
            super().__init__(highlight=[mark], **state)

    assert Marked(mark="flank", labels=True).highlight == ["flank"]


@pytest.mark.parametrize("given", [{"sacrum", "flank"}, ("flank", "sacrum"), iter(["flank", "sacrum"])])
def test_places_come_in_any_collection(given: Any) -> None:
    assert BackDiagram(highlight=given).highlight == ["flank", "sacrum"]


def test_one_place_needs_no_list_and_a_tone_no_quotes() -> None:
    diagram = BackDiagram("flank-left", highlight="lower back", tone=2, layout={"width": "60%"})
    assert (diagram.selected, diagram.highlight, diagram.tone) == ("flank-left", ["lower-back-beside-spine"], "2")
    assert diagram.layout.width == "60%"


def test_a_layer_that_is_set_later_clears_a_selection_that_is_not_on_it() -> None:
    diagram = BackDiagram("flank-left")
    diagram.layer = "bones"
    assert (diagram.selected, diagram.layer) == (None, "bones")
    diagram.selected = "psis-left"
    diagram.layer = "bones"
    assert diagram.selected == "psis-left"


def test_a_page_that_changes_layer_and_selection_at_once_keeps_both() -> None:
    diagram = BackDiagram("flank-left")
    diagram.set_state({"layer": "bones", "selected": "psis-left"})
    assert (diagram.selected, diagram.layer) == ("psis-left", "bones")


def test_numbers_colour_the_places_of_both_sides_on_the_layer_where_they_lie() -> None:
    diagram = BackDiagram(values={"trapezius": 3, "left trapezius": 9}, label="Pain, 0 to 10", cmap=["#ffffff", "#8a1c1c"], vmin=0)
    assert diagram.values == {"trapezius-left": 9, "trapezius-right": 3}
    assert diagram.layer == "superficial"
    assert diagram.scale == {"low": 0, "high": 9, "colours": ["#ffffff", "#8a1c1c"], "label": "Pain, 0 to 10"}
    assert stored(diagram)[MIME]["state"]["values"] == diagram.values
    assert stored(diagram)[MIME]["state"]["scale"] == diagram.scale
    diagram.values = {"flank": 0.5}
    assert (diagram.scale["low"], diagram.scale["high"]) == (0, 1)
    diagram.values = {}
    assert "scale" not in stored(BackDiagram())[MIME]["state"]
    assert diagram.scale == {}


def test_a_scale_that_cannot_be_is_refused_and_the_old_one_stays() -> None:
    diagram = BackDiagram(values={"flank": 3}, vmax=5)
    with pytest.raises(CourseError, match="The scale would go from 9 down to 5"):
        diagram.vmin = 9
    assert diagram.vmin is None
    assert diagram.scale["high"] == 5


def test_a_page_without_the_drawing_reads_the_numbers() -> None:
    words = stored(BackDiagram(values={"flank": 0.25}, label="Share < 1"))["text/html"]
    assert "<b>Share &lt; 1:</b> Flank (left) 0.25; Flank (right) 0.25." in words


def test_a_closed_diagram_tells_what_it_showed() -> None:
    diagram = BackDiagram("flank-left")
    diagram.close()
    assert stored(diagram)["text/plain"].endswith("selected: Flank (left)")
    assert WIDGET_VIEW not in stored(diagram)


def test_it_is_stored_as_a_page_of_its_own(tmp_path: Path) -> None:
    path = BackDiagram("flank-left").to_html(tmp_path / "new" / "flank.html", title="The flank & more")
    page = path.read_text(encoding="utf-8")
    assert "<title>The flank &amp; more" in page
    assert '"selected":"flank-left"' in page.replace(" ", "")
    with pytest.raises(CourseError, match="cannot be written"):
        BackDiagram().to_html(path / "under-a-file.html")


def test_a_value_that_is_refused_later_leaves_the_old_one() -> None:
    diagram = BackDiagram(selected="flank-left")
    with pytest.raises(UnknownName):
        diagram.selected = "flank"
    assert diagram.selected == "flank-left"


def test_observe_hears_a_change() -> None:
    diagram = BackDiagram()
    heard: list[str | None] = []
    diagram.observe(lambda change: heard.append(change["new"]), "selected")
    diagram.set_state({"selected": "flank-left"})
    diagram.selected = None
    assert heard == ["flank-left", None]


def test_a_notebook_stores_the_state_that_differs_and_nothing_that_changes_from_run_to_run() -> None:
    first, second = (stored(BackDiagram(selected="trapezius-left", labels=True)) for _ in range(2))
    assert first[MIME] == {"version": 1, "state": {"selected": "trapezius-left", "layer": "superficial", "labels": True}}
    assert {key: value for key, value in first.items() if key != WIDGET_VIEW} == {
        key: value for key, value in second.items() if key != WIDGET_VIEW
    }


def test_a_notebook_stores_less_than_a_kilobyte_for_a_diagram() -> None:
    """Its picture aside, which other readers need."""
    kept = {key: value for key, value in stored(BackDiagram(selected="flank-left")).items() if key != "text/html"}
    assert len(json.dumps(kept)) < 1024


def test_a_page_without_the_drawing_reads_what_is_marked() -> None:
    words = stored(BackDiagram(selected="flank-left", highlight=["sacrum", "flank-left"]))["text/html"]
    for place in ("flank-left", "sacrum"):
        assert words.count(entry_of(place).summary.text) == 1
    assert "<script" not in words


def test_the_page_finds_the_living_widget_by_the_id_in_its_output() -> None:
    diagram = BackDiagram()
    assert diagram._uid == diagram.model_id == stored(diagram)[WIDGET_VIEW]["model_id"]


def test_a_diagram_is_small_and_leaves_drawing_and_content_to_its_atlas() -> None:
    diagram = BackDiagram()
    assert diagram._payload.payload["entries"] == payload.at_hand()["entries"]
    assert len(json.dumps(diagram.get_state(), default=str)) < 4096


def test_showing_a_diagram_makes_no_further_widget() -> None:
    diagram = BackDiagram(selected="flank-left")
    before = set(_instances)
    stored(diagram)
    assert set(_instances) == before


def test_a_diagram_made_after_all_widgets_were_closed_has_its_drawing() -> None:
    BackDiagram()
    Widget.close_all()
    assert BackDiagram()._payload.comm is not None


def test_a_lesson_makes_it_in_one_call() -> None:
    assert repr(show.back(selected="flank-left")) == repr(BackDiagram(selected="flank-left"))
    quest = show.find_it("psis-left", "sacrum-right")
    assert (quest.layer, quest.ask) == ("bones", ["psis-left", "sacrum-right"])


def test_the_public_names_are_these() -> None:
    assert dir(massage_lessons) == ["BackDiagram", "Plan", "__version__", "figures", "places", "plan_routine", "show"]
    assert massage_lessons.places is places
    assert massage_lessons.BackDiagram is BackDiagram
    with pytest.raises(AttributeError, match="BackDiagramm"):
        _ = massage_lessons.BackDiagramm  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("code", "absent"),
    [
        ("import massage_lessons", ["anywidget", "matplotlib", "nbconvert", "yaml"]),
        ("from massage_lessons import BackDiagram; BackDiagram()", ["matplotlib", "nbconvert", "numpy", "yaml"]),
    ],
)
def test_the_way_to_a_diagram_loads_no_more_than_it_needs(code: str, absent: list[str]) -> None:
    program = f"import sys; {code}; print([name for name in {absent} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout == "[]\n"


class Kernel:
    """What stands for a kernel here."""


def test_diagrams_of_one_kernel_share_an_atlas_and_those_of_others_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = Kernel(), Kernel()
    running = [one]
    monkeypatch.setattr("massage_lessons.widget._kernel", lambda: running[0])
    first, second = BackDiagram(), BackDiagram()
    running[0] = other
    assert first._payload is second._payload
    assert BackDiagram()._payload is not first._payload


def test_without_a_kernel_nobody_knows_which_page_asks_so_each_diagram_brings_its_own_atlas() -> None:
    assert BackDiagram()._payload is not BackDiagram()._payload


def test_an_atlas_that_was_closed_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    kernel = Kernel()
    monkeypatch.setattr("massage_lessons.widget._kernel", lambda: kernel)
    first = BackDiagram()
    first._payload.close()
    assert BackDiagram()._payload is not first._payload
