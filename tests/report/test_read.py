"""Files that learners hand in: whole, damaged, cut, foreign, twice, newer; and how they become learners."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_bank import answer, entry, results

from massage_lessons.errors import CourseError
from massage_lessons.report import learners, read, sound
from massage_lessons.report.sound import Entry

if TYPE_CHECKING:
    from pathlib import Path

    from massage_lessons.report.learners import Learner
    from massage_lessons.report.read import File, Note

SOME = [answer(n, "find/flank", "flank-left", good=n % 2 == 0) for n in range(1, 7)]


def handed(folder: Path, **files: str | bytes) -> tuple[list[File], list[Note]]:
    """What a folder with these files gives."""
    for name, text in files.items():
        (folder / f"{name}.jsonl").write_bytes(text if isinstance(text, bytes) else text.encode())
    return read.folder(folder)


def kinds(notes: list[Note]) -> dict[str, str]:
    return {note.file.removesuffix(".jsonl"): note.kind for note in notes}


def test_a_whole_file_gives_its_name_and_all_its_entries(tmp_path: Path) -> None:
    (file,), notes = handed(tmp_path, anna=results(SOME, "Ännä Ñ & Co"))
    assert notes == []
    assert file.header is not None
    assert file.header.name == "Ännä Ñ & Co"
    assert [each.id for each in file.entries] == [each["id"] for each in SOME]
    assert [each.good for each in file.entries] == [False, True] * 3


@pytest.mark.parametrize(
    ("text", "kind", "taken"),
    [
        ("", "empty", None),
        ("\n \n", "empty", None),
        ("shopping list\n- milk\n", "foreign", None),
        ('{"a": 1}\n[1, 2]\n"text"\n', "foreign", None),
        (b"\x89PNG\r\n\x1a\n\x00\x00\xff\xfe", "foreign", None),
        (results(SOME, version=2), "newer", None),
        (results([]), "nothing-yet", 0),
        (results(SOME).replace('"good":false', '"good":true', 1), "changed", 6),
        ("\n".join(results(SOME).split("\n")[:4]), "cut", 3),
        (results(SOME).split("\n", 1)[1], "no-header", 6),
        (results([*SOME[:5], {**SOME[5], "seen": "late"}]), "damaged", 5),
        (results(SOME)[:-30], "damaged", 5),
        (results(SOME).replace("flank-left", "\udcff").encode("utf-8", "surrogateescape"), "changed", 6),
        (b"\xef\xbb\xbf" + results(SOME).replace("\n", "\r\n").encode(), None, 6),
        ("[" * 100_000, "foreign", None),
        (results([*SOME[:5], {**SOME[5], "at": 10**400}]).replace("1" + "0" * 400, "9" * 5000), "damaged", 5),
    ],
)
def test_each_kind_of_damage_is_told_and_what_is_sound_is_taken(
    tmp_path: Path, text: str | bytes, kind: str | None, taken: int | None
) -> None:
    files, notes = handed(tmp_path, one=text)
    assert [note.kind for note in notes][:1] == ([kind] if kind else [])
    assert [len(file.entries) for file in files] == ([] if taken is None else [taken])
    for note in notes:
        assert note.what.endswith(".")
        assert note.mend.endswith(".")


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "short-1"},
        {"id": "a" * 12 + "-0"},
        {"id": 7},
        {"at": True},
        {"seen": -1},
        {"seen": 1.5},
        {"seen": 10**18},
        {"zone": 10**6},
        {"act": ""},
        {"act": ["answer"]},
        {"about": ""},
        {"about": "a\x00b"},
        {"about": "x" * 201},
        {"good": 1},
        {"good": "yes"},
        {"answer": "flank"},
        {"answer": [1]},
        {"answer": ["x"] * 51},
        {"try": 0},
        {"try": True},
        {"hash": "not hex!"},
        {"act": "skill", "rating": 5},
        {"act": "skill", "rating": 3, "by": "teacher"},
        {"act": "done", "value": "yes"},
        {"act": "name", "value": 7},
    ],
)
def test_an_entry_with_one_thing_wrong_is_set_aside(wrong: dict[str, Any]) -> None:
    good = answer(1, "find/flank", "flank-left")
    assert sound.sound(good) is not None
    assert sound.sound({**good, **wrong}) is None


def test_what_a_later_version_has_written_is_sound_and_counts_as_nothing() -> None:
    for later in ({"act": "erase"}, {"core": 2, "answer": "flank"}):
        found = sound.sound({**answer(1, "find/flank", "flank-left"), **later})
        assert found is not None
        assert found.act == ""


@settings(max_examples=300)
@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
def test_no_bytes_at_all_make_it_fail(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / "any.jsonl").write_bytes(content)
    files, notes = read.folder(folder)
    assert len(files) + len(notes) > 0


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=6,
)


@settings(max_examples=300)
@given(st.dictionaries(st.sampled_from(list(answer(1, "find/flank", act="answer", value=1, by="self"))), JSON))
def test_no_value_at_all_makes_it_fail(values: dict[str, Any]) -> None:
    found = sound.sound({**answer(1, "find/flank", value=True, by="self"), **values})
    assert found is None or found.day >= 0


def test_a_file_that_is_there_twice_counts_once(tmp_path: Path) -> None:
    files, notes = handed(tmp_path, anna=results(SOME), copy=results(SOME))
    assert [file.name for file in files] == ["anna.jsonl"]
    assert kinds(notes) == {"copy": "duplicate"}
    assert "anna.jsonl" in notes[0].what


def test_only_files_of_results_are_read_and_no_link_is_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.jsonl"
    outside.write_text(results(SOME), encoding="utf-8")
    folder = tmp_path / "class"
    (folder / "more").mkdir(parents=True)
    (folder / "link.jsonl").symlink_to(outside)
    (folder / "photo.jpg").write_bytes(b"\xff\xd8")
    (folder / "more" / "anna.JSONL").write_text(results(SOME), encoding="utf-8")
    files, notes = read.folder(folder)
    assert [file.name for file in files] == ["more/anna.JSONL"]
    assert kinds(notes) == {"photo.jpg": "other-ending"}


def test_what_a_learner_may_have_meant_as_results_is_named_and_what_systems_leave_is_not(tmp_path: Path) -> None:
    for name in ("anna.zip", "ben.jsonl (1)", "cem.docx", "dora", ".DS_Store", "desktop.ini", "Thumbs.db", "report.html", "items.csv"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "__MACOSX").mkdir()
    (tmp_path / "__MACOSX" / "anna.jsonl").write_text(results(SOME), encoding="utf-8")
    files, notes = handed(tmp_path, eva=results(SOME))
    assert [file.name for file in files] == ["eva.jsonl"]
    assert [note.file for note in notes] == ["anna.zip", "ben.jsonl (1)", "cem.docx", "dora"]
    assert {(note.kind, note.taken) for note in notes} == {("other-ending", False)}
    assert all("zip" in note.mend for note in notes)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "LARGEST", 1 << 20)
    files, notes = handed(tmp_path, big=" " * ((1 << 20) + 1), anna=results(SOME))
    assert [file.name for file in files] == ["anna.jsonl"]
    assert kinds(notes) == {"big": "too-large"}


@pytest.mark.parametrize(("place", "words"), [("nowhere", "is no folder"), (".", "no results file")])
def test_a_folder_without_results_is_one_sentence(tmp_path: Path, place: str, words: str) -> None:
    with pytest.raises(CourseError, match=words):
        read.folder(tmp_path / place)


def test_a_name_cannot_hide_or_turn_words() -> None:
    assert sound.plain("An\u202ena\u0000\n  B\ud83d") == "An na B\ufffd"
    assert sound.plain("x" * 500) == "x" * 80
    assert sound.plain(None) == ""


def of(*files: tuple[str, str, list[dict[str, Any]]], folder: Path) -> tuple[list[Learner], list[str]]:
    """The learners of files given by name, learner and entries."""
    found, notes = handed(folder, **{name: results(entries, who) for name, who, entries in files})
    assert notes == []
    known, told = learners.together(found)
    return known, [note.kind for note in told]


def test_an_older_copy_of_a_file_adds_nothing(tmp_path: Path) -> None:
    (anna,), told = of(("new", "Anna", SOME), ("old", "Anna", SOME[:3]), folder=tmp_path)
    assert len(anna.entries) == 6
    assert told == ["older"]


def test_two_computers_with_one_name_are_one_learner_with_a_note(tmp_path: Path) -> None:
    other = [answer(n, "find/flank", device="b" * 12) for n in range(1, 4)]
    (anna,), told = of(("one", "Anna", SOME), ("two", "anna", other), folder=tmp_path)
    assert len(anna.entries) == 9
    assert told == ["same-name"]


def test_a_name_is_one_name_in_whichever_way_its_dots_are_written(tmp_path: Path) -> None:
    other = [answer(1, "find/flank", device="b" * 12)]
    known, _ = of(("one", "J\u00fcrgen", SOME), ("two", "Ju\u0308rgen", other), folder=tmp_path)
    assert [one.names for one in known] == [("J\u00fcrgen",)]


def test_one_computer_with_two_names_is_one_learner_with_both(tmp_path: Path) -> None:
    (both,), told = of(("one", "Anna", SOME), ("two", "Ben", [*SOME[:2], answer(9, "find/flank")]), folder=tmp_path)
    assert both.name == "Anna / Ben"
    assert told[0] == "several-names"


def test_learners_without_a_name_are_not_put_together(tmp_path: Path) -> None:
    other = [answer(1, "find/flank", device="b" * 12)]
    known, told = of(("one", "", SOME), ("two", "", other), folder=tmp_path)
    assert (len(known), told) == (2, [])
    assert all(one.name.startswith("no name (") for one in known)


def test_a_file_without_a_name_has_the_one_that_its_log_gives_last(tmp_path: Path) -> None:
    named = [entry(n, act="name", about="learner", value=name) for n, name in enumerate(("Anne", "Anna"), 7)]
    (anna,), _ = of(("one", "", [*SOME, *named]), folder=tmp_path)
    assert anna.name == "Anna"


ENTRIES = st.builds(
    Entry,
    seen=st.integers(0, 5),
    id=st.builds("{}-{}".format, st.sampled_from(["a" * 12, "b" * 12]), st.integers(1, 6)),
    act=st.just("answer"),
    about=st.sampled_from(["q", "r"]),
    day=st.just(0),
    good=st.booleans(),
    value=st.none(),
)
LOGS = st.lists(ENTRIES, max_size=12)


@given(LOGS, LOGS, LOGS)
def test_merging_does_not_ask_for_an_order_or_how_often(one: list[Entry], two: list[Entry], three: list[Entry]) -> None:
    def put(*logs: Any) -> tuple[Entry, ...]:
        return learners.merged(each for log in logs for each in log)[0]

    whole = put(one, two, three)
    assert put(three, one, two) == whole
    assert put(put(one, two), three) == put(one, put(two, three)) == whole
    assert put(whole, whole) == whole
    assert [each.id for each in whole] == [each.id for each in sorted(whole, key=lambda each: (each.seen, each.id))]
    assert {each.id for each in whole} == {each.id for log in (one, two, three) for each in log}


def test_an_entry_with_two_contents_is_told_of(tmp_path: Path) -> None:
    changed = [{**SOME[0], "good": True}, *SOME[1:], answer(9, "find/flank")]
    (anna,), told = of(("one", "Anna", SOME), ("two", "Anna", changed), folder=tmp_path)
    assert told[0] == "two-contents"
    assert len(anna.entries) == 7


@given(st.lists(st.sets(st.sampled_from("abcdefg"), max_size=3), max_size=9), st.integers())
def test_groups_are_those_that_share_something_directly_or_through_others(keys: list[set[str]], seed: int) -> None:
    names = [sorted(each) for each in keys]
    groups = learners._groups(names)
    assert sorted(number for group in groups for number in group) == list(range(len(keys)))
    apart = [{key for number in group for key in names[number]} for group in groups]
    assert sum(map(len, apart)) == len(set().union(*apart, set()))
    order = list(range(len(keys)))
    random.Random(seed).shuffle(order)  # noqa: S311 - any order will do
    again = learners._groups([names[number] for number in order])
    assert sorted(sorted(order[number] for number in group) for group in again) == groups


def test_without_names_nothing_tells_who_it_is(tmp_path: Path) -> None:
    found, _ = handed(tmp_path, anna=results(SOME), ben=results([answer(1, "find/flank", device="b" * 12)], "Ben"))
    known, _ = learners.together(found)
    hidden = learners.without_names(known)
    assert [one.name for one in hidden] == ["Learner 1", "Learner 2"]
    assert {len(one.entries) for one in hidden} == {6, 1}
    assert "anna" not in json.dumps([one.files for one in hidden])
    assert replace(hidden[0], names=(), files=()) in [replace(one, names=(), files=()) for one in known]
