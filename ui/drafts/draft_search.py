"""The box that drafts are searched from, and how many it finds."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.widgets.composing import ComposingGuard
from ui.widgets.icons import icon
from ui.widgets.keys import ENTER


class DraftSearch(QWidget):
    """A line to type words into, whose keys lead into the list and back.

    Signals:
        words_changed: Other words are sought.  arg: the words.
        list_wanted: The keyboard is to go to the list, wherever in it.
        first_wanted: It is to go to the first draft found.
        opening_wanted: The first draft found is to be opened.
    """

    words_changed = Signal(str)
    list_wanted = Signal()
    first_wanted = Signal()
    opening_wanted = Signal()

    def __init__(self, found: QLabel) -> None:
        super().__init__()
        self._line, self._found = QLineEdit(), found
        self._came_from: QWidget | None = None
        self._line.setPlaceholderText("搜索单位、项目、指标")
        self._line.setClearButtonEnabled(True)
        self._line.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._line.textChanged.connect(self.words_changed)
        self._line.installEventFilter(self)
        # After it, for Qt asks the last one first.
        ComposingGuard(self._line)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 4)
        column.addWidget(self._line)
        self._found.setContentsMargins(4, 0, 4, 0)
        column.addWidget(self._found)
        self._found.hide()

    @property
    def words(self) -> str:
        """What is sought, "" for nothing."""
        return self._line.text().strip()

    @property
    def said(self) -> str:
        """What is said of what was found, "" while nothing is."""
        return "" if self._found.isHidden() else self._found.text()

    def say(self, sentence: str) -> None:
        """Say what was found, or with "" nothing."""
        self._found.setText(sentence)
        self._found.setVisible(bool(sentence))

    def seek(self, words: str) -> None:
        """Search for words, as if they had been typed."""
        self._line.setText(words)

    def clear(self) -> None:
        """Search for nothing."""
        self._line.clear()

    def begin(self, pane: QWidget) -> None:
        """Let the clerk type, who came here from outside of a pane or not."""
        now = QApplication.focusWidget()
        if now is not None and not pane.isAncestorOf(now):
            self._came_from = now
        self._line.setFocus()
        self._line.selectAll()

    def end(self) -> None:
        """Show all again, and give the keyboard back to whoever had it."""
        self._line.clear()
        back, self._came_from = self._came_from, None
        if back is not None and isValid(back) and back.isVisible():
            back.setFocus()
        else:
            self.list_wanted.emit()

    def end_if_begun(self) -> None:
        """End the search, if something is sought."""
        if self._line.text():
            self.end()

    # Overrides of Qt, which keep Qt's names.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or watched is not self._line:
            return super().eventFilter(watched, event)
        if event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Down:
            self.first_wanted.emit()
        elif event.key() in ENTER and self.words:
            self.opening_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.end()
        else:
            return False
        return True
