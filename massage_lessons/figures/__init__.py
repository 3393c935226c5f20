"""One function per figure: each gives a matplotlib figure that knows its words. Only this package loads matplotlib."""

from massage_lessons.errors import needs

with needs("figures"):
    from massage_lessons.figures.back_map import back_map
    from massage_lessons.figures.certainty import certainty
    from massage_lessons.figures.contraindication_map import contraindication_map
    from massage_lessons.figures.evidence_for_claims import evidence_for_claims
    from massage_lessons.figures.forest_plot import forest_plot
    from massage_lessons.figures.picture import Picture, alt_text, description, jpeg, plate, png, svg
    from massage_lessons.figures.positions_drawn import positions_drawn
    from massage_lessons.figures.pressure import pressure
    from massage_lessons.figures.reading_a_forest_plot import reading_a_forest_plot
    from massage_lessons.figures.timeline import timeline

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
