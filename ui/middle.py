"""The middle of the window: what is told, and under it the form."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.welcome_page import WelcomePage
from ui.widgets.plain import flush_column

LEAST_WIDTH = 400
"""Of the editor, in pixels."""

WELCOME, FORM = 0, 1


class Middle(QWidget):
    """Has bars at its top, and the form or else a welcome.

    Attributes:
        welcome: What stands there while no form is open.
    """

    def __init__(self, bars: Sequence[QWidget], form: QWidget) -> None:
        super().__init__()
        self.welcome, self._pages = WelcomePage(), QStackedWidget()
        self._pages.addWidget(self.welcome)
        self._pages.addWidget(form)
        self.setMinimumWidth(LEAST_WIDTH)
        column = flush_column(self)
        for part in (*bars, self._pages):
            column.addWidget(part)

    def show_form(self) -> None:
        """Show the form."""
        self._pages.setCurrentIndex(FORM)

    def show_welcome(self) -> None:
        """Say what to do next, for no form is open."""
        self._pages.setCurrentIndex(WELCOME)
