"""A made-up language, for the proof that a second one is a folder and nothing else: every vowel of every text has an accent.

In `ui.yaml` every value is text, in a notebook all prose; in a content file what is quoted, folded or of several words.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import yaml

from massage_lessons.paths import CONTENT, LESSONS_IN_CHECKOUT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ACCENTS = str.maketrans("aeiouAEIOU", "áéíóúÁÉÍÓÚ")
SAME_EVERYWHERE = {"latin", "term", "file", "say", "url"}
"""Keys of what is called the same in every language."""

FOREIGN = re.compile(r"^\s*(?:latin|term): (.*)$", re.MULTILINE)
VALUE = re.compile(r"^(\s*(?:\"[^\"]*\"|[\w-]+): )(\S.*)$")
KEPT = re.compile(r"\{\w+\}|\\.|\]\([^)]*\)|<[^>]*>|`[^`]*`|\$[^$]*\$|\bhttps?://\S+")
"""What is no word: places for values, escapes, where links lead, markup, code, formulas."""


def accented(text: str) -> str:
    """A text in the made-up language."""
    parts = KEPT.split(text)
    kept = KEPT.findall(text)
    return "".join(part.translate(ACCENTS) + (kept[i] if i < len(kept) else "") for i, part in enumerate(parts))


def content(folder: Path, *, direction: str) -> Path:
    """Write the content of the language into a folder, and return the folder."""
    texts = [path.read_text(encoding="utf-8") for path in CONTENT.rglob("*.yaml")]
    # Words of Latin and French names, which are said the same way.
    foreign = {word.lower() for text in texts for name in FOREIGN.findall(text) for word in re.findall(r"[^\W\d]+", name)}
    for path in CONTENT.rglob("*.*"):
        text = path.read_text(encoding="utf-8")
        if path.name == "ui.yaml":
            text = "\n".join(_interface(line) for line in text.splitlines()) + "\n"
            text = text.replace("code: én", "code: qps").replace("direction: ltr", f"direction: {direction}")
        elif path.name == "pronunciation.yaml":
            text = "\n".join(line if line.split(":")[0] in foreign else accented(line) for line in text.splitlines()) + "\n"
        elif path.name == "sources.json":
            text = json.dumps([_source(one) for one in json.loads(text)], ensure_ascii=False)
        elif path.suffix == ".yaml":
            text = _content(text)
        target = folder / path.relative_to(CONTENT)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return folder


def _content(text: str) -> str:
    """A content file in the language: what is quoted, folded or of several words is text."""
    ends = [(node.start_mark.index, node.end_mark.index) for node in _texts(yaml.compose(text, Loader=yaml.SafeLoader))]
    for start, end in sorted(ends, reverse=True):
        text = text[:start] + accented(text[start:end]) + text[end:]
    return text


def _texts(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value not in SAME_EVERYWHERE:
                yield from _texts(value)
    elif isinstance(node, yaml.SequenceNode):
        for one in node.value:
            yield from _texts(one)
    elif isinstance(node, yaml.ScalarNode) and node.tag.endswith(":str") and (node.style or " " in node.value or node.value[0].isupper()):
        yield node


def _source(source: dict[str, Any]) -> dict[str, Any]:
    """A source, whose own title stays what it is."""
    own = {key: accented(value) if key == "note" else value for key, value in source["custom"].items()}
    return {**source, "custom": own}


def _interface(line: str) -> str:
    found = VALUE.match(line)
    if line.lstrip().startswith("#") or not found or "direction:" in line:
        return line
    return found[1] + accented(found[2])


def notebook(name: str, folder: Path) -> Path:
    """Write a lesson whose prose is in the language into a folder, and return its path; its cells ask for what they asked for before."""
    stored: dict[str, Any] = json.loads((LESSONS_IN_CHECKOUT / name).read_text(encoding="utf-8"))
    for cell in stored["cells"]:
        if cell["cell_type"] == "markdown":
            cell["source"] = accented("".join(cell["source"]))
    target = folder / name
    target.write_text(json.dumps(stored), encoding="utf-8")
    return target
