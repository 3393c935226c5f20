"""Tables of a content file, read key by key, which know where each of their values stands.

A table never raises. It notes a fault and gives a stand-in, so that one reading finds every fault of a file.
"""

from __future__ import annotations

import math
import re
import textwrap
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml

from massage_lessons.errors import Fault, Place, close_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,15})?")
"""A number as people write it: YAML also reads 190:20:30, 0x1f, 017 and 1_000 as numbers."""

FLAGS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
YEARS = range(1500, 2101)

KEBAB_CASE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
KEBAB_MEND = "Write lower-case letters and digits, words joined by '-'."
KINDS_OF_VALUE = {
    "tag:yaml.org,2002:str": "text",
    "tag:yaml.org,2002:int": "a whole number",
    "tag:yaml.org,2002:float": "a number",
    "tag:yaml.org,2002:bool": "yes or no",
    "tag:yaml.org,2002:null": "nothing",
    "tag:yaml.org,2002:map": "a table of keys",
    "tag:yaml.org,2002:seq": "a list",
    "tag:yaml.org,2002:timestamp": "a date",
}


@dataclass(frozen=True, slots=True)
class Value:
    """One YAML value and where it stands."""

    node: yaml.Node
    place: Place

    @property
    def what(self) -> str:
        """What it is, in words."""
        kind = KINDS_OF_VALUE.get(self.node.tag, "an unknown kind of value")
        if isinstance(self.node, yaml.ScalarNode) and self.node.value:
            return f"{kind}, {_quoted(self.node.value)}"
        return kind

    def has_tag(self, *names: str) -> bool:
        """Whether YAML read it as one of these types."""
        return self.node.tag.rpartition(":")[2] in names


def _quoted(text: str) -> str:
    """Return the beginning of a text in quotes; `shorten` leaves nothing of a single long word."""
    short = textwrap.shorten(text, 40)
    return repr(short if short != "[...]" else f"{text.strip()[:34]} [...]")


