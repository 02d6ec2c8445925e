"""Each state that a crash can leave shows what was saved, or tried since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from models.store.draft_index import FEW, DraftIndex, Summary
from models.store.drafts import DraftFault
from models.store.generations import Generations
from models.store.last_saved import LAST
from tests.faults.history import BACK_UP as FILE
from tests.faults.history import ELSEWHERE, LATER, History, allowed
from tests.models.store.crash_states import State, crash_states, disk_in, state_of
from tests.models.store.imagined_disk import ROOT, ImaginedDisk
from tests.models.store.letters import (
    Shown,
    damage,
    drafts_on,
    form,
    generation_files,
    saved_texts,
    shown,
)


@dataclass
class Verdict:
    """How many states there were, and what was wrong with some of them."""

    states: int = 0
    wrong: list[str] = field(default_factory=list)


def kinds_of_disk() -> dict[str, ImaginedDisk]:
    """Return an empty disk of each kind."""
    return {
        "links": ImaginedDisk(),
        "no links": ImaginedDisk(has_links=False),
        "FAT": ImaginedDisk(is_fat=True),
        "short writes": ImaginedDisk(most_per_write=97),
    }


def history_states(disk: ImaginedDisk, saves: int, every: int = 1) -> Verdict:
    """Crash at every step of a history."""
    History(disk, saves).run()
    verdict = Verdict()
    for state, expected in _expectations(disk, every):
        judge(verdict, state, expected)
    return verdict


def recovery_states(disk: ImaginedDisk, saves: int, every: int = 1) -> Verdict:
    """Crash at every step of the recovery from each crash of a history."""
    History(disk, saves).run()
    verdict = Verdict()
    for state, expected in _recoveries(disk, every):
        judge(verdict, state, expected)
    return verdict


def damage_states() -> Verdict:
    """Crash at every step of opening a draft whose newest are damaged."""
    verdict = Verdict()
    for damaged in (1, 2, 3):
        disk, draft_id = saved_texts(*"abcd")
        files = generation_files(disk)
        for path in files[-damaged:]:
            damage(disk, path, b"gone")
        disk = disk_in(state_of(disk))
        before = len(disk.steps)
        drafts_on(disk).open(draft_id)
        sound = ((draft_id, (("abcd"[-damaged - 1], False),)),)
        for _, state in crash_states(disk, before):
            judge(verdict, state, dict(sound), notice="损坏")
            gone = [data for _, data in state.contents if data == b"gone"]
            if len(gone) != damaged:
                verdict.wrong.append("a damaged file was deleted")
    return verdict


def restoring_states(disk: ImaginedDisk, every: int = 1) -> Verdict:
    """Crash at every step of restoring a back-up, and restore it again."""
    drafts = drafts_on(disk)
    ids = [drafts.create(form("a")), drafts.create(form("b"))]
    drafts.save(ids[0], form("c"))
    drafts.back_up(FILE)
    before = len(disk.steps)
    drafts_on(disk, ELSEWHERE).restore_from(FILE)
    expected = {ids[0]: ("c", False), ids[1]: ("b", False)}
    verdict = Verdict()
    for state in {state for _, state in crash_states(disk, before, every)}:
        verdict.states += 1
        verdict.wrong += _half_restored(disk_in(state), expected)
    return verdict


def back_up_states(disk: ImaginedDisk, every: int = 1) -> Verdict:
    """Crash at every step of the second back-up: the first stays whole."""
    drafts = drafts_on(disk)
    draft_id = drafts.create(form("a"))
    drafts.back_up(FILE)
    drafts.save(draft_id, form("b"))
    before = len(disk.steps)
    drafts.back_up(LATER)
    verdict = Verdict()
    for done, state in set(crash_states(disk, before, every)):
        verdict.states += 1
        if not _restorable(disk_in(state), FILE):
            verdict.wrong.append("the first back-up is not whole")
        if done == len(disk.steps) and not _restorable(disk_in(state), LATER):
            verdict.wrong.append("the second back-up is not whole")
    return verdict


def index_states() -> Verdict:
    """Crash at every step of writing the index, a cache never believed."""
    disk = ImaginedDisk()
    stamps = {f"{number:08x}": 1 for number in range(FEW + 1)}
    old = DraftIndex(ROOT / "index", disk).summaries(stamps, _summary)
    before = len(disk.steps)
    DraftIndex(ROOT / "index", disk).summaries(dict.fromkeys(stamps, 2), _summary)
    verdict = Verdict()
    for state in {state for _, state in crash_states(disk, before)}:
        verdict.states += 1
        index = DraftIndex(ROOT / "index", disk_in(state))
        if index.summaries(stamps, _summary) != old:
            verdict.wrong.append("the index shows something else")
    return verdict


def deleting_states() -> Verdict:
    """Crash at every step of deleting for good: no old state comes back."""
    disk, draft_id = saved_texts("a", "b", "c")
    drafts_on(disk).remove(draft_id)
    before = len(disk.steps)
    drafts_on(disk).delete_for_good(draft_id)
    verdict = Verdict()
    for state in {state for _, state in crash_states(disk, before)}:
        verdict.states += 1
        if drafts_on(disk_in(state)).summaries():
            verdict.wrong.append("a deleted draft is back")
    return verdict


Expected = dict[str, tuple[Shown, ...]]


def _recoveries(disk: ImaginedDisk, every: int) -> Iterator[tuple[State, Expected]]:
    """Yield each crash of the recovery from each crash."""
    seen, begun = set(), set()
    for state, expected in _expectations(disk, every):
        # No recovery writes a note: states that differ in it recover alike.
        start = _without_notes(state), tuple(expected.items())
        if start in begun:
            continue
        begun.add(start)
        again = disk_in(state)
        before = len(again.steps)
        _recover(again, list(expected))
        for _, second in crash_states(again, before + 1):
            case = second, tuple(expected.items())
            if case not in seen:
                seen.add(case)
                yield second, expected


def _without_notes(state: State) -> frozenset[tuple[Path, int]]:
    return frozenset(each for each in state.names if each[0].parent != ROOT / LAST)


def _expectations(
    disk: ImaginedDisk, every: int
) -> Iterator[tuple[State, Expected]]:
    """Yield each crash state once for each thing that may be shown of it."""
    seen = set()
    for done, state in crash_states(disk, 0, every):
        expected = {
            draft_id: tuple(states)
            for draft_id, states in allowed(disk.steps[:done]).items()
        }
        case = state, tuple(expected.items())
        if case not in seen:
            seen.add(case)
            yield state, expected


def judge(
    verdict: Verdict, state: State, expected: Expected, notice: str = ""
) -> None:
    """Count a state, and note what it shows that it should not."""
    verdict.states += 1
    drafts = drafts_on(disk_in(state))
    for draft_id, states in expected.items():
        try:
            found = shown(drafts, draft_id)
            said = drafts.open(draft_id).notice
        except DraftFault as fault:
            verdict.wrong.append(f"unreadable: {fault}")
            continue
        if found not in states:
            verdict.wrong.append(f"lost: {found} instead of {states}")
        if (notice not in said) if notice else said:
            verdict.wrong.append(f"told: {said!r}")


def _recover(disk: ImaginedDisk, draft_ids: list[str]) -> None:
    """Do what the next start does: list, open, sweep, look at versions."""
    drafts = drafts_on(disk)
    drafts.summaries()
    for draft_id in draft_ids:
        drafts.open(draft_id)
        Generations(ROOT / "drafts" / draft_id, disk).sweep()
        drafts.versions(draft_id)


def _half_restored(disk: ImaginedDisk, expected: dict[str, Shown]) -> Iterator[str]:
    """Yield what is wrong, before and after restoring once more."""
    drafts = drafts_on(disk, ELSEWHERE)
    for each in drafts.summaries():
        if each.fault or shown(drafts, each.id) != expected[each.id]:
            yield f"half restored: {each}"
    drafts.restore_from(FILE)
    found = {each.id: shown(drafts, each.id) for each in drafts.summaries()}
    if found != expected:
        yield f"restored: {found}"
    if len(drafts.versions(max(expected, key=lambda each: expected[each]))) != 2:
        yield "a version is missing"


def _restorable(disk: ImaginedDisk, path: Path) -> bool:
    try:
        return drafts_on(disk, ELSEWHERE).restore_from(path).new == 1
    except DraftFault:
        return False


def _summary(draft_id: str) -> Summary | None:
    eight = datetime(2026, 11, 23, 8).astimezone()
    return Summary(draft_id, 1, draft_id, "x", "2026", "某局", eight)
