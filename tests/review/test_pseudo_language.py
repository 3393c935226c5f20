"""A second language is a folder and nothing else: in a made-up one every text of a page and its slides is in it.

The lesson has no figures: what is written within these is still English.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pseudo_language
import pytest
from bs4 import BeautifulSoup, NavigableString

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LESSON = "02-anatomy.ipynb"
SAME_EVERYWHERE = "script, style, [lang=la], .mp-source, .mp-reference p:first-child, .mp-say, .mp-term, code, math"
"""Names of sources, Latin, how a word is said, code."""

READ = ("aria-label", "alt", "title", "placeholder", "data-label", "data-filter", "data-name")
PLAIN = re.compile("[aeiouAEIOU]")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("language")
    content = pseudo_language.content(folder / "content", direction="rtl")
    notebook = pseudo_language.notebook(LESSON, folder)
    environment = {**os.environ, "MASSAGE_LESSONS_LANGUAGE": str(content)}
    for options in (["check"], ["export", str(notebook), "--to", str(folder)], ["export", str(notebook), "--slides", "--to", str(folder)]):
        subprocess.run([sys.executable, "-m", "massage_lessons", *options], check=True, capture_output=True, env=environment)
    return folder


def texts(page: BeautifulSoup) -> Iterator[str]:
    for part in page.select(SAME_EVERYWHERE):
        part.decompose()
    yield from (str(node).strip() for node in page.find_all(string=True) if type(node) is NavigableString)
    for node in page.select("*"):
        yield from (str(node[name]) for name in READ if node.get(name))


@pytest.mark.parametrize("name", ["02-anatomy.html", "02-anatomy-slides.html"])
def test_every_text_of_a_page_is_in_the_language(folder: Path, name: str) -> None:
    page = BeautifulSoup((folder / name).read_text(encoding="utf-8"), "html.parser")
    root = page.find("html")
    assert root is not None
    assert (root["lang"], root["dir"]) == ("qps", "rtl")
    found = list(texts(page))
    assert sum("á" in text for text in found) > 100
    assert [text for text in found if PLAIN.search(text)] == []


def test_the_words_that_a_page_carries_for_its_programs_are_in_the_language_too(folder: Path) -> None:
    page = BeautifulSoup((folder / "02-anatomy.html").read_text(encoding="utf-8"), "html.parser")
    words = page.find(id="lesson-words")
    assert words is not None
    assert [text for text in re.findall(r':"([^"]*)"', words.get_text()) if PLAIN.search(re.sub(r"\{\w+\}", "", text))] == []
