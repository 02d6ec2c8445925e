"""What the clerk can do with rows: add, copy, move, take out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from models.edit_names import rows_in_words
from models.edits import Remove
from models.form import Place
from models.row_edits import (
    END,
    add_row,
    duplicate_rows,
    remove_rows,
    shift_rows,
    together,
)
from ui.commands.rows.rows_in_sight import RowsInSight
from ui.drafts.session import Session
from ui.editor.editor_pane import EditorPane
from ui.editor.rows.row_view import RowView


class RowCommands:
    """Acts on the rows that have the keyboard, through the session.

    It takes the editor for where, and the session for what.
    """

    def __init__(
        self,
        editor: EditorPane,
        changeable: Callable[[], Session | None],
        undo: Callable[[], object],
    ) -> None:
        self._editor, self._changeable, self._undo = editor, changeable, undo
        self._in_sight = RowsInSight(editor)

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
            "move_up": self.move_up,
            "move_down": self.move_down,
        }

    def add(self, list_key: str, position: int = END) -> None:
        """Add a row to a list, and begin to type in it."""
        if (session := self.session) is not None:
            self._add(session, list_key, position)

    def begin(self, list_key: str) -> None:
        """Add a row to a list, and go to its first cell."""
        session, view = self.session, self._editor.view_of(list_key)
        if session is not None and view is not None:
            edit = add_row(session.form, list_key)
            session.perform(edit)
            view.go_to(Place(edit.row.id, view.rows.columns[0].key))

    def add_to_cell(self, list_key: str, number: int) -> None:
        """Add a row to a list, and begin to type in one of its cells.

        The number counts the cells that are printed, from the left.
        """
        if (session := self.session) is None:
            return
        self._add(session, list_key, END)
        view, column = self._editor.view_of(list_key), number
        place = self._in_sight.cell
        if view and place and column < len(view.rows.columns):
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
        view, rows = self._in_sight.active_view, self._in_sight.chosen
        session = self.session
        if session is None or view is None or not rows:
            return
        inserts = duplicate_rows(session.form, rows)
        edit = together(inserts)
        assert edit is not None
        session.perform(edit, f"复制 {len(rows)} 条" if len(rows) > 1 else "复制一条")
        self._go_to_copies(view, [each.row.id for each in inserts])

    def remove(self) -> None:
        """Take out the chosen rows, and offer to put them back."""
        view, rows = self._in_sight.active_view, self._in_sight.chosen
        session = self.session
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

    def move_up(self) -> None:
        """Move the chosen rows up by one."""
        self._shift(-1)

    def move_down(self) -> None:
        """Move the chosen rows down by one."""
        self._shift(1)

    def _add(self, session: Session, list_key: str, position: int) -> None:
        edit = add_row(session.form, list_key, position)
        session.perform(edit)
        view = self._editor.view_of(list_key)
        if view is not None:
            self._editor.open(Place(edit.row.id, view.rows.columns[0].key))

    def _add_beside(self, below: int) -> None:
        where = self._in_sight.where
        if where is not None:
            list_key, position = where
            self.add(list_key, END if position == END else position + below)

    def _shift(self, step: int) -> None:
        view, rows = self._in_sight.active_view, self._in_sight.chosen
        session = self.session
        if session is None or view is None or not rows:
            return
        edit = shift_rows(session.form, view.rows.lists, rows, step)
        if edit is not None:
            session.perform(edit)
            view.tell_place()

    def _go_to_copies(self, view: RowView, copies: Sequence[int]) -> None:
        """Go to copied rows, and choose them where their rows were chosen."""
        if view.choice.are_rows:
            view.choice.choose_rows(copies)
            view.tell_place()
            return
        column = max(0, view.currentIndex().column())
        view.go_to(Place(copies[0], view.rows.columns[column].key))
