"""What is said of a form that goes out, to a file or to a printer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from models.findings import Finding
from models.values.visible import path_in_words
from ui.commands.file_commands import FileCommands
from ui.commands.print_commands import PrintCommands
from ui.notices import Notices
from ui.status import Status, left_blank_in_words


class HandingOut(QObject):
    """Tells where a form went, what it lacks, and what its reader sees."""

    def __init__(
        self,
        files: FileCommands,
        printing: PrintCommands,
        notices: Notices,
        status: Status,
        call_due: Callable[[], Sequence[Finding]],
    ) -> None:
        super().__init__(files)
        self._notices, self._status, self._call_due = notices, status, call_due
        self._left_blank = ""
        files.exported.connect(self._on_exported)
        files.handed_out.connect(self._on_handed_out)
        files.noted.connect(self._on_noted)
        files.kept.connect(self._on_kept)
        printing.printed.connect(status.say)
        printing.handed_out.connect(self._on_handed_out)

    def _on_kept(self, path: Path) -> None:
        self._status.say(f"已存到 {path_in_words(path)}")

    def _on_exported(self, path: Path) -> None:
        self._status.say(f"已导出到 {path_in_words(path)}")

    def _on_handed_out(self) -> None:
        """Tell what a form lacks that goes out as it is."""
        self._left_blank = left_blank_in_words(self._call_due())
        if self._left_blank:
            self._notices.tell(self._left_blank)

    def _on_noted(self, sentences: str) -> None:
        self._notices.tell("\n".join(filter(None, (self._left_blank, sentences))))
