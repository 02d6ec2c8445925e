"""The draft that is open, and what else can be done with drafts."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from models.definitions.definition import Definition
from models.definitions.definition_file import definitions
from models.examples import examples
from models.form import Form
from models.store.draft_record import about_form, copy_of
from models.store.draft_sets import FormSet
from models.store.drafts import (
    UNSAVED,
    Claim,
    DraftInUse,
    Drafts,
    DraftsUnreadable,
    OpenedDraft,
    Summary,
    Version,
    new_id,
)
from ui.drafts.saver import Saver
from ui.drafts.session import Session

if TYPE_CHECKING:
    from models.store.backup_writing import BackedUp
    from models.store.restoring import Restored


class DefinitionMissing(Exception):
    """A form was filled in by a definition that this program does not have."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"这份表用的表样“{name}”不在这台电脑上，请升级程序后再打开；草稿没有改动"
        )


def _definition_of(form: Form) -> Definition:
    found = definitions().get(form.definition)
    if found is None:
        raise DefinitionMissing(form.definition)
    return found


def _left(claimed: Claim, draft: OpenedDraft) -> str:
    """Return what is to be said of a draft whose program died, or ""."""
    if not claimed.was_left:
        return ""
    return (
        f"上次程序没有正常结束，现在显示的是 {draft.saved_at:%m月%d日 %H:%M:%S} "
        "保存的内容，之后一秒内打的字可能不在"
    )


def _newer(form: Form, definition: Definition) -> str:
    """Return what is to be said of a form by a later definition, or ""."""
    if form.version <= definition.version:
        return ""
    return (
        "填这份表用的表样比这台电脑上的新，新增的栏目这里看不到、也不会打印，"
        "但会原样保留，请升级程序"
    )


