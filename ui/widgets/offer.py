"""What can be taken back at once, said over the foot of a pane."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.notice_bar import NoticeBar

GAP = 12
"""Pixels to the edges of the pane."""


class Offer(NoticeBar):
    """Lies over its pane, so that nothing moves when it comes and goes.

    Signals:
        closed: The clerk has read it.
    """

    closed = Signal()

    def __init__(self, pane: QWidget) -> None:
        super().__init__()
        self.setObjectName("offer")
        self.setAutoFillBackground(True)
        self._text.setWordWrap(False)
        self.setParent(pane)
        self.hide()

    def put_at_foot(self, pane: QRect) -> None:
        """Stand in the middle of the foot of a pane of this size."""
        if self.isHidden():
            return
        size = self.sizeHint().boundedTo(pane.size())
        self.resize(size)
        left = (pane.width() - size.width()) // 2
        self.move(left, pane.height() - size.height() - GAP)
        self.raise_()

    # Overrides of Qt, which keep Qt's names.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.closed.emit()
        else:
            super().keyPressEvent(event)
