"""Plain parts: a list of sentences, and parts one under the other."""

from __future__ import annotations

from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget


def plain_list(name: str) -> QListWidget:
    """Return an empty list that has its style already.

    Qt lays rows out when the first is chosen; before a list has its style,
    it takes them for lower than they are, and they overlap.
    """
    made = QListWidget()
    made.setAccessibleName(name)
    made.ensurePolished()
    return made


def stacked(*parts: QWidget) -> QWidget:
    """Return a widget of parts, the last of which takes what room is left."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        column.addWidget(part)
    return whole
