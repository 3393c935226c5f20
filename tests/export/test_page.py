"""A notebook as one page: what is on it, for whom, and that nothing of a notebook is lost."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from html import escape, unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args
from urllib.parse import unquote

import nbformat
import pytest
from bs4 import BeautifulSoup
from export_samples import in_page, made, main_of, result, text
from hypothesis import example, given
from hypothesis.strategies import binary
from long_run import sampled
from nbformat.v4 import new_code_cell, new_notebook, new_output, new_raw_cell

from massage_lessons import widget
from massage_lessons.build import payload
from massage_lessons.course import find, options
from massage_lessons.course.words import say
from massage_lessons.export.notebook.normalise import mended
from massage_lessons.export.page import pack, parts
from massage_lessons.export.page.exporter import LessonExporter
from massage_lessons.export.pdf.handout import HandoutExporter
from massage_lessons.export.slides.exporter import SlidesExporter
from massage_lessons.paths import FRONT_END, OPTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

LESSONS = sorted((Path(__file__).parent.parent.parent / "notebooks").glob("*.ipynb"))
MOST_KILOBYTES = 350
"""The drawing, the front end and the log of answers are about 215 of them, and on every page."""
PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
SHOWN = {options.MIME: {"version": 1, "state": {"selected": "flank-left"}}, "text/html": "<p>A drawing of the back.</p>"}


def of_file(path: Path, kind: type[LessonExporter] = LessonExporter, **settings: object) -> str:
    return str(kind(**settings).from_filename(str(path))[0])


@pytest.fixture(scope="module", params=LESSONS, ids=lambda path: path.stem)
def lesson(request: pytest.FixtureRequest) -> str:
    """The page of each lesson."""
    return of_file(request.param)


def unpacked(text: str) -> bytes:
    """The bytes that a page makes of a text."""
    return bytes(json.loads(in_page("(text) => JSON.stringify([...bytes(text)])")(text)))


def without_pictures(page: str) -> str:
    return re.sub(r"data:(?:image|font)/[^\"]*", "", page)


def test_a_lesson_is_small_enough_to_mail(lesson: str) -> None:
    assert len(without_pictures(lesson).encode()) <= MOST_KILOBYTES * 1024


def test_a_lesson_says_nothing_that_is_only_true_in_jupyter(lesson: str) -> None:
    assert "open this notebook" not in main_of(lesson)


def test_a_lesson_asks_for_nothing(lesson: str) -> None:
    elements = "link|img|script|source|audio|video|iframe|object"
    assert re.findall(rf'<(?:{elements})\b[^>]*?\b(?:src|href|srcset|data)="(?!data:)[^"]*', lesson) == []
    assert "url(http" not in lesson
    assert "@import" not in lesson


def test_every_script_and_style_is_named_by_its_digest_and_nothing_else_may_run(lesson: str) -> None:
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', lesson)
    assert found
    rules = dict(rule.split(" ", 1) for rule in found[1].replace("&#39;", "'").split("; "))
    assert rules["default-src"] == "'none'"
    assert "unsafe" not in rules["script-src"] + rules["style-src-elem"]
    assert "blob" not in rules["script-src"]
    assert rules["base-uri"] == rules["form-action"] == "'none'"
    for tag, rule in (("script", "script-src"), ("style", "style-src-elem")):
        texts = re.findall(rf"<{tag}(?: type=\"module\")?>(.*?)</{tag}>", lesson, flags=re.DOTALL)
        digests = [f"'sha256-{base64.b64encode(hashlib.sha256(one.encode()).digest()).decode()}'" for one in texts]
        # Those that the page does not have yet are packed with the drawing.
        there = sum(part.name != "lesson" for part in parts.of(lesson))
        packed = {"script": 2 + there, "style": 1}[tag] if 'id="lesson-payload"' in lesson else 0
        assert set(digests) <= set(rules[rule].split())
        assert len(rules[rule].split()) == len(digests) + packed


def test_a_lesson_carries_the_very_files_of_the_front_end() -> None:
    text = re.search(r'id="lesson-payload">([^<\n]*)\n([^<\n]*)<', made(result(SHOWN)))
    assert text
    bundle = json.loads(zlib.decompress(unpacked(text[1]), wbits=-zlib.MAX_WBITS))
    style = re.sub(r"/\*.*?\*/", "", (FRONT_END / "diagram.css").read_text(encoding="utf-8"), flags=re.DOTALL)
    assert re.sub(r"\s", "", bundle["front"]["style"]) == re.sub(r"\s", "", style)
    # In place of its exports it leaves them in a register.
    text, _, exports = (FRONT_END / "diagram.js").read_text(encoding="utf-8").rpartition("export{")
    assert bundle["front"]["module"].startswith(text)
    assert "as default" in exports
    assert re.search(r"default: \w+", bundle["front"]["module"].removeprefix(text))
    assert bundle["entries"] == payload.load()["entries"]
    assert all(bundle["sources"][name] for entry in bundle["entries"].values() for name in entry["summary"]["sources"])


def test_a_page_without_a_diagram_carries_none_of_it() -> None:
    page = made(text("# Plain"))
    assert "lesson-payload" not in re.sub(r"getElementById\(.*|byId\(.*", "", page)
    assert "export function mount" not in page
    assert len(without_pictures(page)) < 40_000
    assert "img-src data:;" in page


def test_two_runs_give_the_same_bytes(lesson: str, request: pytest.FixtureRequest) -> None:
    path = request.node.callspec.params["lesson"]
    assert of_file(path) == lesson


def test_the_drawing_comes_back_from_its_steps_exactly() -> None:
    data = payload.load()
    svg, width = data["svg"], 2 * data["frame"]["midline"]
    letters, steps = pack.stepped(svg, width)
    assert pack.walked(letters, steps, width) == svg
    assert len(letters) + len(steps) < 0.25 * len(svg)
    assert 'd="!' not in letters
    back = in_page("(letters, text, width) => whole(letters, bytes(text), width)")
    assert back(letters, pack.lettered(steps), width) == svg
    strange = (
        ' d="M1.25,3C4e-2,5 6,7 8,9Z" d="M1,1L2,-0.5" d="M9,1L8,-0.5" d="M1,1L2,-0.5" d="M9,1L8,-0.5" d="" d="M" d="M3,4C5,6"'
        ' d="M1,1C1,1 1,1 1,1Z" d="M-1,0.5C-0.7,0.5 -0.3,0.5 0,0.5" d="M0,0C1,0 2,0 3,0C4,0 5,1 5,2Z" d="M0,0C9,9 9,9 3,0"'
    )
    packed, numbers = pack.stepped(strange, 10)
    assert pack.walked(packed, numbers, 10) == back(packed, pack.lettered(numbers), 10) == strange
    # A step over the whole drawing has two bytes, and one that is too long for them leaves its path as it is.
    far = ' d="M1234.5,-980.1C3,4 5,6 7,8Z" d="M99999,3Z" d="M3,4Z"'
    assert pack.walked(*pack.stepped(far, 10), 10) == far


@given(content=binary(max_size=60))
@example(content=b"\xff" * 9)
@example(content=bytes(9))
def test_a_page_reads_its_letters_as_the_bytes_that_they_were(content: bytes) -> None:
    text = pack.lettered(content)
    assert unpacked(text) == content
    # Nothing in them ends a script or is changed when a page is read.
    assert not re.search(r"[<\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\uffff]", text)


def test_letters_take_less_room_than_base_85() -> None:
    content = zlib.compress(payload.load()["svg"].encode())
    assert len(pack.lettered(content).encode()) < 0.95 * len(base64.b85encode(content))


def test_the_options_of_a_diagram_are_those_that_it_has_and_their_defaults_are_its_own() -> None:
    declared = json.loads(OPTIONS.read_bytes())["options"]
    traits = {name for name, trait in widget.BackDiagram.class_own_traits(sync=True).items() if not name.startswith("_")}
    assert set(declared) == traits
    new = widget.BackDiagram()
    assert {name: getattr(new, name) for name in declared} == {name: option["default"] for name, option in declared.items()}
    assert (options.CHOICES["side"], options.CHOICES["viewpoint"]) == (get_args(widget.Side), get_args(widget.Viewpoint))


@pytest.mark.parametrize(
    "spoilt",
    [
        {"values": {"nowhere": 1}},
        {"values": {"flank-left": "1"}},
        {"values": {"flank-left": float("inf")}},
        {"scale": {"low": 0, "high": 1, "colours": ["#fff", "red), url(https://example.org"], "label": ""}},
        {"scale": {"low": None, "high": 1, "colours": [], "label": ""}},
        {"scale": {"low": 0, "high": 1, "colours": [], "label": 3}},
        {"scale": {}},
    ],
)
def test_numbers_that_no_diagram_has_are_left_out(spoilt: dict[str, Any]) -> None:
    good = {"values": {"flank-left": 1}, "scale": {"low": 0, "high": 1, "colours": ["#fff", "#8a1c1c"], "label": "Pain"}}
    shown = '"state":{"scale":{"colours":["#fff","#8a1c1c"],"high":1,"label":"Pain","low":0},"values":{"flank-left":1}}'
    assert shown in made(result({options.MIME: {"version": 1, "state": good}}))
    page = made(result({options.MIME: {"version": 1, "state": {**good, **spoilt}}}))
    assert '"values"' not in page or '"scale"' not in page
    assert "example.org" not in page


def test_a_state_that_no_diagram_has_is_left_out() -> None:
    state = {"selected": "nowhere", "layer": "bones", "tone": 7, "highlight": ["psis", 3], "side": "left", "unknown": 1}
    page = made(result({options.MIME: {"version": 1, "state": state}}))
    assert '"diagrams":[{"share":null,"state":{"layer":"bones","side":"left"}}]' in page


def test_a_diagram_of_another_version_says_what_to_do() -> None:
    assert "stored by another version of the course. Run its cell" in made(result({**SHOWN, options.MIME: {"version": 9}}))


def test_a_page_has_title_language_landmarks_and_contents() -> None:
    page = made(text("# The *back*\n\ntext"), text("## One & two\n\n### Three"), text("## One & two"), lang="de-CH")
    assert "<title>The back</title>" in page
    assert '<html lang="de-CH" dir="ltr" class="massage-tokens">' in page
    assert [page.count(f"<{tag}") for tag in ("header", "main", "footer", "nav", "h1")] == [1, 1, 1, 1, 1]
    links = re.findall(r'<li class="lesson-level-(\d)"><a href="#([^"]*)">([^<]*)</a>', page)
    assert links == [("2", "One-%26-two", "One &amp; two"), ("3", "Three", "Three"), ("2", "One-%26-two-2", "One &amp; two")] or [
        (level, name) for level, _, name in links
    ] == [("2", "One &amp; two"), ("3", "Three"), ("2", "One &amp; two")]
    anchors = re.findall(r'<h[23] id="([^"]*)"', page)
    assert len(set(anchors)) == 3


def test_a_page_without_a_heading_has_one() -> None:
    page = made(text("text"), title="A title")
    assert re.findall(r"<h1[^>]*>([^<]*)</h1>", page) == ["A title"]


def test_a_title_never_breaks_at_a_hyphen_and_its_id_stays() -> None:
    title = BeautifulSoup(made(text("# The ten-minute [all-round](https://a-b.org) routine")), "html.parser").select_one("main h1")
    assert title is not None
    assert [span.get_text() for span in title.select('span[style*="nowrap"]')] == ["ten-minute", "all-round"]
    assert title["id"] == "The-ten-minute-all-round-routine"


def test_code_is_there_behind_a_switch_unless_there_is_nothing_else() -> None:
    page = made(text("# T"), new_code_cell("print(1)"))
    assert '<button type="button" id="lesson-code-switch" aria-pressed="false">' in page
    assert 'class="lesson-code"' in page
    assert '<html lang="en" dir="ltr" class="massage-tokens lesson-coded">' in made(new_code_cell("print(1)"))


def test_a_learners_lesson_has_no_code_and_no_button_for_it() -> None:
    for edition, there in (("learner", False), ("instructor", True)):
        page = of_file(LESSONS[2], edition=edition)
        assert ('id="lesson-code-switch"' in page) is there
        assert ('class="lesson-code"' in page) is there
    assert 'class="lesson-code"' in made(text("# Mine"), new_code_cell("print(1)"), edition="learner")


def test_a_link_to_another_lesson_leads_to_its_page_if_there_is_one() -> None:
    cell = text("[a](02-anatomy.ipynb#Layers) [b](other%20one.ipynb) [c](#here) [d](https://example.org/x.ipynb)")
    assert 'href="02-anatomy.html#Layers"' in made(cell)
    notebook = new_notebook(cells=[cell])
    page = LessonExporter().from_notebook_node(notebook, {"metadata": {"name": "n"}, "lesson_pages": frozenset({"other one"})})[0]
    assert 'href="other%20one.html"' in page
    assert "02-anatomy" not in page
    assert 'href="https://example.org/x.ipynb"' in page


def test_links_to_notebooks_are_understood_however_they_are_written() -> None:
    cell = text("[a](./one.ipynb) [b](one.ipynb?download=1#Ab) [c](../one.ipynb) [d](x/../one.ipynb#Tom's-%22A%22-&-B)")
    resources = {"metadata": {"name": "n"}, "lesson_pages": frozenset({"one"})}
    main = main_of(LessonExporter().from_notebook_node(new_notebook(cells=[cell]), resources)[0])
    assert re.findall(r'href="([^"]*)"', main) == ["one.html", "one.html#Ab", "one.html#Tom-s-A-B"]
    assert main.count("lesson-elsewhere") == 1


@pytest.mark.parametrize("heading", ["Übung: Größe & Maß (Teil 1)", 'Tom\'s "A" < B', '"Quoted" first', "1. Begin", "日本語", "a - b"])
def test_a_link_to_a_heading_as_jupyter_writes_it_leads_there(heading: str) -> None:
    main = main_of(made(text(f"## {heading}"), result({"text/html": f'<a href="#{escape(heading.replace(" ", "-"))}">go</a>'})))
    (anchor,) = re.findall(r'<h2 id="([^"]*)"', main)
    (link,) = re.findall(r'href="#([^"]*)"', main)
    assert unquote(link) == anchor


def test_anchors_of_the_notebook_itself_are_kept() -> None:
    main = main_of(made(text('<a id="own"></a><a name="nm"></a><a name="Tom\'s"></a>\n\n[a](#own) [b](#nm) [c](<#Tom\'s>)')))
    assert '<a id="own">' in main
    assert re.findall(r'name="([^"]*)"', main) == ["nm", "Tom-s"]
    assert re.findall(r'href="([^"]*)"', main) == ["#own", "#nm", "#Tom-s"]


def test_a_formula_is_mathml_and_one_that_cannot_be_read_is_its_source() -> None:
    main = main_of(made(text(r"Text $x^2 < 3$ and $$\int_0^1 f\,dx$$ and $\left( x$ ![$y$](x.png 'z')")))
    assert main.count("<math ") == 3
    assert 'alttext="x^2 &lt; 3"' in main
    assert "&amp;#x" not in main
    assert r"\left( x" in main
    assert "<script" not in main_of(made(text(r"$\href{javascript:alert(1)}{a}$")))
    assert "javascript:" not in re.sub(r'alttext="[^"]*"', "", main_of(made(text(r"$\href{javascript:alert(1)}{a}$"))))


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        ({"text/html": "<b>bold</b>", "text/plain": "plain"}, "<b>bold</b>"),
        ({"text/html": "<script>1</script>", "text/plain": "plain"}, "plain"),
        ({"text/html": "<div></div><script>1</script>", "image/png": PNG, "text/plain": "a title"}, 'alt="a title"'),
        ({"image/png": PNG, "text/plain": "<Figure size 6x4 with 1 Axes>"}, 'alt="Picture 1 of this page, without a description"'),
        ({"image/svg+xml": "<svg><title>A drawing</title></svg>", "text/plain": "<SVG object>"}, 'alt="A drawing"'),
        ({"text/markdown": "**bold**", "text/plain": "x"}, "<strong>bold</strong>"),
        ({"text/latex": "$$x^2$$", "text/plain": "x"}, "<math "),
        ({"application/json": {"a": ["b"]}, "text/plain": "<JSON object>"}, '"a": ['),
        ({"application/javascript": "alert(1)", "text/plain": "a chart"}, "a chart"),
        ({"application/vnd.unknown.v1+json": {"points": [4711]}}, "4711"),
        ({"application/vnd.unknown.v1+json": {"points": [4711]}, "text/plain": "a plot"}, "a plot"),
        ({"application/pdf": "JVBERi0="}, 'download="output.pdf"'),
        ({"text/x-rst": "*rst*"}, "*rst*"),
        ({"text/html": '<iframe src="https://example.org/a?b=1&amp;c"></iframe>'}, "https://example.org/a?b=1&amp;c</a>"),
    ],
)
def test_every_output_keeps_its_best_form(data: dict[str, object], wanted: str) -> None:
    assert wanted in main_of(made(result(data)))


def test_streams_and_errors_are_text_as_a_terminal_leaves_it() -> None:
    outputs = [
        new_output("stream", name="stdout", text="10%\r100%\r\n\x1b[31mred\x1b[0m <b>"),
        new_output("error", ename="E", evalue="v", traceback=["\x1b[1;31mE\x1b[0m: v"]),
    ]
    main = main_of(made(new_code_cell("x", outputs=outputs)))
    assert '100%\n<span class="lesson-ansi lesson-ansi-1">red</span> &lt;b&gt;' in main
    assert "10%\r" not in main
    assert 'aria-label="Error"><span class="lesson-ansi lesson-ansi-bold lesson-ansi-1">E</span>: v</pre>' in main


def test_a_raw_cell_is_kept_if_it_is_meant_for_a_page_or_for_nobody() -> None:
    cells = [new_raw_cell(f"<i>{kind}</i>", metadata={"raw_mimetype": kind} if kind else {}) for kind in ("", "text/html", "text/latex")]
    main = main_of(made(*cells))
    assert "<i>text/html</i>" in main
    assert "&lt;i&gt;&lt;/i&gt;" in main
    assert "latex" not in main


def test_a_wide_table_scrolls_by_itself_and_its_corner_is_no_heading() -> None:
    html = "<table><tr><th></th><th>a</th></tr><tr><th>1</th><td><table><tr><td>x</td></tr></table></td></tr></table>"
    main = main_of(made(result({"text/html": html})))
    assert main.count('class="lesson-table"') == 1
    assert "<th></th>" not in main


def test_pictures_are_taken_in_and_a_missing_one_says_so(tmp_path: Path) -> None:
    (tmp_path / "a b.png").write_bytes(base64.b64decode(PNG))
    (tmp_path / "secret.png").write_text("no picture at all", encoding="utf-8")
    source = "![one](a%20b.png) <img src='a b.png'> ![two](gone.png) ![three](secret.png) ![five](/dev/zero) ![f](attachment:p.png)"
    source += " ![four](https://example.org/p.png)"
    notebook = new_notebook(cells=[text(source, attachments={"p.png": {"image/png": PNG}})])
    page, made_of = LessonExporter().from_notebook_node(notebook, {"metadata": {"name": "n", "path": str(tmp_path)}})
    main = main_of(str(page))
    assert main.count(f"data:image/png;base64,{PNG}") == 3
    assert "A picture without a description" in main
    assert main.count("Picture not found") == 3
    assert "Picture on the web, not part of this file" in main
    assert made_of["lesson_notes"] == [
        "Picture not found: gone.png",
        "Picture not found: secret.png",
        "Picture not found: /dev/zero",
        "A picture on the web is not part of the page: https://example.org/p.png",
    ]


def test_a_notebook_in_any_state_becomes_a_page() -> None:
    strange = nbformat.from_dict(
        {
            "cells": [
                {"cell_type": "code", "source": ["a = ", "1"], "outputs": [{"output_type": "pyout", "text": "old"}, {"text": ["kept"]}, 7]},
                {"cell_type": "code", "metadata": {"jupyter": "BAD", "tags": "BAD", "collapsed": 3}, "outputs": None},
                {"cell_type": "markdown", "source": None, "attachments": 3},
                {"cell_type": "unheard", "source": "still here"},
                "no cell",
            ],
            "metadata": {"kernelspec": 3, "language_info": "x", "title": 7, "widgets": [], "lang": 'en" onload=x'},
        }
    )
    page = str(LessonExporter().from_notebook_node(strange, {"metadata": {"name": "strange"}})[0])
    assert "kept" in page
    assert "still here" in page
    assert '<html lang="en" dir="ltr" class="massage-tokens">' in page
    nbformat.validate(mended(strange))


QUESTION = """<massage-question class="mp-question" data-question="q"><form method="dialog">
<label class="mp-option"><input type="radio" name="q" value="0"> <span>An option</span></label></form>
<details class="mp-answer"><summary>Show</summary><p class="mp-right">Answer secret.</p></details></massage-question>"""
LEARNERS = [
    text("For all.\n\n<p data-edition='instructor'>Marked secret.</p>"),
    text("## Secret heading\n\nCell secret.", metadata={"tags": ["instructor"]}),
    text('<details class="ml-note"><summary>For the instructor</summary>\n\nNote secret.\n\n</details>'),
    result({"text/html": f'<div class="massage-page mp-questions" data-page="check">{QUESTION}</div>', "text/plain": "Plain secret."}),
    result({"text/html": '<div class="massage-page mp-plan" data-page="plan"><table><tr><td>Timing secret.</td></tr></table></div>'}),
]


def test_the_learners_edition_has_nothing_of_the_instructors_in_the_file() -> None:
    learners, instructors = made(*LEARNERS, edition="learner"), made(*LEARNERS)
    assert "secret" not in learners.lower()
    assert "An option" in learners
    assert "This is the learner's edition" in re.sub(r"&#39;", "'", learners)
    for word in ("Marked", "Cell", "Note", "Answer", "Timing"):
        assert f"{word} secret" in instructors
    assert "Secret heading" in instructors


def test_nothing_of_a_page_is_of_today_or_of_this_machine(lesson: str) -> None:
    assert str(Path.home()) not in lesson
    assert str(Path(__file__).parent.parent.parent) not in lesson


def answers() -> Iterator[tuple[str, str]]:
    """Each answer of the course and what is said of each option, with the lesson."""
    for lesson in find.course().lessons:
        for question in lesson.questions:
            yield lesson.file, question.answer.text
            yield from ((lesson.file, option.feedback) for option in question.options)


@pytest.mark.parametrize("kind", sampled([LessonExporter, SlidesExporter, HandoutExporter], LessonExporter))
@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_no_answer_and_no_note_is_in_a_learners_file(path: Path, kind: type[LessonExporter]) -> None:
    page = unescape(of_file(path, kind, edition="learner"))
    cells = nbformat.read(path, as_version=4).cells
    # A lesson may teach in the same words what a question asks for later.
    taught = unescape("".join(str(cell) for cell in cells if not re.search(r"show\.(check|warm_up|questions|plan)\(", cell.source)))
    assert [answer for _, answer in answers() if answer in page and answer not in taught] == []
    notes = [cell.source for cell in cells if "instructor" in cell.metadata.get("tags", ())]
    sentences = [line for note in notes for line in note.splitlines() if len(line.split()) > 5 and not re.search(r"[<\[*_]", line)]
    assert [sentence for sentence in sentences if sentence in page] == []


def test_the_instructors_file_has_the_answers() -> None:
    for path in LESSONS:
        page = unescape(of_file(path))
        asked = {lesson.file: lesson for lesson in find.course().lessons}[path.name].questions
        shown = [question for question in asked if question.ask in page]
        assert [question.id for question in shown if question.answer.text not in page] == []


@pytest.mark.parametrize(
    ("data", "said", "not_said"),
    [
        (
            {"text/html": "<iframe srcdoc='inner'></iframe>", "text/plain": "<folium.Map at 0x7f>"},
            [say("output.by-a-program"), say("output.only-a-name"), "srcdoc"],
            [say("output.still")],
        ),
        (
            {"application/vnd.bokehjs_exec.v0+json": "", "text/html": "<div id='b'></div>"},
            [say("output.by-a-program"), say("output.nothing-still")],
            ["<details><summary>The data"],
        ),
        (
            {"application/vnd.plotly.v1+json": {"data": [1]}, "text/html": "<script>Plotly()</script>", "text/plain": "Figure with 1 line"},
            [say("output.by-a-program"), say("output.still"), "Figure with 1 line", "Plotly()", "application/vnd.plotly.v1+json"],
            [],
        ),
        (
            {"text/vnd.mermaid": "graph TD; A-->B", "text/plain": "Mermaid"},
            ["made by a program (Mermaid)", "graph TD"],
            [say("output.still")],
        ),
    ],
)
def test_what_a_program_would_draw_is_an_honest_sentence_and_what_was_there(
    data: dict[str, object], said: list[str], not_said: list[str]
) -> None:
    page = main_of(made(result(data)))
    words = re.sub(r"<(?!/?(?:details|summary))[^>]*>", "", page)
    assert [one for one in said if one not in words] == []
    assert [one for one in not_said if one in words] == []


def test_a_page_for_learners_has_no_code_and_nothing_to_show_it_with() -> None:
    page = of_file(LESSONS[1], edition="learner")
    assert "from massage_lessons import show" not in page
    assert 'id="lesson-code-switch"' not in page


@pytest.mark.parametrize(("language", "direction"), [("ar-EG", "rtl"), ("he", "rtl"), ("de", "ltr"), ("arn", "ltr")])
def test_a_page_is_laid_out_in_the_direction_of_its_language(language: str, direction: str) -> None:
    assert f'<html lang="{language}" dir="{direction}" ' in made(text("# T"), lang=language)
