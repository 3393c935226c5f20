"""One browser and one JupyterLab for all browser tests, a fresh page for each."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from installed_browser import browser_path, flags
from lab import Desk, Lab, running
from playwright.sync_api import BrowserContext, expect, sync_playwright

from massage_lessons.paths import FRONT_END

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

expect.set_options(timeout=15_000)


@pytest.fixture(scope="session")
def context() -> Iterator[BrowserContext]:
    """The browser; its pages share what they have loaded."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(playwright), args=flags())
        yield browser.new_context(viewport={"width": 1400, "height": 1000}, reduced_motion="reduce")
        browser.close()


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """A real JupyterLab."""
    with running(tmp_path_factory.mktemp("lab")) as one:
        yield one


@contextmanager
def laid_out(context: BrowserContext, lab: Lab) -> Iterator[Desk]:
    """A page that asks nobody but our server for anything, and that meets no error of its own."""
    desk = Desk(context.new_page(), lab)
    yield desk
    desk.clear()
    desk.page.close(run_before_unload=False)
    assert desk.strangers == []
    assert desk.errors == []


@pytest.fixture
def desk(context: BrowserContext, lab: Lab) -> Iterator[Desk]:
    """A fresh page."""
    with laid_out(context, lab) as one:
        yield one


@pytest.fixture(scope="module")
def shared_desk(context: BrowserContext, lab: Lab) -> Iterator[Desk]:
    """A page that the tests of a module share, for those that leave it as they found it."""
    with laid_out(context, lab) as one:
        yield one


@pytest.fixture(scope="module")
def front_end() -> Iterator[str]:
    """The address of the front end's files."""
    quiet = type("Quiet", (SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(quiet, directory=str(FRONT_END))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def page_beside_front(context: BrowserContext, front_end: str) -> Iterator[Page]:
    """A fresh page beside the front end's files."""
    page = context.new_page()
    page.goto(f"{front_end}/diagram.css")
    yield page
    page.close()
