"""A line that shows which pane has the keyboard, where no cell can."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

THICKNESS = 2
WATCHED = (QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.Resize)


class FocusEdge(QWidget):
    """Lies along the top of a pane while the pane itself has the keyboard.

    It may lie along the foot of the bar above instead: what lies on a pane
    has Qt paint all of it anew when it scrolls.
    """

    def __init__(self, pane: QWidget, bar: QWidget | None = None) -> None:
        super().__init__(bar or pane)
        self._pane, self._bar = pane, bar
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        pane.installEventFilter(self)
        if isinstance(pane, QAbstractScrollArea):
            # Qt puts what holds it on top whenever it lays out the pane.
            holder = pane.verticalScrollBar().parentWidget()
            assert holder is not None
            holder.installEventFilter(self)

    # Overrides of Qt, which keep Qt's names.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ZOrderChange:
            self.raise_()
        elif event.type() in WATCHED and watched is self._pane:
            top = self._bar.height() - THICKNESS if self._bar else 0
            self.setGeometry(0, top, self._pane.width(), THICKNESS)
            self.setVisible(self._pane.hasFocus())
            self.raise_()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        painter.fillRect(self.rect(), accent)
        painter.end()
