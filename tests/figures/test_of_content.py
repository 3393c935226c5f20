"""Figures made of content: what they draw is what the content says, in words too, legible on a phone and in print."""

from __future__ import annotations

import hashlib
import html
import os
import re
import subprocess
import sys
from dataclasses import replace
from functools import cache
from importlib import import_module
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from matplotlib.colors import to_rgb

from massage_lessons import figures
from massage_lessons.course import reader as course_reader
from massage_lessons.course import signs
from massage_lessons.course.areas import ACROSS, times
from massage_lessons.course.signs import CERTAINTIES
from massage_lessons.course.words import say
from massage_lessons.drawing import reader as drawing_reader
from massage_lessons.errors import UnknownName
from massage_lessons.figures.effect_words import clear, helps, number, signed, told
from massage_lessons.figures.page import width_of
from massage_lessons.paths import STORED_FIGURES

dot_matrix, evidence_for_claims, forest_plot, positions_drawn, pressure, reading_a_forest_plot, timeline = (
    import_module(f"massage_lessons.figures.{name}")
    for name in ("certainty", "evidence_for_claims", "forest_plot", "positions_drawn", "pressure", "reading_a_forest_plot", "timeline")
)
"""The modules: the package has the figures that they draw by the same names."""

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.patches import Patch

    from massage_lessons.course.model import Claim, Course, Effect

KILOBYTES = 95
SMALLEST_LETTERS = 8
WIDEST = 5.0
"""Inches: at 390 pixels a letter of 8 points is still 8 pixels high."""

PANELS = 7
ROUTINES = (
    "four-steps",
    "ten-minutes",
    "five-minutes",
    "twenty-minutes",
    "balls-wall",
    "balls-floor",
    "hands-and-towel",
    "desk-break",
    "driver-break",
)

MADE: dict[str, Callable[[], figures.Picture]] = {
    "forest plot": figures.forest_plot,
    "reading": figures.reading_a_forest_plot,
    "certainty": figures.certainty,
    "evidence": figures.evidence_for_claims,
    "pressure": figures.pressure,
    "map": figures.contraindication_map,
    "positions": figures.positions_drawn,
    **{f"timeline {name}": (lambda name=name: figures.timeline(name)) for name in ROUTINES},
}

