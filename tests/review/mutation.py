"""Change one word or one number in each of 40 entries of the content, drawn at random, and count what notices.

`python tests/review/mutation.py [--seed 1] [--count 40]`. Each changed course is held against what the tests hold the real one against:

- door: reading the content gives a fault,
- record: an entry is not as it was reviewed (`reviewed.py`),
- payload: the front end's JSON is not the one that is stored,
- outputs: a lesson's call does not give what the lesson has stored.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from rich.console import Console
from rich.table import Table

from massage_lessons import paths
from massage_lessons.course import fields

if TYPE_CHECKING:
    from collections.abc import Iterator

OTHER_WORDS = ("always", "never", "firmly", "lightly", "before", "without", "left", "right", "deep", "cold")
WORD = re.compile(r"[A-Za-z]{3,}")
NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class Mutation:
    """A change: the keys that lead to a value in a content file, and the value before and after."""

    file: str
    keys: tuple[Any, ...]
    old: Any
    new: Any

    @property
    def kind(self) -> str:
        """What was changed: a number, an id or choice, or a word."""
        if not isinstance(self.old, str):
            return "number"
        if not re.search(r"\s", self.old):
            return "id or choice"
        return "number" if NUMBER.sub("", self.old) == NUMBER.sub("", str(self.new)) else "word"


def entries(content: Path) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """File and first keys of every entry: a lesson's questions count one by one."""
    for path in sorted(content / name for name in fields.files(content)):
        data = read(path)
        name = path.relative_to(content).as_posix()
        for key in data if isinstance(data, dict) else range(len(data)):
            if key == "questions":
                yield from ((name, (key, question)) for question in data[key])
            else:
                yield name, (key,)


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8")) if path.suffix == ".json" else yaml.safe_load(path.read_text(encoding="utf-8"))


def leaves(value: Any, keys: tuple[Any, ...]) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """The keys and the value of everything that holds nothing further."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*keys, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from leaves(inner, (*keys, number))
    elif value is not None:
        yield keys, value


def at(data: Any, keys: tuple[Any, ...]) -> Any:
    for key in keys:
        data = data[key]
    return data


def changeable(value: Any) -> bool:
    """Whether there is a number or a word to change: a name's initial is neither."""
    return not isinstance(value, str) or bool(NUMBER.search(value) or WORD.search(value))


def changed(value: Any, chance: random.Random) -> Any:
    """The value with one number or one word changed."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, (int, float)):
        return value + 1
    numbers, words = list(NUMBER.finditer(value)), list(WORD.finditer(value))
    if numbers and (not words or chance.random() < 1 / 2):
        found = chance.choice(numbers)
        return value[: found.start()] + str(int(found.group()) + 1) + value[found.end() :]
    found = chance.choice(words)
    other = chance.choice([word for word in OTHER_WORDS if word != found.group().lower()])
    return value[: found.start()] + other + value[found.end() :]


def draw(content: Path, count: int, seed: int) -> list[Mutation]:
    """As many mutations as asked for, each in another entry."""
    chance = random.Random(seed)  # noqa: S311 - a seeded draw is what is wanted
    found = []
    for file, keys in chance.sample(sorted(entries(content), key=str), count):
        where, old = chance.choice([leaf for leaf in leaves(at(read(content / file), keys), keys) if changeable(leaf[1])])
        found.append(Mutation(file, where, old, changed(old, chance)))
    return found


def apply(mutation: Mutation, content: Path) -> None:
    """Write the changed value into a copy of the content."""
    path = content / mutation.file
    data = read(path)
    at(data, mutation.keys[:-1])[mutation.keys[-1]] = mutation.new
    text = json.dumps(data, ensure_ascii=False) if path.suffix == ".json" else yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    path.write_text(text, encoding="utf-8")


def nets(mutation: Mutation) -> list[str]:
    """The nets that notice the mutation; it is tried in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        content = Path(shutil.copytree(paths.CONTENT, Path(folder) / "content"))
        apply(mutation, content)
        command = [sys.executable, __file__, "--try", str(content)]
        return subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8").stdout.split()


def tried(content: Path) -> Iterator[str]:
    """The nets that notice a changed content folder."""
    paths.CONTENT = content  # before anything that has it as a default is imported
    sys.path.append(str(Path(__file__).parent.parent))
    import lesson_files  # noqa: PLC0415
    import reviewed  # noqa: PLC0415

    from massage_lessons import show  # noqa: PLC0415
    from massage_lessons.build import payload  # noqa: PLC0415
    from massage_lessons.course import reader  # noqa: PLC0415

    found, faults = reader.read(content)
    if faults:
        yield "door"
        return
    if reviewed.differences(found):
        yield "record"
    if not payload.artifact(content).build(check=True):
        yield "payload"
    for path in sorted(lesson_files.NOTEBOOKS.glob("*.ipynb")):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            if cell["cell_type"] == "code" and not same(eval("".join(cell["source"]).partition("; ")[2], {"show": show}), cell):  # noqa: S307 - our own lessons
                yield "outputs"
                return


def same(shown: Any, cell: dict[str, Any]) -> bool:
    """Whether an output is what the cell has stored, as far as both are text."""
    bundle = shown._repr_mimebundle_()
    data = bundle[0] if isinstance(bundle, tuple) else bundle
    stored = cell["outputs"][0]["data"]
    return all("".join(stored[mime]) == data[mime] for mime in ("text/html", "text/plain") if mime in stored)


def main(count: int, seed: int) -> None:
    """Print a line for each mutation, and how many were noticed."""
    mutations = draw(paths.CONTENT, count, seed)
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(nets, mutations))
    table = Table("file", "where", "kind", "before", "after", "noticed by")
    for mutation, noticed in zip(mutations, found, strict=True):
        where = " > ".join(map(str, mutation.keys))
        table.add_row(mutation.file, where, mutation.kind, str(mutation.old)[:60], str(mutation.new)[:60], ", ".join(noticed) or "NOTHING")
    console = Console(width=200)
    console.print(table)
    for kind in ("number", "id or choice", "word"):
        of_kind = [noticed for mutation, noticed in zip(mutations, found, strict=True) if mutation.kind == kind]
        console.print(f"{kind}: {sum(map(bool, of_kind))} of {len(of_kind)} noticed")
    console.print(f"{sum(map(bool, found))} of {count} noticed (seed {seed})")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--try", dest="content", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.content:
        print("\n".join(tried(given.content)))
    else:
        main(given.count, given.seed)
