"""Pages as Python makes them: whole without a script, escaped, named, and the same in plain words."""

from __future__ import annotations

import json
import re
from collections import Counter
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, get_args

import pytest

from massage_lessons import show
from massage_lessons.course import find, model, signs, spans, stored
from massage_lessons.course import reader as course_file
from massage_lessons.errors import CourseError, UnknownName
from massage_lessons.pages import Page, render
from massage_lessons.pages.page import words
from massage_lessons.pages.request import MIME
from massage_lessons.paths import FRONT_END, TOKENS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

CALLS: dict[str, Callable[[], Page]] = {
    "opening": lambda: show.opening("part"),
    "warm_up": lambda: show.warm_up("part"),
    "check": lambda: show.check("part"),
    "questions": lambda: show.questions("part-why", "part-where"),
    "words": lambda: show.words("part"),
    "further_reading": lambda: show.further_reading("part"),
    "claims": lambda: show.claims("feeling"),
    "said_and_shown": show.said_and_shown,
    "glossary": show.glossary,
    "goals_map": show.goals_map,
    "sources": show.sources,
    "lessons": show.lessons,
    "plan": lambda: show.plan("part"),
    "planner": show.planner,
    "form": lambda: show.form("log"),
    "contraindications": show.contraindications,
    "health_questions": show.health_questions,
    "keeping": show.keeping,
    "red_flags": show.red_flags,
    "stop_signs": show.stop_signs,
    "techniques": show.techniques,
    "positions": show.positions,
    "practice": lambda: show.practice("part-why", "part-where"),
    "pressure_lab": lambda: show.pressure_lab("calm"),
    "routine": lambda: show.routine("short"),
    "routines": lambda: show.routines("short"),
    "player": lambda: show.player("short"),
    "today": show.today,
    "memory": show.memory,
    "onward": show.onward,
    "finish": lambda: show.finish("part"),
    "certificate": show.certificate,
}
VOID = {"br", "hr", "img", "input"}


@pytest.fixture
def _small_course(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the small course on the shelf."""
    small = stored.Stored(content)
    monkeypatch.setattr(find, "_stored", lambda: small)


class Outline(HTMLParser):
    """The elements of a page with their attributes; each end tag must be that of the last open element."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.roots = 0
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.roots += not self.open
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def values(self, name: str) -> list[str]:
        """Every value of an attribute."""
        return [value for _, attributes in self.elements if (value := attributes.get(name)) is not None]


def test_every_page_has_a_try_below() -> None:
    shown = {name for name in show.__all__ if getattr(show, name).__module__.startswith("massage_lessons.pages")}
    assert shown == CALLS.keys()


def test_a_stroke_that_is_left_out_says_why_and_not_how() -> None:
    taught, left_out = show.techniques("gliding").html, show.techniques("tapping").html
    assert "<h4>How</h4>" in taught
    assert "<h4>How</h4>" not in left_out
    assert ">Why, and what instead</summary>" in left_out


def test_a_french_or_latin_name_that_is_the_english_one_is_not_said_twice() -> None:
    assert '<i class="mp-term">effleurage</i>' in show.techniques("gliding").html
    assert "mp-term" not in show.techniques("vibration").html


def test_one_reason_is_no_several() -> None:
    html = show.contraindications().html
    assert "The giver: 1 reason</summary>" in html
    assert "Skin: 5 reasons</summary>" in html


@pytest.mark.usefixtures("_small_course")
@pytest.mark.parametrize("name", CALLS)
def test_a_page_is_one_sound_element_of_our_class_and_runs_nothing(name: str) -> None:
    html = CALLS[name]().html
    outline = Outline(html)
    assert outline.roots == 1
    assert "massage-page" in (outline.elements[0][1]["class"] or "").split()
    ids = outline.values("id")
    assert len(set(ids)) == len(ids)
    forbidden = [name for _, attributes in outline.elements for name in attributes if name == "style" or name.startswith("on")]
    assert forbidden == []
    assert not {"script", "style", "iframe", "svg"} & {tag for tag, _ in outline.elements}


@pytest.mark.usefixtures("_small_course")
@pytest.mark.parametrize("name", CALLS)
def test_a_page_is_the_same_each_time_and_says_in_plain_text_what_it_says_in_html(name: str) -> None:
    first, second = CALLS[name](), CALLS[name]()
    assert first.html == second.html
    bundle: dict[str, Any] = first._repr_mimebundle_()
    assert bundle == {**first.request, "text/html": first.html, "text/plain": repr(first)}
    assert bundle[MIME]["page"] == name
    assert "<" not in repr(first)
    assert repr(first).strip()


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One.</p><p>Two.</p>", "One.\nTwo."),
        ("<ul><li>One<p>more</p></li><li><p>Two</p></li></ul>", "- One\nmore\n- Two"),
        ("<dl><div><dt>Why</dt> <dd>So.</dd></div><dt>Who</dt><dd>You.</dd><dd>They.</dd></dl>", "Why: So.\nWho: You.: They."),
        ("<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td></td></tr></table>", "A | B\n1"),
        ('<p><span aria-hidden="true">✓ <b>!</b></span> Right &amp; <i>safe</i></p>', "Right & safe"),
        ("<label>Day <input name=a></label><label>Felt <select><option>1</option></select></label>", "Day\nFelt"),
        ("<p>  spread \n out </p>", "spread out"),
    ],
)
def test_html_is_read_line_by_line(html: str, text: str) -> None:
    assert words(html) == text


