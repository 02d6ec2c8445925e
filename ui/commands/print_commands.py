"""What the clerk can do to get the form onto paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from printing.file_name import export_file_name
from ui.dialogs.dialogs import Dialogs
from ui.drafts.open_draft import OpenDraft
from ui.paper.paper_pane import PaperPane

RULER_NAME = "绩表打印测试页"


class PrintCommands(QObject):
    """Sets the page up, prints it as previewed, and a page to measure.

    Signals:
        printed: Something went to a printer, or not.  arg: a sentence.
        handed_out: The form as it is now went to a printer.
    """

    printed = Signal(str)
    handed_out = Signal()

    def __init__(
        self, window: QWidget, draft: OpenDraft, paper: PaperPane, dialogs: Dialogs
    ) -> None:
        super().__init__(draft)
        self._window, self._draft, self._paper = window, draft, paper
        self._dialogs = dialogs

    @property
    def acts(self) -> Mapping[str, Callable[..., object]]:
        """What to do, by the command's name."""
        return {
            "page_setup": self._set_page_up,
            "print": self._print,
            "print_ruler": self._print_ruler,
        }

    def _set_page_up(self) -> None:
        session = self._draft.changeable()
        if session is None:
            return
        edit = self._dialogs.ask_page_setup(session.form, session.definition)
        if edit is not None:
            session.perform(edit, "页面设置")

    def _print(self) -> None:
        # The system's printers take a moment to import, and few print at once.
        from ui.printer.print_job import ask_and_print

        session = self._draft.session
        if session is None:
            return
        name = export_file_name(session.filled, "")
        printed = ask_and_print(self._window, self._paper.sheet, name)
        if printed:
            self._draft.keep_version("打印")
            self.printed.emit(printed)
            self.handed_out.emit()

    def _print_ruler(self) -> None:
        from ui.printer.print_job import ask_and_print
        from ui.printer.ruler_page import ruler_sheet

        self.printed.emit(ask_and_print(self._window, ruler_sheet(), RULER_NAME))
