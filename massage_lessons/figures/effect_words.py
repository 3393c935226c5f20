"""Effects in words and signs: how sure, which way, how many people. Every figure of effects says them in the same way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from massage_lessons.course.signs import CERTAINTIES
from massage_lessons.course.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from massage_lessons.course.model import Certainty, Effect

CERTAINTY_SIGNS: Mapping[Certainty, str] = {"very-low": "●○○○", "low": "●●○○", "moderate": "●●●○", "high": "●●●●"}
"""Certainty as full dots out of four; what nobody rated has none."""

TESTED: Mapping[str, str] = {
    **dict.fromkeys(("more-force", "more-force-later", "more-force-function"), "more-force"),
    **dict.fromkeys(("rolling-movement", "rolling-stretching"), "foam-rolling"),
}
"""What was tested, by the effect's id, where it was not massage."""


def sign(effect: Effect) -> str:
    """The certainty as a sign."""
    return CERTAINTY_SIGNS.get(effect.certainty, "")


def tested(effect: Effect) -> str:
    """What was compared with something else."""
    return say(f"figures.effects.tested.{TESTED.get(effect.id, 'massage')}")


def signed(value: float) -> str:
    """A number with two decimals and a true minus sign."""
    return f"{value:.2f}".replace("-", "−")  # noqa: RUF001 - the true sign, as in print


def interval(effect: Effect) -> str:
    """The confidence interval, or the words that none is given."""
    if effect.interval is None:
        return say("figures.effects.no-interval")
    low, high = effect.interval
    return say("figures.effects.interval", low=signed(low), high=signed(high))


def number(effect: Effect) -> str:
    """The estimate with its interval; where the source has words alone, these."""
    if effect.estimate is None:
        return say("figures.effects.words-only", found=effect.found)
    return f"{signed(effect.estimate)}  ({interval(effect)})"


def size(effect: Effect) -> str:
    """How many people and trials, as far as the source tells."""
    people = say("figures.effects.people", n=f"{effect.people:,}") if effect.people else ""
    trials = say("figures.effects.trials", n=effect.trials) if effect.trials else ""
    return say("figures.effects.people-in-trials", people=people, trials=trials) if people and trials else people or trials


def clear(effect: Effect) -> bool:
    """Tell whether there is an interval, and all of it lies on one side of no difference."""
    return effect.interval is not None and (effect.interval[0] > 0 or effect.interval[1] < 0)


def helps(effect: Effect) -> bool:
    """Tell whether there is an estimate, and it favours what was tested."""
    if effect.estimate is None:
        return False
    return effect.estimate < 0 if effect.better == "lower" else effect.estimate > 0


def sides(effect: Effect, what: str = "") -> tuple[str, str]:
    """What the numbers below zero favour, and those above; `what` says what was tested where it is not the effect's own word."""
    ours, other = say("figures.effects.favours", what=what or tested(effect)), say("figures.effects.favours-comparison")
    return (ours, other) if effect.better == "lower" else (other, ours)


def finding(effect: Effect) -> str:
    """In words which way the effect goes."""
    if effect.estimate is None:
        return say("figures.effects.found-in-words", found=effect.found)
    below, above = sides(effect)
    side = below if helps(effect) == (effect.better == "lower") else above
    if effect.interval is None:
        return say("figures.effects.unsure", finding=side)
    return side if clear(effect) else say("figures.effects.unclear")


def against(effect: Effect) -> str:
    """What an effect was measured in, and against what."""
    return say("figures.effects.against", condition=effect.condition, comparison=effect.comparison_text)


def told(effect: Effect, shorts: Mapping[str, str]) -> str:
    """All that a figure shows of an effect, as a sentence for a description."""
    unit = say("figures.effects.mean-points") if effect.measure == "MD" else say("figures.effects.deviations")
    told = say("figures.effects.confidence", interval=interval(effect)) if effect.interval else interval(effect)
    numbers = []
    if effect.estimate is not None:
        numbers = [say("figures.effects.measured", unit=unit, number=signed(effect.estimate), interval=told)]
    parts = [
        say(
            "figures.effects.compared",
            outcome=effect.outcome,
            condition=effect.condition,
            comparison=effect.comparison_text,
            when=effect.when,
        ),
        *numbers,
        *([size(effect)] if size(effect) else []),
        say("figures.effects.certainty", certainty=CERTAINTIES[effect.certainty]),
        finding(effect),
        ", ".join(shorts.get(name, name) for name in effect.sources),
    ]
    return "; ".join(parts) + "."
