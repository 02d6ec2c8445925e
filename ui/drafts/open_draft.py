"""The draft that is open."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from models.definitions.definition import Definition
from models.definitions.own_definition import definition_of
from models.filled_form import FilledForm
from models.form import Form
from models.store.draft_record import about_form
from models.store.drafts import (
    UNSAVED,
    Claim,
    DraftsUnreadable,
    OpenedDraft,
    Summary,
    Version,
    new_id,
)
from ui.drafts.draft_store import DraftStore
from ui.drafts.session import Session


class OpenDraft(QObject):
    """Has at most one draft open, and never lets go of it unsaved.

    Attributes:
        store: The drafts, of which it is one.
        session: The draft that is open, None while none is.
        owner: Who else has it, in words; "" when it may be changed here.
        notice: What the clerk must be told of it, or "".

    Signals:
        opened: Another draft is open.  arg: its Session.
        closed: No draft is open any more.
        outdated: What is open to be read alone may have been changed.
    """

    opened = Signal(object)
    closed = Signal()
    outdated = Signal()

    def __init__(self, store: DraftStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self._claim: Claim | None = None
        self.session: Session | None = None
        self.owner = self.notice = ""
        store.changed_elsewhere.connect(self._on_changed_elsewhere)

    @property
    def id(self) -> str:
        """The draft that is open, or ""."""
        return self.session.draft_id if self.session else ""

    @property
    def can_take_over(self) -> bool:
        """Whether whoever has the draft may be long gone."""
        return self._claim is not None and self._claim.can_take_over

    def changeable(self) -> Session | None:
        """Return its session; where it is only shown, say so."""
        if self.session is None or self.session.can_change:
            return self.session
        self.session.refuse()
        return None

    def others(self, form: Form) -> list[FilledForm]:
        """Return the other forms of the set that it belongs to."""
        return self.store.others(self.id, form)

    def members(self) -> tuple[Summary, ...]:
        """Return the other drafts of the set that it belongs to."""
        if self.session is None:
            return ()
        return self.store.members(self.session.draft_id, self.session.form)

    def read(self, draft_id: str) -> FilledForm:
        """Return a draft's form as saved, or as open, and its definition.

        Raises:
            DraftFault, NewerVersion: It cannot be read.
            DefinitionMissing: Its form is unknown here.
        """
        if self.session is not None and self.session.draft_id == draft_id:
            return self.session.filled
        form = self.store.drafts.open(draft_id).form
        return FilledForm(form, definition_of(form))

    def open(self, draft_id: str) -> None:
        """Open a draft in place of the one that is open.

        Raises:
            DraftFault, NewerVersion: It cannot be read.
            DefinitionMissing: Its form is unknown here.
        """
        draft = self.store.drafts.open(draft_id)
        self._let_in(draft, definition_of(draft.form))

    def begin(self, form: Form) -> None:
        """Open a form as a new draft, which is saved beside the window.

        So it is open even while none can be saved, and at once on a disk
        that takes its time.

        Raises:
            DefinitionMissing: The form is unknown here.
        """
        draft = OpenedDraft(new_id(), form, UNSAVED, datetime.now().astimezone())
        self._let_in(draft, definition_of(form))

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

    def let_go_of(self, draft_id: str) -> str:
        """Close a draft if it is open, and return "" or why it cannot be."""
        if self.session is None or self.session.draft_id != draft_id:
            return ""
        if fault := self.save_now():
            return fault
        self.close()
        return ""

    def keep_version(self, reason: str) -> None:
        """Have it as it is now kept for good."""
        if self.session is not None and self.session.can_change:
            self.session.save()
            self.store.saver.keep(self.session.draft_id, reason)

    def versions(self) -> tuple[Version, ...]:
        """Return the states that it can go back to, newest first.

        Raises:
            DraftFault: They cannot be read.
        """
        return () if self.session is None else self.store.drafts.versions(self.id)

    def version(self, generation: int) -> Form:
        """Return its form as an earlier generation had it.

        Raises:
            ValueError: No draft is open.
            DraftFault, NewerVersion: It cannot be read.
        """
        if self.session is None:
            raise ValueError("no draft is open")
        return self.store.drafts.open_version(self.id, generation).form

    def follow_store(self) -> None:
        """Take notice of drafts that came in another way, this one too.

        Raises:
            DraftFault, NewerVersion: It cannot be read any more.
        """
        self.store.refresh_list()
        session = self.session
        if session is None or not session.is_saved:
            return
        known = self.store.saver.expected(session.draft_id)
        if self.store.drafts.open(session.draft_id).generation != known:
            self.open(session.draft_id)

    def current_summary(self, before: Summary) -> Summary:
        """Return what the list shows of it, now."""
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

    def _let_in(self, draft: OpenedDraft, definition: Definition) -> None:
        self.close()
        with suppress(DraftsUnreadable):
            self.store.read_list()
        saver = self.store.saver
        saver.expect(draft.id, draft.generation)
        self._claim = claim = self.store.drafts.claim(draft.id)
        self.owner = claim.owner
        self.notice = draft.notice or _newer(draft.form, definition)
        self.notice = self.notice or _left(claim, draft)
        is_new = draft.generation == UNSAVED
        self.session = Session(
            draft.id,
            draft.form,
            definition,
            saver,
            None if is_new else draft.saved_at,
            self,
            is_new=is_new,
            can_change=claim.is_ours,
        )
        self.opened.emit(self.session)
        if is_new:
            self.session.save()

    def _on_changed_elsewhere(self) -> None:
        if self.session is not None and not self.session.can_change:
            self.outdated.emit()


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
