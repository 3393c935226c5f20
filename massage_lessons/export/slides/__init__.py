"""A lesson as slides in one HTML file."""
