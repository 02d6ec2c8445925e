"""Types into a window as soon as it can be typed into, and tells when.

Only the box that is typed into is watched: for other parts PySide6 would
first make some two hundred Python types, which no program that is not watched
does.
"""

import os
import sys
from time import perf_counter, process_time

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit

KEY = "x"


class Typist(QObject):
    """Gives the first box the keyboard, and presses a key.

    Once that key stands on the screen the process tells of both moments and
    ends: milliseconds since it was started, then those of processor time.
    """

    def __init__(self, window: QMainWindow, begun: float) -> None:
        super().__init__(window)
        self._window, self._begun = window, begun
        self._moments: list[float] = []

    def note_paint(self) -> None:
        """Note that the window stands on the screen."""
        self._note()
        # Whatever fills the window does so before the next event.
        QTimer.singleShot(0, self._type)

    def _type(self) -> None:
        boxes = self._window.findChildren(QPlainTextEdit)
        self._box = next(b for b in boxes if b.isVisible() and not b.isReadOnly())
        self._before = self._box.toPlainText()
        self._window.activateWindow()
        self._box.setFocus()
        self._box.viewport().installEventFilter(self)
        pressed = (QEvent.Type.KeyPress, Qt.Key.Key_X, Qt.KeyboardModifier.NoModifier)
        QApplication.postEvent(self._box, QKeyEvent(*pressed, KEY))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the paint that shows what was typed."""
        if event.type() == QEvent.Type.Paint and self._is_typed():
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._end)
        return False

    def _is_typed(self) -> bool:
        text = self._box.toPlainText()
        return len(text) == len(self._before) + 1 and KEY in text

    def _end(self) -> None:
        self._note()
        print(*self._moments)
        sys.stdout.flush()
        os._exit(0)

    def _note(self) -> None:
        taken = perf_counter() - self._begun, process_time()
        self._moments += [seconds * 1000 for seconds in taken]
