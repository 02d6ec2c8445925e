"""All proofs in their long form, and one table of the figures reached.

Run by `make faults`; some ten minutes.  A word picks proofs by name:
`python -m tests.faults.run damages`.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from models.store.folders import data_folder
from tests.faults import (
    crashes,
    damages,
    failures,
    hostile,
    many,
    programs,
    troubles,
    walks,
    windows,
)
from tests.faults.crashes import Verdict, kinds_of_disk
from tests.faults.figure import Figure, count

MEMORY = Path("/dev/shm")


def main(words: Sequence[str]) -> int:
    """Run the proofs named, or all, and return 1 if a target is missed."""
    reached: list[Figure] = []
    for name, proof in PROOFS.items():
        if not words or name in words:
            began = time.monotonic()
            reached += proof()
            print(f"… {name}: {time.monotonic() - began:.0f} s", file=sys.stderr)
    print(table(reached))
    return 0 if all(each.is_met for each in reached) else 1


def table(figures: Sequence[Figure]) -> str:
    """Return the figures as lines of a table."""
    rows = [("proof", "reached", "target", "")]
    for each in figures:
        met = "met" if each.is_met else "MISSED"
        rows.append((each.what, each.reached, each.target, met))
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return "\n".join(
        " | ".join(text.ljust(width) for text, width in zip(row, widths, strict=True))
        for row in rows
    )


def _crashes() -> Iterator[Figure]:
    histories = [
        (f"crash states, {kind}", crashes.history_states(disk, 6))
        for kind, disk in kinds_of_disk().items()
    ]
    for what, verdict in histories:
        yield _counted(what, verdict, 1_000)
    others = [
        *(crashes.restoring_states(disk) for disk in kinds_of_disk().values()),
        *(crashes.back_up_states(disk) for disk in kinds_of_disk().values()),
        crashes.index_states(),
        crashes.damage_states(),
        crashes.deleting_states(),
    ]
    backed_up = _sum(others)
    yield _counted("crash states, back-up, restore, index, bin", backed_up, 1_000)
    recovery = crashes.recovery_states(kinds_of_disk()["links"], 2)
    yield _counted("crash states, of the recovery itself", recovery, 1_000)
    all_of_them = _sum([verdict for _, verdict in histories] + [backed_up, recovery])
    yield _counted("crash states, all", all_of_them, 5_000)


def _failures() -> Iterator[Figure]:
    verdict = failures.failing_operations(saves=3)
    yield _counted("failing operations × errors × ways", verdict, 2_000)


def _troubles() -> Iterator[Figure]:
    saving = [troubles.troubled_states(kind) for kind in kinds_of_disk()]
    yield _counted("failures and deaths × crashes, saving", _sum(saving), 1_000)
    restoring = [troubles.troubled_restoring(kind) for kind in kinds_of_disk()]
    yield _counted("failures and deaths × crashes, restoring", _sum(restoring), 1_000)


def _kills() -> Iterator[Figure]:
    with _folder() as folder:
        yield _counted("SIGKILL while saving", programs.kills(folder, 2_000), 2_000)


def _windows() -> Iterator[Figure]:
    with _folder() as folder:
        killed = windows.typing_kills(folder, 60)
    yield _counted("windows killed while typing", killed, 60)
    with _folder() as folder:
        ended = windows.endings(folder, 30)
    yield _counted("windows ended by signals, < 1 s each", ended, 30)


def _walks() -> Iterator[Figure]:
    with _folder() as folder:
        yield from walks.walks(folder, seeds=10, steps=600)


def _leaks() -> Iterator[Figure]:
    with _folder() as folder:
        yield from walks.leaks(folder, 10_000)


def _together() -> Iterator[Figure]:
    with _folder() as folder:
        verdict = programs.together(folder, 1_000)
        yield _counted("saves of two programs, mixed", verdict, 1_000)


def _damages() -> Iterator[Figure]:
    drafts = damages.damages(most_random=6_000)
    yield _counted("damaged files of drafts", drafts, 20_000)
    yield _counted("damaged back-ups", damages.back_up_damages(2_000), 2_000)


def _hostile() -> Iterator[Figure]:
    with _folder() as folder:
        verdict = hostile.hostile_files(folder)
    yield _counted("hostile files, < 5 s and < 300 MB each", verdict, 100)


def _many() -> Iterator[Figure]:
    with _folder() as folder:
        yield from many.many_drafts(folder, 10_000)


def _year() -> Iterator[Figure]:
    with _folder(MEMORY if MEMORY.is_dir() else None) as folder:
        yield from many.year(folder, 200, 50_000)


PROOFS: Mapping[str, Callable[[], Iterator[Figure]]] = {
    "kills": _kills,
    "together": _together,
    "windows": _windows,
    "walks": _walks,
    "leaks": _leaks,
    "many": _many,
    "hostile": _hostile,
    "damages": _damages,
    "failures": _failures,
    "crashes": _crashes,
    "troubles": _troubles,
    "year": _year,
}


def _counted(what: str, verdict: Verdict, least: int) -> Figure:
    return count(what, verdict.states, least, verdict.wrong)


def _sum(verdicts: Sequence[Verdict]) -> Verdict:
    wrong = [each for verdict in verdicts for each in verdict.wrong]
    return Verdict(sum(verdict.states for verdict in verdicts), wrong)


@contextmanager
def _folder(above: Path | None = None) -> Iterator[Path]:
    """Lend an empty folder, far from anybody's drafts."""
    folder = Path(tempfile.mkdtemp(dir=above))
    assert folder not in data_folder().parents
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
