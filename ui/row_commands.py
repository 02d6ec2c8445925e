"""What the clerk can do with rows: add, copy, move, take out."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from models.edits import Edit
from models.form import Form, Place
from ui.editor_pane import EditorPane
from ui.moves import END, add_row, duplicate_row, remove_rows, shift_rows
from ui.row_text import (
    pack_cells,
    paste_rows,
    paste_table,
    read_tsv,
    unpack_cells,
)
from ui.row_view import RowView
from ui.session import Session


class RowCommands:
    """Acts on the rows that have the keyboard, through the session.

    It takes the editor for where, and the session for what.
    """

    def __init__(self, editor: EditorPane) -> None:
        self._editor = editor
        self.session: Session | None = None

    def add(self, list_key: str, position: int = END) -> None:
        """Add a row to a list, and begin to type in it."""
        if self.session is None:
            return
        edit = add_row(self.session.form, list_key, position)
        self.session.perform(edit)
        view = self._editor.view_of(list_key)
        if view is not None:
            self._editor.open(Place(edit.row.id, view.rows.columns[0].key))

    def add_below(self) -> None:
        """Add a row under the current one, or where rows are added at all."""
        self._add_beside(1)

    def add_above(self) -> None:
        """Add a row over the current one."""
        self._add_beside(0)

    def duplicate(self) -> None:
        """Put a copy of the current row below it."""
        session, rows = self.session, self._chosen()
        if session is None or not rows:
            return
        edit = duplicate_row(session.form, rows[-1])
        session.perform(edit, "复制一条")
        self._stay(edit.row.id)

    def remove(self) -> None:
        """Take the chosen rows out."""
        edit = remove_rows(self._chosen())
        if self.session is not None and edit is not None:
            self.session.perform(edit)

    def copy(self) -> None:
        """Put the chosen rows on the clipboard."""
        view = self._editor.active_view
        if view is not None and view.chosen_rows():
            form = view.rows.form
            rows = [form.find(row_id)[2] for row_id in view.chosen_rows()]
            data = pack_cells(rows, view.rows.columns)
            QGuiApplication.clipboard().setMimeData(data)

    def cut(self) -> None:
        """Put the chosen rows on the clipboard, and take them out."""
        self.copy()
        self.remove()

    def paste(self) -> None:
        """Put copied rows below, or write a table over the cells from here."""
        view, session = self._editor.active_view, self.session
        where = self._list_in_sight()
        if view is None or session is None or where is None:
            return
        try:
            edit = self._paste_edit(view, session.form, where)
        except ValueError:
            self._editor.refused.emit("剪贴板里不是能放进表格的内容，没有粘贴")
            return
        if edit is not None:
            session.perform(edit, "粘贴")

    def move_up(self) -> None:
        """Move the chosen rows up by one."""
        self._shift(-1)

    def move_down(self) -> None:
        """Move the chosen rows down by one."""
        self._shift(1)

    def _add_beside(self, below: int) -> None:
        where = self._list_in_sight()
        if where is not None:
            list_key, position = where
            self.add(list_key, END if position == END else position + below)

    def _list_in_sight(self) -> tuple[str, int] | None:
        view = self._editor.active_view or self._editor.tree
        if view is None:
            return None
        found = view.rows.list_at(view.currentIndex())
        return found or (view.rows.lists[0], END)

    def _paste_edit(
        self, view: RowView, form: Form, where: tuple[str, int]
    ) -> Edit | None:
        # There is none while nothing has been copied anywhere.
        data = QGuiApplication.clipboard().mimeData() or QMimeData()
        rows = unpack_cells(data, view.rows.columns)
        if rows:
            return paste_rows(form, where, rows)
        columns = view.rows.columns[max(0, view.currentIndex().column()) :]
        pasted = read_tsv(data.text())
        if pasted.notice:
            self._editor.refused.emit(pasted.notice)
        return paste_table(form, where, columns, pasted.table)

    def _shift(self, step: int) -> None:
        view, rows = self._editor.active_view, self._chosen()
        if self.session is None or view is None or not rows:
            return
        edit = shift_rows(self.session.form, view.rows.lists, rows, step)
        if edit is not None:
            self.session.perform(edit)
            view.tell_place()

    def _chosen(self) -> tuple[int, ...]:
        view = self._editor.active_view
        return () if view is None else view.chosen_rows()

    def _stay(self, row_id: int) -> None:
        """Keep the keyboard on a row, in the column where it was."""
        view = self._editor.active_view
        if view is not None:
            column = max(0, view.currentIndex().column())
            view.go_to(Place(row_id, view.rows.columns[column].key))
