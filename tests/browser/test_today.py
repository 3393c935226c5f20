"""What a learner sees of their progress in exported pages: today, what is remembered, where to go on, how a lesson ends."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from progress import JOURNAL, NOON, answered, finished, log, take
from test_export_in_browser import opened

from massage_lessons.course import find
from massage_lessons.course.model import Routine
from massage_lessons.course.words import say
from massage_lessons.export.page.exporter import LessonExporter
from massage_lessons.pages.taught import taught

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, Locator, Page
    from test_export_in_browser import Reader

NOTEBOOKS = Path(__file__).parent.parent.parent / "notebooks"
TODAY, START, ROUTINE = "14-today", "00-start-here", "06-ten-minute-routine"
BLANK = "<!doctype html><title>blank</title>"
LEARNER = [answered("name/flank", 1, rating=1), answered("find/sacrum", 9), answered("find/buttock", 20)]
ALL_DONE = [finished(lesson.id, 20 - number) for number, lesson in enumerate(taught())]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("progress")
    for name in (TODAY, START, ROUTINE):
        text = LessonExporter().from_filename(str(NOTEBOOKS / f"{name}.ipynb"))[0]
        (made / f"{name}.html").write_text(text, encoding="utf-8")
    return made


@pytest.fixture
def reader(context: BrowserContext, folder: Path, request: pytest.FixtureRequest) -> Iterator[Reader]:
    """A page in a browser of its own, at noon of a day of ours in Greenwich."""
    name, look = getattr(request, "param", (TODAY, {}))
    with opened(context, folder / f"{name}.html", timezone_id="UTC", **look) as one:
        one.page.clock.set_fixed_time(NOON)
        one.page.reload()
        expect(one.page.locator("html")).to_have_attribute("data-lesson-ready", "yes")
        yield one


@pytest.fixture
def page(reader: Reader) -> Page:
    return reader.page


on = pytest.mark.parametrize


def today(page: Page) -> Locator:
    return page.locator("massage-today")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


KEPT_AND_REDRAWN = f"""async drawn => {{
  await {JOURNAL}.add({{act: "done", about: "safety", value: true}});
  for (let frame = 0; frame < 900 && drawn.isConnected; frame += 1) await new Promise(requestAnimationFrame);
  return !drawn.isConnected;
}}"""
WIDEST = """() => {
  const widths = [document.documentElement.scrollWidth, document.querySelector(".mp-asker").getBoundingClientRect().right];
  return Math.max(...widths) - innerWidth;
}"""


def give_up(page: Page) -> None:
    """Answer the question that is asked by not knowing, and go on; nothing of it sticks out of the page."""
    assert page.evaluate(WIDEST) <= 0
    press(page, say("practice.unknown"))
    page.locator(".mp-asker .mp-main").filter(visible=True).click()


def give_up_all(page: Page) -> int:
    """Answer all questions by not knowing; return how many there were."""
    expect(page.locator(".mp-asker .mp-nth")).to_contain_text("1 of")
    count = int(page.locator(".mp-asker .mp-nth").inner_text().split()[-1])
    for number in range(count):
        expect(page.locator(".mp-asker .mp-nth")).to_have_text(f"{number + 1} of {count}")
        give_up(page)
    return count


def put_off_hands(page: Page) -> None:
    """Leave all steps for the hands for another day."""
    told = today(page).get_by_text("For your hands: 1 of")
    for number in range(1, int(told.inner_text().split()[-1]) + 1):
        expect(today(page).get_by_text(f"For your hands: {number} of")).to_be_visible()
        press(page, "Not today")


def later(page: Page, **time: float) -> None:
    """Come back after some time."""
    page.clock.set_fixed_time(NOON + timedelta(**time))
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-lesson-ready", "yes")


# Today


def test_whoever_has_not_begun_is_led_to_the_first_lesson(page: Page) -> None:
    expect(today(page)).to_contain_text("Begin a lesson first.")
    expect(today(page).get_by_role("link", name="Safety and consent")).to_be_visible()
    expect(today(page).get_by_role("button")).to_have_count(0)


def test_today_says_how_much_there_is_and_asks_what_was_missed_first(page: Page) -> None:
    take(page, *LEARNER)
    expect(today(page)).to_contain_text("1 that you missed last time")
    expect(today(page)).to_contain_text("2 that you may soon forget")
    press(page, "Begin")
    expect(page.locator(".mp-asker")).to_be_visible()
    give_up(page)
    expect(page.locator(".mp-asker .mp-nth")).to_contain_text("2 of")
    [entry] = log(page)
    assert (entry["act"], entry["about"], entry["rating"], entry["where"]) == ("answer", "name/flank", 1, "today")


def test_a_reload_in_the_middle_goes_on_with_what_is_left(page: Page) -> None:
    take(page, *LEARNER)
    press(page, "Begin")
    expect(page.locator(".mp-asker .mp-nth")).to_be_visible()
    before = int(page.locator(".mp-asker .mp-nth").inner_text().split()[-1])
    give_up(page)
    expect(page.locator(".mp-asker .mp-nth")).to_contain_text("2 of")
    second = page.locator(".mp-asker h3").inner_text()
    later(page, minutes=1)
    expect(today(page)).to_contain_text("You have answered 1 today.")
    press(page, "Go on")
    expect(page.locator(".mp-asker .mp-nth")).to_have_text(f"1 of {before - 1}")
    expect(page.locator(".mp-asker h3")).to_have_text(second)


def test_the_end_is_calm_and_says_what_is_next(page: Page) -> None:
    take(page, answered("name/flank", 1, rating=1), answered("find/sacrum", 0.1, rating=4))
    # Of lessons that were begun there are new ones, too: all are gone through.
    press(page, "Begin")
    count = give_up_all(page)
    expect(today(page)).to_contain_text("That is all for today.")
    expect(today(page)).to_contain_text(f"All {count} come back soon")
    expect(today(page)).to_contain_text("tomorrow")
    heading = today(page).get_by_role("heading", name="What is due today")
    expect(heading).to_be_focused()
    # What another page keeps draws it anew, and takes nobody's place.
    drawn = heading.element_handle()
    assert page.evaluate(KEPT_AND_REDRAWN, drawn)
    expect(heading).to_be_focused()
    for word in ("streak", "fail", "lost", "late"):
        expect(today(page)).not_to_contain_text(word)


def test_what_was_missed_comes_back_on_the_next_day_and_not_before(page: Page) -> None:
    take(page, answered("name/flank", 1, rating=1), finished("safety/nothing-of-it", 0))
    press(page, "Begin")
    give_up(page)
    expect(page.locator(".mp-asker .mp-nth")).to_contain_text("2 of")
    later(page, hours=11)
    expect(today(page)).not_to_contain_text("missed last time")
    later(page, hours=13)
    expect(today(page)).to_contain_text("1 that you missed last time")


def test_a_page_that_stayed_open_over_midnight_tells_of_the_new_day(page: Page) -> None:
    take(page, answered("name/flank", 0.1, rating=1))
    expect(today(page)).not_to_contain_text("that you missed last time")
    page.clock.set_fixed_time(NOON + timedelta(days=1))
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(today(page)).to_contain_text("1 that you missed last time")
    begin = today(page).get_by_role("button", name="Begin").element_handle()
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    assert begin.evaluate("button => new Promise(then => setTimeout(() => then(button.isConnected)))")


def test_where_nothing_is_due_the_page_says_so_and_offers_something_new(page: Page) -> None:
    acts = [answered(f"find/{name}", 0.01, rating=4) for name in ("flank", "sacrum", "buttock", "upper-hip", "shoulder-blade")]
    take(page, *acts)
    expect(today(page)).to_contain_text("Nothing is due today.")
    expect(today(page).get_by_role("link", name="Safety and consent")).to_be_visible()
    press(page, "A few new ones")
    expect(page.locator(".mp-asker .mp-nth")).to_contain_text("1 of 3")


def test_a_step_for_the_hands_is_rated_by_whoever_saw_it(page: Page) -> None:
    take(page, {"act": "skill", "about": "gliding", "days": 30, "rating": 3, "by": "self"})
    expect(today(page)).to_contain_text("2 steps for your hands")
    press(page, "Begin")
    give_up_all(page)
    expect(page.get_by_role("heading", name="Gliding towards the head")).to_be_focused()
    page.get_by_label("My partner").check()
    press(page, "With effort")
    expect(page.get_by_role("heading", name="Gliding towards the head")).to_have_count(0)
    expect(page.get_by_label("My partner")).to_be_checked()
    press(page, "Not today")
    expect(page.get_by_role("heading", name="What is due today")).to_be_focused()
    # What was put off is not offered again on the same day.
    expect(today(page)).not_to_contain_text("for your hands")
    later(page, hours=1)
    expect(today(page)).not_to_contain_text("for your hands")
    later(page, days=1)
    expect(today(page)).to_contain_text("1 step for your hands")
    entry = next(one for one in log(page) if one["act"] == "skill" and one["where"] == "today")
    assert {"act": "skill", "about": "gliding", "rating": 2, "by": "partner", "where": "today"}.items() <= entry.items()


LOOKS = [(TODAY, {}), (TODAY, {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"})]


@on("reader", LOOKS, indirect=True, ids=["wide", "narrow-and-dark"])
def test_every_state_of_today_passes_axe(reader: Reader) -> None:
    page = reader.page
    take(page, *LEARNER, answered("find/upper-hip", 0.1), {"act": "skill", "about": "gliding", "days": 30, "rating": 3, "by": "self"})
    expect(page.get_by_role("button", name="Begin")).to_be_visible()
    page.get_by_text("What comes back, and when").click()
    page.get_by_text("In words: 4 places").click()
    assert reader.violations() == []
    # Where a table is too narrow for its head, each cell says what it is.
    expect(page.locator(":is(massage-today, massage-memory) td").first).to_be_visible()
    expect(page.locator(":is(massage-today, massage-memory) td:not([data-label])")).to_have_count(0)
    press(page, "Begin")
    give_up_all(page)
    expect(page.get_by_label("My partner")).to_be_visible()
    assert reader.violations() == []
    put_off_hands(page)
    expect(today(page)).to_contain_text("Go on")
    assert reader.violations() == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


# What is remembered


def test_the_drawing_and_a_table_say_when_each_place_is_asked_again(page: Page) -> None:
    memory = page.locator("massage-memory")
    expect(memory).to_contain_text("Nothing to show yet.")
    take(
        page,
        answered("find/flank", 0.1),
        answered("name/flank", 0.1, rating=4),
        answered("find/sacrum", 9),
        answered("find/buttock", 0.1, rating=1),
    )
    row = page.locator(".massage-diagram button[data-region='flank-left']")
    expect(row.locator(".md-number")).to_have_text("2")
    expect(page.locator(".massage-diagram .md-valued[data-region='flank-left']").first).to_be_attached()
    memory.get_by_text("In words: 3 places").click()
    table = memory.locator("tbody tr")
    assert table.all_inner_texts() == [
        "Sacrum\t8 times out of 10\ttoday",
        "Buttock\tMissed last time\ttomorrow",
        "Flank\t10 times out of 10\tin 2 days",
    ]


# The certificate


def test_the_certificate_waits_for_the_last_lesson(page: Page) -> None:
    part = page.locator("massage-certificate")
    take(page, *ALL_DONE[:-1])
    expect(part).to_contain_text(f"Lessons finished: {len(ALL_DONE) - 1} of {len(ALL_DONE)}.")
    expect(part.get_by_role("link")).to_have_count(1)
    expect(part.get_by_role("button")).to_have_count(0)


@on("reader", LOOKS, indirect=True, ids=["wide", "narrow-and-dark"])
def test_the_certificate_is_one_page_and_says_what_it_is_not(reader: Reader) -> None:
    page = reader.page
    take(page, *ALL_DONE)
    expect(page.locator("massage-certificate")).to_contain_text("All lessons are finished.")
    expect(page.locator("massage-certificate")).not_to_contain_text("When all")
    page.evaluate("window.print = () => {}")
    page.get_by_label("Your name").fill("Zoë Núñez & Søn")
    assert reader.violations() == []
    press(page, "Print the certificate")
    sheet = page.locator(".mp-print .mp-diploma")
    for text in ("Zoë Núñez & Søn", "no qualification and no licence", "Practise on someone", "Last lesson finished on February 26, 2026"):
        expect(sheet).to_contain_text(text)
    expect(sheet.locator("li")).to_have_count(len(ALL_DONE))
    assert page.pdf(format="A4").count(b"/Type /Page\n") == 1
    [entry] = log(page)
    assert (entry["act"], entry["about"], entry["value"]) == ("name", "learner", "Zoë Núñez & Søn")


# Where to go on


@on("reader", [(START, {})], indirect=True)
def test_the_start_page_leads_back_to_where_somebody_was(page: Page) -> None:
    onward = page.locator("massage-onward")
    expect(onward).not_to_contain_text("Go on")
    # The first answers of somebody new are nothing to go over on the same day.
    take(page, answered("find/flank", 0))
    expect(onward.locator("[data-today]")).to_be_hidden()
    drawing = page.locator("main .massage-diagram").first
    before = drawing.bounding_box()
    take(page, finished("safety"), finished("routine/Five-minutes-and-twenty-minutes", 0.5))
    expect(onward).to_contain_text("Go on where you were")
    # What comes above the drawing does not push it away under a finger.
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    after = drawing.bounding_box()
    assert before is not None
    assert after is not None
    assert abs(after["y"] - before["y"]) < 1
    expect(onward.get_by_role("link", name="The ten-minute routine")).to_be_visible()
    expect(onward).to_contain_text("after the part Five minutes and twenty minutes")
    expect(onward).to_contain_text("1 lesson of 9 finished")
    expect(onward).to_contain_text("Parts done: 1.")
    expect(onward).not_to_contain_text("Questions answered")


@on("reader", [(START, {})], indirect=True)
def test_after_a_lesson_the_next_one_is_offered_and_after_the_last_none(page: Page) -> None:
    onward = page.locator("massage-onward")
    rated = {"act": "skill", "about": "gliding", "days": 1, "rating": 3, "by": "partner"}
    ticked = {"act": "write", "about": "consent-script/offer", "days": 1, "value": "yes", "after": None}
    take(page, *ALL_DONE[:3], answered("find/flank", 1), rated, ticked)
    for count in ("Questions answered: 1.", "Sheets with something in them: 1.", "Steps for your hands that were rated: 1."):
        expect(onward).to_contain_text(count)
    expect(onward.get_by_role("link", name="Setting up")).to_be_visible()
    later(page, minutes=1)
    expect(onward.get_by_role("link", name="Setting up")).to_be_visible()


@on("reader", [(START, {}), (START, LOOKS[1][1])], indirect=True, ids=["wide", "narrow-and-dark"])
def test_the_start_page_counts_what_the_page_of_today_asks(reader: Reader, folder: Path) -> None:
    page = reader.page
    take(page, *LEARNER, finished("safety"))
    told = page.locator("massage-onward [data-today]")
    expect(told).to_contain_text("To go over today: ")
    assert reader.violations() == []
    said = told.inner_text().removeprefix("To go over today: ").split(",")[0]
    reader.asked.clear()
    page.goto((folder / f"{TODAY}.html").as_uri())
    expect(today(page)).to_contain_text(said)
    page.goto(reader.address)
    reader.asked[:] = [reader.address]


# The end of a lesson


@on("reader", [(ROUTINE, {})], indirect=True)
def test_a_part_is_done_when_its_questions_are_answered_or_its_end_was_read(page: Page) -> None:
    finish = page.locator("massage-finish")
    expect(finish).to_contain_text("Parts done: 0 of 9. Questions answered: 0 of 7. Steps for your hands that were rated: 0 of 10.")
    question = page.locator("massage-question[data-question='routine-where-to-start']")
    question.locator("textarea").fill("Where?")
    question.get_by_role("button", name="Compare my answer").click()
    expect(finish).to_contain_text("Parts done: 1 of 9. Questions answered: 1 of 7.")
    finish.scroll_into_view_if_needed()
    expect(finish).to_contain_text("Parts done: 2 of 9.")
    assert [entry["about"] for entry in log(page) if entry["act"] == "done"] == ["routine/To-begin", "routine/Summary"]
    expect(finish.get_by_role("button", name="Summary")).to_have_count(0)
    assert ticked(page) == ["To begin", "Summary"]
    finish.get_by_role("button", name="Check yourself (4 questions)").click()
    expect(page.get_by_role("heading", name="Check yourself")).to_be_focused()


@on("reader", [(ROUTINE, {}), (ROUTINE, LOOKS[1][1])], indirect=True, ids=["wide", "narrow-and-dark"])
def test_a_part_is_done_by_the_learners_own_word_and_a_massage_when_it_was_followed(reader: Reader) -> None:
    page = reader.page
    finish = page.locator("massage-finish")
    # Nobody has followed a massage by having it on the screen.
    page.get_by_role("heading", name="To begin").scroll_into_view_if_needed()
    take(page, {"act": "skill", "about": "ten-minutes/arrive", "days": 1, "rating": 3, "by": "observer"})
    expect(finish).to_contain_text("Steps for your hands that were rated: 1 of 10.")
    # What only has to be read is done by staying where it ends, as a slow machine makes one do: these two are not.
    tick = say("progress.part.done")
    own, followed = (page.locator(".lesson-contents a", has_text=name) for name in ("The course's own routine", "Follow it"))
    press(page, "Mark as done: The course's own routine")
    expect(own).to_contain_text(tick)
    finish.locator("summary").click()
    assert reader.violations() == []
    press(page, "Open it again: The course's own routine")
    expect(own).not_to_contain_text(tick)
    expect(followed).not_to_contain_text(tick)
    press(page, say("player.play"))
    expect(page.locator(".mp-view")).to_be_visible()
    for _ in range(len(find.one(Routine, "ten-minutes").steps) + 1):
        page.keyboard.press("ArrowRight")
    page.locator(".mp-view").get_by_role("button", name=say("player.leave")).click()
    expect(followed).to_contain_text(tick)
    expect(own).not_to_contain_text(tick)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def ticked(page: Page) -> list[str]:
    """The parts that the list of contents says are done."""
    texts = page.locator(".lesson-contents a").all_text_contents()
    tick = say("progress.part.done")
    return [text.removesuffix(tick).strip() for text in texts if tick in text]


@on("reader", [(ROUTINE, {})], indirect=True)
def test_a_lesson_is_finished_when_the_learner_says_so_and_stays_so(reader: Reader) -> None:
    page = reader.page
    finish = page.locator("massage-finish")
    press(page, "Finish this lesson")
    expect(finish).to_contain_text("You finished this lesson on March 10, 2026.")
    expect(finish.get_by_role("button", name="Not finished after all")).to_be_focused()
    expect(finish.get_by_role("link", name="Massage your own back")).to_be_visible()
    later(page, minutes=1)
    expect(finish).to_contain_text("You finished this lesson on March 10, 2026.")
    press(page, "Not finished after all")
    expect(finish.get_by_role("button", name="Finish this lesson")).to_be_focused()
    assert [entry["value"] for entry in log(page) if entry["about"] == "routine"] == [True, False]
