"""Script text that can stand in a page, and the exports of a module that has no address.

A strict policy names every script by its digest, so a module of a widget stands in the page itself. There nothing can import it:
in place of its exports it leaves them in a register. Its text is read only as far as that takes: strings, comments, patterns and
brackets are skipped, and what is left at the outermost level is looked through for `export` and `import`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from massage_lessons.course.words import say

REGISTER = 'globalThis[Symbol.for("massage-lessons.modules")]'
DEFAULT = "__lesson_default"
NOTES = re.compile(r"^[ \t]*(?://[^\n]*|/\*\*(?:[^*]|\*(?!/))*\*/[ \t]*)\n|^[ \t]*\n", re.MULTILINE)
STYLE_ROOM = re.compile(r"\s*([{};])\s*")
STYLE_NOTES = re.compile(r"/\*(?!!).*?\*/|^\s+", re.MULTILINE | re.DOTALL)
SKIPPED = re.compile(
    r"""//[^\n]*|/\*.*?\*/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'""",
    re.DOTALL,
)
PATTERN = re.compile(r"/(?![*/])(?:[^\\/\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*")
WORD = re.compile(r"[A-Za-z_$][\w$]*")
BEFORE_PATTERN = re.compile("return|typeof|case|in|of|delete|void|throw|new|instanceof|do|else|yield|await")
NAMED = re.compile(r"export\s+(?:const|let|var|class|(?:async\s+)?function\s*\*?)\s*([A-Za-z_$][\w$]*)")
DEFAULT_NAMED = re.compile(r"export\s+default\s+(?=(?:class|(?:async\s+)?function\s*\*?)\s+([A-Za-z_$][\w$]*)(?!\w))")
DEFAULT_ANY = re.compile(r"export\s+default\b")
LISTED = re.compile(r"export\s*\{([^{}]*)\}\s*(from\b)?;?")
MEMBER = re.compile(r"\s*([A-Za-z_$][\w$]*)(?:\s+as\s+([A-Za-z_$][\w$]*))?\s*")


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
    return STYLE_ROOM.sub(r"\1", STYLE_NOTES.sub("", text))


def registered(text: str, key: str) -> str:
    """A module that leaves its exports in the register under `key`.

    Raises
    ------
    Unreadable
        When it loads other modules, or its exports have a form that we do not know.
    """
    edits: list[tuple[int, int, str]] = []
    exports: dict[str, str] = {}
    for at, word in _outermost(text):
        if word == "import":
            raise Unreadable(say("output.widget.loads"))
        edits.append(_export(text, at, exports))
    for start, end, instead in reversed(edits):
        text = text[:start] + instead + text[end:]
    listed = ", ".join(f"{name}: {value}" for name, value in exports.items())
    return f'{text}\n;({REGISTER} ??= new Map()).set("{key}", {{ {listed} }});\n'


def _export(text: str, at: int, exports: dict[str, str]) -> tuple[int, int, str]:
    if (found := DEFAULT_NAMED.match(text, at)) and found[1] != "extends":
        exports["default"] = found[1]
        return at, found.end(), ""
    if found := DEFAULT_ANY.match(text, at):
        exports["default"] = DEFAULT
        return at, found.end(), f"const {DEFAULT} ="
    if found := NAMED.match(text, at):
        exports[found[1]] = found[1]
        return at, at + len("export"), ""
    found = LISTED.match(text, at)
    if not found or found[2]:
        raise Unreadable(say("output.widget.form"))
    for member in filter(str.strip, found[1].split(",")):
        one = MEMBER.fullmatch(member)
        if not one:
            raise Unreadable(say("output.widget.form"))
        exports[one[2] or one[1]] = one[1]
    return at, found.end(), ""


@dataclass(slots=True)
class _Reader:
    """Where the reading of a module stands."""

    at: int = 0
    brackets: list[str] = field(default_factory=list)
    last: str = ""


def _outermost(text: str) -> list[tuple[int, str]]:
    """Each `export` at the outermost level and each `import` anywhere, with its place."""
    found: list[tuple[int, str]] = []
    reader = _Reader()
    while reader.at < len(text):
        sign = text[reader.at]
        if sign == "`" or (sign == "}" and reader.brackets[-1:] == ["`{"]):
            _template(text, reader)
        elif skipped := SKIPPED.match(text, reader.at):
            reader.at = skipped.end()
            if sign in "\"'":
                reader.last = "a"
        elif sign == "/" and _pattern_may_stand(reader.last) and (pattern := PATTERN.match(text, reader.at)):
            reader.at, reader.last = pattern.end(), "a"
        elif word := WORD.match(text, reader.at):
            if reader.last != "." and _counts(text, word, reader):
                found.append((word.start(), word[0]))
            reader.at, reader.last = word.end(), word[0]
        else:
            _sign(sign, reader)
    if reader.brackets:
        raise Unreadable(say("output.widget.brackets"))
    return found


def _counts(text: str, word: re.Match[str], reader: _Reader) -> bool:
    after = text[word.end() : word.end() + 20].lstrip()
    if word[0] == "export":
        return not reader.brackets and not after.startswith((":", "=", ",", ".", ")"))
    # `import.meta` loads nothing, and `{import: 1}` is only a name.
    return word[0] == "import" and not after.startswith((".", ":", "=", ")")) and (not reader.brackets or after.startswith("("))


def _sign(sign: str, reader: _Reader) -> None:
    reader.at += 1
    if sign in "([{":
        reader.brackets.append(sign)
    elif sign in ")]}":
        if not reader.brackets:
            raise Unreadable(say("output.widget.brackets"))
        reader.brackets.pop()
    if not sign.isspace():
        reader.last = sign


def _template(text: str, reader: _Reader) -> None:
    """Go to the end of a template, or to the next code within it."""
    if text[reader.at] == "}":
        reader.brackets.pop()
    at = reader.at + 1
    while at < len(text):
        if text[at] == "\\":
            at += 2
        elif text[at] == "`":
            reader.at, reader.last = at + 1, "a"
            return
        elif text.startswith("${", at):
            reader.brackets.append("`{")
            reader.at, reader.last = at + 2, "{"
            return
        else:
            at += 1
    raise Unreadable("one of its texts does not end")


def _pattern_may_stand(last: str) -> bool:
    """Whether a `/` after this begins a pattern, or else divides."""
    return bool(BEFORE_PATTERN.fullmatch(last)) or not (last[-1:].isalnum() or last[-1:] in {"_", "$", ")", "]"})
