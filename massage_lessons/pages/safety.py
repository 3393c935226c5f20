"""Who should not be massaged, which pain needs a doctor, and when to stop."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from massage_lessons.course import find
from massage_lessons.course.model import ConditionGroup
from massage_lessons.pages import render
from massage_lessons.pages.request import asked_for
from massage_lessons.pages.wording import HELP, STOPS

if TYPE_CHECKING:
    from massage_lessons.pages.page import Page


@asked_for
def contraindications(*groups: str) -> Page:
    """Give the reasons not to massage, not here, or not yet; of some groups, or of all."""
    known = find.course().contraindications
    chosen = find.chosen_groups("group of contraindications", groups, get_args(ConditionGroup))
    return render.page("contraindications", groups=[(group, [one for one in known if one.group == group]) for group in chosen])


@asked_for
def health_questions() -> Page:
    """Give the questions to ask before a massage, and what a yes means."""
    known = find.course().contraindications
    groups = [(group, [one for one in known if one.group == group]) for group in get_args(ConditionGroup)]
    return render.page("health_questions", groups=groups)


@asked_for
def red_flags(*actions: str) -> Page:
    """Give the signs that pain is not for massage, the most urgent first; of some actions, or of all."""
    chosen = find.chosen_groups("action", actions, HELP)
    known = find.course().red_flags
    groups = [(sign, action, [one for one in known if one.action == action]) for action, sign in HELP.items()]
    return render.page("red_flags", groups=[group for group in groups if group[1] in chosen])


@asked_for
def stop_signs() -> Page:
    """Give the signs to stop a massage, the most urgent first."""
    known = find.course().stop_signs
    groups = [(sign, action, [one for one in known if one.action == action]) for action, sign in STOPS.items()]
    return render.page("stop_signs", groups=groups)
