"""On a phone no part of a lesson is so long that one loses the thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lesson_files import LessonFile, lesson_files
from screens import MOST, parts

from massage_lessons.export.page.exporter import LessonExporter

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext

TAUGHT = [lesson for lesson in lesson_files() if not lesson.is_page]


@pytest.mark.parametrize("lesson", TAUGHT, ids=lambda lesson: lesson.path.stem)
def test_no_part_is_longer_than_five_screens_of_a_phone(context: BrowserContext, tmp_path: Path, lesson: LessonFile) -> None:
    page = tmp_path / f"{lesson.path.stem}.html"
    page.write_text(LessonExporter(edition="learner").from_filename(str(lesson.path))[0], encoding="utf-8")
    assert context.browser is not None
    found = parts(context.browser, page)
    assert len(found) > 5
    assert [(part.name, round(part.screens, 2)) for part in found if part.screens > MOST] == []
