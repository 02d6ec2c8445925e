"""Names what undoing and redoing would do, in the menu and the tool bar."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from ui.actions import REDO, UNDO
from ui.drafts.open_draft import OpenDraft
from ui.drafts.session import Session


class StepNames(QObject):
    """Lets the two actions tell the next step of the open draft.

    It goes when they go, which is before the last history does.
    """

    def __init__(self, actions: Mapping[str, QAction], draft: OpenDraft) -> None:
        super().__init__(actions[UNDO])
        self._undo, self._redo = actions[UNDO], actions[REDO]
        draft.opened.connect(self._on_draft_opened)

    def _on_draft_opened(self, session: Session) -> None:
        history = session.history
        history.canUndoChanged.connect(self._undo.setEnabled)
        history.canRedoChanged.connect(self._redo.setEnabled)
        history.undoTextChanged.connect(self._on_undo_text_changed)
        history.redoTextChanged.connect(self._on_redo_text_changed)
        self._on_undo_text_changed("")
        self._on_redo_text_changed("")

    def _on_undo_text_changed(self, name: str) -> None:
        _name_step(self._undo, "撤销", name, "(&U)")

    def _on_redo_text_changed(self, name: str) -> None:
        _name_step(self._redo, "重做", name, "(&R)")


def _name_step(action: QAction, verb: str, name: str, mnemonic: str) -> None:
    """Name what a step would undo, with & shown as it stands."""
    plain = name.replace("&", "&&")
    action.setText(f"{verb} {plain}{mnemonic}" if name else f"{verb}{mnemonic}")
    action.setIconText(verb)
