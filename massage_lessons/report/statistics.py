"""The few statistics of a report: a share with its interval, and how well a question tells learners apart."""

from __future__ import annotations

import math
from dataclasses import dataclass

Z = 1.959964
"""Of the normal distribution: 95 in 100 lie within."""

FEWEST_LEARNERS = 30
"""Below this number no discrimination is shown: a convention of our own. With 30 learners chance alone moves it by 0.36 to either side."""

FEWEST_OTHERS = 10
"""A learner counts for the discrimination of a question who has answered this many others; a convention of our own."""


@dataclass(frozen=True, slots=True)
class Share:
    """A share between 0 and 1 with its 95 % interval by Wilson's method; of nobody, there is no share."""

    right: int
    of: int

    @property
    def value(self) -> float:
        """The share itself."""
        return self.right / self.of

    @property
    def interval(self) -> tuple[float, float]:
        """Where the share would lie for many more learners like these."""
        n, p, z2 = self.of, self.value, Z * Z
        middle = (p + z2 / (2 * n)) / (1 + z2 / n)
        half = Z / (1 + z2 / n) * math.sqrt(p * (1 - p) / n + z2 / (4 * n * n))
        # Rounding must not put the share itself outside.
        return max(0.0, min(p, middle - half)), min(1.0, max(p, middle + half))


@dataclass(slots=True)
class Pairs:
    """Sums over learners: whether this question was right (x is 0 or 1), and the share right of the others that they answered (y)."""

    n: int = 0
    x: int = 0
    y: float = 0.0
    xy: float = 0.0
    yy: float = 0.0

    def add(self, *, right: bool, others: float) -> None:
        """Count one learner."""
        self.n += 1
        self.y += others
        self.yy += others * others
        if right:
            self.x += 1
            self.xy += others

    @property
    def correlation(self) -> float | None:
        """The corrected item-total (point-biserial) correlation, or None for too few learners or where all are alike."""
        if self.n < FEWEST_LEARNERS:
            return None
        across = self.n * self.x - self.x * self.x
        down = self.n * self.yy - self.y * self.y
        if across <= 0 or down <= 1e-9 * self.n * self.n:
            return None
        found = (self.n * self.xy - self.x * self.y) / math.sqrt(across * down)
        return max(-1.0, min(1.0, found))

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95 % interval of the correlation by Fisher's method."""
        found = self.correlation
        if found is None:
            return None
        if abs(found) == 1:
            return found, found
        middle, half = math.atanh(found), Z / math.sqrt(self.n - 3)
        return math.tanh(middle - half), math.tanh(middle + half)
