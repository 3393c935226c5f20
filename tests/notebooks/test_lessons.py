"""Every lesson keeps the frame that a learner relies on, treats the claims that are its own, and says where its facts come from."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import textstat
from lesson_files import MARKDOWN_LINK, NOTEBOOKS, LessonFile, lesson_files, places, the_course

from massage_lessons.paths import CONTENT

WORDS_OF_PROSE_PER_WORD_OF_CODE = 10
HIGHEST_GRADE = 8
LARGEST = 600_000
WEBSITE = re.compile(r"^(https?:)?//")
NAMES = "regio,processus,erro,fro,delt"
"""Latin, a surname, "to and fro", and what one may type to find the deltoid."""

FRAME = ["## To begin", "## Do", "## Check yourself", "## Summary", "## Words", "## Further reading"]
EVIDENCE = re.compile(r"\b(trials?|stud(?:y|ies)|reviews?|guidelines?|researchers|per ?cent|survey)\b|\d ?%", re.IGNORECASE)
NEVER_MEASURED = re.compile(r"\boil\b[^.]*(?:°|\bdegrees? )|\bkPa\b|\bstrokes? (?:a|per) (?:minute|second)|\bkg/cm", re.IGNORECASE)

ALL = pytest.mark.parametrize("lesson", lesson_files(), ids=lambda lesson: lesson.path.stem)
FRAMED = pytest.mark.parametrize(
    "lesson", [lesson for lesson in lesson_files() if 1 <= lesson.content.number <= 9], ids=lambda lesson: lesson.path.stem
)


def test_the_lessons_are_those_of_the_content_and_are_counted_from_0_without_a_gap() -> None:
    assert sorted(NOTEBOOKS.glob("*.ipynb")) == [lesson.path for lesson in lesson_files()]
    numbers = [lesson.content.number for lesson in lesson_files() if not lesson.is_page]
    assert numbers == list(range(len(numbers)))


@ALL
def test_a_lesson_is_called_as_the_content_calls_it(lesson: LessonFile) -> None:
    first = lesson.prose_cells[0].splitlines()
    assert first[0] == f"# {lesson.content.title}"
    assert lesson.path.name.startswith(f"{lesson.content.number:02d}-")


@FRAMED
def test_a_lesson_has_the_whole_frame_in_order(lesson: LessonFile) -> None:
    assert [heading for heading in lesson.headings if heading in FRAME] == FRAME
    name = lesson.content.id
    calls = [call.partition("; ")[2] for call in lesson.calls]
    frame = [f'show.{part}("{name}")' for part in ("opening", "warm_up", "check", "words", "further_reading")]
    assert [call for call in calls if call in frame] == frame
    places_of_questions = [question.place for question in lesson.content.questions]
    assert places_of_questions.count("warm-up") == 1
    assert 3 <= places_of_questions.count("check") <= 6
    assert 3 <= len(lesson.content.goals) <= 6
    assert lesson.content.plan is not None


@ALL
def test_a_code_cell_is_one_short_line_with_its_input_hidden(lesson: LessonFile) -> None:
    for cell in lesson.notebook.cells:
        if cell.cell_type == "code":
            assert "\n" not in cell.source.strip()
            assert cell.source.startswith("from massage_lessons import show; show.")
            assert cell.metadata["jupyter"]["source_hidden"] is True
            assert len(cell.outputs) == 1


@ALL
def test_prose_outweighs_code_tenfold(lesson: LessonFile) -> None:
    code = len(" ".join(lesson.calls).split())
    words = len(lesson.prose.split()) + (len("".join(lesson.read_outputs().text).split()) if lesson.is_page else 0)
    assert words >= WORDS_OF_PROSE_PER_WORD_OF_CODE * code


@ALL
def test_no_lesson_is_too_large_to_open_quickly(lesson: LessonFile) -> None:
    assert lesson.path.stat().st_size <= LARGEST


def test_every_claim_is_treated_in_a_lesson() -> None:
    treated = {claim for lesson in lesson_files() if not lesson.is_page for claim in lesson.read_outputs().claims}
    assert [claim.id for claim in the_course().claims if claim.id not in treated] == []


@ALL
def test_every_link_inside_the_page_leads_somewhere(lesson: LessonFile) -> None:
    known = places() | set(lesson.read_outputs().ids)
    assert [link for link in lesson.links if link.startswith("#") and link[1:] not in known] == []


@ALL
def test_every_link_to_a_file_of_the_course_resolves(lesson: LessonFile) -> None:
    files = [link.split("#")[0] for link in lesson.links if not link.startswith("#") and not WEBSITE.match(link)]
    assert [name for name in files if not (lesson.path.parent / name).is_file()] == []


@ALL
def test_every_website_in_the_prose_is_a_source_of_the_course(lesson: LessonFile) -> None:
    known = {source.url for source in the_course().sources}
    assert {link for link in lesson.prose_links if WEBSITE.match(link)} - known == set()


@ALL
def test_no_id_stands_twice_on_a_page(lesson: LessonFile) -> None:
    ids = lesson.read_outputs().ids
    assert sorted({name for name in ids if ids.count(name) > 1}) == []


@FRAMED
def test_the_reading_list_is_what_the_lesson_cites(lesson: LessonFile) -> None:
    cited = {link.removeprefix("#source-") for link in lesson.links if link.startswith("#source-")}
    assert set(lesson.content.reading) == cited


@FRAMED
def test_the_words_of_a_lesson_are_those_that_it_links(lesson: LessonFile) -> None:
    linked = [link.removeprefix("#word-") for link in lesson.prose_links if link.startswith("#word-")]
    assert sorted(linked) == sorted(lesson.content.words), "each word once, at its first use"


@ALL
def test_a_paragraph_that_speaks_of_evidence_cites_it(lesson: LessonFile) -> None:
    """A heading, a question and a sentence on how evidence works in general need no source: they name no finding."""
    uncited = []
    for cell in lesson.notebook.cells:
        if cell.cell_type != "markdown" or "evidence-in-general" in cell.metadata.get("tags", []):
            continue
        for paragraph in re.split(r"\n\s*\n|\n(?=[-*] )", cell.source):
            finding = re.search(r"\d", re.sub(r"\]\([^)]*\)", "]", paragraph)) and EVIDENCE.search(paragraph)
            if finding and "(#source-" not in paragraph and not paragraph.startswith("#"):
                uncited.append(paragraph[:80])
    assert uncited == []


@ALL
def test_what_nobody_has_measured_has_no_number(lesson: LessonFile) -> None:
    text = "".join(lesson.read_outputs().text) + lesson.prose
    assert NEVER_MEASURED.findall(text) == []


@ALL
def test_a_lesson_reads_at_grade_eight_or_below(lesson: LessonFile) -> None:
    assert textstat.flesch_kincaid_grade(plain(lesson.prose)) <= HIGHEST_GRADE
    if lesson.content.id != "sources":  # titles of papers are not ours
        assert textstat.flesch_kincaid_grade(plain("".join(lesson.read_outputs().text))) <= HIGHEST_GRADE


def plain(markdown: str) -> str:
    """The words that a reader sees, a full stop after each heading and list item; terms of anatomy count as one short word."""
    text = re.sub(r"\d+", "ten", re.sub(r"<[^>]+>", " ", markdown))
    text = MARKDOWN_LINK.sub(r"\1", text)
    for term in terms():
        text = re.sub(rf"\b{re.escape(term)}\b", "muscle", text, flags=re.IGNORECASE)
    lines = [re.sub(r"^[\s#>*|\-\d.]+", "", line).strip(" |*") for line in text.splitlines()]
    return " ".join(line if line.endswith((".", "!", "?", ":")) else line + "." for line in lines if line)


def terms() -> list[str]:
    course = the_course()
    names = {name for entry in course.entries for name in (entry.names.english, entry.names.latin) if name}
    names |= {name for word in course.words for name in (word.word, word.term) if name}
    names |= {technique.term for technique in course.techniques if technique.term}
    return sorted(names, key=len, reverse=True)


def test_the_start_page_maps_every_lesson() -> None:
    start, *others = lesson_files()
    assert [lesson.path.name for lesson in others if lesson.path.name not in {link.split("#")[0] for link in start.links}] == []


def test_no_word_is_misspelt() -> None:
    paths = [
        *NOTEBOOKS.glob("*.ipynb"),
        *CONTENT.rglob("*.yaml"),
        *CONTENT.rglob("*.json"),
        Path(__file__).parent.parent.parent / "README.md",
    ]
    prose = "\n".join(lesson.prose for lesson in lesson_files()) + "\n".join(
        path.read_text(encoding="utf-8") for path in paths if path.suffix != ".ipynb"
    )
    command = [sys.executable, "-m", "codespell_lib", "--ignore-words-list", NAMES, "-"]
    done = subprocess.run(command, input=prose, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.stdout == ""
    assert done.returncode == 0
