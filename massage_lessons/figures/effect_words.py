"""Effects in words and signs: how sure, which way, how many people. Every figure of effects says them in the same way."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from massage_lessons.model import Certainty, Effect

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

TESTED: Mapping[str, str] = {"more-force": "more force", "rolling-movement": "foam rolling", "rolling-stretching": "foam rolling"}
"""What was tested, by the effect's id, where it was not massage."""


def sign(effect: Effect) -> str:
    """Give the certainty as a sign."""
    return CERTAINTY_SIGNS.get(effect.certainty, "")


def tested(effect: Effect) -> str:
    """Give what was compared with something else."""
    return TESTED.get(effect.id, "massage")


def signed(value: float) -> str:
    """Give a number with two decimals and a true minus sign."""
    return f"{value:.2f}".replace("-", "−")  # noqa: RUF001 - the true sign, as in print


def interval(effect: Effect) -> str:
    """Give the confidence interval."""
    return f"{signed(effect.low)} to {signed(effect.high)}"


def size(effect: Effect) -> str:
    """Give how many people and trials, as far as the source tells."""
    people = f"{effect.people:,} people" if effect.people else ""
    trials = f"{effect.trials} {'trial' if effect.trials == 1 else 'trials'}" if effect.trials else ""
    return " in ".join(part for part in (people, trials) if part)


def clear(effect: Effect) -> bool:
    """Tell whether the whole interval lies on one side of no difference."""
    return effect.low > 0 or effect.high < 0


def helps(effect: Effect) -> bool:
    """Tell whether the estimate favours what was tested."""
    return effect.estimate < 0 if effect.better == "lower" else effect.estimate > 0


def finding(effect: Effect) -> str:
    """Give in words which way the effect goes."""
    if not clear(effect):
        return "no clear difference: the interval includes zero"
    return f"favours {tested(effect) if helps(effect) else 'the comparison'}"


def told(effect: Effect, shorts: Mapping[str, str]) -> str:
    """Give all that a figure shows of an effect, as a sentence for a description."""
    scale = "mean difference in points" if effect.measure == "MD" else "difference in standard deviations"
    parts = [
        f"{effect.outcome}, {effect.condition}, compared with {effect.comparison_text}, {effect.when}",
        f"{scale} {signed(effect.estimate)}, 95% confidence interval {interval(effect)}",
        *([size(effect)] if size(effect) else []),
        f"certainty {CERTAINTIES[effect.certainty]}",
        finding(effect),
        ", ".join(shorts.get(name, name) for name in effect.sources),
    ]
    return "; ".join(parts) + "."
