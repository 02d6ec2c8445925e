"""Notes of the newest generation of each draft that was said to be saved.

Nothing else on the disk tells that a newest file was deleted from outside.
A note is written only after its generation cannot be lost any more, and is
never synced: it may be missing, damaged or too low, which is no harm, and
after no crash is it too high.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from models.store.file_system import DISK, FileSystem, write_new
from models.store.generations import NotWhole, seal, unseal
from models.store.json_bytes import dump

LAST = "last"
"""The folder of the notes, beside that of the drafts: programs that know of
none could not delete a draft's folder if there was another file in it."""

HIGHEST = 999_999_999
"""A note above it was not written by saving: whoever made it up must not
lead to names of files that no disk takes."""

_MOST_BYTES = 4096
_NOTE = re.compile(
    rb'{"sha256":"[0-9a-f]{64}","gen":([1-9]\d{,8}),"data":"([ -~]*)"}\n'
)


@dataclass(frozen=True, slots=True)
class Saved:
    """What was said to be saved last: its number, and when, if known."""

    number: int
    saved_at: datetime | None

    @property
    def words(self) -> str:
        """As the clerk is told: 第 5 次，2026年11月23日 14:03."""
        when = f"，{self.saved_at:%Y年%m月%d日 %H:%M}" if self.saved_at else ""
        return f"第 {self.number} 次{when}"


class LastSaved:
    """The note of one draft; no method ever fails."""

    def __init__(self, path: Path, files: FileSystem = DISK) -> None:
        self._path, self._files = path, files

    def read(self) -> Saved | None:
        """Return what is noted, None where nothing is that can be believed."""
        try:
            return _saved(self._files.read(self._path, _MOST_BYTES))
        except (OSError, NotWhole):
            return None

    def write(self, number: int, saved_at: datetime) -> None:
        """Note a generation that no power cut can take, where that can be.

        In its place and not beside it: a note that is cut or gone does no
        harm, and so nothing is left to be swept away.
        """
        if number > HIGHEST:
            return
        sealed = seal(number, dump(saved_at.isoformat(timespec="seconds")))
        with suppress(OSError):
            self._files.delete(self._path)
            try:
                write_new(self._files, self._path, sealed, durable=False)
            except FileNotFoundError:
                self._files.make_folder(self._path.parent)
                write_new(self._files, self._path, sealed, durable=False)

    def delete(self) -> None:
        """Take the note away."""
        with suppress(OSError):
            self._files.delete(self._path)


def _saved(sealed: bytes) -> Saved | None:
    """Return what the bytes of a note say.

    Raises:
        NotWhole: They are not those that were written.
    """
    match = _NOTE.fullmatch(sealed)
    if match is None:
        return None
    unseal(int(match[1]), sealed)
    return Saved(int(match[1]), _time(match[2].decode()))


def _time(text: str) -> datetime | None:
    with suppress(ValueError, OverflowError, OSError):
        return datetime.fromisoformat(text).astimezone()
    return None
