"""A bare window of PySide6 with one box to type into.

Usage: python bench/windows/bare.py BEGUN
"""

import sys

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit
from typist import Typist


class Watch(QObject):
    """Tells the typist of the first paint of the window."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the first paint."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, typist.note_paint)
        return False


app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QPlainTextEdit())
watch, typist = Watch(), Typist(window, float(sys.argv[1]))
window.installEventFilter(watch)
window.show()
app.exec()
