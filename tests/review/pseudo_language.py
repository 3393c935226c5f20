"""A made-up language, for the proof that a second one is a folder and nothing else: every vowel of every text has an accent.

In `ui.yaml` every value is text, in a notebook all prose and the title that a call gives; in a content file what is quoted, folded or
of several words.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from functools import cache
from typing import TYPE_CHECKING, Any

import yaml
from bs4 import BeautifulSoup, NavigableString

from massage_lessons.course import find
from massage_lessons.figure import MIME
from massage_lessons.paths import CONTENT, LESSONS_IN_CHECKOUT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

CODE = "qps"
ACCENTS = str.maketrans("aeiouAEIOU", "áéíóúÁÉÍÓÚ")
PLAIN = re.compile("[aeiouAEIOU]")
SAME_EVERYWHERE = {"latin", "term", "file", "say", "url"}
"""Keys of what is called the same in every language."""

PROGRAMS = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL)
SHOWN_EVERYWHERE = "[lang=la], .mp-source, .mp-reference p:first-child, .mp-say, .md-say, .mp-term, code, math"
"""What a page shows so in every language: names of sources, Latin, how a word is said, code."""

TEXT_ALWAYS = {"english"}
"""Keys whose value is text even where it looks like an id."""

READ = ("aria-label", "alt", "title", "placeholder", "data-label", "data-filter", "data-name")
"""Attributes that are read out or shown."""

FOREIGN = re.compile(r"^\s*(?:latin|term): (.*)$", re.MULTILINE)
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
            text = _translated(text, every=True)
            text = text.replace("code: én", f"code: {CODE}").replace("direction: ltr", f"direction: {direction}")
        elif path.name == "pronunciation.yaml":
            text = "\n".join(line if line.split(":")[0] in foreign else accented(line) for line in text.splitlines()) + "\n"
        elif path.name == "sources.json":
            text = json.dumps([_source(one) for one in json.loads(text)], ensure_ascii=False)
        elif path.suffix == ".yaml":
            text = _translated(text, every=False)
        target = folder / path.relative_to(CONTENT)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return folder


def _translated(text: str, *, every: bool) -> str:
    """A file of YAML in the language: every value, or what is quoted, folded or of several words."""
    ends = [(node.start_mark.index, node.end_mark.index) for node in _texts(yaml.compose(text, Loader=yaml.SafeLoader), every=every)]
    for start, end in sorted(ends, reverse=True):
        text = text[:start] + accented(text[start:end]) + text[end:]
    return text


def _texts(node: yaml.Node, *, every: bool) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if every or key.value not in SAME_EVERYWHERE:
                yield from _texts(value, every=every or key.value in TEXT_ALWAYS)
    elif isinstance(node, yaml.SequenceNode):
        for one in node.value:
            yield from _texts(one, every=every)
    elif isinstance(node, yaml.ScalarNode) and node.tag.endswith(":str") and (every or _is_text(node)):
        yield node


def _is_text(node: yaml.ScalarNode) -> bool:
    return bool(node.style or " " in node.value or node.value[0].isupper())


def _source(source: dict[str, Any]) -> dict[str, Any]:
    """A source, whose own title stays what it is."""
    own = {key: accented(value) if key == "note" else value for key, value in source["custom"].items()}
    return {**source, "custom": own}


def notebook(name: str, folder: Path) -> Path:
    """Write a lesson in the language into a folder, and return its path; its cells ask for what they asked for before."""
    stored: dict[str, Any] = json.loads((LESSONS_IN_CHECKOUT / name).read_text(encoding="utf-8"))
    for cell in stored["cells"]:
        if cell["cell_type"] == "markdown":
            cell["source"] = accented("".join(cell["source"]))
        for output in cell.get("outputs", []):
            asked = output.get("data", {}).get(MIME, {"choice": {}})
            asked["choice"] |= {key: accented(value) for key, value in asked["choice"].items() if key == "title"}
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / name
    target.write_text(json.dumps(stored), encoding="utf-8")
    return target


def notebooks(folder: Path) -> list[Path]:
    """Write every lesson in the language into a folder."""
    return [notebook(path.name, folder) for path in sorted(LESSONS_IN_CHECKOUT.glob("*.ipynb"))]


def run(content: Path, *command: str, check: bool = True) -> str:
    """Run Python with a content folder as the course's language, and return what it says."""
    environment = {**os.environ, "MASSAGE_LESSONS_LANGUAGE": str(content)}
    return subprocess.run([sys.executable, *command], check=check, capture_output=True, encoding="utf-8", env=environment).stdout


def english(page: str) -> list[str]:
    """The texts of a page that are not in the language, besides names and titles of sources."""
    names = sorted((name for source in find.course().sources for name in (source.short, source.title)), key=len, reverse=True)
    named = re.compile("|".join(map(re.escape, names)))
    return [text for text in read(page) if PLAIN.search(named.sub("", text))]


@cache
def read(page: str) -> list[str]:
    """Every text of a page that somebody sees or hears."""
    soup = BeautifulSoup(PROGRAMS.sub("", page), "html.parser")
    for part in soup.select(SHOWN_EVERYWHERE):
        part.decompose()
    texts: Iterable[str] = (str(node).strip() for node in soup.find_all(string=True) if type(node) is NavigableString)
    return [*texts, *(str(node[name]) for node in soup.select("*") for name in READ if node.get(name))]
