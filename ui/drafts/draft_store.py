"""The drafts of one folder, whichever of them is open."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from models.examples import examples
from models.filled_form import FilledForm
from models.form import Form
from models.store.draft_record import copy_of
from models.store.draft_sets import FormSet
from models.store.drafts import (
    DraftInUse,
    Drafts,
    DraftsUnreadable,
    Summary,
)
from ui.drafts.saver import Saver

if TYPE_CHECKING:
    from models.store.backup_writing import BackedUp
    from models.store.restoring import Restored


class DraftStore(QObject):
    """Reads drafts on any thread, and changes them on one alone.

    Attributes:
        drafts: Where they are kept.  Reading there is free to everybody.
        saver: That thread, and what it wrote of each draft.
        listed: The drafts that are not in the bin, the latest first, as
            read_list() found them.

    Signals:
        list_changed: Drafts came, went, or changed their places.
        changed_elsewhere: Another program may have saved any of them.
    """

    list_changed = Signal()
    changed_elsewhere = Signal()

    def __init__(self, drafts: Drafts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.listed: tuple[Summary, ...] = ()
        self._use(drafts)

    @property
    def folder(self) -> Path:
        """Where the drafts are."""
        return self.drafts.folder

    def move_to(self, drafts: Drafts) -> None:
        """Work on the drafts of another folder from now on."""
        self._use(drafts)
        self.list_changed.emit()

    def check_writable(self) -> None:
        """Look whether drafts can be saved here at all.

        Raises:
            DraftsUnwritable: They cannot.
        """
        self.drafts.check_writable()

    def is_empty(self) -> bool:
        """Return whether there has never been a draft here.

        Raises:
            DraftsUnreadable: The folder is there and cannot be read.
        """
        return not self.summaries() and not self.removed()

    def summaries(self) -> tuple[Summary, ...]:
        """Return the drafts that are not in the bin, the latest first.

        Raises:
            DraftsUnreadable: Their folder is there and cannot be read.
        """
        return self.drafts.summaries()

    def removed(self) -> tuple[Summary, ...]:
        """Return the drafts in the bin."""
        return self.drafts.removed()

    def read_list(self) -> None:
        """Take for the list what is in the folder now.

        Raises:
            DraftsUnreadable: The folder is there and cannot be read.
        """
        self.listed = self.drafts.summaries()

    def refresh_list(self) -> None:
        """Tell that drafts came, went, or changed their places."""
        self.list_changed.emit()

    def look_again(self) -> None:
        """Tell that the list is another one, if anybody changed drafts."""
        with suppress(DraftsUnreadable):
            if self.drafts.has_changed():
                self.list_changed.emit()
                self.changed_elsewhere.emit()

    def others(self, draft_id: str, form: Form) -> list[FilledForm]:
        """Return the other forms of the set that a draft belongs to."""
        return self._set.others(draft_id, form)

    def members(self, draft_id: str, form: Form) -> tuple[Summary, ...]:
        """Return the other drafts of the set that a draft belongs to."""
        return tuple(self._set.members(draft_id, form))

    def copy_of(self, form: Form) -> Form:
        """Return a form as a copy, with a mark that tells it from others."""
        taken: set[str] = set()
        # A copy is also the way out where drafts cannot be read any more.
        with suppress(DraftsUnreadable):
            taken = {each.title for each in self.summaries()}
        return copy_of(form, taken)

    def create(self, form: Form, *, is_example: bool = False) -> str:
        """Save a form as a new draft, and return the draft's id.

        Raises:
            DraftsUnwritable: It could not be written.
        """
        (draft_id,) = self.create_all([form], is_example=is_example)
        self.list_changed.emit()
        return draft_id

    def create_examples(self) -> str:
        """Save the examples as drafts, and return the id of the first.

        Raises:
            DraftsUnwritable: They could not be written.
        """
        ids = self.create_all(examples(), is_example=True)
        self.list_changed.emit()
        return ids[0]

    def create_all(
        self, forms: Sequence[Form], *, is_example: bool = False
    ) -> list[str]:
        """Save forms as new drafts, and return their ids; any thread may.

        The first is saved last, so that it heads the list of drafts.

        Raises:
            DraftsUnwritable: One could not be written, nor those before it.
        """
        create = partial(self.drafts.create, is_example=is_example)
        creates = [partial(create, each) for each in reversed(forms)]
        return [self.saver.do(each) for each in creates][::-1]

    def remove(self, draft_id: str) -> None:
        """Put a draft that is not open into the bin; any thread may.

        Raises:
            DraftInUse: Somebody else has it open.
            DraftFault, NewerVersion: It cannot be read, or not be written.
        """
        claimed = self.drafts.claim(draft_id)
        try:
            if not claimed.is_ours:
                raise DraftInUse(claimed.owner)
            self.saver.do(partial(self.drafts.remove, draft_id))
        finally:
            claimed.release()

    def restore(self, draft_id: str) -> None:
        """Take a draft out of the bin; any thread may.

        Raises:
            DraftFault, NewerVersion: It cannot be read, or not be written.
        """
        self.saver.do(partial(self.drafts.restore, draft_id))

    def tidy_up(self) -> int:
        """Delete what has been in the bin for long, and say how many drafts.

        What programs that died left goes as well.  Any thread may do it.

        Raises:
            DraftsUnreadable: The folder of drafts cannot be read.
        """
        self.drafts.sweep()
        return self.saver.do(self.drafts.thin_bin)

    def back_up(self, path: Path) -> BackedUp:
        """Write all drafts to one file; any thread may.

        Raises:
            DraftFault: It could not be written, or the drafts not be read.
        """
        return self.drafts.back_up(path)

    def restore_from(self, path: Path) -> Restored:
        """Put the drafts of a back-up among those here; any thread may.

        Raises:
            DraftFault: It could not be read, or some not be written.
        """
        return self.saver.do(partial(self.drafts.restore_from, path))

    def _use(self, drafts: Drafts) -> None:
        self.drafts, self.listed = drafts, ()
        self.saver, self._set = Saver(drafts, self), FormSet(drafts, self._known)

    def _known(self) -> tuple[Summary, ...]:
        return self.listed
