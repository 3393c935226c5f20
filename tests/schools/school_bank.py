"""A bank of a dozen questions, one of each kind and more, in the shape that the course's own has."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from massage_lessons.course import bank, find
from massage_lessons.schools.table import rows

if TYPE_CHECKING:
    from massage_lessons.schools.table import Row

GOALS = {
    "anatomy/name-parts": {"lesson": "anatomy", "text": "name the parts of the back & show where each begins"},
    "safety/emergency": {"lesson": "safety", "text": "name the emergency signs, and what to do at once"},
}
HARD = "Ümläute, ñ & <b>quotes</b> \"double\" 'single' “curly” ~ = # { } : -> \\ %50% *not bold* _nor this_ 🙂"
"""What each format has a special meaning for, and what none may lose."""


def option(name: str, text: str, *, right: bool = False) -> dict[str, Any]:
    return {"id": name, "text": text, "right": right, "feedback": f"{text} That is {'so' if right else 'not so'}."}


def item(name: str, kind: str, ask: str, goal: str = "anatomy/name-parts", **more: Any) -> dict[str, Any]:
    topic = goal.partition("/")[0]
    explain = f"What {name} explains: the shoulder blade lies on the ribs."
    return {
        "id": name,
        "kind": kind,
        "topic": topic,
        "lesson": topic,
        "goal": goal,
        "ask": ask,
        "explain": explain,
        "sources": ["werner-2020"],
        "hash": "00000000",
        **more,
    }


PLACES = [option("flank", "The flank.", right=True), option("sacrum", "The sacrum."), option("low-back", "The low back.")]
ITEMS: list[dict[str, Any]] = [
    item(
        "find/flank",
        "find",
        "Find it: flank.",
        place="flank",
        layer="skin",
        near={"low-back": "That is further in."},
        in_words={"ask": "Which of these tells where the flank is?", "options": PLACES},
    ),
    item(
        "find/sacrum",
        "find",
        "Find it: sacrum.",
        place="sacrum",
        layer="skin",
        in_words={"ask": "Which of these tells where the sacrum is?", "options": PLACES},
    ),
    item(
        "name/flank",
        "name",
        "What is marked?",
        place="flank-left",
        layer="skin",
        options=PLACES,
        in_words={"ask": "Which place is meant? It lies between rib and hip.", "options": PLACES},
    ),
    item(
        "stroke/kneading-two-hands",
        "stroke",
        "Which stroke is this?",
        stroke="kneading-two-hands",
        options=[option("kneading-two-hands", "Kneading", right=True), option("gliding", "Gliding")],
        in_words={
            "ask": "Which stroke is told here? Lift and squeeze.",
            "options": [option("kneading-two-hands", "Kneading", right=True), option("gliding", "Gliding")],
        },
    ),
    item(
        "anatomy-first",
        "choose",
        "Which muscle lies first?",
        options=[option("trapezius", "The trapezius.", right=True), option("r", "A rhomboid.")],
    ),
    item("anatomy-hard", "choose", HARD, options=[option("a", HARD, right=True), option("b", f"{HARD} {HARD}"), option("c", "Neither.")]),
    item(
        "safety-consent",
        "choose",
        "Which of these are a clear yes?",
        "safety/emergency",
        several=True,
        options=[
            option("a", "Yes please.", right=True),
            option("b", "Yes, but not the neck.", right=True),
            option("c", "Hm."),
            option("d", "You decide."),
            option("e", "Silence."),
        ],
    ),
    item(
        "order/turn",
        "order",
        "Put the steps in order.",
        steps=[
            {"id": "ask", "text": "Ask."},
            {"id": "warm", "text": "Warm the hands."},
            {"id": "rest", "text": "Rest a palm -> wait."},
            {"id": "glide", "text": f"Glide: {HARD}"},
        ],
        feedback="Ask before you touch.",
    ),
    item(
        "case/saddle",
        "safe",
        "It is numb between the legs since this morning.",
        "safety/emergency",
        basis="practice",
        sources=[],
        explain="This may be pressure on the nerves at the end of the spine. Call for help at once.",
        options=[
            option("safe", "Safe as it is."),
            option("change", "Safe with a change: lie on the side."),
            option("not-today", "Not today."),
            option("emergency", "Call the emergency number now.", right=True),
        ],
    ),
    item(
        "claim/toxins",
        "true",
        "“Massage flushes toxins.” What is known of this?",
        "safety/emergency",
        options=[option("true", "It holds."), option("false", "It is wrong.", right=True), option("unproven", "Nobody has shown it.")],
    ),
    item("safety-easy-no", "words", "What would make it easier for you to say no?", "safety/emergency"),
    item("anatomy-feel", "words", "Line one\nLine two: what do you feel?"),
]


def table(**wanted: Any) -> tuple[Row, ...]:
    return rows(ITEMS, GOALS, **wanted)  # type: ignore[arg-type]


TEXTS = (
    st.text(
        st.one_of(
            st.sampled_from("äöüßÄÖÜñÑéç&<>\"'`~=#{}:;%*_-+[]()!|\\/^$@.,?0123456789 \n🙂🦴“”…→"),
            st.characters(codec="utf-8", exclude_categories=("C", "Z")),
        ),
        min_size=1,
        max_size=60,
    )
    .map(str.strip)
    .filter(bool)
)
"""Texts of one or more lines that a person might write."""


@cache
def the_bank() -> tuple[Row, ...]:
    """The course's own questions, nothing asked beside a picture."""
    return rows(bank.items(find.course()), bank.goals(find.course()), in_words=True)


class _Shown(HTMLParser):
    """What a browser would show of a piece of HTML that is ours: words, lines, pictures and lists."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in {"p", "br", "img", "ul", "ol", "li", "i", "b"}, attrs
        assert tag != "b" or self.text.endswith(("✓ ", "✕ "))
        self.text += "\n" if tag == "br" else ""

    def handle_data(self, data: str) -> None:
        self.text += data


def shown(html: str) -> str:
    """The text that a piece of HTML shows."""
    reader = _Shown()
    reader.feed(html)
    reader.close()
    return reader.text


def with_texts(ask: str, first: str, second: str, explain: str) -> tuple[Row, ...]:
    """Three questions whose texts are these: one to choose, one to order, one for free words."""
    options = [option("a", first, right=True), option("b", f"{second} / b")]
    steps = [{"id": "a", "text": first}, {"id": "b", "text": f"{second} / b"}, {"id": "c", "text": f"{first} / c"}]
    made = [
        item("x-choose", "choose", ask, options=options, explain=explain),
        item("x-order", "order", f"{ask} / order", steps=steps, feedback=second, explain=explain),
        item("x-words", "words", f"{ask} / words", explain=explain),
    ]
    return rows(made, GOALS)  # type: ignore[arg-type]
