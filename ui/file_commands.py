"""What the clerk can do with files: begin, open, export and print forms."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from models.blank import blank_form
from models.edits import SetText, apply
from models.form import FORM, Place
from models.form_file import write_form_file
from models.reading import ReadForm, Unreadable, read_file
from printing.file_name import file_name
from printing.page import Sheet
from ui.chosen_file import write_file
from ui.dialogs import Dialogs
from ui.draft_desk import DraftDesk
from ui.errands import Errands
from ui.file_kinds import FORM as FORM_FILE
from ui.file_kinds import PDF
from ui.pdf_file import write_pdf_file
from ui.report_lines import report_lines
from ui.settings import Settings
from ui.told import Tell, tell_fault, told

JULY = 7
"""From this month on, clerks fill in the forms of the next year."""


class FileCommands(QObject):
    """Turns files into drafts, and the open draft into files.

    Signals:
        draft_wanted: A draft was made and is to be opened.  arg: its id.
        form_begun: A form was made and is to be opened.  arg: the Form.
        exported: A PDF was written.  arg: the Path.
        kept: The form was written to a file elsewhere.  arg: the Path.
    """

    draft_wanted = Signal(str)
    form_begun = Signal(object)
    exported = Signal(object)
    kept = Signal(object)

    def __init__(
        self, desk: DraftDesk, dialogs: Dialogs, settings: Settings, tell: Tell
    ) -> None:
        super().__init__(desk)
        self._desk, self._dialogs = desk, dialogs
        self._settings, self._tell = settings, tell
        self._errands = Errands(self)

    def begin_form(self) -> None:
        """Ask for a kind of form, and open a blank one."""
        wanted = self._dialogs.ask_new_form(_usual_year(), self._usual_unit())
        if wanted is None:
            return
        form = blank_form(wanted.definition, wanted.year)
        named = SetText(Place(FORM, "reporting_unit"), wanted.unit)
        self.form_begun.emit(apply(form, named)[0])

    def ask_and_open(self) -> None:
        """Ask for files, and open the forms in them."""
        paths = self._dialogs.ask_files(self._folder("open_folder"))
        if paths:
            self._settings.put(open_folder=str(paths[0].parent))
            self.open_paths(paths)

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Read files beside the window, and make drafts of their forms."""
        read = partial(_read_all, tuple(paths))
        self._errands.start(read, self._on_files_read, self._on_errand_failed)

    def export_pdf(self, sheet: Sheet) -> None:
        """Ask where to, and write the sheet as it is at this moment."""
        session = self._desk.session
        if session is None:
            return
        name = file_name(session.form, session.definition, PDF.suffix)
        folder = self._folder("export_folder")
        path = self._dialogs.ask_path("导出 PDF", PDF, folder / name)
        if path is None:
            return
        self._settings.put(export_folder=str(path.parent))
        write = partial(write_pdf_file, sheet, path)
        self._errands.start(write, self._on_pdf_written, self._on_errand_failed)

    def keep_elsewhere(self) -> None:
        """Ask for a file, and write the form as it is at this moment to it."""
        session = self._desk.session
        if session is None:
            return
        name = file_name(session.form, session.definition, FORM_FILE.suffix)
        proposed = self._folder("export_folder") / name
        path = self._dialogs.ask_path("存到别处", FORM_FILE, proposed)
        if path is not None:
            with told(self._tell):
                self.kept.emit(write_file(path, write_form_file(session.form)))

    def copy(self, draft_id: str) -> None:
        """Open a copy of a draft."""
        with told(self._tell):
            self.draft_wanted.emit(self._desk.copy(draft_id))

    def _usual_unit(self) -> str:
        """Return the unit that the clerk filled in last."""
        session = self._desk.session
        if session is not None and session.form.fields["reporting_unit"]:
            return session.form.fields["reporting_unit"]
        own = (each for each in self._desk.summaries() if not each.is_example)
        return next((each.reporting_unit for each in own), "")

    def _folder(self, name: str) -> Path:
        remembered = Path(self._settings.text(name))
        if remembered.is_absolute() and remembered.is_dir():
            return remembered
        return Path.home()

    def _on_files_read(self, read: _Read) -> None:
        with told(self._tell):
            ids = [self._desk.create(each.form) for each in read.forms]
            if ids:
                self.draft_wanted.emit(ids[0])
        if read.complaints:
            self._tell("\n".join(read.complaints))
        if lines := list(report_lines(read.forms)):
            sentence = f"读入了 {len(read.forms)} 份表。下面这些请核对："
            self._dialogs.tell_list("读入结果", sentence, lines)

    def _on_pdf_written(self, path: Path) -> None:
        self._desk.keep_version("导出 PDF")
        self.exported.emit(path)

    def _on_errand_failed(self, error: Exception) -> None:
        tell_fault(error, self._tell)


class _Read:
    """The forms of several files, and a sentence for each unreadable one."""

    def __init__(self) -> None:
        self.forms: list[ReadForm] = []
        self.complaints: list[str] = []


def _read_all(paths: Sequence[Path]) -> _Read:
    read = _Read()
    for path in paths:
        try:
            read.forms += read_file(path)
        except Unreadable as fault:
            read.complaints.append(str(fault))
    return read


def _usual_year() -> str:
    today = date.today()
    return str(today.year + (today.month >= JULY))
