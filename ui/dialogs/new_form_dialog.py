"""Asks which form to begin: its kind, year and unit."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from models.definitions.definition import Definition
from models.definitions.definition_file import definitions
from ui.widgets.composing import ComposingGuard
from ui.widgets.plain import plain_list

USUAL = ("project_form_2026", "department_form_2026")
"""The forms that clerks begin most, before the others."""


@dataclass(frozen=True, slots=True)
class NewForm:
    """What a new form begins with."""

    definition: Definition
    year: str
    unit: str


class NewFormDialog(QDialog):
    """One list and two fields; Enter begins the form."""

    def __init__(self, year: str, unit: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("新建")
        self.setMinimumWidth(420)
        self._kinds = self._make_kinds()
        self._year, self._unit = QLineEdit(), QLineEdit()
        for line in (self._year, self._unit):
            ComposingGuard(line)
        self._year.setText(year)
        self._unit.setText(unit)
        self._unit.setPlaceholderText("可以以后再填")
        column = QVBoxLayout(self)
        column.setSpacing(16)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(self._kinds)
        column.addLayout(self._make_fields())
        column.addWidget(self._make_buttons())

    @property
    def answer(self) -> NewForm:
        """What the clerk chose."""
        chosen = self._kinds.currentItem()
        definition = definitions()[chosen.data(Qt.ItemDataRole.UserRole)]
        return NewForm(
            definition, self._year.text().strip(), self._unit.text().strip()
        )

    def _make_kinds(self) -> QListWidget:
        kinds = plain_list("表样")
        for definition in ordered_definitions():
            item = QListWidgetItem(definition.name, kinds)
            item.setData(Qt.ItemDataRole.UserRole, definition.id)
        kinds.setCurrentRow(0)
        kinds.itemDoubleClicked.connect(self.accept)
        return kinds

    def _make_fields(self) -> QFormLayout:
        fields = QFormLayout()
        fields.setHorizontalSpacing(12)
        fields.setVerticalSpacing(8)
        fields.addRow("年度", self._year)
        fields.addRow("填报单位", self._unit)
        return fields

    def _make_buttons(self) -> QDialogButtonBox:
        roles = QDialogButtonBox.ButtonRole
        buttons = QDialogButtonBox()
        begin = buttons.addButton("开始填写", roles.AcceptRole)
        begin.setDefault(True)
        buttons.addButton("取消", roles.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons


def ordered_definitions() -> list[Definition]:
    """Return all definitions, the usual ones first."""
    found = definitions()
    first = [found[key] for key in USUAL if key in found]
    return first + [each for each in found.values() if each.id not in USUAL]
