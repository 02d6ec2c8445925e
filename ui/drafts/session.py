"""One open draft: its form, its history, and its way to the disk."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QUndoStack

from models.definitions.definition import Definition
from models.edit_names import edit_name
from models.edits import Edit, SetText, apply
from models.filled_form import FilledForm
from models.form import Form, Place
from models.store.drafts import DraftFault, NewerVersion
from ui.drafts.saver import Saver
from ui.drafts.undo import EditCommand

QUIET_MS = 1_000
"""Saved this long after the last key…"""

PATIENCE_MS = 10_000
"""…but never later than this after the first."""

STEPS = 1_000

ONLY_SHOWN = "这份草稿正在别处编辑，这里只能查看，没有改动"


class Session(QObject):
    """One open draft.  It knows no widget; every change goes through it.

    Attributes:
        draft_id: The draft in the store.
        definition: What the form looks like.
        history: The steps that can be undone and redone.
        fault: Why the last save failed, or ""; what is new was never saved.
        saved_at: When the draft was last safe on the disk.
        can_change: Whether it may be changed here: nobody else has it.

    Signals:
        form_changed: After each change.  args: the new Form, the Edit made.
        unsaved: There is something to save.
        saved: All is safe on the disk.  arg: datetime.
        save_failed: It is not.  arg: the DraftFault or NewerVersion.
        refused: It was to be changed and may not be.  arg: a sentence.
    """

    form_changed = Signal(object, object)
    unsaved = Signal()
    saved = Signal(object)
    save_failed = Signal(object)
    refused = Signal(str)

    def __init__(
        self,
        draft_id: str,
        form: Form,
        definition: Definition,
        saver: Saver,
        saved_at: datetime | None = None,
        parent: QObject | None = None,
        *,
        is_new: bool = False,
        can_change: bool = True,
    ) -> None:
        super().__init__(parent)
        self.draft_id, self.definition, self.saved_at = draft_id, definition, saved_at
        self.can_change, self.fault = can_change, ""
        self.history = QUndoStack(self)
        self.history.setUndoLimit(STEPS)
        self._form: Form = form
        self._safe: Form | None = None if is_new else form
        self._typing = 0
        self._is_stopped = False
        self._saver = saver
        saver.saved.connect(self._on_saver_saved)
        saver.failed.connect(self._on_saver_failed)
        self._quiet = self._timer(QUIET_MS)
        self._patience = self._timer(PATIENCE_MS)

    @property
    def filled(self) -> FilledForm:
        """The form as it is now, with its definition."""
        return FilledForm(self._form, self.definition)

    @property
    def form(self) -> Form:
        """The form as it is now."""
        return self._form

    @property
    def is_saved(self) -> bool:
        """Whether the form as it is now is safe on the disk."""
        return self._form is self._safe

    def perform(self, edit: Edit, name: str = "") -> None:
        """Make an edit as one step of the history.

        Raises:
            KeyError, ValueError: The edit does not fit the form.
        """
        if not self.can_change:
            self.refuse()
            return
        # A command whose redo raises stays on the stack: so try it first.
        apply(self._form, edit)
        self.end_typing()
        self._push(edit, name)

    def type_text(self, place: Place, text: str) -> None:
        """Set a text; while one cell is typed into, this is one step.

        Raises:
            KeyError: The form has no such place.
        """
        if self._form.text(place) == text:
            return
        if self.can_change:
            self._push(SetText(place, text))
        else:
            self.refuse()

    def refuse(self) -> None:
        """Say that somebody else has the draft."""
        self.refused.emit(ONLY_SHOWN)

    def end_typing(self) -> None:
        """Let the next key begin a new step."""
        self._typing += 1

    def undo(self) -> None:
        """Take the last step back."""
        self.end_typing()
        self.history.undo()

    def undo_if(self, undo: Edit) -> bool:
        """Take the last step back if just this edit does; say whether."""
        last = self.history.command(self.history.index() - 1)
        is_last = isinstance(last, EditCommand) and last.undone_by == undo
        if is_last:
            self.undo()
        return is_last

    def redo(self) -> None:
        """Make the step again that was taken back last."""
        self.end_typing()
        self.history.redo()

    @Slot()
    def save(self) -> None:
        """Have the form written soon, unless it is safe already."""
        self._quiet.stop()
        self._patience.stop()
        if not self.is_saved:
            self._saver.save(self.draft_id, self._form)

    def save_now(self) -> str:
        """Write the form before returning "" or what went wrong."""
        self.save()
        return self._saver.finish()

    def stop(self) -> None:
        """Save no more: the draft is being let go of."""
        self._quiet.stop()
        self._patience.stop()
        self._is_stopped = True
        # It empties itself when it goes, which is nobody's step any more.
        self.history.blockSignals(True)

    def _push(self, edit: Edit, name: str = "") -> None:
        step = EditCommand(self._apply, edit, self._typing)
        # Of what is typed in one run the history keeps the first name alone.
        last = self.history.command(self.history.index() - 1)
        if not isinstance(last, EditCommand) or not step.goes_on_from(last):
            step.setText(name or edit_name(edit, self._form, self.definition))
        self.history.push(step)

    def _apply(self, edit: Edit) -> Edit:
        self._form, undo = apply(self._form, edit)
        self._quiet.start()
        if not self._patience.isActive():
            self._patience.start()
        self.form_changed.emit(self._form, edit)
        self.unsaved.emit()
        return undo

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.timeout.connect(self.save)
        return timer

    def _on_saver_saved(self, draft_id: str, form: Form, saved_at: datetime) -> None:
        if draft_id != self.draft_id or self._is_stopped:
            return
        self._safe, self.saved_at, self.fault = form, saved_at, ""
        self.saved.emit(saved_at)

    def _on_saver_failed(
        self, draft_id: str, fault: DraftFault | NewerVersion
    ) -> None:
        if draft_id != self.draft_id or self._is_stopped:
            return
        self.fault = str(fault)
        # Room may have been made meanwhile: the next try is not far off.
        self._patience.start()
        self.save_failed.emit(fault)
