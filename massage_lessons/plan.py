"""Plans in Python: made and read by the same file that makes them in pages, `front/core/plan.js`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from massage_lessons import files
from massage_lessons.course import find
from massage_lessons.course.model import Contraindication, Position, RedFlag, Region, Routine, Stroke
from massage_lessons.course.planning import rules_of
from massage_lessons.course.words import say
from massage_lessons.errors import NoPlan, PlanError, needs
from massage_lessons.pages import render
from massage_lessons.paths import PLANS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from massage_lessons.course.model import PlanPhase

Answer = Literal["yes", "agreed"]
PlanSide = Literal["left", "right", "both", ""]
MINUTE = 60


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One thing to do: on which region and side, with which stroke, for how many seconds, how hard on the talk scale, and in which phase.

    A step for oneself has no stroke, but the step of a routine, "balls-wall/roll", as `source`.
    """

    region: str
    side: PlanSide
    stroke: str
    seconds: int
    pressure: float
    phase: PlanPhase
    source: str = ""

    @property
    def name(self) -> str:
        """What is done."""
        if not self.source:
            return find.one(Stroke, self.stroke).name
        routine, _, name = self.source.partition("/")
        return next(step.name for step in find.one(Routine, routine).steps if step.id == name)

    @property
    def place(self) -> str:
        """What the region is called; nothing for a step that touches none."""
        return find.one(Region, self.region).names.name if self.region else ""


