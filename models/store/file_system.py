"""The few file operations that drafts need, as one seam for proofs.

Everything that reads or writes a draft goes through a FileSystem, so that a
test can record each step, fail it, or stop the world after it.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

T = TypeVar("T")

_NO_LINKS = {errno.EPERM, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EMLINK}
_NOT_SYNCED = {errno.EACCES, errno.EPERM, errno.EROFS, errno.EINVAL, *_NO_LINKS}
_SHARING_VIOLATIONS = {5, 32, 33}
_RESERVATION = ".00000000.tmp"
_PAUSES = (0.05, 0.2, 1.0)
_BINARY = getattr(os, "O_BINARY", 0)
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
_NO_WAIT = getattr(os, "O_NONBLOCK", 0)


class FileSystem(Protocol):
    """What is asked of a disk.  Every operation may raise OSError."""

    def names(self, folder: Path) -> list[str]:
        """Return the names in a folder, in any order."""

    def stamps(self, folder: Path) -> dict[str, int]:
        """Return the folders in a folder, with their time of change in ns."""

    def read(self, path: Path, most: int) -> bytes:
        """Return a file's bytes, but no more than so many."""

    def create(self, path: Path) -> int:
        """Make a file that does not exist yet, for its owner only; open it."""

    def write(self, handle: int, data: memoryview) -> int:
        """Write some of the bytes, and return how many."""

    def sync(self, handle: int) -> None:
        """Return when the bytes written are on the disk."""

    def close(self, handle: int) -> None:
        """Close the file."""

    def name(self, old: Path, new: Path) -> None:
        """Give a file a further name that is free.

        The old name may be gone afterwards, where files have one name only.

        Raises:
            FileExistsError: The new name is taken.
        """

    def replace(self, old: Path, new: Path) -> None:
        """Rename a file, over whatever has the new name."""

    def delete(self, path: Path) -> None:
        """Take a name away from a file; one that is gone already is fine."""

    def make_folder(self, folder: Path) -> bool:
        """Make a folder for its owner only; return False if it was there."""

    def delete_folder(self, folder: Path) -> None:
        """Delete an empty folder."""

    def sync_folder(self, folder: Path) -> None:
        """Return when the names in the folder are on the disk."""


