"""Shared fixtures: a small course without faults, to be spoilt in one place by a test."""

from __future__ import annotations

import re
import shutil
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import settings

# Timing is never asserted: a busy machine is not a fault.
settings.register_profile("course", deadline=None)
settings.load_profile("course")

SAMPLES = Path(__file__).parent
KINDS = {
    "lessons, cell by cell (nbval)": r"notebooks/",
    "in Firefox": r"tests/browser/test_\w*firefox",
    "in JupyterLab": r"tests/browser/test_(\w+_in_lab|diagram_and_kernel|access)\b",
    "pages, slides, site and print in Chromium": r"tests/browser/",
    "drawing": r"tests/drawing/",
    "content and lessons": r"tests/(course|notebooks|review)/",
    "figures": r"tests/(figures|build)/",
    "export, site, slides and print": r"tests/export/",
    "all other": r"",
}
"""What a test is about, by where it stands; the first that fits counts."""


class Seconds:
    """How many tests of each kind ran, and for how long: what runs two at a time is counted in full."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self.tests: dict[str, set[str]] = defaultdict(set)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        kind = next(kind for kind, where in KINDS.items() if re.match(where, report.nodeid))
        self.spent[kind] += report.duration
        self.tests[kind].add(report.nodeid)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        terminalreporter.section("seconds for each kind of test")
        for kind in filter(self.spent.__contains__, KINDS):
            terminalreporter.write_line(f"{kind:42} {len(self.tests[kind]):5} tests {self.spent[kind]:7.0f} s")


def pytest_configure(config: pytest.Config) -> None:
    """Count seconds where the reports of all workers come together."""
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Seconds())


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A folder with a small course that has no fault; a test may spoil it."""
    return shutil.copytree(SAMPLES / "good_content", tmp_path / "content")


@pytest.fixture
def svg(content: Path) -> Path:
    """A small drawing that fits `content`; a test may spoil it."""
    return content / "back.svg"
