"""A page to print when all lessons are finished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from massage_lessons.pages import render
from massage_lessons.pages.request import asked_for
from massage_lessons.pages.taught import taught

if TYPE_CHECKING:
    from massage_lessons.pages.page import Page


@asked_for
def certificate() -> Page:
    """What lessons are finished, and a page that says so, and what it does not say."""
    return render.page("certificate", lessons=taught())
