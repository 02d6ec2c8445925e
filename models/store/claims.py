"""Who may change a draft: one window at a time, and the others are told who.

The kernel's lock decides, so that nothing stays locked when a program dies.
It knows no names; a small file beside it says who has it.
"""

from __future__ import annotations

import getpass
import os
import platform
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

from models.store.file_system import DISK, FileSystem, Folders, write_new
from models.store.json_bytes import JsonFaulty, dump, load

if TYPE_CHECKING:
    from filelock import BaseFileLock

_MOST_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Owner:
    """The program that has a draft open for changes."""

    host: str
    user: str
    process: int
    since: str

    @property
    def words(self) -> str:
        """The owner as the clerk is told: 电脑“…”上的用户“…”（14:03 起）."""
        return f"电脑“{self.host}”上的用户“{self.user}”（{self.since[11:16]} 起）"


class Claim:
    """The right to change one draft, or the name of whoever has it.

    Attributes:
        owner: "" when the right is ours; else who has it, in words.
        can_take_over: Whether that owner may be long gone: the note is from
            another computer, or this disk cannot lock.  Ask once, then call
            take_over().
        was_left: Whether whoever had it before died with it.
    """

    def __init__(
        self,
        note: _Note,
        lock: BaseFileLock | None,
        owner: str = "",
        *,
        can_take_over: bool = False,
        was_left: bool = False,
    ) -> None:
        self._note, self._lock, self.was_left = note, lock, was_left
        self.owner, self.can_take_over = owner, can_take_over
        if not owner:
            note.write()

    @property
    def is_ours(self) -> bool:
        """Whether the draft may be changed here."""
        return not self.owner

    def take_over(self) -> None:
        """Make the right ours, after the clerk has agreed.

        Raises:
            ValueError: The owner is at work.
        """
        if not self.can_take_over:
            raise ValueError("the owner is alive")
        self.owner, self.can_take_over = "", False
        self._note.write()

    def release(self) -> None:
        """Let others have the draft; a second time does nothing."""
        if self.is_ours:
            self._note.delete()
            self.owner = "—"
        if self._lock is not None:
            self._lock.release()
            self._lock = None


def claim(
    folder: Path, name: str, files: FileSystem = DISK, me: Owner | None = None
) -> Claim:
    """Return the claim to the draft of this name, ours or somebody else's.

    An empty or garbled note and a note of a program that died here never
    stand in the way.  Nor does a folder that cannot be written: saving
    there will say so.
    """
    me = me or _myself()
    note = _Note(folder / f"{name}.json", me, files)
    lock, is_held = _lock(folder, name, files)
    if is_held:
        other = note.read()
        return Claim(note, None, other.words if other else "另一个窗口")
    other = note.read()
    if other is None or (other.host == me.host and lock is not None):
        return Claim(note, lock, was_left=other is not None)
    return Claim(note, lock, other.words, can_take_over=True)


class _Note:
    """The file that says who has a draft."""

    def __init__(self, path: Path, me: Owner, files: FileSystem) -> None:
        self._path, self._me, self._files = path, me, files

    def read(self) -> Owner | None:
        """Return who is noted; None when nobody is, or nothing legible."""
        try:
            data = load(self._files.read(self._path, _MOST_BYTES))
        except (OSError, JsonFaulty):
            return None
        return _owner(data)

    def write(self) -> None:
        """Note ourselves, where the folder lets us."""
        me = self._me
        data = dump([me.host, me.user, me.process, me.since])
        temporary = self._path.with_suffix(f".{token_hex(4)}.tmp")
        with suppress(OSError):
            write_new(self._files, temporary, data, durable=False)
            self._files.replace(temporary, self._path)

    def delete(self) -> None:
        """Take the note away."""
        with suppress(OSError):
            self._files.delete(self._path)


def _owner(data: object) -> Owner | None:
    match data:
        case [str(host), str(user), int(process), str(since)]:
            return Owner(host, user, process, since)
    return None


def _lock(
    folder: Path, name: str, files: FileSystem
) -> tuple[BaseFileLock | None, bool]:
    """Return the lock if it could be had, and whether somebody holds it."""
    # Importing it takes 45 ms, which the first window need not wait for.
    from filelock import FileLock, Timeout

    lock = FileLock(folder / f"{name}.lock", mode=0o600, thread_local=False)
    try:
        _make_folder(files, folder)
        lock.acquire(timeout=0)
    except Timeout:
        return None, True
    except (OSError, NotImplementedError):
        return None, False
    return lock, False


def _make_folder(files: FileSystem, folder: Path) -> None:
    """Make the folder, which need not outlast a power cut."""
    try:
        files.make_folder(folder)
    except FileNotFoundError:
        Folders(files).make(folder)


def _myself() -> Owner:
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    return Owner(platform.node(), _user(), os.getpid(), now)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "未知用户"