@pytest.mark.usefixtures("_small_course")
def test_a_claim_says_what_is_said_what_is_known_and_how_sure_we_are() -> None:
    page = show.claims("does-not")
    assert page.text.splitlines() == [
        "What people say about it: 1 claim, weighed",
        "People say: It does not.",
        "What is known",
        "Contradicted",
        "It does. common practice",
        "How sure we are: low",
        "Does not fit with: It feels good.",
    ]
    assert 'id="claim-does-not" data-claim="does-not"' in page.html
    assert 'href="11-said-and-shown.ipynb#claim-feels-good"' in page.html


@pytest.mark.usefixtures("_small_course")
def test_a_theme_shows_its_claims_each_once_and_links_within_the_page() -> None:
    outline = Outline(show.claims("feeling", "does-not").html)
    assert outline.values("data-claim") == ["feels-good", "does-not"]
    assert "#claim-feels-good" in outline.values("href")


@pytest.mark.usefixtures("_small_course")
def test_a_statement_ends_in_links_to_its_sources_or_in_its_basis() -> None:
    html = show.routine("short").html
    assert '<a class="mp-source" href="#source-somebody-2020">Somebody 2020</a>' in html
    assert '<span class="mp-basis">common practice</span>' in html


@pytest.mark.usefixtures("_small_course")
def test_a_routine_tells_each_step_in_order() -> None:
    assert show.routine("short").text.splitlines()[2:] == [
        "- Open 1 minute",
        "Rest your hands. common practice",
        "Hands, places and direction",
        "Hands: Both hands",
        "Direction: Stay",
        "- Glide 2 minutes",
        "Slide. common practice",
        "Pressure 2 to 4 out of 10",
        "Careful. Beside the spine. Somebody 2020",
        "Hands, places and direction",
        "Technique: Gliding",
        "Hands: Palms",
        "Where: Upper part",
        "Direction: Down",
        "What people say about this It feels good.",
    ]


def test_signs_to_stop_are_shown_of_some_actions_or_of_all() -> None:
    of_all = Outline(show.stop_signs().html).values("id")
    parts = [Outline(show.stop_signs(*actions).html).values("id") for actions in (("emergency", "same-day"), ("stop",))]
    assert all(parts)
    assert sorted(of_all) == sorted(parts[0] + parts[1])


@pytest.mark.usefixtures("_small_course")
def test_routines_to_choose_from_are_shut_and_each_says_its_name_its_minutes_and_every_step() -> None:
    page, whole = show.routines("short"), show.routine("short")
    assert page.text.splitlines()[0] == "Short: 3 minutes"
    assert page.text.splitlines()[1:] == whole.text.splitlines()
    assert re.match(r'<div class="massage-page mp-routine" data-page="routines">\s*<details class="mp-fold"(?! open)', page.html)


@pytest.mark.usefixtures("_small_course")
def test_what_is_folded_is_whole_and_a_caution_stays_in_sight() -> None:
    html = show.routine("short").html
    assert html.count("<details") == len(find.one(model.Routine, "short").steps)
    assert "Beside the spine." in re.sub(r"<details.*?</details>", "", html, flags=re.DOTALL)


@pytest.mark.usefixtures("_small_course")
def test_one_question_comes_after_the_other_beside_what_they_ask_about() -> None:
    html = show.questions("part-why", "part-where").html
    assert html.count('class="mp-fold"') == 1
    assert html.index('data-question="part-why"') < html.index('class="mp-fold"') < html.index('data-question="part-where"')


@pytest.mark.usefixtures("_small_course")
def test_a_plan_counts_its_minutes_and_gives_the_answers_without_links_to_sources() -> None:
    page = show.plan("part")
    assert "0 | 4 | Read." in page.text
    assert "4 | 6 | Talk. | Aloud." in page.text
    assert "Right: “Here”" in page.text
    assert [link for link in Outline(page.html).values("href") if link.startswith("#source-")] == []


