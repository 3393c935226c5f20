"""A course on back massage whose heart is a drawing of the back that answers a click.

Names are loaded when they are first used, so that importing the package costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from massage_lessons import figures, show
    from massage_lessons.course.places import places
    from massage_lessons.plan import Plan, plan_routine
    from massage_lessons.widget import BackDiagram

__all__ = ["BackDiagram", "Plan", "__version__", "figures", "places", "plan_routine", "show"]
__version__ = "0.2.0"

_WHERE = {
    "BackDiagram": "massage_lessons.widget",
    "Plan": "massage_lessons.plan",
    "places": "massage_lessons.course.places",
    "plan_routine": "massage_lessons.plan",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module gives what its names stand for
    if name in _WHERE:
        return getattr(import_module(_WHERE[name]), name)
    if name in {"figures", "show"}:
        return import_module(f"massage_lessons.{name}")
    message = f"module 'massage_lessons' has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    return __all__
