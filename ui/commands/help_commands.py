"""What the help menu does."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from models.values.visible import path_in_words
from ui.commands.help_texts import about_text, keys_text
from ui.dialogs.dialogs import Dialogs
from ui.drafts.draft_store import DraftStore
from ui.widgets.program import PROGRAM


class HelpCommands(QObject):
    """Tells what there is to know, beside the window or over it."""

    def __init__(self, window: QWidget, store: DraftStore, dialogs: Dialogs) -> None:
        super().__init__(window)
        self._window, self._store, self._dialogs = window, store, dialogs

    @property
    def acts(self) -> Mapping[str, Callable[..., object]]:
        """What to do, by the command's name."""
        return {
            "manual": self._show_manual,
            "keys": self._tell_keys,
            "input_check": self._check_input,
            "data_folder": self._open_data_folder,
            "about": self._tell_about,
        }

    def _show_manual(self) -> None:
        # It is read now and then; the window need not wait for its parts.
        from ui.commands.manual_window import ManualWindow

        ManualWindow(self._window).show()

    def _check_input(self) -> None:
        # Beside the window, where the clerk can try what it advises.
        from ui.dialogs.input_dialog import InputDialog, check_now

        InputDialog(check_now(), self._window).show()

    def _tell_keys(self) -> None:
        self._dialogs.tell_list("快捷键一览", "不用鼠标也能填完一份表：", keys_text())

    def _tell_about(self) -> None:
        self._dialogs.tell(PROGRAM, about_text(str(self._store.folder)))

    def _open_data_folder(self) -> None:
        folder = str(self._store.folder)
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(folder)):
            self._dialogs.tell("打不开文件夹", f"草稿都在“{path_in_words(folder)}”里。")