@pytest.mark.usefixtures("_small_course")
def test_every_field_of_a_form_has_a_label_around_it() -> None:
    html = show.form("log").html
    assert html.count("<label") == html.count(' data-field="')
    assert Outline(html).values("data-form") == ["log"]
    assert "<massage-log" in html


@pytest.mark.usefixtures("_small_course")
def test_a_page_without_its_script_has_the_answer_in_a_part_that_opens() -> None:
    html = show.check("part").html
    assert re.search(r"<details[^>]*>\s*<summary>Show the answer</summary>.*No, that is the other part\..*</details>", html, re.DOTALL)


@pytest.mark.usefixtures("_small_course")
def test_markup_in_content_stays_text(monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = '<img src=x onerror=alert(1)> {{ 7 * 7 }} & "quoted"'
    stated = model.Statement(hostile, (), "practice")
    option = model.Option("hostile", hostile, right=True, feedback=hostile)
    question = model.Question("part-x", "check", "one", "name-it", hostile, (option,), stated)
    html = render.page("questions", questions=[question], numbered=False, one_by_one=False).html
    assert "<img" not in html
    assert "{{ 7 * 7 }}" in html
    claim = model.Claim('x" onclick="y', "benefit", "benefits", "t", "supported", "low", hostile, stated, ())
    html = render.page("claims", claims=[claim], by_id={}, here=set(), elsewhere="").html
    assert "<img" not in html
    assert "onclick" not in {name for _, attributes in Outline(html).elements for name in attributes}
    monkeypatch.setitem(find.references(), "somebody-2020", f"{hostile} https://a.org/x?a=1&b=2.")
    html = show.further_reading("part").html
    assert "<img" not in html
    assert '<a href="https://a.org/x?a=1&amp;b=2">https://a.org/x?a=1&amp;b=2</a>.' in html


@pytest.mark.usefixtures("_small_course")
@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: show.opening("prt"), "Unknown lesson 'prt'. Did you mean 'part'?"),
        (lambda: show.claims("feelin"), "Unknown claim or theme 'feelin'. Did you mean 'feeling'"),
        (lambda: show.questions("part-wher"), "Unknown question 'part-wher'. Did you mean 'part-where'"),
        (lambda: show.routine("shrt"), "Unknown routine 'shrt'. Did you mean 'short'?"),
        (lambda: show.techniques("glidin"), "Unknown technique 'glidin'. Did you mean 'gliding'?"),
        (lambda: show.positions("face-up"), "Unknown position 'face-up'."),
        (lambda: show.form("lg"), "Unknown form 'lg'. Did you mean 'log'?"),
        (lambda: show.contraindications("Skn"), "Unknown group of contraindications 'Skn'."),
        (lambda: show.red_flags("emergncy"), "Unknown action 'emergncy'. Did you mean 'emergency'?"),
        (lambda: show.planner("face-dow"), "Unknown position of a plan 'face-dow'. Did you mean 'face-down'?"),
    ],
)
def test_a_name_that_nobody_knows_is_refused_with_what_comes_close(call: Callable[[], Any], message: str) -> None:
    with pytest.raises(UnknownName) as refusal:
        call()
    assert str(refusal.value).startswith(message)
    assert isinstance(refusal.value, CourseError)


@pytest.mark.parametrize(
    ("words_of", "ids"),
    [
        (signs.VERDICTS, model.Verdict),
        (signs.SURENESS, model.Sureness),
        (signs.RULES, model.Rule),
        (signs.HELP, model.Help),
        (signs.STOPS, model.Stop),
        (signs.USES, model.TechniqueUse),
        (signs.WHO, model.Who),
        (signs.HINTS, model.QuestionKind),
        (signs.CHECKED, model.Verified),
    ],
)
def test_every_id_that_content_may_use_has_a_word(words_of: dict[str, Any], ids: Any) -> None:
    assert set(words_of) == set(get_args(ids))


@pytest.mark.parametrize("beside", [signs.VERDICTS, signs.RULES, signs.HELP, signs.STOPS, signs.USES])
def test_no_two_signs_beside_each_other_look_or_read_alike(beside: Mapping[str, signs.Sign]) -> None:
    assert len({sign.mark for sign in beside.values()}) == len({sign.word for sign in beside.values()}) == len(beside)


def test_every_kind_of_source_has_a_word_and_so_a_place_on_the_page_of_sources() -> None:
    assert {source.kind for source in course_file.read()[0].sources} == set(signs.KINDS_OF_SOURCE)


@pytest.mark.parametrize(
    ("amount", "text"),
    [(0.5, "30 seconds"), (1, "1 minute"), (2.5, "2.5 minutes"), (75, "75 minutes"), (120, "2 hours"), (455, "7 hours and 35 minutes")],
)
def test_minutes_are_said_as_a_person_says_them(amount: float, text: str) -> None:
    assert spans.minutes(amount) == text


