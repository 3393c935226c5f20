"""The colours of the drawing: those that the page has on a light ground, so that page and print agree."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from massage_lessons.paths import TOKENS

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIX = "md-"


@cache
def colours(tone: str, layer: str) -> Mapping[str, str]:
    """The colours by name, for a skin tone and a layer."""
    tokens = _tokens()
    found = {name: light for name, (light, _dark) in tokens["house"].items()} | tokens["drawing"]
    for rule in tokens["tones"].get(tone, ()):
        if layer in rule.get("layers", [layer]):
            found |= rule["colours"]
    return {name.removeprefix(PREFIX): colour for name, colour in found.items() if name.startswith(PREFIX)}


@cache
def _tokens() -> dict[str, Any]:
    return dict(json.loads(TOKENS.read_bytes()))
