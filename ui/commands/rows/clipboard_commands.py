"""Cut, copy and paste: in a text, or else of whole rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLineEdit

from ui.commands.rows.cell_commands import CellCommands
from ui.commands.rows.paste_commands import PasteCommands
from ui.widgets.text_box import TextBox


class ClipboardCommands(QObject):
    """What the keys of the clipboard do, wherever the keyboard is."""

    def __init__(
        self, cells: CellCommands, pasting: PasteCommands, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._cells, self._pasting = cells, pasting

    @property
    def acts(self) -> Mapping[str, Callable[..., object]]:
        """What to do, by the command's name."""
        return {"cut": self._cut, "copy": self._copy, "paste": self._paste}

    def _cut(self) -> None:
        box = _text_with_keyboard()
        self._cells.cut() if box is None else box.cut()

    def _copy(self) -> None:
        box = _text_with_keyboard()
        self._cells.copy() if box is None else box.copy()

    def _paste(self) -> None:
        box = _text_with_keyboard()
        self._pasting.paste() if box is None else box.paste()


def _text_with_keyboard() -> QLineEdit | TextBox | None:
    """Return the text that the keys would go to, None where it is rows."""
    widget = QApplication.focusWidget()
    return widget if isinstance(widget, (QLineEdit, TextBox)) else None
