"""The diagram in marimo, where one process serves every visitor from shadow roots, and in Voila, where each visitor has a kernel."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import urllib.request
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.error import URLError

import nbformat
import pytest
from lab import START
from long_run import LONG
from playwright.sync_api import BrowserContext, Page, expect
from samples import code, notebook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MARIMO = """import marimo

app = marimo.App()


@app.cell
def _():
    import marimo as mo
    from massage_lessons import BackDiagram

    back = mo.ui.anywidget(BackDiagram())
    back
    return back, mo


@app.cell
def _(back, mo):
    mo.md(f"chosen: {back.value['selected']}")
"""
VOILA = """from ipywidgets import Label
from massage_lessons import BackDiagram
back, label = BackDiagram(), Label()
back.observe(lambda change: setattr(label, "value", f"chosen: {change['new']}"), "selected")
display(back, label)"""
DRAWN = """() => {
  const roots = [document, ...[...document.querySelectorAll("*")].flatMap((node) => node.shadowRoot ?? [])];
  return roots.some((root) => root.querySelector("img.md-art")?.src.startsWith("blob:"));
}"""


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@contextmanager
def served(home: Path, command: list[str], address: str) -> Iterator[str]:
    """The address of a server, once it answers; it knows nothing of the person who runs the tests."""
    environment = {**os.environ, "HOME": str(home), "IPYTHONDIR": str(home / "ipython")}
    environment |= {f"JUPYTER_{name}_DIR": str(home / name) for name in ("CONFIG", "DATA", "RUNTIME")}
    log = home / "log"
    with log.open("wb") as out, subprocess.Popen([sys.executable, "-m", *command], env=environment, stdout=out, stderr=out) as server:
        try:
            while True:
                assert server.poll() is None, log.read_text(encoding="utf-8")
                try:
                    with urllib.request.urlopen(f"{address}/", timeout=60):  # noqa: S310 - our own server
                        break
                except (URLError, TimeoutError, ConnectionError):
                    continue
            yield address
        finally:
            server.terminate()


@pytest.fixture(scope="module")
def marimo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home, port = tmp_path_factory.mktemp("marimo"), free_port()
    (home / "back.py").write_text(MARIMO, encoding="utf-8")
    command = ["marimo", "--yes", "run", str(home / "back.py"), "--headless", "--no-token", "--port", str(port)]
    with served(home, command, f"http://127.0.0.1:{port}") as address:
        yield address


@pytest.fixture(scope="module")
def voila(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home, port = tmp_path_factory.mktemp("voila"), free_port()
    nbformat.write(notebook(code(VOILA)), home / "back.ipynb")
    with served(home, ["voila", str(home), "--no-browser", f"--port={port}"], f"http://127.0.0.1:{port}") as address:
        yield f"{address}/voila/render/back.ipynb"


def expect_alive(page: Page, address: str, host: str) -> None:
    """The drawing is there, the keyboard works, the menu stays open for a choice, and Python hears what was chosen."""
    page.goto(address)
    expect(page.locator(".massage-diagram")).to_be_visible(timeout=2 * START)
    page.wait_for_function(DRAWN, timeout=START)
    if host == "voila":
        # Voila asks the kernel for one widget after the other: what is told to a label before it is there is lost.
        page.locator(".widget-label").wait_for(state="attached", timeout=START)
    box = page.locator(".massage-diagram").bounding_box()
    assert box
    assert box["width"] > 500
    page.locator(".md-list").get_by_role("button", name="Flank, left").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".md-card")).to_contain_text("Flank")
    expect(page.get_by_text("chosen: flank-left")).to_be_visible(timeout=START)
    page.locator(".md-more summary").click()
    page.get_by_label("head, looking down").click()
    expect(page.locator(".massage-diagram")).to_have_attribute("data-viewpoint", "head")
    page.keyboard.press("Escape")
    expect(page.locator(".md-more")).not_to_have_attribute("open", "")


@LONG
@pytest.mark.parametrize("host", ["marimo", "voila"])
def test_every_visitor_has_a_diagram_that_is_alive(context: BrowserContext, request: pytest.FixtureRequest, host: str) -> None:
    address = request.getfixturevalue(host)
    first, second = context.new_page(), context.new_page()
    for page in (first, second):
        expect_alive(page, address, host)
    first.close()
    second.close()
