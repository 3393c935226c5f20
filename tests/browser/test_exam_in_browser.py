"""A test on paper as it comes out of the printer: the same bytes each time, and no answer hidden in it."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

import pytest

from massage_lessons.course import bank, find
from massage_lessons.export.pdf import chromium, exam
from massage_lessons.export.pdf.questions import drawn, version

if TYPE_CHECKING:
    from pathlib import Path

    from massage_lessons.export.pdf.sheet import Size


def printed(folder: Path, size: Size) -> dict[str, bytes]:
    made = exam.build(folder, count=16, seed="spring", versions=1, size=size, begin=lambda *_: None)
    return {one.path.name: one.path.read_bytes() for one in made}


def hidden(content: bytes) -> str:
    """What a PDF file says besides the letters on its pages: names, descriptions, contents, packed or not."""
    packed = re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL)
    texts = [content]
    for one in packed:
        try:
            texts.append(zlib.decompress(one))
        except zlib.error:
            continue
    found = [text for whole in texts for text in re.findall(rb"/(?:Alt|ActualText|Title|T|Contents|E) ?(\(.*?\)|<[0-9A-Fa-f]+>)", whole)]
    return " ".join(
        bytes.fromhex(text[1:-1].decode()).decode("utf-16-be", "replace") if text.startswith(b"<") else text.decode("latin-1")
        for text in found
    )


@pytest.mark.parametrize("size", ["A4", "letter"])
def test_a_test_is_printed_the_same_each_time_and_hides_nothing(tmp_path: Path, size: Size) -> None:
    first, again = (printed(tmp_path / name, size) for name in ("first", "again"))
    assert list(first) == ["test-A.pdf", "test-key.pdf"]
    assert first == again
    told = hidden(first["test-A.pdf"])
    assert "places to name, numbered" in told
    assert "(Test, version A)" in told
    assert [answer for answer in answers() if answer in told] == []
    assert chromium.pages(first["test-A.pdf"]) >= 3


def answers() -> list[str]:
    """What the right answers of this test say."""
    one = version(drawn(bank.items(find.course()), 16, "spring"), "A", "spring")
    places = [find.entry(base).names.name for figure in one.figures for base in figure.numbers]
    return [*places, *(choice.text for asked in one.questions for choice in asked.choices if choice.right and len(choice.text) > 3)]
