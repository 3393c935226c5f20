"""What a learner did before a test begins, put into the journal of a page."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
"""When the tests take place, by the clock of the page."""

DAY = 86_400_000
DEVICE = "aaaaaaaaaaaa"
JOURNAL = 'globalThis[Symbol.for("massage-lessons.journal")]'
TAKE = f"async lines => {{ const journal = {JOURNAL}; await journal.ready; return (await journal.import(lines)).taken; }}"
LOG = f"async () => {{ const journal = {JOURNAL}; await journal.ready; return journal.entries(); }}"

WAIT = """async () => {{
  let found = [];
  for (let frame = 0; frame < 900 && found.length !== {count}; frame += 1) {{
    await new Promise(requestAnimationFrame);
    found = await ({entries})();
  }}
  return found;
}}"""
"""Gives what a function finds when there are so many of it, or what there is in the end."""


def answered(about: str, days: float, *, rating: int = 3) -> dict[str, Any]:
    """An answer that was given so many days ago."""
    return {"act": "answer", "about": about, "days": days, "answer": ["x"], "good": rating > 1, "rating": rating, "where": "practice"}


def finished(about: str, days: float = 1) -> dict[str, Any]:
    """A lesson, or a part of one, that was done so many days ago."""
    return {"act": "done", "about": about, "days": days, "value": True}


def take(page: Page, *acts: dict[str, Any]) -> None:
    """Put these into the journal of a page, in their order."""
    now = int(NOON.timestamp()) * 1000
    lines = []
    for number, act in enumerate(acts):
        at = now - int(act["days"] * DAY)
        rest = {name: value for name, value in act.items() if name != "days"}
        lines.append(json.dumps({"id": f"{DEVICE}-{number + 1}", "at": at, "seen": at + number, "zone": 0, "core": 1, **rest}))
    assert page.evaluate(TAKE, "\n".join(lines)) == len(acts)


def log(page: Page) -> list[dict[str, Any]]:
    """What the page itself has put into its journal."""
    found: list[dict[str, Any]] = page.evaluate(LOG)
    return [entry for entry in found if not entry["id"].startswith(DEVICE)]
