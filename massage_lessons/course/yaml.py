"""The one door for YAML: a file becomes a table that knows where each of its values stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from massage_lessons.course.table import Table, Value, line_of, table_of
from massage_lessons.errors import Place

if TYPE_CHECKING:
    from pathlib import Path

    from massage_lessons.errors import Fault

DEEPEST = 60
"""How deep values may stand in one another; no file of a course comes near, and PyYAML in C ends the process far beyond."""


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # the loader is found at run time
    """The loader in C where PyYAML was built with it, ten times as fast; it refuses what stands too deep."""

    depth = 0

    def descend_resolver(self, current_node: yaml.Node | None, current_index: object) -> None:
        self.depth += 1
        if self.depth > DEEPEST and current_node is not None:
            raise yaml.MarkedYAMLError(problem=f"values more than {DEEPEST} deep in one another", problem_mark=current_node.start_mark)
        super().descend_resolver(current_node, current_index)

    def ascend_resolver(self) -> None:
        self.depth -= 1
        super().ascend_resolver()


def open_table(path: Path, faults: list[Fault]) -> Table:
    """Read a YAML file whose outermost value is a mapping. Unreadable files give a table that is not sound."""
    value = _open(path, faults)
    if value is None:
        return Table(Place(_name(path), 1), faults, sound=False)
    return table_of(value, faults)


def open_rows(path: Path, faults: list[Fault]) -> Table:
    """Read a JSON file (YAML reads it too) whose outermost value is a list of tables, each with its `id`, as a table by id."""
    value = _open(path, faults)
    table = Table(Place(_name(path), 1), faults, sound=value is not None)
    if value is None:
        return table
    if not isinstance(value.node, yaml.SequenceNode):
        table.sound = False
        table.note("a list", value.what, "Put the entries between [ and ].")
        return table
    for number, node in enumerate(value.node.value, start=1):
        row = table_of(Value(node, Place(value.place.file, line_of(node), (f"entry {number}",))), faults)
        name = row.text("id")
        if name in table.values:
            row.note("an id that no other entry has", repr(name), "Give one of the two another id.")
        table.values[name] = Value(node, Place(value.place.file, line_of(node), (name,)))
    return table


def _open(path: Path, faults: list[Fault]) -> Value | None:
    """Return the outermost value of a file, or None where there is none: then its fault is noted."""
    nothing = Table(Place(_name(path), 1), faults)
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=_Loader)
    except FileNotFoundError:
        nothing.note("this file", "none", "Put the file back.")
    except UnicodeDecodeError:
        nothing.note("a text file in UTF-8", "other bytes", "Save the file as UTF-8.")
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        found = f"something else ({error.problem or error.context})"
        nothing.note("YAML", found, "Look at the indents, quotes and colons near this line.", at=Place(_name(path), line))
    except yaml.YAMLError as error:
        nothing.note("YAML", f"something else ({error})", "Remove the character that YAML does not allow.")
    else:
        if node is None:
            nothing.note("a table of keys", "an empty file", "Add the entries.")
            return None
        return Value(node, nothing.place)
    return None


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"
