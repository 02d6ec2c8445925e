"""Each file operation fails in turn: nothing is lost, the clerk is told."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from itertools import product

from models.store.drafts import DraftFault
from tests.faults.crashes import Verdict
from tests.faults.history import History, allowed
from tests.models.store.imagined_disk import ImaginedDisk
from tests.models.store.letters import drafts_on, form, shown

ERRORS = (
    errno.ENOSPC,
    errno.EIO,
    errno.EROFS,
    errno.EDQUOT,
    errno.EACCES,
    errno.EINTR,
)
WAYS = tuple(product((False, True), repeat=3))
"""Whether for ever, whether a write is torn, whether writes are short."""


def failing_operations(saves: int, every: int = 1) -> Verdict:
    """Let every so-manieth operation of a history fail in each way."""
    verdict = Verdict()
    cases = product(ERRORS, WAYS)
    for turn, (error, (fails_on, tears, is_short)) in enumerate(cases):
        disk = ImaginedDisk(most_per_write=97 if is_short else 1_000_000)
        History(disk, saves).run()
        for at in range(turn % every, disk.operations, every):
            failing = ImaginedDisk(
                most_per_write=disk.most_per_write,
                fails_at=at,
                fails_on=fails_on,
                tears=tears,
                error=error,
            )
            verdict.states += 1
            name = errno.errorcode[error]
            for wrong in _after_failing(failing, saves):
                verdict.wrong.append(f"{name} at operation {at}: {wrong}")
    return verdict


def _after_failing(disk: ImaginedDisk, saves: int) -> Iterator[str]:
    history = History(disk, saves)
    history.run()
    disk.fails_at = -1
    for told in history.told:
        if "Errno" in told or "\n" in told or len(told) < 10:
            yield f"told {told!r}"
    for draft_id, expected in allowed(disk.steps).items():
        try:
            found = shown(drafts_on(disk), draft_id)
            if found not in expected:
                yield f"lost: {found} instead of {expected}"
            history.drafts.save(draft_id, form("next"))
        except DraftFault as fault:
            yield f"unreadable: {fault}"
            continue
        if shown(drafts_on(disk), draft_id) != ("next", False):
            yield "the next save is not shown"