@dataclass(slots=True)
class Table:
    """A YAML mapping that is read key by key. The keys asked for are the known ones; `close` reports the rest."""

    place: Place
    faults: list[Fault]
    values: dict[str, Value] = field(default_factory=dict)
    sound: bool = True
    asked: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def note(self, expected: str, found: str, mend: str, *, at: Place | None = None) -> None:
        """Keep a fault of this table, or of a place in it."""
        self.faults.append(Fault(at or self.place, expected, found, mend))

    def place_of(self, key: str) -> Place:
        """Where the value of a key stands; the table itself where the key is not given."""
        return self.values[key].place if key in self.values else self.place

    def has(self, key: str) -> bool:
        """Whether the key is given with a value other than null."""
        if key not in self.asked:
            self.asked.append(key)
        return key in self.values and not self.values[key].has_tag("null")

    def _required(self, key: str) -> Value | None:
        if self.has(key):
            return self.values[key]
        if key in self.values:
            self.note("a value", "nothing", f"Write a value after '{key}:'.", at=self.place_of(key))
        else:
            self.missing.append(key)
        return None

    def require(self, key: str) -> bool:
        """Whether a key is there that must be; its absence is a fault."""
        return self._required(key) is not None

    def text(self, key: str) -> str:
        """Return the text of a key that must be there."""
        value = self._required(key)
        return "" if value is None else self._text_of(value)

    def name(self, key: str) -> str:
        """Return the id of a key that must be there."""
        name = self.text(key)
        if name and not KEBAB_CASE.fullmatch(name):
            self.note("an id in kebab-case", repr(name), KEBAB_MEND, at=self.place_of(key))
        return name

    def _text_of(self, value: Value) -> str:
        if not value.has_tag("str") or not isinstance(value.node, yaml.ScalarNode):
            self.note("text", value.what, "Write text here; put it in quotes if it looks like a number.", at=value.place)
            return ""
        text = str(value.node.value)
        if not text.strip():
            self.note("text", "empty text", "Write the text, or leave the key out if it may be absent.", at=value.place)
        return text.strip()

    def number(self, key: str) -> float:
        """Return the number of a key that must be there; the stand-in, NaN, is never too low or too high."""
        value = self._required(key)
        if value is None:
            return math.nan
        if not value.has_tag("int", "float"):
            self.note("a number", value.what, "Write a number without quotes or units.", at=value.place)
            return math.nan
        if not NUMBER.fullmatch(str(value.node.value)):
            found = _quoted(str(value.node.value)) if isinstance(value.node, yaml.ScalarNode) else value.what
            self.note("a number", found, "Write it in up to 15 digits, like 12 or 0.5, without quotes or units.", at=value.place)
            return math.nan
        return float(value.node.value)

    def whole(self, key: str) -> int:
        """Return the whole number, 0 or more, of a key that must be there."""
        number = self.number(key)
        if math.isnan(number):
            return 0
        if number != int(number) or number < 0:
            self.note("a whole number, 0 or more", f"{number:g}", "Write a number like 12.", at=self.place_of(key))
        return int(number)

    def flag(self, key: str) -> bool:
        """Return the yes or no of a key that must be there."""
        value = self._required(key)
        if value is None:
            return False
        flag = FLAGS.get(str(value.node.value).lower()) if value.has_tag("bool") else None
        if flag is None:
            self.note("yes or no", value.what, "Write true or false without quotes.", at=value.place)
        return bool(flag)

    def year(self, key: str) -> int | None:
        """Return the year of a date in CSL-JSON, such as {"date-parts": [[2020, 5]]}; None where that cannot be read."""
        date = self.table(key)
        parts = date.entries_of("date-parts")
        date.close()
        if not parts:
            return None
        first = parts[0].node.value[0] if isinstance(parts[0].node, yaml.SequenceNode) and parts[0].node.value else parts[0].node
        if not first.tag.endswith(":int"):
            self.note("a date like [[2020]]", parts[0].what, "Write the year as four digits without quotes.", at=parts[0].place)
            return None
        if not NUMBER.fullmatch(str(first.value)) or int(first.value) not in YEARS:
            self.note(
                f"a year from {YEARS[0]} to {YEARS[-1]}", _quoted(str(first.value)), "Write the year as four digits.", at=parts[0].place
            )
            return None
        return int(first.value)

    def choice(self, key: str, choices: Sequence[str]) -> str:
        """Return the text of a key that must be one of a few."""
        text = self.text(key)
        return self._chosen(text, self.place_of(key), choices)

    def choices(self, key: str, choices: Sequence[str]) -> tuple[str, ...]:
        """Return the texts of a list, each one of a few."""
        return tuple(self._chosen(text, place, choices) for text, place in self.words(key))

    def _chosen(self, text: str, place: Place, choices: Sequence[str]) -> str:
        if text and text not in choices:
            self.note(f"one of {', '.join(choices)}", repr(text), "Write one of these words.", at=place)
        return text

    def entries_of(self, key: str) -> tuple[Value, ...]:
        """Return the values of a list that must be there, with at least one."""
        value = self._required(key)
        if value is None:
            return ()
        if not isinstance(value.node, yaml.SequenceNode):
            self.note("a list", value.what, "Put each entry on its own line after '- '.", at=value.place)
            return ()
        if not value.node.value:
            self.note("a list with at least one entry", "an empty list", "Add an entry.", at=value.place)
        file, keys = value.place.file, value.place.keys
        return tuple(
            Value(node, Place(file, line_of(node), (*keys[:-1], f"{keys[-1]} {number}")))
            for number, node in enumerate(value.node.value, start=1)
        )

    def words(self, key: str) -> tuple[tuple[str, Place], ...]:
        """Return the texts of a list, each with its place."""
        return tuple((self._text_of(value), value.place) for value in self.entries_of(key))

    def is_table(self, key: str) -> bool:
        """Whether the value of a key is a table of keys."""
        return self.has(key) and isinstance(self.values[key].node, yaml.MappingNode)

    def table(self, key: str) -> Table:
        """Return the table of a key that must be there."""
        value = self._required(key)
        return Table(self.place, self.faults, sound=False) if value is None else table_of(value, self.faults)

    def tables(self, key: str) -> tuple[Table, ...]:
        """Return the tables of a list."""
        return tuple(table_of(value, self.faults) for value in self.entries_of(key))

    def rows(self) -> Iterator[tuple[str, Table]]:
        """Return key and table of each entry in a table of tables, in the order of the file."""
        for key, value in self.values.items():
            if not KEBAB_CASE.fullmatch(key):
                self.note("an id in kebab-case", repr(key), KEBAB_MEND, at=value.place)
            yield key, table_of(value, self.faults)

    def close(self) -> None:
        """Report the keys that are missing and those that nobody asked for; a misspelt key is one fault, not two."""
        if not self.sound:
            return
        for key in [key for key in self.values if key not in self.asked]:
            likely = close_names(key, self.missing) or close_names(key, self.asked)
            if likely and likely[0] in self.missing:
                self.missing.remove(likely[0])
            known = f"one of the keys {', '.join(self.asked)}"
            mend = f"Write {likely[0]!r}." if likely else "Remove it."
            self.note(known, f"the key {key!r}", mend, at=self.place_of(key))
        for key in self.missing:
            self.note(f"the key {key!r}", "no such key", f"Add '{key}:' with its value.")


def table_of(value: Value, faults: list[Fault]) -> Table:
    """Return a value as a table; one that is none gives a table that is not sound."""
    table = Table(value.place, faults)
    if not isinstance(value.node, yaml.MappingNode):
        table.sound = False
        table.note("a table of keys", value.what, "Write 'key: value' lines here.")
        return table
    for key_node, node in value.node.value:
        key = str(key_node.value)
        place = Place(value.place.file, line_of(key_node), (*value.place.keys, key))
        if not isinstance(key_node, yaml.ScalarNode):
            table.note("a key of one word", "a list or a table", "Write one word before the colon.", at=value.place)
        elif key in table.values:
            first = table.place_of(key).line
            mend = "Remove or rename one of the two."
            table.note("each key once", f"{key!r} again (first on line {first})", mend, at=place)
        else:
            table.values[key] = Value(node, place)
    return table


def line_of(node: yaml.Node) -> int:
    """Return the line of a node, counted from 1."""
    return int(node.start_mark.line) + 1
