"""Widgets: one of ours is a diagram, an anywidget lives where it may, and any other is a still picture of itself."""

from __future__ import annotations

import hashlib
from html import escape
from typing import TYPE_CHECKING, Any

from massage_lessons.course.words import say
from massage_lessons.export.notebook import controls, diagrams
from massage_lessons.export.notebook.postprocess import foreign
from massage_lessons.export.page import scripts

if TYPE_CHECKING:
    from collections.abc import Callable

    from massage_lessons.export.notebook.context import Context

VIEW = "application/vnd.jupyter.widget-view+json"
STATE = "application/vnd.jupyter.widget-state+json"
OURS = frozenset({"_uid", "_payload", "viewpoint", "tone"})
REFERENCE = "IPY_MODEL_"
HEAVY = frozenset({"_esm", "_css"})


def stored(metadata: object) -> dict[str, dict[str, Any]]:
    """The stored widgets of a notebook by their id; what has another form is left out."""
    kept = metadata.get("widgets") if isinstance(metadata, dict) else None
    bundle = kept.get(STATE) if isinstance(kept, dict) else None
    models = bundle.get("state") if isinstance(bundle, dict) else None
    whole = {key: model for key, model in (models if isinstance(models, dict) else {}).items() if isinstance(model, dict)}
    return {key: model for key, model in whole.items() if isinstance(model.get("state"), dict)}


def view(model: str | None, fallback: str, context: Context, outputs: Callable[[list[Any]], str]) -> str:
    """What stands in the place of a widget."""
    if model is None or model not in context.widgets:
        return f"{_why(say('output.widget.not-saved'))}{fallback}"
    drawing = controls.Drawing(context.widgets, outputs, lambda inner: _living(inner, "", context), lambda html: foreign(html, context))
    html = drawing.html(model)
    if not html:
        return _living(model, fallback, context) or _unknown(model, fallback, context)
    return f'<div class="lesson-controls">{_why(say("output.widget.still")) if drawing.dead else ""}{html}</div>'


def _why(sentence: str) -> str:
    return f'<p class="lesson-why">{escape(sentence, quote=False)}</p>'


def _unknown(model: str, fallback: str, context: Context) -> str:
    name = controls.kind_of(context.widgets[model]) or say("output.widget.unknown")
    return f"{_why(say('output.widget.not-shown', kind=name))}{fallback}"


def _living(model: str, fallback: str, context: Context) -> str:
    """The place of a widget that lives by its own program, or nothing if it is none."""
    state = context.widgets.get(model, {}).get("state", {})
    program = state.get("_esm")
    if not isinstance(program, str) or not program.strip():
        return ""
    if state.keys() >= OURS:
        return diagrams.alive(state, context, model)
    why = "" if context.trusted else say("output.widget.untrusted")
    key = hashlib.sha256(program.encode()).hexdigest()[:16]
    if not why and key not in context.modules:
        try:
            context.modules[key] = scripts.registered(program, key)
        except scripts.Unreadable as error:
            why = say("output.widget.cannot", reason=error)
    if why:
        context.note(why)
        return f"{_why(why)}{fallback}"
    style = state.get("_css")
    if isinstance(style, str) and style.strip():
        context.styles[key] = style
    number = len(context.living) + 1
    context.living.append({"model": model})
    idle = _why(say("output.widget.cannot", reason=say("output.widget.idle")))
    broken = f'<div class="lesson-fallback" data-index="out">{idle}{fallback}</div>'
    return f'<div class="lesson-widget" id="lesson-widget-{number}">{broken}</div>'


def needed(context: Context) -> dict[str, Any]:
    """The models that the living widgets of the page read: their own, and those that these name."""
    found: dict[str, Any] = {}
    waiting = [one["model"] for one in context.living]
    while waiting:
        key = waiting.pop()
        if key in found or key not in context.widgets:
            continue
        model = context.widgets[key]
        state = model["state"]
        program = state.get("_esm")
        found[key] = {
            "state": {name: value for name, value in state.items() if name not in HEAVY},
            "buffers": [one for one in model.get("buffers", []) if isinstance(one, dict)],
            "module": hashlib.sha256(program.encode()).hexdigest()[:16] if isinstance(program, str) else None,
        }
        waiting += sorted(_named(state))
    return dict(sorted(found.items()))


def _named(value: object) -> set[str]:
    if isinstance(value, str):
        return {value.removeprefix(REFERENCE)} if value.startswith(REFERENCE) else set()
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return set().union(*(_named(one) for one in inner))
