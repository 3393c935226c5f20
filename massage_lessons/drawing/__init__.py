"""The back as it is drawn: the one SVG as shapes with ids."""