@dataclass(frozen=True, slots=True)
class PlanNote:
    """Something to know about a plan: which sentence, with the places, the reasons against massage, and the minutes that it names."""

    id: str
    places: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    minutes: float | None = None

    @property
    def sentences(self) -> tuple[str, ...]:
        """What it says."""
        reasons = [find.one(Contraindication, name) for name in self.of]
        if self.id == "leave":
            return tuple(say("planner.notes.leave", reason=one.name, instead=one.instead.text) for one in reasons)
        names = [find.place_name(name) for name in self.places] or [one.name for one in reasons]
        return (say(f"planner.notes.{self.id}", names=", ".join(names), n=f"{self.minutes or 0:g}"),)


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan for a massage. Make one with `plan_routine`; a notebook shows it as a page to print.

    Parameters
    ----------
    version
        Of the form in which plans are kept.
    request
        What was asked for, without any answer to a health question.
    steps
        What to do, in order.
    seconds
        How long all steps take.
    notes
        What to know about it.
    """

    version: int
    request: Mapping[str, Any]
    steps: tuple[PlanStep, ...]
    seconds: int
    notes: tuple[PlanNote, ...]

    @property
    def title(self) -> str:
        """The position, and how long it takes."""
        return say("planner.title", position=find.one(Position, self.request["position"]).name, minutes=time(self.seconds))

    def to_json(self) -> str:
        """Return the plan as pages keep it, too."""
        return json.dumps(_written(self), ensure_ascii=False, separators=(",", ":"))

    def save(self, path: Path | str) -> None:
        """Write the plan into a file, which is the old one or the new one, never half."""
        files.replace(Path(path), self.to_json().encode())

    @staticmethod
    def load(path: Path | str) -> Plan:
        """Return the plan that a file has.

        Raises
        ------
        PlanError
            Where the file cannot be read, is damaged, or was made by a newer version. It stays as it is.
        MissingPackages
            Where the extra `plan` is not installed.
        """
        try:
            text = Path(path).read_text(encoding="utf-8")
        except FileNotFoundError as error:
            raise PlanError(f"{path}: there is no such file. Look for the place where the plan was kept.") from error
        except (OSError, UnicodeDecodeError) as error:
            raise PlanError(f"{path}: {say('planner.faults.damaged')}") from error
        read = _run("readPlan", text)
        if "fault" in read:
            raise PlanError(f"{path}: {say('planner.faults.newer') if read['fault'] == 'newer' else say('planner.faults.damaged')}")
        return _plan(read["plan"])

    def to_ics(self, start: datetime) -> bytes:
        """Return a calendar file with the plan as an event that begins at `start`.

        Raises
        ------
        MissingPackages
            Where the extra `plan` is not installed.
        """
        with needs("plan"):
            from icalendar import Calendar, Event  # noqa: PLC0415 - only a calendar waits for it
        from datetime import UTC, datetime, timedelta  # noqa: PLC0415
        from uuid import uuid4  # noqa: PLC0415

        lines = [
            say("planner.for-two", stroke=part[0].name, place=part[0].place) if part[0].place else part[0].name for part in self.parts()
        ]
        event = Event()
        for name, value in {
            "uid": f"{uuid4()}@massage-lessons",
            "dtstamp": datetime.now(UTC),
            "dtstart": start,
            "duration": timedelta(seconds=self.seconds),
            "summary": self.title,
            "description": "\n".join(lines),
        }.items():
            event.add(name, value)
        calendar = Calendar()
        calendar.add("version", "2.0")
        calendar.add("prodid", "-//massage-lessons//plan//EN")
        calendar.add_component(event)
        return bytes(calendar.to_ical())

    def parts(self) -> list[tuple[PlanStep, ...]]:
        """Return the steps, with what is the same on the left and then on the right as one part."""
        found: list[tuple[PlanStep, ...]] = []
        for step in self.steps:
            if found and found[-1] == (_turned(step),) and step.side == "right":
                found[-1] = (*found[-1], step)
            else:
                found.append((step,))
        return found

    def _repr_html_(self) -> str:
        parts = self.parts()
        begins = accumulate((sum(step.seconds for step in part) for part in parts), initial=0)
        rows = [_row(part, at) for part, at in zip(parts, begins, strict=False)]
        phases = [(say(f"planner.phases.{phase}"), phase, list(some)) for phase, some in groupby(rows, key=lambda row: row["phase"])]
        notes = [sentence for note in self.notes for sentence in note.sentences]
        position = find.one(Position, self.request["position"])
        return render.page("planned", title=self.title, position=position, notes=notes, phases=phases).html

    def __repr__(self) -> str:
        return f"Plan({self.title!r}, {len(self.steps)} steps)"


def plan_routine(  # noqa: PLR0913 - what may be asked for
    minutes: float = 10,
    regions: Iterable[str] = (),
    position: str | None = None,
    avoid: Iterable[str] = (),
    pressure: float | None = None,
    *,
    sides: Literal["both", "left", "right"] = "both",
    tired: bool = False,
    flags: Iterable[str] = (),
    screening: Mapping[str, Answer] | Iterable[str] = (),
) -> Plan:
    """Return a plan that keeps to the rules of the course.

    Parameters
    ----------
    minutes
        How long: 3 to 60, in steps of half a minute.
    regions
        The only places, by id; none stands for those of our routines.
    position
        How the person lies or sits, by id; without it face down.
    avoid
        Places to leave out.
    pressure
        The hardest that is wished for, on the talk scale from 0 to 10; without it 4.
    sides
        Which sides.
    tired
        Whether the giver's hands are tired: then nothing is kneaded or pressed.
    flags
        Red flags that are there, by id.
    screening
        Reasons against massage to which the answer was yes; as a mapping, "agreed" where a health professional has agreed.

    Raises
    ------
    NoPlan
        Where there is none today, with the reasons and what to do instead.
    UnknownName
        For an id that the course does not know.
    MissingPackages
        Where the extra `plan` is not installed.

    Examples
    --------
    >>> plan_routine(5, position="seated")
    Plan('Seated, leaning forward: 5 min', 12 steps)
    """
    answers: dict[str, Answer] = dict(screening) if isinstance(screening, Mapping) else dict.fromkeys(screening, "yes")
    asked = {
        "minutes": minutes,
        "regions": [region.id for region in find.some(Region, regions)],
        "avoid": [region.id for region in find.some(Region, avoid)],
        "pressure": pressure,
        "sides": sides,
        "tired": tired,
        "flags": [flag.id for flag in find.some(RedFlag, flags)],
        "screening": {reason.id: answers[reason.id] for reason in find.some(Contraindication, answers)},
    }
    if position is not None:
        asked["position"] = find.one(Position, position).id
    made = _run("planRoutine", asked)
    if "refused" in made:
        raise NoPlan(*_reasons(made["refused"]))
    return _plan(made)


def time(seconds: int) -> str:
    """Return a time in short words."""
    minutes, rest = divmod(seconds, MINUTE)
    in_minutes, in_seconds = say("planner.time.minutes", n=minutes), say("planner.time.seconds", n=rest)
    if not minutes:
        return in_seconds
    return say("planner.time.both", minutes=in_minutes, seconds=in_seconds) if rest else in_minutes


def _run(name: str, argument: object) -> dict[str, Any]:
    """Call a function of the one implementation with the rules of the course and an argument."""
    with needs("plan"):
        from quickjs import Context  # noqa: PLC0415 - only who makes plans in Python needs it
    context = Context()
    context.eval(PLANS.read_text(encoding="utf-8"))
    call = context.eval("(name, rules, argument) => JSON.stringify(massagePlans[name](JSON.parse(rules), JSON.parse(argument)))")
    return cast("dict[str, Any]", json.loads(call(name, _rules(), json.dumps(argument))))


@cache
def _rules() -> str:
    return json.dumps(rules_of(find.course()))


def _plan(made: Mapping[str, Any]) -> Plan:
    return Plan(
        made["version"],
        made["request"],
        tuple(_step(step) for step in made["steps"]),
        made["seconds"],
        tuple(
            PlanNote(note["id"], tuple(note.get("places", ())), tuple(note.get("of", ())), note.get("minutes")) for note in made["notes"]
        ),
    )


def _step(step: Mapping[str, Any]) -> PlanStep:
    return PlanStep(step["region"], step["side"], step["stroke"], step["seconds"], step["pressure"], step["phase"], step.get("from", ""))


def _written(plan: Plan) -> dict[str, Any]:
    """The plan as it is kept; a step for oneself says where it is from, and a note only what it has."""
    steps = [
        {
            **{name: getattr(step, name) for name in ("region", "side", "stroke", "seconds", "pressure", "phase")},
            **({"from": step.source} if step.source else {}),
        }
        for step in plan.steps
    ]
    notes = [
        {
            "id": note.id,
            **({"places": note.places} if note.places else {}),
            **({"of": note.of} if note.of else {}),
            **({} if note.minutes is None else {"minutes": note.minutes}),
        }
        for note in plan.notes
    ]
    return {"version": plan.version, "request": dict(plan.request), "steps": steps, "seconds": plan.seconds, "notes": notes}


def _reasons(refused: Mapping[str, Any]) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return why there is no plan, in a sentence for each reason, and the reasons themselves."""
    given = refused.get("all") or [{"why": refused["why"], "id": refused.get("id", "")}]
    lines = [" ".join(_sentences(one["why"], one["id"])) for one in given]
    if "positions" in refused:
        lines.append(", ".join(find.one(Position, name).name for name in refused["positions"]))
    return "\n".join([f"{say('planner.why.title')}.", *lines]), tuple((one["why"], one["id"]) for one in given)


