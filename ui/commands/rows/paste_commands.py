"""Pasting rows: by their levels, by their head, or from a cell on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication

from models.form import Form
from models.pasting.cell_block import cell_block_plan, rows_plan
from models.pasting.plan import PastePlan, asked_in_words, done_in_words
from models.reading.unreadable import Unfit
from models.row_edits import END, together
from ui.commands.rows.rows_in_sight import RowsInSight
from ui.drafts.session import Session
from ui.editor.editor_pane import EditorPane
from ui.editor.rows.row_text import unpack_cells
from ui.editor.rows.row_view import RowView
from ui.widgets.clipboard_words import holds_files, what_is_there

CHANGED = "表已经改动，刚才的粘贴没有再做，请重新粘贴"
MOVED_ON = "粘贴之后又有改动，请按 Ctrl+Z 一步一步撤销"


class PasteCommands(QObject):
    """Plans what a table on the clipboard would do, does it, and tells.

    Signals:
        ended: Something was done, or waits.  args: a sentence, a tuple of
            what can be done about it, each an Act.
        undone: What was said does not hold any more.  arg: the sentence.
    """

    ended = Signal(str, object)
    undone = Signal(str)

    def __init__(
        self,
        editor: EditorPane,
        changeable: Callable[[], Session | None],
        undo: Callable[[], object],
    ) -> None:
        super().__init__(editor)
        self._in_sight = RowsInSight(editor)
        self._changeable, self._undo = changeable, undo
        self._last = (0, "")

    def follow(self, step: int) -> None:
        """Take back what was told of the last paste, once that is undone."""
        made, sentence = self._last
        if step < made:
            self._last = (0, "")
            self.undone.emit(sentence)

    def paste(self) -> None:
        """Put what was copied where it belongs, or say why it is not."""
        view, session = self._in_sight.view, self._changeable()
        where = self._in_sight.where
        if view is None or session is None or where is None:
            return
        # There is none while nothing has been copied anywhere.
        data = QGuiApplication.clipboard().mimeData() or QMimeData()
        try:
            plan = self._plan(view, session.form, where, data)
        except Unfit as fault:
            self.ended.emit(f"剪贴板里的表格{fault}，没有粘贴", ())
            return
        if plan is None:
            self.ended.emit(f"{what_is_there(data)}，没有粘贴", ())
        elif plan.is_to_be_asked:
            rest = ("放入其余的", partial(self._go_on, session.form, plan))
            self.ended.emit(asked_in_words(plan), (rest,))
        else:
            self._make(plan)

    def _plan(
        self, view: RowView, form: Form, where: tuple[str, int], data: QMimeData
    ) -> PastePlan | None:
        """Return what would be done, None where there is nothing to do."""
        # Readers are brought in when something is to be read.
        from models.pasting.level_block import level_block_plan
        from models.pasting.table import pasted_table

        session, (list_key, position) = self._changeable(), where
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
        session, edit = self._changeable(), together(plan.edits)
        if session is None:
            return
        if edit is not None:
            session.perform(edit, "粘贴")
            self._in_sight.show(edit, session)
        sentence = done_in_words(plan, session.definition)
        if sentence:
            step = session.history.index()
            self._last = (step if edit is not None else 0, sentence)
            back = ("撤销", partial(self._take_back, step, session.form))
            self.ended.emit(sentence, (back,) if edit is not None else ())

    def _go_on(self, form: Form, plan: PastePlan) -> None:
        session = self._changeable()
        if session is not None and session.form is form:
            self._make(plan)
        else:
            self.ended.emit(CHANGED, ())

    def _take_back(self, step: int, form: Form) -> None:
        """Undo the paste, unless something was done after it."""
        session = self._changeable()
        # The form, too: a history that is full counts on no further.
        is_last = session is not None and session.history.index() == step
        if session is not None and is_last and session.form == form:
            self._undo()
        else:
            self.ended.emit(MOVED_ON, ())