REVIEWED = {
    "calm-session": ("g", None, None, None, None, "not-rated", "lower", "mixed", "moyer-2004"),
    "calm-course": ("g", None, None, None, None, "not-rated", "lower", "mixed", "moyer-2004"),
    "calm-active": ("SMD", -0.57, None, None, None, "not-rated", "lower", "active", "crawford-2016"),
    "pain-nothing": ("SMD", -1.14, None, None, None, "not-rated", "lower", "nothing", "crawford-2016"),
    "pain-sham": ("SMD", -0.44, None, None, None, "not-rated", "lower", "sham", "crawford-2016"),
    "pain-active": ("SMD", -0.26, None, None, None, "not-rated", "lower", "active", "crawford-2016"),
    "neck-sham": ("SMD", None, None, None, None, "moderate", "lower", "sham", "gross-2024"),
    "acute-pain": ("SMD", -1.24, (-1.85, -0.64), 51, 1, "very-low", "lower", "inactive", "furlan-2015"),
    "acute-function": ("SMD", -0.5, (-1.06, 0.06), 51, 1, "very-low", "lower", "inactive", "furlan-2015"),
    "chronic-pain": ("SMD", -0.75, (-0.9, -0.6), 761, 7, "very-low", "lower", "inactive", "furlan-2015"),
    "chronic-function": ("SMD", -0.72, (-1.05, -0.39), 725, 6, "very-low", "lower", "inactive", "furlan-2015"),
    "chronic-pain-active": ("SMD", -0.37, (-0.62, -0.13), 964, 12, "very-low", "lower", "active", "furlan-2015"),
    "chronic-pain-active-later": ("SMD", -0.4, (-0.8, -0.01), 757, 5, "very-low", "lower", "active", "furlan-2015"),
    "chronic-function-active": ("SMD", None, None, None, None, "very-low", "lower", "active", "furlan-2015"),
    "chronic-later": ("SMD", None, None, None, None, "very-low", "lower", "inactive", "furlan-2015"),
    "disability-relaxation": ("MD", -2.9, (-4.0, -1.8), 269, 1, "not-rated", "lower", "usual-care", "cherkin-2011"),
    "disability-structural": ("MD", -2.5, (-3.5, -1.4), 265, 1, "not-rated", "lower", "usual-care", "cherkin-2011"),
    "bother-relaxation": ("MD", -1.7, (-2.2, -1.2), 269, 1, "not-rated", "lower", "usual-care", "cherkin-2011"),
    "bother-structural": ("MD", -1.4, (-1.9, -0.8), 265, 1, "not-rated", "lower", "usual-care", "cherkin-2011"),
    "disability-later": ("MD", None, None, None, None, "not-rated", "lower", "usual-care", "cherkin-2011"),
    "bother-later": ("MD", None, None, None, None, "not-rated", "lower", "usual-care", "cherkin-2011"),
    "self-care-bother": ("MD", -1.3, None, 168, 1, "not-rated", "lower", "active", "cherkin-2001"),
    "self-care-bother-later": ("MD", None, None, 168, 1, "not-rated", "lower", "active", "cherkin-2001"),
    "acupuncture-bother-later": ("MD", -1.66, None, 172, 1, "not-rated", "lower", "active", "cherkin-2001"),
    "self-care-disability": ("MD", -3.04, None, 168, 1, "not-rated", "lower", "active", "cherkin-2001"),
    "more-force": ("MD", -1.33, (-2.17, -0.5), 56, 1, "not-rated", "lower", "active", "chen-force-2022"),
    "more-force-later": ("MD", None, None, 56, 1, "not-rated", "lower", "active", "chen-force-2022"),
    "more-force-function": ("MD", None, None, 56, 1, "not-rated", "lower", "active", "chen-force-2022"),
    "soreness-24": ("SMD", -0.61, (-1.17, -0.05), None, None, "not-rated", "lower", "nothing", "guo-2017"),
    "soreness-48": ("SMD", -1.51, (-2.24, -0.77), None, None, "not-rated", "lower", "nothing", "guo-2017"),
    "soreness-72": ("SMD", -1.46, (-2.59, -0.33), None, None, "not-rated", "lower", "nothing", "guo-2017"),
    "soreness-all": ("SMD", -1.16, (-1.6, -0.72), 504, 11, "not-rated", "lower", "nothing", "guo-2017"),
    "strength-return": ("SMD", 0.56, (0.21, 0.9), None, None, "not-rated", "higher", "nothing", "guo-2017"),
    "rolling-movement": ("SMD", 0.74, (0.42, 1.01), None, None, "not-rated", "higher", "nothing", "wilke-2020"),
    "rolling-stretching": ("SMD", -0.02, (-0.73, 0.69), None, None, "not-rated", "higher", "active", "wilke-2020"),
}
"""What a person compared with the sources, number by number."""


@cache
def content() -> Course:
    return course_reader.load()


@cache
def made(name: str) -> figures.Picture:
    return MADE[name]()


@cache
def file(name: str) -> str:
    return figures.svg(made(name))


def effect(name: str) -> Effect:
    return next(each for each in content().effects if each.id == name)


def patches(figure: figures.Picture) -> dict[str, Patch]:
    return {patch.get_gid(): patch for patch in figure.axes[0].patches if patch.get_gid()}


def line(figure: figures.Picture, name: str) -> np.ndarray[Any, Any]:
    return next(line.get_xydata() for line in figure.axes[0].lines if line.get_gid() == name)


def words(figure: figures.Picture) -> list[str]:
    return [text.get_text() for text in figure.axes[0].texts if text.get_text()]


def prose(figure: figures.Picture) -> str:
    """All that is written, with lines put together again."""
    return " ".join(words(figure))


def across(patch: Patch) -> float:
    """The middle of a mark, from left to right, in points."""
    return float(patch.get_path().transformed(patch.get_patch_transform()).get_extents().intervalx.mean())


def middle(patch: Patch) -> float:
    box = patch.get_window_extent()
    return (box.x0 + box.x1) / 2


def test_every_effect_is_as_a_person_compared_it_with_its_source() -> None:
    found = {
        each.id: (
            *(each.measure, each.estimate, each.interval, each.people, each.trials),
            *(each.certainty, each.better, each.comparison, *each.sources),
        )
        for each in content().effects
    }
    assert found == REVIEWED


