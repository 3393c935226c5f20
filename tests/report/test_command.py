"""The command from the folder to the files: what it says, and tables that a spreadsheet reads back."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from sample_bank import answer, bank, entry, results

from massage_lessons.course import words
from massage_lessons.report import command, tables

HOSTILE = '=HYPERLINK("http://x","y")<script>alert(1)</script>'


def classroom(folder: Path) -> Path:
    """A small class, with a name that means harm."""
    handed = folder / "class"
    handed.mkdir()
    for number, name in enumerate(["Anna", HOSTILE, "-1+1", "Ñandú Müller & Söhne", '"; DROP'], 1):
        device = f"{number}" * 12
        entries = [answer(1, "find/flank", "sacrum-left", good=False, device=device), answer(2, "name/sacrum", "sacrum", device=device)]
        entries += [answer(3, "claim/cures", "true", good=False, device=device), answer(4, "case/fever", "not-today", device=device)]
        entries += [
            entry(5, device, act="skill", about="gliding", rating=3, by="partner"),
            entry(6, device, act="done", about="anatomy", value=True),
        ]
        entries += [entry(7, device, act="write", about="log#1", value="My neighbour's back hurts", after=None)]
        (handed / f"{number}.jsonl").write_text(results(entries, name), encoding="utf-8")
    (handed / "<img src=x onerror=alert(1)>.jsonl").write_text("nothing", encoding="utf-8")
    return handed


def report(folder: Path, *, names: bool = True) -> tuple[Path, list[str]]:
    told: list[str] = []
    to = folder / f"report-{names}"
    command.run(
        classroom(folder) if not (folder / "class").exists() else folder / "class", to, names=names, tell=told.append, bank=bank(folder)
    )
    return to, told


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


def test_the_tables_are_read_back_as_they_were_meant(tmp_path: Path) -> None:
    to, _ = report(tmp_path)
    learners = rows(to / "learners.csv")
    names = [row["Learner"] for row in learners]
    assert names == ['"; DROP', "'-1+1", f"'{HOSTILE}"[:81].rstrip(), "Anna", "Ñandú Müller & Söhne"]
    assert [(row["Answers"], row["Right at the first try"], row["Lessons done"], row["Rated by others"]) for row in learners] == [
        ("4", "2", "1", "1")
    ] * 5
    assert {row["Id"]: (row["Learners"], row["Right at the first try"]) for row in rows(to / "items.csv")} == {
        "find/flank": ("5", "0"),
        "name/sacrum": ("5", "5"),
        "case/fever": ("5", "5"),
        "claim/cures": ("5", "0"),
    }
    assert [(row["Asked for"], row["Given"], row["Times"]) for row in rows(to / "confusions.csv")] == [("Flank", "Sacrum", "5")]
    assert {(row["Goal"], row["Reached"]) for row in rows(to / "goals.csv")} == {("benefits/weigh", "not yet")}


def plain(cell: str) -> str:
    """A cell without the signs that keep it from being a formula."""
    return re.sub(r"(;\s*)'(?=[=+@\uff1d\uff0b\uff0d\uff20-])", r"\1", cell.removeprefix("'"))


@given(st.lists(st.lists(st.text(), min_size=1), min_size=1))
def test_no_cell_is_a_formula_and_each_comes_back(cells: list[list[str]]) -> None:
    text = tables.csv(cells).decode("utf-8-sig")
    back = list(csv.reader(io.StringIO(text, newline="")))
    for row, found in zip(cells, back, strict=True):
        for cell, read in zip(row, found, strict=True):
            assert plain(read) == plain(cell.encode("utf-8", "replace").decode())
            assert not re.match(r"[=+@\t\r\uff1d\uff0b\uff0d\uff20]", read)
            assert not read.startswith("-") or float(read) <= 0


@pytest.mark.parametrize("text", ["=1+1", "+1", "@SUM(A1)", "-2+3+cmd|' /C calc'!A0", "\t=1", "\r=1", "-a", "＝1"])  # noqa: RUF001 - spreadsheets read these too
def test_known_formulas_are_guarded(text: str) -> None:
    assert tables.csv([[text]]).decode("utf-8-sig").startswith(f"\"'{text}")


@pytest.mark.parametrize("text", [";=1+1", "a; @SUM(A1)", "b;\t-2+3", 'c";=cmd'])
def test_no_cell_is_a_formula_where_a_spreadsheet_parts_cells_at_a_semicolon(text: str) -> None:
    first, second = tables.csv([["one", text]]).decode("utf-8-sig").strip().split(";")
    assert first.startswith('"one"')
    assert second.lstrip().startswith("'")


def test_nothing_of_a_file_is_markup_and_nothing_private_is_shown(tmp_path: Path) -> None:
    to, _ = report(tmp_path)
    html = (to / "report.html").read_text(encoding="utf-8")
    page = BeautifulSoup(html, "html.parser")
    assert page.select("script, main img, [onerror], iframe, form") == []
    policy = str(page.select_one("meta[http-equiv]")["content"])  # type: ignore[index]
    assert "default-src 'none'" in policy
    assert "script-src 'none'" in policy
    assert "<script>alert" in page.get_text()
    assert "neighbour" not in "".join(path.read_text(encoding="utf-8") for path in to.iterdir())
    assert not re.search(r"(?:src|href)=\"(?!data:|#)", html)


def test_the_page_tells_what_went_wrong_and_what_was_taken_for_what(tmp_path: Path) -> None:
    to, told = report(tmp_path)
    page = BeautifulSoup((to / "report.html").read_text(encoding="utf-8"), "html.parser")
    missed = [item.get_text(" ", strip=True) for item in page.select(".report-missed li")]
    assert len(missed) == 2
    assert "0 of 5 had it right at the first try (0 to 43 %)" in missed[0]
    assert any("This is true." in each and "wrong because of <that>" in each for each in missed)
    assert all(".." not in each for each in missed)
    assert [cell.get_text() for cell in page.select("table:has(#map-table) tbody td, table:has(#map-table) tbody th")] == [
        "1",
        "Flank",
        "Sacrum",
        "5",
        "5",
    ]
    assert len(page.select(".map-arrow")) == 1
    assert "Only a partner can tell." in page.get_text()
    assert "is shown from 30 learners on" in page.get_text()
    assert told[0].startswith("<img src=x onerror=alert(1)>.jsonl: This is no results file.")
    assert told[-1].startswith("Learners: 5, files: 5, answers: 20. The report: ")


def test_a_page_for_the_class_has_no_names(tmp_path: Path) -> None:
    to, told = report(tmp_path, names=False)
    whole = "".join([*(path.read_text(encoding="utf-8") for path in to.iterdir()), *told])
    assert "Learner 5" in whole
    for name in ("Anna", "HYPERLINK", "Ñandú", "onerror", "1.jsonl"):
        assert name not in whole


def test_the_same_folder_gives_the_same_bytes(tmp_path: Path) -> None:
    first = {path.name: path.read_bytes() for path in report(tmp_path)[0].iterdir()}
    again = {path.name: path.read_bytes() for path in report(tmp_path)[0].iterdir()}
    assert again == first


def test_the_command_says_in_one_sentence_what_is_missing(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "massage_lessons", "report", str(tmp_path)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"There is no results file in {tmp_path}.")
    assert done.stderr.count("\n") == 1


def test_every_note_has_words() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in Path(command.__file__).parent.glob("*.py"))
    used = set(re.findall(r'Note\([^,]+, "([\w-]+)"', source))
    named = {name.split(".")[2] for name in words.table() if name.startswith("report.notes.")}
    assert used == named
    assert len(used) > 10


def test_a_report_does_not_wait_for_what_only_notebooks_need() -> None:
    program = (
        "import sys, massage_lessons.cli, massage_lessons.report.command; print({'nbformat', 'nbconvert', 'jsonschema'} & set(sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout == "set()\n"
