"""Pasting rows: by their levels, by their head, or from a cell on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication

from models.form import Form
from models.pasting.cell_block import cell_block_plan, rows_plan
from models.pasting.plan import PastePlan, asked_in_words, done_in_words
from models.reading.unreadable import Unfit
from models.row_edits import END, together
from ui.editor.rows.row_text import unpack_cells
from ui.editor.rows.row_view import RowView
from ui.widgets.clipboard_words import holds_files, what_is_there

if TYPE_CHECKING:
    from ui.commands.row_commands import RowCommands

CHANGED = "表已经改动，刚才的粘贴没有再做，请重新粘贴"
MOVED_ON = "粘贴之后又有改动，请按 Ctrl+Z 一步一步撤销"


class PasteCommands(QObject):
    """Plans what a table on the clipboard would do, does it, and tells.

    Signals:
        told: Something was done, or waits.  args: a sentence, a tuple of
            what can be done about it, each an Act.
        undone: What was told does not hold any more.  arg: the sentence.
    """

    told = Signal(str, object)
    undone = Signal(str)

    def __init__(
        self, rows: RowCommands, undo: Callable[[], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._rows, self._undo = rows, undo
        self._last = (0, "")

    def follow(self, step: int) -> None:
        """Take back what was told of the last paste, once that is undone."""
        made, sentence = self._last
        if step < made:
            self._last = (0, "")
            self.undone.emit(sentence)

    def paste(self) -> None:
        """Put what was copied where it belongs, or say why it is not."""
        view, session = self._rows.view_in_sight, self._rows.session
        where = self._rows.list_in_sight()
        if view is None or session is None or where is None:
            return
        # There is none while nothing has been copied anywhere.
        data = QGuiApplication.clipboard().mimeData() or QMimeData()
        try:
            plan = self._plan(view, session.form, where, data)
        except Unfit as fault:
            self.told.emit(f"剪贴板里的表格{fault}，没有粘贴", ())
            return
        if plan is None:
            self.told.emit(f"{what_is_there(data)}，没有粘贴", ())
        elif plan.is_to_be_asked:
            rest = ("放入其余的", partial(self._go_on, session.form, plan))
            self.told.emit(asked_in_words(plan), (rest,))
        else:
            self._make(plan)

    def _plan(
        self, view: RowView, form: Form, where: tuple[str, int], data: QMimeData
    ) -> PastePlan | None:
        """Return what would be done, None where there is nothing to do."""
        # Readers are brought in when something is to be read.
        from models.pasting.level_block import level_block_plan
        from models.pasting.table import pasted_table

        session, (list_key, position) = self._rows.session, where
        end = len(form.rows(list_key))
        copied = unpack_cells(data, view.rows.columns)
        if copied is not None:
            below = end if position == END else position + 1
            return rows_plan(form, (list_key, below), copied.rows, copied.left)
        table = pasted_table(data.html(), data.text() if data.hasText() else "")
        if holds_files(data) or session is None or table.is_blank:
            return None
        by_levels = level_block_plan(form, session.definition, list_key, table)
        if by_levels is not None:
            return by_levels
        columns = view.rows.columns[max(0, view.currentIndex().column()) :]
        start = end if position == END else position
        return cell_block_plan(form, (list_key, start), columns, table)

    def _make(self, plan: PastePlan) -> None:
        """Make a plan as one step, and tell what it came to."""
        session, edit = self._rows.session, together(plan.edits)
        if session is None:
            return
        if edit is not None:
            session.perform(edit, "粘贴")
            self._rows.show(edit)
        sentence = done_in_words(plan, session.definition)
        if sentence:
            step = session.history.index()
            self._last = (step if edit is not None else 0, sentence)
            back = ("撤销", partial(self._take_back, step, session.form))
            self.told.emit(sentence, (back,) if edit is not None else ())

    def _go_on(self, form: Form, plan: PastePlan) -> None:
        session = self._rows.session
        if session is not None and session.form is form:
            self._make(plan)
        else:
            self.told.emit(CHANGED, ())

    def _take_back(self, step: int, form: Form) -> None:
        """Undo the paste, unless something was done after it."""
        session = self._rows.session
        # The form, too: a history that is full counts on no further.
        is_last = session is not None and session.history.index() == step
        if session is not None and is_last and session.form == form:
            self._undo()
        else:
            self.told.emit(MOVED_ON, ())
