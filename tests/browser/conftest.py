"""One browser and one JupyterLab for all browser tests, a fresh page for each."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lab import Desk, Lab, running
from playwright.sync_api import BrowserContext, Playwright, expect, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = "--disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"
NO_BROWSER = "The browser tests need Chromium. Install it (Debian: apt install chromium), or run: playwright install chromium"

expect.set_options(timeout=15_000)


def browser_path(playwright: Playwright) -> str:
    """Give the path of the system's own Chromium, else of the one that Playwright keeps."""
    found = next(filter(None, map(shutil.which, BROWSERS)), playwright.chromium.executable_path)
    if not Path(found).exists():
        pytest.fail(NO_BROWSER, pytrace=False)
    return found


@pytest.fixture(scope="session")
def context() -> Iterator[BrowserContext]:
    """Give the browser; its pages share what they have loaded."""
    with sync_playwright() as playwright:
        path = browser_path(playwright)
        # A browser that root starts has no sandbox to run in.
        flags = [*FLAGS.split(), *(["--no-sandbox"] if os.geteuid() == 0 else [])]
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        yield browser.new_context(viewport={"width": 1400, "height": 1000}, reduced_motion="reduce")
        browser.close()


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """Give a real JupyterLab."""
    with running(tmp_path_factory.mktemp("lab")) as one:
        yield one


@contextmanager
def laid_out(context: BrowserContext, lab: Lab) -> Iterator[Desk]:
    """Give a page that asks nobody but our server for anything, and that meets no error of its own."""
    desk = Desk(context.new_page(), lab)
    yield desk
    desk.clear()
    desk.page.close(run_before_unload=False)
    assert desk.strangers == []
    assert desk.errors == []


@pytest.fixture
def desk(context: BrowserContext, lab: Lab) -> Iterator[Desk]:
    """Give a fresh page."""
    with laid_out(context, lab) as one:
        yield one


@pytest.fixture(scope="module")
def shared_desk(context: BrowserContext, lab: Lab) -> Iterator[Desk]:
    """Give a page that the tests of a module share, for those that leave it as they found it."""
    with laid_out(context, lab) as one:
        yield one
