"""Effects in words and signs: how sure, which way, how many people. Every figure of effects says them in the same way."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from massage_lessons.course.model import Certainty, Effect

CERTAINTIES: Mapping[Certainty, str] = {
    "not-rated": "not rated",
    "very-low": "very low",
    "low": "low",
    "moderate": "moderate",
    "high": "high",
}
"""How sure a source is of its result, from the least on; a result that nobody rated stands apart."""

CERTAINTY_SIGNS: Mapping[Certainty, str] = {"very-low": "●○○○", "low": "●●○○", "moderate": "●●●○", "high": "●●●●"}
"""Certainty as full dots out of four; what nobody rated has none."""

NO_INTERVAL = "no interval given"
"""What stands in the place of an interval that a source does not give."""

TESTED: Mapping[str, str] = {
    **dict.fromkeys(("more-force", "more-force-later", "more-force-function"), "more force"),
    **dict.fromkeys(("rolling-movement", "rolling-stretching"), "foam rolling"),
}
"""What was tested, by the effect's id, where it was not massage."""


def sign(effect: Effect) -> str:
    """The certainty as a sign."""
    return CERTAINTY_SIGNS.get(effect.certainty, "")


def tested(effect: Effect) -> str:
    """What was compared with something else."""
    return TESTED.get(effect.id, "massage")


def signed(value: float) -> str:
    """A number with two decimals and a true minus sign."""
    return f"{value:.2f}".replace("-", "−")  # noqa: RUF001 - the true sign, as in print


def interval(effect: Effect) -> str:
    """The confidence interval, or the words that none is given."""
    if effect.interval is None:
        return NO_INTERVAL
    low, high = effect.interval
    return f"{signed(low)} to {signed(high)}"


def number(effect: Effect) -> str:
    """The estimate with its interval; where the source has words alone, these."""
    if effect.estimate is None:
        return f"In words only: {effect.found}; no number given."
    return f"{signed(effect.estimate)}  ({interval(effect)})"


def size(effect: Effect) -> str:
    """How many people and trials, as far as the source tells."""
    people = f"{effect.people:,} people" if effect.people else ""
    trials = f"{effect.trials} {'trial' if effect.trials == 1 else 'trials'}" if effect.trials else ""
    return " in ".join(part for part in (people, trials) if part)


def clear(effect: Effect) -> bool:
    """Tell whether there is an interval, and all of it lies on one side of no difference."""
    return effect.interval is not None and (effect.interval[0] > 0 or effect.interval[1] < 0)


def helps(effect: Effect) -> bool:
    """Tell whether there is an estimate, and it favours what was tested."""
    if effect.estimate is None:
        return False
    return effect.estimate < 0 if effect.better == "lower" else effect.estimate > 0


def finding(effect: Effect) -> str:
    """In words which way the effect goes."""
    side = f"favours {tested(effect) if helps(effect) else 'the comparison'}"
    if effect.estimate is None:
        return f"told in words only: {effect.found}"
    if effect.interval is None:
        return f"{side}; how sure the number is, nobody can tell without an interval"
    return side if clear(effect) else "no clear difference: the interval includes zero"


def told(effect: Effect, shorts: Mapping[str, str]) -> str:
    """All that a figure shows of an effect, as a sentence for a description."""
    scale = "mean difference in points" if effect.measure == "MD" else "difference in standard deviations"
    numbers = []
    if effect.estimate is not None:
        numbers = [f"{scale} {signed(effect.estimate)}, {'95% confidence interval ' if effect.interval else ''}{interval(effect)}"]
    parts = [
        f"{effect.outcome}, {effect.condition}, compared with {effect.comparison_text}, {effect.when}",
        *numbers,
        *([size(effect)] if size(effect) else []),
        f"certainty {CERTAINTIES[effect.certainty]}",
        finding(effect),
        ", ".join(shorts.get(name, name) for name in effect.sources),
    ]
    return "; ".join(parts) + "."
