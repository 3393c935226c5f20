"""Colour that carries meaning stays: of a terminal, of a table's own style sheet; and what was written over is gone."""

from __future__ import annotations

import pytest
from export_samples import made, main_of, result
from nbformat.v4 import new_code_cell, new_output

from massage_lessons.export.notebook import stylesheets, terminal

STYLER = """<style type="text/css">
/* a note */
#T_a_row0_col0, #T_a_row0_col1 { background-color: #d73027; color: #f1f1f1; }
#T_a .high { font-weight: bold; position: fixed; background: url(https://evil.example/x) }
#T_a td:hover { color: red }
@import url(https://evil.example/s.css);
</style><table id="T_a"><tr><td id="T_a_row0_col0">1</td><td id="T_a_row0_col1" class="high" style="color: white">2</td></tr></table>"""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("10%\r100%\r\ndone", "100%\ndone"),
        ("abc\rX", "Xbc"),
        ("12345\b\b\bxy", "12xy5"),
        ("a\n\x1b[Ab", "b"),
        ("abcdef\r\x1b[Kx", "x"),
        ("abc\x1b[1G\x1b[2Cx", "abx"),
        ("a\x1b[3Cb", "a   b"),
        ("\b\b\x1b[9Aa", "a"),
        ("\x1b]8;;https://x\x07link\x1b]8;;\x07 \x07<b>", "link &lt;b&gt;"),
        ("\x1b[999999999Ca", " " * 1000 + "a"),
        ("\x1b[31mred\x1b[0m no", '<span class="lesson-ansi lesson-ansi-1">red</span> no'),
        ("\x1b[1;92mok", '<span class="lesson-ansi lesson-ansi-bold lesson-ansi-10">ok</span>'),
        ("\x1b[48;5;226mon", '<span class="lesson-ansi" style="background-color:#ffff00;color:#000">on</span>'),
        ("\x1b[38;2;1;2;300mx", '<span class="lesson-ansi" style="color:#0102ff">x</span>'),
        ("\x1b[7mx\x1b[27my", '<span class="lesson-ansi lesson-ansi-inverse">x</span>y'),
        ("\x1b[31;44mx\x1b[39;49my", '<span class="lesson-ansi lesson-ansi-on-4 lesson-ansi-1">x</span>y'),
        ("\x1b[38;5mx\x1b[mm", "xm"),
    ],
)
def test_text_is_what_the_terminal_shows_in_the_end(text: str, shown: str) -> None:
    assert terminal.html_of(text) == shown


def test_the_pieces_of_a_stream_are_one_text_and_its_colours_bring_their_style() -> None:
    pieces = [("stdout", "one"), ("stdout", "two\n"), ("stderr", "p 1\r"), ("stderr", "p 2\n"), ("stdout", "\x1b[32m+ new")]
    page = made(new_code_cell("x", outputs=[new_output("stream", name=name, text=text) for name, text in pieces]))
    main = main_of(page)
    assert ">onetwo</pre>" in main
    assert ">p 2</pre>" in main
    assert '<span class="lesson-ansi lesson-ansi-2">+ new</span>' in main
    assert ".lesson-ansi-2," in page
    assert ".lesson-ansi-2," not in made(new_code_cell("x", outputs=[new_output("stream", text="plain")]))


def test_a_tables_own_sheet_is_put_on_its_cells_and_stays_safe() -> None:
    main = main_of(made(result({"text/html": STYLER})))
    assert 'style="background-color:#d73027;color:#f1f1f1"' in main
    assert "font-weight:bold" in main
    # What the cell says itself comes last.
    assert main.index("color:#f1f1f1;") < main.index("color:white")
    assert "evil" not in main
    assert "position" not in main
    assert "lesson-paper" in main


def test_a_sheet_that_only_arranges_changes_nothing() -> None:
    frame = "<div><style scoped>.dataframe tbody tr th { vertical-align: top; }</style><table class='dataframe'></table></div>"
    assert stylesheets.put_in(frame) == frame


@pytest.mark.parametrize("selector", ["::", "a[href^=x]", ":has(*)", "}{", "td:nth-child(", "a > > b", "#", "." * 50])
def test_an_odd_selector_is_passed_over(selector: str) -> None:
    html = f"<style>{selector} {{ color: red }} #a {{ color: blue }}</style><p id='a'>x</p>"
    assert "blue" in stylesheets.put_in(html)


def test_the_colour_of_old_elements_is_kept() -> None:
    main = main_of(
        made(result({"text/html": '<font color="red" size="7">r</font><table><tr bgcolor="#ff0"><td bgcolor="lime">x</td></tr></table>'}))
    )
    assert '<font color="red">r</font>' in main
    assert '<tr bgcolor="#ff0"><td bgcolor="lime">x</td></tr>' in main
