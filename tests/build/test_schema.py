"""A JSON Schema says of each content file what the reader says, as far as one value at a time can tell."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from massage_lessons.build import schema
from massage_lessons.course import fields, words
from massage_lessons.paths import CONTENT, SCHEMAS

BAD_CONTENT = Path(__file__).parent.parent / "course" / "bad_content"
REFUSED = {
    "empty-list.zones": "non-empty",
    "empty-text.zones": "does not match",
    "half-a-person.effects": "is not valid under any",
    "id-not-in-kebab-case.zones": "does not match",
    "link-twice.zones": "is not valid under any",
    "massage-and-leave-out.regions": "is valid under each of",
    "misspelt-key.zones": "'carefull' was unexpected",
    "missing-key.zones": "'sides' is a required property",
    "neither-source-nor-basis.zones": "is not valid under any",
    "no-minutes.regions": "is not valid under any",
    "no-question-mark.contraindications": "does not match",
    "number-for-text.zones": "is not of type 'string'",
    "option-id-with-capitals.lesson": "is not valid under any",
    "option-without-id.lesson": "is not valid under any",
    "pressure-above-ten.regions": "is not valid under any",
    "unknown-verdict.claims": "is not one of",
    "unknown-verified.sources": "is not one of",
    "word-for-flag.forms": "is not of type 'boolean'",
    "year-in-quotes.sources": "is not valid under any",
}


def faults(name: str, text: str) -> list[str]:
    """What the stored schema of this name says of a file."""
    data: Any = yaml.safe_load(text)
    wanted = json.loads((SCHEMAS / name).read_text(encoding="utf-8"))
    return [error.message for error in Draft202012Validator(wanted).iter_errors(data)]


def test_the_schemas_are_those_of_the_model_and_are_schemas() -> None:
    assert schema.artifact().build(check=True), "The model has changed. Run: massage-lessons build"
    for wanted in schema.every().values():
        Draft202012Validator.check_schema(wanted)


@pytest.mark.parametrize("name", [*fields.files(CONTENT), words.FILE])
def test_a_content_file_is_what_its_schema_says_and_names_it(name: str) -> None:
    text = (CONTENT / name).read_text(encoding="utf-8")
    assert faults(schema.name_of(name), text) == []
    first, _, address = text.partition("\n")[0].partition("$schema=")
    if name.endswith(".yaml"):
        assert first == "# yaml-language-server: "
        assert (CONTENT / name).parent.joinpath(address).resolve() == SCHEMAS / schema.name_of(name)


@pytest.mark.parametrize("sample", REFUSED)
def test_a_sample_fault_is_refused_by_the_schema_too(sample: str) -> None:
    (path,) = BAD_CONTENT.glob(f"{sample}.*")
    found = faults(f"{sample.partition('.')[2].replace('lesson', 'lessons')}.json", path.read_text(encoding="utf-8"))
    assert any(REFUSED[sample] in fault for fault in found), found


@pytest.mark.parametrize(
    "text",
    [
        "list:\n  heading: 7",
        "list:\n  heading:",
        "list:\n  Heading: Places",
        'list:\n  found:\n    "1": one',
        'list:\n  found:\n    "1": one\n    other: some\n    many: more',
        "list:\n  found:\n    other: some\n    many: more",
    ],
)
def test_words_that_are_no_text_and_no_forms_are_refused(text: str) -> None:
    language = "language:\n  code: en\n  direction: {}\n"
    assert faults("ui.json", language.format("rtl") + 'list:\n  found:\n    "1": one\n    other: some') == []
    assert faults("ui.json", language.format("rtl") + text) != []
    assert faults("ui.json", language.format("up")) != []
    assert faults("ui.json", "list:\n  heading: Places") == ["'language' is a required property"]