def _sentences(why: str, name: str) -> Iterator[str]:
    if why == "red-flag":
        flag = find.one(RedFlag, name)
        yield from (f"{flag.sign}.", flag.do)
    elif why in {"whole", "ask-first", "giver", "position", "balls"}:
        reason = find.one(Contraindication, name)
        yield from (f"{reason.name}.", reason.instead.text)
        if why == "ask-first" and name not in {one.id for one in find.course().plan_screening}:
            why = "ask-only"
    yield say(f"planner.why.{why}")


def _turned(step: PlanStep) -> PlanStep:
    """The same on the left side."""
    return PlanStep(step.region, "left", step.stroke, step.seconds, step.pressure, step.phase, step.source)


def _row(part: tuple[PlanStep, ...], at: int) -> dict[str, Any]:
    """What a page shows of a part that begins `at` so many seconds."""
    step, whole = part[0], sum(step.seconds for step in part)
    side = say("planner.sides.each", time=time(step.seconds)) if len(part) > 1 else ""
    if not side and step.side:
        side = say(f"planner.sides.{step.side}")
    return {
        "phase": step.phase,
        "at": f"{at // MINUTE}:{at % MINUTE:02}",
        "place": step.place,
        "name": step.name,
        "side": side,
        "time": time(whole),
        "pressure": step.pressure if step.region else None,
    }
