"""The package of a lesson: what is in it, for whom, and that nothing in it needs a network."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import nbformat
import pytest
from lesson_files import lesson_files

from massage_lessons.course import find
from massage_lessons.export.errors import Failures
from massage_lessons.export.notebook import editions
from massage_lessons.export.page.csp import digest
from massage_lessons.schools import command
from massage_lessons.schools.scorm import package

if TYPE_CHECKING:
    from pathlib import Path

CP = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"
SAFETY = next(lesson.path for lesson in lesson_files() if lesson.path.stem.startswith("01"))


@pytest.fixture(scope="module")
def safety() -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(package(SAFETY).content))


def test_the_manifest_has_one_item_that_is_the_page(safety: zipfile.ZipFile) -> None:
    root = ET.fromstring(safety.read("imsmanifest.xml"))  # noqa: S314 - our own
    assert [part.tag for part in root] == [f"{CP}metadata", f"{CP}organizations", f"{CP}resources"]
    assert [part.text for part in root[0]] == ["ADL SCORM", "1.2"]
    (organization,) = root[1]
    assert root[1].get("default") == organization.get("identifier")
    (resource,) = root[2]
    assert resource.get("{http://www.adlnet.org/xsd/adlcp_rootv1p2}scormtype") == "sco"
    assert root.find(f".//{CP}item").get("identifierref") == resource.get("identifier")  # type: ignore[union-attr]
    assert [part.text for part in root.iter(f"{CP}title")] == ["Safety and consent", "Safety and consent"]
    assert safety.namelist() == ["imsmanifest.xml", resource.get("href")]
    assert [part.get("href") for part in resource] == [resource.get("href")]


def test_the_page_is_for_learners_and_its_questions_answer(safety: zipfile.ZipFile) -> None:
    page = safety.read(safety.namelist()[1]).decode()
    asked = re.findall(r'<massage-question [^>]*data-question="([^"]+)"', page)
    assert asked == list(dict.fromkeys(asked))
    assert set(asked) == {question.id for question in find.lesson("safety").questions}
    assert page.count("mp-right") >= len(asked)
    assert 'class="mp-plan' not in page
    assert 'class="ml-note' not in page
    assert "learner's edition" not in page.split("<main", 1)[1].split("</main", 1)[0]


def test_a_schools_edition_keeps_the_answers_to_questions_and_nothing_else_for_instructors() -> None:
    question = '<massage-question><details data-edition="instructor">Right.</details></massage-question>'
    html = f'<div><p>For all.</p><p data-edition="instructor">Ten minutes.</p><p class="ml-note">A note.</p>{question}</div>'
    assert editions.of(html, "school") == f"<div><p>For all.</p>{question}</div>"
    assert "Right." not in editions.of(html, "learner")
    assert editions.of(html, "instructor") == html


def test_its_policy_lets_just_its_own_scripts_run(safety: zipfile.ZipFile) -> None:
    page = safety.read(safety.namelist()[1]).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    assert "default-src &#39;none&#39;" in policy[1]
    (script,) = [each for each in re.findall(r'<script type="module">(.*?)</script>', page, re.DOTALL) if "LMSInitialize" in each]
    assert digest(script).replace("'", "&#39;") in policy[1]
    assert re.findall(r'(?:src|href)="https?:[^"]*\.(?:js|css|png|woff2)"', page) == []


def test_the_same_lesson_gives_the_same_bytes() -> None:
    assert package(SAFETY).content == package(SAFETY).content


def test_any_signs_survive_in_the_title_the_words_and_the_name_of_the_file(tmp_path: Path) -> None:
    title = "Rücken & Señora <1>"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# Rücken & Señora &lt;1&gt;\n\nÄrger & mañana")])
    path = tmp_path / "rücken & señora.ipynb"
    nbformat.write(notebook, path)
    made = zipfile.ZipFile(io.BytesIO(package(path).content))
    root = ET.fromstring(made.read("imsmanifest.xml"))  # noqa: S314 - our own
    assert [part.text for part in root.iter(f"{CP}title")] == [title, title]
    page = unquote(root.find(f".//{CP}resource").get("href") or "")  # type: ignore[union-attr]
    assert page == "rücken & señora.html"
    assert "Ärger &amp; mañana" in made.read(page).decode()


def test_the_command_tells_how_many_questions_count_and_what_is_lost(tmp_path: Path) -> None:
    lines: list[str] = []
    command.scorm([SAFETY], tmp_path, lines.append)
    count = sum(question.kind != "words" for question in find.lesson("safety").questions)
    assert f"01-safety-and-consent-scorm.zip: {count} questions count, " in lines[0]
    assert lines[1] == "What SCORM 1.2 loses:"
    assert len(lines) == 5


def test_a_notebook_that_cannot_be_read_is_one_sentence_and_the_others_are_made(tmp_path: Path) -> None:
    (tmp_path / "broken.ipynb").write_text("{", encoding="utf-8")
    with pytest.raises(Failures, match=r"broken\.ipynb: this is no notebook, or it is damaged\.") as caught:
        command.scorm([tmp_path / "broken.ipynb", SAFETY], tmp_path / "made", lambda _: None)
    assert str(caught.value).count("\n") == 0
    assert [path.name for path in (tmp_path / "made").iterdir()] == ["01-safety-and-consent-scorm.zip"]
