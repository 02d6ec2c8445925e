"""A disk in memory that records what is done to it, and fails when told.

What a crash can leave of it: crash_states.
"""

from __future__ import annotations

import errno
import os
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

ROOT = Path("/data")


KILLED = -1
"""Not the number of an error: the program dies there, and does no more."""


class Killed(BaseException):
    """The program is dead; nothing it tries to do is done."""


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
When = Literal["before", "after"]
Step = Name | Wrote | Synced | FolderSynced | Happened


@dataclass
class ImaginedDisk:
    """A FileSystem in memory.

    Attributes:
        steps: All that was done, in order.
        has_links: Whether a file can have two names.
        is_fat: It cannot, and renaming over a name takes two steps.
        most_per_write: A write may take fewer bytes than it is given.
        fails_at: The operation, counted from 0, that fails; -1 for none.
        fails_on: Whether all after it fail, too.
        tears: Whether a write that fails has written half before.
        error: The number of the error, or KILLED.
        failed_after: The steps that had been done when the first failed.
        meanwhile: What others do, once, just before or after the next call
            of an operation: ("before", "name", what they do).
    """

    names_: dict[Path, int] = field(default_factory=lambda: {ROOT: 0})
    contents: dict[int, bytes] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)
    has_links: bool = True
    is_fat: bool = False
    most_per_write: int = 1_000_000
    fails_at: int = -1
    fails_on: bool = False
    tears: bool = False
    error: int = errno.EIO
    operations: int = 0
    failed_after: int = 0
    meanwhile: list[tuple[When, str, Callable[[], object]]] = field(
        default_factory=list
    )

    def remember(self, what: tuple[str, str, tuple[str, bool]]) -> None:
        self.steps.append(Happened(what))

    def names(self, folder: Path) -> list[str]:
        self._begin()
        self._look(folder)
        return [path.name for path in self._within(folder)]

    def stamps(self, folder: Path) -> dict[str, int]:
        """Return the folders, each with a number that its names decide."""
        self._begin()
        self._look(folder)
        folders = [path for path in self._within(folder) if not self.names_[path]]
        return {path.name: self._stamp(path) for path in folders}

    def read(self, path: Path, most: int) -> bytes:
        self._let_others("before", "read")
        self._begin()
        return self.contents[self._look(path)][:most]

    def create(self, path: Path) -> int:
        self._let_others("before", "create")
        self._begin()
        self._look(path.parent)
        self._refuse_taken(path)
        number = max(self.contents, default=0) + 1
        self.contents[number] = b""
        self._do(Entered(path, number))
        return number

    def write(self, handle: int, data: memoryview) -> int:
        try:
            self._begin()
        except OSError:
            if self.tears:
                self._do(Wrote(handle, bytes(data[: len(data) // 2])))
            raise
        part = bytes(data[: self.most_per_write])
        self._do(Wrote(handle, part))
        return len(part)

    def sync(self, handle: int) -> None:
        self._begin()
        self._do(Synced(handle))

    def close(self, handle: int) -> None:
        self._begin()

    def name(self, old: Path, new: Path) -> None:
        self._let_others("before", "name")
        self._begin()
        number = self._look(old)
        self._look(new.parent)
        self._refuse_taken(new)
        self._do(Entered(new, number))
        if self.is_fat or not self.has_links:
            self._do(Dropped(old))
        self._let_others("after", "name")

    def replace(self, old: Path, new: Path) -> None:
        self._begin()
        number = self._look(old)
        if self.is_fat and new in self.names_:
            self._do(Dropped(new))
        self._do(Entered(new, number))
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

    def _let_others(self, when: When, operation: str) -> None:
        now = [each for each in self.meanwhile if each[:2] == (when, operation)]
        self.meanwhile = [each for each in self.meanwhile if each not in now]
        for _, _, act in now:
            act()

    def _within(self, folder: Path) -> list[Path]:
        return [path for path in self.names_ if path.parent == folder != path]

    def _stamp(self, folder: Path) -> int:
        files = sorted((path.name, self.names_[path]) for path in self._within(folder))
        return zlib.crc32(repr(files).encode())

    def _begin(self) -> None:
        at, self.operations = self.operations, self.operations + 1
        failing = at >= self.fails_at if self.fails_on else at == self.fails_at
        if self.fails_at >= 0 and failing:
            self.failed_after = self.failed_after or len(self.steps)
            if self.error == KILLED:
                raise Killed
            raise OSError(self.error, os.strerror(self.error))

    def _look(self, path: Path) -> int:
        if path in ROOT.parents:
            return 0
        if path not in self.names_:
            raise FileNotFoundError(errno.ENOENT, "no such name", str(path))
        return self.names_[path]

    def _refuse_taken(self, path: Path) -> None:
        if path in self.names_:
            raise FileExistsError(errno.EEXIST, "the name is taken", str(path))

    def _do(self, step: Step) -> None:
        self.steps.append(step)
        do(step, self.names_, self.contents)


def do(step: Step, names: dict[Path, int], contents: dict[int, bytes]) -> None:
    """Do a step to these names and contents."""
    match step:
        case Entered(path, file):
            names[path] = file
        case Dropped(path):
            names.pop(path, None)
        case Wrote(file, data):
            contents[file] = contents.get(file, b"") + data
