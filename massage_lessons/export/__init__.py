"""Lessons as pages: one HTML file each, which needs neither Jupyter nor the network, and whose diagrams still answer a click."""
