"""One function per figure, in a module of its name: each gives a matplotlib figure that knows its words.

Only this package loads matplotlib.
"""

from importlib import import_module

from massage_lessons.errors import needs
from massage_lessons.figure import NAMES

with needs("figures"):
    from massage_lessons.figures.back_map import back_map
    from massage_lessons.figures.picture import Picture, alt_text, as_stored, description, jpeg, png, svg

    # A figure stands in place of its module, which has its name.
    globals().update({name: getattr(import_module(f"{__name__}.{name}"), name) for name in NAMES})

__all__ = ["Picture", "alt_text", "back_map", "description", "jpeg", "as_stored", "png", "svg", *NAMES]  # noqa: PLE0604 - names all the same
