"""The words and signs that stand for the course's ids on a page. Each sign differs in shape, so that none is told by colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from massage_lessons.course.signs import BASES, CHECKED, RULES, VERDICTS, Sign

if TYPE_CHECKING:
    from collections.abc import Mapping

    from massage_lessons.course.model import Help, QuestionKind, Stop, Sureness, TechniqueUse, Who, ZoneTouch

__all__ = ["BASES", "CHECKED", "HELP", "HINTS", "KINDS_OF_SOURCE", "RULES", "STOPS", "SURENESS", "USES", "VERDICTS", "WHO", "Sign"]

SURENESS: Mapping[Sureness, tuple[str, str]] = {"low": ("low", "●○○"), "moderate": ("moderate", "●●○"), "high": ("high", "●●●")}
"""How sure we are of a verdict: the word, and dots to see at a glance."""

HELP: Mapping[Help, Sign] = {
    "emergency": Sign("!!", "Emergency", "Call an ambulance, or go to an emergency department now."),
    "same-day": Sign("!", "Same day", "Get medical help today."),
    "urgent-gp": Sign("»", "Urgent appointment", "Ask a doctor for an urgent appointment."),
    "gp": Sign("+", "Doctor", "Make an appointment with a doctor."),
}

STOPS: Mapping[Stop, Sign] = {
    "emergency": Sign("!!", "Stop, and call for help", "Call an ambulance now."),
    "same-day": Sign("!", "Stop, and get help today", "Get medical help today."),
    "stop": Sign("■", "Stop and talk", "Stop, ask, and do what it says beside the sign."),
}

ZONES: Mapping[ZoneTouch, Sign] = {
    "none": Sign("✕", "Hands off", "No touch at all."),
    "no-weight": Sign("○", "No weight", "A light hand may pass over, without any weight."),
    "light": Sign("◐", "Light only", "A light hand, or leave it out."),
}

USES: Mapping[TechniqueUse, Sign] = {
    "main": Sign("●", "At the heart of this course", "Our routines are built on it."),
    "beside": Sign("◐", "Beside the main ones", "We use it now and then."),
    "not-here": Sign("○", "Not taught here", "You may read about it. We do not teach it."),
}

WHO: Mapping[Who, str] = {"partner": "For two: one gives, one receives", "self": "On your own"}

HINTS: Mapping[QuestionKind, str] = {
    "one": "Choose one answer.",
    "several": "Choose every answer that is right.",
    "words": "Answer in your own words, then compare.",
}


KINDS_OF_SOURCE: Mapping[str, str] = {
    "cochrane-review": "Cochrane review",
    "systematic-review": "Review of studies",
    "rct": "Randomised trial",
    "guideline": "Guideline",
    "observational": "Other study",
    "government-page": "Public health page",
    "textbook": "Textbook or teaching page",
}
"""Kinds of sources, the strongest for questions of effect first."""
