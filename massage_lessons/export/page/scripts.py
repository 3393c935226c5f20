"""Script text that can stand in a page, and the exports of a module that has no address.

A strict policy names every script by its digest, so a module of a widget stands in the page itself. There nothing can import it:
in place of its exports it leaves them in a register. tree-sitter says where a module has them, and whether it loads others.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import tree_sitter_javascript
from tree_sitter import Language, Parser, Query, QueryCursor

if TYPE_CHECKING:
    from tree_sitter import Node

from massage_lessons.course.words import say

REGISTER = 'globalThis[Symbol.for("massage-lessons.modules")]'
DEFAULT = "__lesson_default"
NOTES = re.compile(r"^[ \t]*(?://[^\n]*|/\*\*(?:[^*]|\*(?!/))*\*/[ \t]*)\n|^[ \t]*\n", re.MULTILINE)
STYLE_ROOM = re.compile(r"\s*([{};])\s*")
STYLE_GAPS = re.compile(r'("[^"]*")|(?<=[:,]) ')
STYLE_NOTES = re.compile(r"/\*(?!!).*?\*/|^\s+", re.MULTILINE | re.DOTALL)
NAME = re.compile(r"[^\W\d][\w$]*|[$][\w$]*")
JAVASCRIPT = Language(tree_sitter_javascript.language())
PARSER = Parser(JAVASCRIPT)
LOADS = Query(JAVASCRIPT, "[(import_statement) (call_expression function: (import))] @loads")


class Unreadable(ValueError):  # noqa: N818 - reads as what it is
    """A module that cannot stand in a page: it loads others, or we cannot read it."""


def inline(text: str) -> str:
    """Script text in which nothing ends or opens an element of the page."""
    return re.sub(r"<(?=/script|!--)", r"<\\", text.replace("\r\n", "\n"), flags=re.IGNORECASE)


def without_notes(text: str) -> str:
    """Script text of ours without the lines that only speak to those who change it: a page is mailed, not developed."""
    return NOTES.sub("", text)


def style_without_notes(text: str) -> str:
    """A style of ours without what only speaks to those who change it: comments, and how far its lines stand in."""
    return STYLE_GAPS.sub(r"\1", STYLE_ROOM.sub(r"\1", STYLE_NOTES.sub("", text)))


@lru_cache(maxsize=8)
def registered(text: str, key: str) -> str:
    """A module that leaves its exports in the register under `key`.

    Raises
    ------
    Unreadable
        When it loads other modules, its exports have a form that we do not know, or it is not JavaScript.
    """
    source = text.encode(errors="surrogatepass")
    module = PARSER.parse(source).root_node
    if module.has_error:
        raise Unreadable(say("output.widget.language"))
    if QueryCursor(LOADS).matches(module):
        raise Unreadable(say("output.widget.loads"))
    exports: dict[str, str] = {}
    statements = [child for child in module.children if child.type == "export_statement"]
    # From the last to the first, so that the places of those before stay what they are.
    for statement, (end, instead) in reversed([(one, _without_export(one, exports)) for one in statements]):
        source = source[: statement.start_byte] + instead + source[end:]
    listed = ", ".join(f"{name}: {value}" for name, value in exports.items())
    return f'{source.decode(errors="surrogatepass")}\n;({REGISTER} ??= new Map()).set("{key}", {{ {listed} }});\n'


def _without_export(statement: Node, exports: dict[str, str]) -> tuple[int, bytes]:
    """Note what a statement exports; up to where it is replaced, and by what."""
    if value := statement.child_by_field_name("value"):
        exports["default"] = DEFAULT
        return value.start_byte, f"const {DEFAULT} = ".encode()
    if declaration := statement.child_by_field_name("declaration"):
        names = [_text(name) for one in [declaration, *declaration.children] if (name := one.child_by_field_name("name"))]
        if not all(map(NAME.fullmatch, names)):
            raise Unreadable(say("output.widget.form"))
        exports.update(
            {"default": names[0]} if any(child.type == "default" for child in statement.children) else dict(zip(names, names, strict=True))
        )
        return declaration.start_byte, b""
    clauses = [child for child in statement.children if child.type == "export_clause"]
    if not clauses or statement.child_by_field_name("source"):
        raise Unreadable(say("output.widget.form"))
    for one in clauses[0].named_children:
        name = one.child_by_field_name("name")
        if name is not None:
            exports[_text(one.child_by_field_name("alias") or name)] = _text(name)
    return statement.end_byte, b";"


def _text(node: Node) -> str:
    return (node.text or b"").decode(errors="surrogatepass")