@pytest.mark.parametrize("name", MADE)
def test_a_figure_fits_a_phone_and_its_letters_are_not_small(name: str) -> None:
    figure = made(name)
    assert figure.get_size_inches()[0] <= WIDEST
    assert min(text.get_fontsize() for text in figure.axes[0].texts) >= SMALLEST_LETTERS


@pytest.mark.parametrize("name", MADE)
def test_words_lie_in_the_figure_and_not_on_each_other(name: str) -> None:
    figure = made(name)
    figures.png(figure, dpi=72)
    boxes = [(text.get_text(), text.get_window_extent()) for text in figure.axes[0].texts if text.get_text()]
    page = figure.bbox
    assert not [text for text, box in boxes if box.x0 < page.x0 - 1 or box.x1 > page.x1 or box.y0 < page.y0 or box.y1 > page.y1]
    lower = [(text, box.shrunk(1, 0.7)) for text, box in boxes]
    assert not [(one, other) for (one, a), (other, b) in combinations(lower, 2) if a.overlaps(b)]


@pytest.mark.parametrize("name", [name for name in MADE if name != "forest plot"])
def test_a_stored_figure_is_small(name: str) -> None:
    assert len(file(name).encode()) < KILOBYTES * 1000


def test_a_figure_that_a_lesson_has_is_small_too() -> None:
    """Of all effects in one plot, no lesson shows more than a choice."""
    assert {path.name: size for path in STORED_FIGURES.glob("*.svg") if (size := path.stat().st_size) >= KILOBYTES * 1000} == {}


@pytest.mark.parametrize("name", MADE)
def test_a_figure_is_shown_with_alt_text_caption_sources_and_description(name: str) -> None:
    figure = made(name)
    shown = figure._repr_mimebundle_()["text/html"]
    assert f'<img alt="{html.escape(figure.alt)}"' in shown
    assert f"<figcaption>{html.escape(figure.caption)}" in shown
    assert shown.count("<p>") == len(figure.description.splitlines()) > 1
    assert re.findall(r'<a href="#source-([\w-]+)">', shown) == list(figure.sources)
    assert set(figure.sources) <= {source.id for source in content().sources}
    assert len(figure.description) > len(figure.alt)


def test_a_figure_is_the_same_in_every_run() -> None:
    code = (
        "import sys; from massage_lessons import figures as f; print(f.svg(f.forest_plot(['chronic-pain'])) + f.svg(f.pressure()), end='')"
    )
    first = subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": "5"}, check=True, capture_output=True).stdout
    second = (figures.svg(figures.forest_plot(["chronic-pain"])) + figures.svg(figures.pressure())).encode()
    assert hashlib.sha256(first).hexdigest() == hashlib.sha256(second).hexdigest()


@pytest.mark.parametrize("make", [figures.forest_plot, figures.certainty, figures.evidence_for_claims, figures.contraindication_map])
def test_an_id_that_nobody_knows_is_refused(make: Callable[[list[str]], figures.Picture]) -> None:
    with pytest.raises(UnknownName, match="'nonsense'"):
        make(["nonsense"])


@pytest.mark.parametrize("make", [figures.timeline, figures.reading_a_forest_plot, figures.pressure])
def test_one_id_that_nobody_knows_is_refused(make: Callable[[str], figures.Picture]) -> None:
    with pytest.raises(UnknownName, match=r"Unknown (routine|effect) 'nonsense'"):
        make("nonsense")


# ---------- forest plot ----------


@pytest.mark.parametrize("number", range(PANELS))
def test_a_panel_has_one_scale_and_draws_its_numbers_on_it(number: int) -> None:
    panel = forest_plot.panels(content().effects)[number]
    assert len({(each.measure == "MD", each.better) for each in panel}) == 1
    assert len({each.outcome for each in panel if each.estimate is not None}) == 1 or panel[0].measure != "MD"
    figure = made("forest plot")
    values, places = [], []
    for each in panel:
        if each.estimate is None:
            continue
        values += [each.estimate, 0]
        places += [patches(figure)[f"{each.id} estimate"].get_x() + forest_plot.MARK, line(figure, f"{each.id} zero")[0, 0]]
        if each.interval is not None:
            values += each.interval
            places += list(line(figure, f"{each.id} interval")[[0, -1], 0])
    slope, start = np.polyfit(values, places, 1)
    assert slope > 0
    assert np.abs(slope * np.array(values) + start - places).max() < 0.01


