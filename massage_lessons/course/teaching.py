"""One function per kind of teaching content: a table of a content file becomes a frozen object of the model."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, cast, get_args

from massage_lessons.course import model
from massage_lessons.course.links import Reference
from massage_lessons.course.pronunciation import say, say_if_known
from massage_lessons.course.statements import ids, items, listed, number_up_to, points, statement

if TYPE_CHECKING:
    from massage_lessons.course.links import Notes, Target
    from massage_lessons.course.yaml import Table

HARDEST_PRESSURE = 10
LONGEST_STEP = 60
OPTIONS = (3, 5)
GIVEN = ("estimate", "words")
"""What a source may give of an effect besides a number with its interval: the number alone, or words alone."""


def claim(name: str, table: Table, notes: Notes) -> model.Claim:
    """Read a claim."""
    return model.Claim(
        id=name,
        kind=cast("model.ClaimKind", table.choice("kind", get_args(model.ClaimKind))),
        topic=cast("model.Topic", table.choice("topic", get_args(model.Topic))),
        theme=table.text("theme"),
        verdict=cast("model.Verdict", table.choice("verdict", get_args(model.Verdict))),
        sure=cast("model.Sureness", table.choice("confidence", get_args(model.Sureness))),
        said=table.text("said"),
        shown=statement(table.table("shown"), notes),
        against=ids(table, "against", "claim", notes, required=False),
    )


def effect(name: str, table: Table, notes: Notes) -> model.Effect:
    """Read a measured effect: a number with its interval, or `given`, which says what the source leaves out."""
    given = table.choice("given", GIVEN) if table.has("given") else "interval"
    estimate = None if given == "words" else table.number("estimate")
    return model.Effect(
        id=name,
        text=table.text("text"),
        sources=ids(table, "sources", "source", notes),
        basis="source",
        outcome=table.text("outcome"),
        condition=table.text("condition"),
        comparison=cast("model.Comparison", table.choice("comparison", get_args(model.Comparison))),
        comparison_text=table.text("comparison_text"),
        measure=cast("model.Measure", table.choice("measure", get_args(model.Measure))),
        estimate=estimate,
        interval=_interval(table, given, estimate),
        found=table.text("found") if given == "words" else None,
        people=table.optional_whole("people"),
        trials=table.optional_whole("trials"),
        when=table.text("when"),
        certainty=cast("model.Certainty", table.choice("certainty", get_args(model.Certainty))),
        better=cast("model.Better", table.choice("better", get_args(model.Better))),
    )


def _interval(table: Table, given: str, estimate: float | None) -> tuple[float, float] | None:
    """Read the interval of an estimate: it must hold it, and where there is none, `given` must say so."""
    if given != "interval" or estimate is None:
        return None
    if not (table.has("low") or table.has("high")):
        table.note("an interval, or the words that none is given", "neither", "Write 'low' and 'high', or 'given: estimate'.")
        return None
    low, high = table.number("low"), table.number("high")
    if not math.isnan(estimate + low + high) and not low <= estimate <= high:
        found = f"{low:g} to {high:g} around {estimate:g}"
        table.note("an interval that holds its estimate", found, "Look the three up again.", at=table.place_of("low"))
    return low, high


def contraindication(name: str, table: Table, notes: Notes) -> model.Contraindication:
    """Read a contraindication."""
    return model.Contraindication(
        id=name,
        name=table.text("name"),
        group=cast("model.ConditionGroup", table.choice("group", get_args(model.ConditionGroup))),
        rules=tuple(cast("model.Rule", word) for word in table.choices("rule", get_args(model.Rule))),
        ask=_question(table),
        why=statement(table.table("why"), notes),
        instead=statement(table.table("instead"), notes),
        places=ids(table, "places", "entry", notes, required=False),
    )


def red_flag(name: str, table: Table, notes: Notes) -> model.RedFlag:
    """Read a red flag."""
    return model.RedFlag(
        id=name,
        sign=table.text("sign"),
        meaning=statement(table.table("meaning"), notes),
        action=cast("model.Help", table.choice("action", get_args(model.Help))),
        do=table.text("do"),
    )


def stop_sign(name: str, table: Table, notes: Notes) -> model.StopSign:
    """Read a sign to stop."""
    return model.StopSign(
        id=name,
        sign=table.text("sign"),
        action=cast("model.Stop", table.choice("action", get_args(model.Stop))),
        do=statement(table.table("do"), notes),
    )


def technique(name: str, table: Table, notes: Notes) -> model.Technique:
    """Read a technique."""
    term = table.optional_text("term")
    return model.Technique(
        id=name,
        name=table.text("name"),
        term=term,
        say=say_if_known(term, notes) if term else None,
        use=cast("model.TechniqueUse", table.choice("use", get_args(model.TechniqueUse))),
        contacts=tuple(cast("model.Contact", word) for word in table.choices("contact", get_args(model.Contact)))
        if table.has("contact")
        else (),
        summary=statement(table.table("summary"), notes),
        how=items(table, "how", notes),
        hands=items(table, "hands", notes),
        careful=items(table, "careful", notes, required=False),
        know=items(table, "know", notes, required=False),
    )


def position(name: str, table: Table, notes: Notes) -> model.Position:
    """Read a position."""
    return model.Position(
        id=name,
        name=table.text("name"),
        use=cast("model.Who", table.choice("use", get_args(model.Who))),
        summary=statement(table.table("summary"), notes),
        good_for=items(table, "good_for", notes),
        steps=points(table, "steps", notes),
        careful=items(table, "careful", notes),
    )


def routine(name: str, table: Table, notes: Notes) -> model.Routine:
    """Read a routine."""
    who = cast("model.Who", table.choice("who", get_args(model.Who)))
    return model.Routine(
        id=name,
        name=table.text("name"),
        who=who,
        summary=statement(table.table("summary"), notes),
        needs=points(table, "needs", notes, required=False),
        steps=listed(table, "steps", lambda row: _step(row, who, notes)),
    )


def _step(table: Table, who: model.Who, notes: Notes) -> model.Step:
    low, high = (number_up_to(table, key, HARDEST_PRESSURE, zero=True) if table.has(key) else None for key in ("low", "high"))
    if (low is None) != (high is None) or (low is not None and high is not None and low > high):
        table.note("'low' and 'high', in this order", f"{low} and {high}", "Write both, the lower one as 'low'.")
    touched = table.has("start")
    if table.sound and touched != table.has("contact"):
        given, absent = ("start", "contact") if touched else ("contact", "start")
        mend = f"Add '{absent}:', or leave out '{given}:'."
        table.note("'start' and 'contact' together", f"only {given!r}", mend, at=table.place_of(given))
    step = model.Step(
        id=table.name("id"),
        name=table.text("name"),
        minutes=number_up_to(table, "minutes", LONGEST_STEP, zero=False),
        technique=_pointer(table, "technique", "technique", notes),
        hands=table.text("hands"),
        contact=cast("model.Contact", table.choice("contact", get_args(model.Contact))) if table.has("contact") else None,
        start=_pointer(table, "start", "entry", notes),
        end=_pointer(table, "end", "entry", notes),
        direction=table.text("direction"),
        low=low,
        high=high,
        how=statement(table.table("how"), notes),
        careful=statement(table.table("careful"), notes) if table.has("careful") else None,
        claims=ids(table, "claims", "claim", notes, required=False),
        told=table.optional_text("told"),
    )
    notes.steps.append((who, step, table.place))
    table.close()
    return step


def word(name: str, table: Table, notes: Notes) -> model.Word:
    """Read a word of the glossary. Where it names something on the drawing, `entry` says what, and its term stands there."""
    entry = _pointer(table, "entry", "entry", notes)
    if entry is not None and table.has("term"):
        table.note("either 'entry' or 'term'", "both", "Keep 'entry': the entry has its term already.")
    own, term, said = table.text("word"), table.optional_text("term"), None
    if term is not None:
        said = say(term, table.place_of("term"), notes)
    elif entry is None:
        said = say_if_known(own, notes)
    return model.Word(
        id=name,
        word=own,
        term=term,
        say=said,
        entry=entry,
        meaning=statement(table.table("meaning"), notes),
        also=tuple(word for word, _ in table.words("also", required=False)),
        places=ids(table, "places", "entry", notes, required=False),
    )


def form(name: str, table: Table, notes: Notes) -> model.Form:
    """Read a form; the ids of its fields are under which a browser keeps what was written."""
    fields = listed(table, "fields", _field)
    return model.Form(
        id=name, name=table.text("name"), summary=statement(table.table("summary"), notes), fields=fields, many=table.flag("many")
    )


def _field(table: Table) -> model.Field:
    field = model.Field(
        id=table.name("id"),
        label=table.text("label"),
        kind=cast("model.FieldKind", table.choice("kind", get_args(model.FieldKind))),
        help=table.optional_text("help"),
    )
    table.close()
    return field


def lesson(name: str, table: Table, notes: Notes) -> model.Lesson:
    """Read what frames a lesson, or a page: it has only number, file, title and lead."""
    minutes = table.optional_number("minutes")
    page = minutes is None
    plan = _plan(table.table("plan"), minutes) if table.has("plan") else None
    return model.Lesson(
        id=name,
        number=table.whole("number"),
        file=table.text("file"),
        title=table.text("title"),
        lead=table.text("lead"),
        minutes=minutes,
        goals=() if page else tuple(goal for goal, _ in table.words("goals")),
        need=None if page else table.text("need"),
        words=() if page else ids(table, "words", "word", notes, required=False),
        reading=() if page else ids(table, "reading", "source", notes, required=False),
        questions=() if page or not table.has("questions") else _questions(name, table.table("questions"), notes),
        plan=plan,
    )


def _plan(table: Table, minutes: float | None) -> model.Plan:
    plan = model.Plan(room=table.text("room"), groups=table.text("groups"), steps=listed(table, "steps", _plan_step))
    total = sum(step.minutes for step in plan.steps)
    if minutes is not None and table.sound and total != minutes:
        mend = "Change a step, or the minutes of the lesson."
        table.note(f"steps of {minutes:g} minutes together", f"{total:g}", mend, at=table.place_of("steps"))
    table.close()
    return plan


def _plan_step(table: Table) -> model.PlanStep:
    step = model.PlanStep(
        id=table.name("id"),
        minutes=number_up_to(table, "minutes", LONGEST_STEP, zero=False),
        do=table.text("do"),
        note=table.optional_text("note"),
    )
    table.close()
    return step


def _questions(lesson_id: str, table: Table, notes: Notes) -> tuple[model.Question, ...]:
    found = []
    for name, row in table.rows():
        if not name.startswith(f"{lesson_id}-"):
            row.note(f"an id that begins with '{lesson_id}-'", repr(name), "Answers are kept by id: it must be the only one of the course.")
        notes.questions.append((name, row.place))
        found.append(_question_of(name, row, notes))
        row.close()
    return tuple(found)


def _question_of(name: str, table: Table, notes: Notes) -> model.Question:
    kind = cast("model.QuestionKind", table.choice("kind", get_args(model.QuestionKind)))
    options = listed(table, "options", _option, required=kind in {"one", "several"})
    fewest, most = OPTIONS
    if kind in {"one", "several"} and table.sound and not fewest <= len(options) <= most:
        table.note(f"{fewest} to {most} options", str(len(options)), "Add or remove some.", at=table.place_of("options"))
    right = sum(option.right for option in options)
    if options and (right != 1 if kind == "one" else right == 0 if kind == "several" else True):
        wanted = {"one": "exactly one option that is right", "several": "an option that is right", "words": "no options"}.get(kind)
        if wanted:
            table.note(
                wanted, f"{len(options)} options, {right} of them right", "Mend 'right:', or the kind.", at=table.place_of("options")
            )
    return model.Question(
        id=name,
        place=cast("model.QuestionPlace", table.choice("place", get_args(model.QuestionPlace))),
        kind=kind,
        ask=table.text("ask"),
        options=options,
        answer=statement(table.table("answer"), notes),
    )


def _option(table: Table) -> model.Option:
    option = model.Option(id=table.name("id"), text=table.text("text"), right=table.flag("right"), feedback=table.text("feedback"))
    table.close()
    return option


def _pointer(table: Table, key: str, to: Target, notes: Notes) -> str | None:
    name = table.optional_text(key)
    if name is not None:
        notes.references.append(Reference(table.place_of(key), name, to))
    return name


def _question(table: Table) -> str:
    text = table.text("ask")
    if text and not text.endswith("?"):
        table.note("a question", repr(text[-20:]), "End it with a question mark.", at=table.place_of("ask"))
    return text
