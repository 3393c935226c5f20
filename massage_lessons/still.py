"""A diagram without a program: its picture as it was drawn when the course was built, and what it marks in words.

The picture goes into a notebook beside the diagram's state, for readers without our extension. It is found by what can be seen of a
state, so that diagrams that look the same share one; the stored pictures lie beside the stored figures. No picture is turned round or
has colours for numbers: of such diagrams it shows the rest.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING, Any

from massage_lessons import figure
from massage_lessons.build import payload
from massage_lessons.course import find as course
from massage_lessons.course.model import Layer, Stroke
from massage_lessons.course.places import base_of, entry_of, name_of
from massage_lessons.course.words import say
from massage_lessons.paths import STORED_FIGURES
from massage_lessons.values import written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


SIDES = ("-left", "-right")
BARE = {"layer": "skin", "side": "both", "tone": "1", "stroke": ""}
"""What a state says nothing of is as in a new diagram."""


@dataclass(frozen=True, slots=True)
class Still:
    """The picture of a diagram, with what a reader who cannot see it needs to know."""

    jpeg: bytes
    alt: str

    def html(self) -> str:
        """The picture as an image within HTML."""
        source = base64.b64encode(self.jpeg).decode()
        return f'<img alt="{escape(self.alt)}" style="max-width: 100%" src="data:image/jpeg;base64,{source}">'


@dataclass(frozen=True, slots=True)
class Look:
    """What can be seen of a diagram's state.

    Attributes
    ----------
    layer, side, tone
        As in the state.
    marked
        The ids that are marked, sorted; a place whose card is open is marked too.
    named
        Whether names stand beside the drawing: of what is marked, or of everything where nothing is.
    stroke
        The stroke whose ways are drawn, or nothing.
    """

    layer: str
    side: str
    tone: str
    marked: tuple[str, ...]
    named: bool
    stroke: str = ""

    def __str__(self) -> str:
        hands = [f"stroke:{self.stroke}"] if self.stroke else []
        return " ".join([self.layer, self.side, self.tone, *(["named"] if self.named else []), *self.marked, *hands])


def look(state: Mapping[str, Any]) -> Look:
    """What can be seen of a state that says only what differs from a new diagram's."""
    chosen = {*state.get("highlight", ()), *filter(None, [state.get("selected")])}
    # Both sides of a place are the place: then they have one name in the picture and not two.
    both = {name.removesuffix("-left") for name in chosen if name.endswith("-left") and f"{name.removesuffix('-left')}-right" in chosen}
    marked = {name for name in chosen if not any(name.removesuffix(side) in both | chosen - {name} for side in SIDES)} | both
    named = not state.get("covered") and (bool(marked) or bool(state.get("labels")))
    return Look(
        state.get("layer", "skin"), state.get("side", "both"), state.get("tone", "1"), tuple(sorted(marked)), named, state.get("stroke", "")
    )


def find(seen: Look, folder: Path = STORED_FIGURES) -> Still | None:
    """The stored picture, or None where there is none, or where it is out of date."""
    stored = figure.index(folder).get("stills", {}).get(str(seen))
    if stored is None:
        return None
    try:
        return Still((folder / stored["file"]).read_bytes(), stored["alt"])
    except OSError:
        return None


def nearest(state: Mapping[str, Any]) -> Still | None:
    """The stored picture that looks most like a state, or None; its alt text says what it does not show as the diagram does."""
    seen = look(state)
    picture = find(seen)
    lacks = [
        name for name, differs in {"viewpoint": state.get("viewpoint", "feet") != "feet", "values": state.get("values")}.items() if differs
    ]
    if picture is None:
        # A picture of the bare layer is better than none: what is marked stands in words below it.
        bare = Look(seen.layer, "both", "1", (), named=False)
        picture = find(bare)
        differs = {
            "marks": seen.marked,
            "names": seen.named and not seen.marked,
            "side": seen.side != bare.side,
            "tone": seen.tone != bare.tone,
            "hands": seen.stroke,
        }
        lacks += [name for name, differs in differs.items() if differs]
    return picture and replace(picture, alt=" ".join([picture.alt, *(say(f"still.{name}") for name in lacks)]))


def ways(state: Mapping[str, Any]) -> Iterator[str]:
    """What the arrows of a stroke mean, where it has ways over a place that is marked."""
    if not state.get("stroke"):
        return
    on = payload.ways_built().get(state["stroke"], {})
    if any(base_of(place) in on for place in (*state.get("highlight", ()), state.get("selected")) if place):
        yield say("still.ways", stroke=course.one(Stroke, state["stroke"]).name)


def words(state: Mapping[str, Any]) -> Iterator[str]:
    """The numbers, then what is marked, a paragraph of HTML for each place, for a reader whose page cannot show the drawing."""
    if state.get("values"):
        told = "; ".join(f"{name_of(place)} {written(number)}" for place, number in state["values"].items())
        title = state.get("scale", {}).get("label") or say("diagram.values.title")
        yield f"<p><b>{escape(title)}:</b> {escape(told)}.</p>"
    if state.get("stroke"):
        stroke = course.one(Stroke, state["stroke"])
        yield f"<p><b>{escape(stroke.name)}.</b> {escape(stroke.summary.text)} {escape(stroke.breath.text)}</p>"
    for place in dict.fromkeys([*filter(None, [state.get("selected")]), *state.get("highlight", ())]):
        entry = entry_of(place)
        yield f"<p><b>{escape(name_of(place))}.</b> {escape(entry.summary.text)}</p>"


def layer_name(state: Mapping[str, Any]) -> str:
    """What the layer of a diagram is called."""
    return course.one(Layer, state.get("layer", "skin")).name
