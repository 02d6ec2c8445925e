"""Where the drafts of one data folder lie, and what lies beside them."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from models.store.draft_faults import DraftsUnreadable, unwritable
from models.store.draft_history import DraftHistory
from models.store.file_system import FileSystem, Folders
from models.store.folders import DRAFT_ID
from models.store.last_saved import LAST

_PASSING = re.compile(r"(index\.|[0-9a-f]{8,32}\.)?[0-9a-f]{8}\.tmp")
"""The names of files on their way to their place."""


class DraftFolders:
    """The folders of all drafts in one data folder.

    Attributes:
        top: The data folder.
        locks: Where it is noted who may change a draft.
    """

    def __init__(self, top: Path, files: FileSystem) -> None:
        self.top, self.locks = top, top / "locks"
        self._drafts = top / "drafts"
        self._files, self._folders = files, Folders(files)

    def of(self, draft_id: str) -> Path:
        """Return the folder of a draft, which need not be there.

        Raises:
            ValueError: It is no id of a draft.
        """
        if not DRAFT_ID.fullmatch(draft_id):
            raise ValueError(f"{draft_id!r} is no id of a draft")
        return self._drafts / draft_id

    def history(self, draft_id: str) -> DraftHistory:
        """Return a draft as nobody has looked at it yet."""
        return DraftHistory(self.of(draft_id), self.top / LAST / draft_id, self._files)

    def make(self, draft_id: str) -> None:
        """Make the folder of a draft.

        Raises:
            DraftsUnwritable: It could not be made.
        """
        try:
            self._folders.make(self.of(draft_id))
        except OSError as error:
            raise unwritable(error, self.top) from error

    def stamps(self) -> dict[str, int]:
        """Return the ids of all drafts, with the time their folder changed.

        Raises:
            DraftsUnreadable: The folder of drafts is there and cannot be
                read.
        """
        try:
            stamps = self._files.stamps(self._drafts)
        except FileNotFoundError:
            return {}
        except OSError:
            raise DraftsUnreadable(self._drafts) from None
        return {name: at for name, at in stamps.items() if DRAFT_ID.fullmatch(name)}

    def check_writable(self) -> None:
        """Look whether drafts can be saved here at all.

        Raises:
            DraftsUnwritable: They cannot; the message says why.
        """
        probe = self.top / f"{token_hex(4)}.tmp"
        try:
            self._folders.make(self._drafts)
            self._files.close(self._files.create(probe))
            self._files.delete(probe)
        except OSError as error:
            raise unwritable(error, self.top) from error

    def sweep(self) -> None:
        """Delete what programs that died left beside the drafts.

        Somebody may be writing such a file just now: he loses a note of who
        has a draft, or the index, and both can be done without.
        """
        for folder in (self.top, self.locks):
            with suppress(OSError):
                for name in filter(_PASSING.fullmatch, self._files.names(folder)):
                    self._files.delete(folder / name)
