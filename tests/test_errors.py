"""Errors name the place, what was expected, what was found, and the mend."""

from __future__ import annotations

from importlib import import_module

import pytest

from massage_lessons.errors import CourseError, Fault, FaultyCourse, MissingPackages, Place, UnknownName, close_names, needs

EARLY = Fault(Place("a.yaml", 2, ("x", "name")), "text", "nothing", "Write it.")
LATE = Fault(Place("a.yaml", 10), "text", "a list", "Write text.")


def test_a_fault_reads_as_place_expectation_finding_and_mend() -> None:
    assert str(EARLY) == "a.yaml:2: x > name: expected text, found nothing. Write it."
    assert str(LATE) == "a.yaml:10: expected text, found a list. Write text."


def test_a_faulty_course_lists_all_faults_by_line_number() -> None:
    error = FaultyCourse([LATE, EARLY])
    assert error.faults == (EARLY, LATE)
    assert str(error).splitlines() == ["2 faults in the course:", f"  {EARLY}", f"  {LATE}"]
    assert str(FaultyCourse([LATE])).startswith("1 fault in")


def test_an_unknown_name_offers_the_close_ones() -> None:
    error = UnknownName("region", "lower-bak", ["lower-back", "upper-back", "neck"])
    assert error.close[0] == "lower-back"
    assert str(error) == "Unknown region 'lower-bak'. Did you mean 'lower-back'?"


def test_an_unknown_name_without_close_ones_lists_all() -> None:
    assert str(UnknownName("layer", "xyz", ["skin", "deep"])) == "Unknown layer 'xyz'. Known are: skin, deep."


@pytest.mark.parametrize("caught", [CourseError, ValueError])
def test_an_unknown_name_is_a_course_error_and_a_value_error(caught: type[Exception]) -> None:
    assert isinstance(UnknownName("layer", "x", ["skin"]), caught)


def test_a_name_is_close_to_the_names_that_have_it_as_a_part() -> None:
    assert close_names("erector", ["erector-spinae-left", "erector-spinae-right", "skull"]) == (
        "erector-spinae-left",
        "erector-spinae-right",
    )


def test_a_name_that_is_known_by_another_word_is_found_by_it() -> None:
    error = UnknownName("place", "tailbone", ["coccyx", "flank"], {"coccyx": ["Tailbone"], "flank": ["waist"]})
    assert str(error) == "Unknown place 'tailbone'. Did you mean 'coccyx'?"


def test_a_long_list_of_known_names_is_cut() -> None:
    assert str(UnknownName("place", "?", [f"place-{number}" for number in range(100)])).endswith("place-19 and 80 more.")


def test_a_package_of_an_extra_that_is_missing_is_one_sentence_with_what_to_install() -> None:
    with (
        pytest.raises(MissingPackages, match=r'The package \'no_such\' .*: pip install "massage-lessons\[export\]"$') as refusal,
        needs("export"),
    ):
        import_module("no_such.part")
    assert refusal.value.extra == "export"
    assert isinstance(refusal.value, CourseError)
    assert isinstance(refusal.value, ImportError)


def test_a_module_of_our_own_that_is_missing_is_no_matter_of_packages() -> None:
    with pytest.raises(ModuleNotFoundError, match="massage_lessons"), needs("export"):
        import_module("massage_lessons.no_such")
