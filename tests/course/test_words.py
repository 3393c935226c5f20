"""The words of the interface: found by id, faults with their place, and none that code asks for is missing."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from massage_lessons import paths
from massage_lessons.course import words
from massage_lessons.errors import UnknownName

if TYPE_CHECKING:
    from pathlib import Path

PACKAGE = paths.CONTENT.parent.parent
SOURCES = ("*.py", "*.js", "*.html", "*.j2", "*.xml", "*.txt")
ASKED = re.compile(r"""(?<![\w.])say\(\s*f?(["'`])((?:(?!\1).)*)\1""")
CHOSEN = re.compile(r"""(?<![\w.])say\([^;?]*\?\s*"([^"]+)"\s*:\s*"([^"]+)"\s*""")
"""One of two, as a condition has it."""
VALUE = re.compile(r"\$?\{.*?\}")
ID = re.compile(r"[a-z]+\.")
"""How an id begins; the command line has a function of the same name, which is given sentences."""


def asked() -> set[str]:
    """Every id that code and templates ask for; of one that is put together, the part that always stands there and a star."""
    found = set()
    for pattern in SOURCES:
        for file in PACKAGE.rglob(pattern):
            if not {"tests", "labextensions", "vendor"} & set(file.relative_to(PACKAGE).parts):
                text = file.read_text(encoding="utf-8")
                names = {VALUE.sub("*", name) for _, name in ASKED.findall(text)}
                names |= {name for both in CHOSEN.findall(text) for name in both}
                found |= {name.partition("*")[0] + "*" * ("*" in name) for name in names if ID.match(name)}
    return found


def write(folder: Path, text: str) -> Path:
    (folder / "ui.yaml").write_text(text, encoding="utf-8")
    return folder


def test_a_text_is_found_by_its_way_and_its_values_are_put_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found, faults = words.read(write(tmp_path, 'list:\n  heading: Places\n  count:\n    "1": "{n} place"\n    other: "{n} of {all}"\n'))
    monkeypatch.setattr(words, "table", lambda: found)
    assert faults == ()
    assert words.say("list.heading") == "Places"
    assert words.say("list.count", n=1, all=9) == "1 place"
    assert words.say("list.count", n=3, all=9) == "3 of 9"
    with pytest.raises(UnknownName, match=r"Did you mean 'list\.heading'"):
        words.say("list.headin")
    with pytest.raises(UnknownName, match="'all'"):
        words.say("list.count", n=3)


def test_faults_have_their_place_and_their_mend(tmp_path: Path) -> None:
    _, faults = words.read(write(tmp_path, 'list:\n  heading: null\n  count:\n    "1": one\n    many: more\n'))
    assert [str(fault).partition(f"{tmp_path.name}/")[2] for fault in faults] == [
        "ui.yaml:2: list > heading: expected a value, found nothing. Write a value after 'heading:'.",
        "ui.yaml:5: list > count > many: expected one of the keys 1, other, found the key 'many'. Remove it.",
        "ui.yaml:3: list > count: expected the key 'other', found no such key. Add 'other:' with its value.",
    ]


def test_words_unlike_those_of_the_first_language_are_found(tmp_path: Path) -> None:
    first, other = tmp_path / "en", tmp_path / "xx"
    first.mkdir()
    other.mkdir()
    write(first, 'list:\n  heading: Places\n  found:\n    "1": "{n} place"\n    other: "{n} of {all}"\n  end: The end\n')
    write(other, 'list:\n  headings: Orte\n  found:\n    "2": zwei\n    other: "{n} von {alle}"\n  end: Ende\n')
    assert [str(fault) for fault in words.unlike(other, first)] == [
        "xx/ui.yaml:1: expected the text 'list.heading', found none. Say it in this language: Places.",
        "xx/ui.yaml:2: list > headings: expected an id that the course has, found 'list.headings'. Remove it.",
        "xx/ui.yaml:3: list > found: expected one of the values n, all, found {alle}. Mend the name between { and }.",
    ]
    assert words.unlike(first, first) == ()
    write(other, "list:\n  heading: Orte\n  found:\n    other: alle\n  end: Ende {n}\n")
    assert [fault.expected for fault in words.unlike(other, first)] == ["a text without values"]


def test_what_is_built_is_what_stands_in_the_file_and_browsers_get_their_part() -> None:
    texts = words.fresh()
    assert words.artifact().build(check=True)
    assert dict(words.table()) == texts
    assert json.loads(words.BROWSER_WORDS.read_text(encoding="utf-8")) == words.of(*words.IN_BROWSERS)


def test_no_id_is_asked_for_in_vain_and_none_is_left_over() -> None:
    known = set(words.table())
    wanted = asked()
    whole = {name for name in wanted if not name.endswith("*")}
    parts = tuple(name[:-1] for name in wanted - whole)
    assert whole - known == set()
    assert {name for name in known if name not in whole and not name.startswith(parts)} == set()
