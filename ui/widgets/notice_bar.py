"""A sentence over the editor with what can be done about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton

from models.findings import Severity
from ui.widgets.icons import icon, picture
from ui.widgets.plain import plain_label
from ui.widgets.severity import SEVERITY_INK

ICON = 16

Act = tuple[str, Callable[[], object]]
"""The text of a button, and what it does."""


class NoticeBar(QFrame):
    """Tells one thing at a time, and blocks nothing.

    A standing one cannot be closed, and stays when something is done: what
    it tells of goes on until the window hides it.
    """

    def __init__(self, *, is_standing: bool = False) -> None:
        super().__init__()
        self._is_standing = is_standing
        self.setObjectName("noticeBar")
        self._sign, self._text = plain_label(), plain_label(wraps=True)
        self._buttons: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 8, 4, 8)
        self._row.setSpacing(8)
        self._row.addWidget(self._sign)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._make_close())
        self._acts: tuple[Act, ...] = ()
        self.hide()

    @property
    def text(self) -> str:
        """The sentence on show, "" while there is none."""
        return "" if self.isHidden() else self._text.text()

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """A button for each thing to do."""
        return tuple(self._buttons)

    @property
    def acts(self) -> tuple[Act, ...]:
        """What can be done about what is told."""
        return self._acts

    def tell(self, sentence: str, severity: Severity, *acts: Act) -> None:
        """Show a sentence, and a button for each thing to do."""
        # A button that is just being clicked is not made anew.
        if (self.text, self._acts) == (sentence, acts):
            return
        self._drop_buttons()
        self._acts = acts
        self._text.setText(sentence)
        ink, scale = SEVERITY_INK[severity].name(), self.devicePixelRatioF()
        self._sign.setPixmap(picture(severity, ICON, ink, scale))
        for text, act in acts:
            self._add_button(text, act)
        self.show()

    def _add_button(self, text: str, act: Callable[[], object]) -> None:
        button = QPushButton()
        button.setText(text)
        if not self._is_standing:
            button.clicked.connect(self.hide)
        button.clicked.connect(act)
        self._row.insertWidget(self._row.count() - 1, button)
        self._buttons.append(button)

    def _drop_buttons(self) -> None:
        for button in self._buttons:
            button.deleteLater()
        self._buttons = []

    def _make_close(self) -> QToolButton:
        close = QToolButton()
        close.setIcon(icon("close"))
        close.setIconSize(QSize(ICON, ICON))
        close.setToolTip("关闭")
        close.setAccessibleName("关闭")
        close.clicked.connect(self.hide)
        close.setVisible(not self._is_standing)
        return close