class DraftDesk(QObject):
    """Has at most one draft open, and never lets go of it unsaved.

    Attributes:
        session: The draft that is open, None while none is.
        owner: Who else has it, in words; "" when it may be changed here.
        notice: What the clerk must be told of it, or "".

    Signals:
        opened: Another draft is open.  arg: its Session.
        closed: No draft is open any more.
        list_changed: Drafts came, went, or changed their places.
        outdated: What is open to be read alone may have been changed.
    """

    opened = Signal(object)
    closed = Signal()
    list_changed = Signal()
    outdated = Signal()

    def __init__(self, drafts: Drafts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._claim: Claim | None = None
        self._use(drafts)
        self.session: Session | None = None
        self.owner = self.notice = ""

    @property
    def folder(self) -> Path:
        """Where the drafts are."""
        return self._drafts.folder

    @property
    def can_take_over(self) -> bool:
        """Whether whoever has the draft may be long gone."""
        return self._claim is not None and self._claim.can_take_over

    @property
    def is_empty(self) -> bool:
        """Whether there has never been a draft here."""
        return not self.summaries() and not self.removed()

    def move_to(self, drafts: Drafts) -> None:
        """Work on the drafts of another folder from now on."""
        self.close()
        self._use(drafts)
        self.list_changed.emit()

    def check_writable(self) -> None:
        """Look whether drafts can be saved here at all.

        Raises:
            DraftsUnwritable: They cannot.
        """
        self._drafts.check_writable()

    def summaries(self) -> tuple[Summary, ...]:
        """Return the drafts that are not in the bin, the latest first.

        Raises:
            DraftsUnreadable: Their folder is there and cannot be read.
        """
        summaries = self._drafts.summaries()
        self._set.know(summaries)
        return summaries

    def look_again(self) -> None:
        """Tell that the list is another one, if anybody changed drafts."""
        with suppress(DraftsUnreadable):
            if self._drafts.has_changed():
                self.list_changed.emit()
                if self.session is not None and self.owner:
                    self.outdated.emit()

    def others(self, form: Form) -> list[tuple[Form, Definition]]:
        """Return the other forms of the set that the open one belongs to."""
        return self._set.others(self.session.draft_id if self.session else "", form)

    def members(self) -> tuple[Summary, ...]:
        """Return the other drafts of the set that the open one belongs to."""
        if self.session is None:
            return ()
        return tuple(self._set.members(self.session.draft_id, self.session.form))

    def read(self, draft_id: str) -> tuple[Form, Definition]:
        """Return a draft's form as saved, or as open, and its definition.

        Raises:
            DraftFault, NewerVersion: It cannot be read.
            DefinitionMissing: Its form is unknown here.
        """
        if self.session is not None and self.session.draft_id == draft_id:
            return self.session.form, self.session.definition
        form = self._drafts.open(draft_id).form
        return form, _definition_of(form)

    def copy_of(self, form: Form) -> Form:
        """Return a form as a copy, with a mark that tells it from others."""
        taken: set[str] = set()
        # A copy is also the way out where drafts cannot be read any more.
        with suppress(DraftsUnreadable):
            taken = {each.title for each in self.summaries()}
        return copy_of(form, taken)

    def removed(self) -> tuple[Summary, ...]:
        """Return the drafts in the bin."""
        return self._drafts.removed()

    def open(self, draft_id: str) -> None:
        """Open a draft in place of the one that is open.

        Raises:
            DraftFault, NewerVersion: It cannot be read.
            DefinitionMissing: Its form is unknown here.
        """
        draft = self._drafts.open(draft_id)
        definition = _definition_of(draft.form)
        self._let_in(draft, definition)

    def begin(self, form: Form) -> None:
        """Open a form as a new draft, which is saved beside the window.

        So it is open even while none can be saved, and at once on a disk
        that takes its time.

        Raises:
            DefinitionMissing: The form is unknown here.
        """
        draft = OpenedDraft(new_id(), form, UNSAVED, datetime.now().astimezone())
        self._let_in(draft, _definition_of(form))

    def _let_in(self, draft: OpenedDraft, definition: Definition) -> None:
        self.close()
        with suppress(DraftsUnreadable):
            self._set.know(self._drafts.summaries())
        self._saver.expect(draft.id, draft.generation)
        self._claim = self._drafts.claim(draft.id)
        self.owner = self._claim.owner
        left = _left(self._claim, draft)
        self.notice = draft.notice or _newer(draft.form, definition) or left
        is_new = draft.generation == UNSAVED
        self.session = Session(
            draft.id,
            draft.form,
            definition,
            self._saver,
            None if is_new else draft.saved_at,
            self,
            is_new=is_new,
            can_change=self._claim.is_ours,
        )
        self.opened.emit(self.session)
        if is_new:
            self.session.save()

    def take_over(self) -> None:
        """Make the open draft ours, after the clerk has agreed."""
        if self._claim is not None and self.session is not None:
            self._claim.take_over()
            self.open(self.session.draft_id)

    def save_now(self) -> str:
        """Write the open draft before returning "" or what went wrong."""
        return "" if self.session is None else self.session.save_now()

    def close(self) -> None:
        """Let go of the open draft; what is not saved by now is lost."""
        if self._claim is not None:
            self._claim.release()
            self._claim = None
        if self.session is not None:
            self.session.stop()
            self.session.deleteLater()
            self.session = None
            self.closed.emit()

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
        create = partial(self._drafts.create, is_example=is_example)
        creates = [partial(create, each) for each in reversed(forms)]
        return [self._saver.do(each) for each in creates][::-1]

    def let_go_of(self, draft_id: str) -> str:
        """Close a draft if it is open, and return "" or why it cannot be."""
        if self.session is None or self.session.draft_id != draft_id:
            return ""
        if fault := self.save_now():
            return fault
        self.close()
        return ""

    def remove(self, draft_id: str) -> None:
        """Put a draft that is not open into the bin; any thread may.

        Raises:
            DraftInUse: Somebody else has it open.
            DraftFault, NewerVersion: It cannot be read, or not be written.
        """
        claimed = self._drafts.claim(draft_id)
        try:
            if not claimed.is_ours:
                raise DraftInUse(claimed.owner)
            self._saver.do(partial(self._drafts.remove, draft_id))
        finally:
            claimed.release()

    def restore(self, draft_id: str) -> None:
        """Take a draft out of the bin; any thread may.

        Raises:
            DraftFault, NewerVersion: It cannot be read, or not be written.
        """
        self._saver.do(partial(self._drafts.restore, draft_id))

    def keep_version(self, reason: str) -> None:
        """Have the open draft as it is now kept for good."""
        if self.session is not None and self.session.can_change:
            self.session.save()
            self._saver.keep(self.session.draft_id, reason)

    def versions(self) -> tuple[Version, ...]:
        """Return the states that the open draft can go back to, newest first.

        Raises:
            DraftFault: They cannot be read.
        """
        if self.session is None:
            return ()
        return self._drafts.versions(self.session.draft_id)

    def version(self, generation: int) -> Form:
        """Return the open draft's form as an earlier generation had it.

        Raises:
            ValueError: No draft is open.
            DraftFault, NewerVersion: It cannot be read.
        """
        if self.session is None:
            raise ValueError("no draft is open")
        return self._drafts.open_version(self.session.draft_id, generation).form

    def tidy_up(self) -> int:
        """Delete what has been in the bin for long, and say how many drafts.

        What programs that died left goes as well.  Any thread may do it.

        Raises:
            DraftsUnreadable: The folder of drafts cannot be read.
        """
        self._drafts.sweep()
        return self._saver.do(self._drafts.thin_bin)

    def back_up(self, path: Path) -> BackedUp:
        """Write all drafts to one file; any thread may.

        Raises:
            DraftFault: It could not be written, or the drafts not be read.
        """
        return self._drafts.back_up(path)

    def restore_from(self, path: Path) -> Restored:
        """Put the drafts of a back-up among those here; any thread may.

        Raises:
            DraftFault: It could not be read, or some not be written.
        """
        return self._saver.do(partial(self._drafts.restore_from, path))

    def refresh(self) -> None:
        """Take notice of drafts that came in another way, the open one too.

        Raises:
            DraftFault, NewerVersion: The open one cannot be read any more.
        """
        self.list_changed.emit()
        session = self.session
        if session is None or not session.is_saved:
            return
        known = self._saver.expected(session.draft_id)
        if self._drafts.open(session.draft_id).generation != known:
            self.open(session.draft_id)

    def _use(self, drafts: Drafts) -> None:
        self._drafts = drafts
        self._saver, self._set = Saver(drafts, self), FormSet(drafts)

    def current_summary(self, before: Summary) -> Summary:
        """Return what the list shows of the open draft, now."""
        session = self.session
        if session is None:
            return before
        about = about_form(session.form, session.saved_at or datetime.now())
        return before._replace(
            title=about.title,
            budget_year=about.budget_year,
            reporting_unit=about.reporting_unit,
            saved_at=about.saved_at,
        )
