"""Handouts, cards and worksheets before they go to the printer, and what is said when they cannot."""

from __future__ import annotations

import errno
import math
import re
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from export_samples import ACT, HOSTILE, hostile_notebook
from lesson_files import lesson_files
from markupsafe import Markup
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from massage_lessons import cli, figures, show
from massage_lessons.course import find, options
from massage_lessons.export.errors import ExportError
from massage_lessons.export.page.csp import digest
from massage_lessons.export.pdf import build, chromium, pictures
from massage_lessons.export.pdf.cards import Card, cards
from massage_lessons.export.pdf.handout import HandoutExporter
from massage_lessons.export.pdf.sheet import html_of, sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from bs4 import Tag
    from nbformat import NotebookNode

    from massage_lessons.pages import Page

LESSONS = [lesson.path for lesson in lesson_files() if not lesson.is_page]


def handout(*cells: NotebookNode, edition: str = "instructor") -> BeautifulSoup:
    notebook = new_notebook(cells=[new_markdown_cell("# A lesson"), *cells])
    text, _ = HandoutExporter(edition=edition).from_notebook_node(notebook, {"metadata": {"name": "lesson"}})
    return BeautifulSoup(text, "html.parser")


def result(data: dict[str, object]) -> NotebookNode:
    return new_code_cell("shown()", outputs=[new_output("execute_result", data=data, execution_count=1)])


def shown(page: Page) -> NotebookNode:
    return result({"text/html": page.html})


def drawn(**state: object) -> NotebookNode:
    return result({options.MIME: {"version": options.VERSION, "state": state}, "text/html": "<p>In words.</p>"})


