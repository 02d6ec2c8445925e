"""What an input method is told by a view of rows, before a box is open."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QTreeView

from ui.widgets.caret import moved, place_for_input
from ui.widgets.composing import PRESSES, hold
from ui.widgets.text_box import PAD_X, PAD_Y, TextBox


class RowComposing:
    """Lets a word be begun on a row or a group, where a cell will open."""

    def __init__(self, view: QTreeView) -> None:
        self._view = view

    def allow(self, *, may_change: bool) -> None:
        """Let input methods begin a word on a group: a row begins with it."""
        self._view.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, may_change)

    def holds(self, event: QEvent) -> bool:
        """Take a key that would end a word; return whether it was one.

        Until its first word is chosen the open box has no keyboard.
        """
        if event.type() not in PRESSES:
            return False
        box = self._open_box()
        return box is not None and box.is_composing and hold(event, box)

    def caret(self, query: Qt.InputMethodQuery) -> QRect:
        """Return where the caret is, or will be, in the view's coordinates."""
        view, box = self._view, self._open_box()
        place_for_input(view)
        if box is not None:
            return moved(box.inputMethodQuery(query), box.mapTo(view, QPoint(0, 0)))
        cell = view.visualRect(view.currentIndex()).adjusted(PAD_X, PAD_Y, 0, 0)
        size = QSize(1, view.fontMetrics().height())
        return QRect(view.viewport().mapTo(view, cell.topLeft()), size)

    def _open_box(self) -> TextBox | None:
        box = self._view.indexWidget(self._view.currentIndex())
        return box if isinstance(box, TextBox) else None
