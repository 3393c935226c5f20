"""Plans in Python: the same as in pages, kept and read again without loss, refused with the reason."""

from __future__ import annotations

import json
import random
import subprocess
from collections import Counter
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest
from icalendar import Calendar

import massage_lessons
from massage_lessons import Plan, plan, plan_routine
from massage_lessons.course import find, planning
from massage_lessons.errors import MissingPackages, NoPlan, PlanError, UnknownName
from massage_lessons.paths import FRONT_SOURCE

if TYPE_CHECKING:
    from pathlib import Path

RULES = planning.rules_of(find.course())
PLACES = [place["id"] for place in RULES["places"]]
AGREED = [name for name, one in RULES["screening"].items() if one["agreed"] is not None]
MANY = 1500
IN_NODE = """
import { planRoutine } from %s;
let text = "";
for await (const part of process.stdin) text += part;
const { rules, requests } = JSON.parse(text);
process.stdout.write(JSON.stringify(requests.map((asked) => planRoutine(rules, asked))));
"""


def some(chance: random.Random, names: list[str], share: float) -> list[str]:
    return [name for name in names if chance.random() < share]


def requests(count: int) -> list[dict[str, Any]]:
    """Requests of chance, the same at each run."""
    chance = random.Random(11)  # noqa: S311 - the same at each run, which is what is wanted
    return [
        {
            "minutes": chance.randrange(6, 121) / 2,
            "position": chance.choice(list(RULES["positions"])),
            "regions": some(chance, PLACES, 0.4) if chance.random() < 0.5 else [],
            "avoid": some(chance, PLACES, 0.3) if chance.random() < 0.5 else [],
            "pressure": chance.choice([None, None, 0, 1, 2, 2.5, 3, 4, 5, 8]),
            "sides": chance.choice(["both", "both", "left", "right"]),
            "tired": chance.random() < 0.2,
            "screening": dict.fromkeys(some(chance, AGREED, 0.08), "agreed") if chance.random() < 0.3 else {},
        }
        for _ in range(count)
    ]


@pytest.fixture(scope="module")
def plans() -> list[tuple[dict[str, Any], Plan | NoPlan]]:
    """What many requests of chance give."""
    found: list[tuple[dict[str, Any], Plan | NoPlan]] = []
    for asked in requests(MANY):
        try:
            found.append((asked, plan_routine(**asked)))
        except NoPlan as none:
            found.append((asked, none))
    return found


@pytest.fixture(scope="module")
def made(plans: list[tuple[dict[str, Any], Plan | NoPlan]]) -> list[tuple[dict[str, Any], Plan]]:
    """Those that have a plan."""
    found = [(asked, one) for asked, one in plans if isinstance(one, Plan)]
    assert len(found) > MANY / 2
    return found


def test_python_and_node_make_the_same_of_every_request(plans: list[tuple[dict[str, Any], Plan | NoPlan]]) -> None:
    module = json.dumps((FRONT_SOURCE / "core" / "plan.js").as_uri())
    handed = json.dumps({"rules": RULES, "requests": [asked for asked, _ in plans]})
    node = ["node", "--input-type=module", "--eval", IN_NODE % module]
    done = subprocess.run(node, input=handed, capture_output=True, text=True, check=True)
    for (_, ours), theirs in zip(plans, json.loads(done.stdout), strict=True):
        if isinstance(ours, Plan):
            assert json.loads(ours.to_json()) == theirs
        else:
            assert ours.reasons[0][0] == theirs["refused"]["why"]


def test_the_whole_is_exact_to_the_second(made: list[tuple[dict[str, Any], Plan]]) -> None:
    for asked, one in made:
        assert sum(step.seconds for step in one.steps) == one.seconds
        limits = [note.minutes for note in one.notes if note.id == "short"]
        wanted = 60 * min([asked["minutes"], *[limit for limit in limits if limit is not None]])
        assert one.seconds < wanted if any(note.id == "shorter" for note in one.notes) else one.seconds == wanted


def test_nothing_is_where_it_may_not_be_or_harder_than_its_place_allows(made: list[tuple[dict[str, Any], Plan]]) -> None:
    for asked, one in made:
        wish = asked["pressure"]
        for step in one.steps:
            assert step.region not in asked["avoid"]
            assert wish is None or step.pressure <= wish
            if step.stroke:
                assert step.pressure <= RULES["strokes"][step.stroke]["on"][step.region]


def test_both_sides_have_the_same_unless_one_is_asked_for(made: list[tuple[dict[str, Any], Plan]]) -> None:
    for asked, one in made:
        sides = Counter[str]()
        for step in one.steps:
            sides[step.side] += step.seconds
        if asked["sides"] == "both":
            assert sides["left"] == sides["right"]
        else:
            assert sides[{"left": "right", "right": "left"}[asked["sides"]]] == 0


def test_a_plan_is_kept_and_read_again(made: list[tuple[dict[str, Any], Plan]], tmp_path: Path) -> None:
    for number, (_, one) in enumerate(made[:40]):
        path = tmp_path / f"{number}.json"
        one.save(path)
        again = Plan.load(path)
        assert again.to_json() == one.to_json()
        assert again.steps == one.steps
        assert len(one._repr_html_()) > 500
    assert not list(tmp_path.glob("*.new"))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda kept: kept | {"version": 2}, "newer version"),
        (lambda kept: kept | {"seconds": 1}, "no plan that can be read"),
        (lambda kept: kept | {"steps": [{**kept["steps"][0], "pressure": 9}]}, "no plan that can be read"),
        (lambda _: "text", "no plan that can be read"),
    ],
)
def test_a_file_that_is_damaged_or_newer_is_told_and_stays_as_it_is(tmp_path: Path, change: Any, told: str) -> None:
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(change(json.loads(plan_routine(10).to_json()))), encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(PlanError, match=told) as error:
        Plan.load(path)
    assert str(error.value).startswith(f"{path}: ")
    assert path.read_bytes() == before


