"""Figures: the drawing's own geometry, marks that hold in black and white, words for those who cannot see it."""

from __future__ import annotations

import doctest
import hashlib
import html
import io
import os
import re
import subprocess
import sys
from functools import cache
from importlib import import_module
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.colors import to_hex, to_rgb
from matplotlib.figure import Figure
from matplotlib.path import Path
from PIL import Image
from shapely import LineString

from massage_lessons import figures
from massage_lessons.build import payload
from massage_lessons.drawing import reader
from massage_lessons.errors import CourseError, UnknownName
from massage_lessons.figure import address
from massage_lessons.figures.body import ON_FASCIA, PAINTS
from massage_lessons.figures.callouts import Callout, Columns, crossing, spread, uncross
from massage_lessons.figures.palette import colours

if TYPE_CHECKING:
    from matplotlib.patches import Patch

LAYERS = ("skin", "superficial", "deep", "bones", "care")
TONES = ("1", "2", "3", "4")


@cache
def plain(layer: str) -> figures.Picture:
    return figures.back_map(layer=layer)


@cache
def labelled(layer: str) -> figures.Picture:
    return figures.back_map(layer=layer, labels=True)


def patches(figure: figures.Picture) -> dict[str, Patch]:
    """The patches that stand for something by their names; a later one hides an earlier."""
    return {patch.get_gid(): patch for patch in figure.axes[0].patches if patch.get_gid()}


def named(base: str) -> str:
    return payload.load()["entries"][base]["name"]


def words(figure: figures.Picture) -> list[str]:
    return [text.get_text().replace("\n", " ") for text in figure.axes[0].texts]


def leaders(figure: figures.Picture) -> list[LineString]:
    return [LineString(line.get_xydata()) for line in figure.axes[0].lines if line.get_gid() == "leader"]


def grey(figure: figures.Picture) -> np.ndarray[Any, Any]:
    """The figure as a black-and-white printer shows it, with the axes' own y, downwards."""
    return np.asarray(Image.open(io.BytesIO(figures.png(figure, dpi=100))).convert("L"), dtype=float)


