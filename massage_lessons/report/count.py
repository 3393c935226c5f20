"""What the learners of a class did, counted: per learner, per question, per goal, and which place was taken for which."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from massage_lessons.report.questions import base_of
from massage_lessons.report.statistics import FEWEST_OTHERS, Pairs, Share

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from massage_lessons.report.learners import Learner
    from massage_lessons.report.questions import Bank, Question
    from massage_lessons.report.sound import Entry

MOST_ASKED = 3
"""Questions of a goal that a learner has to have answered, or all where there are fewer: a convention of our own."""

REACHED = 0.8
"""The share of them that were right when last asked: a convention of our own."""

Goals = dict[str, bool]
"""For each goal that a learner was asked about often enough: whether it is reached."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a learner did. Days are counted from the first of 1970; `skills` are ratings from 1 to 4 with who gave them."""

    learner: Learner
    answers: int
    first: Mapping[str, bool]
    goals: Goals
    lessons: frozenset[str]
    parts: frozenset[str]
    skills: Mapping[str, tuple[int, str]]
    last_day: int | None

    @property
    def share(self) -> Share:
        """Questions that were right at the first try."""
        return Share(sum(self.first.values()), len(self.first))


@dataclass(slots=True)
class Asked:
    """How the class met a question. `others` counts answers to other words of it; `wrong` what was chosen in place of the right."""

    question: Question
    share: Share
    pairs: Pairs
    others: int = 0
    wrong: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Reached:
    """How many learners reached a goal, of those asked often enough; `asking` is how many questions there are for it."""

    goal: str
    share: Share
    asking: int


@dataclass(frozen=True, slots=True)
class Counted:
    """All that a report tells. `taken_for` counts, by the place asked for and the one given, first tries that were wrong."""

    learners: tuple[Done, ...]
    questions: tuple[Asked, ...]
    goals: tuple[Reached, ...]
    taken_for: Mapping[tuple[str, str], int]
    sought: Mapping[str, Share]
    unknown: Mapping[str, int]


def counted(learners: Sequence[Learner], bank: Bank) -> Counted:
    """Count what these learners did."""
    done: list[Done] = []
    wrong: dict[str, Counter[str]] = defaultdict(Counter)
    taken_for: Counter[tuple[str, str]] = Counter()
    sought: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    unknown: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for learner in learners:
        tries = [each for each in learner.entries if each.act == "answer" and each.attempt == 1 and each.good is not None]
        for each in tries:
            question = bank.questions.get(each.about)
            if question is None:
                unknown[each.about] += 1
                continue
            if each.hash and each.hash != question.hash:
                others[each.about] += 1
            _places(each, question, taken_for, sought)
            if not each.good:
                wrong[each.about].update(each.answer)
        done.append(_done(learner, tries, bank))
    questions = _questions(done, bank)
    for asked in questions:
        asked.others, asked.wrong = others[asked.question.id], wrong[asked.question.id]
    return Counted(
        learners=tuple(done),
        questions=tuple(questions),
        goals=tuple(_goals(done, bank)),
        taken_for=taken_for,
        sought={base: Share(right, of) for base, (right, of) in sought.items()},
        unknown=unknown,
    )


def _done(learner: Learner, tries: Iterable[Entry], bank: Bank) -> Done:
    first: dict[str, bool] = {}
    latest: dict[str, bool] = {}
    for each in tries:
        if each.about in bank.questions:
            first.setdefault(each.about, bool(each.good))
            latest[each.about] = bool(each.good)
    marked: dict[str, bool] = {}
    skills: dict[str, tuple[int, str]] = {}
    for each in learner.entries:
        if each.act == "done":
            marked[each.about] = bool(each.value)
        elif each.act == "skill":
            skills[each.about] = each.value, each.by
    ready = {about for about, value in marked.items() if value}
    return Done(
        learner=learner,
        answers=sum(each.act == "answer" for each in learner.entries),
        first=first,
        goals=_reached(latest, bank),
        lessons=frozenset(about for about in ready if "/" not in about),
        parts=frozenset(about for about in ready if "/" in about),
        skills=skills,
        last_day=max((each.day for each in learner.entries), default=None),
    )


def _reached(latest: Mapping[str, bool], bank: Bank) -> Goals:
    found: Goals = {}
    by_goal: dict[str, list[bool]] = defaultdict(list)
    for name, good in latest.items():
        by_goal[bank.questions[name].goal].append(good)
    for goal, asking in bank.asking.items():
        answers = by_goal.get(goal, ())
        if answers and len(answers) >= min(MOST_ASKED, len(asking)):
            found[goal] = sum(answers) >= REACHED * len(answers)
    return found


def _places(each: Entry, question: Question, taken_for: Counter[tuple[str, str]], sought: dict[str, list[int]]) -> None:
    """Count a place that was looked for, or that was to be named, and what was taken for it; a place for itself is the other side."""
    if question.kind not in {"find", "name"} or not question.place:
        return
    sought[question.place][0] += bool(each.good)
    sought[question.place][1] += 1
    if not each.good:
        for given in dict.fromkeys(map(base_of, each.answer)):
            if given and (given != question.place or question.kind == "find"):
                taken_for[question.place, given] += 1


def _questions(done: Sequence[Done], bank: Bank) -> list[Asked]:
    pairs: dict[str, Pairs] = defaultdict(Pairs)
    right: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for each in done:
        total, others = sum(each.first.values()), len(each.first) - 1
        of.update(each.first.keys())
        for name, good in each.first.items():
            right[name] += good
            if others >= FEWEST_OTHERS:
                pairs[name].add(right=good, others=(total - good) / others)
    return [Asked(question, Share(right[name], of[name]), pairs[name]) for name, question in bank.questions.items() if of[name]]


def _goals(done: Sequence[Done], bank: Bank) -> list[Reached]:
    right: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for each in done:
        of.update(each.goals.keys())
        for goal, reached in each.goals.items():
            right[goal] += reached
    return [Reached(name, Share(right[name], of[name]), len(bank.asking[name])) for name in bank.goals]
