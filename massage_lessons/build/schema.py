"""A JSON Schema for each content file, made from the annotations of the model: editors complete and check by it while somebody writes."""

from __future__ import annotations

import inspect
import json
from functools import singledispatch
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from massage_lessons.build.artifact import Artifact
from massage_lessons.course import checks, fields, words
from massage_lessons.course.fields import Choice, Flag, Many, Number, One, Text, Year
from massage_lessons.course.model.course import PRONUNCIATION
from massage_lessons.paths import MODEL, SCHEMAS

if TYPE_CHECKING:
    from pathlib import Path

Schema = dict[str, Any]

KEBAB = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
WRITTEN = r"\S"
"""A text that is not empty."""


def artifact(folder: Path = SCHEMAS) -> Artifact:
    """Return the schemas as something to build."""
    return Artifact("schemas", (MODEL,), lambda: {folder / name: _text(schema) for name, schema in every().items()}, folder)


def _text(schema: Schema) -> bytes:
    return f"{json.dumps(schema, ensure_ascii=False, indent=1)}\n".encode()


def every() -> dict[str, Schema]:
    """Return the schema of each content file, by its name."""
    files = dict.fromkeys(kind.file for kind in fields.kinds())
    said = {"type": "object", "additionalProperties": {"type": "string", "pattern": WRITTEN}}
    beside = {name_of(PRONUNCIATION): _headed(said), name_of(words.FILE): _headed(_of_words())}
    return beside | {name_of(file): _headed(_of_file(file)) for file in files}


def _of_words() -> Schema:
    """Return the schema of the words of the interface: sections in one another, and in them texts and forms of a text by number."""
    text = {"type": "string", "pattern": WRITTEN}
    forms = {
        "title": "Forms",
        "description": "A text by its number: forms for those that need their own, and one for every other.",
        **_object({words.OTHER: text}, required=[words.OTHER]),
        "patternProperties": {"^[0-9]+$": text},
    }
    section = {
        "title": "Section",
        "description": "Texts by id; `{name}` in a text stands for a value.",
        "type": "object",
        "propertyNames": {"pattern": KEBAB, "not": {"const": words.OTHER}},
        "additionalProperties": {"anyOf": [text, forms, {"$ref": "#/$defs/Section"}]},
    }
    language = _object({"code": text, "direction": {"enum": list(words.DIRECTIONS)}}, required=["code", "direction"])
    return {
        "type": "object",
        "properties": {"language": language},
        "required": ["language"],
        "propertyNames": {"pattern": KEBAB},
        "additionalProperties": section,
    }


def name_of(file: str) -> str:
    """Return the name of the schema of a content file: that of the file, or of the folder where there is one for each."""
    path = PurePosixPath(file)
    return f"{path.parent.name if path.parent.name == 'lessons' else path.stem}.json"


def _headed(schema: Schema) -> Schema:
    """Return the schema of a file: each class stands once under `$defs`, by its name."""
    classes: dict[str, Schema] = {}
    shared = _sharing(schema, classes)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **shared} | ({"$defs": classes} if classes else {})


def _sharing(part: Any, classes: dict[str, Schema]) -> Any:  # noqa: ANN401 - whatever JSON has
    if isinstance(part, list):
        return [_sharing(each, classes) for each in part]
    if not isinstance(part, dict):
        return part
    found = {key: _sharing(value, classes) for key, value in part.items()}
    if not isinstance(found.get("title"), str):  # what has a title is a class; a property may be called so too
        return found
    classes[found["title"]] = found
    return {"$ref": f"#/$defs/{found['title']}"}


def _of_file(file: str) -> Schema:
    kinds = [kind for kind in fields.kinds() if kind.file == file]
    if kinds[0].key:
        return _object({kind.key: schema(kind.value) for kind in kinds if kind.key}, required=[kind.key for kind in kinds if kind.key])
    (kind,) = kinds
    if "*" in file:
        return _of_class(kind.cls, with_id=False)
    if file.endswith(".json"):
        return {"type": "array", "items": _of_class(kind.cls, with_id=True)}
    return _by_id(kind.cls)


