"""The drafts in one folder: saved as generations, none ever overwritten.

docs/format.md describes the files.  What has been saved once is found
again after any crash; what is damaged is set aside and said.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

from models.form import Form
from models.form_data import NewerVersion
from models.form_size import is_too_large
from models.store.claims import Claim, claim
from models.store.draft_faults import (
    BackUpDamaged,
    BackUpNewer,
    BackUpUnreadable,
    BackUpUnwritable,
    DraftChangedElsewhere,
    DraftDamaged,
    DraftFault,
    DraftInUse,
    DraftMissing,
    DraftsUnreadable,
    DraftsUnwritable,
    NewestGone,
    NewestUnread,
    VersionDamaged,
    unwritable,
)
from models.store.draft_folders import DraftFolders
from models.store.draft_history import DraftHistory
from models.store.draft_index import DraftIndex, Summary
from models.store.draft_record import Record, about_form, glance, read_record
from models.store.draft_summaries import DraftSummaries
from models.store.file_system import DISK, FileSystem
from models.store.generations import NotWhole
from models.store.opened_draft import OpenedDraft, opened
from models.store.thinning import Version, has_expired

if TYPE_CHECKING:
    from models.store.backup_writing import BackedUp
    from models.store.restoring import Restored

__all__ = [
    "BackUpDamaged",
    "BackUpNewer",
    "BackUpUnreadable",
    "BackUpUnwritable",
    "Claim",
    "DraftChangedElsewhere",
    "DraftDamaged",
    "DraftFault",
    "DraftInUse",
    "DraftMissing",
    "Drafts",
    "DraftsUnreadable",
    "DraftsUnwritable",
    "NewerVersion",
    "NewestGone",
    "NewestUnread",
    "OpenedDraft",
    "SavedDraft",
    "Summary",
    "UNSAVED",
    "Version",
    "VersionDamaged",
    "new_id",
]


UNSAVED = 0
"""The generation of a draft that has never been saved."""


@dataclass(frozen=True, slots=True)
class SavedDraft:
    """The generation that a save wrote."""

    generation: int
    saved_at: datetime


def _now() -> datetime:
    return datetime.now().astimezone().replace(microsecond=0)


class Drafts:
    """All drafts in one data folder, each in a folder of its own.

    Every method is safe while other programs work on the same folder: they
    read whole generations, and no two can write the same one.  In one
    program, let one thread do the writing; any thread may read.
    """

    def __init__(
        self,
        folder: Path,
        files: FileSystem = DISK,
        clock: Callable[[], datetime] = _now,
    ) -> None:
        self.folder = folder
        self._files, self._clock = files, clock
        self._folders = DraftFolders(folder, files)
        self._list = DraftSummaries(self._folders, DraftIndex(folder / "index", files))
        self._histories: dict[str, DraftHistory] = {}

    def check_writable(self) -> None:
        """Look whether drafts can be saved here at all.

        Raises:
            DraftsUnwritable: They cannot; the message says why.
        """
        self._folders.check_writable()

    def summaries(self) -> tuple[Summary, ...]:
        """Return the drafts that are not in the bin, the latest saved first.

        Those that cannot be opened are among them, with their fault.  A
        folder that is not there yet has none.

        Raises:
            DraftsUnreadable: The folder is there and cannot be read.
        """
        return tuple(each for each in self._list.summaries() if not each.removed_at)

    def removed(self) -> tuple[Summary, ...]:
        """Return the drafts in the bin, the latest removed first."""
        return tuple(each for each in self._list.summaries() if each.removed_at)

    def has_changed(self) -> bool:
        """Return whether drafts came, went or were saved since listed last.

        It asks for one time a draft, and opens none.

        Raises:
            DraftsUnreadable: The folder is there and cannot be read.
        """
        return self._list.has_changed()

    def create(self, form: Form, *, is_example: bool = False) -> str:
        """Save a form as a new draft, and return the draft's id.

        Raises:
            DraftsUnwritable: It could not be written, or is too large.
        """
        draft_id = new_id()
        self._refuse_large(form)
        about = replace(about_form(form, self._clock()), is_example=is_example)
        self._folders.make(draft_id)
        try:
            self._add(draft_id, Record(form, about), None)
        except DraftsUnwritable:
            with suppress(OSError):
                self._files.delete_folder(self._folders.of(draft_id))
            raise
        return draft_id

    def open(self, draft_id: str) -> OpenedDraft:
        """Return a draft as last saved; damaged newer files are set aside.

        Raises:
            DraftDamaged: None of its generations is whole.
            DraftMissing: There is no such draft.
            NewerVersion: A later version of this program saved it.
        """
        history = self._history(draft_id)
        found = history.newest(read_record)
        history.reported = found.gone.number if found.gone else 0
        for number in found.damaged:
            with suppress(OSError):
                history.generations.set_aside(number)
        return opened(draft_id, found)

    def open_version(self, draft_id: str, generation: int) -> OpenedDraft:
        """Return a draft as an earlier generation had it.

        Raises:
            DraftMissing: There is no such generation.
            VersionDamaged: It is not whole.
            NewerVersion: A later version of this program saved it.
        """
        generations = self._history(draft_id).generations
        try:
            record = read_record(generations, generation)
        except NotWhole:
            raise VersionDamaged(generations.folder) from None
        except OSError:
            raise DraftMissing(generations.folder) from None
        return OpenedDraft(draft_id, record.form, generation, record.about.saved_at)

    def versions(self, draft_id: str) -> tuple[Version, ...]:
        """Return the states that a draft can go back to, newest first.

        Raises:
            DraftMissing: There is no such draft.
        """
        return self._history(draft_id).versions()

    def save(
        self, draft_id: str, form: Form, after: int | None = None
    ) -> SavedDraft:
        """Save a form; when this returns, a power cut cannot take it.

        With UNSAVED as the generation it is a new draft.

        Raises:
            DraftChangedElsewhere: Others saved after the generation named;
                nothing has been written.
            DraftsUnwritable: It could not be written; what was saved
                before is untouched.
        """
        self._refuse_large(form)
        if after == UNSAVED:
            self._folders.make(draft_id)
        earlier = self._history(draft_id).last_known()
        about = about_form(form, self._clock(), earlier)
        return self._add(draft_id, Record(form, about), after)

    def keep_version(self, draft_id: str, reason: str) -> SavedDraft:
        """Save the newest state once more, never to be thinned out.

        Raises:
            What open() and save() raise.
        """
        return self._mark(draft_id, kept=reason)

    def remove(self, draft_id: str) -> None:
        """Put a draft into the bin: one more generation that says so.

        Raises:
            What open() and save() raise.
        """
        self._mark(draft_id, removed_at=self._clock().isoformat(timespec="seconds"))

    def restore(self, draft_id: str) -> None:
        """Take a draft out of the bin.

        Raises:
            What open() and save() raise.
        """
        self._mark(draft_id)

    def delete_for_good(self, draft_id: str) -> None:
        """Delete all files of a draft in the bin.

        The generation that says it is removed goes last: whatever happens
        in between, no older state comes back to life.

        Raises:
            ValueError: The draft is not in the bin.
            DraftsUnwritable: Some of its files are still there.
            What open() raises.
        """
        history = self._history(draft_id)
        found = history.newest(glance)
        if not found.content[0].removed_at:
            raise ValueError(f"draft {draft_id} is not in the bin")
        folder = history.generations.folder
        try:
            history.generations.clear(last=found.number)
            self._files.delete_folder(folder)
        except OSError as error:
            raise unwritable(error, folder) from error
        history.note.delete()

    def thin_bin(self) -> int:
        """Delete for good what was removed over 90 days ago; say how many.

        What cannot be deleted now stays until the next time.
        """
        gone = 0
        for each in self.removed():
            if has_expired(each.removed_at, self._clock()):
                with suppress(DraftFault, NewerVersion, ValueError):
                    self.delete_for_good(each.id)
                    gone += 1
        return gone

    def sweep(self) -> None:
        """Delete what programs that died left beside the drafts."""
        self._folders.sweep()

    def back_up(self, path: Path) -> BackedUp:
        """Write all drafts, with their versions and the bin, to one file.

        It has been read back and compared when this returns.

        Raises:
            BackUpUnwritable: It could not be written, or there is a file
                of that name.
            DraftsUnreadable: The folder of drafts cannot be read.
        """
        # The window need not wait for what unpacks zips.
        from models.store.backup_writing import back_up

        ids = sorted(self._folders.stamps())
        drafts = {each: self._history(each).generations for each in ids}
        return back_up(drafts, path, self._files)

    def restore_from(self, path: Path) -> Restored:
        """Put the drafts of a back-up among those here, replacing none.

        One that is here in another state comes in as further versions of
        it, or as a copy.

        Raises:
            BackUpDamaged, BackUpUnreadable, BackUpNewer: Nothing comes in.
            DraftsUnwritable: Some could not be written; doing it again
                goes on from there.
        """
        from models.store.backup import read_back_up
        from models.store.restoring import restore

        back_up = read_back_up(self._files, path)
        return restore(back_up, self._folders.of, self._files)

    def claim(self, draft_id: str) -> Claim:
        """Return the claim to change a draft, ours or somebody else's.

        Whoever has it may be sure that nobody is saving, so what
        interrupted saves left is swept away.
        """
        claimed = claim(self._folders.locks, draft_id, self._files)
        if claimed.is_ours:
            with suppress(OSError):
                self._history(draft_id).generations.sweep()
        return claimed

    def _refuse_large(self, form: Form) -> None:
        if is_too_large(form):
            raise DraftsUnwritable("too_large", self.folder)

    def _history(self, draft_id: str) -> DraftHistory:
        if draft_id not in self._histories:
            self._histories[draft_id] = self._folders.history(draft_id)
        return self._histories[draft_id]

    def _mark(
        self, draft_id: str, *, kept: str = "", removed_at: str = ""
    ) -> SavedDraft:
        """Save the newest state once more, with these marks and no others.

        Raises:
            NewestUnread: There is a newer one, which would be passed over
                for good and without a word.
            NewestGone: An older one would be kept instead of the newest.
            What open() and save() raise.
        """
        history = self._history(draft_id)
        found = history.newest(read_record)
        if found.unread or found.damaged:
            raise NewestUnread(history.generations.folder)
        if kept and found.gone and found.gone.number > history.reported:
            # What was printed is not what would be kept.
            raise NewestGone(history.generations.folder)
        form, about = found.content.form, found.content.about
        plain = about_form(form, self._clock(), about)
        marked = replace(plain, kept=kept, removed_at=removed_at)
        return self._add(draft_id, Record(form, marked), after=found.last)

    def _add(self, draft_id: str, record: Record, after: int | None) -> SavedDraft:
        history = self._history(draft_id)
        number = history.add(record, after)
        history.thin(self._clock())
        return SavedDraft(number, record.about.saved_at)


def new_id() -> str:
    """Return an id that no draft has."""
    return token_hex(8)
