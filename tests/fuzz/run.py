"""Damages good files at random, and reads them, for as long as it is let.

Run by `make fuzz`, or for some kinds of files and some minutes each:
`python -m tests.fuzz.run --seconds 300 docx xls`.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random

from tests.fuzz.mutations import MUTATIONS, mutant
from tests.fuzz.samples import samples
from tests.fuzz.trial import Outcome, limit_memory, try_file

SECONDS = 60


def main(words: Sequence[str]) -> int:
    """Try each kind in turn, print a line for each, return 1 after a fault."""
    seconds = SECONDS
    kinds = list(words)
    if "--seconds" in kinds:
        at = kinds.index("--seconds")
        seconds = int(kinds[at + 1])
        del kinds[at : at + 2]
    # Faults are told here, not in the log of whoever runs this.
    os.environ["XDG_STATE_HOME"] = tempfile.mkdtemp()
    limit_memory()
    faults = [_try_kind(kind, seconds) for kind in kinds or MUTATIONS]
    return 1 if any(faults) else 0


def _try_kind(kind: str, seconds: float) -> int:
    """Damage and read files of a kind for so long, and count the faults."""
    random = Random(time.time_ns())
    counts: Counter[str] = Counter()
    told: set[str] = set()
    slowest, end = 0.0, time.monotonic() + seconds
    while time.monotonic() < end:
        data = mutant(kind, random.choice(samples()[kind]), random)
        outcome = try_file(data)
        counts[_word(outcome)] += 1
        slowest = max(slowest, outcome.seconds)
        if outcome.fault and outcome.fault not in told:
            told.add(outcome.fault)
            _tell(kind, data, outcome.fault)
    print(
        f"{kind:5} {counts.total():8,} files: {counts['read']:,} read,"
        f" {counts['refused']:,} refused, {counts['fault']} faults,"
        f" slowest {slowest:.2f} s",
        flush=True,
    )
    return counts["fault"]


def _word(outcome: Outcome) -> str:
    if outcome.fault:
        return "fault"
    return "refused" if outcome.told else "read"


def _tell(kind: str, data: bytes, fault: str) -> None:
    """Print a fault, and keep the file that brought it about."""
    with tempfile.NamedTemporaryFile(suffix=f".{kind}", delete=False) as file:
        file.write(data)
    print(f"{Path(file.name)}\n{fault}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
