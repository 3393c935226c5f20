"""What a lesson shows beside the drawing: cards, questions, routines and lists, as HTML that is whole without any script.

One module per noun of the course. Each function takes names, looks them up in the course and gives a `Page`.
"""

from massage_lessons.pages.page import Page

__all__ = ["Page"]
