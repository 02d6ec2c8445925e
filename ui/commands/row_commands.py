"""What the clerk can do with rows: add, copy, move, take out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtGui import QGuiApplication

from models.edit_names import edit_place, place_label, rows_in_words
from models.edits import Edit, Remove, SetText
from models.form import Place, Row
from models.row_edits import (
    END,
    add_row,
    duplicate_rows,
    remove_rows,
    shift_rows,
    together,
)
from ui.actions import REMOVE_KEYS
from ui.commands.paste_commands import PasteCommands
from ui.drafts.session import Session
from ui.editor.editor_pane import EditorPane
from ui.editor.rows.row_text import cell_to_text, pack_cells
from ui.editor.rows.row_view import RowView


class RowCommands:
    """Acts on the rows that have the keyboard, through the session.

    It takes the editor for where, and the session for what.

    Attributes:
        pasting: What pasting does, and tells.
    """

    def __init__(
        self,
        editor: EditorPane,
        changeable: Callable[[], Session | None],
        undo: Callable[[], object],
    ) -> None:
        self._editor, self._changeable, self._undo = editor, changeable, undo
        self.pasting = PasteCommands(self, undo, editor)

    @property
    def session(self) -> Session | None:
        """The open draft; None, once that is said, where it is only shown."""
        return self._changeable()

    @property
    def acts(self) -> Mapping[str, Callable[..., object]]:
        """What to do, by the command's name."""
        return {
            "add_below": self.add_below,
            "add_above": self.add_above,
            "duplicate": self.duplicate,
            "remove": self.remove,
            "clear": self.clear,
            "fill": self.fill,
            "move_up": self.move_up,
            "move_down": self.move_down,
        }

    def add(self, list_key: str, position: int = END) -> None:
        """Add a row to a list, and begin to type in it."""
        if self.session is None:
            return
        edit = add_row(self.session.form, list_key, position)
        self.session.perform(edit)
        view = self._editor.view_of(list_key)
        if view is not None:
            self._editor.open(Place(edit.row.id, view.rows.columns[0].key))

    def begin(self, list_key: str) -> None:
        """Add a row to a list, and go to its first cell."""
        view = self._editor.view_of(list_key)
        if self.session is not None and view is not None:
            edit = add_row(self.session.form, list_key)
            self.session.perform(edit)
            view.go_to(Place(edit.row.id, view.rows.columns[0].key))

    def add_to_cell(self, list_key: str, number: int) -> None:
        """Add a row to a list, and begin to type in one of its cells.

        The number counts the cells that are printed, from the left.
        """
        self.add(list_key)
        view, column = self._editor.view_of(list_key), number
        place = self._cell()
        if self.session and view and place and column < len(view.rows.columns):
            self._editor.open(Place(place.row, view.rows.columns[column].key))

    def take_back(self, row_id: int) -> None:
        """Take out a row that was begun and left without a text."""
        session = self.session
        if session is None or any(session.form.find(row_id)[2].cells.values()):
            return
        if not session.undo_if(Remove(row_id)):
            session.perform(Remove(row_id))

    def add_below(self) -> None:
        """Add a row under the current one, or where rows are added at all."""
        self._add_beside(1)

    def add_above(self) -> None:
        """Add a row over the current one."""
        self._add_beside(0)

    def duplicate(self) -> None:
        """Put copies of the chosen rows below them."""
        view, session, rows = self._editor.active_view, self.session, self._chosen()
        if session is None or view is None or not rows:
            return
        inserts = duplicate_rows(session.form, rows)
        edit = together(inserts)
        assert edit is not None
        session.perform(edit, f"复制 {len(rows)} 条" if len(rows) > 1 else "复制一条")
        self._go_to_copies(view, [each.row.id for each in inserts])

    def fill(self) -> None:
        """Repeat the cell above; copy rows where some are chosen."""
        view, session = self._editor.active_view, self.session
        if view is not None and view.choice.are_rows:
            self.duplicate()
            return
        place = self._cell()
        if session is None or view is None or place is None:
            return
        above = _place_above(place, view.rows.shown_rows())
        text = "" if above is None else session.form.text(above)
        if not text:
            self._editor.refuse("上面一格没有内容可以照填")
        elif text != session.form.text(place):
            label = place_label(place, session.form, session.definition)
            session.perform(SetText(place, text), f"照上一格填{label}")

    def remove(self) -> None:
        """Take out the chosen rows, and offer to put them back."""
        view, session, rows = self._editor.active_view, self.session, self._chosen()
        if session is None:
            return
        edit = remove_rows(rows)
        if view is None or edit is None:
            self._editor.refuse("要删除的一条还没有选中：先点它的任何一格")
            return
        list_key = session.form.find(rows[0])[0]
        kind = rows_in_words(list_key, len(rows), session.definition)
        is_by_rows, column = view.choice.are_rows, view.currentIndex().column()
        session.perform(edit)
        if view.choice.rows():
            view.choice.choose(view.currentIndex().siblingAtColumn(column))
        if is_by_rows and view.choice.rows():
            view.choice.choose_rows(view.choice.rows())
        self._editor.offer(f"已删除 {kind}", ("撤销", self._undo))

    def clear(self) -> None:
        """Empty the cell with the frame; take out rows that are chosen."""
        view = self._editor.active_view
        if view is not None and view.choice.are_rows:
            self.remove()
        elif self._cell_text():
            self._empty_cell("清除")
        elif self._cell() is not None:
            self._editor.refuse(f"这一格已经是空的；删除整条请按 {REMOVE_KEYS}")

    def copy(self) -> bool:
        """Put the cell with the frame, or the chosen rows, on the clipboard.

        Return whether there was something to put there.
        """
        view = self._editor.active_view
        if view is None:
            return False
        if view.choice.are_rows:
            form = view.rows.form
            rows = [form.find(row_id)[2] for row_id in view.choice.rows()]
            data = pack_cells(rows, view.rows.columns)
            QGuiApplication.clipboard().setMimeData(data)
            return True
        text = self._cell_text()
        if text:
            QGuiApplication.clipboard().setText(cell_to_text(text))
        elif self._cell() is not None:
            self._editor.refuse("这一格是空的，没有复制")
        return bool(text)

    def cut(self) -> None:
        """Put the cell or the chosen rows on the clipboard, and away."""
        view = self._editor.active_view
        if self.session is None or view is None or not self.copy():
            return
        if view.choice.are_rows:
            self.remove()
        else:
            self._empty_cell("剪切")

    def paste(self) -> None:
        """Put what was copied where it belongs."""
        self.pasting.paste()

    @property
    def view_in_sight(self) -> RowView | None:
        """The view that had the keyboard last, or else the first tree."""
        return self._editor.active_view or self._editor.tree

    def list_in_sight(self) -> tuple[str, int] | None:
        """Return the list, and the position in it, where rows are added."""
        view = self.view_in_sight
        if view is None:
            return None
        found = view.rows.list_at(view.currentIndex())
        return found or (view.rows.lists[0], END)

    def show(self, edit: Edit) -> None:
        """Go to what an edit put in, unless the keyboard is on a cell."""
        session = self.session
        if session is None or self._cell() is not None:
            return
        place = edit_place(edit, session.form, session.definition)
        if place is not None:
            self._editor.go_to(place)

    def move_up(self) -> None:
        """Move the chosen rows up by one."""
        self._shift(-1)

    def move_down(self) -> None:
        """Move the chosen rows down by one."""
        self._shift(1)

    def _add_beside(self, below: int) -> None:
        where = self.list_in_sight()
        if where is not None:
            list_key, position = where
            self.add(list_key, END if position == END else position + below)

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
        return () if view is None else view.choice.rows()

    def _cell(self) -> Place | None:
        """Return the cell with the frame, None on a group or in a field."""
        view = self._editor.active_view
        return None if view is None else view.rows.place_at(view.currentIndex())

    def _cell_text(self) -> str:
        view, place = self._editor.active_view, self._cell()
        return "" if view is None or place is None else view.rows.form.text(place)

    def _empty_cell(self, verb: str) -> None:
        session, place = self.session, self._cell()
        if session is not None and place is not None:
            label = place_label(place, session.form, session.definition)
            session.perform(SetText(place, ""), f"{verb}{label}")

    def _go_to_copies(self, view: RowView, copies: Sequence[int]) -> None:
        """Go to copied rows, and choose them where their rows were chosen."""
        if view.choice.are_rows:
            view.choice.choose_rows(copies)
            view.tell_place()
            return
        column = max(0, view.currentIndex().column())
        view.go_to(Place(copies[0], view.rows.columns[column].key))


def _place_above(place: Place, rows: Iterable[Row]) -> Place | None:
    """Return the same cell of the row before, None for the first row."""
    ids = [row.id for row in rows]
    before = ids.index(place.row) - 1
    return Place(ids[before], place.key) if before >= 0 else None
