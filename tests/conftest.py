"""Shared fixtures: a small course without faults, to be spoilt in one place by a test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parent


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Give a folder with a small course that has no fault; a test may spoil it."""
    return shutil.copytree(SAMPLES / "good_content", tmp_path / "content")


@pytest.fixture
def svg(content: Path) -> Path:
    """Give a small drawing that fits `content`; a test may spoil it."""
    return content / "back.svg"
