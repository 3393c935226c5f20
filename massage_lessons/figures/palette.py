"""The colours of the drawing, read from the one style sheet that the page uses, so that page and print agree."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from massage_lessons.paths import FRONT_END

if TYPE_CHECKING:
    from collections.abc import Mapping

STYLE_SHEET = FRONT_END / "diagram.css"

RULE = re.compile(r'^\.massage-diagram(?:\[data-tone="(\d)"\])?(?::is\(((?:\[data-layer="\w+"\](?:, )?)+)\))? \{([^}]*)\}', re.MULTILINE)
COLOUR = re.compile(r"--md-([\w-]+):\s*(?:light-dark\()?(#[0-9a-fA-F]{6}|#[0-9a-fA-F]{3})\b")


@cache
def colours(tone: str, layer: str) -> Mapping[str, str]:
    """Give the colours by the name of their custom property, as on a light page, for a skin tone and a layer."""
    found: dict[str, str] = {}
    for for_tone, for_layers, body in RULE.findall(STYLE_SHEET.read_text(encoding="utf-8")):
        if for_tone in {"", tone} and (not for_layers or f'"{layer}"' in for_layers):
            found.update(COLOUR.findall(body))
    return found
