"""All states in which a crash can leave an imagined disk.

Four models.  The program dies, the system lives: the last write is cut
anywhere.  Power cut, names in order: later ones and data not synced are lost.
Power cut, names in any order: each is lost until its folder was synced.  And
FAT, the latter with a rename over a name in two steps (see ImaginedDisk).
Data not synced comes page by page, in any order.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, islice
from pathlib import Path

from tests.models.store.imagined_disk import (
    ROOT,
    Dropped,
    Entered,
    FolderSynced,
    ImaginedDisk,
    Step,
    Synced,
    Wrote,
    do,
)

PAGE = 128
"""A form of one word has some 500 bytes: several pages."""

MOST_PAGES = 8

MOST_ORDERS = 100
"""Of each number of lost names; a program that never syncs has no end."""

MOST_UNSYNCED = 2
"""Names in a folder that is never synced; older ones got to the disk in time,
as they do by themselves within half a minute."""


@dataclass(frozen=True)
class State:
    """What is on a disk: names of files and folders, contents of files."""

    names: frozenset[tuple[Path, int]]
    contents: frozenset[tuple[int, bytes]]


def disk_in(state: State) -> ImaginedDisk:
    """Return a disk that starts in this state, all of it durable."""
    disk = ImaginedDisk()
    for path, file in sorted(state.names):
        disk.steps += [Entered(path, file), FolderSynced(path.parent)]
    for file, data in state.contents:
        disk.steps += [Wrote(file, data), Synced(file)]
    for step in disk.steps:
        do(step, disk.names_, disk.contents)
    return disk


def state_of(disk: ImaginedDisk) -> State:
    """Return what is on the disk now."""
    return _reachable(disk.names_, disk.contents)


def crash_states(
    disk: ImaginedDisk,
    first: int = 0,
    every: int = 1,
    only: Container[int] | None = None,
) -> Iterator[tuple[int, State]]:
    """Yield each state a crash can leave, with the number of steps done.

    Of the crashes after each step from the first on, take every so-manieth,
    or only those after so many steps.
    """
    past = _Past()
    for done in range(len(disk.steps) + 1):
        if done:
            past.take(disk.steps[done - 1])
        is_due = done >= first and (done - first) % every == 0
        if is_due and (only is None or done in only):
            for state in {*_process(past), *_journal(past), *_any_order(past)}:
                yield done, state


@dataclass
class _Past:
    """The steps done: what is certain of them, and those after.

    Attributes:
        names, contents: The disk after all steps that no crash can undo.
        late: The steps from the first on that a crash can undo.
    """

    names: dict[Path, int] = field(default_factory=lambda: {ROOT: 0})
    contents: dict[int, bytes] = field(default_factory=dict)
    late: list[Step] = field(default_factory=list)

    def take(self, step: Step) -> None:
        """Do one more step."""
        self.late.append(step)
        if isinstance(step, Synced | FolderSynced):
            while self.late and self._is_certain(0):
                self._settle(0)
        if isinstance(step, Entered | Dropped):
            self._settle_old(step.path.parent)

    def lost_names(self) -> list[int]:
        """Return which of the late steps are names that are not durable."""
        return [
            at
            for at, each in enumerate(self.late)
            if isinstance(each, Entered | Dropped) and not self._is_certain(at)
        ]

    def _settle(self, at: int) -> None:
        do(self.late.pop(at), self.names, self.contents)

    def _settle_old(self, folder: Path) -> None:
        """Have a name on the disk that has been on its way for long."""
        names = [
            at
            for at in self.lost_names()
            if _path_of(self.late[at]).parent == folder != ROOT
        ]
        if len(names) <= MOST_UNSYNCED:
            return
        oldest = self.late[names[0]]
        self._settle(names[0])
        if isinstance(oldest, Entered):
            self._settle_data(oldest.file)

    def _settle_data(self, file: int) -> None:
        late, self.late = self.late, []
        for each in late:
            if isinstance(each, Wrote) and each.file == file:
                do(each, self.names, self.contents)
            else:
                self.late.append(each)

    def _is_certain(self, at: int) -> bool:
        step, later = self.late[at], self.late[at:]
        match step:
            case Entered(path) | Dropped(path):
                return FolderSynced(path.parent) in later
            case Wrote(file):
                return Synced(file) in later
        return True


def _path_of(step: Step) -> Path:
    assert isinstance(step, Entered | Dropped)
    return step.path


def _process(past: _Past) -> Iterator[State]:
    """Yield the state after all steps, with the last write cut anywhere."""
    late = past.late
    yield _state(past, late)
    if late and isinstance(last := late[-1], Wrote):
        for length in {0, 1, len(last.data) // 2, len(last.data) - 1}:
            yield _state(past, [*late[:-1], Wrote(last.file, last.data[:length])])


def _journal(past: _Past) -> Iterator[State]:
    """Yield states with later names lost, and data not synced damaged."""
    late = past.late
    syncs = [
        at for at, each in enumerate(late) if isinstance(each, Synced | FolderSynced)
    ]
    for kept in range(max(syncs, default=0), len(late) + 1):
        data = [each for each in late[kept:] if isinstance(each, Wrote | Synced)]
        yield from _with_lost_data(past, [*late[:kept], *data])


def _any_order(past: _Past) -> Iterator[State]:
    """Yield states with any of the names that are not durable lost."""
    uncertain = past.lost_names()
    for count in range(len(uncertain) + 1):
        for lost in islice(combinations(uncertain, count), MOST_ORDERS):
            kept = [each for at, each in enumerate(past.late) if at not in lost]
            yield from _with_lost_data(past, kept)


def _with_lost_data(past: _Past, late: Sequence[Step]) -> Iterator[State]:
    names, contents = _after(past, late)
    yield _reachable(names, contents)
    written = {each.file for each in late if isinstance(each, Wrote)}
    named = written & set(names.values())
    for file in named - {each.file for each in late if isinstance(each, Synced)}:
        for found in set(_partly(contents[file])):
            yield _reachable(names, contents | {file: found})


def _partly(data: bytes) -> Iterator[bytes]:
    """Yield what may be left of data of which no page is certain."""
    size = max(PAGE, -(-len(data) // MOST_PAGES))
    pages = [data[at : at + size] for at in range(0, len(data), size)]
    holes = [bytes(len(each)) for each in pages]
    yield bytes(len(data))
    for at in range(len(pages)):
        yield b"".join(pages[:at])
        yield b"".join([*pages[:at], *holes[at:]])
        yield b"".join([*holes[:at], *pages[at:]])
        yield b"".join([*pages[:at], holes[at], *pages[at + 1 :]])
        yield b"".join([*holes[:at], pages[at], *holes[at + 1 :]])


def _after(
    past: _Past, late: Sequence[Step]
) -> tuple[dict[Path, int], dict[int, bytes]]:
    names, contents = dict(past.names), dict(past.contents)
    for each in late:
        do(each, names, contents)
    return names, contents


def _state(past: _Past, late: Sequence[Step]) -> State:
    return _reachable(*_after(past, late))


def _reachable(names: dict[Path, int], contents: dict[int, bytes]) -> State:
    found = {path: file for path, file in names.items() if _is_reachable(path, names)}
    data = {file: contents.get(file, b"") for file in found.values() if file}
    return State(frozenset(found.items()), frozenset(data.items()))


def _is_reachable(path: Path, names: dict[Path, int]) -> bool:
    return path == ROOT or (path.parent in names and _is_reachable(path.parent, names))
