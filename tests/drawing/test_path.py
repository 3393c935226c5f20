"""A path's text becomes pieces in absolute coordinates."""

from __future__ import annotations

import pytest

from massage_lessons.drawing.path import Piece, pieces


def test_horizontal_and_vertical_lines_come_as_lines() -> None:
    assert list(pieces("M1,2H5V7Z")) == [
        Piece("M", ((1, 2),)),
        Piece("L", ((5, 2),)),
        Piece("L", ((5, 7),)),
        Piece("Z", ((1, 2),)),
    ]


def test_a_command_goes_on_with_further_numbers() -> None:
    assert [piece.command for piece in pieces("M0 0 1 1 2 2")] == ["M", "L", "L"]
    curves = list(pieces("M0,0C1,1 2,2 3,3 4,4 5,5 6,6"))
    assert curves[1:] == [Piece("C", ((1, 1), (2, 2), (3, 3))), Piece("C", ((4, 4), (5, 5), (6, 6)))]


def test_after_a_close_the_path_goes_on_from_its_start() -> None:
    assert list(pieces("M1,2L9,9ZH4"))[-1] == Piece("L", ((4, 2),))


def test_numbers_may_touch_where_svg_allows_it() -> None:
    assert list(pieces("M-1.5-.5L1e1,2")) == [Piece("M", ((-1.5, -0.5),)), Piece("L", ((10, 2),))]


@pytest.mark.parametrize(
    ("d", "words"),
    [
        ("", "nothing drawn"),
        ("L1,1", "the command 'L'"),
        ("M1,1l2,2", "the command 'l'"),
        ("M1,1A1,1 0 0 0 2,2", "the command 'A'"),
        ("M1,1C2,2 3,3", "too few numbers after 'C'"),
        ("M1,1C2,2 3,3Z", "too few numbers after 'C'"),
        ("M1,1 #", "'#'"),
    ],
)
def test_what_is_no_path_of_this_drawing_is_refused(d: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        list(pieces(d))
