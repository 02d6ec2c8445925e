"""The foot of the pane of drafts: to the bin and back, and out of the bin."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from ui.widgets.icons import icon


class BinFoot(QWidget):
    """Says how many drafts are in the bin, or leads back from it.

    Signals:
        switched: The bin is to be shown, or the drafts.  arg: whether the bin.
        restoring_pressed: The draft that is marked in the bin is wanted back.
    """

    switched = Signal(bool)
    restoring_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._switch, self._back = _button(), _button()
        self._switch.setCheckable(True)
        self._switch.toggled.connect(self.switched)
        self._back.setText("恢复")
        self._back.setIcon(icon("undo"))
        self._back.clicked.connect(self.restoring_pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 4, 4)
        row.addWidget(self._switch)
        row.addStretch(1)
        row.addWidget(self._back)

    @property
    def is_bin(self) -> bool:
        """Whether the bin is shown."""
        return self._switch.isChecked()

    def switch(self, *, is_bin: bool) -> None:
        """Stand under the bin, or under the drafts."""
        self._switch.setChecked(is_bin)
        self._back.setVisible(is_bin)

    def name(self, count: int) -> None:
        """Say where the switch leads, with so many drafts in the bin."""
        self._switch.setText("返回草稿" if self.is_bin else f"回收站（{count}）")
        self._switch.setIcon(icon("restore" if self.is_bin else "remove"))


def _button() -> QToolButton:
    button = QToolButton()
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button
