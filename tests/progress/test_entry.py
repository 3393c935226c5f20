"""What an entry is, and what is none."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from log_entries import EACH, ODD, act, entries, entry, logs, tried

from massage_lessons.progress.entry import Unsound, checked, fault_of, line_of, parse
from massage_lessons.progress.log import merged, name_of, twice

WRONG = [
    ([], "It is no entry of a log."),
    (entry(id="aaaaaaaaaaaa-01"), "“id” is"),
    (entry(id="Aaaaaaaaaaaa-1"), "“id” is"),
    (entry(id="aaaaaaaaaaaa-1\n"), "“id” is"),
    (entry(at=-1), "“at” is -1 and not a time in milliseconds."),
    (entry(at=1.5), "“at” is 1.5"),
    (entry(seen=2**53), "“seen” is"),
    (entry(seen=True), "“seen” is true"),
    (entry(zone=1441), "“zone” is 1441"),
    (entry(core=0), "“core” is 0"),
    (entry(act=""), "“act” is"),
    (entry(about="x" * 2001), "“about” is"),
    (entry(about="\U0001f9b4" * 1001), "“about” is"),
    (entry(about="__proto__"), "“about” is"),
    (entry(about=...), "It lacks “about”"),
    (entry(answer="upper-trapezius-left"), "“answer” is"),
    (entry(answer=...), "It lacks “answer”: a list of ids, or “words”."),
    (entry(good="yes"), "“good” is"),
    (entry(rating=5), "“rating” is 5 and not a number from 1 to 4."),
    (entry(hints=4), "“hints” is 4"),
    (entry(**{"try": 0}), "“try” is 0"),
    (act("write", "a/b", value=3), "“value” is 3"),
    (act("write", "a/b", value={"x": 1}), "“value” is"),
    (act("write", "a/b"), "It lacks “value”"),
    (act("write", "a/b", value="", after=3), "“after” is 3"),
    (act("done", "a", value=None), "“value” is null"),
    (act("skill", "a", rating=0), "“rating” is 0"),
    (act("name", "learner", value=None), "“value” is null"),
]


@pytest.mark.parametrize("one", EACH, ids=lambda one: f"{one['act']}-{one['id']}")
def test_each_kind_of_entry_is_sound_and_its_line_gives_it_back(one: dict[str, Any]) -> None:
    assert fault_of(one) is None
    line = line_of(one)
    assert "\n" not in line
    assert parse(line) == one
    assert line_of(parse(line)) == line


@pytest.mark.parametrize(("value", "why"), WRONG)
def test_what_is_no_entry_says_why_in_one_sentence(value: object, why: str) -> None:
    with pytest.raises(Unsound) as unsound:
        checked(value)
    assert str(unsound.value).startswith(why)
    assert str(unsound.value).endswith(".")


def test_an_entry_without_the_keys_that_may_be_left_out_is_sound() -> None:
    assert fault_of(entry(hash=..., good=..., rating=..., hints=..., where=...)) is None
    assert fault_of(act("write", "a/b", value="x")) is None


@pytest.mark.parametrize("where", [{"about": "half \ud83e"}, {"answer": ["\udd34"]}, {"extra": {"\ud83e": "x"}}])
def test_half_of_a_sign_is_refused_with_a_sentence(where: dict[str, Any]) -> None:
    with pytest.raises(Unsound, match="half of a sign"):
        checked(entry(**where))
    with pytest.raises(Unsound, match="half of a sign"):
        parse(json.dumps(entry(**where)))


def test_both_halves_of_a_sign_are_the_sign() -> None:
    assert parse(json.dumps(entry(about="\U0001f9b4")))["about"] == "\U0001f9b4"


@pytest.mark.parametrize("text", ["", "{", '{"id": NaN}', "[" * 100_000, "1" * 10_000, '{"a": "\x01"}'])
def test_what_is_no_json_is_said_to_be_none(text: str) -> None:
    with pytest.raises(Unsound, match="no whole line of JSON"):
        parse(text)


def test_numbers_are_those_of_browsers() -> None:
    line = line_of(entry()).replace('"zone":-60', '"zone":-6.0e1,"more":1e400')
    assert parse(line)["zone"] == -60
    assert parse(line)["more"] is None


def test_a_line_has_its_keys_sorted_and_nothing_between() -> None:
    assert line_of({"b": ODD[:6], "a": [1, None]}) == '{"a":[1,null],"b":"Müller"}'


@tried
@given(entries)
def test_any_entry_comes_back_from_its_line(one: dict[str, Any]) -> None:
    assert parse(line_of(one)) == one


def lines(log: list[dict[str, Any]]) -> list[str]:
    return [line_of(one) for one in log]


@tried
@given(logs, logs, logs)
def test_merging_is_commutative_associative_and_idempotent_and_loses_nothing(
    one: list[dict[str, Any]], two: list[dict[str, Any]], three: list[dict[str, Any]]
) -> None:
    assert lines(merged(one, two)) == lines(merged(two, one))
    assert lines(merged(merged(one, two), three)) == lines(merged(one, merged(two, three)))
    assert lines(merged(merged(one, two), two)) == lines(merged(one, two))
    assert set(lines(merged(one, two))) == {*lines(one), *lines(two)}


def test_the_order_is_that_of_the_clock_that_never_goes_back() -> None:
    log = [entry(1, at=5000, seen=5000), entry(2, at=1000, seen=5001), entry(10, at=1001, seen=5002), entry(9, at=1001, seen=5002)]
    assert [one["id"] for one in merged(reversed(log))] == ["aaaaaaaaaaaa-1", "aaaaaaaaaaaa-2", "aaaaaaaaaaaa-10", "aaaaaaaaaaaa-9"]


def test_two_entries_with_one_id_are_both_kept_and_told() -> None:
    log = merged([entry(1), entry(2)], [entry(1, good=False), entry(2)])
    assert len(log) == 3
    assert twice(log) == ["aaaaaaaaaaaa-1"]


def test_the_name_is_the_one_given_last() -> None:
    assert name_of([]) == ""
    log = [act("name", "learner", number, value=name, seen=seen) for number, name, seen in ((1, "Ana", 1), (2, "Bo", 9), (3, "Cy", 4))]
    assert name_of(log) == "Bo"
    assert name_of([*log, act("name", "learner", 2, value="Bé", seen=9)]) == "Bé"