def test_panels_keep_points_apart_from_standard_deviations() -> None:
    panels = forest_plot.panels(content().effects)
    assert sum(len(panel) for panel in panels) == len(content().effects)
    assert [len(panel) for panel in panels] == [19, 3, 3, 3, 3, 1, 3]
    assert len(panels) == PANELS


def test_every_number_of_a_forest_plot_is_printed_and_told() -> None:
    figure = made("forest plot")
    for each in content().effects:
        assert number(each) in prose(figure)
        assert told(each, figure.sources) in figure.description.splitlines()
        assert f"{each.condition}, against {each.comparison_text}, {each.when}" in prose(figure)


def test_every_estimate_has_its_interval_or_the_words_that_none_is_given() -> None:
    figure = made("forest plot")
    bars = {each.get_gid() for each in figure.axes[0].lines}
    for each in content().effects:
        assert (f"{each.id} interval" in bars) == (each.interval is not None)
        assert (f"{each.id} estimate" in patches(figure)) == (each.estimate is not None)
        shown = next(row for row in figure.description.splitlines() if row == told(each, figure.sources))
        assert ("95% confidence interval" in shown) == (each.interval is not None)
        assert ("no interval given" in shown) == (each.estimate is not None and each.interval is None)
        assert each.estimate is not None or each.found in shown


def test_beside_each_row_of_pain_stands_its_row_of_function() -> None:
    """The review and the trial that have both may not show the better one alone."""
    for source in ("furlan-2015", "cherkin-2011", "cherkin-2001", "chen-force-2022"):
        rows = [each for each in content().effects if each.sources == (source,)]
        function = [each for each in rows if "function" in each.outcome.lower() or "tasks" in each.outcome]
        pain = [each for each in rows if each not in function or "Pain" in each.outcome]
        assert {each.comparison for each in pain} == {each.comparison for each in function}


def test_a_panel_of_words_alone_has_no_axis() -> None:
    figure = figures.forest_plot(["chronic-function-active"])
    assert "In words only: no difference found; no number given." in prose(figure)
    assert "0" not in words(figure)


def test_what_has_no_interval_cannot_be_taken_apart() -> None:
    with pytest.raises(UnknownName, match="Unknown effect with an interval 'calm-active'"):
        figures.reading_a_forest_plot("calm-active")


def test_numbers_have_the_true_minus_sign() -> None:
    assert signed(-0.5) == "\N{MINUS SIGN}0.50"
    assert signed(0.5) == "0.50"


def test_certainty_is_told_by_dots_and_by_a_full_square() -> None:
    rated, unrated = effect("chronic-pain"), effect("soreness-24")
    figure = figures.forest_plot([replace(rated, certainty="moderate"), unrated])
    marks = {text.get_gid(): text.get_text() for text in figure.axes[0].texts if text.get_gid()}
    assert marks["chronic-pain certainty"] == "●●●○"
    assert marks["soreness-24 certainty"] == ""
    full, empty = (patches(figure)[f"{name} estimate"].get_facecolor() for name in ("chronic-pain", "soreness-24"))
    assert np.dot(to_rgb(empty), (0.3, 0.59, 0.11)) - np.dot(to_rgb(full), (0.3, 0.59, 0.11)) > 0.4


def test_the_side_that_favours_massage_follows_what_is_better() -> None:
    assert "◀ favours massage" in words(figures.forest_plot(["chronic-pain"]))
    assert "favours massage ▶" in words(figures.forest_plot(["strength-return"]))
    assert "favours foam rolling ▶" in words(figures.forest_plot(["rolling-movement"]))
    assert "◀ favours more force" in words(figures.forest_plot(["more-force"]))


def test_an_axis_has_zero_inside_and_round_ends() -> None:
    scale = forest_plot.scale_of([effect("chronic-pain")], 0, 100)
    assert scale.low <= -0.9
    assert scale.high > 0
    assert 0 in [round(tick, 9) for tick in scale.ticks]
    assert scale.at(scale.low) == 0
    assert scale.at(scale.high) == pytest.approx(100)
    assert forest_plot.tick_text(-0.25, 0.5) in {"\N{MINUS SIGN}0.2", "\N{MINUS SIGN}0.3"}
    assert forest_plot.tick_text(1e-17, 0.2) == "0"


