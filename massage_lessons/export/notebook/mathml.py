"""Formulas as MathML: browsers show it without a script, and screen readers read it."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from massage_lessons.course.words import say
from massage_lessons.export.notebook import macros
from massage_lessons.export.notebook.sanitize import allowed

if TYPE_CHECKING:
    from massage_lessons.export.notebook.context import Context

MATHML = "http://www.w3.org/1998/Math/MathML"


KNOWN = frozenset(
    {
        *("align", "align*", "aligned", "alignat", "alignat*", "alignedat", "array", "Bmatrix", "bmatrix", "cases", "displaymath"),
        *("eqnarray", "eqnarray*", "equation", "equation*", "gather", "gather*", "gathered", "math", "matrix", "multline", "multline*"),
        *("pmatrix", "rcases", "smallmatrix", "split", "Vmatrix", "vmatrix"),
    }
)
ENVIRONMENT = re.compile(r"\\begin\s*\{([^{}]*)\}")


class NotSet(ValueError):  # noqa: N818 - reads as what it is
    """A formula that the converter would set only in part."""


def formula(tex: str, context: Context, *, block: bool) -> str:
    """A formula as MathML, or its whole source and a sentence where some of it cannot be set; one that only defines is nothing."""
    source = tex.strip()
    try:
        whole = macros.expanded(source, context.macros).strip()
        if source and not whole:
            return ""
        element = _element(macros.numbered(whole, context.labels), block=block)
    except Exception:  # noqa: BLE001 - whatever a formula does to the converter, its source is still worth reading
        why = say("output.formula")
        context.note(f"{why} {' '.join(source.split())[:60]}")
        shown = f'<code role="math" class="lesson-tex">{escape(source)}</code>'
        return f'<div class="lesson-why">{why}<pre>{shown}</pre></div>' if block else f'{shown} <small class="lesson-unset">({why})</small>'
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


def _element(tex: str, *, block: bool) -> ET.Element:
    """What the converter makes of a formula.

    Raises
    ------
    NotSet
        When a command or an environment is left as it was written.
    """
    from latex2mathml.converter import convert_to_element  # noqa: PLC0415 - most pages have no formula

    if not KNOWN.issuperset(ENVIRONMENT.findall(tex)):
        raise NotSet
    element = convert_to_element(tex, display="block" if block else "inline")
    for node in element.iter():
        if (node.text or "").startswith("\\") or (node.tag == "mtext" and "$" in (node.text or "")):
            raise NotSet
    return element
