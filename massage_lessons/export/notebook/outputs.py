"""The outputs of a code cell: the best form of each that needs no kernel, no network and no script of its own."""

from __future__ import annotations

import json
import re
from html import escape, unescape
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from massage_lessons.course import options
from massage_lessons.course.words import say
from massage_lessons.export.notebook import diagrams, mathml, pictures, stylesheets, terminal, widgets
from massage_lessons.export.notebook.markdown import mermaid
from massage_lessons.export.notebook.postprocess import foreign
from massage_lessons.export.texts import text_of
from massage_lessons.pages import afresh
from massage_lessons.pages.page import MARK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from massage_lessons.export.notebook.context import Context
    from massage_lessons.export.notebook.markdown import Markdown

PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "image/bmp")
SEEN = re.compile(r"<(?:img|input|video|audio|hr|progress|meter|massage-)", re.IGNORECASE)
FRAME = re.compile(r"<iframe\b[^>]*?\bsrc\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>]+)[^>]*>(?:.*?</iframe\s*>)?", re.DOTALL | re.IGNORECASE)
ACTS = re.compile(r"<script\b|<iframe\b|<object\b|<embed\b", re.IGNORECASE)
COLOURED = re.compile(r'style="[^"]*(?:color|background)|<font color=|bgcolor=')
ANSI_STYLE = Path(__file__).parent.parent / "templates" / "lesson" / "ansi.css"
SIZE = re.compile(r"(\d{1,5})(?:\.\d+)?(?:px)?")
ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")
NAME = re.compile(r"<[^<>]*>")
"""What Python shows of an object that does not show itself."""

ACTING = re.compile(r"<(?:button|input|select|textarea)\b", re.IGNORECASE)
MEDIUM = re.compile(r"<(video|audio)\b(?![^>]*\ssrc=\"data:)(?:(?!</\1>).)*?</\1>", re.DOTALL | re.IGNORECASE)
MOST_FOLDED = 50_000
"""How many letters of a program's page are kept to look at; more than that is the program itself."""


def html_of(outputs: list[Any], context: Context, markdown: Markdown) -> Iterator[str]:
    """The HTML of each output of a cell."""
    for html in _each(_joined(outputs), context, markdown):
        if 'class="lesson-ansi' in html:
            context.styles["ansi"] = text_of(ANSI_STYLE)
        yield html


def _joined(outputs: list[Any]) -> Iterator[dict[str, Any]]:
    """The outputs, those that were written to one stream after one another as one: a line may be in several pieces."""
    for name, run in groupby((output for output in outputs if isinstance(output, dict)), key=_stream):
        if name:
            yield {"output_type": "stream", "name": name, "text": "".join(_text(output.get("text")) for output in run)}
        else:
            yield from run


def _stream(output: dict[str, Any]) -> str:
    return str(output.get("name") or "stdout") if output.get("output_type") == "stream" else ""


def _each(outputs: Iterator[dict[str, Any]], context: Context, markdown: Markdown) -> Iterator[str]:
    for output in outputs:
        kind = output.get("output_type")
        if kind == "stream":
            yield _lines(_text(output.get("text")), "lesson-errors" if output.get("name") == "stderr" else "")
        elif kind == "error":
            lines = output.get("traceback")
            told = "\n".join(map(str, lines)) if lines else f"{output.get('ename', '')}: {output.get('evalue', '')}"
            yield _lines(told, "lesson-failed", "error")
        elif isinstance(output.get("data"), dict):
            yield bundle(output["data"], output.get("metadata") or {}, context, markdown)


def bundle(data: Mapping[str, Any], metadata: Mapping[str, Any], context: Context, markdown: Markdown) -> str:
    """One result in its best form; there is always something to see."""
    page = afresh.html(data, context.edition)
    if page is not None:
        return f'<div class="lesson-html">{foreign(page, context)}</div>' if page else ""
    figure = _of_course(data, context)
    if figure:
        return f'<div class="lesson-html">{foreign(figure, context)}</div>'
    if options.MIME in data:
        return diagrams.diagram(data[options.MIME], _words(data, context), context, _model(data))
    plain = _plain(data)
    if widgets.VIEW in data:
        other = _best(data, metadata, context, markdown)
        return widgets.view(_model(data), other or plain, context, lambda inner: "".join(html_of(inner, context, markdown)))
    found = _best(data, metadata, context, markdown)
    if found:
        return found
    acted = bool(ACTS.search(_text(data.get("text/html")))) or any("javascript" in kind for kind in data)
    others = {kind: value for kind, value in data.items() if kind.endswith("json") or not kind.startswith("text/")}
    unknown = "".join(_raw(kind, value) for kind, value in others.items())
    page = _text(data.get("text/html"))
    folded = _raw("text/html", page) if acted and page.strip() and len(page) <= MOST_FOLDED else ""
    left = "nothing-still" if not plain else "only-a-name" if NAME.fullmatch(_text(data.get("text/plain")).strip()) else "still"
    why = f'<p class="lesson-why">{say("output.by-a-program")} {say(f"output.{left}")}</p>' if acted or others else ""
    return f"{why}{plain}{folded}{unknown}"


