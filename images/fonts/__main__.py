"""Make the fonts of pages, cards and print from fonts as they are published: `python images/fonts FOLDER`.

FOLDER has the unpacked packages that `README.md` names, each in a folder of its name. What comes out is smaller: the signs that the
course needs, weights from 400 to 700, no hints for screens of old.
"""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FONTS = Path(__file__).resolve().parents[2] / "massage_lessons" / "labextensions" / "massage-lessons" / "static" / "fonts"
LATIN = "U+0020-007E,U+00A0-00FF,U+0131,U+0152-0153,U+0178,U+2010-2014,U+2018-201A,U+201C-201E,U+2020-2022,U+2026,U+2032-2033,U+2039-203A"
TEXT = f"{LATIN},U+20AC,U+2122,U+2212"
SLANTED = "U+0020-007E,U+00A0-00FF,U+0153,U+2013-2014,U+2018-2019,U+201C-201D,U+2026,U+2212"
FEATURES = ["kern", "liga", "mark", "mkmk", "ccmp", "locl", "tnum", "lnum", "pnum"]
NAMES = [0, 1, 2, 3, 4, 5, 6, 13, 14]
"""Copyright, names and licence stay in the file."""


@dataclass(frozen=True, slots=True)
class Font:
    """A file to make: of which published file, with which weights, and which signs of it."""

    source: str
    weights: tuple[int, int] | int | None
    signs: str


MADE = {
    "literata.woff2": Font("literata/files/literata-latin-wght-normal.woff2", (400, 700), TEXT),
    "literata-italic.woff2": Font("literata/files/literata-latin-wght-italic.woff2", 400, SLANTED),
    "figtree.woff2": Font("figtree/files/figtree-latin-wght-normal.woff2", (400, 700), TEXT),
    "figtree-italic.woff2": Font("figtree/files/figtree-latin-wght-italic.woff2", 400, SLANTED),
    "signs.woff2": Font("noto-sans-symbols-2/files/noto-sans-symbols-2-symbols-400-normal.woff2", None, "■▲▼◆○●◐☐☑♥✓✔✕✖✗"),
    "arrows.woff2": Font("noto-sans-math/files/noto-sans-math-latin-400-normal.woff2", None, "←↑→↓↺⇄≈⊘⤢"),
}


def made(font: Font, packages: Path) -> bytes:
    """Return the file of a font, the same bytes each time."""
    source = TTFont(packages / font.source, recalcTimestamp=False)
    if font.weights is not None:
        source = instancer.instantiateVariableFont(source, {"wght": font.weights})
    options = subset.Options(layout_features=FEATURES, name_IDs=NAMES, hinting=False, notdef_outline=True, recalc_timestamp=False)
    chosen = subset.Subsetter(options)
    chosen.populate(**({"unicodes": subset.parse_unicodes(font.signs)} if font.signs.startswith("U+") else {"text": font.signs}))
    plain = _reopened(source)
    chosen.subset(plain)
    plain.flavor = "woff2"
    file = io.BytesIO()
    plain.save(file)
    return file.getvalue()


def _reopened(font: TTFont) -> TTFont:
    """Return a font as it is when it has been stored: one that has just lost its weights cannot be cut down."""
    font.flavor = None
    file = io.BytesIO()
    font.save(file)
    return TTFont(file, recalcTimestamp=False)


if __name__ == "__main__":
    for name, font in MADE.items():
        content = made(font, Path(sys.argv[1]))
        (FONTS / name).write_bytes(content)
        print(f"{name}: {len(content) / 1024:.1f} KB")
