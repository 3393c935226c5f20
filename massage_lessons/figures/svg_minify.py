"""A smaller SVG that looks the same: most of what matplotlib writes is the places of letters, each with a long name."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterator

SPACE = "http://www.w3.org/2000/svg"
LINK = "{http://www.w3.org/1999/xlink}href"
SVG = f"{{{SPACE}}}"

LONG = re.compile(r"-?\d+\.\d{3,}")
"""Numbers that are finer than a hundredth of a point, which nobody sees."""

LEADING_ZERO = re.compile(r"^(-?)0\.")
STROKE = re.compile(r"([MLQCz])([^MLQCz]*)")
FONT = re.compile(r"DejaVuSans(?:-([A-Z])\w+)?-(\w+)")
MOVED = re.compile(r"translate\(([-\d.]+)[ ,]+([-\d.]+)\)")
COUNTED = re.compile(r"(?:patch|line2d|text|figure|axes|hatch|PathCollection)_\d+")
STYLE_GAP = re.compile(r"([:;]) ")
USE, NAMED_USE, DEFINED = 26, 31, 22
"""About how many bytes it takes to place a letter or a named word, and to give a word its name."""

Glyph = tuple[str, int]
Word = tuple[Glyph, ...]


def lean(drawn: str) -> str:
    """An SVG of matplotlib without fine decimals, counted names and comments; words that come again are drawn once."""
    root = ET.fromstring(drawn)  # noqa: S314 - our own text
    blanks = {_letter(path.get("id", "")) for path in root.iter(f"{SVG}path") if not path.get("d")}
    texts = [
        group for group in root.iter(f"{SVG}g") if any(child.tag == f"{SVG}use" and FONT.search(child.get(LINK, "")) for child in group)
    ]
    lines = [list(_words(group, blanks)) for group in texts]
    often = Counter(word for line in lines for word, _ in line)
    named = {word for word, count in often.items() if (count - 1) * len(word) * USE > DEFINED + count * NAMED_USE}
    for group, line in zip(texts, lines, strict=True):
        _rewrite(group, line, named)
    _define(root, [word for word in often if word in named])
    for element in root.iter():
        _shorten(element)
    _share_ink(root, texts)
    _flatten(root)
    _unprefix(root)
    return ET.tostring(root, encoding="unicode").replace(" />", "/>")


def _letter(name: str) -> str:
    """A letter a short name: the same name is the same outline in every figure."""
    found = FONT.search(name)
    return f"{(found[1] or 'r').lower()}{found[2]}" if found else name


def _words(group: ET.Element, blanks: set[str]) -> Iterator[tuple[Word, float]]:
    """The words of a line: letters with their places from the word's start, in hundredths of their size, and the start."""
    word: list[Glyph] = []
    start = 0.0
    for use in group.findall(f"{SVG}use"):
        moved = MOVED.search(use.get("transform", ""))
        letter, x = _letter(use.get(LINK, "")), float(moved[1]) if moved else 0.0
        if letter in blanks:
            if word:
                yield tuple(word), start
            word = []
            continue
        start = start if word else x
        word.append((letter, round(x - start)))
    if word:
        yield tuple(word), start


def _rewrite(group: ET.Element, line: list[tuple[Word, float]], named: set[Word]) -> None:
    for use in group.findall(f"{SVG}use"):
        group.remove(use)
    for word, start in line:
        if word in named:
            group.append(_use(_name(word), start))
        else:
            group.extend(_use(letter, start + x) for letter, x in word)


def _name(word: Word) -> str:
    return f"w{crc32(repr(word).encode()):x}"


def _use(name: str, x: float) -> ET.Element:
    place = {"x": str(round(x))} if round(x) else {}
    return ET.Element(f"{SVG}use", {"href": f"#{name}", **place})


def _define(root: ET.Element, words: list[Word]) -> None:
    """Put all letters and the words that come again at the start, each once."""
    first = ET.Element(f"{SVG}defs")
    for group in root.iter(f"{SVG}g"):
        for defs in group.findall(f"{SVG}defs"):
            letters = [path for path in defs.findall(f"{SVG}path") if FONT.match(path.get("id", ""))]
            for path in letters:
                defs.remove(path)
            first.extend(path for path in letters if path.get("d"))
            if not len(defs):
                group.remove(defs)
    for path in first:
        path.set("id", _letter(path.get("id", "")))
    for word in words:
        named = ET.SubElement(first, f"{SVG}g", {"id": _name(word)})
        named.extend(_use(letter, x) for letter, x in word)
    root.insert(0, first)


def _relative(d: str) -> str:
    """A path with each point seen from the one before, in tenths that add up to the same places: finer than anybody sees."""
    start, here, told = (0, 0), (0, 0), ""
    for command, numbers in STROKE.findall(d):
        places = [round(float(number) * 10) for number in numbers.split()]
        points = list(zip(places[::2], places[1::2], strict=True))
        told += command.lower() + " ".join(f"{_tenths(x - here[0])} {_tenths(y - here[1])}" for x, y in points)
        here = points[-1] if points else start
        start = here if command == "M" else start
    return told.replace(" -", "-")


def _tenths(number: int) -> str:
    return LEADING_ZERO.sub(r"\1.", f"{number / 10:g}")


def _shorten(element: ET.Element) -> None:
    """Shorten the attributes of one element, and take out the white space around it."""
    if COUNTED.fullmatch(element.get("id", "")):
        del element.attrib["id"]
    if "d" in element.attrib:
        element.set("d", _relative(element.attrib["d"]))
    if "transform" in element.attrib:
        element.set(
            "transform", MOVED.sub(lambda moved: LONG.sub(lambda number: _rounded(number[0]), moved[0]), element.attrib["transform"])
        )
    for place in {"x", "y"} & set(element.attrib):
        element.set(place, LONG.sub(lambda number: _rounded(number[0]), element.attrib[place]))
    if "style" in element.attrib:
        element.set("style", STYLE_GAP.sub(lambda sign: sign[1], element.attrib["style"]))
    element.tail = None
    if element.text and not element.text.strip():
        element.text = None


def _share_ink(root: ET.Element, texts: list[ET.Element]) -> None:
    """Say the colour of most lines of text once, for the whole picture; all that is no text says its own."""
    if not texts:
        return
    ((style, _),) = Counter(group.get("style", "") for group in texts).most_common(1)
    if style.startswith("fill:") and ";" not in style:
        root.set("fill", style.removeprefix("fill:"))
        for group in texts:
            if group.get("style") == style:
                del group.attrib["style"]


def _unprefix(root: ET.Element) -> None:
    """Write all names without a prefix; what prefix there would be depends on what else was loaded."""
    for element in root.iter():
        element.tag = element.tag.removeprefix(SVG)
        if LINK in element.attrib:
            element.set("href", element.attrib.pop(LINK))
    root.attrib = {"xmlns": SPACE, **root.attrib}
    root.tail = None


def _flatten(element: ET.Element) -> None:
    """Take out groups that only hold something, from the innermost on."""
    for at, child in reversed(list(enumerate(element))):
        _flatten(child)
        if child.tag == f"{SVG}g" and not child.attrib:
            element[at : at + 1] = list(child)


def _rounded(number: str) -> str:
    return f"{float(number):.2f}".rstrip("0").rstrip(".")
