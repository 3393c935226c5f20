"""Formulas as MathML: browsers show it without a script, and screen readers read it."""

from __future__ import annotations

import re
from html import escape, unescape
from xml.etree import ElementTree as ET

from massage_lessons.export.clean import allowed

MATHML = "http://www.w3.org/1998/Math/MathML"


def formula(tex: str, *, block: bool) -> str:
    """Give a formula as MathML, or its source as text where we cannot read it."""
    from latex2mathml.converter import convert_to_element  # noqa: PLC0415 - most pages have no formula

    source = tex.strip()
    try:
        element = convert_to_element(source, display="block" if block else "inline")
    except Exception:  # noqa: BLE001 - whatever a formula does to the converter, its source is still worth reading
        tag = "div" if block else "span"
        return f'<{tag} role="math" class="lesson-tex">{escape(source)}</{tag}>'
    kept = allowed()["formula"]
    for node in element.iter():
        # The converter writes some signs as entities, which are meant to be read once more.
        node.text = unescape(node.text) if node.text else node.text
        for name in [name for name in node.attrib if name not in kept]:
            del node.attrib[name]
    element.set("alttext", " ".join(source.split()))
    text = ET.tostring(element, encoding="unicode", short_empty_elements=False)
    text = re.sub(r"^<math", f'<math xmlns="{MATHML}"', text, count=1) if "xmlns" not in text else text
    return f'<div class="lesson-formula" tabindex="0" role="group" aria-label="Formula">{text}</div>' if block else text
