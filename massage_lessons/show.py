"""What a lesson's cell calls: one line, one thing to see.

`back` and `find_it` show the drawing. Each other name is a page of `massage_lessons.pages`, or a figure of `massage_lessons.figures`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from massage_lessons import figure, pages
from massage_lessons.course.places import layer_of
from massage_lessons.errors import alternatives, close_names
from massage_lessons.widget import BackDiagram

if TYPE_CHECKING:
    from collections.abc import Callable

    from massage_lessons.figure import StoredFigure
    from massage_lessons.figures import Picture

__all__ = ["back", "find_it", *figure.NAMES, *pages.NAMES]  # noqa: PLE0604 - names all the same


def back(**state: Any) -> BackDiagram:  # noqa: ANN401 - the diagram checks each of them
    """Return the back to click; see `BackDiagram` for what can be set.

    Examples
    --------
    >>> back(layer="bones", highlight=["psis"])
    BackDiagram(layer='bones', highlight=['psis']) shows Bones and landmarks; nothing selected
    """
    return BackDiagram(**state)


def find_it(first: str, *more: str) -> BackDiagram:
    """Return the back that asks for these places one after the other, on the layer of the first."""
    return BackDiagram(ask=[first, *more], layer=layer_of(first))


def __getattr__(name: str) -> Callable[..., Any]:
    if name in pages.NAMES:
        return pages.named(name)
    if name in figure.NAMES:
        return partial(_figure, name)
    close = close_names(name, __all__)
    hint = f" Did you mean {alternatives(close)}?" if close else ""
    raise AttributeError(f"Nothing to show is called {name!r}.{hint}", name=name)


def __dir__() -> list[str]:
    return sorted(__all__)


def _figure(name: str, *names: Any, **choice: Any) -> Picture | StoredFigure:  # noqa: ANN401 - the figure checks each of them
    stored = figure.find(name, names, choice)
    if stored is not None:
        return stored
    from massage_lessons import figures  # noqa: PLC0415 - only a figure that is not stored waits for matplotlib

    picture: Picture = getattr(figures, name)(*names, **choice)
    return picture