def test_effects_are_judged_by_their_whole_interval() -> None:
    assert not clear(effect("calm-active"))
    assert [dot_matrix.kind_of(effect(name)) for name in ("calm-active", "calm-course", "acute-function", "chronic-pain")] == [
        *("open", "open", "half", "full")
    ]
    assert not clear(effect("acute-function"))
    assert clear(effect("chronic-pain"))
    assert helps(effect("strength-return"))
    assert not helps(replace(effect("strength-return"), estimate=-0.5))


def test_reading_tells_the_numbers_of_its_effect() -> None:
    figure = made("reading")
    for part in ("−0.75", "−0.90 to −0.60", "761 people in 7 trials", "very low", "sham, waiting list or no treatment"):  # noqa: RUF001 - the true sign
        assert part in prose(figure)
        assert part in figure.description
    low, high = line(figure, "interval")[[0, -1], 0]
    box = patches(figure)["estimate"]
    assert (box.get_x() + reading_a_forest_plot.LARGER * forest_plot.MARK - low) / (high - low) == pytest.approx(0.5)
    assert line(figure, "zero")[0, 0] > high


def test_reading_speaks_of_what_it_is_given() -> None:
    notes = prose(figures.reading_a_forest_plot("rolling-stretching"))
    assert "More is better here" in notes
    assert "there may be no difference at all" in notes
    assert "Nobody rated this one" in notes


# ---------- certainty ----------


def test_each_effect_is_one_dot_in_the_column_of_its_certainty() -> None:
    figure = made("certainty")
    heads = {
        text.get_text(): text.get_position()[0] for text in figure.axes[0].texts if text.get_text() in {"rated", "low", "moderate", "high"}
    }
    dots = {name: patch for name, patch in patches(figure).items() if name.rpartition(" ")[0]}
    assert {name.rpartition(" ")[0] for name in dots} == {each.id for each in content().effects}
    for name, dot in dots.items():
        each = effect(name.rpartition(" ")[0])
        head = heads[CERTAINTIES[each.certainty].split()[-1]] if each.certainty != "very-low" else None
        if head is not None:
            assert abs(across(dot) - head) < dot_matrix.COLUMN / 2
        assert name.rpartition(" ")[2] == dot_matrix.kind_of(each)


def test_a_dot_moves_with_its_certainty() -> None:
    def place(certainty: Any) -> float:
        figure = figures.certainty([replace(effect("chronic-pain"), certainty=certainty)])
        return float(patches(figure)["chronic-pain full"].center[0])

    places = [place(name) for name in CERTAINTIES]
    assert [round(after - before) for before, after in pairwise(places)] == [dot_matrix.COLUMN] * 4


def test_ratings_that_nothing_has_are_named() -> None:
    assert "No result here is rated low or high." in prose(made("certainty"))
    every = [replace(effect("chronic-pain"), certainty=name) for name in CERTAINTIES]
    assert "No result here" not in prose(figures.certainty(every))


# ---------- claims ----------


def counted() -> list[Claim]:
    return [claim for claim in content().claims if claim.kind != "remark"]


def test_bars_are_as_long_as_the_claims_are_many() -> None:
    bars = {name: patch for name, patch in patches(made("evidence")).items() if name != "key"}
    found = {name: sum(f"{claim.topic} {claim.verdict}" == name for claim in counted()) for name in bars}
    assert sum(found.values()) == len(counted())
    units = {round(bars[name].get_width() / count, 6) for name, count in found.items()}
    assert len(units) == 1


def test_a_remark_of_ours_is_not_counted_as_what_people_say() -> None:
    remarks = [claim for claim in content().claims if claim.kind == "remark"]
    assert {claim.id.partition("-")[0] for claim in remarks} == {"clash", "gap"}
    assert len(remarks) == 11 + 6
    assert {claim.verdict for claim in remarks} == {"internally-inconsistent", "left-out"}
    assert made("evidence").alt.startswith(f"What people say, weighed: {len(content().claims) - len(remarks)} claims.")


