"""Our questions against the public schemas of the formats, which may not be kept here.

`PYTHONPATH=tests python tests/review/schemas.py FOLDER` makes every package that has a schema, of the whole bank, and a lesson for SCORM.
It holds each of their files against the schemas that lie anywhere in the folder, and prints a table. A schema is found by its target
namespace: the one that has the name that our files give for it, or else another, which the table tells. Nothing is fetched. The command
fails where a file breaks a schema.
"""

from __future__ import annotations

import io
import sys
import warnings
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import xmlschema
from lesson_files import lesson_files

from massage_lessons.course import bank, find
from massage_lessons.schools import formats
from massage_lessons.schools.pictures import pictures
from massage_lessons.schools.scorm import package
from massage_lessons.schools.table import rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

WITHOUT = {"moodle": "Moodle XML", "gift": "GIFT", "anki": "Anki deck"}
"""Formats of which no schema was ever published."""

AS_CANVAS = "imsmanifest.xml"
"""Of the package for Canvas, the list of files: text2qti writes it as Canvas exports it, which keeps to none of the schemas it names."""

LOCATIONS = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
SHARED = frozenset({"http://www.imsglobal.org/xsd/ims_qtiasiv1p2"})
"""Namespaces of schemas that ask for different things, so that none takes the place of another."""

SHOWN = 5
"""So many faults are told of each schema."""

Wanted = tuple[str, str]
"""A schema by its target namespace and the name of its file."""


@dataclass(slots=True)
class Result:
    """What came of a schema: how many files or parts of files were held against it, and what breaks it, by how often."""

    wanted: Wanted
    used: str = ""
    checked: int = 0
    faults: Counter[str] = field(default_factory=Counter)


class Schemas:
    """The schemas of a folder, each read when it is first wanted."""

    def __init__(self, folder: Path) -> None:
        self.by_name: dict[str, Path] = {path.name: path for path in sorted(folder.rglob("*.xsd"))}
        self.paths = {(_namespace(path), path.name): path for path in sorted(folder.rglob("*.xsd"))}
        self._read: dict[Path, xmlschema.XMLSchema10] = {}

    def of(self, wanted: Wanted) -> Path | None:
        """Return the file of a schema, or of another of its namespace that may take its place, or nothing."""
        namespace, _ = wanted
        others = () if namespace in SHARED else (path for (of, _), path in self.paths.items() if of == namespace)
        return self.paths.get(wanted) or next(iter(others), None)

    def read(self, path: Path, beside: Mapping[str, Path]) -> xmlschema.XMLSchema10:
        """Return a schema together with others by their namespaces: an attribute of a file may be of theirs."""
        if path not in self._read:
            with warnings.catch_warnings():
                # What a schema takes from the net is looked for in the folder; what is not there is left unchecked.
                warnings.simplefilter("ignore", xmlschema.XMLSchemaImportWarning)
                schema = xmlschema.XMLSchema10(path, validation="lax", allow="local", uri_mapper=self._here, build=False)
                for namespace, other in beside.items():
                    if not schema.maps.namespaces.get(namespace):
                        schema.add_schema(other, namespace)
                schema.build()
            self._read[path] = schema
        return self._read[path]

    def _here(self, address: str) -> str:
        path = self.by_name.get(address.rpartition("/")[2]) if address.startswith(("http:", "https:")) else None
        return path.as_uri() if path else address


def _namespace(path: Path) -> str:
    return ET.parse(path).getroot().get("targetNamespace", "")  # noqa: S314 - a schema that whoever calls has laid there


def named(root: ET.Element) -> list[Wanted]:
    """Return the schemas that a file names, as its first element tells them."""
    told = root.get(LOCATIONS, "").split()
    return [(namespace, address.rpartition("/")[2]) for namespace, address in zip(told[::2], told[1::2], strict=True)]


def parts(root: ET.Element, namespace: str) -> Iterator[ET.Element]:
    """Yield the outermost elements of a namespace."""
    if root.tag.startswith(f"{{{namespace}}}"):
        yield root
        return
    for child in root:
        yield from parts(child, namespace)


def check(files: Mapping[str, str], schemas: Schemas) -> list[Result]:
    """Hold files of XML, by their names, against all schemas that they name."""
    results: dict[Wanted, Result] = {}
    for name, text in files.items():
        root = ET.fromstring(text)  # noqa: S314 - our own
        found = {wanted[0]: path for wanted in named(root) if (path := schemas.of(wanted))}
        for wanted in named(root):
            namespace, _ = wanted
            result = results.setdefault(wanted, Result(wanted))
            if (path := found.get(namespace)) is None:
                continue
            result.used = path.name
            schema = schemas.read(path, found)
            for part in parts(root, namespace):
                result.checked += 1
                result.faults.update(f"{name}, {error.path}: {error.reason}" for error in schema.iter_errors(part))
    return list(results.values())


def files_of(content: bytes) -> dict[str, str]:
    """Return the files of XML in a package, by their names."""
    archive = zipfile.ZipFile(io.BytesIO(content))
    return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")}


def lines(title: str, results: list[Result]) -> Iterator[str]:
    """Yield the lines of a table on a format, and its first faults."""
    for result in results:
        if not result.used:
            yield f"| {title} | {result.wanted[1]} | lacks: put it into the folder, its namespace is {result.wanted[0]} | |"
            continue
        instead = "" if result.used == result.wanted[1] else f" (in place of {result.wanted[1]})"
        yield f"| {title} | {result.used}{instead} | {result.checked} checked | {result.faults.total()} faults |"
        yield from (f"    {text}" for text in list(result.faults)[:SHOWN])


def main(folder: Path) -> int:
    """Print the table; return 1 where a file breaks a schema, else 0."""
    table = rows(bank.items(find.course()), bank.goals(find.course()))
    drawn = pictures(table)
    made: dict[str, bytes] = {name: formats.made(name, table, drawn) for name in ("qti", "cartridge", "canvas")}
    made["scorm"] = package(lesson_files()[0].path).content
    texts = {name: files_of(content) for name, content in made.items()}
    del texts["canvas"][AS_CANVAS]
    schemas = Schemas(folder)
    broken = False
    for name, files in texts.items():
        results = check(files, schemas)
        broken |= any(result.faults for result in results)
        print(*lines(name, results), sep="\n")  # noqa: T201 - what the command is for
    print(f"| canvas | none: {AS_CANVAS} is as Canvas itself writes it | | |")  # noqa: T201 - as above
    for name, title in WITHOUT.items():
        print(f"| {name} | none: {title} has no public schema | | |")  # noqa: T201 - as above
    return int(broken)


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
