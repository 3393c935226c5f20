"""Files become learners: those of one computer, or with one name, are put together, each entry once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from massage_lessons.course.words import say
from massage_lessons.report.read import Note

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from massage_lessons.report.read import File
    from massage_lessons.report.sound import Entry


@dataclass(frozen=True, slots=True)
class Learner:
    """Somebody's entries, in order, each once. `id` is the first of the devices by letters; `names` are all that the files give."""

    id: str
    names: tuple[str, ...]
    files: tuple[str, ...]
    entries: tuple[Entry, ...]

    @property
    def name(self) -> str:
        """What the learner is called in the report."""
        return " / ".join(self.names) or say("report.learners.unnamed", id=self.id[:6])


def together(files: Sequence[File]) -> tuple[list[Learner], list[Note]]:
    """The learners of these files by name, and a note for each that was put together of several."""
    groups = _groups([sorted({*file.devices, *(f"name {key}" for key in [_key(_name(file))] if key)}) for file in files])
    learners: list[Learner] = []
    notes: list[Note] = []
    for group in groups:
        mine = [files[number] for number in group]
        entries, faults = merged(each for file in mine for each in file.entries)
        names = tuple(dict.fromkeys(filter(None, map(_name, mine))))
        devices = {each.device for each in entries}
        known = tuple(file.name for file in mine)
        learners.append(Learner(min(devices, default=known[0]), names, known, entries))
        if faults:
            notes.append(Note(known[0], "two-contents", (("n", faults),)))
        notes += _put_together(mine)
    return sorted(learners, key=lambda one: (one.name.casefold(), one.id)), notes


def merged(entries: Iterable[Entry]) -> tuple[tuple[Entry, ...], int]:
    """The union by id, in order, and how many ids have more than one content; of two, the one whose text sorts later counts."""
    found: dict[str, Entry] = {}
    twice: set[str] = set()
    for each in entries:
        other = found.setdefault(each.id, each)
        if other is not each and other != each:
            twice.add(each.id)
            found[each.id] = max(other, each, key=repr)
    return tuple(sorted(found.values(), key=lambda one: (one.seen, one.id))), len(twice)


def without_names(learners: Sequence[Learner]) -> list[Learner]:
    """The learners with numbers in place of names, in an order that says nothing of them."""
    ordered = sorted(learners, key=lambda one: one.id[::-1])
    return [
        replace(one, names=(say("report.learners.number", n=number),), files=(say("report.files.number", n=number),))
        for number, one in enumerate(ordered, 1)
    ]


def _name(file: File) -> str:
    if file.header and file.header.name:
        return file.header.name
    return next((str(each.value) for each in reversed(file.entries) if each.act == "name" and each.value), "")


def _key(name: str) -> str:
    return name.casefold()


def _groups(keys: Sequence[Sequence[str]]) -> list[list[int]]:
    """Which of these share a key, directly or through others."""
    parent = list(range(len(keys)))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    first: dict[str, int] = {}
    for number, mine in enumerate(keys):
        for key in mine:
            parent[root(number)] = root(first.setdefault(key, number))
    groups: dict[int, list[int]] = defaultdict(list)
    for number in range(len(keys)):
        groups[root(number)].append(number)
    return sorted(groups.values())


def _put_together(files: Sequence[File]) -> list[Note]:
    """Why files were put together: they share a computer, or only a name."""
    if len(files) == 1:
        return []
    notes = []
    names = list(dict.fromkeys(filter(None, map(_name, files))))
    if len({_key(name) for name in names}) > 1:
        notes.append(Note(files[0].name, "several-names", (("names", ", ".join(names)),)))
    whole = max(files, key=lambda file: len(file.entries))
    ids = {each.id for each in whole.entries}
    for file in files:
        if file is whole:
            continue
        if all(each.id in ids for each in file.entries):
            notes.append(Note(file.name, "older", (("other", whole.name),)))
        elif any(file.devices & other.devices for other in files if other is not file):
            notes.append(Note(file.name, "same-device", (("other", whole.name),)))
        else:
            notes.append(Note(file.name, "same-name", (("other", whole.name), ("name", _name(file)))))
    return notes
