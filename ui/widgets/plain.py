"""Lists of sentences in dialogs."""

from __future__ import annotations

from PySide6.QtWidgets import QListWidget


def plain_list(name: str) -> QListWidget:
    """Return an empty list that has its style already.

    Qt lays rows out when the first is chosen; before a list has its style,
    it takes them for lower than they are, and they overlap.
    """
    made = QListWidget()
    made.setAccessibleName(name)
    made.ensurePolished()
    return made