def test_what_is_no_text_or_not_there_is_told(tmp_path: Path) -> None:
    (tmp_path / "picture").write_bytes(b"\xff\xd8\xff")
    with pytest.raises(PlanError, match="no plan that can be read"):
        Plan.load(tmp_path / "picture")
    with pytest.raises(PlanError, match="there is no such file"):
        Plan.load(tmp_path / "gone")


@pytest.mark.parametrize("flag", [flag.id for flag in find.course().red_flags])
def test_a_red_flag_has_no_plan_but_what_to_do(flag: str) -> None:
    with pytest.raises(NoPlan) as none:
        plan_routine(10, flags=[flag], screening=["wound"])
    assert none.value.reasons[0] == ("red-flag", flag)
    (told,) = [one for one in find.course().red_flags if one.id == flag]
    assert told.do in str(none.value)


@pytest.mark.parametrize("reason", [one.id for one in find.course().contraindications if set(one.rules) & {"whole", "ask-first", "giver"}])
def test_a_reason_against_any_massage_has_no_plan_but_what_to_do_instead(reason: str) -> None:
    with pytest.raises(NoPlan) as none:
        plan_routine(10, screening=[reason])
    (told,) = [one for one in find.course().contraindications if one.id == reason]
    assert none.value.reasons == ((none.value.reasons[0][0], reason),)
    assert told.instead.text in str(none.value)


def test_a_local_reason_says_what_to_keep_to() -> None:
    (note,) = [note for note in plan_routine(10, screening=["wound"]).notes if note.id == "leave"]
    assert "Stay a hand's width away." in note.sentences[0]


def test_one_side_of_oneself_says_why_both_sides_are_there() -> None:
    one = plan_routine(8, position="standing-at-wall", sides="left")
    (note,) = [note for note in one.notes if note.id == "paired"]
    assert note.sentences[0].endswith("here: Upper back, beside the spine, Lower back, beside the spine.")
    assert note.sentences[0] in one._repr_html_()
    assert all(note.id != "paired" for note in plan_routine(8, position="standing-at-wall").notes)


def test_what_nobody_knows_is_told_with_what_comes_close() -> None:
    for asked in (
        {"regions": ["flanc"]},
        {"avoid": ["flanc"]},
        {"position": "facedown"},
        {"flags": ["numbsaddle"]},
        {"screening": ["fevr"]},
    ):
        with pytest.raises(UnknownName, match="Did you mean"):
            plan_routine(10, **asked)


def test_without_its_packages_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    one = plan_routine(5)
    monkeypatch.setitem(__import__("sys").modules, "quickjs", None)
    monkeypatch.setitem(__import__("sys").modules, "icalendar", None)
    with pytest.raises(MissingPackages, match=r"massage-lessons\[plan\]"):
        plan_routine(5)
    with pytest.raises(MissingPackages, match=r"massage-lessons\[plan\]"):
        one.to_ics(datetime(2026, 5, 1, 18, 30, tzinfo=UTC))


def test_the_calendar_has_the_plan_as_long_as_it_is() -> None:
    one = plan_routine(10.5)
    start = datetime(2026, 5, 1, 18, 30, tzinfo=UTC)
    (event,) = Calendar.from_ical(one.to_ics(start)).walk("VEVENT")
    assert event.decoded("dtstart") == start
    assert event.decoded("duration") == timedelta(minutes=10, seconds=30)
    assert str(event["summary"]) == "Face down: 10 min 30 s"
    assert str(event["description"]).splitlines()[0] == "Resting hands: Upper back, beside the spine"


class Texts(HTMLParser):
    """What a page says, piece by piece."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.feed(html)

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.said.append(data.strip())


def test_the_page_of_a_plan_has_each_part_with_its_time_its_sides_and_its_pressure() -> None:
    one = plan_routine(10)
    said = Texts(one._repr_html_()).said
    assert said[0] == "Face down: 10 min"
    assert [text for text in said if text in {"Arrive", "Begin lightly", "Go deeper", "Close"}] == [
        "Arrive",
        "Begin lightly",
        "Go deeper",
        "Close",
    ]
    at = said.index("2:30")
    assert said[at : at + 5] == ["2:30", "Top of the shoulder", "Kneading with two hands", "left, then right: 25 s each", "50 s"]
    assert said[at + 5] == "4 out of 10"


def test_a_page_for_oneself_names_the_steps_of_the_routine() -> None:
    said = Texts(plan_routine(8, position="standing-at-wall")._repr_html_()).said
    assert said[said.index("Arrive") + 1 :][:2] == ["0:00", "Set up"]
    assert "Roll slowly up and down" in said


def test_the_examples_of_the_documentation_do_what_they_say() -> None:
    assert repr(plan_routine(5, position="seated")) in (plan.plan_routine.__doc__ or "")
    assert massage_lessons.plan_routine is plan_routine
