"""A small bank of all kinds of questions, in the shape of the built one, and learners who answer it."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from massage_lessons.report import questions

if TYPE_CHECKING:
    from pathlib import Path

    from massage_lessons.report.questions import Bank

PLACES = ["trapezius", "deltoid", "latissimus-dorsi", "teres-major", "external-oblique", "infraspinatus"]
REGIONS = ["flank", "lower-back-beside-spine", "sacrum", "top-of-shoulder", "upper-hip"]


def option(name: str, *, right: bool = False) -> dict[str, Any]:
    return {"id": name, "text": f"This is {name}.", "right": right, "feedback": "" if right else f"{name} is wrong because of <that>."}


def choices(*names: str) -> list[dict[str, Any]]:
    return [option(name, right=number == 0) for number, name in enumerate(names)]


def data() -> dict[str, Any]:
    """The bank as JSON has it."""
    both = {"topic": "anatomy", "lesson": "anatomy", "explain": "So it is.", "sources": [], "basis": "anatomy"}
    items: list[dict[str, Any]] = []
    for base in (*PLACES, *REGIONS):
        near = {other: "That one lies beside it." for other in (PLACES if base in PLACES else REGIONS) if other != base}
        layer = "skin" if base in REGIONS else "superficial"
        words = {"ask": f"Where does {base} lie?", "options": choices(f"at-{base}", "at-the-knee", "at-the-chin")}
        find = {"goal": "anatomy/find", "place": base, "layer": layer, "near": near, "in_words": words}
        name = {"goal": "anatomy/name", "place": base, "layer": layer, "options": choices(base, *list(near)[:3]), "in_words": words}
        items.append({**both, "id": f"find/{base}", "kind": "find", "ask": f"Find {base}.", **find})
        items.append({**both, "id": f"name/{base}", "kind": "name", "ask": "What is marked?", **name})
    practice = {**both, "topic": "technique", "lesson": "technique"}
    items += [
        {
            **practice,
            "id": "stroke/gliding",
            "kind": "stroke",
            "ask": "Which stroke is this?",
            "stroke": "gliding",
            "goal": "technique/tell",
            "options": choices("gliding", "pressing", "circling"),
            "in_words": {"ask": "Long, flat, gliding: which stroke?", "options": choices("gliding", "pressing", "circling")},
        },
        {
            **practice,
            "id": "order/begin",
            "kind": "order",
            "ask": "Put these in order.",
            "goal": "technique/tell",
            "steps": [{"id": name, "text": f"Then {name}."} for name in ("ask", "wash", "touch", "thank")],
            "feedback": "Ask first.",
        },
        {
            **both,
            "id": "case/fever",
            "kind": "safe",
            "lesson": "safety",
            "topic": "safety",
            "ask": "Somebody has a fever.",
            "goal": "safety/no",
            "options": choices("not-today", "light-only"),
        },
        {
            **both,
            "id": "claim/cures",
            "kind": "true",
            "lesson": "benefits",
            "topic": "benefits",
            "ask": "Massage cures colds.",
            "goal": "benefits/weigh",
            "options": choices("false", "true", "unproven"),
        },
        {
            **both,
            "id": "two-signs",
            "kind": "choose",
            "lesson": "safety",
            "topic": "safety",
            "ask": "Which two are signs?",
            "goal": "safety/no",
            "several": True,
            "options": [option("numb-legs", right=True), option("fever", right=True), option("a-yawn"), option("a-smile")],
        },
        {**both, "id": "in-your-words", "kind": "words", "lesson": "safety", "topic": "safety", "goal": "safety/no", "ask": "Say why."},
    ]
    goals = {
        "anatomy/find": {"lesson": "anatomy", "text": "find places on the drawing"},
        "anatomy/name": {"lesson": "anatomy", "text": "name what is marked"},
        "technique/tell": {"lesson": "technique", "text": "tell the strokes apart"},
        "safety/no": {"lesson": "safety", "text": "say no & mean <it>"},
        "benefits/weigh": {"lesson": "benefits", "text": "weigh what is said"},
        "practice/hands": {"lesson": "practice", "text": "give a massage that the other can stop", "by_hand": "Only a partner can tell."},
    }
    return {"version": 1, "course": "1", "goals": goals, "items": [{**item, "hash": digest(item)} for item in items]}


def digest(item: dict[str, Any]) -> str:
    text = json.dumps(item, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def written(folder: Path) -> Path:
    path = folder / "bank.json"
    path.write_text(json.dumps(data()), encoding="utf-8")
    return path


def bank(folder: Path) -> Bank:
    return questions.load(written(folder))


def entry(number: int, device: str = "a" * 12, **said: Any) -> dict[str, Any]:
    """An entry of the log, by its number."""
    at = 1_764_280_000_000 + 1000 * number
    return {"id": f"{device}-{number}", "at": at, "seen": at, "zone": -60, "core": 1, **said}


def answer(number: int, about: str, *given: str, good: bool | None = True, device: str = "a" * 12, **said: Any) -> dict[str, Any]:
    """An answer to a question of the bank."""
    kept = {"act": "answer", "about": about, "answer": list(given), "good": good, "hash": HASHES.get(about, "00000000")}
    return entry(number, device, **{**kept, "rating": 3, "hints": 0, "where": "practice", **said})


def results(entries: list[dict[str, Any]], name: str = "Anna", **header: Any) -> str:
    """The text of a results file."""
    lines = [json.dumps(each, sort_keys=True, separators=(",", ":"), ensure_ascii=False) for each in entries]
    made = {"massage-lessons": "log", "version": 1, "course": "1", "made": 1, "name": name, "entries": len(lines)}
    first = {**made, "digest": hashlib.sha256("\n".join(lines).encode()).hexdigest(), **header}
    return "\n".join([json.dumps(first, ensure_ascii=False), *lines]) + "\n"


DATA = data()
HASHES = {item["id"]: item["hash"] for item in DATA["items"]}
