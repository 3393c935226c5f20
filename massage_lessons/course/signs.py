"""The words and signs of verdicts, rules, grounds and checks, for pages, figures and the drawing alike.

Signs differ in shape, so none is told by colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from massage_lessons.course.model import Basis, Rule, Verdict, Verified


@dataclass(frozen=True, slots=True)
class Sign:
    """A word with its sign, and what it means in a sentence."""

    mark: str
    word: str
    meaning: str


VERDICTS: Mapping[Verdict, Sign] = {
    "supported": Sign("✓", "Supported", "Studies, guidelines or plain anatomy back it."),
    "kept-as-a-rule": Sign("▲", "Kept as a rule", "No trial has tested it. It rests on reported harm and on care, so we keep to it."),
    "partly-supported": Sign("½", "Partly supported", "True in part, for some people, or for a short time."),
    "common-practice": Sign("≈", "Common practice", "People who massage do it. It has hardly been tested."),
    "unproven": Sign("?", "Unproven", "Nobody has shown that it is so. It may still turn out to be true."),
    "internally-inconsistent": Sign("⇄", "Clashes with other advice", "It does not fit other common advice. The card says what to do."),
    "contradicted": Sign("✕", "Contradicted", "What is known speaks against it."),
    "unsafe-as-written": Sign("!", "Unsafe as it stands", "Done just as people say, it can hurt someone."),
    "left-out": Sign("+", "Left out", "Something that is needed and that advice often leaves out. The card adds it."),
}

WEIGHED: Mapping[str, tuple[Verdict, ...]] = {
    "Holds": ("supported", "kept-as-a-rule", "partly-supported"),
    "Not known": ("common-practice", "unproven"),
    "Falls": ("internally-inconsistent", "contradicted", "unsafe-as-written"),
}
"""What becomes of a claim, by verdict. What advice leaves out is no claim, so nothing becomes of it."""

RULES: Mapping[Rule, Sign] = {
    "whole": Sign("✕", "No massage", "Do not massage today."),
    "local": Sign("○", "Not on this place", "Leave this place out. The rest may be massaged gently."),
    "without": Sign("⊘", "Without it", "Leave out what the person reacts to, all of it."),
    "ask-first": Sign("?", "Ask first", "No massage until a health professional agrees."),
    "person-decides": Sign("♥", "The person decides", "Ask what feels right, and do that, or nothing."),
    "giver": Sign("↺", "The giver waits", "This is about you, the giver: give no massage for now."),
}

BASES: Mapping[Basis, str] = {
    "general-anatomy": "general anatomy",
    "practice": "common practice",
    "convention": "our convention",
}
"""What a statement without a source rests on."""

CHECKED: Mapping[Verified, str] = {
    "page": "On a page that we read, numbers included.",
    "citation-only": "A page that we read names it. Not every detail was seen.",
    "memory": "Not checked.",
}
"""How far a source was checked."""
