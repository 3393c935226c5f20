"""The diagrams of a page: what each was stored with, checked, and the still picture that stands where it will be."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from massage_lessons import still
from massage_lessons.build import payload
from massage_lessons.course import options
from massage_lessons.course.words import say
from massage_lessons.export.notebook import outlined

if TYPE_CHECKING:
    from massage_lessons.export.notebook.context import Context


def diagram(stored: object, fallback: str, context: Context, share: str | None = None) -> str:
    """The place of a diagram, with its still picture in it until it is alive; `fallback` is what a notebook has beside its state."""
    if not isinstance(stored, dict) or stored.get("version") != options.VERSION:
        why = say("output.other-version")
        context.note(why)
        return f'<p class="lesson-why">{why}</p>{fallback}'
    return alive(stored.get("state"), context, share)


def alive(state: object, context: Context, share: str | None = None) -> str:
    """The place of a diagram with this state; picture and words are made of it, as the course has them now."""
    checked = options.fitting(state)
    context.diagrams.append({"state": checked, "share": share})
    if context.medium == "paper":
        from massage_lessons.export.pdf.drawings import drawing  # noqa: PLC0415 - only what is printed waits for matplotlib

        return drawing(checked, answered=context.edition == "instructor")
    number = len(context.diagrams)
    picture = outlined.picture(payload.at_hand(), checked, say("page.picture", n=number))
    lines = [say("page.drawing", layer=still.layer_name(checked)), *still.ways(checked)]
    told = "".join(f"<p>{escape(line)}</p>" for line in lines) + "".join(still.words(checked))
    inner = f'<div class="lesson-fallback" data-index="out">{picture}<div>{told}</div></div>'
    return f'<div class="lesson-diagram" id="lesson-diagram-{number}">{inner}</div>'


def outlines(context: Context) -> str:
    """What the still pictures of the page share."""
    layers = dict.fromkeys(str(diagram["state"].get("layer", "skin")) for diagram in context.diagrams)
    return outlined.outlines(payload.at_hand(), layers) if layers else ""
