"""Where the course's own files are: named once, and known without reading any of them."""

from __future__ import annotations

import os
from pathlib import Path

_PACKAGE = Path(__file__).parent

LANGUAGE = os.environ.get("MASSAGE_LESSONS_LANGUAGE", "en")
"""The language of the course: the name of a folder of the content, or the path of one elsewhere."""

CONTENT = _PACKAGE / "content" / LANGUAGE
"""The content files: every word that a person reads."""

FIRST_CONTENT = _PACKAGE / "content" / "en"
"""The content in the language that the course was first written in: what has a text there has one in every language."""

SCHEMAS = _PACKAGE / "content" / "schema"
"""What may stand in a content file, for editors: the same in every language."""

COURSE = _PACKAGE / "course" / "stored.json"
"""The content as it was read when the course was built."""

WORDS = _PACKAGE / "course" / "words.json"
"""The words of the interface as they were read when the course was built."""

MODEL = _PACKAGE / "course" / "model"
"""What the course is made of; a stored course of another model is of no use."""

DRAWING_IN_CHECKOUT = _PACKAGE.parent / "images" / "back.svg"
DRAWING_IN_PACKAGE = _PACKAGE / "back.svg"

LABEXTENSIONS = _PACKAGE / "labextensions"
"""The folder that JupyterLab is told of."""

FRONT_END = LABEXTENSIONS / "massage-lessons" / "static"
"""The one front end: module, style, payload, and what joins them to JupyterLab."""

TOKENS = _PACKAGE / "front" / "styles" / "tokens.json"
"""The palette and the fonts, once: for screens, slides, print and figures."""

FRONT_SOURCE = _PACKAGE / "front"
"""The front end as its modules."""

OPTIONS = _PACKAGE / "front" / "core" / "options.json"
"""The options of a diagram, declared once for Python and for browsers."""

PAYLOAD = FRONT_END / "payload.json"
"""The JSON for the front end, built ahead."""

STROKES = FRONT_END / "strokes.json"
"""The ways of the strokes, worked out ahead."""

BANK = FRONT_END / "bank.json"
"""The bank of questions."""

NEIGHBOURS = _PACKAGE / "course" / "neighbours.json"
"""What lies beside, over and under each place of the drawing, worked out ahead."""

PLANS = FRONT_END / "plan-core.js"
"""What makes plans, as a script that Python runs, too."""

REVIEW = FRONT_END / "review-core.js"
"""What says when an item is asked again, as a script that Python runs, too."""

LESSONS_IN_CHECKOUT = _PACKAGE.parent / "notebooks"
LESSONS_IN_PACKAGE = _PACKAGE / "lessons"

LESSON_DIGESTS = _PACKAGE / "lessons.json"
"""The digest of each lesson as it is shipped: what is trusted."""

JUPYTERLAB_SETTINGS = _PACKAGE / "lab" / "settings"
"""Settings for the JupyterLab that we start; the learner's own JupyterLab is left alone."""

VENDOR = _PACKAGE / "vendor"
"""Libraries of the browser, as they are published, each with its licence."""

FIGURES = _PACKAGE / "figures"
"""The code that draws figures."""

STORED_FIGURES = _PACKAGE / "figures" / "stored"
"""The figures of the lessons, drawn ahead."""