def test_bars_stand_in_the_column_of_their_verdict() -> None:
    bars = patches(made("evidence"))
    texts = [text for text in made("evidence").axes[0].texts if text.get_text() in signs.FATES.values()]
    lefts = [text.get_position()[0] for text in texts[: len(signs.WEIGHED)]]
    assert lefts == sorted(lefts)
    for name, bar in bars.items():
        if name != "key":
            group = next(group for group, verdicts in signs.WEIGHED.items() if name.partition(" ")[2] in verdicts)
            assert sum(left <= bar.get_x() + 0.01 for left in lefts) == list(signs.WEIGHED).index(group) + 1


def test_what_nobody_knows_neither_holds_nor_falls() -> None:
    assert list(signs.FATES.values()) == ["Holds", "Not known", "Falls"]
    assert signs.WEIGHED["not-known"] == ("common-practice", "unproven")
    assert {name for names in signs.WEIGHED.values() for name in names} == set(signs.VERDICTS) - {"left-out"}


def test_verdicts_differ_without_colour() -> None:
    looks = {
        (round(float(np.dot(to_rgb(evidence_for_claims.ink(ground)), (0.3, 0.59, 0.11))), 1), hatch)
        for ground, hatch in evidence_for_claims.LOOKS.values()
    }
    assert len(looks) == len(evidence_for_claims.LOOKS)
    assert len({hatch for _, hatch in looks if hatch}) == 6


def test_figures_call_verdicts_and_rules_as_the_cards_do() -> None:
    figure = made("evidence")
    for group, names in signs.WEIGHED.items():
        assert signs.FATES[group] in words(figure)
        for name in names:
            number = sum(claim.verdict == name for claim in counted())
            assert f"{signs.VERDICTS[name].word} ({number})" in words(figure)
            assert f"{signs.VERDICTS[name].word.lower()} {number}" in figure.alt
    assert {sign.word for sign in signs.RULES.values()} <= set(words(made("map")))


def test_counts_are_told_by_topic() -> None:
    figure = made("evidence")
    assert all(any(row.startswith(f"{topic}, ") for row in figure.description.splitlines()) for topic in signs.TOPICS.values())


# ---------- timeline ----------


@pytest.mark.parametrize("name", ROUTINES)
def test_the_strip_is_shared_out_by_minutes(name: str) -> None:
    routine = next(each for each in content().routines if each.id == name)
    figure = figures.timeline(routine)
    parts = [patches(figure)[f"step {number}"] for number in range(1, len(routine.steps) + 1)]
    total = sum(part.get_height() for part in parts)
    for part, step in zip(parts, routine.steps, strict=True):
        assert part.get_height() / total == pytest.approx(step.minutes / routine.minutes)
        assert step.name in prose(figure)
        assert step.name in figure.description
        assert timeline.pressure(step) in prose(figure)


def test_pressure_is_drawn_where_the_scale_says() -> None:
    routine = next(each for each in content().routines if each.id == "ten-minutes")
    drawn = [each.get_xydata()[:, 0] for each in made("timeline ten-minutes").axes[0].lines if each.get_gid() == "pressure"]
    steps = [step for step in routine.steps if step.low is not None]
    assert len(drawn) == len(steps)
    lows = np.array([(step.low, ends[0]) for step, ends in zip(steps, drawn, strict=True)])
    highs = np.array([(step.high, ends[1]) for step, ends in zip(steps, drawn, strict=True)])
    for values, places in (lows.T, highs.T):
        slope, start = np.polyfit(values, places, 1)
        assert slope == pytest.approx(timeline.GAUGE / timeline.HARDEST)
        assert np.abs(slope * values + start - places).max() < 0.01


@pytest.mark.parametrize(
    ("number", "said"),
    [(0.5, "½ minute"), (1, "1 minute"), (1.5, "1½ minutes"), (2, "2 minutes"), (0.75, "¾ minute"), (1.1, "1.1 minutes")],
)
def test_minutes_are_written_as_they_are_said(number: float, said: str) -> None:
    assert timeline.minutes(number) == said


def test_nothing_is_not_written_as_a_direction() -> None:
    assert timeline.said("None.") == ""
    assert timeline.said("None. Stay.") == "Stay."
    assert timeline.said("Nonetheless down.") == "Nonetheless down."


# ---------- pressure ----------


