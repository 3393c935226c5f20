"""A lesson as one HTML file."""
