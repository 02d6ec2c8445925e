"""A disk in memory that records what is done to it, and can be cut off.

From the record follow all states that a crash can leave, in three models:
"process" (the program dies, the system lives), "journal" (power cut; names
in order, data not synced may be lost) and "posix" (power cut; names are
durable only after their folder was synced, and come in any order).
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import combinations, islice
from pathlib import Path

ROOT = Path("/data")
NEVER_SETTLED = 2**62
"""A time of change that is always too young to be trusted."""

MOST_ORDERS = 100
"""Of each number of lost names; a program that never syncs has no end."""


@dataclass(frozen=True)
class Entered:
    """A name was given to a file or a folder (whose number is 0)."""

    path: Path
    file: int


@dataclass(frozen=True)
class Dropped:
    path: Path


@dataclass(frozen=True)
class Wrote:
    file: int
    data: bytes


@dataclass(frozen=True)
class Synced:
    file: int


@dataclass(frozen=True)
class FolderSynced:
    folder: Path


@dataclass(frozen=True)
class Happened:
    """Not an operation: what the test wants to remember at this point."""

    what: tuple[str, str, tuple[str, bool]]


Name = Entered | Dropped
Step = Name | Wrote | Synced | FolderSynced | Happened


@dataclass(frozen=True)
class State:
    """What is on a disk: names of files and folders, contents of files."""

    names: frozenset[tuple[Path, int]]
    contents: frozenset[tuple[int, bytes]]


@dataclass
class ImaginedDisk:
    """A FileSystem in memory.

    Attributes:
        steps: All that was done, in order.
        has_links: Whether a file can have two names (not so on FAT).
        most_per_write: A write may take fewer bytes than it is given.
        fails_at: The operation, counted from 0, that fails; -1 for none.
        fails_on: Whether all after it fail, too.
        error: The number of the error.
        meanwhile: What others do just before the next name is given.
    """

    names_: dict[Path, int] = field(default_factory=lambda: {ROOT: 0})
    contents: dict[int, bytes] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)
    has_links: bool = True
    most_per_write: int = 1_000_000
    fails_at: int = -1
    fails_on: bool = False
    error: int = errno.EIO
    operations: int = 0
    meanwhile: list[Callable[[], object]] = field(default_factory=list)

    def remember(self, what: tuple[str, str, tuple[str, bool]]) -> None:
        self.steps.append(Happened(what))

    def names(self, folder: Path) -> list[str]:
        self._begin()
        self._look(folder)
        return [path.name for path in self.names_ if path.parent == folder != path]

    def stamps(self, folder: Path) -> dict[str, int]:
        return {name: NEVER_SETTLED for name in self.names(folder)}

    def read(self, path: Path, most: int) -> bytes:
        self._begin()
        return self.contents[self._look(path)][:most]

    def create(self, path: Path) -> int:
        self._begin()
        self._look(path.parent)
        self._refuse_taken(path)
        number = max(self.contents, default=0) + 1
        self.contents[number] = b""
        self._do(Entered(path, number))
        return number

    def write(self, handle: int, data: memoryview) -> int:
        self._begin()
        part = bytes(data[: self.most_per_write])
        self._do(Wrote(handle, part))
        return len(part)

    def sync(self, handle: int) -> None:
        self._begin()
        self._do(Synced(handle))

    def close(self, handle: int) -> None:
        self._begin()

    def name(self, old: Path, new: Path) -> None:
        while self.meanwhile:
            self.meanwhile.pop()()
        self._begin()
        number = self._look(old)
        self._look(new.parent)
        self._refuse_taken(new)
        self._do(Entered(new, number))
        if not self.has_links:
            self._do(Dropped(old))

    def replace(self, old: Path, new: Path) -> None:
        self._begin()
        self._do(Entered(new, self._look(old)))
        self._do(Dropped(old))

    def delete(self, path: Path) -> None:
        self._begin()
        if path in self.names_:
            self._do(Dropped(path))

    def make_folder(self, folder: Path) -> bool:
        self._begin()
        self._look(folder.parent)
        if folder in self.names_:
            return False
        self._do(Entered(folder, 0))
        return True

    def delete_folder(self, folder: Path) -> None:
        self._begin()
        self._look(folder)
        if any(path.parent == folder for path in self.names_):
            raise OSError(errno.ENOTEMPTY, os.strerror(errno.ENOTEMPTY))
        self._do(Dropped(folder))

    def sync_folder(self, folder: Path) -> None:
        self._begin()
        self._look(folder)
        self._do(FolderSynced(folder))

    def _begin(self) -> None:
        at, self.operations = self.operations, self.operations + 1
        failing = at >= self.fails_at if self.fails_on else at == self.fails_at
        if self.fails_at >= 0 and failing:
            raise OSError(self.error, os.strerror(self.error))

    def _look(self, path: Path) -> int:
        if path not in self.names_:
            raise FileNotFoundError(errno.ENOENT, "no such name", str(path))
        return self.names_[path]

    def _refuse_taken(self, path: Path) -> None:
        if path in self.names_:
            raise FileExistsError(errno.EEXIST, "the name is taken", str(path))

    def _do(self, step: Step) -> None:
        self.steps.append(step)
        _apply(step, self.names_, self.contents)


def disk_in(state: State) -> ImaginedDisk:
    """Return a disk that starts in this state, all of it durable."""
    disk = ImaginedDisk()
    for path, file in sorted(state.names):
        disk.steps += [Entered(path, file), FolderSynced(path.parent)]
    for file, data in state.contents:
        disk.steps += [Wrote(file, data), Synced(file)]
    for step in disk.steps:
        _apply(step, disk.names_, disk.contents)
    return disk


def state_of(disk: ImaginedDisk) -> State:
    """Return what is on the disk now."""
    return _reachable(disk.names_, disk.contents)


def crash_states(disk: ImaginedDisk, first: int = 0) -> Iterator[tuple[int, State]]:
    """Yield each state a crash can leave, with the number of steps done."""
    for done in range(first, len(disk.steps) + 1):
        steps = disk.steps[:done]
        found = {*_process(steps), *_journal(steps), *_posix(steps)}
        for state in found:
            yield done, state


def _apply(step: Step, names: dict[Path, int], contents: dict[int, bytes]) -> None:
    match step:
        case Entered(path, file):
            names[path] = file
        case Dropped(path):
            names.pop(path, None)
        case Wrote(file, data):
            contents[file] = contents.get(file, b"") + data


def _process(steps: list[Step]) -> Iterator[State]:
    """Yield the state after all steps, with the last write cut anywhere."""
    yield _state(steps, {})
    if steps and isinstance(last := steps[-1], Wrote):
        for length in {0, 1, len(last.data) // 2, len(last.data) - 1}:
            yield _state([*steps[:-1], Wrote(last.file, last.data[:length])], {})


def _journal(steps: list[Step]) -> Iterator[State]:
    """Yield states with later names lost, and data not synced damaged."""
    syncs = [
        at for at, each in enumerate(steps) if isinstance(each, Synced | FolderSynced)
    ]
    durable = max(syncs, default=0)
    for kept in range(durable, len(steps) + 1):
        later = [each for each in steps[kept:] if not isinstance(each, Name)]
        yield from _with_lost_data([*steps[:kept], *later])


def _posix(steps: list[Step]) -> Iterator[State]:
    """Yield states with any of the names not synced, in any order."""
    pending = [
        at
        for at, each in enumerate(steps)
        if isinstance(each, Name) and not _is_synced(each, steps[at:])
    ]
    for count in range(len(pending) + 1):
        for lost in islice(combinations(pending, count), MOST_ORDERS):
            yield from _with_lost_data(
                [each for at, each in enumerate(steps) if at not in lost]
            )


def _is_synced(name: Name, later: list[Step]) -> bool:
    return FolderSynced(name.path.parent) in later


def _with_lost_data(steps: list[Step]) -> Iterator[State]:
    yield _state(steps, {})
    written = {each.file for each in steps if isinstance(each, Wrote)}
    for file in written - {each.file for each in steps if isinstance(each, Synced)}:
        data = b"".join(
            each.data
            for each in steps
            if isinstance(each, Wrote) and each.file == file
        )
        for found in (b"", data[: len(data) // 2], bytes(len(data))):
            yield _state(steps, {file: found})


def _state(steps: list[Step], damaged: dict[int, bytes]) -> State:
    names: dict[Path, int] = {ROOT: 0}
    contents: dict[int, bytes] = {}
    for each in steps:
        _apply(each, names, contents)
    return _reachable(names, contents | damaged)


def _reachable(names: dict[Path, int], contents: dict[int, bytes]) -> State:
    found = {path: file for path, file in names.items() if _is_reachable(path, names)}
    data = {file: contents.get(file, b"") for file in found.values() if file}
    return State(frozenset(found.items()), frozenset(data.items()))


def _is_reachable(path: Path, names: dict[Path, int]) -> bool:
    return path == ROOT or (path.parent in names and _is_reachable(path.parent, names))
