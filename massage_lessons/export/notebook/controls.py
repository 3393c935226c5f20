"""Standard widgets as still pictures: the same controls, filled in and switched off."""

from __future__ import annotations

import base64
from html import escape
from typing import TYPE_CHECKING, Any

from massage_lessons.course.words import say
from massage_lessons.export.notebook import pictures
from massage_lessons.export.notebook.sanitize import PICTURE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    State = Mapping[str, Any]

BOXES = {"HBox": "lesson-row", "VBox": "lesson-column", "Box": "lesson-row", "GridBox": "lesson-row", "Stack": "lesson-column"}
FOLDED = frozenset({"Accordion", "Tab"})
REFERENCE = "IPY_MODEL_"
MANY = 8
"""So many options of a list are seen at once."""


class Drawing:
    """Draws widgets; `dead` says whether there was any control among them.

    Parameters
    ----------
    models
        The stored widgets by their id.
    outputs
        Gives the HTML of the outputs that an output widget holds.
    living
        Gives the place of a widget that lives by its own program, or nothing.
    foreign
        Gives foreign HTML as it may stand in the page.
    """

    def __init__(
        self,
        models: Mapping[str, State],
        outputs: Callable[[list[Any]], str],
        living: Callable[[str], str],
        foreign: Callable[[str], str],
    ) -> None:
        self._models = models
        self._outputs = outputs
        self._foreign = foreign
        self._living = living
        self._within: set[str] = set()
        self.dead = False

    def html(self, key: str) -> str:
        """A widget as HTML, or nothing for a kind that is not known here."""
        model = self._models.get(key)
        if model is None or key in self._within:
            return ""
        state = model["state"]
        kind = kind_of(model)
        self._within.add(key)
        try:
            return self._box(kind, state) or self._shown(kind, state, model) or self._control(kind, state)
        finally:
            self._within.discard(key)

    def _inner(self, reference: object) -> str:
        key = str(reference).removeprefix(REFERENCE)
        found = self.html(key) or self._living(key)
        if found or key not in self._models:
            return found
        self.dead = True
        return f"<p>{escape(say('output.widget.kind', kind=kind_of(self._models[key])))}</p>"

    def _box(self, kind: str, state: State) -> str:
        children = _list(state.get("children"))
        if kind in BOXES:
            return f'<div class="{BOXES[kind]}">{"".join(map(self._inner, children))}</div>'
        if kind not in FOLDED:
            return ""
        titles = _list(state.get("titles"))
        named = [str(titles[k]) if k < len(titles) and titles[k] else say("output.widget.part", n=k + 1) for k in range(len(children))]
        folds = zip(named, map(self._inner, children), strict=True)
        return "".join(f"<details open><summary>{escape(title)}</summary>{inner}</details>" for title, inner in folds)

    def _shown(self, kind: str, state: State, model: State) -> str:
        """What a widget shows that only shows something."""
        value = state.get("value")
        if kind == "Output":
            return self._outputs(_list(state.get("outputs"))) or "<span></span>"
        if kind in {"HTML", "HTMLMath"}:
            return f"<div>{_named(state)}{self._foreign(_text(value))}</div>"
        if kind in {"Label", "Valid"}:
            return f"<div>{_named(state)}{escape(_text(value))}</div>"
        if kind == "Image":
            content = _bytes(model, "value")
            found = pictures.kind_of(content)
            return pictures.tag(pictures.data_uri(found, content), str(state.get("_alt") or say("output.no-alt"))) if found else ""
        # A canvas, such as that of a figure that answers, keeps its last look.
        look = state.get("_data_url")
        if not isinstance(look, str) or not PICTURE.match(look):
            return ""
        self.dead = True
        return pictures.tag(look, str(state.get("_figure_label") or say("output.no-alt")))

    def _control(self, kind: str, state: State) -> str:
        draw = CONTROLS.get(kind)
        if draw is None:
            return ""
        self.dead = True
        if draw is _button:
            return _button(state)
        return f"<label>{_named(state) or f'<span>{escape(kind)}</span> '}{draw(state)}</label>"


