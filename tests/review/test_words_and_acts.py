"""A lesson is done, not read: how much it tells before anything is unfolded, and how often it asks for something to be done."""

from __future__ import annotations

import pytest
from lesson_files import LessonFile, lesson_files
from words_and_acts import Count, count, plain

MOST_SEEN = 2500
MOST_TOLD = 350
"""Words between two acts: under two minutes at 200 words a minute."""

TO_LOOK_UP = {11, 12, 13}
TAUGHT = [lesson for lesson in lesson_files() if lesson.content.number not in TO_LOOK_UP]

ALL = pytest.mark.parametrize("lesson", TAUGHT, ids=lambda lesson: lesson.path.stem)


@ALL
def test_a_lesson_shows_no_more_than_can_be_read_at_one_sitting(lesson: LessonFile) -> None:
    assert count(lesson).seen <= MOST_SEEN


@ALL
def test_a_lesson_asks_for_something_to_be_done_every_two_minutes(lesson: LessonFile) -> None:
    assert count(lesson).longest <= MOST_TOLD


def test_what_is_folded_is_counted_but_not_seen_and_an_act_ends_a_stretch() -> None:
    found = Count()
    found.tell("two words")
    found.fold("these three words")
    found.act("done")
    found.tell("one")
    assert (found.seen, found.in_all, found.acts, found.stretches) == (4, 7, 1, [2, 1])


def test_the_marks_of_markdown_and_the_targets_of_links_are_no_words() -> None:
    assert plain("## The **flank**\n\n1. See [the flank](#flank) | now").split() == ["The", "flank", "See", "the", "flank", "now"]