def _by_id(cls: type) -> Schema:
    return {"type": "object", "propertyNames": {"pattern": KEBAB}, "additionalProperties": _of_class(cls, with_id=False)}


def _object(properties: dict[str, Schema], *, required: list[str]) -> Schema:
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _of_class(cls: type, *, with_id: bool) -> Schema:
    """Return the schema of an object: its own fields, the keys of derived ones, and tables within."""
    own: list[fields.Field] = []
    within: dict[str, list[fields.Field]] = {}
    for field in _spread(cls):
        if field.name != "id" or with_id:
            (within.setdefault(field.within, []) if field.within else own).append(field)
    found = _of_fields(own)
    found["properties"] |= {key: _of_fields(inner) for key, inner in within.items()} | {key: {} for key in checks.OTHER_KEYS.get(cls, ())}
    found["required"] += within
    either = checks.rule(checks.EITHER, cls, ())
    if either:
        found["oneOf"] = [{"required": [key]} for key in either]
    return {"title": cls.__name__, "description": inspect.getdoc(cls), **found}


def _spread(cls: type) -> list[fields.Field]:
    """Return the fields of a class with those of the classes that stand in the same table."""
    found = []
    for field in (*fields.of(cls), *fields.derived_from(cls)):
        match field.value:
            case One(inner, spread=True):
                found += _spread(inner)
            case _:
                found.append(field)
    return found


def _of_fields(some: list[fields.Field]) -> Schema:
    properties = {field.key: _or_nothing(schema(field.value)) if field.optional else schema(field.value) for field in some}
    found = _object(properties, required=[field.key for field in some if not (field.optional or field.beside)])
    beside = {field.key: [field.beside] for field in some if field.beside}
    for field in some:
        if field.beside and not field.optional:
            beside.setdefault(field.beside, []).append(field.key)
    return found | ({"dependentRequired": beside} if beside else {})


def _or_nothing(wanted: Schema) -> Schema:
    return {"anyOf": [wanted, {"type": "null"}]}


@singledispatch
def schema(value: fields.Value) -> Schema:
    """Return the schema of a value.

    Raises
    ------
    TypeError
        For a value that no content file has.
    """
    raise TypeError(value)


@schema.register(Text)
def _of_text(value: Text) -> Schema:
    return {"type": "string", "pattern": KEBAB if value.kebab else r"\?\s*$" if value.asks else WRITTEN}


@schema.register(Number)
def _of_number(value: Number) -> Schema:
    if value.whole:
        return {"type": "integer", "minimum": 0}
    if value.limit is None:
        return {"type": "number"}
    return {"type": "number", "minimum" if value.limit.zero else "exclusiveMinimum": 0, "maximum": value.limit.most}


@schema.register(Flag)
def _of_flag(_: Flag) -> Schema:
    return {"type": "boolean"}


@schema.register(Year)
def _of_year(_: Year) -> Schema:
    date = {"type": "array", "items": {"type": "integer"}, "minItems": 1}
    return _object({"date-parts": {"type": "array", "items": date, "minItems": 1}}, required=["date-parts"])


@schema.register(Choice)
def _of_choice(value: Choice) -> Schema:
    return {"enum": list(value.words)}


@schema.register(One)
def _of_one(value: One) -> Schema:
    return _of_class(value.cls, with_id=False)


@schema.register(Many)
def _of_many(value: Many) -> Schema:
    if isinstance(value.of, One):
        return _by_id(value.of.cls) if value.by_id else {"type": "array", "items": _of_class(value.of.cls, with_id=True), "minItems": 1}
    pointers = isinstance(value.of, Text) and value.of.to
    return {"type": "array", "items": schema(value.of), "minItems": 1} | ({"uniqueItems": True} if pointers else {})
