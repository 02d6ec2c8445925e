"""Times every bench beside this file, and says which are too slow.

Usage: python bench/run.py [WORD…]      only benches whose names have a word

A bench is a function in a module of this folder, decorated with limit(); it
prepares what it needs and returns the call that is timed.

    @limit(ms=5)
    def lay_out_two_pages() -> Callable[[], object]:
        form = …
        return lambda: lay_out(form, …)
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

FOLDER = Path(__file__).resolve().parent
SECONDS = 1.0
"""How long one bench is repeated, at least LEAST_ROUNDS times."""

LEAST_ROUNDS = 7

Timed = Callable[[], object]
Prepare = Callable[[], Timed]


@dataclass(frozen=True, slots=True)
class Bench:
    """A call to be timed, and the milliseconds it may take."""

    name: str
    prepare: Prepare
    limit_ms: float


def limit(ms: float) -> Callable[[Prepare], Bench]:
    """Make a bench of the function below: its median must stay under ms."""

    def decorate(prepare: Prepare) -> Bench:
        return Bench(prepare.__name__, prepare, ms)

    return decorate


def main(words: Sequence[str]) -> int:
    """Time the benches, and return how many were too slow."""
    # As a file, this finds the program only once it runs; see below.
    from models.caches import clear_caches

    slow = 0
    for bench in _benches():
        if not words or any(word in bench.name for word in words):
            # None is to be quick by what another one has left behind.
            clear_caches()
            times = _times(bench.prepare())
            slow += median(times) > bench.limit_ms
            print(_line(bench, times), flush=True)
    return slow


def _benches() -> Iterator[Bench]:
    for path in sorted(FOLDER.glob("*.py")):
        if path.stem not in ("run", "__main__"):
            module = importlib.import_module(f"bench.{path.stem}")
            yield from (v for v in vars(module).values() if isinstance(v, Bench))


def _times(timed: Timed) -> list[float]:
    """Return how long each round took, in milliseconds, after a first one."""
    timed()
    times: list[float] = []
    end = perf_counter() + SECONDS
    while perf_counter() < end or len(times) < LEAST_ROUNDS:
        start = perf_counter()
        timed()
        times.append((perf_counter() - start) * 1000)
    return sorted(times)


def _line(bench: Bench, times: Sequence[float]) -> str:
    middle, late = median(times), times[int(len(times) * 0.95)]
    verdict = "" if middle <= bench.limit_ms else "  TOO SLOW"
    return (
        f"{bench.name:40} {middle:9.2f} ms median {late:9.2f} ms p95"
        f" {bench.limit_ms:9.2f} ms limit{verdict}"
    )


if __name__ == "__main__":
    # The benches import this module by its full name, not as __main__.
    sys.path.insert(0, str(FOLDER.parent))
    from bench.run import main as run_benches

    sys.exit(1 if run_benches(sys.argv[1:]) else 0)
