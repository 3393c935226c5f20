"""What is to be asked again today, on the drawing and with the hands."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Literal, TypedDict

from massage_lessons import files
from massage_lessons.course import find
from massage_lessons.pages import render
from massage_lessons.pages.request import asked_for
from massage_lessons.pages.taught import taught

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from massage_lessons.course.model import Course
    from massage_lessons.pages.page import Page

SKILL = "skill:"
"""Begins the id of a step for the hands; what follows is what the log calls it."""

RATINGS = ("again", "hard", "good", "easy")
"""What the ratings from 1 to 4 are called."""

STROKES = "technique"
"""The lesson of the strokes."""

ROUTINES: Mapping[str, str] = {
    "ten-minutes": "routine",
    "balls-wall": "self-massage",
    "hands-and-towel": "self-massage",
    "desk-break": "self-massage",
}
"""The lesson of each routine whose steps are gone over; the others have the same steps in another order."""


class SkillJson(TypedDict):
    """A step for the hands, which is asked for again as a question is."""

    id: str
    kind: Literal["skill"]
    lesson: str
    of: str
    ask: str
    how: str
    careful: str
    hash: str


@asked_for
def today() -> Page:
    """What is to be asked again today, and what is next."""
    return render.page("today", skills=list(skills(find.course())), lessons=taught())


def skills(course: Course) -> Iterator[SkillJson]:
    """Yield each stroke, and each step of the routines that are gone over."""
    for stroke in course.strokes:
        careful = stroke.careful[0].text if stroke.careful else ""
        yield _skill(stroke.id, STROKES, ask=stroke.name, how=stroke.summary.text, careful=careful)
    for routine in course.routines:
        lesson = ROUTINES.get(routine.id)
        for step in routine.steps if lesson else ():
            how = " ".join(filter(None, [f"{step.hands}.", step.how.text]))
            careful = step.careful.text if step.careful else ""
            yield _skill(f"{routine.id}/{step.id}", str(lesson), of=routine.name, ask=step.name, how=how, careful=careful)


def _skill(about: str, lesson: str, *, of: str = "", **told: str) -> SkillJson:
    wording = files.json_line(told)
    return {
        "id": SKILL + about,
        "kind": "skill",
        "lesson": lesson,
        "of": of,
        "ask": told["ask"],
        "how": told["how"],
        "careful": told["careful"],
        "hash": hashlib.sha256(wording).hexdigest()[:8],
    }
