"""The bar at the top of a pane: its name, and its few buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton

from ui.widgets.icons import icon
from ui.widgets.plain import plain_label

HEIGHT = 40
STRIP = HEIGHT
"""How wide a pane is that is folded away: its bar, and a button in it."""


class PaneBar(QFrame):
    """A line of text at the left, and buttons at the right."""

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self.setObjectName("paneBar")
        self.setFixedHeight(HEIGHT)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 0, 4, 0)
        self._row.setSpacing(0)
        self._title = plain_label()
        font = QFont(self._title.font())
        font.setBold(True)
        self._title.setFont(font)
        policy = QSizePolicy.Policy
        self._title.setSizePolicy(policy.Ignored, policy.Preferred)
        self._row.addWidget(self._title, 1)
        self.say(title)

    def say(self, title: str) -> None:
        """Show another title; a long one is cut, and whole as a tool tip."""
        self._title.setText(title)
        # Qt guesses whether a tool tip is HTML; here it is.
        escaped = title.replace("&", "&amp;").replace("<", "&lt;")
        self._title.setToolTip(f"<qt>{escaped}</qt>" if title else "")

    def add_button(self, icon_name: str, name: str) -> QToolButton:
        """Return a new button at the right end."""
        button = QToolButton()
        button.setIcon(icon(icon_name))
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._row.addWidget(button)
        return button

    def insert_label(self, *, after: int) -> QLabel:
        """Return a new label that follows so many buttons."""
        label = plain_label()
        self._row.insertWidget(1 + after, label)
        return label
