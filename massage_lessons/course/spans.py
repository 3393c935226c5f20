"""Amounts and times in the words of the course's language."""

from __future__ import annotations

from massage_lessons.course.words import say


def number(amount: float) -> str:
    """Return a number without needless decimals."""
    return f"{amount:g}"


def span(low: float, high: float) -> str:
    """Return a number, or the two that it lies between."""
    return number(low) if low == high else say("spans.from-to", low=number(low), high=number(high))


def minutes(amount: float) -> str:
    """Return minutes in words: less than one as seconds, two hours and more with hours."""
    if amount < 1:
        return seconds(amount)
    hours, rest = divmod(amount, 60)
    if hours > 1:
        whole = say("spans.hours", n=number(hours))
        return say("spans.and", first=whole, last=minutes(rest)) if rest else whole
    return say("spans.minutes", n=number(amount))


def minutes_between(low: float, high: float) -> str:
    """Return a span of minutes in words; from less than one minute on they are said in seconds."""
    if low == high or low >= 1:
        return minutes(low) if low == high == 1 else say("spans.minutes", n=span(low, high)) if low >= 1 else seconds(low)
    return say("spans.seconds", n=span(low * 60, high * 60))


def seconds(amount: float) -> str:
    """Return a part of a minute in words."""
    return say("spans.seconds", n=number(amount * 60))