def _of_course(data: Mapping[str, Any], context: Context) -> str:
    """A figure of the course for the medium, or nothing where none was asked for."""
    if context.medium == "paper":
        picture = afresh.drawn(data)
        if picture is None:
            return ""
        from massage_lessons.export.pdf import pictures as on_paper  # noqa: PLC0415 - only what is printed waits for matplotlib

        return on_paper.figure(picture, ", ".join(picture.sources.values()))
    stored = afresh.stored(data)
    return stored.html() if stored else ""


def _best(data: Mapping[str, Any], metadata: Mapping[str, Any], context: Context, markdown: Markdown) -> str:
    for form in FORMS:
        found = form(data, metadata, context, markdown)
        if found:
            return found
    return ""


def _html(data: Mapping[str, Any], _metadata: Mapping[str, Any], context: Context, _markdown: Markdown) -> str:
    raw = _text(data.get("text/html"))
    if not raw.strip():
        return ""
    framed = FRAME.sub(_frame, raw) if "<iframe" in raw.lower() else raw
    html = foreign(stylesheets.put_in(framed), context)
    if not _seen(html):
        return ""
    # A program that has a picture of its result shows it better than the words it leaves behind.
    if ACTS.search(raw) and any(kind in data for kind in (*PICTURES, "image/svg+xml")):
        return ""
    html = MEDIUM.sub(lambda found: found[0] if 'src="data:' in found[0] else _medium(found[1], raw), html)
    idle = f'<p class="lesson-why">{say("output.idle")}</p>' if ACTING.search(html) and MARK not in html else ""
    # Colours were chosen for white paper.
    return f'{idle}<div class="lesson-html{" lesson-paper" if COLOURED.search(html) else ""}">{html}</div>'


def _svg(data: Mapping[str, Any], metadata: Mapping[str, Any], _context: Context, _markdown: Markdown) -> str:
    svg = _text(data.get("image/svg+xml"))
    made = pictures.of_svg(svg, _alt(metadata, "image/svg+xml")) if "<svg" in svg else ""
    return _figure(made.replace("<img", f"<img{_size(metadata, 'image/svg+xml')}", 1)) if made else ""


def _picture(data: Mapping[str, Any], metadata: Mapping[str, Any], context: Context, _markdown: Markdown) -> str:
    for kind in PICTURES:
        content = "".join(_text(data.get(kind)).split())
        if content and re.fullmatch(r"[A-Za-z0-9+/=]+", content):
            context.pictures += 1
            alt = _alt(metadata, kind) or _described(data) or say("output.picture", n=context.pictures)
            return _figure(pictures.tag(f"data:{kind};base64,{content}", alt, _size(metadata, kind)))
    return ""


def _size(metadata: Mapping[str, Any], kind: str) -> str:
    """The size that the notebook says for a picture, as attributes."""
    own = metadata.get(kind)
    sizes = own if isinstance(own, dict) else metadata
    given = {name: SIZE.fullmatch(str(sizes.get(name, "")).strip()) for name in ("width", "height")}
    return "".join(f' {name}="{found[1]}"' for name, found in given.items() if found)


def _figure(image: str) -> str:
    return f'<div class="lesson-picture">{image}</div>'


def _alt(metadata: Mapping[str, Any], kind: str) -> str:
    own = metadata.get(kind)
    for place in (own if isinstance(own, dict) else {}, metadata):
        if isinstance(place.get("alt"), str):
            return str(place["alt"])
    return ""


