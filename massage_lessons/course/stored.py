"""The course as it was read when it was built: a kernel that shows a card need not parse YAML."""

from __future__ import annotations

import json
from dataclasses import asdict, fields, is_dataclass
from functools import cache, cached_property
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Literal, Union, cast, get_args, get_origin, get_type_hints

from massage_lessons import files
from massage_lessons.build.artifact import Artifact
from massage_lessons.course import fields as content_fields
from massage_lessons.course import references
from massage_lessons.course.model import Course
from massage_lessons.paths import CONTENT, COURSE, MODEL

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


class Stored:
    """The course with its printed references: what is stored if it fits the content files, else what these files have now."""

    def __init__(self, content: Path = CONTENT, built: Path = COURSE) -> None:
        self._content = content
        try:
            kept = json.loads(built.read_bytes())
        except (FileNotFoundError, ValueError):
            kept = {"digest": None}
        self._kept: dict[str, Any] | None = kept if kept["digest"] == digest(content) else None

    @cached_property
    def course(self) -> Course:
        """The course.

        Raises
        ------
        FaultyCourse
            Where the files must be read and have faults.
        """
        return fresh(self._content) if self._kept is None else cast("Course", made(Course)(self._kept["course"]))

    @cached_property
    def references(self) -> Mapping[str, str]:
        """The reference of each source as a reader sees it, by id."""
        return printed(self._content) if self._kept is None else cast("dict[str, str]", self._kept["references"])


def load(content: Path = CONTENT, built: Path = COURSE) -> Course:
    """Return the stored course if it fits the content files, else the course as these files have it now.

    Raises
    ------
    FaultyCourse
        Where the files must be read and have faults.
    """
    return Stored(content, built).course


def fresh(content: Path = CONTENT) -> Course:
    """Return the course as the content files have it now.

    Raises
    ------
    FaultyCourse
        With every fault of every file.
    """
    from massage_lessons.course import reader  # noqa: PLC0415 - loads PyYAML, which nobody needs while the stored course fits

    return reader.load(content)


def printed(content: Path = CONTENT) -> dict[str, str]:
    """Return the printed references as the content files have them now."""
    return references.formatted(content / content_fields.file_of("sources"))


def artifact(content: Path = CONTENT, built: Path = COURSE) -> Artifact:
    """Return the stored course as something to build."""
    return Artifact("course", (content, MODEL), lambda: {built: _text(content)})


def _text(content: Path) -> bytes:
    stored = {"digest": digest(content), "course": asdict(fresh(content)), "references": printed(content)}
    return files.json_line(stored)


def digest(content: Path = CONTENT) -> str:
    """Return what tells one state of the content files and of the model from another."""
    return files.of_files([*(content / name for name in content_fields.files(content)), *sorted(MODEL.glob("*.py"))])


@cache
def made(kind: Any) -> Callable[[Any], Any]:  # noqa: ANN401 - whatever an annotation can name
    """Return what makes an object of this annotation from JSON.

    Raises
    ------
    TypeError
        For an annotation that the model does not use.
    """
    if is_dataclass(kind):
        return _dataclass(cast("type[Any]", kind))
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple and arguments[-1] is not ...:
        makers = [made(argument) for argument in arguments]
        return lambda values: tuple(make(value) for make, value in zip(makers, values, strict=True))
    if origin is tuple:
        make = made(arguments[0])
        return tuple if make is _same else (lambda values: tuple(map(make, values)))
    if origin in {UnionType, Union} and NoneType in arguments:
        (inner,) = (made(argument) for argument in arguments if argument is not NoneType)
        return inner if inner is _same else (lambda value: None if value is None else inner(value))
    if origin is Literal or kind in {str, int, float, bool}:
        return _same
    raise TypeError(kind)


def _same(value: Any) -> Any:  # noqa: ANN401 - JSON has it as it is
    return value


def _dataclass(kind: type[Any]) -> Callable[[dict[str, Any]], Any]:
    hints = get_type_hints(kind)
    makers = [(field.name, made(hints[field.name])) for field in fields(kind)]
    return lambda row: kind(**{name: row[name] if make is _same else make(row[name]) for name, make in makers})