def program(folder: Path, body: str) -> Path:
    """A program that stands in for Chromium."""
    path = folder / "browser"
    path.write_text(f"#!{sys.executable}\nimport sys\n{body}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def test_a_drawing_is_a_still_picture_that_names_what_is_marked() -> None:
    page = handout(drawn(highlight=["flank"], selected="sacrum-left"))
    (image,) = page.select("figure.paper-drawing img")
    assert str(image["src"]).startswith("data:image/jpeg")
    assert "Flank" in str(image["alt"])
    assert "Sacrum" in str(image["alt"])
    assert page.select("body script, button, .lesson-diagram, input[type=search]") == []


def test_places_to_find_are_asked_for_and_only_the_answer_marks_them() -> None:
    asked = drawn(ask=["flank-left", "sacrum-right"])
    for edition, marked in (("learner", False), ("instructor", True)):
        figure = handout(asked, edition=edition).select_one("figure.paper-drawing")
        assert figure is not None
        assert "Find these places and mark them on the drawing: Flank (left), Sacrum (right)." in figure.get_text()
        assert ("Marked" in str(figure.select("img")[0]["alt"])) is marked


def test_answers_come_last_and_the_code_not_at_all() -> None:
    page = handout(shown(show.check("safety")), new_markdown_cell("The end."))
    text = page.get_text()
    answers = text.index("Answers")
    assert text.index("The end.") < answers
    for question in find.lesson("safety").questions:
        if question.place == "check":
            assert text.index(question.ask) < answers < text.index(question.answer.text)
            assert text.count(question.answer.text) == 1
    assert "shown()" not in text


def test_fields_become_lines_and_a_scale_becomes_numbers() -> None:
    page = handout(shown(show.form("practice-log")))
    assert page.select("textarea, select, input:not([type=checkbox])") == []
    assert page.select(".paper-lines, .paper-line") != []
    (scale, *_) = page.select(".paper-scale")
    assert [step.get_text() for step in scale.select("span")] == [str(step) for step in range(11)]


def test_links_within_the_course_are_words_and_links_to_the_web_stay() -> None:
    page = handout(new_markdown_cell("[here](#flank-left), [there](02-anatomy.ipynb), [web](https://example.org/)"))
    assert [str(link["href"]) for link in page.select("a")] == ["https://example.org/"]
    assert {link.get_text() for link in page.select(".paper-link")} >= {"here", "there"}


def strange_scripts(page: BeautifulSoup) -> list[Tag]:
    """The scripts of a page that are not the two of its fonts."""
    return page.select("body script, head script:not(#paper-fonts, #paper-fonts + script)")


@pytest.mark.parametrize("payload", HOSTILE)
def test_a_hostile_notebook_brings_no_program_to_the_printer(payload: str) -> None:
    text, _ = HandoutExporter().from_notebook_node(hostile_notebook(payload), {"metadata": {"name": payload}})
    page = BeautifulSoup(text, "html.parser")
    assert strange_scripts(page) == []
    assert page.select("iframe, object, embed, base, link, form[action], meta[http-equiv=refresh]") == []
    assert [tag for tag in page.find_all() for name in tag.attrs if name.startswith("on")] == []
    ours = page.select("#paper-fonts + script")[0].decode_contents(formatter=None)
    assert f"script-src {digest(ours)};" in str(page.select("meta[http-equiv]")[0]["content"])


def test_a_title_cannot_end_the_style_that_holds_it() -> None:
    title = f'"; }} </style><script>{ACT}</script>'
    page = BeautifulSoup(html_of(sheet(title, [], kind="handout", size="A4")), "html.parser")
    assert strange_scripts(page) == []
    assert page.title is not None
    assert page.title.get_text() == title


def test_there_is_a_card_for_each_routine_and_the_learner_gets_no_answers() -> None:
    names = {edition: [card.name for card in cards(edition)] for edition in ("learner", "instructor")}
    routines = [f"card-routine-{routine.id}" for routine in find.course().routines]
    assert names["learner"] == ["card-safety", *routines, "cards-regions", "worksheet"]
    assert names["instructor"] == [*names["learner"], "worksheet-answers"]


def test_the_safety_card_has_every_sign_every_condition_and_every_zone() -> None:
    course = find.course()
    text = next(card for card in cards("learner") if card.name == "card-safety").make().striptags()
    told = [sign.sign for sign in (*course.stop_signs, *course.red_flags)] + [condition.name for condition in course.contraindications]
    assert [one for one in [*told, *(zone.names.name for zone in course.zones)] if one not in text] == []


def test_the_region_cards_have_every_caution_and_no_place_that_is_left_alone() -> None:
    text = next(card for card in cards("learner") if card.name == "cards-regions").make().striptags()
    for region in find.course().regions:
        assert [item.text for item in region.careful if (item.text in text) is not (region.massage is not None)] == []


def test_a_routine_card_has_every_step_with_its_caution() -> None:
    for routine in find.course().routines:
        text = next(card for card in cards("learner") if card.name == f"card-routine-{routine.id}").make().striptags()
        for step in routine.steps:
            assert step.how.text in text
            assert step.careful is None or step.careful.text in text


def test_the_worksheet_tells_no_name_and_its_answers_tell_all() -> None:
    made = {card.name: str(card.make()) for card in cards("instructor") if card.name.startswith("worksheet")}
    names = [region.names.name for region in find.course().regions]
    assert [name for name in names if name in made["worksheet"]] == []
    assert made["worksheet"].count("<li>") == len(names)
    assert [name for name in names if name not in made["worksheet-answers"]] == []


def test_without_a_browser_one_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(chromium, "IN_ITS_FOLDER", ())
    monkeypatch.delenv(chromium.VARIABLE, raising=False)
    with pytest.raises(ExportError, match=r"none was found\. Install one"):
        chromium.find()
    with pytest.raises(ExportError, match=r"nowhere is not a program\. Name your Chromium with --chromium\."):
        chromium.find(tmp_path / "nowhere")


def test_the_browser_that_is_named_is_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    mine = program(tmp_path, "")
    assert chromium.find(mine) == mine
    monkeypatch.setenv(chromium.VARIABLE, str(mine))
    assert chromium.find() == mine


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("sys.exit('no room for a profile')", "could not print: no room for a profile. Name another Chromium with --chromium."),
        ("", "made no PDF file. Name another Chromium with --chromium."),
    ],
)
def test_a_browser_that_fails_is_one_sentence(tmp_path: Path, body: str, said: str) -> None:
    browser = program(tmp_path, body)
    with pytest.raises(ExportError, match=re.escape(f"{browser} {said}")):
        chromium.printed("<p>page</p>", browser)


def test_a_browser_that_never_ends_is_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def run(*_command: object, **_options: object) -> None:
        raise subprocess.TimeoutExpired("browser", chromium.SECONDS)

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(ExportError, match="took longer than 120 seconds for one file"):
        chromium.printed("<p>page</p>", tmp_path / "browser")