def _described(data: Mapping[str, Any]) -> str:
    """The text that comes with a picture, if it was written for people."""
    text = _text(data.get("text/plain")).strip()
    return "" if text.startswith("<") or ADDRESS.search(text) else text.strip("'\"")


def _markdown_text(data: Mapping[str, Any], _metadata: Mapping[str, Any], _context: Context, markdown: Markdown) -> str:
    text = _text(data.get("text/markdown"))
    return markdown.html(text) if text.strip() else ""


def _latex(data: Mapping[str, Any], _metadata: Mapping[str, Any], context: Context, _markdown: Markdown) -> str:
    text = _text(data.get("text/latex")).strip()
    return mathml.formula(re.sub(r"^\$+|\$+$", "", text), context, block=True) if text else ""


def _pdf(data: Mapping[str, Any], _metadata: Mapping[str, Any], _context: Context, _markdown: Markdown) -> str:
    content = "".join(_text(data.get("application/pdf")).split())
    if not re.fullmatch(r"[A-Za-z0-9+/=]+", content):
        return ""
    return f'<p><a download="output.pdf" href="data:application/pdf;base64,{content}">{escape(say("output.pdf"))}</a></p>'


def _json(data: Mapping[str, Any], _metadata: Mapping[str, Any], _context: Context, _markdown: Markdown) -> str:
    return _lines(json.dumps(data["application/json"], ensure_ascii=False, indent=2), "") if "application/json" in data else ""


def _mermaid(data: Mapping[str, Any], _metadata: Mapping[str, Any], _context: Context, _markdown: Markdown) -> str:
    source = _text(data.get("text/vnd.mermaid"))
    return mermaid(source) if source.strip() else ""


FORMS: tuple[Callable[[Mapping[str, Any], Mapping[str, Any], Context, Markdown], str], ...] = (
    _html,
    _svg,
    _picture,
    _markdown_text,
    _latex,
    _pdf,
    _mermaid,
    _json,
)
"""The forms of a result, the best first."""


def _frame(found: re.Match[str]) -> str:
    address = found[1].strip("\"'")
    if not re.match(r"https?://", address):
        return f"<p>{say('output.frame')}</p>"
    return f'<p>{say("output.frame-at")} <a href="{address}">{address}</a></p>'


def _medium(kind: str, raw: str) -> str:
    """What stands in the place of a video or a sound that is not in the notebook."""
    found = re.search(rf"<{kind}\b[^>]*?\ssrc\s*=\s*[\"']([^\"']+)|<source\b[^>]*?\ssrc\s*=\s*[\"']([^\"']+)", raw, re.IGNORECASE)
    address = escape(unescape(found[1] or found[2])) if found else say("output.no-address")
    named = f'<a href="{address}">{address}</a>' if re.match("https?://", address) else address
    return f"<p>{say('output.video' if kind.lower() == 'video' else 'output.recording')} {named}</p>"


def _words(data: Mapping[str, Any], context: Context) -> str:
    raw = _text(data.get("text/html"))
    return foreign(raw, context) if raw else _plain(data)


def _seen(html: str) -> bool:
    return bool(re.sub(r"<[^>]*>|&nbsp;|\s", "", html)) or bool(SEEN.search(html))


def _plain(data: Mapping[str, Any]) -> str:
    text = _text(data.get("text/plain"))
    if text.strip():
        return _lines(text, "")
    others = [_text(value) for kind, value in data.items() if kind.startswith("text/") and kind not in {"text/html", "text/plain"}]
    return "".join(_lines(text, "") for text in others if text.strip())


def _raw(kind: str, value: object) -> str:
    """An output that nothing here can show, folded: it is not lost."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=1)
    shown = _lines(text, "")
    return f"<details><summary>{escape(say('output.data', kind=kind))}</summary>{shown}</details>" if shown else ""


def _lines(text: str, kind: str, label: str = "one") -> str:
    shown = terminal.html_of(text)
    return (
        f'<pre class="lesson-lines {kind}" tabindex="0" role="group" aria-label="{say(f"output.{label}")}">{shown}</pre>'
        if shown.strip()
        else ""
    )


def _text(value: object) -> str:
    return "".join(map(str, value)) if isinstance(value, list) else value if isinstance(value, str) else ""


def _model(data: Mapping[str, Any]) -> str | None:
    view = data.get(widgets.VIEW)
    model = view.get("model_id") if isinstance(view, dict) else None
    return model if isinstance(model, str) else None
