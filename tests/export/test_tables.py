"""Tables of text cells, and honest sentences in the place of what a page cannot show."""

from __future__ import annotations

import re

import pytest
from export_samples import made, main_of, result, text

from massage_lessons.course.words import say
from massage_lessons.export.notebook import tables

IDLE, NOTHING_STILL, STILL = (say(f"output.{name}") for name in ("idle", "nothing-still", "still"))


def rows(source: str) -> list[list[str]]:
    """The words of each cell of each row."""
    found = re.findall(r"<tr>(.*?)</tr>", main_of(made(text(source))), flags=re.DOTALL)
    return [
        [re.sub(r"<[^>]*>", "", cell).strip() for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, flags=re.DOTALL)] for row in found
    ]


def test_a_line_in_code_or_a_formula_parts_no_cell() -> None:
    source = "| a | b |\n|---|---|\n| `x|y` | code |\n| $P(A|B)$ | math |\n| p \\| q | escaped |\n| $\\|v\\|$ | norm |\n| 5$ | 6$ |"
    assert rows(source) == [["a", "b"], ["x|y", "code"], ["P(A|B)", "math"], ["p | q", "escaped"], ["\u2016v\u2016", "norm"], ["5$", "6$"]]


def test_a_short_row_is_filled_and_a_long_one_loses_nothing() -> None:
    assert rows("| a | b |\n|---|---|\n| only |\n| 1 | 2 | 3 |\n\nafter | all") == [["a", "b"], ["only", ""], ["1", "2 | 3"]]


@pytest.mark.parametrize("source", ["a | b", "```\n| a |\n|---|\n| `x|y` |\n```", "no table\n\n---\n\n`a|b`"])
def test_what_is_no_table_is_left_alone(source: str) -> None:
    assert tables.mended(source) == source


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        ({"text/html": "<div id='p'></div><script>Plotly.newPlot()</script>"}, [NOTHING_STILL, "Plotly.newPlot()"]),
        ({"text/html": "<div id='p'></div><script>1</script>", "text/plain": "Figure"}, [STILL, "Figure"]),
        ({"application/vnd.plotly.v1+json": {"data": [1]}}, [NOTHING_STILL, "The data of this output"]),
        ({"text/html": "<button onclick='x()'>Run</button>"}, [IDLE, "Run"]),
        ({"text/html": "<video controls><source src='v.mp4' type='video/mp4'></video>"}, ["A video that is not part of this file: v.mp4"]),
        ({"text/html": '<audio src="https://a.b/s?x=1&amp;y"></audio>'}, ['<a href="https://a.b/s?x=1&amp;y">']),
    ],
)
def test_what_a_page_cannot_show_is_said_and_kept(data: dict[str, object], wanted: list[str]) -> None:
    main = main_of(made(result(data)))
    assert all(words in main for words in wanted)


def test_a_recording_that_the_notebook_holds_is_played() -> None:
    assert '<video controls="" src="data:video/mp4;base64,AAAA">' in main_of(
        made(result({"text/html": '<video controls src="data:video/mp4;base64,AAAA"></video>'}))
    )


def test_a_mermaid_drawing_says_that_it_is_its_source() -> None:
    main = main_of(made(text("```mermaid\ngraph TD\n```")))
    assert "(Mermaid)" in main
    assert "graph TD" in main


@pytest.mark.parametrize("kind", ["image/png", "image/svg+xml"])
@pytest.mark.parametrize("width", [300, "300", 300.0, "300px"])
def test_a_picture_has_the_size_that_the_notebook_says(kind: str, width: object) -> None:
    content = "AAAA" if kind == "image/png" else "<svg></svg>"
    main = main_of(made(result({kind: content}, metadata={kind: {"width": width, "height": "1; x"}})))
    assert 'width="300"' in main
    assert "height=" not in main
