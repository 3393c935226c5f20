"""Notebooks for the tests of exported pages: hostile ones, and how a page is made of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from quickjs import Context

from massage_lessons.export.page.exporter import TEMPLATES, LessonExporter

if TYPE_CHECKING:
    from nbformat import NotebookNode

ACT = "document.documentElement.dataset.broken='yes'"
HOSTILE = (
    f"<script>{ACT}</script>",
    f"<SCRIPT SRC=//evil.example/x.js></SCRIPT><script>{ACT}//",
    f"</script><script>{ACT}</script>",
    f"<img src=x onerror={ACT}>",
    f'<img src="x" onerror="{ACT}" alt="a" />',
    f'<img """><script>{ACT}</script>">',
    f"<svg onload={ACT}><circle r=1 /></svg>",
    f"<svg><script>{ACT}</script><text>s</text></svg>",
    f'<svg><a xlink:href="javascript:{ACT}"><text y=20>x</text></a></svg>',
    f"<svg><style><img src=x onerror={ACT}></style></svg>",
    f"<math><mtext><table><mglyph><style><img src=x onerror={ACT}></style></mglyph></table></mtext></math>",
    f'<math href="javascript:{ACT}">CLICK</math>',
    f'<noscript><p title="</noscript><img src=x onerror={ACT}>"></noscript>',
    f'<iframe src="javascript:{ACT}"></iframe>',
    f'<iframe srcdoc="<script>parent.{ACT}</script>"></iframe>',
    "<iframe src=https://evil.example/frame></iframe>",
    f'<object data="javascript:{ACT}"></object><embed src="javascript:{ACT}">',
    f'<a href="javascript:{ACT}">a</a>',
    f'<a href=" jav&#x09;ascript:{ACT}">a</a>',
    f'<a href="data:text/html,<script>{ACT}</script>">a</a>',
    f'<a href="vbscript:{ACT}" target=_top onclick="{ACT}">a</a>',
    f'<form action="javascript:{ACT}"><button formaction="javascript:{ACT}">go</button><input type=image src=https://evil.example/i></form>',
    f"<input autofocus onfocus={ACT}>",
    f"<details open ontoggle={ACT}><summary>s</summary></details>",
    f"<video autoplay src=https://evil.example/v onerror={ACT}></video><audio src=x onerror={ACT}>",
    "<link rel=stylesheet href=https://evil.example/s.css><base href=https://evil.example/>",
    '<meta http-equiv=refresh content="0;url=https://evil.example/">',
    "<style>@import url(https://evil.example/s.css); body { display: none }</style>",
    '<div style="position:fixed;inset:0;background:url(https://evil.example/b)">over</div>',
    '<img src="https://evil.example/i.png" alt="far"><img srcset="https://evil.example/i.png 2x"><picture><source srcset=https://evil.example/p></picture>',
    '<div id="lesson-data">{}</div><p class="lesson-diagram massage-diagram" id="lesson-diagram-1" data-lesson-x=1>posing</p>',
    '<div data-jp-theme-light="false">dark</div><p style="--md-page: red; color: red">styled</p>',
    f"<massage-question onclick={ACT}><script>{ACT}</script></massage-question>",
    f"<xss-x onfocus={ACT} tabindex=1 autofocus></xss-x><marquee onstart={ACT}>m</marquee>",
    f"<template><script>{ACT}</script></template><plaintext>",
    f"<!--<script>{ACT}</script>--><![CDATA[<script>{ACT}</script>]]>",
    f"'\"><body onload={ACT}><frameset onload={ACT}>",
    f"`${{{ACT}}}` {{{{ cycler.__init__.__globals__.os.popen('id') }}}} {{% raw %}}",
    "\ue0000\ue001 \u2028 \x00 &lt;script&gt;",
)
"""Known ways to bring a program, an address or a disguise into a page."""


def made(*cells: NotebookNode, edition: str = "instructor", run_widgets: bool | None = None, **metadata: Any) -> str:
    """The page of a notebook with these cells."""
    exporter = LessonExporter(edition=edition, run_widgets=run_widgets)
    return str(exporter.from_notebook_node(new_notebook(cells=list(cells), metadata=metadata), {"metadata": {"name": "made"}})[0])


def text(source: str, **more: Any) -> NotebookNode:
    """A text cell."""
    return new_markdown_cell(source, **more)


def result(data: dict[str, Any], source: str = "", **more: Any) -> NotebookNode:
    """A cell with one result."""
    return new_code_cell(source, outputs=[new_output("display_data", data, **more)])


def main_of(page: str) -> str:
    """The part of a page that has the lesson."""
    return page[page.index("<main") : page.index("</main>")]


def hostile_notebook(payload: str) -> NotebookNode:
    """A notebook that has the payload in every place that is shown."""
    shown = dict.fromkeys(("text/html", "text/markdown", "text/latex", "image/svg+xml", "text/plain", "application/x-unknown"), payload)
    diagram = {"version": 1, "state": {"selected": payload, "layer": payload, "highlight": [payload], "extra": payload}}
    widget = {"model_name": "HTMLModel", "model_module": "x", "state": {"value": payload, "description": payload}}
    slider = {"model_name": "IntSliderModel", "model_module": "x", "state": {"value": payload, "description": payload, "min": payload}}
    box = {"model_name": "TabModel", "model_module": "x", "state": {"children": ["IPY_MODEL_a", "IPY_MODEL_b"], "titles": [payload]}}
    view = "application/vnd.jupyter.widget-view+json"
    cells = [
        text(payload),
        text(f"# {payload}\n\n[a]({payload}) ![{payload}](x.png) `{payload}` ${payload}$"),
        text(f"| {payload} |\n|---|\n| b |\n\n```{payload}\n{payload}\n```"),
        text("![p](attachment:p)", attachments={"p": {f"image/png{payload}": payload}}),
        new_code_cell(payload, outputs=[new_output("stream", name="stderr", text=payload)]),
        new_code_cell("", outputs=[new_output("error", ename=payload, evalue=payload, traceback=[payload])]),
        *(result({kind: value}) for kind, value in shown.items()),
        result({"image/png": payload, "text/plain": payload}, metadata={"image/png": {"alt": payload, "width": payload}}),
        result({"application/vnd.massage-lessons.diagram+json": diagram, "text/html": payload, "text/plain": payload}),
        result({view: {"model_id": "c"}, "text/plain": payload}),
        result({view: {"model_id": payload}, "text/html": payload}),
    ]
    state = {"version_major": 2, "version_minor": 0, "state": {"a": widget, "b": slider, "c": box}}
    metadata = {
        "title": payload,
        "lang": payload,
        "language_info": {"name": payload, "pygments_lexer": payload},
        "widgets": {"application/vnd.jupyter.widget-state+json": state},
    }
    return new_notebook(cells=cells, metadata=metadata)


def in_page(call: str) -> Any:
    """A function in JavaScript, run with what pages unpack with: the `bytes` of a text, the `whole` drawing, the bank `spelt` out."""
    return Context().eval(f"{(TEMPLATES / 'lesson' / 'unpack.js').read_text(encoding='utf-8').replace('export const', 'const')};({call})")