def test_a_full_disk_is_said_and_the_old_file_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def full(*_content: object, **_options: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(ExportError, match="could not print: No space left on device"):
        chromium.printed("<p>page</p>", tmp_path / "browser")


def built(notebooks: list[Path], folder: Path, browser: Path, begin: Callable[[int, str], None]) -> list[str]:
    found = build.build(notebooks, folder, "learner", with_cards=False, program=browser, begin=begin)
    return [written.path.name for written in found]


def test_one_notebook_that_fails_does_not_keep_the_others_from_the_printer(tmp_path: Path) -> None:
    browser = program(tmp_path, "open(next(a for a in sys.argv if 'print-to' in a).partition('=')[2], 'wb').write(b'%PDF')")
    damaged = tmp_path / "damaged.ipynb"
    damaged.write_text("{", encoding="utf-8")
    begun: list[str] = []
    with pytest.raises(ExportError, match=r"damaged\.ipynb: this is no notebook, or it is damaged"):
        built([damaged, LESSONS[0]], tmp_path / "out", browser, lambda number, name: begun.append(f"{number} {name}"))
    assert begun == ["1 damaged.ipynb", f"2 {LESSONS[0].name}"]
    assert [path.name for path in (tmp_path / "out").iterdir()] == [f"{LESSONS[0].stem}.pdf"]


@pytest.mark.parametrize("other", [["--slides"], ["--site", "site"]])
def test_one_thing_is_made_at_a_time(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], other: list[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["massage-lessons", "export", "--pdf", *other])
    with pytest.raises(SystemExit) as end:
        cli.main()
    assert end.value.code == 1
    assert capsys.readouterr().err == "--slides, --site, --pdf and --scorm are made one at a time. Leave out all but one of them.\n"


def test_a_card_that_does_not_fit_is_said_and_the_others_are_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    def printed(html: str, _program: Path) -> bytes:
        tried.append(html)
        return b"/Type /Page\n" * (2 if "Too much" in html else 1)

    monkeypatch.setattr(chromium, "find", lambda *_: tmp_path)
    monkeypatch.setattr(chromium, "printed", printed)
    both = [Card("card-long", "Too much", lambda: Markup("")), Card("card-short", "Little", lambda: Markup(""))]
    monkeypatch.setattr(build, "cards", lambda _edition: both)
    made = build.build([], tmp_path, "instructor", with_cards=True, begin=lambda *_: None)
    with pytest.raises(ExportError, match=r"^card-long: this card does not fit on 1 page in letters of 7\.5 points\. Shorten its texts"):
        list(made)
    assert [path.name for path in tmp_path.iterdir()] == ["card-short.pdf"]
    assert len([html for html in tried if "Too much" in html]) == len(build.SMALLER)


def test_only_what_is_printed_waits_for_matplotlib() -> None:
    program = "import sys; from massage_lessons.export import console; print('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout == "False\n"


def test_a_figure_has_the_size_that_it_was_drawn_for_and_parts_where_nothing_is_drawn() -> None:
    """Its smallest letters have 8 points then; a page has room for what is at most so tall."""
    picture = figures.timeline("ten-minutes")
    (figure,) = handout(result(dict(picture._repr_mimebundle_()))).select("figure.ml-figure")
    images = figure.select("img")
    assert len(images) == math.ceil(picture.get_figheight() / pictures.TALLEST)
    assert {image["width"] for image in images} == {str(round(96 * picture.get_figwidth()))}
    assert images[0]["alt"] == picture.alt
    assert images[1]["alt"] == "The figure above, part 2 of 2."
    assert figure.select("details") == []
    parts = list(pictures._parts(picture))
    assert max(part.height for part in parts) <= pictures.TALLEST * pictures.DOTS_PER_INCH
    for part in parts[:-1]:
        cut = part.convert("L").crop((0, part.height - pictures.GAP // 3, part.width, part.height))
        assert sum(cut.histogram()[:128]) < 0.02 * cut.width * cut.height


def test_a_drawing_with_names_is_large_enough_for_them() -> None:
    assert handout(drawn(highlight=["flank"])).select("figure.paper-named") != []
    assert handout(drawn(ask=["flank-left"]), edition="learner").select("figure.paper-named") == []


def test_few_names_are_written_larger_and_the_drawing_is_smaller_for_that() -> None:
    assert handout(drawn(highlight=["flank"])).select("figure.paper-few") != []
    assert handout(drawn()).select("figure.paper-few") == []


def test_a_stroke_has_its_ways_on_paper_and_a_line_that_says_what_they_are() -> None:
    (moving,) = handout(drawn(selected="flank-right", stroke="gliding-out")).select("figure")
    assert moving.select_one("figcaption").text == "The ways of the hands are arrows, numbered in their order: Gliding outwards."
    (bare,) = handout(drawn(selected="flank-right")).select("figure")
    assert moving.img["src"] != bare.img["src"]
    # Over the buttock this one never goes.
    (none,) = handout(drawn(selected="buttock-right", stroke="gliding-out")).select("figure")
    assert none.figcaption is None


def test_without_a_folder_for_passing_files_one_sentence_says_what_to_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def nowhere(*_names: object, **_options: object) -> None:
        raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found in ['/tmp']")

    monkeypatch.setattr(chromium.tempfile, "TemporaryDirectory", nowhere)
    with pytest.raises(ExportError, match=r"^There is no folder for passing files\. Name one .* TMPDIR\.$"):
        chromium.printed("<p>page</p>", tmp_path / "browser")
