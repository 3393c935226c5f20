"""The reasons not to massage, not here, or not yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from massage_lessons.course import find
from massage_lessons.course.model import ConditionGroup
from massage_lessons.pages import render
from massage_lessons.pages.request import asked_for

if TYPE_CHECKING:
    from massage_lessons.pages.page import Page


@asked_for
def contraindications(*groups: str) -> Page:
    """The reasons not to massage, not here, or not yet; of some groups, or of all."""
    known = find.course().contraindications
    chosen = find.chosen_groups("group of contraindications", groups, get_args(ConditionGroup))
    return render.page("contraindications", groups=[(group, [one for one in known if one.group == group]) for group in chosen])