def test_the_same_force_stands_on_each_area() -> None:
    figure = made("pressure")
    areas = {say(f"figures.pressure.areas.{area}"): across for area, across in ACROSS.items()}
    circles = {name: patches(figure)[name].radius for name in areas}
    assert {name: radius / pressure.SCALE * 2 for name, radius in circles.items()} == areas
    for name in areas:
        shares = line(figure, f"{name} shares")
        assert len(shares) == pressure.SHARES
        away = np.hypot(*(shares - patches(figure)[name].center).T)
        assert away.max() + pressure.SHARE < circles[name]


def test_pressure_grows_as_the_area_shrinks() -> None:
    assert [times(area) for area in ACROSS] == [1, 4, 16]
    assert {"pressure × 1", "pressure × 4", "pressure × 16"} <= set(words(made("pressure")))  # noqa: RUF001 - times
    assert "model of our own" in made("pressure").description
    assert "kPa" not in prose(made("pressure"))


# ---------- contraindications ----------


def test_the_map_hatches_just_the_places_of_the_content() -> None:
    places = {place for each in content().contraindications for place in each.places}
    hatched = {name for name, patch in patches(made("map")).items() if patch.get_hatch()}
    assert hatched == {shape.id for shape in drawing_reader.load().shapes if shape.base in places}


def test_the_map_names_every_contraindication() -> None:
    figure = made("map")
    for each in content().contraindications:
        assert each.name in prose(figure)
        assert each.name in figure.description


def test_numbers_on_the_map_stand_in_their_places_and_apart() -> None:
    placed = [each for each in content().contraindications if each.places]
    badges = [each.get_xydata()[0] for each in made("map").axes[0].lines if each.get_marker() == "o"]
    assert len(badges) == sum(len(each.places) for each in placed) + len(placed)
    apart = [np.hypot(*(one - other)) for one, other in combinations(badges, 2)]
    assert min(apart) > 12


def test_what_one_rule_adds_to_another_is_told() -> None:
    both = next(each for each in content().contraindications if each.rules == ("local", "whole"))
    assert f"{both.name} (at times no massage at all)" in prose(figures.contraindication_map([both]))


# ---------- positions ----------


def test_every_position_of_the_course_is_drawn() -> None:
    assert {each.id for each in content().positions} == set(positions_drawn.scenes())
    figure = made("positions")
    for each in content().positions:
        assert each.name in words(figure)
        assert say(f"figures.positions-drawn.scenes.{each.id}.told") in figure.description


def test_every_label_of_a_position_is_numbered_and_named() -> None:
    for each in content().positions:
        figure = figures.positions_drawn([each.id])
        labels = [say(f"figures.positions-drawn.scenes.{each.id}.labels.{name}") for name, _ in positions_drawn.scenes()[each.id].labels]
        assert set(labels) <= set(words(figure))
        assert len(labels) >= 2
        assert words(figure).count("1") == words(figure).count(str(len(labels))) == 2


def test_the_drawing_of_positions_uses_only_known_classes() -> None:
    known = {*positions_drawn.FILLS, *positions_drawn.LINES, "far"}
    assert {name for scene in positions_drawn.scenes().values() for _, classes in scene.parts for name in classes} <= known


def test_supports_differ_from_bodies_without_colour() -> None:
    hatched = {patch.get_hatch() for patch in made("positions").axes[0].patches} - {None}
    assert hatched == set(positions_drawn.HATCHES.values())


def test_a_position_without_a_picture_is_refused() -> None:
    flying = replace(content().positions[0], id="flying")
    with pytest.raises(UnknownName, match="Unknown picture of a position 'flying'"):
        figures.positions_drawn([flying])


def test_people_in_pictures_stay_in_the_page() -> None:
    figure = made("positions")
    figures.png(figure, dpi=72)
    boxes = [patch.get_window_extent() for patch in figure.axes[0].patches]
    assert all(box.x0 >= 0 and box.x1 <= figure.bbox.x1 and box.y0 >= 0 and box.y1 <= figure.bbox.y1 for box in boxes)


def test_a_line_is_as_wide_as_it_is_measured() -> None:
    assert width_of("mm", 10) == pytest.approx(2 * width_of("m", 10))
    assert width_of("m", 10, bold=True) > width_of("m", 10)
