"""What a page of ours wears: the styles and fonts of the front end, as they stand in a file that needs no other."""

from __future__ import annotations

import base64
import re
from functools import cache

from massage_lessons.export.page import scripts
from massage_lessons.export.texts import text_of
from massage_lessons.paths import FRONT_END

FACE = re.compile(r"@font-face\s*\{([^}]*)\}")
FONT = re.compile(r"url\(([^()]+\.woff2)\)")


def within_style(text: str) -> str:
    """Style that can stand in a page: nothing in it ends its element."""
    return text.replace("</", "<\\/")


@cache
def fonts() -> str:
    """The style that brings the course's fonts along."""
    return FONT.sub(lambda found: f'url("data:font/woff2;base64,{_font(found[1])}")', front_end_text("fonts.css"))


@cache
def font_faces() -> tuple[tuple[str, str, dict[str, str]], ...]:
    """Each font by its family, in base 64, with what else the style says of it as the names of `FontFace` have it."""
    found = []
    for rule in FACE.findall(front_end_text("fonts.css")):
        said = dict(one.split(":", 1) for one in rule.split(";"))
        named = {"font-weight": "weight", "font-style": "style", "unicode-range": "unicodeRange"}
        file = FONT.search(said["src"])
        if file:
            found.append((said["font-family"].strip('"'), _font(file[1]), {named[key]: said[key] for key in named if key in said}))
    return tuple(found)


def _font(name: str) -> str:
    return base64.b64encode((FRONT_END / name).read_bytes()).decode()


def front_end_text(name: str) -> str:
    """The text of a file of the front end as a page carries it, or nothing where there is no such file."""
    path = FRONT_END / name
    if not path.is_file():
        return ""
    text = text_of(path)
    return scripts.without_notes(text) if path.suffix == ".js" else text
