"""No number, id, verdict or caution changes without somebody who has looked at it again."""

from __future__ import annotations

import reviewed
from lesson_files import the_course


def test_the_content_is_as_it_was_reviewed() -> None:
    assert reviewed.differences(the_course()) == [], "read each beside its sources, then: python tests/review/reviewed.py --accept ID"
