"""The back that answers a click, as a widget."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterable
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeAlias, cast
from uuid import uuid4
from weakref import WeakKeyDictionary

import anywidget
import traitlets
from ipywidgets import Widget, widget_serialization

from massage_lessons import files, still
from massage_lessons import values as numbers_on_places
from massage_lessons.build import payload
from massage_lessons.course import find, words
from massage_lessons.course.options import CHOICES, MIME, NAMES, VERSION
from massage_lessons.course.places import layer_of, meant, name_of
from massage_lessons.errors import CourseError, UnknownName, needs
from massage_lessons.paths import FRONT_END

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ipywidgets import Layout

    from massage_lessons.course.places import Layer
    from massage_lessons.values import ColourMap, Values

Side: TypeAlias = Literal["both", "left", "right"]
Viewpoint: TypeAlias = Literal["feet", "head"]
Tone: TypeAlias = Literal["1", "2", "3", "4"]


class Atlas(Widget):
    """Drawing, content and front end, once per kernel: each diagram of that kernel refers to it.

    JupyterLab with our extension needs none of it; any other host of widgets does.
    """

    payload = traitlets.Dict().tag(sync=True)
    words = traitlets.Dict().tag(sync=True)
    module = traitlets.Unicode().tag(sync=True)
    style = traitlets.Unicode().tag(sync=True)


def _kernel() -> object | None:
    """Return the kernel of Jupyter that runs this code, if one does."""
    ipython = sys.modules.get("IPython")  # where a kernel runs, it is loaded
    return getattr(ipython.get_ipython(), "kernel", None) if ipython else None


class _Places(traitlets.List[Any]):
    """Ids or names of places, in any collection; one of them needs none."""

    def validate(self, obj: object, value: object) -> Any:  # noqa: ANN401 - as traitlets has it
        if isinstance(value, str):
            value = [value]
        elif isinstance(value, (set, frozenset)):
            value = sorted(value, key=str)  # a set has no order that stays
        elif isinstance(value, Iterable):
            value = list(value)
        return super().validate(obj, value)


class _Tone(traitlets.Unicode[Any, Any]):
    """The id of a skin tone, which may be written as a number."""

    def validate(self, obj: object, value: object) -> Any:  # noqa: ANN401 - as traitlets has it
        return super().validate(obj, str(value) if isinstance(value, int) and not isinstance(value, bool) else value)


class _Values(traitlets.Dict):
    """Numbers by place, however they are handed over."""

    def validate(self, obj: object, value: Any) -> Any:  # noqa: ANN401 - as traitlets has it
        return super().validate(obj, numbers_on_places.numbers(value))


class BackDiagram(anywidget.AnyWidget):
    """A drawing of the back. A click on a place shows what lies there, how to find it, how to massage it and what to leave alone.

    Each parameter is an attribute too, which can be read, set, observed and linked.

    Parameters
    ----------
    selected
        The place whose card is open, such as "flank-left" or "left flank", or None. Left and right are the receiver's.
    layer
        "skin", "superficial", "deep", "bones" or "care". Without it, the one that `selected` or `values` lie on is shown.
        When it is set later, a selection on another layer is cleared.
    values
        Numbers by place that colour the drawing: a mapping, a pandas Series, or pairs. A place without its side stands for both.
        They are read in the list and on the card too, so nothing is told by colour alone.
    cmap
        The colours from the least number to the greatest: a list of "#rrggbb", or a colour map of matplotlib or its name.
    vmin
        Where the scale begins; without it, at 0 where all numbers lie between 0 and 1, else at the least.
    vmax
        Where the scale ends; without it, at 1 where all numbers lie between 0 and 1, else at the greatest.
    label
        What the numbers are, with their unit: the title of the scale.
    highlight
        Places to mark; one without its side marks both.
    labels
        Whether names stand beside the drawing.
    side
        "both", "left" or "right": which side of the receiver answers.
    viewpoint
        From where the giver looks: "feet", or "head" for the drawing turned round.
    tone
        The skin tone, "1" to "4".
    stroke
        A stroke to show on the selected place, such as "gliding", or "". It moves when the learner starts it.
    giver
        The skin tone of the hand that is shown, "1" to "4".
    ask
        Places to find one after the other.
    covered
        Whether everything that names a place is out of sight, for a class that answers first.
    layout
        As for any widget, such as {"width": "60%"}.

    Raises
    ------
    UnknownName
        For an id, a value or an argument that nobody knows; it names those that come close.
    CourseError
        For values that are not finite numbers by place, or a scale that cannot be.

    Examples
    --------
    >>> BackDiagram(selected="left flank")
    BackDiagram(selected='flank-left') shows Skin and massage regions; selected: Flank (left)
    """

    _esm = FRONT_END / "widget.js"
    _uid = traitlets.Unicode().tag(sync=True)
    _payload = traitlets.Instance(Atlas).tag(sync=True, **widget_serialization)

    selected = traitlets.Unicode(None, allow_none=True).tag(sync=True)
    layer = traitlets.Unicode("skin").tag(sync=True)
    values = _Values().tag(sync=True)
    cmap = traitlets.Any(None, allow_none=True)
    vmin = traitlets.Float(None, allow_none=True)
    vmax = traitlets.Float(None, allow_none=True)
    label = traitlets.Unicode("")
    scale = traitlets.Dict(help="The scale as the front end shows it: where it begins and ends, its colours, its title.").tag(sync=True)
    highlight = _Places(traitlets.Unicode()).tag(sync=True)
    labels = traitlets.Bool(default_value=False).tag(sync=True)
    side = traitlets.Unicode("both").tag(sync=True)
    viewpoint = traitlets.Unicode("feet").tag(sync=True)
    tone = _Tone("1").tag(sync=True)
    stroke = traitlets.Unicode("").tag(sync=True)
    giver = _Tone("3").tag(sync=True)
    ask = _Places(traitlets.Unicode()).tag(sync=True)
    covered = traitlets.Bool(default_value=False).tag(sync=True)

    _atlases: ClassVar[WeakKeyDictionary[object, Atlas]] = WeakKeyDictionary()
    __signature__: ClassVar[inspect.Signature]

    def __new__(cls, *arguments: Any, **state: Any) -> Any:  # noqa: ANN401, D102 - as traitlets has it
        # Python's own refusal would not say which names come close.
        known = inspect.signature(cls.__init__).parameters
        if not any(parameter.kind is parameter.VAR_KEYWORD for parameter in known.values()):
            for name in state:
                _known(f"argument of {cls.__name__}", name, [name for name in known if name != "self"])
        return super().__new__(cls, *arguments, **state)

    def __init__(  # noqa: PLR0913 - each is a wish for the drawing, by its name
        self,
        selected: str | None = None,
        layer: Layer | None = None,
        *,
        values: Values | None = None,
        cmap: ColourMap = None,
        vmin: float | None = None,
        vmax: float | None = None,
        label: str = "",
        highlight: str | Iterable[str] = (),
        labels: bool = False,
        side: Side = "both",
        viewpoint: Viewpoint = "feet",
        tone: Tone | int = "1",
        stroke: str = "",
        giver: Tone | int = "3",
        ask: str | Iterable[str] = (),
        covered: bool = False,
        layout: Layout | Mapping[str, str | None] | None = None,
    ) -> None:
        state = {"selected": selected, "values": values, "cmap": cmap, "vmin": vmin, "vmax": vmax, "label": label}
        state |= {"highlight": highlight, "labels": labels, "side": side, "viewpoint": viewpoint, "tone": tone, "ask": ask}
        state |= {"stroke": stroke, "giver": giver, "covered": covered}
        state |= {name: value for name, value in (("layer", layer), ("layout", layout)) if value is not None}
        # The page finds the living widget by this id from its first message on, so it cannot be set afterwards.
        identity = uuid4().hex
        super().__init__(model_id=identity, _uid=identity, _payload=self._shared_atlas(), **state)
        if layer is None:
            self._follow_values()
            self._follow_selected()
        self.observe(self._follow_selected, "selected")
        self.observe(self._leave_selected, "layer")

    @classmethod
    def _shared_atlas(cls) -> Atlas:
        # One process may serve several pages, as marimo and Solara do, and a page knows only what was opened for it. Only diagrams of
        # one kernel are certain to be on one page; without a kernel each diagram brings its own.
        kernel = _kernel()
        known = None if kernel is None else cls._atlases.get(kernel)
        # A widget that was closed has no comm, and a front end that asks for it gets nothing.
        if known is not None and known.comm is not None:
            return known
        module, *styles = ((FRONT_END / name).read_text(encoding="utf-8") for name in ("diagram.js", "tokens.css", "diagram.css"))
        atlas = Atlas(payload=payload.at_hand(), words=words.of("diagram"), module=module, style="".join(styles))
        if kernel is not None:
            cls._atlases[kernel] = atlas
        return atlas

    def _follow_selected(self, _change: object = None) -> None:
        if self.selected is not None:
            self.layer = layer_of(self.selected)

    def _follow_values(self) -> None:
        layers = {layer_of(place) for place in self.values}
        if len(layers) == 1:
            self.layer = layers.pop()

    def _leave_selected(self, _change: object) -> None:
        # A stroke goes on over another layer: so it is seen what lies under the hand.
        if self.selected is not None and not self.stroke and layer_of(self.selected) != self.layer:
            self.selected = None

    @traitlets.observe("values", "cmap", "vmin", "vmax", "label")
    def _rescale(self, _change: object) -> None:
        if self.values:
            low, high = numbers_on_places.limits(self.values, self.vmin, self.vmax)
            self.scale = {"low": low, "high": high, "colours": list(self.cmap or ()), "label": self.label}
        else:
            self.scale = {}

    @traitlets.validate("selected")
    def _known_place(self, proposal: dict[str, Any]) -> str | None:
        value: str | None = proposal["value"]
        return value if value is None else meant(value)

    @traitlets.validate("highlight")
    def _known_marks(self, proposal: dict[str, Any]) -> list[str]:
        return [meant(value, both_sides=True) for value in proposal["value"]]

    @traitlets.validate("ask")
    def _known_quests(self, proposal: dict[str, Any]) -> list[str]:
        return [meant(value) for value in proposal["value"]]

    @traitlets.validate("cmap")
    def _known_colours(self, proposal: dict[str, Any]) -> list[str] | None:
        return numbers_on_places.colours(proposal["value"]) or None

    @traitlets.validate("vmin")
    def _fitting_start(self, proposal: dict[str, Any]) -> float | None:
        value: float | None = proposal["value"]
        numbers_on_places.limits(self.values, value, self.vmax)
        return value

    @traitlets.validate("vmax")
    def _fitting_end(self, proposal: dict[str, Any]) -> float | None:
        value: float | None = proposal["value"]
        numbers_on_places.limits(self.values, self.vmin, value)
        return value

    @traitlets.validate("layer")
    def _known_layer(self, proposal: dict[str, Any]) -> str:
        return _known("layer", proposal["value"], [layer.id for layer in find.course().layers])

    @traitlets.validate("side")
    def _known_side(self, proposal: dict[str, Any]) -> str:
        return _known("side", proposal["value"], CHOICES["side"])

    @traitlets.validate("viewpoint")
    def _known_viewpoint(self, proposal: dict[str, Any]) -> str:
        return _known("viewpoint", proposal["value"], CHOICES["viewpoint"])

    @traitlets.validate("stroke")
    def _known_stroke(self, proposal: dict[str, Any]) -> str:
        value: str = proposal["value"]
        return value and _known("stroke", value, [stroke.id for stroke in find.course().strokes])

    @traitlets.validate("tone", "giver")
    def _known_tone(self, proposal: dict[str, Any]) -> str:
        return _known("tone", proposal["value"], [tone.id for tone in find.course().tones])

    def close(self) -> None:
        """End the widget; shown after that, it tells in words what it showed, and a page with the course draws it."""
        super().close()
        self.__dict__.pop("_repr_mimebundle_", None)  # ipywidgets puts None in its place, and showing the diagram would fail

    def to_html(self, path: str | Path, title: str | None = None) -> Path:
        """Store the diagram as a page of one file, which answers a click without Jupyter and without the network.

        Raises
        ------
        MissingPackages
            Where the export is not installed; the error says how to install it.
        CourseError
            When the file cannot be written.
        """
        with needs("export"):
            from nbconvert.exporters import get_exporter  # noqa: PLC0415 - only a page waits for it
            from nbformat.v4 import new_code_cell, new_notebook, new_output  # noqa: PLC0415
        shown = new_output("execute_result", self._stored(), execution_count=None)
        # By the name that nbconvert knows it by: the export stands above the widget, and this module needs nothing of it.
        exporter = get_exporter("lesson")(exclude_input=True)  # type: ignore[no-untyped-call]  # nbconvert has no types here
        page, _ = exporter.from_notebook_node(
            new_notebook(cells=[new_code_cell(outputs=[shown])]),
            {"metadata": {"name": words.say("diagram.heading") if title is None else title}},
        )
        target = Path(path)
        try:
            files.replace(target, page.encode())
        except OSError as error:
            raise CourseError(f"{target} cannot be written: {error.strerror}. Give another path.") from error
        return target

    def __repr__(self) -> str:
        told = [*(name for name in NAMES if name != "scale"), "cmap", "vmin", "vmax", "label"]
        changed = ", ".join(f"{name}={value!r}" for name, value in self._other_than_new(told).items())
        chosen = f"selected: {name_of(self.selected)}" if self.selected else "nothing selected"
        return f"BackDiagram({changed}) shows {self._layer_name()}; {chosen}"

    def _layer_name(self) -> str:
        return still.layer_name(self.changed())

    def changed(self) -> dict[str, Any]:
        """Return the state that differs from a new diagram's, as a notebook stores it."""
        return self._other_than_new(NAMES)

    def _other_than_new(self, names: Iterable[str]) -> dict[str, Any]:
        # Asked for several at once, traitlets makes every default, and with it a layout widget.
        return {name: getattr(self, name) for name in names if getattr(self, name) != self.trait_defaults(name)}

    def _stored(self) -> dict[str, Any]:
        """Return what a notebook keeps of the diagram: its state, and words for a page that cannot show the drawing."""
        state = {"version": VERSION, "state": self.changed()}
        return {MIME: state, "text/plain": repr(self), "text/html": "".join(self._still())}

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:  # noqa: ANN401 - what IPython and anywidget exchange
        if self.comm is None:
            return self._stored(), {}
        # Typed as if it could give nothing, which it does for a widget without a view.
        data, metadata = cast("tuple[dict[str, Any], dict[str, Any]]", super()._repr_mimebundle_(**kwargs))
        return {**data, **self._stored()}, metadata

    def _still(self) -> Iterator[str]:
        """Yield the diagram as a picture and in words, for a reader whose page cannot show the drawing."""
        seen = still.look(self.changed())
        # A picture of the bare layer is better than none: what it lacks stands below it.
        picture = still.find(seen) or still.find(replace(seen, side="both", tone="1", marked=(), named=False))
        how = words.say("output.diagram", command="<code>massage-lessons</code>")
        yield picture.html() if picture else ""
        yield f"<p>{escape(words.say('page.drawing', layer=self._layer_name()))} {how}</p>"
        yield from still.words(self.changed())


def _known(what: str, value: str, known: Iterable[str]) -> str:
    names = tuple(known)
    if value not in names:
        raise UnknownName(what, value, names)
    return value


def _explain() -> None:
    """Let the diagram's own tools tell what its `__init__` and its docstring do: the arguments, and a help text for each trait."""
    own = inspect.signature(BackDiagram.__init__)
    BackDiagram.__signature__ = own.replace(parameters=list(own.parameters.values())[1:], return_annotation=own.empty)
    for name, told in re.findall(r"^    (\w+)\n((?:        .+\n)+)", BackDiagram.__doc__ or "", flags=re.MULTILINE):
        if name in own.parameters and name != "layout":
            getattr(BackDiagram, name).help = " ".join(told.split())


_explain()
