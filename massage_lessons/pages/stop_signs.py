"""The signs to stop a massage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from massage_lessons.course import find
from massage_lessons.course.signs import STOPS
from massage_lessons.pages import render
from massage_lessons.pages.request import asked_for

if TYPE_CHECKING:
    from massage_lessons.pages.page import Page


@asked_for
def stop_signs(*actions: str) -> Page:
    """The signs to stop a massage, the most urgent first; of some actions, or of all."""
    chosen = find.chosen_groups("action", actions, STOPS)
    known = find.course().stop_signs
    groups = [(sign, action, [one for one in known if one.action == action]) for action, sign in STOPS.items()]
    return render.page("stop_signs", groups=[group for group in groups if group[1] in chosen])
