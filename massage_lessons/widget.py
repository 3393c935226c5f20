"""The back that answers a click, as a widget."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any, ClassVar, cast
from uuid import uuid4

import anywidget
import traitlets
from ipywidgets import Widget, widget_serialization

from massage_lessons import still
from massage_lessons.build import payload
from massage_lessons.course import words
from massage_lessons.errors import UnknownName
from massage_lessons.paths import FRONT_END

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from massage_lessons.build.payload import EntryJson, Payload

MIME = "application/vnd.massage-lessons.diagram+json"
"""What a notebook stores of a diagram: its state, and nothing that changes from run to run."""

VERSION = 1
"""Of what is stored under `MIME`."""

SIDES = ("both", "left", "right")
VIEWPOINTS = ("feet", "head")


class Atlas(Widget):
    """Drawing, content and front end, once per kernel: each diagram refers to it.

    JupyterLab with our extension needs none of it; any other host of widgets does.
    """

    payload = traitlets.Dict().tag(sync=True)
    words = traitlets.Dict().tag(sync=True)
    module = traitlets.Unicode().tag(sync=True)
    style = traitlets.Unicode().tag(sync=True)


@cache
def course() -> Payload:
    """Give what the front end reads."""
    return payload.load()


@cache
def place_ids() -> tuple[str, ...]:
    """Give the id of every place, with its side where it has two."""
    return tuple(name for base, entry in course()["entries"].items() for name in _ids(base, entry))


def _ids(base: str, entry: EntryJson) -> tuple[str, ...]:
    return (base,) if entry["sides"] == "midline" else (f"{base}-left", f"{base}-right")


def entry_of(place: str) -> EntryJson:
    """Give the entry of a place."""
    return still.entry_of(place, course())


def layer_of(place: str) -> str:
    """Give the layer on which a place lies.

    Raises
    ------
    UnknownName
        When there is no such place.
    """
    return entry_of(_known("place", place, place_ids()))["layer"]


def name_of(place: str) -> str:
    """Give what a place is called, with its side."""
    return still.name_of(place, course())


class BackDiagram(anywidget.AnyWidget):
    """A drawing of the back. A click on a place shows what lies there, how to find it, how to massage it and what to leave alone.

    Parameters
    ----------
    **state
        Any of the attributes below, by name. Without a layer, the one that `selected` lies on is shown.

    Attributes
    ----------
    selected
        The id of the place whose card is open, such as "flank-left", or None. Left and right are the receiver's.
    layer
        "skin", "superficial", "deep", "bones" or "care".
    highlight
        Ids of places to mark; an id without its side marks both.
    labels
        Whether names stand beside the drawing.
    side
        "both", "left" or "right": which side of the receiver answers.
    viewpoint
        From where the giver looks: "feet", or "head" for the drawing turned round.
    tone
        The skin tone, "1" to "4".
    ask
        Ids to find one after the other.
    covered
        Whether everything that names a place is out of sight, for a class that answers first.

    Raises
    ------
    UnknownName
        For an id, a value or an argument that nobody knows; it names those that come close.

    Examples
    --------
    >>> BackDiagram(selected="flank-left")
    BackDiagram(selected='flank-left') shows Skin and massage regions; selected: Flank (left)
    """

    _esm = FRONT_END / "widget.js"
    _uid = traitlets.Unicode().tag(sync=True)
    _payload = traitlets.Instance(Atlas).tag(sync=True, **widget_serialization)

    selected = traitlets.Unicode(None, allow_none=True).tag(sync=True)
    layer = traitlets.Unicode("skin").tag(sync=True)
    highlight = traitlets.List(traitlets.Unicode()).tag(sync=True)
    labels = traitlets.Bool(default_value=False).tag(sync=True)
    side = traitlets.Unicode("both").tag(sync=True)
    viewpoint = traitlets.Unicode("feet").tag(sync=True)
    tone = traitlets.Unicode("1").tag(sync=True)
    ask = traitlets.List(traitlets.Unicode()).tag(sync=True)
    covered = traitlets.Bool(default_value=False).tag(sync=True)

    _state: ClassVar[tuple[str, ...]] = ("selected", "layer", "highlight", "labels", "side", "viewpoint", "tone", "ask", "covered")
    _atlas: ClassVar[Atlas | None] = None

    def __init__(self, **state: Any) -> None:  # noqa: ANN401 - each trait checks its own value
        for name in state:
            _known("argument of BackDiagram", name, self._state)
        # The page finds the living widget by this id from its first message on, so it cannot be set afterwards.
        identity = uuid4().hex
        super().__init__(model_id=identity, _uid=identity, _payload=self._shared_atlas(), **state)
        if "layer" not in state:
            self._follow_selected()
        self.observe(self._follow_selected, "selected")

    @staticmethod
    def _shared_atlas() -> Atlas:
        # A widget that was closed has no comm, and a front end that asks for it gets nothing.
        if BackDiagram._atlas is None or BackDiagram._atlas.comm is None:
            module, style = ((FRONT_END / name).read_text(encoding="utf-8") for name in ("diagram.js", "diagram.css"))
            BackDiagram._atlas = Atlas(payload=course(), words=words.of("diagram"), module=module, style=style)
        return BackDiagram._atlas

    def _follow_selected(self, _change: object = None) -> None:
        if self.selected is not None:
            self.layer = layer_of(self.selected)

    @traitlets.validate("selected")
    def _known_place(self, proposal: dict[str, Any]) -> str | None:
        value: str | None = proposal["value"]
        return value if value is None else _known("place", value, place_ids())

    @traitlets.validate("highlight")
    def _known_marks(self, proposal: dict[str, Any]) -> list[str]:
        return [_known("place", value, (*place_ids(), *course()["entries"])) for value in proposal["value"]]

    @traitlets.validate("ask")
    def _known_quests(self, proposal: dict[str, Any]) -> list[str]:
        return [_known("place", value, place_ids()) for value in proposal["value"]]

    @traitlets.validate("layer")
    def _known_layer(self, proposal: dict[str, Any]) -> str:
        return _known("layer", proposal["value"], [layer["id"] for layer in course()["layers"]])

    @traitlets.validate("side")
    def _known_side(self, proposal: dict[str, Any]) -> str:
        return _known("side", proposal["value"], SIDES)

    @traitlets.validate("viewpoint")
    def _known_viewpoint(self, proposal: dict[str, Any]) -> str:
        return _known("viewpoint", proposal["value"], VIEWPOINTS)

    @traitlets.validate("tone")
    def _known_tone(self, proposal: dict[str, Any]) -> str:
        return _known("tone", proposal["value"], [tone["id"] for tone in course()["tones"]])

    def __repr__(self) -> str:
        changed = ", ".join(f"{name}={value!r}" for name, value in self.changed().items())
        chosen = f"selected: {name_of(self.selected)}" if self.selected else "nothing selected"
        return f"BackDiagram({changed}) shows {self._layer_name()}; {chosen}"

    def _layer_name(self) -> str:
        return still.layer_name(self.changed(), course())

    def changed(self) -> dict[str, Any]:
        """Return the state that differs from a new diagram's, as a notebook stores it."""
        # Asked for several at once, traitlets makes every default, and with it a layout widget.
        return {name: getattr(self, name) for name in self._state if getattr(self, name) != self.trait_defaults(name)}

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:  # noqa: ANN401 - what IPython and anywidget exchange
        # Typed as if it could give nothing, which it does for a widget without a view.
        data, metadata = cast("tuple[dict[str, Any], dict[str, Any]]", super()._repr_mimebundle_(**kwargs))
        ours = {MIME: {"version": VERSION, "state": self.changed()}, "text/plain": repr(self), "text/html": "".join(self._still())}
        return {**data, **ours}, metadata

    def _still(self) -> Iterator[str]:
        """Yield the diagram as a picture and in words, for a reader whose page cannot show the drawing."""
        seen = still.look(self.changed())
        # A picture of the bare layer is better than none: what it lacks stands below it.
        picture = still.find(seen) or still.find(replace(seen, side="both", tone="1", marked=(), named=False))
        how = "To click it, open this notebook with <code>massage-lessons</code>."
        yield picture.html() if picture else ""
        yield f"<p>A drawing of the back: {escape(self._layer_name())}. {how}</p>"
        yield from still.words(self.changed(), course())


def _known(what: str, value: str, known: Iterable[str]) -> str:
    names = tuple(known)
    if value not in names:
        called = {name: _called(name) for name in names} if what == "place" else {}
        raise UnknownName(what, value, names, called)
    return value


def _called(place: str) -> list[str]:
    """Give every name that somebody may know a place by."""
    entry = entry_of(place)
    return [name for name in (entry["name"], entry["english"], entry["latin"], *entry["also"]) if name]
