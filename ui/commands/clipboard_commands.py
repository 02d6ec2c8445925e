"""Cut, copy and paste: in a text, or else of whole rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLineEdit

from ui.commands.row_commands import RowCommands
from ui.widgets.text_box import TextBox


class ClipboardCommands(QObject):
    """What the keys of the clipboard do, wherever the keyboard is."""

    def __init__(self, rows: RowCommands, parent: QObject) -> None:
        super().__init__(parent)
        self._rows = rows

    @property
    def acts(self) -> Mapping[str, Callable[..., object]]:
        """What to do, by the command's name."""
        return {"cut": self._cut, "copy": self._copy, "paste": self._paste}

    def _cut(self) -> None:
        box = _text_with_keyboard()
        self._rows.cut() if box is None else box.cut()

    def _copy(self) -> None:
        box = _text_with_keyboard()
        self._rows.copy() if box is None else box.copy()

    def _paste(self) -> None:
        box = _text_with_keyboard()
        self._rows.paste() if box is None else box.paste()


def _text_with_keyboard() -> QLineEdit | TextBox | None:
    """Return the text that the keys would go to, None where it is rows."""
    widget = QApplication.focusWidget()
    return widget if isinstance(widget, (QLineEdit, TextBox)) else None
