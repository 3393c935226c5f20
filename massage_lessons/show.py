"""What a lesson's cell calls: one line, one thing to see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from massage_lessons import figure
from massage_lessons.pages.claims import claims, said_and_shown
from massage_lessons.pages.doing import form, positions, routine, techniques
from massage_lessons.pages.lessons import check, further_reading, lessons, opening, plan, questions, warm_up, words
from massage_lessons.pages.reference import glossary, sources
from massage_lessons.pages.safety import contraindications, health_questions, red_flags, stop_signs
from massage_lessons.widget import BackDiagram, layer_of

if TYPE_CHECKING:
    from massage_lessons.figure import Plate
    from massage_lessons.figures import Picture

__all__ = [
    "back",
    "certainty",
    "check",
    "claims",
    "contraindication_map",
    "contraindications",
    "evidence_for_claims",
    "find_it",
    "forest_plot",
    "form",
    "further_reading",
    "glossary",
    "health_questions",
    "lessons",
    "opening",
    "plan",
    "positions",
    "positions_drawn",
    "pressure",
    "questions",
    "reading_a_forest_plot",
    "red_flags",
    "routine",
    "said_and_shown",
    "sources",
    "stop_signs",
    "techniques",
    "timeline",
    "warm_up",
    "words",
]


def back(**state: Any) -> BackDiagram:  # noqa: ANN401 - the diagram checks each of them
    """Give the back to click; see `BackDiagram` for what can be set.

    Examples
    --------
    >>> back(layer="bones", highlight=["psis"])
    BackDiagram(layer='bones', highlight=['psis']) shows Bones and landmarks; nothing selected
    """
    return BackDiagram(**state)


def find_it(first: str, *more: str) -> BackDiagram:
    """Give the back that asks for these places one after the other, on the layer of the first."""
    return BackDiagram(ask=[first, *more], layer=layer_of(first))


def forest_plot(*names: Any, **choice: Any) -> Picture | Plate:  # noqa: ANN401 - the figure checks each of them
    """Give the measured effects with their intervals; see `figures.forest_plot` for what can be chosen."""
    return _figure("forest_plot", *names, **choice)


def reading_a_forest_plot() -> Picture | Plate:
    """Give one line of a forest plot with all its parts named."""
    return _figure("reading_a_forest_plot")


def certainty() -> Picture | Plate:
    """Give how certain the evidence is, outcome by outcome."""
    return _figure("certainty")


def evidence_for_claims(*names: Any, **choice: Any) -> Picture | Plate:  # noqa: ANN401
    """Give where claims stand, from contradicted to supported."""
    return _figure("evidence_for_claims", *names, **choice)


def timeline(routine: str) -> Picture | Plate:
    """Give the steps of a routine along its minutes."""
    return _figure("timeline", routine)


def pressure() -> Picture | Plate:
    """Give how the same force becomes more or less pressure."""
    return _figure("pressure")


def contraindication_map() -> Picture | Plate:
    """Give the places to leave alone on the back."""
    return _figure("contraindication_map")


def positions_drawn(*names: Any) -> Picture | Plate:  # noqa: ANN401
    """Give positions as line drawings."""
    return _figure("positions_drawn", *names)


def _figure(name: str, *names: Any, **choice: Any) -> Picture | Plate:  # noqa: ANN401
    stored = figure.find(name, names, choice)
    if stored is not None:
        return stored
    from massage_lessons import figures  # noqa: PLC0415 - only a figure that is not stored waits for matplotlib

    picture: Picture = getattr(figures, name)(*names, **choice)
    return picture
