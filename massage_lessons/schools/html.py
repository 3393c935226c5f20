"""The words of a question as HTML, for formats whose texts are pieces of HTML."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from massage_lessons.schools.pictures import Picture


def escaped(text: str) -> str:
    """Return a text as HTML that shows just this text, its lines one below the other."""
    return html.escape(text.strip(), quote=False).replace("\n", "<br>")


def asked(text: str, picture: Picture | None, folder: str = "") -> str:
    """Return a question with its picture, whose file lies in a folder."""
    if picture is None:
        return escaped(text)
    return f'<p>{escaped(text)}</p><p><img src="{folder}{picture.name}" alt="{html.escape(picture.alt)}"></p>'
