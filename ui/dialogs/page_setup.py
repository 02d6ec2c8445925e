"""Asks how a form is to be printed: on how many pages, in which face."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QVBoxLayout,
    QWidget,
)

from models.definitions.definition import Definition
from models.edits import Edit, SetText, Together, apply
from models.form import FORM, Form, Place
from models.keys import SHEET_FACE, SHEET_PAGES
from printing.compose import compose
from printing.fonts.system_faces import system_faces
from printing.page import Sheet
from ui.widgets.plain import plain_label

MOST_PAGES = 9
BUNDLED = "自带宋体（各台电脑分页一致）"
MIDDLE = 380
"""Width of the dialog at least, in pixels."""


class PageSetupDialog(QDialog):
    """Two choices, and below them what they come to.

    Attributes:
        edit: The choices as one step, None where nothing was changed.
    """

    def __init__(
        self, form: Form, definition: Definition, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("页面设置")
        self.setMinimumWidth(MIDDLE)
        self._form, self._definition = form, definition
        self._pages = _choices(_page_choices(), form.fields[SHEET_PAGES])
        self._face = _choices(_face_choices(), form.fields[SHEET_FACE])
        self._outcome = plain_label(wraps=True)
        self._compose()
        self._pages.currentIndexChanged.connect(self._say_outcome)
        self._face.currentIndexChanged.connect(self._say_outcome)
        self._say_outcome()

    @property
    def edit(self) -> Edit | None:
        """The choices as one step, None where nothing was changed."""
        chosen = {
            SHEET_PAGES: self._pages.currentData(),
            SHEET_FACE: self._face.currentData(),
        }
        edits = tuple(
            SetText(Place(FORM, key), text)
            for key, text in chosen.items()
            if text != self._form.fields[key]
        )
        return Together(edits) if edits else None

    def _compose(self) -> None:
        fields = QFormLayout()
        fields.setHorizontalSpacing(12)
        fields.setVerticalSpacing(8)
        fields.addRow("页数", self._pages)
        fields.addRow("字体", self._face)
        column = QVBoxLayout(self)
        column.setSpacing(16)
        column.setContentsMargins(16, 16, 16, 16)
        column.addLayout(fields)
        column.addWidget(self._outcome)
        column.addWidget(self._buttons())

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        use = buttons.addButton("确定", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        use.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _say_outcome(self) -> None:
        edit = self.edit
        form = apply(self._form, edit)[0] if edit else self._form
        self._outcome.setText(outcome_in_words(compose(form, self._definition)))


def outcome_in_words(sheet: Sheet) -> str:
    """Return how many pages a sheet has, and what was done to it."""
    return "\n".join((f"共 {len(sheet.pages)} 页。", *sheet.notices))


def _page_choices() -> list[tuple[str, str]]:
    """Return what is shown and what is kept for each number of pages."""
    fitted = [(f"缩小字号，排进 {n} 页", str(n)) for n in range(1, MOST_PAGES + 1)]
    return [("不缩小，需要几页就几页", ""), *fitted]


def _face_choices() -> list[tuple[str, str]]:
    # Looking through the fonts of the machine takes a moment.
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        installed = [(each.family, each.family) for each in system_faces()]
    finally:
        QApplication.restoreOverrideCursor()
    return [(BUNDLED, ""), *installed]


def _choices(rows: list[tuple[str, str]], current: str) -> QComboBox:
    """Return a box of choices; one that is not among them is added."""
    box = QComboBox()
    for shown, kept in rows:
        box.addItem(shown, kept)
    if box.findData(current) < 0:
        box.addItem(current, current)
    box.setCurrentIndex(box.findData(current))
    return box
