"""Entries of the log for tests: one of each act, and any that hypothesis thinks of."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from massage_lessons.progress.entry import LARGEST

DEVICES = ("aaaaaaaaaaaa", "bbbbbbbbbbbb")
ODD = "Müller & Ñandú \U0001f9b4 \u2028 \x85 </script> \x00 e\u0301"
"""A text with signs that files, pages and programs have stumbled over."""


def entry(number: int = 1, device: str = DEVICES[0], **more: Any) -> dict[str, Any]:
    """A sound entry; `more` replaces or adds keys."""
    made = {
        "id": f"{device}-{number}",
        "at": 1764280000000 + number,
        "seen": 1764280000000 + number,
        "zone": -60,
        "core": 1,
        "act": "answer",
        "about": "find/upper-trapezius",
        "hash": "0123abcd",
        "answer": ["upper-trapezius-left"],
        "good": True,
        "rating": 3,
        "hints": 0,
        "where": "practice",
    }
    return {key: value for key, value in {**made, **more}.items() if value is not ...}


def act(name: str, about: str, number: int = 1, **more: Any) -> dict[str, Any]:
    """A sound entry of another act than an answer."""
    return entry(
        number, **{**dict.fromkeys(("hash", "answer", "good", "rating", "hints", "where"), ...), **more, "act": name, "about": about}
    )


EACH = [
    entry(1),
    entry(2, answer=..., words=ODD, good=None, rating=None),
    entry(3, **{"try": 2, "good": False}),
    act("clear", "find/upper-trapezius", 4),
    act("write", "plan/name", 5, value=ODD, after=None),
    act("write", "log#row-1", 6, value={"day": "2026-11-27", "what": ODD}, after="aaaaaaaaaaaa-5"),
    act("write", "plan/name", 7, value=None, after=["aaaaaaaaaaaa-5", "bbbbbbbbbbbb-1"]),
    act("done", "02-anatomy/words", 8, value=True),
    act("skill", "ten-minute/warm-up", 9, rating=4, by="partner"),
    act("name", "learner", 10, value="José Müller"),
    act("a-later-act", "anything", 11, value=[{"deep": [1.5, None]}]),
    entry(12, core=2, answer=..., good="of another form"),
    entry(13, not_known_yet={"kept": ["as", 1, "t", True, None]}),
]
"""One of each kind that the log may have, also of later versions."""

tried = settings(database=None, suppress_health_check=[HealthCheck.too_slow])
"""How properties are tried on a machine that has much else to do."""

texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
ids = st.builds("{}-{}".format, st.sampled_from(DEVICES), st.integers(1, 6))
times = st.integers(0, LARGEST)
acts = st.one_of(
    st.fixed_dictionaries({"act": st.just("answer"), "answer": st.lists(texts, max_size=3), "good": st.sampled_from([True, False, None])}),
    st.fixed_dictionaries({"act": st.just("write"), "value": st.one_of(st.none(), texts, st.dictionaries(texts, texts, max_size=3))}),
    st.fixed_dictionaries({"act": st.just("done"), "value": st.booleans()}),
    st.fixed_dictionaries({"act": st.just("skill"), "rating": st.integers(1, 4)}),
    st.fixed_dictionaries({"act": st.just("name"), "value": texts}),
)
entries = st.builds(
    lambda name, at, seen, about, more: {"id": name, "at": at, "seen": seen, "zone": 0, "core": 1, "about": about, **more},
    ids,
    times,
    st.integers(0, 5),
    texts.filter(lambda text: text not in {"", "__proto__"}),
    acts,
)
logs = st.lists(entries, max_size=8)
"""Logs in which ids come twice, and so do places in the order."""
