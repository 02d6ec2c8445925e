"""What the clerk can do to get other people's files, and tables, in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from models.fill_in import fill_in
from models.form import Form
from models.reading import Unreadable
from ui.commands.fault_reports import Tell, reporting, tell_fault
from ui.dialogs.dialogs import Dialogs
from ui.drafts.open_draft import OpenDraft
from ui.runtime.background import BackgroundWork

if TYPE_CHECKING:
    from models.reading.incoming import Incoming
    from ui.dialogs.import_dialog import Landing

NO_TABLE = "剪贴板里没有表格，请先在 WPS、Excel 或 Word 里选中表格并复制"


class ImportCommands(QObject):
    """Reads beside the window, shows what was understood, and lands it.

    Signals:
        begun: Files are being read.  arg: what is said of it.
        rested: They were read, or could not be.
        forms_made: Drafts are to be made, the first opened.  args: the
            Forms, a sentence then, and sentences on what is to be checked,
            by the number of the form.
    """

    begun = Signal(str)
    rested = Signal()
    forms_made = Signal(object, str, object)

    def __init__(self, draft: OpenDraft, dialogs: Dialogs, tell: Tell) -> None:
        super().__init__(draft)
        self._draft, self._dialogs, self._tell = draft, dialogs, tell
        self._background = BackgroundWork(self)
        self._background.rested.connect(self.rested)

    @property
    def acts(self) -> Mapping[str, Callable[..., object]]:
        """What to do, by the command's name."""
        return {
            "paste_table": self.paste_table,
        }

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Read files beside the window, and make drafts of their forms."""
        self.begun.emit(f"正在读取 {len(paths)} 个文件…")
        read = partial(_read_all, tuple(paths))
        self._background.start(read, self._on_files_read, self._on_failed)

    def paste_table(self) -> None:
        """Fill the open form in from a table on the clipboard."""
        # Readers are brought in when something is to be read.
        from models.reading.incoming import Incoming, incoming_table

        session = self._draft.session
        data = QGuiApplication.clipboard().mimeData()
        if session is None or data is None:
            return
        with reporting(self._tell):
            read = incoming_table(data.html(), data.text(), session.definition)
            if read is None:
                self._tell(NO_TABLE)
                return
            incoming = Incoming("剪贴板里的表格", (read,))
            landings: tuple[Landing, ...] = ("here", "drafts")
            if not session.can_change:
                landings = ("drafts",)
            self._ask_and_land(incoming, landings=landings)

    def _on_files_read(self, read: _Read) -> None:
        forms: list[Form] = []
        for path, incoming in read.incoming:
            if any(each.source.rows for each in incoming.forms):
                self._ask_and_land(incoming, path)
            else:
                forms += [each.form for each in incoming.forms]
        self.forms_made.emit(forms, "", {})
        if read.complaints:
            self._tell("\n".join(read.complaints))

    def _ask_and_land(
        self,
        incoming: Incoming,
        path: Path | None = None,
        *,
        landings: Sequence[Landing] = ("drafts",),
    ) -> None:
        """Show what was understood, and land it where the clerk says."""
        from models.reading.incoming import incoming_file

        reread = partial(incoming_file, path) if path else None
        landed = self._dialogs.ask_import(incoming, reread, landings)
        if landed is None:
            return
        where, forms, doubts = landed
        if where == "drafts":
            said = f"已存为 {len(forms)} 份新草稿" if len(forms) > 1 else ""
            self.forms_made.emit(forms, said, doubts)
        elif self._draft.session is not None:
            session = self._draft.session
            edit = fill_in(session.form, forms[0])
            if edit is not None:
                session.perform(edit, "读入表格")

    def _on_failed(self, error: Exception) -> None:
        tell_fault(error, self._tell)


class _Read:
    """What several files hold, and a sentence for each unreadable one."""

    def __init__(self) -> None:
        self.incoming: list[tuple[Path, Incoming]] = []
        self.complaints: list[str] = []


def _read_all(paths: Sequence[Path]) -> _Read:
    from models.reading.incoming import incoming_file

    read = _Read()
    for path in paths:
        try:
            read.incoming.append((path, incoming_file(path)))
        except Unreadable as fault:
            read.complaints.append(str(fault))
    return read
