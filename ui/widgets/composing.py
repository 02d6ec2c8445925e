"""Keeps keys that end or move from what is only being composed.

Input methods take these keys themselves.  One that reaches the window all
the same, from a slow daemon or an odd one, must not send a form off with
half a word in it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

ENDING = frozenset(
    {
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_Escape,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Delete,
        Qt.Key.Key_Backspace,
    }
)
PRESSES = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
LEAVES = (QEvent.Type.MouseButtonPress, QEvent.Type.FocusOut)


def hold(event: QEvent, composed_in: QWidget) -> bool:
    """Take a key that would end something; return whether it was one.

    Esc drops what is composed: should the daemon have died, nothing else
    would ever take it away.
    """
    if not isinstance(event, QKeyEvent) or event.type() not in PRESSES:
        return False
    if event.key() not in ENDING:
        return False
    event.accept()
    if event.key() == Qt.Key.Key_Escape and event.type() == QEvent.Type.KeyPress:
        QGuiApplication.inputMethod().reset()
        QApplication.sendEvent(composed_in, QInputMethodEvent())
    return True


class ComposingGuard(QObject):
    """Guards a line of Qt's, which does not tell what is composed in it."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line, self._is_composing = line, False
        line.installEventFilter(self)

    # Overrides of Qt, which keep Qt's names.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QInputMethodEvent):
            self._is_composing = bool(event.preeditString())
        elif event.type() in LEAVES:
            self._is_composing = False
        return self._is_composing and hold(event, self._line)
