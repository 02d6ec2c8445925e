"""The parts of the editor: a heading, and what is filled in under it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QMoveEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from ui.widgets.icons import icon
from ui.widgets.plain import flush_column, plain_label

GAP = 8


class Section(QWidget):
    """A heading over a body, with a button where rows can be added.

    Signals:
        add_requested: The button was pressed.
        moved: It stands elsewhere on the page now.
    """

    add_requested = Signal()
    moved = Signal()

    def __init__(self, title: str, body: QWidget, add_name: str = "") -> None:
        super().__init__()
        column = flush_column(self)
        column.setSpacing(GAP)
        column.addLayout(self._head(title, add_name))
        column.addWidget(body)

    def _head(self, title: str, add_name: str) -> QHBoxLayout:
        head = QHBoxLayout()
        head.addWidget(_heading(title))
        head.addStretch(1)
        if add_name:
            button = QToolButton()
            button.setText(add_name)
            button.setIcon(icon("plus"))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(self.add_requested)
            head.addWidget(button)
        return head

    def lock(self) -> None:
        """Offer no more rows: nothing may be changed."""
        for button in self.findChildren(
            QToolButton, options=Qt.FindChildOption.FindDirectChildrenOnly
        ):
            button.setEnabled(False)

    # Overrides of Qt, which keep Qt's names.

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self.moved.emit()


def _heading(title: str) -> QLabel:
    label = plain_label(title)
    font = QFont(label.font())
    font.setBold(True)
    label.setFont(font)
    return label
