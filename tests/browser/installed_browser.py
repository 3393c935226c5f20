"""The browser of this machine, and how it is started."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from massage_lessons.export.pdf.chromium import for_root

if TYPE_CHECKING:
    from playwright.sync_api import Playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = "--disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"
NOT_NEEDED = (
    # A list of ours takes the place of that which Playwright gives to keep Chromium still, so it is named again,
    *("DestroyProfileOnBrowserClose", "HttpsUpgrades", "LensOverlay", "MediaRouter", "PaintHolding", "OptimizationHints"),
    *("ThirdPartyStoragePartitioning", "AvoidUnnecessaryBeforeUnloadCheckSync", "AvoidCorsURLLoaderRestartOnRedirect"),
    *("NetworkTimeServiceQuerying", "AimEnabled", "PreconnectToSearch", "HttpsFirstBalancedModeAutoEnable"),
    # with the two pages that each window draws for an address bar that nobody sees: half of what a fresh window costs.
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup"),
)
NO_BROWSER = "The browser tests need Chromium. Install it (Debian: apt install chromium), or run: playwright install chromium"


def browser_path(playwright: Playwright) -> str:
    """The path of the system's own Chromium, else of the one that Playwright keeps."""
    found = next(filter(None, map(shutil.which, BROWSERS)), playwright.chromium.executable_path)
    if not Path(found).exists():
        pytest.fail(NO_BROWSER, pytrace=False)
    return found


def flags() -> list[str]:
    """What keeps the browser to itself."""
    return [*FLAGS.split(), f"--disable-features={','.join(NOT_NEEDED)}", *for_root()]
