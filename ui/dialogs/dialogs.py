"""The few questions that need a dialog of their own, all in plain text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from models.definitions.definition import Definition
from models.edits import Edit
from models.form import Form
from models.reading import SUFFIXES
from ui.dialogs.file_columns import write_columns
from ui.dialogs.file_kinds import FileKind
from ui.dialogs.new_form_dialog import NewForm, NewFormDialog
from ui.dialogs.next_year_dialog import NextYearDialog, Successor
from ui.dialogs.page_setup import PageSetupDialog
from ui.dialogs.states import ChosenState, States
from ui.widgets.composing import ComposingGuard
from ui.widgets.plain import plain_label, plain_list
from ui.widgets.program import PROGRAM

if TYPE_CHECKING:
    from models.reading.incoming import Incoming
    from ui.dialogs.import_dialog import Landed, Landing

Answer = Literal["save", "discard", "cancel"]

READABLE = f"可读取的文件 ({' '.join(f'*{each}' for each in sorted(SUFFIXES))})"


FILE_LABELS = {
    QFileDialog.DialogLabel.LookIn: "位置：",
    QFileDialog.DialogLabel.FileName: "文件名：",
    QFileDialog.DialogLabel.FileType: "类型：",
    QFileDialog.DialogLabel.Reject: "取消",
}
"""Qt's own translation leaves some of these in English."""


class Dialogs:
    """Asks the clerk; tests put their own answers in its place."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def ask_new_form(self, year: str, unit: str) -> NewForm | None:
        """Return which form to begin; None when the clerk thought better."""
        dialog = NewFormDialog(year, unit, self._parent)
        answer = dialog.answer if dialog.exec() else None
        dialog.deleteLater()
        return answer

    def ask_next_year(self, successors: Sequence[Successor]) -> tuple[Successor, ...]:
        """Return the drafts to make, none when the clerk thought better."""
        dialog = NextYearDialog(successors, self._parent)
        chosen = dialog.chosen if dialog.exec() else ()
        dialog.deleteLater()
        return chosen

    def ask_page_setup(self, form: Form, definition: Definition) -> Edit | None:
        """Return how a form is to be printed; None changes nothing."""
        dialog = PageSetupDialog(form, definition, self._parent)
        edit = dialog.edit if dialog.exec() else None
        dialog.deleteLater()
        return edit

    def ask_import(
        self,
        incoming: Incoming,
        reread: Callable[[str], Incoming] | None,
        landings: Sequence[Landing],
    ) -> Landed | None:
        """Return where what was read is to go, and the forms put right."""
        # It brings in the paper, which few dialogs need.
        from ui.dialogs.import_dialog import ImportDialog

        dialog = ImportDialog(incoming, self._parent, reread, landings=landings)
        is_wanted = bool(dialog.exec())
        landed = dialog.landed
        dialog.deleteLater()
        return landed if is_wanted else None

    def ask_state(self, states: States) -> ChosenState | None:
        """Return the earlier state that is wanted, and as what."""
        # It brings in the paper, which few dialogs need.
        from ui.dialogs.versions_dialog import VersionsDialog

        dialog = VersionsDialog(states, self._parent)
        chosen = dialog.chosen if dialog.exec() else None
        dialog.deleteLater()
        return chosen

    def ask_files(self, folder: Path) -> tuple[Path, ...]:
        """Return the files to open, none when the clerk thought better."""
        dialog = self._file_dialog("打开", "打开", f"{READABLE};;所有文件 (*)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setDirectory(str(folder))
        return tuple(_chosen(dialog))

    def ask_file(self, title: str, kind: FileKind, folder: Path) -> Path | None:
        """Return a file of a kind, None when the clerk thought better."""
        dialog = self._file_dialog(title, "打开", kind.filter)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setDirectory(str(folder))
        return next(iter(_chosen(dialog)), None)

    def ask_path(self, title: str, kind: FileKind, proposed: Path) -> Path | None:
        """Return where to write a file; writing over one was agreed to."""
        dialog = self._file_dialog(title, "保存", kind.filter)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind.suffix.removeprefix("."))
        dialog.setDirectory(str(proposed.parent))
        dialog.selectFile(proposed.name)
        return next(iter(_chosen(dialog)), None)

    def ask_folder(self, title: str, folder: Path) -> Path | None:
        """Return a folder, None when the clerk thought better."""
        dialog = self._file_dialog(title, "选择", "")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setDirectory(str(folder))
        return next(iter(_chosen(dialog)), None)

    def ask_about_unsaved(self, fault: str) -> Answer:
        """Return what becomes of changes that could not be saved."""
        box = self._box("最后的改动还没有保存", f"{fault}。\n现在离开会失去这些改动。")
        save = box.addButton("再试一次", QMessageBox.ButtonRole.AcceptRole)
        discard = box.addButton("不保存", QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton("取消", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(save)
        box.setEscapeButton(cancel)
        box.exec()
        box.deleteLater()
        answers: dict[object, Answer] = {save: "save", discard: "discard"}
        return answers.get(box.clickedButton(), "cancel")

    def tell(self, title: str, sentence: str) -> None:
        """Tell one thing that nobody may miss."""
        box = self._box(title, sentence)
        box.addButton("知道了", QMessageBox.ButtonRole.AcceptRole)
        box.exec()
        box.deleteLater()

    def tell_list(self, title: str, sentence: str, lines: Sequence[str]) -> None:
        """Tell several things, one to a line, long lines wrapped."""
        dialog = ListDialog(title, sentence, lines, self._parent)
        dialog.exec()
        dialog.deleteLater()

    def _file_dialog(self, title: str, accept: str, names: str) -> QFileDialog:
        dialog = QFileDialog(self._parent, title)
        dialog.setNameFilter(names)
        for label, text in FILE_LABELS.items():
            dialog.setLabelText(label, text)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, accept)
        write_columns(dialog)
        for line in dialog.findChildren(QLineEdit):
            ComposingGuard(line)
        return dialog

    def _box(self, title: str, sentence: str) -> QMessageBox:
        box = QMessageBox(self._parent)
        box.setWindowTitle(PROGRAM)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(title)
        box.setInformativeText(sentence)
        return box


def _chosen(dialog: QFileDialog) -> list[Path]:
    """Return the files that a dialog was closed with."""
    paths = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return [Path(path) for path in paths]


class ListDialog(QDialog):
    """A sentence over a list of lines."""

    def __init__(
        self, title: str, sentence: str, lines: Sequence[str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(560, 400)
        label = plain_label(sentence, wraps=True)
        shown = plain_list(title)
        shown.setWordWrap(True)
        shown.addItems(list(lines))
        buttons = QDialogButtonBox()
        buttons.addButton("知道了", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(label)
        column.addWidget(shown, 1)
        column.addWidget(buttons)
