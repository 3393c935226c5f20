"""The course is loaded once, and everything in it is looked up in one way."""

from __future__ import annotations

import subprocess
import sys

import pytest

from massage_lessons.course import find
from massage_lessons.course.model import Entry, Layer, Question, Region, Routine, Source, Step
from massage_lessons.errors import UnknownName


@pytest.mark.parametrize(
    ("cls", "name"),
    [
        (Region, "top-of-shoulder"),
        (Entry, "top-of-shoulder"),
        (Routine, "five-minutes"),
        (Question, "safety-saddle"),
        (Layer, "skin"),
        (Source, "furlan-2015"),
    ],
)
def test_an_id_finds_the_one_of_its_class_that_has_it(cls: type[find.N], name: str) -> None:
    found = find.one(cls, name)
    assert isinstance(found, cls)
    assert found.id == name


def test_an_unknown_id_is_told_with_what_it_should_be_and_what_comes_close() -> None:
    with pytest.raises(UnknownName, match=r"Unknown routine 'five-minute'\. Did you mean 'five-minutes'"):
        find.one(Routine, "five-minute")
    with pytest.raises(UnknownName, match="Unknown place 'top-of-sholder'"):
        find.entry("top-of-sholder")


def test_some_are_found_by_their_ids_or_are_themselves_and_without_a_wish_all() -> None:
    routines = find.course().routines
    assert find.some(Routine) == routines
    assert find.some(Routine, [routines[2], routines[0].id]) == (routines[2], routines[0])
    assert find.some(Routine, routines[1].id) == (routines[1],)
    with pytest.raises(UnknownName):
        find.some(Routine, [routines[0].id], among=routines[1:])


def test_what_is_no_kind_of_content_is_not_looked_for() -> None:
    with pytest.raises(TypeError):
        find.one(Step, "arrive")


def test_every_source_has_its_printed_reference() -> None:
    assert find.references().keys() == {source.id for source in find.course().sources}
    assert "Cochrane" in find.references()["furlan-2015"]


def test_a_page_with_references_needs_neither_yaml_nor_the_printer_of_references() -> None:
    program = """
import sys
from massage_lessons import show
show.further_reading("safety")
print(sorted({"yaml", "citeproc"} & set(sys.modules)))
"""
    assert subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout == "[]\n"
