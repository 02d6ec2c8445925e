"""What the clerk can do with files: begin, open, export and print forms."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from models.edits import SetText, apply
from models.filled_form import blank_form
from models.form import FORM, Place
from models.form_file import write_form_file
from models.keys import REPORTING_UNIT
from printing.file_name import export_file_name
from ui.commands.chosen_file import write_file
from ui.commands.exports import (
    EXPORTS,
    Export,
    Written,
    proposed_name,
    write_export,
    write_pdf_file,
)
from ui.commands.fault_reports import Tell, reporting, tell_fault
from ui.dialogs.dialogs import Dialogs
from ui.dialogs.file_kinds import FORM as FORM_FILE
from ui.dialogs.file_kinds import PDF, FileKind
from ui.drafts.open_draft import OpenDraft
from ui.paper.paper_pane import PaperPane
from ui.runtime.background import BackgroundWork
from ui.runtime.settings import Settings

UNFINISHED = "导出的文件还没有写完，请稍候再关闭；再次关闭就不等它了"

JULY = 7
"""From this month on, clerks fill in the forms of the next year."""


class FileCommands(QObject):
    """Turns files into drafts, and the open draft into files.

    Signals:
        paths_chosen: Files are to be opened.  arg: their paths, a tuple.
        form_begun: A form was made and is to be opened.  arg: the Form.
        handed_out: The form as it is now goes into a file.
        exported: The form was written to a file.  arg: the Path.
        noted: There is something to know about that file.  arg: sentences.
        kept: The form was written to a file elsewhere.  arg: the Path.
    """

    paths_chosen = Signal(object)
    form_begun = Signal(object)
    handed_out = Signal()
    exported = Signal(object)
    noted = Signal(str)
    kept = Signal(object)

    def __init__(
        self,
        draft: OpenDraft,
        paper: PaperPane,
        dialogs: Dialogs,
        settings: Settings,
        tell: Tell,
    ) -> None:
        super().__init__(draft)
        self._draft, self._paper, self._dialogs = draft, paper, dialogs
        self._store = draft.store
        self._settings, self._tell = settings, tell
        self._background = BackgroundWork(self)

    @property
    def acts(self) -> Mapping[str, Callable[..., object]]:
        """What to do, by the command's name."""
        return {
            "new": self.begin_form,
            "open": self.ask_and_open,
            "export_pdf": self.export_pdf,
            **{
                name: partial(self.export_as, export)
                for name, export in EXPORTS.items()
            },
        }

    def begin_form(self) -> None:
        """Ask for a kind of form, and open a blank one."""
        wanted = self._dialogs.ask_new_form(_usual_year(), self._usual_unit())
        if wanted is None:
            return
        form = blank_form(wanted.definition, wanted.year)
        named = SetText(Place(FORM, REPORTING_UNIT), wanted.unit)
        self.form_begun.emit(apply(form, named)[0])

    def ask_and_open(self) -> None:
        """Ask for files, and open the forms in them."""
        paths = self._dialogs.ask_files(self._folder("open_folder"))
        if paths:
            self._settings.put(open_folder=str(paths[0].parent))
            self.paths_chosen.emit(paths)

    def export_pdf(self) -> None:
        """Ask where to, and write the sheet as it is at this moment."""
        session = self._draft.session
        if session is None:
            return
        name = export_file_name(session.filled, PDF.suffix)
        path = self._ask_path("导出 PDF", PDF, name)
        if path is None:
            return
        # Now: what is typed while it is written is not in the file.
        self.handed_out.emit()
        self._draft.keep_version("导出 PDF")
        write = partial(write_pdf_file, self._paper.sheet, path)
        self._background.start(write, self.exported.emit, self._on_errand_failed)

    def export_as(self, export: Export) -> None:
        """Ask where to, and write the form as it is at this moment."""
        session = self._draft.session
        if session is None:
            return
        filled = session.filled
        name = proposed_name(filled, export)
        path = self._ask_path(export.title, export.kind, name)
        if path is None:
            return
        self.handed_out.emit()
        self._draft.keep_version(export.title)
        write = partial(write_export, filled, export, path)
        self._background.start(write, self._on_export_written, self._on_errand_failed)

    def keep_elsewhere(self) -> None:
        """Ask for a file, and write the form as it is at this moment to it."""
        session = self._draft.session
        if session is None:
            return
        name = export_file_name(session.filled, FORM_FILE.suffix)
        proposed = self._folder("export_folder") / name
        path = self._dialogs.ask_path("存到别处", FORM_FILE, proposed)
        if path is not None:
            with reporting(self._tell):
                self.kept.emit(write_file(path, write_form_file(session.form)))

    def finish(self) -> bool:
        """Wait for files that are being written; return whether all are."""
        return self._background.finish(partial(self._tell, UNFINISHED))

    def _usual_unit(self) -> str:
        """Return the unit that the clerk filled in last."""
        session = self._draft.session
        if session is not None and session.form.fields[REPORTING_UNIT]:
            return session.form.fields[REPORTING_UNIT]
        own = (each for each in self._store.summaries() if not each.is_example)
        return next((each.reporting_unit for each in own), "")

    def _ask_path(self, title: str, kind: FileKind, name: str) -> Path | None:
        """Return where to export to, which is remembered for the next time."""
        proposed = self._folder("export_folder") / name
        path = self._dialogs.ask_path(title, kind, proposed)
        if path is not None:
            self._settings.put(export_folder=str(path.parent))
        return path

    def _folder(self, name: str) -> Path:
        return self._settings.known_folder(name, Path.home())

    def _on_export_written(self, written: Written) -> None:
        self.exported.emit(written.path)
        if written.notices:
            self.noted.emit("\n".join(written.notices))

    def _on_errand_failed(self, error: Exception) -> None:
        tell_fault(error, self._tell)


def _usual_year() -> str:
    today = date.today()
    return str(today.year + (today.month >= JULY))