def kind_of(model: State) -> str:
    """What a widget is called where it is made."""
    return str(model.get("model_name", "")).removesuffix("Model")


def _field(state: State) -> str:
    return f'<input disabled value="{escape(_text(state.get("value")))}">'


def _area(state: State) -> str:
    return f"<textarea disabled>{escape(_text(state.get('value')))}</textarea>"


def _secret(_state: State) -> str:
    return "<input disabled>"


def _tick(state: State) -> str:
    return f'<input type="checkbox" disabled{" checked" if state.get("value") else ""}>'


def _slider(state: State) -> str:
    sizes = " ".join(f'{name}="{_number(state[name]):g}"' for name in ("min", "max", "step") if state.get(name) is not None)
    value = state.get("value")
    return f'<input type="range" disabled {sizes} value="{_number(value):g}"> <span>{escape(_text(value))}</span>'


def _progress(state: State) -> str:
    low, high = _number(state.get("min")), _number(state.get("max"), 100)
    return f'<progress max="{max(high - low, 0.001):g}" value="{max(_number(state.get("value")) - low, 0):g}"></progress>'


def _choice(state: State) -> str:
    labels = _list(state.get("_options_labels"))
    index = state.get("index")
    chosen = set(index) if isinstance(index, list) else {index}
    options = "".join(f"<option{' selected' if k in chosen else ''}>{escape(str(label))}</option>" for k, label in enumerate(labels))
    several = f' multiple size="{min(len(labels), MANY)}"' if len(chosen) > 1 else ""
    return f"<select disabled{several}>{options}</select>"


def _button(state: State) -> str:
    return f"<button disabled>{escape(str(state.get('description') or say('output.widget.button')))}</button>"


CONTROLS: dict[str, Callable[[State], str]] = {
    "BoundedFloatText": _field,
    "BoundedIntText": _field,
    "Button": _button,
    "Checkbox": _tick,
    "ColorPicker": _field,
    "Combobox": _field,
    "DatePicker": _field,
    "DatetimePicker": _field,
    "Dropdown": _choice,
    "FileUpload": _button,
    "FloatLogSlider": _field,
    "FloatProgress": _progress,
    "FloatRangeSlider": _field,
    "FloatSlider": _slider,
    "FloatText": _field,
    "IntProgress": _progress,
    "IntRangeSlider": _field,
    "IntSlider": _slider,
    "IntText": _field,
    "NaiveDatetimePicker": _field,
    "Password": _secret,
    "Play": _slider,
    "RadioButtons": _choice,
    "Select": _choice,
    "SelectMultiple": _choice,
    "SelectionRangeSlider": _choice,
    "SelectionSlider": _choice,
    "TagsInput": _field,
    "Text": _field,
    "Textarea": _area,
    "TimePicker": _field,
    "ToggleButton": _button,
    "ToggleButtons": _choice,
}
"""How each kind of control is drawn."""


def _named(state: State) -> str:
    description = state.get("description")
    return f"<span>{escape(str(description))}</span> " if description else ""


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: object) -> str:
    if isinstance(value, dict):
        return " ".join(f"{key} {one}" for key, one in value.items() if one is not None)
    if isinstance(value, list):
        ends = [str(one) for one in value]
        return say("spans.from-to", low=ends[0], high=ends[1]) if len(ends) == 2 else ", ".join(ends)  # noqa: PLR2004 - a range
    return "" if value is None else str(value)


def _number(value: object, otherwise: float = 0) -> float:
    return float(value) if isinstance(value, int | float) else otherwise


def _bytes(model: State, name: str) -> bytes:
    for one in _list(model.get("buffers")):
        if isinstance(one, dict) and one.get("path") == [name] and one.get("encoding") == "base64":
            try:
                return base64.b64decode(str(one.get("data", "")))
            except ValueError:
                return b""
    return b""
