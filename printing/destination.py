"""The folder that exported files go to: all of them, or none."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType

from printing.console import Refused
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
}
MANY = 16
"""From so many files on, the whole disk is flushed once, not each file."""
O_BINARY: int = getattr(os, "O_BINARY", 0)


class DestinationUnwritable(Refused):
    """Files cannot be put into the folder; the message says why."""

    def __init__(self, folder: Path, error: OSError) -> None:
        reason = REASONS.get(error.errno or 0, "磁盘出错")
        super().__init__(f"“{folder}”写不进去：{reason}，请换一个文件夹")
        self.folder = folder


class Destination:
    """New files for a folder, which get their names together at the end.

    As a context manager it takes back what was not committed, down to the
    folder if it had to be made.  What lies in the folder is never touched: a
    name that is taken gets -2, unless the very same file is there already.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._waiting: list[tuple[str, Path]] = []
        self._made: list[Path] = []
        self._names: dict[str, Iterator[str]] = {}

    def __enter__(self) -> Destination:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for _, waiting in self._waiting:
            waiting.unlink(missing_ok=True)
        for folder in self._made:
            # A folder that got a file stays, and so do those above it.
            with suppress(OSError):
                folder.rmdir()

    def add(self, name: str, data: bytes) -> None:
        """Write a file under a passing name.

        Raises:
            DestinationUnwritable: The folder or the disk refuses.
        """
        with self._telling():
            self._make_folder()
            waiting = self._folder / f".{secrets.token_hex(8)}.tmp"
            self._waiting.append((name, waiting))
            _write(waiting, data)

    def commit(self) -> tuple[Path, ...]:
        """Give the files their names, and return them in order.

        Raises:
            DestinationUnwritable: The folder or the disk refuses.
        """
        with self._telling():
            _flush([waiting for _, waiting in self._waiting])
            return tuple(self._place(*each) for each in self._waiting)

    def _make_folder(self) -> None:
        missing = [self._folder, *self._folder.parents]
        for folder in reversed([each for each in missing if not each.exists()]):
            folder.mkdir()
            self._made.insert(0, folder)

    def _place(self, name: str, waiting: Path) -> Path:
        # A thousand forms may have one name: each goes on where the last
        # one left off, past the names that were given already.
        for each in self._names.setdefault(name, iter(numbered(name))):
            path = self._folder / each
            if _is_same(path, waiting):
                return path
            if _claim(path):
                _move_over(waiting, path)
                return path
        raise AssertionError("numbers do not end")

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise DestinationUnwritable(self._folder, error) from error


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


def _claim(path: Path) -> bool:
    """Take a name with an empty file, so that no other program gets it."""
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
    except FileExistsError:
        return False
    return True


def _move_over(waiting: Path, claimed: Path) -> None:
    try:
        os.replace(waiting, claimed)
    except OSError:
        claimed.unlink()
        raise


def _is_same(path: Path, other: Path) -> bool:
    if not path.is_file() or path.stat().st_size != other.stat().st_size:
        return False
    return path.read_bytes() == other.read_bytes()
