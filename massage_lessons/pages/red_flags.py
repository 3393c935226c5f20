"""The signs that pain is not for massage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from massage_lessons.course import find
from massage_lessons.course.signs import HELP
from massage_lessons.pages import render
from massage_lessons.pages.request import asked_for

if TYPE_CHECKING:
    from massage_lessons.pages.page import Page


@asked_for
def red_flags(*actions: str) -> Page:
    """The signs that pain is not for massage, the most urgent first; of some actions, or of all."""
    chosen = find.chosen_groups("action", actions, HELP)
    known = find.course().red_flags
    groups = [(sign, action, [one for one in known if one.action == action]) for action, sign in HELP.items()]
    return render.page("red_flags", groups=[group for group in groups if group[1] in chosen])
