"""Which rows, and which cell, a command means: where the keyboard is."""

from __future__ import annotations

from models.edit_names import edit_place
from models.edits import Edit
from models.form import Place
from models.row_edits import END
from ui.drafts.session import Session
from ui.editor.editor_pane import EditorPane
from ui.editor.rows.row_view import RowView


class RowsInSight:
    """Reads off the editor what is meant, and changes nothing."""

    def __init__(self, editor: EditorPane) -> None:
        self._editor = editor

    @property
    def active_view(self) -> RowView | None:
        """The view that had the keyboard last."""
        return self._editor.active_view

    @property
    def view(self) -> RowView | None:
        """The view that had the keyboard last, or else the first tree."""
        return self.active_view or self._editor.tree

    @property
    def are_rows_meant(self) -> bool:
        """Whether whole rows are chosen, and not the cell with the frame."""
        view = self.active_view
        return view is not None and view.choice.are_rows

    @property
    def where(self) -> tuple[str, int] | None:
        """The list, and the position in it, where rows are added."""
        view = self.view
        if view is None:
            return None
        found = view.rows.list_at(view.currentIndex())
        return found or (view.rows.lists[0], END)

    @property
    def chosen(self) -> tuple[int, ...]:
        """The rows that are chosen, by their numbers."""
        view = self.active_view
        return () if view is None else view.choice.rows()

    @property
    def cell(self) -> Place | None:
        """The cell with the frame, None on a group or in a field."""
        view = self.active_view
        return None if view is None else view.rows.place_at(view.currentIndex())

    @property
    def cell_text(self) -> str:
        """What the cell with the frame holds."""
        view, place = self.active_view, self.cell
        return "" if view is None or place is None else view.rows.form.text(place)

    def show(self, edit: Edit, session: Session) -> None:
        """Go to what an edit put in, unless the keyboard is on a cell."""
        place = edit_place(edit, session.form, session.definition)
        if self.cell is None and place is not None:
            self._editor.go_to(place)
