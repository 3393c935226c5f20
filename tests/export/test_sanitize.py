"""Nothing that a notebook holds becomes a program, loads anything, or poses as a part of the page."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from export_samples import HOSTILE, hostile_notebook

from massage_lessons.export.notebook.pictures import drawn
from massage_lessons.export.notebook.sanitize import clean
from massage_lessons.export.page.exporter import LessonExporter

LOADING = ("src", "srcset", "data", "action", "formaction", "poster", "background", "ping")
OWN_IDS = re.compile(r"lesson-(main|contents|code-switch|print|data|payload|body|layer-\w+|at-[\w-]+|diagram-1|widget-1)")


class Tags(HTMLParser):
    """Lists the elements of a page with their attributes, and the text of its scripts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))


def faults(tag: str, attributes: dict[str, str]) -> list[str]:
    """What is wrong with an element of foreign content."""
    found = [f"<{tag}>"] if tag in {"script", "style", "iframe", "object", "embed", "link", "meta", "base", "frame", "frameset"} else []
    found += [f"{name}=" for name in attributes if name.startswith("on") or name in {"srcdoc", "srcset", "formaction", "action"}]
    found += [f"{name}={value}" for name, value in attributes.items() if re.match(r"[\W_]*(?:java|vb)\s*script", value, re.IGNORECASE)]
    found += [f"{name}={attributes[name]}" for name in LOADING if name in attributes and not attributes[name].startswith("data:")]
    href = attributes.get("href", "")
    found += [f"href={href}"] if href.startswith("data:") and "download" not in attributes else []
    style = attributes.get("style", "")
    found += [f"style={style}"] if re.search(r"url\(|position|inset|--", style) else []
    found += [f"id={attributes['id']}"] if attributes.get("id", "").startswith("lesson-") else []
    return found


@pytest.mark.parametrize("payload", HOSTILE)
def test_a_payload_is_harmless_once_it_is_clean(payload: str) -> None:
    html = clean(drawn(payload))
    # An address of the web is taken away where pictures are put in.
    bad = [fault for tag in Tags(html).found for fault in faults(*tag) if not fault.startswith("src=")]
    assert bad == []
    assert not re.search(r'class="[^"]*(lesson-|massage-diagram)', html)


@pytest.mark.parametrize("payload", HOSTILE)
def test_a_payload_in_every_place_of_a_notebook_leaves_a_page_with_only_our_scripts(payload: str) -> None:
    page = str(LessonExporter(run_widgets=True).from_notebook_node(hostile_notebook(payload), {"metadata": {"name": payload}})[0])
    allowed = set(re.findall(r"sha256-[A-Za-z0-9+/=]+", page[: page.index("</head>")]))
    tags = Tags(page).found
    scripts = [attributes.get("type", "") for tag, attributes in tags if tag == "script"]
    assert sorted(set(scripts)) == sorted(["", "application/json", "text/plain", "module"])
    # Only a page with questions, or what says it is one, has the module for questions too.
    assert len(scripts) == 5 or ("<massage-" in payload and len(scripts) == 6)
    # Those of the front end, a module and a style, are packed with the drawing.
    assert len(allowed) == len(scripts) - 3 + sum(tag == "style" for tag, _ in tags) + 2
    main = page[page.index("<main") : page.index("</main>")]
    bad = [fault for tag in Tags(main).found[1:] for fault in faults(*tag) if not OWN_IDS.fullmatch(fault.removeprefix("id="))]
    assert bad == []
    assert sum(attributes.get("id") == name for _, attributes in tags for name in ("lesson-data", "lesson-words")) == 2


def test_what_shapes_a_text_is_kept() -> None:
    for html in (
        "<p>One <strong>two</strong> <em>three</em> <code>four</code></p>",
        '<table><tbody><tr><td colspan="2">a</td></tr></tbody></table>',
        '<figure><img src="data:image/png;base64,AAAA" alt="a"><figcaption>b</figcaption></figure>',
        '<details open=""><summary>s</summary><p>t</p></details>',
        '<label><input type="radio" name="q" value="0"> <span>a</span></label>',
        '<massage-question class="mp-question" data-question="q"><p>a</p></massage-question>',
        '<a href="#source-x">a</a>',
        '<div class="massage-page mp-words" id="word-x" lang="la">a</div>',
    ):
        assert clean(html) == html


def test_a_drawing_in_the_text_becomes_a_picture_with_its_own_words() -> None:
    html = clean(drawn('<p>a<svg viewBox="0 0 9 9"><title>A <b>back</b></title><desc>Seen &amp; drawn</desc><path d="M0,0"/></svg>b</p>'))
    assert re.fullmatch(r'<p>a<img src="data:image/svg\+xml;base64,[\w+/=]+" alt="A back Seen &amp; drawn">b</p>', html)


@pytest.mark.parametrize(
    ("style", "kept"),
    [
        ("background: red", "background:red"),
        ("background: linear-gradient(90deg, #d65f5f 50.0%, transparent 50.0%)", "linear-gradient(90deg"),
        ("background: url(https://evil.example/b); color: red", 'style="color:red"'),
        ("background: linear-gradient(red, blue), url(x)", ""),
        ("background-color: \\75rl(x)", ""),
        ("background: image-set('x' 1x)", ""),
        ("background: var(--x)", ""),
    ],
)
def test_a_ground_is_a_colour_and_loads_nothing(style: str, kept: str) -> None:
    html = clean(f'<p style="{style}">a</p>')
    assert kept in html
    assert kept or html == "<p>a</p>"
