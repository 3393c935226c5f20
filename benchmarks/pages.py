"""The pages that are clicked: ours, the bare floor, and a made-up drawing of any size; all without JupyterLab."""

from __future__ import annotations

import json
import re
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

from massage_lessons import files
from massage_lessons.build import payload
from massage_lessons.drawing import reader
from massage_lessons.paths import FRONT_END

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OURS = """<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="tokens.css">
<link rel="stylesheet" href="diagram.css"><div id="here"></div>
<script type="module">
import {{ mount, createHost, useWords }} from "./diagram.js";
useWords(await (await fetch("words.json")).json());
const payload = await (await fetch("{data}")).json();
mount(document.getElementById("here"), {{ payload }}, createHost());
document.body.dataset.ready = "yes";
</script>"""

BARE = """<!doctype html><meta charset="utf-8"><style>{style}
.layer:not(#layer-skin) {{ display: none }} svg {{ width: 460px; float: left }}
.region {{ fill: transparent; stroke: #644; cursor: pointer }} .on {{ fill: #88a }}</style>{svg}<section id="card"></section>
<script>
const texts = {texts};
let last = null;
function choose(node) {{
  if (last) last.classList.remove("on");
  node.classList.add("on");
  last = node;
  document.getElementById("card").textContent = texts[node.id];
}}
</script><body data-ready="yes">"""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address under which a folder is served on this machine."""
    quiet = type("Quiet", (SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def write(folder: Path) -> None:
    """Write all pages and what they load into a folder."""
    for name in ("diagram.js", "diagram.css", "tokens.css", "words.json"):
        (folder / name).write_bytes((FRONT_END / name).read_bytes())
    data = payload.load()
    (folder / "payload.json").write_bytes(files.json_line(data))
    (folder / "ours.html").write_text(OURS.format(data="payload.json"), encoding="utf-8")
    (folder / "bare.html").write_text(bare(data), encoding="utf-8")
    for count in (30, 1000):
        (folder / f"made-up-{count}.json").write_text(json.dumps(made_up(count)), encoding="utf-8")
        (folder / f"made-up-{count}.html").write_text(OURS.format(data=f"made-up-{count}.json"), encoding="utf-8")


def bare(data: Any) -> str:  # noqa: ANN401 - the payload as JSON has it
    """The floor: the same drawing with one inline handler that marks a shape and writes its text."""
    svg = re.sub(r'(<path class="region")', r'\1 onclick="choose(this)"', data["svg"])
    look = re.search(r"<style>(.*?)</style>", reader.path().read_text(encoding="utf-8"), flags=re.DOTALL)
    texts = {
        f"{base}-{side}": " ".join(item["text"] for section in entry["card"] for item in section["items"])
        for base, entry in data["entries"].items()
        for side in ("left", "right")
    }
    return BARE.format(style=look[1] if look else "", svg=svg, texts=json.dumps(texts))


def made_up(count: int) -> dict[str, Any]:
    """The payload of a drawing of `count` squares."""
    data: dict[str, Any] = {**payload.load()}
    entry = data["entries"]["flank"]
    across = 40
    squares = {f"square-{k}": (12 + 23 * (k % across), 12 + 23 * (k // across)) for k in range(count)}
    shapes = "".join(f'<path class="region" id="{name}" d="M{x},{y}H{x + 20}V{y + 20}H{x}Z"/>' for name, (x, y) in squares.items())
    layer = f'<g id="layer-skin" class="layer" data-layer="skin">{shapes}</g>'
    data["svg"] = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 1500">{layer}</svg>'
    data["entries"] = {name: {**entry, "sides": "midline", "name": name} for name in squares}
    return data
