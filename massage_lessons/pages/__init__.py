"""What a lesson shows beside the drawing: cards, questions, routines and lists, as HTML that is whole without any script.

For each noun a module, with a function of the same name that takes ids and returns a `Page`, and a template.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from massage_lessons.errors import UnknownName
from massage_lessons.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["NAMES", "Page", "named"]

NAMES = (
    "certificate",
    "check",
    "claims",
    "contraindications",
    "finish",
    "form",
    "further_reading",
    "glossary",
    "goals_map",
    "health_questions",
    "keeping",
    "lessons",
    "memory",
    "onward",
    "opening",
    "plan",
    "planner",
    "player",
    "positions",
    "practice",
    "pressure_lab",
    "questions",
    "red_flags",
    "routine",
    "routines",
    "said_and_shown",
    "sources",
    "stop_signs",
    "techniques",
    "today",
    "warm_up",
    "words",
)
"""What can be asked for, by the name that a lesson's cell writes."""


def named(name: str) -> Callable[..., Page]:
    """Return the function that makes a page of this name.

    Raises
    ------
    UnknownName
        When there is no such page.
    """
    if name not in NAMES:
        raise UnknownName("page", name, NAMES)
    return cast("Callable[..., Page]", getattr(import_module(f"massage_lessons.pages.{name}"), name))
