"""A real JupyterLab of our own, with a home of its own, and a notebook that is open in it."""

from __future__ import annotations

import re
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import nbformat
import pytest
from nbformat.sign import NotebookNotary
from playwright.sync_api import Locator, Page, TimeoutError, expect  # noqa: A004 - the name that its documentation uses

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

START = 30_000
"""Milliseconds in which a page, a kernel or a cell has certainly started, on a slow machine too."""
TRIES = 6
"""How often something is tried that another part of JupyterLab may undo at once."""
SERVER = "**/massage-lessons/log*"
"""Where the server keeps answers."""
FORGET = """async () => {
  localStorage.clear();
  await navigator.storageBuckets.delete("massage-lessons-copy");
  const asked = indexedDB.deleteDatabase("massage-lessons");
  await new Promise((done, failed) => Object.assign(asked, {onsuccess: done, onerror: failed}));
}"""
"""Forgets all that a browser keeps of the course."""
POINT_IN_SHAPE = """node => {
  node.scrollIntoView({block: "center", inline: "center"});
  const box = node.getBoundingClientRect();
  const steps = [...Array(19).keys()].map(k => (k + 0.5) / 19).sort((a, b) => Math.abs(a - 0.5) - Math.abs(b - 0.5));
  for (const down of steps) for (const right of steps)
    if (document.elementFromPoint(box.x + right * box.width, box.y + down * box.height) === node)
      return {x: right * box.width, y: down * box.height};
  throw new Error(`no part of ${node.dataset.region} is in reach of the pointer`);
}"""


@dataclass(frozen=True)
class Lab:
    """A running server: its address and token, the start page, the folder with its notebooks, and the data folder with its signatures."""

    address: str
    token: str
    start_page: str
    folder: Path
    data: Path

    def put(self, name: str, notebook: nbformat.NotebookNode, *, trusted: bool = True) -> str:
        """Store a notebook, trusted or not, and give its name."""
        if trusted:
            notary = NotebookNotary(data_dir=str(self.data))
            notary.sign(notebook)
            notary.store.close()
        nbformat.write(notebook, self.folder / name)
        return name

    def stored(self, name: str) -> nbformat.NotebookNode:
        """A notebook as it lies in the folder."""
        return nbformat.read(self.folder / name, as_version=4)


@contextmanager
def running(root: Path) -> Iterator[Lab]:
    """A server, started as a learner starts it, that knows nothing of the person who runs the tests."""
    with pytest.MonkeyPatch.context() as environment:
        for name in ("config", "data", "runtime"):
            environment.setenv(f"JUPYTER_{name.upper()}_DIR", str(root / name))
        environment.setenv("HOME", str(root))
        environment.setenv("IPYTHONDIR", str(root / "ipython"))
        command = [sys.executable, "-m", "massage_lessons", "--no-browser", "--folder", str(root / "lessons")]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            try:
                assert process.stdout is not None
                said = next(line for line in process.stdout if "http" in line)
                url = re.search(r"http://\S+", said)
                assert url is not None, said
                parts = urlsplit(url[0])
                token = parts.query.removeprefix("token=")
                yield Lab(f"http://{parts.netloc}", token, url[0], root / "lessons", root / "data")
            finally:
                process.terminate()


