"""What the clerk can do with the states that a draft has been in."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from models.comparison import compare
from models.edits import Together
from ui.commands.fault_reports import Tell, reporting
from ui.dialogs.dialogs import Dialogs
from ui.dialogs.states import ChosenState, States
from ui.drafts.open_draft import OpenDraft
from ui.drafts.session import Session

BEFORE_BACK, BY_HAND = "恢复前", "手动保留"


class VersionCommands(QObject):
    """Shows, keeps and brings back the states of the open draft.

    Signals:
        forms_made: An earlier state is to be a draft.  arg: its Form, alone.
        done: Something was done.  arg: a sentence for the clerk.
    """

    forms_made = Signal(object)
    done = Signal(str)

    def __init__(self, draft: OpenDraft, dialogs: Dialogs, tell: Tell) -> None:
        super().__init__(draft)
        self._draft, self._dialogs, self._tell = draft, dialogs, tell

    @property
    def acts(self) -> Mapping[str, Callable[..., object]]:
        """What to do, by the command's name."""
        return {
            "versions": self.show_versions,
            "keep_version": self.keep,
        }

    def show_versions(self) -> None:
        """Show the states of the open draft, and do what is wished for."""
        session = self._draft.session
        if session is None:
            return
        self._draft.save_now()
        with reporting(self._tell):
            chosen = self._dialogs.ask_state(self._states(session))
            if chosen is not None and chosen.wish == "copy":
                self.forms_made.emit([chosen.form])
            elif chosen is not None:
                self._bring_back(session, chosen)

    def keep(self) -> None:
        """Have the open draft as it is now kept for good."""
        if self._draft.changeable() is not None:
            self._draft.keep_version(BY_HAND)
            self.done.emit("已留作版本，不会被清理")

    def _states(self, session: Session) -> States:
        return States(
            session.form,
            session.definition,
            self._draft.versions(),
            self._draft.version,
            can_change=session.can_change,
        )

    def _bring_back(self, session: Session, chosen: ChosenState) -> None:
        """Make the open draft what it was, as one step of its history."""
        if not session.can_change:
            session.refuse()
            return
        differences = compare(session.form, chosen.form, session.definition)
        if not differences:
            self.done.emit("这个版本与现在的内容相同")
            return
        self._draft.keep_version(BEFORE_BACK)
        edits = tuple(each.edit for each in differences)
        session.perform(Together(edits), "恢复版本")
        self.done.emit(f"已恢复成 {chosen.name} 的内容，可以撤销")
