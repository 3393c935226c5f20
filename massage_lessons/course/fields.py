"""What may stand in a content file, as the annotations of the model say it: the reader and the JSON Schema are both made from this."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, Protocol, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from massage_lessons.course.model import Entry, Question, written
from massage_lessons.course.model.course import PRONUNCIATION, Course

if TYPE_CHECKING:
    from pathlib import Path


M = TypeVar("M")


class Named(Protocol):
    """What has an id."""

    @property
    def id(self) -> str:
        """What the course calls it."""


N = TypeVar("N", bound=Named)


@dataclass(frozen=True, slots=True)
class Text:
    """A text; an id in kebab-case, an id that points `to` something, or a question where it must be one."""

    kebab: bool = False
    to: written.Target | None = None
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """A number, within limits where there are some."""

    whole: bool
    limit: written.UpTo | None


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no."""


@dataclass(frozen=True, slots=True)
class Year:
    """The year of a date in CSL-JSON."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class One:
    """A table that becomes an object; `spread` where its fields stand in the table around it."""

    cls: type[Any]
    spread: bool


@dataclass(frozen=True, slots=True)
class Many:
    """A list, or with `by_id` a table by id."""

    of: Value
    by_id: bool


Value = Text | Number | Flag | Year | Choice | One | Many


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a class as it is written: its key, the table within, what stands there, and whether it may be absent."""

    name: str
    key: str
    within: str | None
    value: Value
    optional: bool
    beside: str | None
    """The key without which the field is not there either."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of content: the field of the course that has it, its file, the key in it, and what stands there."""

    name: str
    file: str
    key: str | None
    value: Value

    @property
    def cls(self) -> type[Any]:
        """The class of what stands in the file, where it is one.

        Raises
        ------
        TypeError
            Where it is text.
        """
        inner = self.value.of if isinstance(self.value, Many) else self.value
        if not isinstance(inner, One):
            raise TypeError(self.name)
        return inner.cls


@cache
def kinds() -> tuple[Kind, ...]:
    """Return every kind of content, in the order of the course."""
    found = []
    for name, hint in get_type_hints(Course, include_extras=True).items():
        value, marks, _ = _parsed(hint)
        file = _mark(marks, written.File)
        if file is not None:
            found.append(Kind(name, file.path, file.key, value))
    return tuple(found)


def file_of(name: str) -> str:
    """Return the file of a kind of content, by the field of the course that has it."""
    return next(kind.file for kind in kinds() if kind.name == name)


def files(content: Path) -> tuple[str, ...]:
    """Return every content file of a folder once; where there is one for each lesson, those that are there."""
    found = [PRONUNCIATION]
    for name in dict.fromkeys(kind.file for kind in kinds()):
        found += sorted(path.relative_to(content).as_posix() for path in content.glob(name)) if "*" in name else [name]
    return tuple(found)


def all_of(course: Course, cls: type[N]) -> tuple[N, ...]:
    """Return everything in a course that is of a class: of a kind of content, of several (an entry), or within one (a question).

    Raises
    ------
    TypeError
        For a class of which a course has nothing.
    """
    if cls is Entry:
        return cast("tuple[N, ...]", course.entries)
    if cls is Question:
        return cast("tuple[N, ...]", tuple(question for lesson in course.lessons for question in lesson.questions))
    for kind in kinds():
        if kind.value == Many(One(cls, spread=False), by_id=False):
            return cast("tuple[N, ...]", getattr(course, kind.name))
    raise TypeError(cls)


def classes() -> tuple[type[Named], ...]:
    """Return the class of each kind of content of which there are many, and that of all entries."""
    return (Entry, *(kind.cls for kind in kinds() if isinstance(kind.value, Many) and isinstance(kind.value.of, One)))


@cache
def of(cls: type[Any]) -> tuple[Field, ...]:
    """Return the fields of a class that stand in a file as they are; those that a rule fills are left out."""
    return tuple(field for name, hint in _hints(cls) if (field := _field(name, hint)))


@cache
def derived_from(cls: type[Any]) -> tuple[Field, ...]:
    """Return the keys that a rule makes fields of a class from; as far as annotations can say, each may be absent."""
    marks = [_mark(_parsed(hint)[1], written.Derived) for _, hint in _hints(cls)]
    reads = [read for mark in marks if mark for read in mark.reads]
    return tuple(Field(key, key, None, _parsed(hint)[0], optional=True, beside=None) for key, hint in reads)


def _hints(cls: type[Any]) -> list[tuple[str, Any]]:
    hints = get_type_hints(cls, include_extras=True)
    return [(field.name, hints[field.name]) for field in dataclasses.fields(cls)]


def _field(name: str, hint: object) -> Field | None:
    value, marks, optional = _parsed(hint)
    if _mark(marks, written.Derived):
        return None
    key, beside = _mark(marks, written.Key) or written.Key(), _mark(marks, written.With)
    return Field(name, key.key or name, key.within, value, optional=optional, beside=beside.key if beside else None)


Marks = tuple[object, ...]


def _mark(marks: Marks, kind: type[M]) -> M | None:
    return next((mark for mark in marks if isinstance(mark, kind)), None)


def _parsed(hint: object, around: Marks = ()) -> tuple[Value, Marks, bool]:
    """Return what may stand there, all marks of the annotation, and whether it may be absent."""
    if get_origin(hint) is Annotated:
        inner, *own = get_args(hint)
        return _parsed(inner, (*around, *own))
    if get_origin(hint) in {Union, UnionType}:
        (inner,) = (argument for argument in get_args(hint) if argument is not NoneType)
        value, marks, _ = _parsed(inner, around)
        return value, marks, _mark(marks, written.With) is None
    return _value(hint, around), around, written.MAY_LACK in around


def _value(hint: Any, marks: Marks) -> Value:  # noqa: ANN401 - whatever an annotation can name
    if get_origin(hint) is tuple:
        return Many(_parsed(get_args(hint)[0])[0], by_id=written.BY_ID in marks)
    if get_origin(hint) is Literal:
        return Choice(get_args(hint))
    if dataclasses.is_dataclass(hint):
        return One(cast("type[Any]", hint), spread=written.SPREAD in marks)
    return _plain(hint, marks)


def _plain(hint: type, marks: Marks) -> Value:
    if hint is bool:
        return Flag()
    if written.YEAR in marks:
        return Year()
    if hint in {int, float}:
        return Number(hint is int, _mark(marks, written.UpTo))
    to = _mark(marks, written.To)
    return Text(kebab=written.KEBAB in marks, to=to.what if to else None, asks=written.ASKS in marks)
