"""What the page allows itself: only its own scripts and styles, each named by its digest, and pictures that it holds."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def digest(text: str) -> str:
    """The name of a script or a style in a policy."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def policy(scripts: Iterable[str], styles: Iterable[str], *, drawn: bool) -> str:
    """The Content-Security-Policy of a page with these scripts and styles.

    A diagram paints its layers once each, as pictures that live in memory (`blob:`). Style attributes shape text of the lesson
    and the zoom of a diagram; they cannot load anything, and no style sheet but ours applies.
    """
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(map(digest, scripts)) or "'none'",
        "style-src": "'unsafe-inline'",
        "style-src-elem": " ".join(map(digest, styles)),
        "style-src-attr": "'unsafe-inline'",
        "img-src": "data: blob:" if drawn else "data:",
        "font-src": "data:",
        "media-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())
