"""A line that shows which pane has the keyboard, where no cell can."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

THICKNESS = 2
WATCHED = (QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.Resize)


class FocusEdge(QWidget):
    """Lies along the top of a pane while the pane itself has the keyboard.

    It may lie along the foot of the bar above instead: what lies on a pane
    has Qt paint all of it anew when it scrolls.
    """

    def __init__(self, pane: QWidget, bar: QWidget | None = None) -> None:
        super().__init__(bar or pane)
        self._bar = bar
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        pane.installEventFilter(self)

    # Overrides of Qt, which keep Qt's names.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in WATCHED and isinstance(watched, QWidget):
            top = self._bar.height() - THICKNESS if self._bar else 0
            self.setGeometry(0, top, watched.width(), THICKNESS)
            self.setVisible(watched.hasFocus())
            self.raise_()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        painter.fillRect(self.rect(), accent)
        painter.end()
