"""The course as a site: what is in it, that its links hold and stay, and that an old site outlives every fault."""

from __future__ import annotations

import errno
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import nbformat
import pytest
from export_samples import text
from long_run import LONG, sampled
from nbformat.v4 import new_notebook
from rich.console import Console

from massage_lessons import cli
from massage_lessons.course import find
from massage_lessons.course.guidance import card
from massage_lessons.export import console as export_console
from massage_lessons.export import files
from massage_lessons.export.errors import ExportError
from massage_lessons.export.site import build
from massage_lessons.export.site.exporter import SiteExporter

LESSONS = sorted((Path(__file__).parent.parent.parent / "notebooks").glob("*.ipynb"))
ADDRESSES = {
    *("index.html", "back.html", "search.html", "back-massage.zip"),
    *("00-start-here.html", "01-safety-and-consent.html", "02-anatomy.html", "03-what-massage-does.html", "04-setting-up.html"),
    *("05-technique.html", "06-ten-minute-routine.html", "07-massage-your-own-back.html", "08-back-pain.html"),
    *("09-practise-on-someone.html", "10-teaching.html", "11-said-and-shown.html", "12-glossary.html", "13-sources.html"),
    "14-today.html",
    *("region-back-of-neck.html", "region-top-of-shoulder.html", "region-shoulder-blade.html", "region-back-of-shoulder.html"),
    *("region-upper-back-beside-spine.html", "region-middle-back-beside-spine.html", "region-below-shoulder-blade.html"),
    *("region-lower-back-beside-spine.html", "region-flank.html", "region-sacrum.html", "region-upper-hip.html"),
    *("region-buttock.html", "region-back-of-arm.html", "region-front-edge-of-arm.html"),
}
"""Others link to these. One that is gone or renamed breaks their links."""


def made(folder: Path, *paths: Path, edition: Any = "instructor") -> dict[str, files.Written]:
    """Make a site and give what was written, by name."""
    return {one.path.name: one for one in build.build(paths or LESSONS, folder, edition, begin=lambda *_: None)}


def notebook(path: Path, source: str = "# A title\n\nWords.") -> Path:
    nbformat.write(new_notebook(cells=[text(source)]), path)
    return path


def shown(page: str) -> str:
    """The words that a page shows."""
    body = page[page.index("<main") : page.index("</main>")]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", body)))


def found_in(page: str) -> dict[str, Any]:
    """The index that the search page looks through."""
    data = re.search(r'<script type="application/json" id="site-index">(.*?)</script>', page)
    assert data
    index: dict[str, Any] = json.loads(data[1])
    return index


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole") / "a site for päople"
    made(folder)
    return folder


