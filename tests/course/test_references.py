"""References are printed from CSL-JSON by a library; each has its words in the order of one style."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from massage_lessons.course import references
from massage_lessons.paths import CONTENT

if TYPE_CHECKING:
    from pathlib import Path


def test_a_journal_article_is_printed_with_all_that_finds_it() -> None:
    printed = references.formatted(CONTENT / "evidence/sources.json")["furlan-2015"]
    assert printed.startswith("Furlan, A.D. et al. (2015) ")
    assert "Massage for low-back pain" in printed
    assert "https://doi.org/10.1002/14651858.CD001929.pub3" in printed


def test_a_source_without_a_year_says_so(content: Path) -> None:
    path = content / "evidence/sources.json"
    items = json.loads(path.read_text(encoding="utf-8"))
    del items[0]["issued"]
    path.write_text(json.dumps(items), encoding="utf-8")
    assert "(no date)" in references.formatted(path)["somebody-2020"]
