"""What a lesson's cell calls: one line, one thing to see."""

from __future__ import annotations

from typing import Any

from massage_lessons.diagram import BackDiagram, layer_of


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
