"""One browser and one JupyterLab for all browser tests, a fresh page for each."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from lab import TOKEN, Lab, OpenNotebook, running
from playwright.sync_api import BrowserContext, Page, Playwright, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync")


def browser_path(playwright: Playwright) -> str:
    """Give the path of the system's own Chromium, else of the one that Playwright keeps."""
    found = next(filter(None, map(shutil.which, BROWSERS)), playwright.chromium.executable_path)
    if not Path(found).exists():
        pytest.fail("The browser tests need Chromium: install it (Debian: apt install chromium), or run: playwright install chromium", pytrace=False)
    return found


@pytest.fixture(scope="session")
def context() -> Iterator[BrowserContext]:
    """Give the browser; its pages share what they have loaded."""
    with sync_playwright() as playwright:
        path = browser_path(playwright)
        # A browser that root starts has no sandbox to run in.
        flags = [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else [*FLAGS]
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        yield browser.new_context(viewport={"width": 1400, "height": 1000}, reduced_motion="reduce")
        browser.close()


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """Give a real JupyterLab."""
    with running(tmp_path_factory.mktemp("lab")) as one:
        yield one


@pytest.fixture
def page(context: BrowserContext, lab: Lab) -> Iterator[Page]:
    """Give a page that asks nobody but our server for anything, and that meets no error of its own."""
    page = context.new_page()
    strangers: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: strangers.append(request.url) if urlsplit(request.url).hostname not in {"127.0.0.1", None} else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    for session in page.request.get(f"{lab.address}/api/sessions", headers={"Authorization": f"token {TOKEN}"}).json():
        page.request.delete(f"{lab.address}/api/sessions/{session['id']}", headers={"Authorization": f"token {TOKEN}"})
    page.close(run_before_unload=False)
    assert strangers == []
    assert errors == []


@pytest.fixture
def opened(page: Page, lab: Lab) -> Callable[[str], OpenNotebook]:
    """Open a notebook of the lab's folder."""
    return lambda name: OpenNotebook(page, lab, name)
