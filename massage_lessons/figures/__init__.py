"""One function per figure: each gives a matplotlib figure that knows its alt text. Only this package loads matplotlib."""

from massage_lessons.figures.maps import back_map
from massage_lessons.figures.picture import Picture, alt_text, png, svg

__all__ = ["Picture", "alt_text", "back_map", "png", "svg"]