class Desk:
    """A page of JupyterLab to lay notebooks on; it notes what it should not ask for, and errors."""

    def __init__(self, page: Page, lab: Lab) -> None:
        self.page, self.lab = page, lab
        self.strangers: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self._note(request.url))
        page.on("websocket", lambda socket: self._note(socket.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _note(self, address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme not in {"blob", "data"} and parts.hostname != "127.0.0.1":
            self.strangers.append(address)

    def without_log(self) -> None:
        """Let the server keep no answers: what a browser forgets between two tests, it would give back."""
        self.page.unroute(SERVER)
        self.page.route(SERVER, lambda route: route.fulfill(status=404))

    def open(self, notebook: nbformat.NotebookNode, *, trusted: bool = True) -> OpenNotebook:
        """Store a notebook in place of the one before, and open it."""
        return OpenNotebook(self, self.lab.put("lesson.ipynb", notebook, trusted=trusted))

    def choose(self, menu: str, item: str, *, sure: bool = False) -> None:
        """Choose what starts so in a menu, and say yes to the question that follows."""
        self.page.get_by_role("menubar").get_by_role("menuitem", name=menu, exact=True).click()
        self.page.get_by_role("menu").get_by_role("menuitem", name=re.compile(f"^{item}")).click()
        if sure:
            self.page.locator(".jp-Dialog .jp-mod-accept").click()

    def command(self, name: str) -> None:
        """Carry out a command of the palette; as long as a notebook opens, it may take the focus, and that closes the palette."""
        entry = self.page.locator(".lm-CommandPalette-input:visible")
        for _ in range(TRIES):
            self.choose("View", "Activate Command Palette")
            try:
                entry.fill(name, timeout=START / TRIES)
            except TimeoutError:
                continue
            self.page.keyboard.press("Enter")
            return
        raise AssertionError(f"no command palette for {name!r}")

    def ask(self, method: str, path: str, **options: Any) -> Any:
        """Ask the server itself, past the page."""
        address = f"{self.lab.address}/{path}"
        answer = self.page.request.fetch(address, method=method, headers={"Authorization": f"token {self.lab.token}"}, **options)
        assert answer.ok, answer.text()
        return answer.json() if answer.status == 200 else None

    def clear(self) -> None:
        """End what runs for the notebooks."""
        for session in self.ask("GET", "api/sessions"):
            self.ask("DELETE", f"api/sessions/{session['id']}")


class OpenNotebook:
    """A notebook in JupyterLab, as a person works with it."""

    def __init__(self, desk: Desk, name: str) -> None:
        self.desk, self.page, self.name = desk, desk.page, name
        self.panel = self.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
        self.cells = self.panel.locator(".jp-Cell")
        self.open()

    def open(self) -> None:
        """Open it, or load the page again, in a workspace that has nothing else."""
        self.page.goto(f"{self.desk.lab.address}/lab/workspaces/tests/tree/{self.name}?reset&token={self.desk.lab.token}")
        expect(self.cells.first).to_be_visible(timeout=START)

    def diagram(self, number: int = 0) -> Diagram:
        """A diagram that is on show, counted from 0."""
        one = Diagram(self.panel.locator(".massage-diagram").nth(number))
        expect(one.root).to_be_visible(timeout=START)
        return one

    def run_all(self) -> None:
        """Run every cell, and wait for the last one's count."""
        self.wait_for_kernel()
        self.desk.choose("Run", "Run All Cells")
        self._wait_for_count(self.cells.last)

    def run(self, number: int) -> str:
        """Run one cell, counted from 0, and give the text under it."""
        cell = self.cells.nth(number)
        cell.locator(".jp-InputPrompt").click()
        self.page.keyboard.press("Control+Enter")
        self._wait_for_count(cell)
        return cell.locator(".jp-OutputArea-output").inner_text()

    def _wait_for_count(self, cell: Locator) -> None:
        expect(cell.locator(".jp-InputPrompt")).to_have_text(re.compile(r"\[\d+\]"), timeout=START)

    def wait_for_kernel(self) -> None:
        """Wait until the page is joined to a kernel that has nothing to do; before that, JupyterLab runs no cell and says nothing."""
        # Without a kernel the indicator says "idle" too.
        expect(self.panel.locator("[data-jp-item-name=kernelName]")).to_contain_text("Python 3", timeout=START)
        expect(self.panel.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]")).to_be_visible(timeout=START)

    def restart_kernel(self) -> None:
        """Restart the kernel from the menu, and wait until the new one is ready."""
        with self.page.expect_response("**/restart*"):
            self.desk.choose("Kernel", "Restart Kernel…", sure=True)
        self.wait_for_kernel()

    def save(self) -> None:
        """Save, and wait until the tab no longer says that something is unsaved."""
        self.desk.choose("File", "Save Notebook(?! As)")
        expect(self.page.locator(".jp-mod-dirty")).to_have_count(0)

    def close_and_open(self) -> None:
        """Close the tab and open the notebook again from the list of files, on the same page."""
        self.desk.choose("File", "Close Tab")
        expect(self.cells).to_have_count(0)
        self.page.locator(".jp-DirListing-item", has_text=self.name).dblclick()
        expect(self.cells.first).to_be_visible(timeout=START)


class Diagram:
    """A diagram on a page, as a person works with it."""

    def __init__(self, root: Locator) -> None:
        self.root = root
        self.card = root.locator(".massage-guidance")

    def shape(self, place: str) -> Locator:
        """The shape that answers a click."""
        return self.root.locator(f"svg [data-region='{place}']")

    def row(self, place: str) -> Locator:
        """The entry of the list."""
        return self.root.locator(f"button[data-region='{place}']")

    def choose_layer(self, layer: str) -> None:
        """Switch to a layer in the bar, and wait for it."""
        self.root.locator(f"input[data-key=layer][value={layer}]").check()
        expect(self.root).to_have_attribute("data-layer", layer)

    def click(self, place: str) -> None:
        """Click a place where no other lies over it."""
        self.shape(place).click(position=self.shape(place).evaluate(POINT_IN_SHAPE))

    def expect_selected(self, place: str) -> None:
        """Wait until card, drawing and list all show a place."""
        expect(self.card).to_have_attribute("data-region", place)
        expect(self.shape(place)).to_have_attribute("aria-pressed", "true")
        expect(self.row(place)).to_have_attribute("aria-pressed", "true")

    def expect_nothing_selected(self) -> None:
        """Wait until the card shows no place."""
        expect(self.root.locator(".massage-guidance[data-region]")).to_have_count(0)
        expect(self.root.locator("[aria-pressed=true]")).to_have_count(0)

    def expect_alive(self, place: str = "flank-left") -> None:
        """Click a place and wait for its card."""
        self.click(place)
        self.expect_selected(place)
