"""The frame of a view of rows, kept where it stood as rows come and go."""

from __future__ import annotations

from PySide6.QtWidgets import QTreeView

from models.edits import Edit
from models.form import Form
from ui.editor.rows.row_choice import RowChoice
from ui.editor.rows.row_model import RowModel


class KeptFrame:
    """Puts the frame on what stands where its row stood, when that is gone."""

    def __init__(self, view: QTreeView, rows: RowModel, choice: RowChoice) -> None:
        self._view, self._rows, self._choice = view, rows, choice
        self._stood: tuple[str, int] | None = None

    def follow(self, form: Form, edit: Edit) -> None:
        """Show the form that an edit made, with the frame's row chosen."""
        stood = self._rows.list_at(self._view.currentIndex())
        had_frame = self._view.currentIndex().isValid()
        self._rows.follow(form, edit)
        current = self._view.currentIndex()
        if not current.isValid() and had_frame and stood is not None:
            current = self._rows.row_index(*stood)
        chosen = self._view.selectionModel()
        if current.isValid() and not chosen.isSelected(current):
            self._choice.choose(current)

    def note(self) -> None:
        """Note where the frame stands, before many rows come or go at once."""
        self._stood = self._rows.list_at(self._view.currentIndex())

    def restore(self) -> None:
        """Put the frame where it stood, if they took its row with them."""
        if self._stood is not None and not self._view.currentIndex().isValid():
            self._choice.choose(self._rows.row_index(*self._stood))