@pytest.fixture(scope="module")
def site(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.html")}


@pytest.fixture(scope="module")
def learner(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("learner")
    made(folder, edition="learner")
    return {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.html")}


def test_the_addresses_of_all_pages_stay_as_they_are(folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} == ADDRESSES


def test_every_link_of_every_page_leads_to_what_is_there(site: dict[str, str], learner: dict[str, str]) -> None:
    for pages in (site, learner):
        anchors = {name: set(re.findall(r'\sid="([^"]+)"', page)) for name, page in pages.items()}
        places = {shape for entry in find.course().entries for shape in (entry.id, *entry.shape_ids)}
        drawn = {name for name, page in pages.items() if 'id="lesson-diagram-1"' in page}
        broken = []
        for name, page in pages.items():
            for href in re.findall(r'<a\b[^>]*\shref="([^"]*)"', page):
                if re.match(r"https?:|mailto:|data:", href):
                    continue
                file, _, anchor = unquote(unescape(href)).partition("#")
                to = file or name
                there = to in ADDRESSES and (not anchor or anchor in anchors[to] or (anchor in places and to in drawn))
                broken += [] if there else [(name, href)]
        assert broken == []


@LONG
def test_the_same_comes_out_each_time_whatever_the_time_and_the_order_of_sets(tmp_path: Path, folder: Path) -> None:
    command = [sys.executable, "-m", "massage_lessons", "export", "--site", str(tmp_path / "new" / "site")]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONHASHSEED": "7"})
    assert (done.returncode, done.stderr) == (0, "")
    assert "Page 1 of 32: 0 Start here" in done.stdout
    assert "Page 32 of 32: Back massage, a course" in done.stdout
    total = sum(path.stat().st_size for path in (tmp_path / "new" / "site").iterdir())
    assert done.stdout.rstrip().endswith(f"33 files, {total / 1024:,.0f} KB, in {tmp_path / 'new' / 'site'}")
    for name in ADDRESSES:
        assert (tmp_path / "new" / "site" / name).read_bytes() == (folder / name).read_bytes(), name


def test_the_archive_holds_all_pages_and_its_first_page_does_not_offer_it(folder: Path, site: dict[str, str]) -> None:
    with zipfile.ZipFile(folder / "back-massage.zip") as archive:
        within = {Path(name).name: archive.read(name).decode() for name in archive.namelist()}
        assert {str(Path(name).parent) for name in archive.namelist()} == {"back-massage"}
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert 'href="back-massage.zip"' in site["index.html"]
    assert "back-massage.zip" not in within["index.html"]
    del within["index.html"]
    assert within == {name: page for name, page in site.items() if name != "index.html"}


def test_the_page_of_a_region_says_all_that_its_card_says_and_opens_the_drawing_there(site: dict[str, str]) -> None:
    for region in find.course().regions:
        page = site[f"region-{region.id}.html"]
        words = shown(page)
        for section in card(region, find.course()):
            assert section["title"] in words
            assert [item["text"] for item in section["items"] if re.sub(r"\s+", " ", item["text"]) not in words] == []
        data = re.search(r'id="lesson-data">(.*?)</script>', page)
        assert data
        assert json.loads(data[1])["diagrams"] == [{"share": None, "state": {"selected": region.shape_ids[-1]}}]


def test_the_page_of_a_region_names_the_lessons_that_lead_there(site: dict[str, str]) -> None:
    page = site["region-flank.html"]
    listed = re.findall(r'href="([^"]+)"', page[page.index('id="In-the-lessons"') : page.index('class="site-onward"')])
    leading = [path for path in LESSONS[:11] if re.search(r"#flank-(left|right)", path.read_text(encoding="utf-8"))]
    assert leading
    assert listed == [path.with_suffix(".html").name for path in leading]


def test_words_and_sources_of_lessons_lead_to_the_whole_lists_and_back(site: dict[str, str]) -> None:
    lesson = site["08-back-pain.html"]
    assert 'href="12-glossary.html">All words of the course</a>' in lesson
    assert 'href="13-sources.html">All sources of the course</a>' in lesson
    assert 'href="08-back-pain.html#Words"' in site["12-glossary.html"]
    assert 'href="08-back-pain.html#Further-reading"' in site["13-sources.html"]
    assert re.search(r'href="13-sources\.html#source-[a-z0-9-]+"', site["region-flank.html"])


def test_a_place_named_in_a_lesson_is_a_link_to_its_own_page(site: dict[str, str]) -> None:
    links = set(re.findall(r'href="([^"]*)#(?:flank|sacrum)-?(?:left|right)?"', "".join(site.values())))
    assert links == {"region-flank.html", "region-sacrum.html"}


def test_each_page_shows_the_way_to_it_and_where_it_stands_in_the_menu(site: dict[str, str]) -> None:
    page = site["region-flank.html"]
    way = page[page.index('class="site-way"') : page.index("</nav>", page.index('class="site-way"'))]
    assert re.findall(r"<a href=\"([^\"]+)\">([^<]+)<", way) == [("index.html", "Course"), ("back.html", "The back")]
    assert '<a href="region-flank.html" aria-current="page">Flank</a>' in page
    assert '<a class="site-before" href="region-lower-back-beside-spine.html" rel="prev">' in page
    assert '<a class="site-after" href="region-sacrum.html" rel="next">' in page


def test_the_first_page_has_the_drawing_every_lesson_with_its_minutes_and_every_region(site: dict[str, str]) -> None:
    page = site["index.html"]
    assert 'id="lesson-diagram-1"' in page
    for lesson in find.course().lessons:
        assert f'href="{lesson.file.removesuffix(".ipynb")}.html"' in page[page.index("<main") :]
        assert lesson.minutes is None or re.search(rf"{re.escape(lesson.title)}</a> <span class=\"mp-minutes\">", page)
    assert len(re.findall(r'<li><svg class="lesson-still"', page)) == len(find.course().regions)


def test_every_picture_has_its_outlines_on_its_page(site: dict[str, str]) -> None:
    for name, page in site.items():
        assert set(re.findall(r'<use [^>]*href="#([^"]+)"', page)) <= set(re.findall(r'\sid="([^"]+)"', page)), name


def test_each_word_source_and_claim_is_found_once_and_each_place_by_all_its_names(site: dict[str, str]) -> None:
    index = found_in(site["search.html"])
    items = [found[1] for found in index["found"] if re.match(r"(word|source|claim)-", found[1])]
    assert len(items) == len(set(items))
    assert {name for name in items if name.startswith("word-")} == {f"word-{word.id}" for word in find.course().words}
    assert {name for name in items if name.startswith("source-")} == {f"source-{name}" for name in find.references()}
    flank = next(found for found in index["found"] if index["pages"][found[0]][1] == "region-flank.html")
    assert flank[1:3] == ["", "Flank"]
    assert "love handle" in flank[4]
    lats = next(found for found in index["found"] if found[1] == "latissimus-dorsi-right")
    assert index["pages"][lats[0]][1] == "back.html"


def test_learners_find_neither_notes_for_the_instructor_nor_answers(site: dict[str, str], learner: dict[str, str]) -> None:
    plan = find.lesson("safety").plan
    assert plan
    assert plan.room in unescape("".join(site.values()))
    assert plan.room not in unescape("".join(learner.values()))
    told = " ".join(found[3] for found in found_in(site["search.html"])["found"])
    explained = [question.answer.text for lesson in find.course().lessons for question in lesson.questions]
    assert explained
    assert [one for one in explained if one in told] == []
    assert "This is the learner's edition" in unescape(learner["index.html"])


def test_any_notebook_becomes_a_site_and_what_is_not_in_it_is_no_link(tmp_path: Path) -> None:
    one = notebook(tmp_path / "Ünï & <b>code.ipynb", "# My *own* `page`\n\n[gone](02-anatomy.ipynb) and [a place](#flank-left)")
    written = made(tmp_path / "site", one)
    page = (tmp_path / "site" / "Ünï & <b>code.html").read_text(encoding="utf-8")
    assert 'class="lesson-elsewhere"' in page
    assert 'href="#flank-left"' in page
    home = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert '<a href="%C3%9Cn%C3%AF%20%26%20%3Cb%3Ecode.html">My own page</a>' in home
    assert 'href="Ünï' not in home
    assert "02-anatomy" not in home
    assert sorted(written) == sorted(["Ünï & <b>code.html", "index.html", "pages.zip", "search.html"])
    assert len(written) == build.count([one]) + 1
    assert not [word for word in ("massage", "lesson", "The back") if word in shown(home)]
    assert [found[2] for found in found_in((tmp_path / "site" / "search.html").read_text(encoding="utf-8"))["found"]] == ["My own page"]
    with zipfile.ZipFile(tmp_path / "site" / "pages.zip") as archive:
        assert sorted(archive.namelist()) == ["pages/index.html", "pages/search.html", "pages/Ünï & <b>code.html"]


def test_a_lesson_among_other_notebooks_makes_it_the_course(tmp_path: Path) -> None:
    other = notebook(tmp_path / "other.ipynb")
    assert build.is_course([LESSONS[0], other])
    assert not build.is_course([other])


def test_what_is_missing_in_a_notebook_is_told_with_its_page(tmp_path: Path) -> None:
    console = Console(file=io.StringIO(), width=200)
    export_console.site([notebook(tmp_path / "one.ipynb", "# T\n\n![gone](gone.png)")], tmp_path / "site", "learner", console=console)
    assert "one.html: Picture not found: gone.png" in str(console.file.getvalue())  # type: ignore[attr-defined]


def test_notebooks_of_which_no_page_can_be_made_are_a_sentence_each_and_the_others_are_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    good, worse = notebook(tmp_path / "good.ipynb", "# Good"), notebook(tmp_path / "worse.ipynb", "# Worse")
    (tmp_path / "bad.ipynb").write_text('{"cells": [{', encoding="utf-8")
    make = SiteExporter.make

    def fails(self: SiteExporter, found: Any, context: Any) -> Any:
        if context.name == "worse":
            raise ZeroDivisionError("by zero")
        return make(self, found, context)

    monkeypatch.setattr(SiteExporter, "make", fails)
    names = [worse, good, tmp_path / "bad.ipynb", tmp_path / "none.ipynb", notebook(tmp_path / "search.ipynb")]
    monkeypatch.setattr(sys, "argv", ["massage-lessons", "export", *map(str, names), "--site", str(tmp_path / "site")])
    with pytest.raises(SystemExit) as end:
        cli.main()
    assert end.value.code == 4
    assert capsys.readouterr().err.splitlines() == [
        f"{tmp_path / 'bad.ipynb'}: this is no notebook, or it is damaged. If it is just being saved, export it again.",
        f"{tmp_path / 'none.ipynb'}: there is no such notebook.",
        f"{tmp_path / 'search.ipynb'}: the site has a page of its own with this name. Rename the notebook.",
        f"{worse}: no page can be made of it (ZeroDivisionError: by zero).",
    ]
    assert {path.name for path in (tmp_path / "site").iterdir()} == {"good.html", "index.html", "search.html", "pages.zip"}
    assert "Worse" not in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")


def test_without_one_good_notebook_the_old_site_stays_as_it_was(tmp_path: Path) -> None:
    good = notebook(tmp_path / "good.ipynb")
    made(tmp_path / "site", good)
    before = {path.name: path.read_bytes() for path in (tmp_path / "site").iterdir()}
    good.write_text("{", encoding="utf-8")
    with pytest.raises(ExportError, match=r"good\.ipynb: this is no notebook"):
        made(tmp_path / "site", good)
    assert {path.name: path.read_bytes() for path in (tmp_path / "site").iterdir()} == before


KILLED = """
import os, signal, sys
from pathlib import Path
from massage_lessons.export import files
at, when = Path(sys.argv[1]), sys.argv[2]
write, exchange, done = Path.write_bytes, files._exchange, []
def end(): os.kill(os.getpid(), getattr(signal, sys.argv[3]))
def writing(path, content):
    write(path, content)
    done.append(path)
    if when == "writing" and len(done) == 2: end()
def exchanging(one, other):
    if when == "before": end()
    exchange(one, other)
    if when == "after": end()
Path.write_bytes, files._exchange = writing, exchanging
files.put_whole(at, {name: b"new" for name in ("a.html", "b.html", "c.html")})
"""


@pytest.mark.parametrize("signal", sampled(["SIGKILL", "SIGTERM"], "SIGKILL"))
@pytest.mark.parametrize(("when", "there"), [("writing", "old"), ("before", "old"), ("after", "new")])
def test_a_site_is_whole_at_whatever_time_its_making_is_ended_and_the_next_run_leaves_no_rest(
    tmp_path: Path, when: str, there: str, signal: str
) -> None:
    files.put_whole(tmp_path / "site", dict.fromkeys(("a.html", "b.html", "c.html"), b"old"))
    subprocess.run([sys.executable, "-c", KILLED, str(tmp_path / "site"), when, signal], check=False)
    assert {path.read_text(encoding="utf-8") for path in (tmp_path / "site").iterdir()} == {there}
    assert len(list((tmp_path / "site").iterdir())) == 3
    files.put_whole(tmp_path / "site", {"a.html": b"newest", "b.html": b"newest", "c.html": b"newest"})
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_two_sites_made_at_once_are_one_of_them(tmp_path: Path) -> None:
    write = """
import sys
from pathlib import Path
from massage_lessons.export import files
for _ in range(20): files.put_whole(Path(sys.argv[1]), {name: sys.argv[2].encode() for name in ("a.html", "b.html")})
"""
    both = [subprocess.Popen([sys.executable, "-c", write, str(tmp_path / "site"), word]) for word in ("one", "two")]
    assert [one.wait() for one in both] == [0, 0]
    assert len({path.read_text(encoding="utf-8") for path in (tmp_path / "site").iterdir()}) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("fault", [errno.ENOSYS, errno.EBUSY])
def test_where_folders_cannot_change_places_files_are_replaced_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: int
) -> None:
    files.put_whole(tmp_path / "site", {"a.html": b"old"})

    def cannot(*_: Path) -> None:
        raise OSError(fault, os.strerror(fault))

    monkeypatch.setattr(files, "_exchange", cannot)
    assert files.put_whole(tmp_path / "site", {"a.html": b"new"}) == {"a.html": tmp_path / "site" / "a.html"}
    assert (tmp_path / "site" / "a.html").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_else_lies_in_the_folder_of_a_site_stays(tmp_path: Path) -> None:
    files.put_whole(tmp_path, {"a.html": b"old"})
    (tmp_path / "CNAME").write_bytes(b"of the owner")
    files.put_whole(tmp_path, {"a.html": b"new"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.html": b"new", "CNAME": b"of the owner"}


@pytest.mark.parametrize("failing", [1, 2, 3])
def test_a_fault_while_pages_take_their_places_brings_all_old_ones_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    files.put(tmp_path, {"a.html": b"old a", "b.html": b"old b"})
    (tmp_path / "CNAME").write_bytes(b"of the owner")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    replace, done = os.replace, []

    def full(path: Path, to: Path) -> None:
        done.append(to)
        if len(done) == failing:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        replace(path, to)

    monkeypatch.setattr(files.os, "replace", full)
    name = ["a", "b", "new"][failing - 1]
    with pytest.raises(ExportError, match=rf"{name}\.html cannot be written: No space left on device\. What was there before is kept"):
        files.put(tmp_path, {"a.html": b"a", "b.html": b"b", "new.html": b"c"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
    monkeypatch.undo()
    files.put(tmp_path, {"a.html": b"a", "new.html": b"c"})
    now = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert now == {**before, "a.html": b"a", "new.html": b"c"}


def test_a_folder_that_cannot_be_one_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("", encoding="utf-8")
    with pytest.raises(ExportError, match=r"cannot be written: File exists\. Choose another folder with --site\."):
        made(tmp_path / "taken", notebook(tmp_path / "one.ipynb"))


def test_slides_are_no_site(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "argv", ["massage-lessons", "export", "--slides", "--site", str(tmp_path / "site")])
    with pytest.raises(SystemExit) as end:
        cli.main()
    assert end.value.code == 1
    assert re.fullmatch(r".*--slides.*--site.*Leave out .*\.\n", capsys.readouterr().err)
    assert not (tmp_path / "site").exists()
