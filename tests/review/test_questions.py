"""A question is answered by what somebody knows, not by how its options look."""

from __future__ import annotations

from lesson_files import the_course

MOST_TOLD_BY_LENGTH = 1 / 2


def test_the_right_option_is_not_told_by_its_length() -> None:
    asked = [question for lesson in the_course().lessons for question in lesson.questions if question.kind == "one"]
    for extreme in (max, min):
        told = []
        for question in asked:
            lengths = sorted(len(option.text) for option in question.options)
            right = next(len(option.text) for option in question.options if option.right)
            if right == extreme(lengths) and lengths.count(right) == 1:
                told.append(question.id)
        assert len(told) <= MOST_TOLD_BY_LENGTH * len(asked), f"of {len(asked)} the right option is the {extreme.__name__} of: {told}"
