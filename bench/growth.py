"""How each operation of the window and of the commands grows with size.

Usage: python -m bench growth [WORD…]      only operations with such a word

Each is timed at n, 2n and 4n, fresh each time; the processor's time counts,
that of processes it starts too.  What grows faster than n log n is marked.
"""

from __future__ import annotations

import gc
import os
import resource
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import log2
from statistics import median
from time import monotonic, sleep

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROUNDS = 3
ROWS, CHARACTERS = 250, 5_000
"""The n of rows and of characters: 4n is what a paste, and a box, may hold."""

TOO_STEEP = 1.3
"""An exponent; n log n comes to 1.16 from 250 to 1,000, the rest is noise."""

LEAST_SECONDS = 0.004
"""What takes less at 4n is too short to tell its growth."""

Timed = Callable[[], object]
Prepare = Callable[[int], Timed]


@dataclass(frozen=True, slots=True)
class Operation:
    """Something done to n rows, characters or drafts.

    Attributes:
        prepare: Makes all that is needed, and returns the call to time.
    """

    name: str
    least: int
    prepare: Prepare


@dataclass(frozen=True, slots=True)
class Growth:
    """Seconds of processor at n, 2n and 4n."""

    operation: Operation
    seconds: tuple[float, float, float]

    @property
    def exponents(self) -> tuple[float, float, float]:
        """How steep it is from n to 2n, from 2n to 4n, and in all."""
        first, second, third = (max(each, 1e-9) for each in self.seconds)
        return log2(second / first), log2(third / second), log2(third / first) / 2

    @property
    def is_too_steep(self) -> bool:
        """Whether it grows faster than n log n, as far as can be told."""
        return self.exponents[2] > TOO_STEEP and self.seconds[2] > LEAST_SECONDS


def main(words: Sequence[str] = ()) -> int:
    """Print the table; return how many operations grow too fast."""
    steep = 0
    print(f"{'':34}{'n':>6} {'n':>10} {'2n':>10} {'4n':>10}   exponents")
    for each in _operations():
        if not words or any(word in each.name for word in words):
            growth = measure(each)
            steep += growth.is_too_steep
            print(_line(growth), flush=True)
    return steep


def measure(operation: Operation) -> Growth:
    """Return the median time of an operation at each size."""
    first, second, third = (
        median(_seconds(operation.prepare(operation.least * times)) for _ in _rounds())
        for times in (1, 2, 4)
    )
    return Growth(operation, (first, second, third))


def _rounds() -> range:
    return range(ROUNDS)


def _operations() -> Iterator[Operation]:
    # Each brings in what it needs: the window none of the office files.
    from bench import growth_of_files, growth_of_values, growth_of_window

    for module in (growth_of_values, growth_of_files, growth_of_window):
        yield from module.operations()


def _seconds(timed: Timed) -> float:
    gc.collect()
    before = _processor()
    timed()
    return _processor() - before


def _processor() -> float:
    own = resource.getrusage(resource.RUSAGE_SELF)
    others = resource.getrusage(resource.RUSAGE_CHILDREN)
    return sum(each.ru_utime + each.ru_stime for each in (own, others))


def settle(process_events: Callable[[], object], seconds: float = 0.25) -> None:
    """Let timers of the window come to rest: forms are looked over then."""
    end = monotonic() + seconds
    while monotonic() < end:
        process_events()
        sleep(0.005)


def _line(growth: Growth) -> str:
    times = " ".join(f"{each * 1000:7.1f} ms" for each in growth.seconds)
    first, second, whole = growth.exponents
    verdict = "  STEEPER THAN n log n" if growth.is_too_steep else ""
    name, least = growth.operation.name, growth.operation.least
    steps = f"{first:5.2f} {second:5.2f} {whole:5.2f}"
    return f"{name:34}{least:6} {times}   {steps}{verdict}"


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1:]) else 0)
