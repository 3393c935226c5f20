"""Errors that a person can act on.

CourseError                 every error that this package raises on purpose
├── FaultyCourse            content or drawing with faults: all of them at once, each with its place and its mend
├── UnknownName             an id or an argument that nobody knows, with the names that come close (also a ValueError)
├── MissingPackages         packages that an extra of the course brings, with the line that installs them (also an ImportError)
├── NoPlan                  no plan for today: the reasons, each with what to do instead
├── PlanError               a file that has no plan that can be read
├── ProgressError           answers that cannot be kept or read
├── LessonError             a lesson that cannot be read, run, or put where the learner wants it
└── StartError              JupyterLab cannot be started as asked
"""

from __future__ import annotations

import difflib
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: the file, the line counted from 1, and the way of ids and keys that leads to it."""

    file: str
    line: int
    keys: tuple[str, ...] = ()

    def __str__(self) -> str:
        way = " > ".join(self.keys)
        return f"{self.file}:{self.line}: {way}" if way else f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong: where, what should stand there, what stands there, and what to do about it."""

    place: Place
    expected: str
    found: str
    mend: str

    def __str__(self) -> str:
        return f"{self.place}: expected {self.expected}, found {self.found}. {self.mend}"


class CourseError(Exception):
    """The root of the tree: catch this one to catch them all. `status` is what the command ends with."""

    status = 1


class FaultyCourse(CourseError):  # noqa: N818 - reads as what it is: a course with faults
    """Content or drawing with faults. `faults` has all of them, sorted by file and line."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        count = len(self.faults)
        heading = f"{count} {'fault' if count == 1 else 'faults'} in the course:"
        super().__init__("\n".join([heading, *(f"  {fault}" for fault in self.faults)]))


MOST_TO_LIST = 20


class UnknownName(CourseError, ValueError):  # noqa: N818 - reads as what it is
    """A name that is not among the known ones. `close` has the known names that look like it, the best first.

    Where none does, those are close whose other names, given in `called`, look like it. `close` goes before both. Where nothing is
    close, the error sends to `see`, or else lists what is known.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - what may help with a name
        self,
        what: str,
        name: str,
        known: Iterable[str],
        called: Mapping[str, Iterable[str]] | None = None,
        close: Iterable[str] = (),
        see: str = "",
    ) -> None:
        names = tuple(known)
        others = {other.lower(): one for one, all_others in (called or {}).items() for other in all_others}
        by_other_name = dict.fromkeys(others[other] for other in close_names(name, others))
        self.close = tuple(close) or close_names(name, names) or tuple(by_other_name)
        more = len(names) - MOST_TO_LIST
        listed = f"{', '.join(names[:MOST_TO_LIST])}{f' and {more} more' if more > 0 else ''}"
        hint = f"Did you mean {alternatives(self.close)}?" if self.close else see or f"Known are: {listed}."
        super().__init__(f"Unknown {what} {name!r}. {hint}")


class MissingPackages(CourseError, ImportError):  # noqa: N818 - reads as what it is
    """Packages that are not installed. `extra` is the extra of the course that brings them."""

    def __init__(self, extra: str, package: str) -> None:
        self.extra = extra
        super().__init__(f'The package {package!r} is not installed. Install what this needs: pip install "massage-lessons[{extra}]"')


@contextmanager
def needs(extra: str) -> Iterator[None]:
    """Say what to install where a package is missing that only an extra of the course brings.

    Raises
    ------
    MissingPackages
        In place of Python's own error.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        if package == "massage_lessons":
            raise
        raise MissingPackages(extra, package) from error


class NoPlan(CourseError):  # noqa: N818 - reads as what it is
    """There is no plan for today. `reasons` has each one as why and id, the most urgent first."""

    def __init__(self, message: str, reasons: tuple[tuple[str, str], ...]) -> None:
        self.reasons = reasons
        super().__init__(message)


class PlanError(CourseError):
    """A file that has no plan that can be read; it names the file and what to do."""


class ProgressError(CourseError):
    """Answers that cannot be kept or read: which file, why, and what to do."""


class LessonError(CourseError):
    """A lesson that cannot be read, run, or put where the learner wants it."""


class StartError(CourseError):
    """JupyterLab cannot be started as asked."""


def close_names(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Up to three known names that look like this one, or that have it as a part, the best first."""
    names = tuple(known)
    alike = difflib.get_close_matches(name.lower(), names, n=3, cutoff=0.7)
    parts = [other for other in names if len(name) > 2 and name.lower() in other]  # noqa: PLR2004 - two letters are in most names
    return tuple(dict.fromkeys([*alike, *parts]))[:3]


def alternatives(names: Iterable[str]) -> str:
    """Names in quotes as a list to choose from: 'a', 'b' or 'c'."""
    *others, last = [repr(name) for name in names]
    return f"{', '.join(others)} or {last}" if others else last
