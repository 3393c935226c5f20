"""The signs that pain is not for massage."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from massage_lessons.course import find
from massage_lessons.course.signs import HELP
from massage_lessons.pages import render
from massage_lessons.pages.request import asked_for

if TYPE_CHECKING:
    from massage_lessons.course.model import RedFlag
    from massage_lessons.pages.page import Page


@asked_for
def red_flags(*actions: str) -> Page:
    """The signs that pain is not for massage, the most urgent first; of some actions, or of all."""
    chosen = find.chosen_groups("action", actions, HELP)
    known = find.course().red_flags
    groups = [(sign, action, [one for one in known if one.action == action]) for action, sign in HELP.items() if action in chosen]
    return render.page("red_flags", groups=[(*group, usual(group[2])) for group in groups])


def usual(flags: list[RedFlag]) -> str | None:
    """What most signs of a group ask for, which its heading says once; None where each asks for something of its own."""
    counted = Counter(one.do for one in flags).most_common(1)
    return counted[0][0] if counted and counted[0][1] > 1 else None
