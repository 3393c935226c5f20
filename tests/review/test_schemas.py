"""The command that holds our files against public schemas: what it finds, and what it says of what it lacks."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from schemas import Result, Schemas, check, files_of, lines, named

from massage_lessons.schools import package

if TYPE_CHECKING:
    from pathlib import Path

NOTE, PAGE = "urn:note", "http://page.example/page"
SCHEMA = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="{namespace}" elementFormDefault="qualified">
  <xs:element name="{name}"><xs:complexType><xs:sequence>
    {content}
  </xs:sequence>{attribute}</xs:complexType></xs:element>
</xs:schema>"""
ANY = '<xs:any namespace="##other" processContents="lax" minOccurs="0" maxOccurs="unbounded"/>'
KIND = '<xs:attribute name="kind" type="xs:int"/>'
STRICT = '<xs:anyAttribute namespace="##other" processContents="strict"/>'
FILE = """<note xmlns="urn:note" xmlns:p="http://page.example/page" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="urn:note http://x.example/note.xsd http://page.example/page page.xsd">{inside}</note>"""


def lay(path: Path, namespace: str, content: str, attribute: str = "") -> None:
    """Lay a schema of a note or, where its file says so, of a page into a folder within a folder."""
    (folder := path.parent / "deep").mkdir(exist_ok=True)
    root = "page" if "page" in path.name else "note"
    text = SCHEMA.format(namespace=namespace, name=root, content=content, attribute=attribute)
    (folder / path.name).write_text(text.replace("</xs:schema>", f"{KIND}</xs:schema>"), encoding="utf-8")


def results(folder: Path, inside: str) -> dict[str, Result]:
    return {result.wanted[1]: result for result in check({"a.xml": FILE.format(inside=inside)}, Schemas(folder))}


def test_each_part_is_held_against_the_schema_of_its_namespace(tmp_path: Path) -> None:
    lay(tmp_path / "note.xsd", NOTE, ANY)
    lay(tmp_path / "page.xsd", PAGE, '<xs:element name="n" type="xs:int"/>')
    good = results(tmp_path, "<p:page><p:n>1</p:n></p:page><p:page><p:n>2</p:n></p:page>")
    assert [(one.used, one.checked, one.faults.total()) for one in good.values()] == [("note.xsd", 1, 0), ("page.xsd", 2, 0)]
    bad = results(tmp_path, "<p:page><p:n>one</p:n></p:page>")
    assert bad["page.xsd"].faults.total() == 1
    (line, fault) = lines("x", [bad["page.xsd"]])
    assert line == "| x | page.xsd | 1 checked | 1 faults |"
    assert fault.startswith("    a.xml, ")


def test_a_schema_that_lacks_is_told_by_its_name_and_its_namespace(tmp_path: Path) -> None:
    lay(tmp_path / "note.xsd", NOTE, ANY)
    (line,) = lines("x", [results(tmp_path, "")["page.xsd"]])
    assert line == f"| x | page.xsd | lacks: put it into the folder, its namespace is {PAGE} | |"


def test_another_schema_of_the_namespace_takes_the_place_of_one_that_lacks(tmp_path: Path) -> None:
    lay(tmp_path / "notes-2.xsd", NOTE, ANY)
    (line,) = lines("x", [results(tmp_path, "")["note.xsd"]])
    assert line == "| x | notes-2.xsd (in place of note.xsd) | 1 checked | 0 faults |"


def test_a_profile_of_a_shared_namespace_takes_no_place(tmp_path: Path) -> None:
    shared = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
    lay(tmp_path / "profile.xsd", shared, ANY)
    assert Schemas(tmp_path).of((shared, "whole.xsd")) is None
    assert Schemas(tmp_path).of((shared, "profile.xsd")) == tmp_path / "deep" / "profile.xsd"


def test_an_attribute_of_another_namespace_is_known(tmp_path: Path) -> None:
    lay(tmp_path / "note.xsd", NOTE, ANY, STRICT)
    lay(tmp_path / "page.xsd", PAGE, ANY)
    for value, faults in (("1", 0), ("one", 1)):
        file = FILE.replace("<note", f'<note p:kind="{value}"').format(inside="")
        assert check({"a.xml": file}, Schemas(tmp_path))[0].faults.total() == faults


def test_a_file_names_its_schemas_and_a_package_its_files() -> None:
    content = package.zipped({"a.xml": b"<a/>", "b.jpg": b"\xff"})
    assert zipfile.is_zipfile(io.BytesIO(content))
    assert files_of(content) == {"a.xml": "<a/>"}
    assert named(ET.fromstring("<a/>")) == []  # noqa: S314 - our own