def amid(figure: figures.Picture, name: str, picture: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """The pixels of a picture of the figure in the middle of a patch, away from its edges."""
    box = patches(figure)[name].get_path().get_extents()
    disc = Path.circle(((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2), 25)
    height, width = picture.shape
    left, right = figure.axes[0].get_xlim()
    bottom, top = figure.axes[0].get_ylim()
    xs, ys = np.linspace(left, right, width), np.linspace(top, bottom, height)
    points = np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2)
    return picture[disc.contains_points(points).reshape(height, width)]


@pytest.mark.parametrize("layer", LAYERS)
def test_every_shape_has_the_points_that_the_svg_has(layer: str) -> None:
    drawn = patches(plain(layer))
    root = ET.parse(reader.path()).getroot()  # noqa: S314 - our own file
    group = next(each for each in root.iter() if each.get("data-layer") == layer)
    paths = {each.get("id"): each.get("d") for each in group.iter() if each.get("id") and each.get("d")}
    paths["body"] = next(each.get("d") for each in root.iter() if each.get("class") == "body")
    for name, d in paths.items():
        path = drawn[name].get_path()
        vertices = path.vertices[path.codes != Path.CLOSEPOLY]
        assert vertices.ravel().tolist() == [float(found) for found in re.findall(r"-?[\d.]+", d)], name


def test_landmarks_are_rings_where_the_svg_has_them() -> None:
    drawn = patches(plain("bones"))
    for shape in reader.load().shapes:
        if shape.centre is not None:
            box = drawn[shape.id].get_path().get_extents()
            assert ((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2) == pytest.approx(shape.centre, abs=0.01)


def test_y_points_down_and_both_axes_have_one_scale() -> None:
    axes = plain("skin").axes[0]
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    width, height = axes.figure.get_size_inches()
    assert bottom > top
    assert (right - left) / width == pytest.approx((bottom - top) / height)


def test_a_mark_is_a_hatch_and_an_outline_that_nothing_else_has() -> None:
    drawn = patches(figures.back_map(["flank-left"]))
    assert [name for name, patch in drawn.items() if patch.get_hatch()] == ["flank-left mark"]


def test_a_mark_shows_in_black_and_white() -> None:
    figure = figures.back_map(["flank-left"])
    picture = grey(figure)
    assert amid(figure, "flank-left", picture).std() > 5 * amid(figure, "flank-right", picture).std()


def test_an_id_without_its_side_marks_both_sides() -> None:
    figure = figures.back_map(["trapezius"], layer="superficial")
    assert {"trapezius-left mark", "trapezius-right mark"} <= set(patches(figure))
    assert f"Marked: {named('trapezius')} (both sides)." in figure.alt


def test_a_group_is_marked_by_its_parts() -> None:
    figure = figures.back_map(["erector-spinae-left"], layer="deep")
    marks = [patch for patch in figure.axes[0].patches if patch.get_gid() == "erector-spinae-left mark"]
    assert len(marks) == 3


def test_a_mark_may_be_on_another_layer() -> None:
    assert "psis-left mark" in patches(figures.back_map(["psis-left"], layer="skin"))


def test_one_id_needs_no_list() -> None:
    assert "flank-left mark" in patches(figures.back_map("flank-left"))


@pytest.mark.parametrize(
    ("call", "message"),
    [
        ({"highlight": ["flnk-left"]}, "Unknown place 'flnk-left'. Did you mean 'flank-left'"),
        ({"values": {"sacrm": 1}}, "Unknown place 'sacrm'. Did you mean 'sacrum'"),
        ({"layer": "superficail"}, "Unknown layer 'superficail'. Did you mean 'superficial'"),
        ({"side": "lefft"}, "Unknown side 'lefft'. Did you mean 'left'"),
        ({"tone": "5"}, "Unknown tone '5'. Known are: 1, 2, 3, 4"),
    ],
)
def test_what_nobody_knows_is_refused_with_what_comes_close(call: dict[str, Any], message: str) -> None:
    with pytest.raises(UnknownName, match=re.escape(message)):
        figures.back_map(**call)


def test_a_value_that_is_no_number_is_refused_by_its_id() -> None:
    with pytest.raises(CourseError, match="'sacrum' is nan"):
        figures.back_map(values={"sacrum": float("nan")})


def test_one_side_leaves_the_other_out() -> None:
    drawn = set(patches(figures.back_map(layer="superficial", side="left")))
    assert "trapezius-left" in drawn
    assert not {name for name in drawn if name.endswith("-right")}


def test_values_are_printed_and_listed() -> None:
    figure = figures.back_map(values={"shoulder-blade": 0.4, "flank-left": 0.25, "sacrum-right": 0.05})
    assert sorted(set(words(figure)) - {"left", "right"}) == ["0", "0.05", "0.25", "0.4", "0.5", "1"]
    assert words(figure).count("0.4") == 2
    told = f"{named('shoulder-blade')} (both sides) 0.4; {named('flank')} (left) 0.25; {named('sacrum')} (right) 0.05."
    assert told in figure.alt


def test_a_series_colours_the_layer_that_its_values_lie_on() -> None:
    class Series(dict[str, float]):
        def __bool__(self) -> bool:
            raise ValueError("The truth value of a Series is ambiguous.")

    figure = figures.back_map(values=Series({"trapezius": 3, "latissimus-dorsi": 9}))
    assert {"trapezius-left value", "latissimus-dorsi-right value"} <= set(patches(figure))
    assert figure.alt.startswith("The back of the body: Muscles near the skin.")


def test_values_on_two_layers_are_refused_with_what_to_do() -> None:
    with pytest.raises(CourseError, match="this one shows 'skin', and 'trapezius-left' lies on 'superficial'"):
        figures.back_map(values={"flank": 1, "trapezius": 2})
    with pytest.raises(CourseError, match="one figure for each layer: this one shows 'bones'"):
        figures.back_map(values={"flank": 1}, layer="bones")


def test_the_scale_has_the_title_ends_and_colours_that_are_asked_for() -> None:
    figure = figures.back_map(values={"flank": 5, "sacrum": 12}, label="Pain", vmin=0, vmax=10, cmap=["#ffffff", "#8a1c1c"])
    assert sorted(set(words(figure)) - {"left", "right"}) == ["0", "10", "12", "5", "Pain"]
    assert "Pain: Flank (both sides) 5; Sacrum (both sides) 12." in figure.alt
    drawn = patches(figure)
    assert to_hex(drawn["sacrum-left value"].get_facecolor()) == "#8a1c1c"
    assert to_hex(drawn["flank-left value"].get_facecolor()) == "#c48d8d"


def test_a_title_is_told_once() -> None:
    figure = figures.back_map(title="Pain after a week")
    assert words(figure).count("Pain after a week") == 1
    assert figure.caption == "The back: Skin and massage regions"


def test_it_can_be_drawn_into_axes_of_ones_own() -> None:
    panels = Figure(figsize=(8, 4)).subplots(1, 2)
    assert figures.back_map(["flank"], labels=True, ax=panels[0]) is panels[0]
    figures.back_map(values={"sacrum": 1}, ax=panels[1])
    alone = figures.back_map(["flank"], labels=True)
    assert {patch.get_gid() for patch in panels[0].patches} == {patch.get_gid() for patch in alone.axes[0].patches}
    assert panels[0].get_aspect() == 1
    size = {text.get_text(): text.get_size() for text in panels[0].texts}
    assert size["left"] < 7


def test_people_may_call_a_place_as_they_do() -> None:
    assert "flank-left mark" in patches(figures.back_map("left flank", tone=2))


def test_the_more_the_darker_in_black_and_white() -> None:
    names = ["back-of-neck", "top-of-shoulder", "shoulder-blade", "lower-back-beside-spine", "buttock"]
    drawn = patches(figures.back_map(values={name: 10 * at for at, name in enumerate(names)}))
    greys = [np.dot(to_rgb(drawn[f"{name}-left value"].get_facecolor()), (0.3, 0.59, 0.11)) for name in names]
    assert all(lighter - darker > 0.05 for lighter, darker in pairwise(greys))


def test_the_value_of_one_side_goes_before_that_of_both() -> None:
    figure = figures.back_map(values={"flank-left": 1, "flank": 3})
    assert f"{named('flank')} (left) 1; {named('flank')} (right) 3." in figure.alt


def test_equal_values_have_one_colour_and_one_number_in_the_legend() -> None:
    assert words(figures.back_map(values={"shoulder-blade-left": 7})).count("7") == 2


@pytest.mark.parametrize("layer", LAYERS)
def test_lines_of_labels_never_cross(layer: str) -> None:
    lines = leaders(labelled(layer))
    assert len(lines) >= 10
    assert not [(one.wkt, other.wkt) for one, other in combinations(lines, 2) if one.crosses(other)]


@pytest.mark.parametrize("layer", LAYERS)
def test_words_lie_in_the_figure_and_not_on_each_other(layer: str) -> None:
    figure = labelled(layer)
    grey(figure)
    boxes = [(text.get_text(), text.get_window_extent()) for text in figure.axes[0].texts]
    page = figure.bbox
    assert not [text for text, box in boxes if box.x0 < page.x0 or box.x1 > page.x1 or box.y0 < page.y0 or box.y1 > page.y1]
    assert not [(one, other) for (one, a), (other, b) in combinations(boxes, 2) if a.overlaps(b)]


@pytest.mark.parametrize("layer", LAYERS)
def test_labels_name_each_structure_once_and_point_into_it(layer: str) -> None:
    shapes = [shape for shape in reader.load().shapes if shape.layer == layer and (shape.d or shape.centre)]
    assert len(leaders(labelled(layer))) == len({shape.base for shape in shapes})
    outlines = [Path.circle(shape.centre, 1) if shape.centre else patches(labelled(layer))[shape.id].get_path() for shape in shapes]
    for line in leaders(labelled(layer)):
        assert any(path.contains_point(line.coords[1]) for path in outlines)


def test_labels_name_only_what_is_marked_where_something_is() -> None:
    figure = figures.back_map(["sacrum"], labels=True)
    assert set(words(figure)) == {"left", "right", named("sacrum")}


def test_crossed_lines_are_swapped_until_none_cross() -> None:
    crossed = [Callout(str(at), (0, at), (100, 90 - 7 * at % 50)) for at in range(0, 90, 10)]
    assert any(crossing(one, other) for one, other in combinations(crossed, 2))
    found = uncross(crossed)
    assert not any(crossing(one, other) for one, other in combinations(found, 2))
    assert [callout.end for callout in found] == [callout.end for callout in crossed]


def test_names_stand_as_near_as_they_can_and_a_pitch_apart() -> None:
    columns = Columns(left=0, right=100, top=0, bottom=100, pitch=10)
    assert spread([5, 50, 52, 99], columns) == [5, 46, 56, 99]
    assert spread([98, 99], columns) == [90, 100]
    assert spread([50] * 21, columns) == [5 * at for at in range(21)]


def test_the_alt_text_tells_title_layer_side_and_names() -> None:
    figure = figures.back_map(layer="care", labels=True, side="left", title="Leave alone")
    assert figures.alt_text(figure).startswith("Leave alone. The back of the body: Take-care zones, left side only.")
    assert named("coccyx") in figures.alt_text(figure)


def test_the_example_in_the_docstring_holds() -> None:
    assert doctest.testmod(import_module("massage_lessons.figures.back_map")) == (0, 1)


def test_the_svg_is_the_same_in_every_run_and_under_every_setting() -> None:
    code = "import sys; from massage_lessons import figures as f; print(f.svg(f.back_map(['sacrum'], labels=True)), end='')"
    other = {**os.environ, "PYTHONHASHSEED": "7"}
    first = subprocess.run([sys.executable, "-c", code], env=other, check=True, capture_output=True).stdout
    with mpl.rc_context({"svg.hashsalt": None, "svg.fonttype": "none", "font.family": "serif", "lines.linewidth": 9}):
        second = figures.svg(figures.back_map(["sacrum"], labels=True)).encode()
    assert hashlib.sha256(first).hexdigest() == hashlib.sha256(second).hexdigest()


def test_the_svg_is_an_image_with_its_words_and_no_date() -> None:
    figure = figures.back_map(["sacrum"], title="Sacrum & hips")
    text = figures.svg(figure)
    root = ET.fromstring(text)  # noqa: S314 - our own text
    space = "{http://www.w3.org/2000/svg}"
    assert root.get("role") == "img"
    assert root.findtext(f"{space}title") == "The back: Skin and massage regions"
    assert figure.alt.startswith("Sacrum & hips. ")
    assert root.findtext(f"{space}desc") == figure.alt
    assert "<text" not in text
    assert "metadata" not in text


def test_the_png_is_the_same_each_time_and_carries_the_alt_text() -> None:
    figure = plain("skin")
    assert figures.png(figure) == figures.png(figures.back_map())
    assert Image.open(io.BytesIO(figures.png(figure, dpi=50))).text["Description"] == figure.alt


def test_a_notebook_shows_the_svg_as_an_image_with_its_words() -> None:
    figure = figures.back_map(["flank"], title="Flank & hip")
    bundle = figure._repr_mimebundle_()
    shown = re.fullmatch(
        r'<figure class="ml-figure"><div class="ml-figure-view" role="group" aria-label="The back: Skin and massage regions" tabindex="0">'
        r'<img alt="([^"]*)" style="[^"]*" src="([^"]*)"></div>'
        r"<figcaption>The back: Skin and massage regions</figcaption>"
        r"<details><summary>Describe this picture</summary><p>(.*)</p></details></figure>",
        bundle["text/html"],
    )
    assert shown is not None
    assert html.unescape(shown[1]) == figure.alt
    assert html.unescape(shown[2]) == address(figures.svg(figure))
    assert html.unescape(shown[3]) == figures.description(figure) == figure.alt
    assert bundle["text/plain"] == repr(figure) == f"Picture({figure.alt!r})"


@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize("layer", LAYERS)
def test_the_style_sheet_has_every_colour_that_a_figure_needs(tone: str, layer: str) -> None:
    needed = {colour for paint in PAINTS.values() for colour in (paint.fill, paint.line) if colour} | set(ON_FASCIA.values())
    assert needed | {"edge", "zone", "pick", "halo", "landmark", "ink", "soft"} <= set(colours(tone, layer))


def test_each_tone_has_its_own_skin() -> None:
    assert len({colours(tone, "skin")["skin"] for tone in TONES}) == 4


def test_the_package_loads_no_matplotlib_and_a_figure_no_pyplot() -> None:
    code = (
        "import sys, massage_lessons; assert 'matplotlib' not in sys.modules, 'matplotlib';"
        "massage_lessons.figures.back_map(); assert 'matplotlib.pyplot' not in sys.modules, 'pyplot'"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
