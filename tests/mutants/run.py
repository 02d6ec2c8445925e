"""Breaks the code in every listed way, and tells which way no test saw.

Run by `make mutants`; words pick mutants whose name or module has one of
them: `python -m tests.mutants.run printing/cut.py fsync`.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

from tests.mutants.mutant import Mutant, read_mutants, stale
from tests.mutants.trial import PATIENCE, Copy, Outcome

ROOT = Path(__file__).resolve().parents[2]
TOGETHER = 2
TARGET = 0.95
"""So many of a hundred have to be seen; the others are explained."""


def main(words: Sequence[str]) -> int:
    """Try the mutants that are named, or all; return 1 if too few are seen."""
    mutants = [each for each in read_mutants() if _is_named(each, words)]
    if faults := list(stale(mutants, ROOT)):
        print("\n".join(faults))
        return 1
    began = time.monotonic()
    outcomes = []
    for outcome in _outcomes(mutants):
        print(_line(outcome), flush=True)
        outcomes.append(outcome)
    seen = sum(each.fate in ("killed", "too slow") for each in outcomes)
    minutes = (time.monotonic() - began) / 60
    print(f"{seen} of {len(outcomes)} mutants killed in {minutes:.1f} minutes")
    return 0 if _is_enough(outcomes, seen) else 1


def _is_named(mutant: Mutant, words: Sequence[str]) -> bool:
    return not words or any(
        word in mutant.name or word in mutant.module for word in words
    )


def _outcomes(mutants: Sequence[Mutant]) -> Iterator[Outcome]:
    """Yield what became of each, in the order of the list.

    Raises:
        SystemExit: Tests fail with nothing broken, so their failing would
            prove nothing.
    """
    free: SimpleQueue[Copy] = SimpleQueue()

    def tried(mutant: Mutant) -> Outcome:
        copy = free.get()
        try:
            return copy.try_mutant(mutant, patience_s)
        finally:
            free.put(copy)

    with (
        tempfile.TemporaryDirectory() as folder,
        ThreadPoolExecutor(TOGETHER) as threads,
    ):
        copies = [Copy(ROOT, Path(folder, str(at))) for at in range(TOGETHER)]
        patience_s = PATIENCE * _seconds_whole(copies[0], mutants)
        for copy in copies:
            free.put(copy)
        yield from threads.map(tried, mutants)


def _seconds_whole(copy: Copy, mutants: Sequence[Mutant]) -> float:
    """Return how long all the tests take with nothing broken."""
    tests = tuple(sorted({test for each in mutants for test in each.tests}))
    began = time.monotonic()
    fate, said = copy.run_tests(tests)
    if fate != "survived":
        raise SystemExit(f"{said}\nThe tests fail with nothing broken.")
    return time.monotonic() - began


def _line(outcome: Outcome) -> str:
    mutant = outcome.mutant
    told = f"{outcome.fate:8} {outcome.seconds:5.0f} s  {mutant.module}: {mutant.name}"
    if outcome.fate == "survived":
        return f"{told}\n         {mutant.explained or 'NOT EXPLAINED'}"
    return f"{told}\n{outcome.said}" if outcome.fate == "broken" else told


def _is_enough(outcomes: Sequence[Outcome], seen: int) -> bool:
    is_each_told = all(
        each.fate != "broken" and (each.fate != "survived" or each.mutant.explained)
        for each in outcomes
    )
    return is_each_told and seen >= TARGET * len(outcomes)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
