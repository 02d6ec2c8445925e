"""What the clerk can do with the cell with the frame, or with chosen rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtGui import QGuiApplication

from models.edit_names import place_label
from models.edits import SetText
from models.form import Place, Row
from ui.actions import REMOVE_KEYS
from ui.commands.rows.row_commands import RowCommands
from ui.commands.rows.rows_in_sight import RowsInSight
from ui.drafts.session import Session
from ui.editor.editor_pane import EditorPane
from ui.editor.rows.row_text import cell_to_text, pack_cells


class CellCommands:
    """Empties, fills and copies a cell; where rows are chosen, those."""

    def __init__(
        self,
        editor: EditorPane,
        rows: RowCommands,
        changeable: Callable[[], Session | None],
    ) -> None:
        self._editor, self._in_sight = editor, RowsInSight(editor)
        self._rows, self._changeable = rows, changeable

    @property
    def acts(self) -> Mapping[str, Callable[..., object]]:
        """What to do, by the command's name."""
        return {"clear": self.clear, "fill": self.fill}

    def fill(self) -> None:
        """Repeat the cell above; copy rows where some are chosen."""
        session, view = self._changeable(), self._in_sight.active_view
        if self._in_sight.are_rows_meant:
            self._rows.duplicate()
            return
        place = self._in_sight.cell
        if session is None or view is None or place is None:
            return
        above = _place_above(place, view.rows.shown_rows())
        text = "" if above is None else session.form.text(above)
        if not text:
            self._editor.refuse("上面一格没有内容可以照填")
        elif text != session.form.text(place):
            label = place_label(place, session.form, session.definition)
            session.perform(SetText(place, text), f"照上一格填{label}")

    def clear(self) -> None:
        """Empty the cell with the frame; take out rows that are chosen."""
        if self._in_sight.are_rows_meant:
            self._rows.remove()
        elif self._in_sight.cell_text:
            self._empty_cell("清除")
        elif self._in_sight.cell is not None:
            self._editor.refuse(f"这一格已经是空的；删除整条请按 {REMOVE_KEYS}")

    def copy(self) -> bool:
        """Put the cell with the frame, or the chosen rows, on the clipboard.

        Return whether there was something to put there.
        """
        view = self._in_sight.active_view
        if view is None:
            return False
        if view.choice.are_rows:
            form = view.rows.form
            rows = [form.find(row_id)[2] for row_id in view.choice.rows()]
            data = pack_cells(rows, view.rows.columns)
            QGuiApplication.clipboard().setMimeData(data)
            return True
        text = self._in_sight.cell_text
        if text:
            QGuiApplication.clipboard().setText(cell_to_text(text))
        elif self._in_sight.cell is not None:
            self._editor.refuse("这一格是空的，没有复制")
        return bool(text)

    def cut(self) -> None:
        """Put the cell or the chosen rows on the clipboard, and away."""
        if self._changeable() is None or not self.copy():
            return
        if self._in_sight.are_rows_meant:
            self._rows.remove()
        else:
            self._empty_cell("剪切")

    def _empty_cell(self, verb: str) -> None:
        session, place = self._changeable(), self._in_sight.cell
        if session is not None and place is not None:
            label = place_label(place, session.form, session.definition)
            session.perform(SetText(place, ""), f"{verb}{label}")


def _place_above(place: Place, rows: Iterable[Row]) -> Place | None:
    """Return the same cell of the row before, None for the first row."""
    ids = [row.id for row in rows]
    before = ids.index(place.row) - 1
    return Place(ids[before], place.key) if before >= 0 else None
