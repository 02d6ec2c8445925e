"""What the clerk can do with the draft that is open: leave, save, copy it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from models.form import Form
from models.store.drafts import DraftDamaged
from ui.commands.fault_reports import reporting
from ui.dialogs.dialogs import Dialogs
from ui.drafts.open_draft import OpenDraft
from ui.notices import Notices


class OpenDraftCommands(QObject):
    """Opens drafts in place of each other, none before the last is safe.

    Signals:
        decided: One was to be opened.  arg: the id of what is open now.
        save_asked: The clerk wants to see that the draft is safe.
    """

    decided = Signal(str)
    save_asked = Signal()

    def __init__(
        self,
        draft: OpenDraft,
        dialogs: Dialogs,
        notices: Notices,
        restore: Callable[[], object],
    ) -> None:
        super().__init__(draft)
        self._draft, self._dialogs = draft, dialogs
        self._notices, self._restore = notices, restore
        draft.outdated.connect(self._show_again)

    @property
    def acts(self) -> Mapping[str, Callable[..., object]]:
        """What to do, by the command's name."""
        return {"save": self.save, "copy_draft": self.copy}

    def open(self, draft_id: str) -> None:
        """Open a draft, once the one that is open is safe."""
        if draft_id == self._draft.id:
            return
        if self.may_leave():
            self._open(draft_id)
        self.decided.emit(self._draft.id)

    def begin(self, form: Form) -> bool:
        """Open a form as a new draft, once the one that is open is safe.

        Return whether it is open.
        """
        if self.may_leave():
            with reporting(self._notices.complain):
                self._draft.begin(form)
                return True
        return False

    def save(self) -> None:
        """Have the open draft written now."""
        if self._draft.session is not None:
            self._draft.session.save()
            self.save_asked.emit()

    def copy(self) -> None:
        """Go on in a copy of the open draft."""
        if self._draft.session is None:
            return
        form = self._draft.store.copy_of(self._draft.session.form)
        # What cannot be saved is in the copy: there is nothing to ask.
        if self._draft.save_now():
            self._draft.close()
        self.begin(form)

    def may_leave(self) -> bool:
        """Return whether the open draft is safe, or the clerk lets it go."""
        while fault := self._draft.save_now():
            answer = self._dialogs.ask_about_unsaved(fault)
            if answer != "save":
                return answer == "discard"
        return True

    def _open(self, draft_id: str) -> None:
        with reporting(self._notices.complain):
            try:
                self._draft.open(draft_id)
            except DraftDamaged as fault:
                restore = ("从备份恢复…", self._restore)
                self._notices.complain(str(fault), restore)

    def _show_again(self) -> None:
        """Show a draft that somebody else edits as it is saved by now."""
        self._open(self._draft.id)
