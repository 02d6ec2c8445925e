"""Plain parts: a text, a list of sentences, parts one under the other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QVBoxLayout, QWidget


def plain_label(text: str = "", *, wraps: bool = False) -> QLabel:
    """Return a label that shows a text as it stands, never as markup.

    All our labels are made here: Qt guesses whether a text is HTML, and a
    name that looks so would be hidden, or read a file.
    """
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(wraps)
    return label


def plain_list(name: str) -> QListWidget:
    """Return an empty list that has its style already.

    Qt lays rows out when the first is chosen; before a list has its style,
    it takes them for lower than they are, and they overlap.
    """
    made = QListWidget()
    made.setAccessibleName(name)
    made.ensurePolished()
    return made


def flush_column(parent: QWidget) -> QVBoxLayout:
    """Return a column that fills a widget, without margins and gaps."""
    column = QVBoxLayout(parent)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column


def stacked(*parts: QWidget) -> QWidget:
    """Return a widget of parts, the last of which takes what room is left."""
    stack = QWidget()
    column = flush_column(stack)
    for part in parts:
        column.addWidget(part)
    return stack
