"""An operation fails or the program dies there; it goes on, then a crash.

Failures alone show what is told, and crashes alone what is durable.  Only
both in one history show whether what is done after a failure takes for
granted what the failure left undone.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress

from models.store.drafts import UNSAVED, DraftFault, DraftMissing, Drafts
from models.store.generations import Generations
from tests.faults.crashes import Verdict, judge, kinds_of_disk
from tests.faults.history import BACK_UP, ELSEWHERE, allowed
from tests.models.store.crash_states import crash_states, disk_in
from tests.models.store.imagined_disk import (
    KILLED,
    ROOT,
    Happened,
    ImaginedDisk,
    Killed,
)
from tests.models.store.letters import drafts_on, form, shown

DRAFTS = ("aaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbb")
TROUBLES: Mapping[str, int] = {"fails": errno.EIO, "dies": KILLED}
MOST_TRIES = 3


class Troubled:
    """Saves drafts, and does anew what failed or was broken off."""

    def __init__(self, disk: ImaginedDisk) -> None:
        self.disk, self._drafts = disk, drafts_on(disk)

    def run(self) -> None:
        """Do it all, however often something comes in between."""
        self._try(DRAFTS[0], ("1", False), self._save)
        self._try(DRAFTS[1], ("1", False), self._save)
        self._try(DRAFTS[0], ("2", False), self._save)
        self._try(DRAFTS[0], ("2", True), self._remove)

    def _try(
        self,
        draft_id: str,
        then: tuple[str, bool],
        act: Callable[[str, str], object],
    ) -> None:
        for _ in range(MOST_TRIES):
            self.disk.remember(("tried", draft_id, then))
            try:
                act(draft_id, then[0])
            except DraftFault:
                continue
            except Killed:
                self._begin_anew(draft_id)
                continue
            self.disk.remember(("done", draft_id, then))
            return
        raise AssertionError("it fails more than once")

    def _begin_anew(self, draft_id: str) -> None:
        """Start the program again, which opens the draft."""
        self.disk.fails_at = -1
        self._drafts = drafts_on(self.disk)
        with suppress(DraftMissing):
            text = shown(self._drafts, draft_id)
            Generations(ROOT / "drafts" / draft_id, self.disk).sweep()
            if self.disk.has_links and not self.disk.is_fat:
                # Elsewhere nothing is left by which a save that was broken
                # off after its naming is known: it is shown, not promised.
                self.disk.remember(("done", draft_id, text))

    def _save(self, draft_id: str, text: str) -> None:
        self._drafts.save(draft_id, form(text), _newest(self._drafts, draft_id))

    def _remove(self, draft_id: str, _text: str) -> None:
        self._drafts.remove(draft_id)


def troubled_states(kind: str, every: int = 1) -> Verdict:
    """Have trouble at every so-manieth operation, and crash later.

    Crashes come when something has just been said to be done: those in
    between are the subject of crashes.
    """
    verdict = Verdict()
    for disk in _troubled(kind, _history, 0, every):
        seen = set()
        for done, state in crash_states(
            disk, disk.failed_after, only=_acknowledgements(disk)
        ):
            expected = {
                draft_id: tuple(states)
                for draft_id, states in allowed(disk.steps[:done]).items()
                if _is_promised(disk, draft_id, done)
            }
            case = state, tuple(expected.items())
            if case not in seen:
                seen.add(case)
                judge(verdict, state, expected)
    return verdict


def troubled_restoring(kind: str, every: int = 1) -> Verdict:
    """Crash after a restore that was in trouble, and then done again."""
    verdict = Verdict()
    before = kinds_of_disk()[kind]
    _backed_up(before)
    for disk in _troubled(kind, _restored, before.operations, every):
        for _, state in crash_states(disk, len(disk.steps)):
            verdict.states += 1
            verdict.wrong += _not_restored(disk_in(state))
    return verdict


def _troubled(
    kind: str, act: Callable[[ImaginedDisk], object], first: int, every: int
) -> Iterator[ImaginedDisk]:
    """Yield the disk of a history for each operation, in trouble there."""
    smooth = kinds_of_disk()[kind]
    act(smooth)
    for error in TROUBLES.values():
        for at in range(first, smooth.operations, every):
            disk = kinds_of_disk()[kind]
            disk.fails_at, disk.error = at, error
            disk.fails_on = error == KILLED
            act(disk)
            yield disk


def _history(disk: ImaginedDisk) -> None:
    Troubled(disk).run()


def _backed_up(disk: ImaginedDisk) -> None:
    drafts = drafts_on(disk)
    for draft_id in DRAFTS:
        drafts.save(draft_id, form("1"), UNSAVED)
        drafts.save(draft_id, form("2"))
    drafts.back_up(BACK_UP)


def _restored(disk: ImaginedDisk) -> None:
    """Restore a back-up elsewhere, a second time where the first fails."""
    _backed_up(disk)
    for _ in range(MOST_TRIES):
        try:
            drafts_on(disk, ELSEWHERE).restore_from(BACK_UP)
        except DraftFault:
            continue
        except Killed:
            disk.fails_at = -1
            continue
        return
    raise AssertionError("it fails more than once")


def _not_restored(disk: ImaginedDisk) -> Iterator[str]:
    drafts = drafts_on(disk, ELSEWHERE)
    for draft_id in DRAFTS:
        try:
            found = len(drafts.versions(draft_id)), shown(drafts, draft_id)
        except DraftFault as fault:
            yield f"not restored: {fault}"
            continue
        if found != (2, ("2", False)):
            yield f"restored: {found}"


def _newest(drafts: Drafts, draft_id: str) -> int:
    try:
        return drafts.open(draft_id).generation
    except DraftMissing:
        return UNSAVED


def _acknowledgements(disk: ImaginedDisk) -> set[int]:
    """Return after how many steps something had just been done for good."""
    return {
        number
        for number, step in enumerate(disk.steps, start=1)
        if isinstance(step, Happened) and step.what[0] == "done"
    }


def _is_promised(disk: ImaginedDisk, draft_id: str, done: int) -> bool:
    """Return whether anything of a draft was ever said to be saved."""
    said = [step.what[:2] for step in disk.steps[:done] if isinstance(step, Happened)]
    return ("done", draft_id) in said
