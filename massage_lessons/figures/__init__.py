"""One function per figure: each gives a matplotlib figure that knows its words. Only this package loads matplotlib."""

from massage_lessons.figures.conditions import contraindication_map
from massage_lessons.figures.dot_matrix import certainty
from massage_lessons.figures.evidence import evidence_for_claims
from massage_lessons.figures.force import pressure
from massage_lessons.figures.forest import forest_plot
from massage_lessons.figures.maps import back_map
from massage_lessons.figures.picture import Picture, alt_text, description, jpeg, plate, png, svg
from massage_lessons.figures.positions import positions_drawn
from massage_lessons.figures.reading import reading_a_forest_plot
from massage_lessons.figures.strip import timeline

__all__ = [
    "Picture",
    "alt_text",
    "back_map",
    "certainty",
    "contraindication_map",
    "description",
    "evidence_for_claims",
    "forest_plot",
    "jpeg",
    "plate",
    "png",
    "positions_drawn",
    "pressure",
    "reading_a_forest_plot",
    "svg",
    "timeline",
]
