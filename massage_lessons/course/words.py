"""The words of the interface, by id: what buttons, headings and labels say in the language of the course.

They stand in `ui.yaml`: keys in one another, whose way to a text is its id ("diagram.list.heading"). A text may have places for
values, `{name}`. Where a number `n` changes the words, the id has forms: one for each number that needs its own ("1"), and "other".
The front end reads the same table by the same rules (`front/core/words.js`).
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from massage_lessons import files
from massage_lessons.build.artifact import Artifact
from massage_lessons.errors import Fault, FaultyCourse, Place, UnknownName
from massage_lessons.paths import CONTENT, FIRST_CONTENT, FRONT_END, WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from massage_lessons.course.table import Table

FILE = "ui.yaml"

Text: TypeAlias = "str | dict[str, str]"
"""A text, or its forms by number."""

OTHER = "other"
"""The form for each number that has none of its own."""

DIRECTIONS = ("ltr", "rtl")
"""How a language is written: from left to right, or from right to left."""

VALUE = re.compile(r"\{(\w+)\}")
FORM = re.compile(r"\d+|other")

IN_BROWSERS = ("diagram", "keeping", "language", "lesson", "planner", "player", "practice", "progress", "reading")
"""What JupyterLab and other hosts of widgets need; a page takes what it shows."""

BROWSER_WORDS = FRONT_END / "words.json"


def say(name: str, /, **values: object) -> str:
    """Return the text with this id, with its values put in.

    Raises
    ------
    UnknownName
        When there is no such text, or it wants a value that is not given.
    """
    try:
        text = table()[name]
    except KeyError:
        raise UnknownName("text of the interface", name, table()) from None
    if isinstance(text, dict):
        text = text.get(str(values.get("n")), text[OTHER])
    return VALUE.sub(lambda place: str(_value(name, place[1], values)), text)


def _value(name: str, key: str, values: Mapping[str, object]) -> object:
    if key not in values:
        raise UnknownName(f"value of the text {name!r}", key, values)
    return values[key]


def language() -> str:
    """Return the language of the course as a page names it, such as "en"."""
    return say("language.code")


def direction() -> str:
    """Return the direction that the language is written in: "ltr" or "rtl"."""
    return say("language.direction")


@cache
def table() -> Mapping[str, Text]:
    """Return all texts by id: those that were built if they fit `ui.yaml`, else those that stand there now.

    Raises
    ------
    FaultyCourse
        Where the file must be read and has faults.
    """
    try:
        built = json.loads(WORDS.read_bytes())
    except (FileNotFoundError, ValueError):
        return fresh()
    return dict(built["texts"]) if built["digest"] == _digest(CONTENT) else fresh()


def of(*parts: str) -> dict[str, Text]:
    """Return the texts whose ids begin with one of these parts: what a page carries along."""
    return {name: text for name, text in table().items() if name.partition(".")[0] in parts}


def fresh(content: Path = CONTENT) -> dict[str, Text]:
    """Return the texts as `ui.yaml` has them now.

    Raises
    ------
    FaultyCourse
        With every fault of the file.
    """
    texts, found = read(content)
    if found:
        raise FaultyCourse(found)
    return texts


def read(content: Path = CONTENT) -> tuple[dict[str, Text], tuple[Fault, ...]]:
    """Return the texts of a content folder, and the faults of its `ui.yaml`."""
    found, faults = _read(content)
    return {name: text for name, (text, _) in found.items()}, faults


def unlike(content: Path = CONTENT, first: Path = FIRST_CONTENT) -> tuple[Fault, ...]:
    """Return where the words of a language differ from those of the first: ids, and values that a text asks for."""
    (found, _), (wanted, _) = _read(content), _read(first)
    start = Place(f"{content.name}/{FILE}", 1)
    missing = [
        Fault(start, f"the text {name!r}", "none", f"Say it in this language: {_shown(wanted[name][0])}.")
        for name in wanted
        if name not in found
    ]
    left_over = [Fault(found[name][1], "an id that the course has", repr(name), "Remove it.") for name in found if name not in wanted]
    other = [_other_values(found[name], wanted[name][0]) for name in found if name in wanted]
    return tuple(sorted([*missing, *left_over, *filter(None, other)]))


def _other_values(found: tuple[Text, Place], wanted: Text) -> Fault | None:
    text, place = found
    known = dict.fromkeys(VALUE.findall(_shown(wanted)))
    strange = next((name for name in VALUE.findall(_shown(text)) if name not in known), None)
    if strange is None:
        return None
    expected = f"one of the values {', '.join(known)}" if known else "a text without values"
    return Fault(place, expected, f"{{{strange}}}", "Mend the name between { and }.")


def _shown(text: Text) -> str:
    return " / ".join(text.values()) if isinstance(text, dict) else text


def _read(content: Path) -> tuple[dict[str, tuple[Text, Place]], tuple[Fault, ...]]:
    """Return each text with its place, and the faults of the file."""
    from massage_lessons.course.yaml import open_table  # noqa: PLC0415 - loads PyYAML, which nobody needs while the built words fit

    faults: list[Fault] = []
    texts: dict[str, tuple[Text, Place]] = {}
    _walk(open_table(content / FILE, faults), "", texts)
    return texts, tuple(faults)


def _walk(found: Table, way: str, texts: dict[str, tuple[Text, Place]]) -> None:
    for key in found.values:
        name = f"{way}.{key}" if way else key
        place = found.place_of(key)
        if not found.is_table(key):
            texts[name] = found.text(key), place
            continue
        inner = found.table(key)
        if any(map(FORM.fullmatch, inner.values)):
            texts[name] = _forms(inner), place
        else:
            _walk(inner, name, texts)


def _forms(found: Table) -> dict[str, str]:
    """Return the forms of a text; every key must be a number or "other", which must be there."""
    forms = {key: found.text(key) for key in [*filter(FORM.fullmatch, found.values), *(() if OTHER in found.values else (OTHER,))]}
    found.close()
    return forms


def artifact(content: Path = CONTENT, built: Path = WORDS, browser: Path = BROWSER_WORDS) -> Artifact:
    """Return the texts for Python and those for browsers as something to build."""

    def make() -> dict[Path, bytes]:
        texts = fresh(content)
        shown = {name: text for name, text in texts.items() if name.partition(".")[0] in IN_BROWSERS}
        return {built: files.json_line({"digest": _digest(content), "texts": texts}), browser: files.json_line(shown)}

    return Artifact("words", (content / FILE,), make)


def _digest(content: Path) -> str:
    return files.of_files([content / FILE])
