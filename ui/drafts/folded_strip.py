"""What is left of the pane of drafts when it is folded away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout

from ui.widgets.icons import icon


class FoldedStrip(QFrame):
    """A strip with a button that brings the pane back.

    Signals:
        pressed: The pane is wanted back.
    """

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        button = QToolButton()
        button.setIcon(icon("drafts"))
        button.setToolTip("展开草稿栏")
        button.setAccessibleName("展开草稿栏")
        button.clicked.connect(self.pressed)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 6, 4, 4)
        column.addWidget(button)
        column.addStretch(1)
