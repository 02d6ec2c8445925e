"""What stands in the middle while no form is open."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.widgets.icons import icon
from ui.widgets.plain import plain_label

SENTENCE = "新建一份绩效目标表，或打开已有的文件；\n左边的草稿点一下就能接着填。"


class WelcomePage(QWidget):
    """Says what to do next.

    Signals:
        new_requested: A new form is wanted.
        open_requested: A file is to be opened.
    """

    new_requested = Signal()
    open_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        label = plain_label(SENTENCE)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        column = QVBoxLayout(self)
        column.setSpacing(16)
        column.addStretch(1)
        column.addWidget(label)
        column.addLayout(self._make_buttons())
        column.addStretch(2)

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        wishes = (
            ("new", "新建", self.new_requested),
            ("open", "打开文件", self.open_requested),
        )
        for icon_name, text, wish in wishes:
            button = QPushButton(icon(icon_name), text)
            button.clicked.connect(wish)
            row.addWidget(button)
        row.addStretch(1)
        return row
