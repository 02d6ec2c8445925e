"""How much work one file of old may make, whatever its counts say."""

from __future__ import annotations

from models.reading.limits import TOO_LARGE
from models.reading.unreadable import Unfit

MOST_STEPS = 500_000
"""Properties, runs and pieces together: a form has some ten thousand, and
so many take two seconds."""


class StepLimit:
    """Counts what is done for one file."""

    def __init__(self, steps: int = MOST_STEPS) -> None:
        self._left = steps

    def spend(self, steps: int = 1) -> None:
        """Count some steps.

        Raises:
            Unfit: There were too many of them.
        """
        self._left -= steps
        if self._left < 0:
            raise Unfit(TOO_LARGE)