class Disk:
    """The real file system."""

    def names(self, folder: Path) -> list[str]:
        """Return the names in a folder, in any order."""
        return os.listdir(folder)

    def stamps(self, folder: Path) -> dict[str, int]:
        """Return the folders in a folder, with their time of change in ns."""
        with os.scandir(folder) as entries:
            return {
                each.name: each.stat(follow_symlinks=False).st_mtime_ns
                for each in entries
                if each.is_dir(follow_symlinks=False)
            }

    def read(self, path: Path, most: int) -> bytes:
        """Return a file's bytes, but no more than so many.

        A link, a pipe or a device in its place is refused, not followed.
        """
        handle = os.open(path, os.O_RDONLY | _BINARY | _NO_FOLLOW | _NO_WAIT)
        try:
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode):
                raise OSError(errno.EINVAL, "not a regular file", str(path))
            # Asked for its size: room for the most would have to be made.
            return read_all(partial(os.read, handle), min(status.st_size, most))
        finally:
            os.close(handle)

    def create(self, path: Path) -> int:
        """Make a file that does not exist yet, for its owner only; open it."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY | _NO_FOLLOW
        return os.open(path, flags, 0o600)

    def write(self, handle: int, data: memoryview) -> int:
        """Write some of the bytes, and return how many."""
        return os.write(handle, data)

    def sync(self, handle: int) -> None:
        """Return when the bytes written are on the disk.

        On a Mac fsync leaves them in the cache of the drive; network drives
        refuse to be asked for more.
        """
        if sys.platform == "darwin":
            import fcntl

            with suppress(OSError):
                fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
                return
        os.fsync(handle)

    def close(self, handle: int) -> None:
        """Close the file."""
        os.close(handle)

    def name(self, old: Path, new: Path) -> None:
        """Give a file a further name that is free.

        A link never replaces a file, where a rename would: two programs that
        save the same generation cannot both succeed.
        """
        if os.name == "nt":
            _patiently(lambda: os.rename(old, new))
            return
        try:
            _patiently(lambda: os.link(old, new, follow_symlinks=False))
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            _rename_to_free(old, new)

    def replace(self, old: Path, new: Path) -> None:
        """Rename a file, over whatever has the new name."""
        _patiently(lambda: os.replace(old, new))

    def delete(self, path: Path) -> None:
        """Take a name away from a file; one that is gone already is fine."""
        with suppress(FileNotFoundError):
            _patiently(lambda: os.unlink(path))

    def make_folder(self, folder: Path) -> bool:
        """Make a folder for its owner only; return False if it was there.

        One that others can enter is closed to them, where the disk can.
        """
        try:
            os.mkdir(folder, 0o700)
        except FileExistsError:
            if not os.path.isdir(folder):
                raise
            _close_to_others(folder)
            return False
        return True

    def delete_folder(self, folder: Path) -> None:
        """Delete an empty folder."""
        os.rmdir(folder)

    def sync_folder(self, folder: Path) -> None:
        """Return when the names in the folder are on the disk.

        Windows has no such call, and on FAT it leaves the folder's time as
        it was, by which the index of drafts notices changes.
        """
        if os.name == "nt":
            os.utime(folder)
            return
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


DISK = Disk()


def is_name(path: Path) -> bool:
    """Return whether any file can be called so: without NUL, and whole."""
    try:
        return b"\0" not in os.fsencode(path) and bool(path.name)
    except UnicodeEncodeError:
        return False


def write_new(
    files: FileSystem, path: Path, data: bytes, *, durable: bool = True
) -> None:
    """Write a new file; when this returns, its bytes are on the disk.

    Unless it is only a cache: that may be whole or cut after a power cut.
    """
    handle = files.create(path)
    try:
        write_all(files, handle, memoryview(data))
        if durable:
            files.sync(handle)
    finally:
        files.close(handle)


def write_all(files: FileSystem, handle: int, data: memoryview) -> None:
    """Write all of the bytes, in as many parts as the disk likes."""
    while data:
        written = files.write(handle, data)
        if written <= 0:
            raise OSError(errno.ENOSPC, "nothing more can be written")
        data = data[written:]


def read_all(read: Callable[[int], bytes], size: int) -> bytes:
    """Return so many bytes, in parts as the disk likes, or to the end."""
    data = b""
    while len(data) < size and (part := read(size - len(data))):
        data += part
    return data


class Folders:
    """Makes folders whose names no power cut can take.

    A folder that is there already may be one whose maker was stopped, or
    told of a fault, before its name was on the disk.  So only what was seen
    to here is taken for granted.
    """

    def __init__(self, files: FileSystem = DISK) -> None:
        self._files = files
        self._durable: set[Path] = set()

    def make(self, folder: Path) -> None:
        """Make a folder and those above it, each durable before the next.

        Raises:
            OSError: It is not there, or its name may be lost.
        """
        try:
            made = self._files.make_folder(folder)
        except FileNotFoundError:
            if folder.parent == folder:
                raise
            # What was there may have been taken away since.
            self._durable.clear()
            self.make(folder.parent)
            made = self._files.make_folder(folder)
        self._see_to(folder.parent)
        if made:
            self._files.sync_folder(folder.parent)
            self._durable.add(folder)
        self._see_to(folder)

    def _see_to(self, folder: Path) -> None:
        """Have the name of a folder on the disk that was there before."""
        if folder in self._durable or folder.parent == folder:
            return
        self._see_to(folder.parent)
        try:
            self._files.sync_folder(folder.parent)
        except OSError as error:
            # Far above the drafts there are folders that nobody may open.
            if error.errno not in _NOT_SYNCED:
                raise
        self._durable.add(folder)


def _close_to_others(folder: Path) -> None:
    if os.name == "posix" and stat.S_IMODE(os.stat(folder).st_mode) & 0o077:
        with suppress(OSError):
            os.chmod(folder, 0o700)


def _rename_to_free(old: Path, new: Path) -> None:
    """Rename a file where no link can be made, as on FAT.

    A rename replaces what is there, so that looking first is not enough:
    whoever makes the reservation is alone.  One left by a crash bars the
    name until it is swept away like its kind.
    """
    reservation = new.with_suffix(_RESERVATION)
    os.close(DISK.create(reservation))
    try:
        if os.path.lexists(new):
            raise FileExistsError(errno.EEXIST, "the name is taken", str(new))
        os.rename(old, new)
    finally:
        DISK.delete(reservation)


def _patiently(action: Callable[[], T]) -> T:
    """Return what the action returns, asking again while Windows is busy.

    Virus scanners, indexers and sync clients hold a new file for a moment.
    A network disk may be interrupted; Python itself asks again for the rest.
    """
    for pause in _PAUSES:
        try:
            return action()
        except InterruptedError:
            continue
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _SHARING_VIOLATIONS:
                raise
            time.sleep(pause)
    return action()
