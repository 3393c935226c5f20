"""Pictures go into the page as data; where one cannot, a sentence stands in its place."""

from __future__ import annotations

import base64
import re
from html import escape, unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from massage_lessons.course.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from massage_lessons.export.notebook.context import Context

TAG = re.compile(r"<img((?:\s+[\w:-]+(?:=\"[^\"]*\")?)*)\s*/?>")
ATTRIBUTE = re.compile(r"([\w:-]+)(?:=\"([^\"]*)\")?")
DRAWN = re.compile(r"<svg\b.*?</svg\s*>", re.DOTALL | re.IGNORECASE)
NAMED = re.compile(r"<(?:title|desc)\b[^>]*>(.*?)</(?:title|desc)\s*>", re.DOTALL | re.IGNORECASE)
LABEL = re.compile(r"""\baria-label\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
OPENING = re.compile(r"<svg\b[^>]*>", re.IGNORECASE)
WHOLE = re.compile(r"data:image/[a-z0-9.+-]+(?:;[a-z0-9=-]+)*?(?:;base64,\s*[A-Za-z0-9+/=\s]+|,[^\"<>\t-\r]+)", re.IGNORECASE)
"""An address that holds a picture, as far as its letters tell."""

KINDS = (
    (b"\x89PNG\r\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
)


def data_uri(kind: str, content: bytes) -> str:
    """A picture as an address that holds it."""
    return f"data:image/{kind};base64,{base64.b64encode(content).decode()}"


def tag(source: str, alt: str, attributes: str = "") -> str:
    """An `<img>`."""
    return f'<img src="{escape(source)}" alt="{escape(alt)}"{attributes}>'


def kind_of(content: bytes) -> str | None:
    """The kind of a picture by its first bytes, whatever its name says."""
    for start, kind in KINDS:
        if content.startswith(start):
            return kind
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    if content[4:12] in {b"ftypavif", b"ftypavis"}:
        return "avif"
    return "svg+xml" if b"<svg" in content[:4096].lower() else None


def drawn(html: str) -> str:
    """HTML in which every `<svg>` is a picture: a picture runs no script and asks for nothing."""
    return DRAWN.sub(lambda found: of_svg(found[0]), html) if "<svg" in html.lower() else html


def of_svg(svg: str, alt: str = "") -> str:
    """An SVG as a picture, described by its own title and description."""
    opening = OPENING.search(svg)
    if opening and "xmlns=" not in opening[0]:
        svg = svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    return tag(data_uri("svg+xml", svg.encode()), alt or _said(svg) or say("output.no-alt"))


def _said(svg: str) -> str:
    opening = OPENING.search(svg)
    label = LABEL.search(opening[0]) if opening else None
    texts = [label[1] or label[2] or ""] if label else []
    texts += [re.sub(r"<[^>]*>", "", text) for text in NAMED.findall(svg)]
    return " ".join(" ".join(unescape(text).split()) for text in texts if text.strip())


def put_in(html: str, context: Context, attachments: Mapping[str, Any]) -> str:
    """Clean HTML in which every picture is data, or a sentence that says where it is."""
    return TAG.sub(lambda found: _embedded(found[1], context, attachments), html) if "<img" in html else html


def _embedded(attributes: str, context: Context, attachments: Mapping[str, Any]) -> str:
    values = {name: unescape(value or "") for name, value in ATTRIBUTE.findall(attributes)}
    source = values.pop("src", "")
    known_alt = "alt" in values
    alt = values.pop("alt", "") or ("" if known_alt else values.get("title", ""))
    rest = "".join(f' {name}="{escape(value)}"' for name, value in values.items())
    found = _found(source, context, attachments)
    if found:
        return tag(found, alt or (say("output.no-alt") if not known_alt else alt), rest)
    if re.match(r"(?:https?:)?//", source):
        context.note(f"A picture on the web is not part of the page: {source}")
        shown = f'<a href="{escape(source)}">{escape(alt or source)}</a>'
        return f'<span class="lesson-missing">{escape(say("output.picture-on-the-web"))} {shown}</span>'
    name = unquote(source.removeprefix("attachment:")) or say("output.no-name")
    context.note(f"Picture not found: {name}")
    return f'<span class="lesson-missing">{escape(say("output.picture-not-found", name=name))} {escape(alt)}</span>'


def _found(source: str, context: Context, attachments: Mapping[str, Any]) -> str | None:
    if source.startswith("data:"):
        return source if WHOLE.fullmatch(source) else None
    if source.startswith("attachment:"):
        return _attached(attachments.get(unquote(source.removeprefix("attachment:"))))
    if not source or context.folder is None or re.match(r"[a-z][a-z0-9+.-]*:|//", source, re.IGNORECASE):
        return None
    name = unquote(source.partition("#")[0].partition("?")[0])
    path = context.folder / name
    try:
        # A name from the root means another machine, and not every file has an end.
        if Path(name).is_absolute() or not path.is_file():
            return None
        content = path.read_bytes()
    except (OSError, ValueError):
        return None
    kind = kind_of(content)
    return data_uri(kind, content) if kind else None


def _attached(attachment: object) -> str | None:
    if not isinstance(attachment, dict):
        return None
    for kind, content in attachment.items():
        address = f"data:{kind};base64,{''.join(content.split())}" if isinstance(content, str) else ""
        if address.startswith("data:image/") and WHOLE.fullmatch(address):
            return address
    return None
