"""The folder that exported files go to, whole and beside what is there."""

from __future__ import annotations

import errno
import os
import secrets
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from types import TracebackType

from models.store.file_system import DISK
from models.values.visible import path_in_words
from printing.commands.console import Refused
from printing.file_name import numbered

REASONS = {
    errno.EACCES: "没有写入权限",
    errno.EPERM: "没有写入权限",
    errno.EROFS: "磁盘是只读的",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EFBIG: "磁盘已满",
    errno.ENOTDIR: "它不是文件夹",
    errno.EEXIST: "它不是文件夹",
    errno.ENAMETOOLONG: "路径太长",
    errno.EILSEQ: "名字里有不能用的字符",
    errno.EINVAL: "名字里有不能用的字符",
    errno.ELOOP: "链接绕成了圈",
}
MANY = 16
"""From so many files on, the whole disk is flushed once, not each file."""
O_BINARY: int = getattr(os, "O_BINARY", 0)


class DestinationUnwritable(Refused):
    """Files cannot be put into the folder; the message says why."""

    def __init__(self, folder: Path, error: OSError) -> None:
        reason = REASONS.get(error.errno or 0, "磁盘出错")
        super().__init__(f"“{path_in_words(folder)}”写不进去：{reason}，请换一个文件夹")
        self.folder = folder


class Destination:
    """New files for a folder, which get their names batch by batch.

    As a context manager it takes back what was not committed, down to the
    folder if it had to be made.  What lies in the folder is never touched: a
    name that is taken gets -2, unless the very same file is there already.

    Attributes:
        waiting: How many files are written whole and wait for their names.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._passing: set[Path] = set()
        self._whole: deque[tuple[str, Path]] = deque()
        self._made: list[Path] = []
        self._numbers: dict[str, int] = {}

    def __enter__(self) -> Destination:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for passing in self._passing:
            # One that cannot be deleted must not keep the others from it.
            with suppress(OSError, ValueError):
                passing.unlink()
        for folder in self._made:
            # A folder that got a file stays, and so do those above it.
            with suppress(OSError):
                folder.rmdir()

    @property
    def waiting(self) -> int:
        """How many files are written whole and wait for their names."""
        return len(self._whole)

    def add(self, name: str, data: bytes) -> None:
        """Write a file under a passing name.

        Raises:
            DestinationUnwritable: The folder or the disk refuses.
        """
        with self._telling():
            passing = self._folder / f".{secrets.token_hex(8)}.tmp"
            self._passing.add(passing)
            try:
                _write(passing, data)
            except FileNotFoundError:
                self._make_folder()
                _write(passing, data)
            self._whole.append((name, passing))

    def commit(self) -> Iterator[Path]:
        """Give the files their names, and yield each path that is there.

        Raises:
            DestinationUnwritable: The folder or the disk refuses; paths
                yielded before stay.
        """
        with self._telling():
            _flush([passing for _, passing in self._whole])
        while self._whole:
            with self._telling():
                path = self._place(*self._whole[0])
            self._passing.discard(self._whole.popleft()[1])
            yield path

    def _make_folder(self) -> None:
        missing = [self._folder, *self._folder.parents]
        for folder in reversed([each for each in missing if not os.path.exists(each)]):
            if _make(folder):
                self._made.insert(0, folder)

    def _place(self, name: str, passing: Path) -> Path:
        # A thousand forms may have one name: each goes on where the last
        # one left off, past the names that were given already.
        for number in count(self._numbers.get(name, 1)):
            path = self._folder / numbered(name, number)
            if _is_named(passing, path) or _is_same(path, passing):
                self._numbers[name] = number + 1
                DISK.delete(passing)
                return path
        raise AssertionError("numbers do not end")

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise DestinationUnwritable(self._folder, error) from error
        except ValueError as error:
            # A NUL, or half a character: no system has such a name.
            fault = OSError(errno.EILSEQ, "no name")
            raise DestinationUnwritable(self._folder, fault) from error


def _make(folder: Path) -> bool:
    """Make a folder, unless another program was quicker."""
    try:
        folder.mkdir()
    except FileExistsError:
        if not os.path.isdir(folder):
            raise
        return False
    return True


def _write(path: Path, data: bytes) -> None:
    # The umask decides who reads it: a PDF is made to be handed on.
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | O_BINARY
    with open(os.open(path, flags, 0o666), "wb") as file:
        file.write(data)


def _flush(paths: Sequence[Path]) -> None:
    """Have files on the disk before they get their names."""
    if len(paths) > MANY and hasattr(os, "sync"):
        os.sync()
        return
    for path in paths:
        with open(path, "rb+") as file:
            os.fsync(file.fileno())


def _is_named(passing: Path, path: Path) -> bool:
    """Give a file its name, and return whether the name was free.

    The name and all of the file appear in one step, whatever breaks off.
    """
    try:
        DISK.name(passing, path)
    except FileExistsError:
        return False
    return True


def _is_same(path: Path, other: Path) -> bool:
    try:
        if not os.path.isfile(path) or path.stat().st_size != other.stat().st_size:
            return False
        return path.read_bytes() == other.read_bytes()
    except PermissionError:
        # Whatever it is, it is not ours to compare with.
        return False