def test_the_place_of_the_right_answer_gives_nothing_away() -> None:
    questions = [question for lesson in course_file.read()[0].lessons for question in lesson.questions]
    orders = [[option.right for option in render.shuffled(question)] for question in questions if question.kind == "one"]
    places = Counter(order.index(True) for order in orders if len(order) == 3)
    assert min(places[place] for place in range(3)) > places.total() / 6


# ------------------------------------------------------------------------------------------------ style and script


FRONT_STYLES = sorted(TOKENS.parent.glob("*.css"))
EXPORT_STYLES = sorted((TOKENS.parents[2] / "export" / "templates").rglob("*.css"))


def style_of(path: Path) -> str:
    return re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)


def style(name: str) -> str:
    return style_of(FRONT_END / name)


def test_no_style_has_a_colour_of_the_house_but_by_its_name() -> None:
    tokens = json.loads(TOKENS.read_bytes())
    house = {colour for pair in tokens["house"].values() for colour in pair} | set(tokens["drawing"].values())
    for path in [*FRONT_STYLES, *EXPORT_STYLES]:
        named = re.sub(r"--[\w-]+:[^;]*;", "", style_of(path))
        said = {colour for colour in re.findall(r"#[0-9a-f]{6}\b", named) if colour in house}
        assert said == set(), path.name


def test_no_style_of_the_front_end_measures_by_the_letters_of_its_host() -> None:
    # A page to read is ours, in JupyterLab too.
    anywhere = [path for path in FRONT_STYLES if path.name not in {"prose.css", "reading.css"}]
    assert {path.name: found for path in anywhere if (found := re.findall(r"[\d.]+rem\b", style_of(path)))} == {}


def test_every_rule_of_the_style_is_about_our_pages() -> None:
    depth, start, outside = 0, 0, []
    text = style("lesson.css") + style("plan.css") + style("player.css") + style("practice.css")
    for position, letter in enumerate(text):
        if letter == "{":
            selector = text[start:position].strip()
            if not selector.startswith("@") and depth == 0:
                outside.append(selector)
            depth += not selector.startswith("@") or depth > 0
            start = position + 1
        elif letter in ";}":
            depth -= letter == "}" and depth > 0
            start = position + 1
    assert [selector for selector in outside if "massage-page" not in selector and "mp-print" not in selector] == []


def test_the_module_makes_no_markup_from_text_and_asks_no_network() -> None:
    names = ("lesson.js", "plan.js", "practice.js", "finish.js", "onward.js", "today.js")
    script = "".join((FRONT_END / name).read_text(encoding="utf-8") for name in names)
    for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "eval(", "Function(", "fetch(", "XMLHttpRequest", ".style."):
        assert word not in script, word
    # The journal takes in a file by a method of this name.
    assert re.findall(r"(?<![\w.$])(?<!async )import\(", script) == []


@pytest.mark.usefixtures("_small_course")
def test_an_option_stands_under_its_id_and_a_learner_sees_no_more_of_it_than_its_text() -> None:
    with render.edition("learner"):
        html = show.check("part").html
    assert sorted(re.findall(r'value="([^"]*)"', html)) == ["here", "nowhere", "there"]
    assert re.sub(r"<[^>]*>", "", html).split() == [
        "Question",
        "1",
        "Where?",
        "Choose",
        "one",
        "answer.",
        *re.findall(r"Here|There|Nowhere", html),
    ]
    assert "mp-right" not in html


def test_a_form_of_plans_for_oneself_asks_neither_for_places_nor_for_a_side() -> None:
    own = show.planner("standing-at-wall", "on-your-back").html
    assert re.findall(r'data-ask="position" value="([^"]+)"', own) == ["standing-at-wall", "on-your-back"]
    assert 'data-ask="sides"' not in own
    assert 'data-avoid="' not in own
    assert 'data-avoid="' in show.planner().html


def test_what_most_signs_of_a_group_ask_for_stands_once_and_nothing_else_is_left_out() -> None:
    for action in get_args(model.Help):
        flags = [flag for flag in find.course().red_flags if flag.action == action]
        said = re.findall(r'<p class="mp-do">(.*?)</p>', show.red_flags(action).html)
        usual, times = Counter(flag.do for flag in flags).most_common(1)[0]
        assert said == [flag.do for flag in flags if flag.do != usual or times == 1]


def test_a_learners_page_asks_nothing_for_which_something_would_have_to_be_marked_or_to_move() -> None:
    with render.edition("learner"):
        html = show.practice().html
    asked = re.findall(r'<p class="mp-ask"[^>]*>([^<]*)', html)
    assert asked
    assert [ask for ask in asked if ask in {"What is marked on the drawing?", "Which stroke is this?"}] == []
    assert f"{len(asked)} question" in html
